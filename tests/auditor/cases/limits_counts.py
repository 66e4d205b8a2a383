"""STA003 and STA005 at their limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from auditor.rule import Outcome
from crawler.outcomes import FetchOutcome
from tests.auditor.case import FOUND, Case
from tests.auditor.cases.claimed_counts import (
    INTERPRETATIONS,
    ORIGINAL,
    REPORT,
    SAID,
    facts,
    interpretations,
    report,
)
from tests.auditor.portal import Portal, claim, column, item, policy, row

NEWS = column("news", id=90_101)
UNREAD = replace(NEWS, complete=False)
OPEN = replace(INTERPRETATIONS, id=90_102, complete=False)


def counts(
    about: str, outcome: str, page: Any, *items: Any, rows: Sequence[Any] = (),
    columns: Sequence[Any] = (), says: str = "", source: str = "network",
) -> Case:  # fmt: skip
    result = Outcome(outcome)
    portal = Portal([page, *items], columns, rows, source=source)
    return Case("STA003", about, portal, result, (REPORT,) if result in FOUND else (), says=says)


def dated(day: str, count: int, of: Any = INTERPRETATIONS) -> list[Any]:
    """Pages of one day."""
    claims = [claim("published_at", day, "header")]
    return [item(f"/{of.kind}/{day}/{n}.html", "解读", of, claims=claims) for n in range(count)]


def within(day: str) -> list[Any]:
    """Nineteen pages of the first months, and one more."""
    return [*interpretations(19), *dated(day, 1)]


def reaching(day: str) -> list[Any]:
    """The last row of a list that was not read to its end."""
    return [row(OPEN, "/last.html", "解读", day)]


YEARLESS = "临溪县人民政府政务公开工作总结"
BUREAU = "临溪县交通运输局2025年政务公开工作总结"
NOW = "今年以来共发布政策解读{}条。"
ALL = "2025年门户网站共发布信息{}条。"
OTHER_TITLE = {**ORIGINAL, "title": "渡口安全管理办法"}
CASES = [
    counts(
        "one more than stated, as far as allowed",
        "passed",
        report(SAID.format(20)),
        *interpretations(21),
    ),
    counts(
        "one less than stated, as far as allowed",
        "passed",
        report(SAID.format(20)),
        *interpretations(19),
    ),
    counts("six in a hundred more", "failed", report(SAID.format(50)), *interpretations(53)),
    counts(
        "one number is told as one",
        "failed",
        report(SAID.format(40)),
        *interpretations(20),
        says="可查到 20 条",
    ),
    counts(
        "bounds are told as two",
        "failed",
        report(SAID.format(40)),
        *interpretations(20),
        item("/u.html", "解读", INTERPRETATIONS),
        says="可查到 20～21 条",
    ),
    counts(
        "counted a month before",
        "failed",
        report(NOW.format(19), published_at="2025-11-20"),
        *within("2025-10-20"),
    ),
    counts(
        "later than that",
        "passed",
        report(NOW.format(19), published_at="2025-11-20"),
        *within("2025-10-21"),
    ),
    counts(
        "out on the last day of its year",
        "passed",
        report(NOW.format(19), published_at="2025-12-31"),
        *within("2025-12-05"),
    ),
    counts(
        "the first day counts",
        "passed",
        report(SAID.format(20)),
        *interpretations(18),
        *dated("2025-01-01", 2),
    ),
    counts(
        "the first day surely counts",
        "failed",
        report(SAID.format(18)),
        *interpretations(18),
        *dated("2025-01-01", 2),
    ),
    counts(
        "the last day counts",
        "passed",
        report(SAID.format(20)),
        *interpretations(18),
        *dated("2025-12-31", 2),
    ),
    counts(
        "rows of the site's own pages count with them",
        "passed",
        report(SAID.format(20)),
        *interpretations(20),
        rows=[row(INTERPRETATIONS, f"/i2025/{n}.html", "解读", "2025-01-11") for n in range(20)],
    ),
    counts(
        "pages of all kinds",
        "passed",
        report(ALL.format(25)),
        *interpretations(20),
        *dated("2025-03-01", 5, NEWS),
    ),
    counts(
        "a column of another kind was not read",
        "passed",
        report(SAID.format(20)),
        *interpretations(20),
        columns=[UNREAD],
    ),
    counts(
        "a column of any kind was not read",
        "cantTell",
        report(ALL.format(20)),
        *interpretations(20),
        columns=[UNREAD],
    ),
    counts(
        "read back to the first day",
        "cantTell",
        report(SAID.format(20)),
        *interpretations(20),
        columns=[OPEN],
        rows=reaching("2025-01-01"),
    ),
    counts(
        "read back beyond it",
        "passed",
        report(SAID.format(20)),
        *interpretations(20),
        columns=[OPEN],
        rows=reaching("2024-12-31"),
    ),
    counts(
        "a column that was never asked for",
        "passed",
        report(SAID.format(20)),
        *interpretations(20),
        columns=[replace(OPEN, outcome=None)],
    ),
    counts(
        "a column that was not answered",
        "cantTell",
        report(SAID.format(20)),
        *interpretations(20),
        columns=[replace(INTERPRETATIONS, id=90_103, outcome=FetchOutcome.TIMEOUT)],
    ),
    counts(
        "this year, by the day of the report",
        "passed",
        report(NOW.format(20), YEARLESS, published_at="2025-12-31"),
        *dated("2025-03-01", 20),
    ),
    counts(
        "of no year",
        "inapplicable",
        report("共发布政策解读20条。", YEARLESS, published_at="2025-12-31"),
        *dated("2025-03-01", 20),
    ),
    counts(
        "a title that begins with the year",
        "inapplicable",
        report(SAID.format(40), "2025年政务公开工作总结", issuing_body=None),
        *interpretations(20),
    ),
    counts(
        "a title that names a bureau",
        "inapplicable",
        report(SAID.format(40), BUREAU, issuing_body=None),
        *interpretations(20),
    ),
    facts(
        "a number that stands for three documents above",
        "inapplicable",
        policy(written_on="2026-06-02", **ORIGINAL),
        policy("/o1.html", written_on="2026-06-01", **ORIGINAL),
        policy("/o2.html", written_on="2026-06-01", **OTHER_TITLE),
        policy("/o3.html", written_on="2026-06-01", **{**ORIGINAL, "title": "桥梁检查办法"}),
    ),
]
