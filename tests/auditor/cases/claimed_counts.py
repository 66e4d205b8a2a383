"""STA003, STA005: what a site states against what is found elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from auditor.rule import Outcome
from tests.auditor.case import Case
from tests.auditor.portal import HOME, Portal, block, claim, column, item, policy, row, url

INTERPRETATIONS = column("interpretation", row_count=20)
REPORTS = column("annual_report")
REPORT = url("/report.html")
ORIGINAL = {"title": "临溪县农村公路管理办法", "document_number": "皖政办〔2026〕8号"}


def interpretations(count: int, year: int = 2025) -> list[Any]:
    return [
        item(
            f"/i{year}/{n}.html",
            f"解读{n}",
            INTERPRETATIONS,
            page_class="interpretation",
            claims=[claim("published_at", f"{year}-0{n % 9 + 1}-11", "header")],
        )
        for n in range(count)
    ]


def report(
    body: str, title: str = "临溪县人民政府2025年政务公开工作总结", **facts: str | None
) -> Any:
    rows = {"issuing_body": "临溪县人民政府办公室", "published_at": "2026-01-20", **facts}
    return item("/report.html", title, REPORTS, claims=block(title=title, **rows), body=body)


def counts(
    about: str,
    outcome: str,
    body: str,
    *items: Any,
    listed: Sequence[Any] = (),
    status: str = "complete",
    **facts: Any,
) -> Case:
    result = Outcome(outcome)
    portal = Portal(
        [report(body, **facts), *(items or interpretations(20))], all_rows=listed, status=status
    )
    at = (REPORT,) if result in (Outcome.FAILED, Outcome.CANT_TELL) else ()
    return Case("STA003", about, portal, result, at)


def facts(about: str, outcome: str, own: Any, *originals: Any, at: str | None = None) -> Case:
    result = Outcome(outcome)
    found = result in (Outcome.FAILED, Outcome.CANT_TELL)
    above = [Portal(originals, key="ah", name="安徽省人民政府")] if originals else []
    where = at or own.url
    return Case("STA005", about, Portal([own]), result, (where,) if found else (), above)


SAID = "2025年共发布政策解读{}条。"
CASES = [
    counts("as many", "passed", SAID.format(20)),
    counts("within the tolerance", "passed", SAID.format(21)),
    counts("in Chinese numerals", "passed", SAID.format("二十")),
    counts("one too many", "failed", SAID.format(22)),
    counts("too few", "failed", SAID.format(19)),
    counts("this year", "passed", "今年以来共发布政策解读20条。"),
    counts("of another year", "failed", "2024年共发布政策解读20条。"),
    counts(
        "of a year before, when there were as many",
        "passed",
        "2024年共发布政策解读12条。",
        *interpretations(20),
        *interpretations(12, 2024),
    ),
    counts("more words than a number", "inapplicable", "2025年共发布政策解读20余条。"),
    counts("of superior bodies", "inapplicable", "2025年共发布上级政策解读40条。"),
    counts("by another channel", "inapplicable", "2025年微信发布政策解读40条。"),
    counts("a part", "inapplicable", "2025年共发布信息若干，其中政策解读40条。"),
    counts("of a month", "inapplicable", "2025年5月发布政策解读40条。"),
    counts("two numbers in one clause", "inapplicable", "2025年发布政策解读40条和简报5期。"),
    counts("no publication", "inapplicable", "2025年收到政策解读建议40条。"),
    counts(
        "another body's report",
        "inapplicable",
        SAID.format(40),
        issuing_body="临溪县交通运输局",
        title="临溪县交通运输局2025年政务公开工作总结",
    ),
    counts(
        "a title that names the site",
        "passed",
        SAID.format(20),
        issuing_body=None,
        title="临溪县2025年政府信息公开工作年度报告",
    ),
    counts("no report", "inapplicable", SAID.format(40), title="临溪县人民政府2025年简讯"),
    counts("not all was read", "cantTell", SAID.format(40), status="budget"),
    counts(
        "an undated page may be the one that lacks",
        "passed",
        SAID.format(22),
        *interpretations(20),
        item("/u.html", "解读", INTERPRETATIONS, page_class="interpretation"),
    ),
    counts(
        "rows that lead elsewhere count, each once",
        "passed",
        SAID.format(24),
        *interpretations(20),
        listed=[
            row(INTERPRETATIONS, f"http://x.gov.cn/{n}", "图解", "2025-03-01", key=None)
            for n in (1, 2, 3, 3)
        ],
    ),
    counts(
        "out within its year, counted some weeks before",
        "passed",
        "今年以来共发布政策解读19条。",
        *interpretations(19),
        item(
            "/late.html",
            "解读",
            INTERPRETATIONS,
            page_class="interpretation",
            claims=[claim("published_at", "2025-11-05", "header")],
        ),
        published_at="2025-11-20",
    ),
    counts("the whole site", "failed", "2025年门户网站共发布信息400条。"),
    facts(
        "the same day",
        "passed",
        policy(written_on="2026-06-01", **ORIGINAL),
        policy("/o.html", written_on="2026-06-01", **ORIGINAL),
    ),
    facts(
        "another day",
        "failed",
        policy(written_on="2026-06-02", **ORIGINAL),
        policy("/o.html", written_on="2026-06-01", **ORIGINAL),
    ),
    facts(
        "forwarded, another day",
        "failed",
        policy(written_on="2026-06-02", **{**ORIGINAL, "title": f"转发{ORIGINAL['title']}"}),
        policy("/o.html", written_on="2026-06-01", **ORIGINAL),
    ),
    facts(
        "a vague day",
        "cantTell",
        policy(written_on="2026-06", **ORIGINAL),
        policy("/o.html", written_on="2026-06-01", **ORIGINAL),
    ),
    facts(
        "another month",
        "failed",
        policy(written_on="2026-05", **ORIGINAL),
        policy("/o.html", written_on="2026-06-01", **ORIGINAL),
    ),
    facts(
        "another title",
        "inapplicable",
        policy(written_on="2026-06-02", **ORIGINAL),
        policy("/o.html", written_on="2026-06-01", **{**ORIGINAL, "title": "渡口安全管理办法"}),
    ),
    facts(
        "another number",
        "inapplicable",
        policy(written_on="2026-06-02", **{**ORIGINAL, "document_number": "皖政办〔2026〕9号"}),
        policy("/o.html", written_on="2026-06-01", **ORIGINAL),
    ),
    facts(
        "no day stated",
        "inapplicable",
        policy(written_on=None, **ORIGINAL),
        policy("/o.html", written_on="2026-06-01", **ORIGINAL),
    ),
    facts("no upstream portal", "cantTell", policy(**ORIGINAL), at=HOME),
    facts(
        "another number on the same day",
        "failed",
        policy(written_on="2026-06-01", **{**ORIGINAL, "document_number": "皖政办〔2026〕9号"}),
        policy("/o.html", written_on="2026-06-01", **ORIGINAL),
    ),
    facts(
        "valid here, void there",
        "failed",
        policy(written_on="2026-06-01", validity="有效", **ORIGINAL),
        policy("/o.html", written_on="2026-06-01", validity="已废止", **ORIGINAL),
    ),
    facts(
        "valid in other words",
        "passed",
        policy(written_on="2026-06-01", validity="有效", **ORIGINAL),
        policy("/o.html", written_on="2026-06-01", validity="现行有效", **ORIGINAL),
    ),
    facts(
        "validity not stated here",
        "passed",
        policy(written_on="2026-06-01", **ORIGINAL),
        policy("/o.html", written_on="2026-06-01", validity="废止", **ORIGINAL),
    ),
]
