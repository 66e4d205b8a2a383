"""DAT and TIM."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from auditor.rule import Outcome
from crawler.fields.span import SHANGHAI
from tests.auditor.case import Case, of
from tests.auditor.portal import HOME, Portal, claim, item, policy

NOON = datetime(2026, 6, 2, 12, 0, tzinfo=SHANGHAI)


def dated(*claims: tuple[str, str], field: str = "published_at") -> Any:
    return item(
        "/a.html", "甲", "notice", claims=[claim(field, text, place) for place, text in claims]
    )


def formed(written: str, published: str, kind: str = "notice") -> Any:
    claims = [claim("written_on", written, "table"), claim("published_at", published, "header")]
    return item("/f.html", "甲", kind, claims=claims)


def remade(count: int) -> list[Any]:
    """Pages of different days whose meta tags all carry one day."""
    return [
        item(
            f"/m{day}.html",
            "甲",
            claims=[
                claim("published_at", "2026-06-29T03:00", "meta"),
                claim("published_at", f"2026-05-{day:02}", "header"),
            ],
        )
        for day in range(1, count + 1)
    ]


CASES = [
    of("DAT005", "pages that were made again", "cantTell", *remade(5), at=HOME),
    Case(
        "DAT005",
        "too few to say so",
        Portal(remade(4)),
        Outcome.FAILED,
        [one.url for one in remade(4)],
    ),
    of("DAT002", "past dates", "passed", policy()),
    of("DAT002", "the day of audit", "passed", policy(published_at="2026-06-30")),
    of("DAT002", "later on the day of audit", "passed", policy(published_at="2026-06-30T23:59")),
    of("DAT002", "tomorrow", "failed", policy(published_at="2026-07-01")),
    of(
        "DAT002",
        "formed tomorrow",
        "failed",
        policy(written_on="2026-07-01", published_at="2026-06-30"),
    ),
    of(
        "DAT002",
        "signed tomorrow",
        "failed",
        policy(more=[claim("signed_on", "2026-07-01", "body")]),
    ),
    of("DAT002", "in force tomorrow", "passed", policy(effective_on="2026-07-01")),
    of(
        "DAT002",
        "some time this year",
        "cantTell",
        policy(written_on="2026", published_at="2026-06-02"),
    ),
    of("DAT002", "next month", "failed", policy(written_on="2026-07")),
    of("DAT002", "no date", "inapplicable", item("/a.html", "甲")),
    Case(
        "DAT002",
        "today at noon",
        Portal([policy(published_at="2026-06-02")]),
        Outcome.PASSED,
        as_of=NOON,
    ),
    of("DAT003", "the day after", "passed", policy()),
    of(
        "DAT003",
        "the same day",
        "passed",
        policy(written_on="2026-06-02T16:40", published_at="2026-06-02T16:34"),
    ),
    of("DAT003", "the day before", "failed", policy(written_on="2026-06-03")),
    of(
        "DAT003",
        "before the signature",
        "failed",
        policy(written_on=None, more=[claim("signed_on", "2026-06-03", "body")]),
    ),
    of(
        "DAT003",
        "the labelled date outranks the signature",
        "passed",
        policy(more=[claim("signed_on", "2026-06-03", "body")]),
    ),
    of("DAT003", "a month that may be either", "cantTell", policy(written_on="2026-06")),
    of("DAT003", "a month that cannot", "passed", policy(written_on="2026-05")),
    of("DAT003", "a month later", "failed", policy(written_on="2026-07")),
    of("DAT003", "no formation", "inapplicable", policy(written_on="")),
    of(
        "DAT005",
        "all agree",
        "passed",
        dated(("meta", "2026-06-02T08:00"), ("header", "2026-06-02"), ("row", "2026-06-02")),
    ),
    of(
        "DAT005",
        "meta and header",
        "failed",
        dated(("meta", "2026-06-03"), ("header", "2026-06-02")),
    ),
    of("DAT005", "block and list", "failed", dated(("table", "2026-06-02"), ("row", "2026-06-01"))),
    of("DAT005", "two lists", "failed", dated(("row", "2026-06-02"), ("row", "2026-06-01"))),
    of(
        "DAT005",
        "a vague date that may agree",
        "passed",
        dated(("table", "2026-06"), ("row", "2026-06-01")),
    ),
    of(
        "DAT005",
        "a vague date that cannot",
        "failed",
        dated(("table", "2026-05"), ("row", "2026-06-01")),
    ),
    of(
        "DAT005",
        "the address does not count",
        "inapplicable",
        dated(("url", "2026-06-01"), ("header", "2026-06-02")),
    ),
    of(
        "DAT005",
        "the signature does not count",
        "inapplicable",
        dated(("body", "2026-06-01"), ("header", "2026-06-02")),
    ),
    of(
        "DAT005",
        "formation is another fact",
        "inapplicable",
        dated(("meta", "2026-06-03"), field="written_on"),
    ),
    of("DAT004", "a year", "passed", formed("2025-06-02", "2026-06-02")),
    of("DAT004", "a day more", "failed", formed("2025-06-01", "2026-06-02")),
    of("DAT004", "years", "failed", formed("2017-01-04", "2022-04-13")),
    of("DAT004", "published first", "passed", formed("2026-06-02", "2026-06-01")),
    of("DAT004", "a vague date", "cantTell", formed("2025", "2026-06-02")),
    of("DAT004", "no formation", "inapplicable", formed("", "2026-06-02")),
    of("DAT004", "a letter", "inapplicable", formed("2017-01-04", "2022-04-13", "messages")),
    of("TIM001", "twenty working days", "passed", formed("2019-09-20", "2019-10-23", "policy")),
    of("TIM001", "a day more", "failed", formed("2019-09-20", "2019-10-24", "policy")),
    of(
        "TIM001",
        "by the signature",
        "failed",
        policy(
            written_on=None,
            published_at="2026-06-30",
            more=[claim("signed_on", "2026-05-29", "body")],
        ),
    ),
    of("TIM001", "a vague date", "cantTell", formed("2026-05", "2026-06-15", "policy")),
    of(
        "TIM001",
        "a vague date that is surely late",
        "failed",
        formed("2026-03", "2026-06-15", "policy"),
    ),
    of(
        "TIM001",
        "not the site's own",
        "inapplicable",
        formed("2019-09-20", "2020-10-24", "upstream_document"),
    ),
    of("TIM001", "no policy", "inapplicable", formed("2019-09-20", "2020-10-24")),
    of(
        "TIM001", "of an earlier time", "inapplicable", formed("2016-01-04", "2022-04-13", "policy")
    ),
    of("TIM001", "no publication", "inapplicable", formed("2026-05-04", "", "policy")),
    of(
        "DAT002",
        "some time this month, which ends today",
        "passed",
        formed("2026-06", "2026-06-02"),
    ),
    of(
        "DAT003",
        "a month that begins with the day of formation",
        "passed",
        formed("2026-06-01", "2026-06"),
    ),
    of(
        "TIM001",
        "formed on the day before the period",
        "inapplicable",
        formed("2017-02-22", "2017-06-13", "policy"),
    ),
    of("TIM001", "formed on its first day", "failed", formed("2017-02-23", "2017-06-13", "policy")),
]
