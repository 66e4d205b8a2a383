"""COL and UPD."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from auditor.rule import Outcome
from crawler.fields.span import SHANGHAI
from crawler.index.views import ColumnView, RowView
from crawler.outcomes import FetchOutcome
from tests.auditor.case import Case
from tests.auditor.portal import Portal, claim, column, item, row

P, F, C, N, U = (
    Outcome.PASSED,
    Outcome.FAILED,
    Outcome.CANT_TELL,
    Outcome.INAPPLICABLE,
    Outcome.UNTESTED,
)
NEWS = column("news", id=900)
PART = column("news", id=901, complete=False)
LOST = column(
    "news", id=902, outcome=FetchOutcome.BLOCKED, is_list=False, row_count=0, complete=False
)
PARENT = column("news", id=903, path=("动态",), row_count=0)
CHILD = column("news", id=904, path=("动态", "要闻"))


def blank(about: str, wanted: Outcome, **changes: object) -> Case:
    one = column("policy", **{"row_count": 0, **changes})
    return Case("COL001", about, Portal(all_columns=[one]), wanted, [one.url])


def idle(
    about: str,
    outcome: Outcome,
    *rows: RowView,
    of: ColumnView = NEWS,
    items: tuple = (),
    **more: object,
) -> Case:
    portal = Portal(items, [of], rows)
    return Case("UPD002", about, portal, outcome, [of.url], **more)


def old_index(about: str, outcome: Outcome, day: str) -> Case:
    """Judged ten days after the index was made."""
    made = datetime(2026, 6, 20, 1, tzinfo=SHANGHAI)
    portal = Portal((), [NEWS], [row(NEWS, "/n/1.html", "甲", day)], finished=made)
    return Case("UPD002", about, portal, outcome, [NEWS.url])


def page(day: str, path: str = "/n/1.html") -> object:
    return item(path, "要闻", NEWS, claims=[claim("published_at", day, "header")] if day else [])


DOCS = column("policy", id=910, path=("政策文件",))
YEAR = column("policy", id=911, path=("政策文件", "2025年"))
YEAR_LOST = replace(YEAR, outcome=FetchOutcome.BLOCKED, is_list=False, row_count=0, complete=False)


def aged(about: str, outcome: Outcome, day: str, kind: str = "policy") -> Case:
    one = column(kind)
    return Case(
        "UPD003", about, Portal((), [one], [row(one, "/1.html", "甲", day)]), outcome, [one.url]
    )


CASES = [
    blank("one row", P, row_count=1),
    blank("no row", F),
    blank("unchanged since the last run, no row", F, outcome=FetchOutcome.UNCHANGED),
    blank("a page with text", N, is_list=False),
    blank("blocked", C, outcome=FetchOutcome.BLOCKED, is_list=False, complete=False),
    blank("script only", C, outcome=FetchOutcome.SCRIPT_ONLY, is_list=False, complete=False),
    blank("entries declared, none read", C, declared_total=12),
    blank("not read to its end", C, complete=False),
    blank("never asked for", U, outcome=None),
    blank("leads to another column", N, outcome=FetchOutcome.REDIRECT, is_list=False),
    Case("COL001", "judged by the columns under it", Portal(all_columns=[PARENT, CHILD]), P),
    idle("yesterday", P, row(NEWS, "/n/1.html", "甲", "2026-06-29")),
    idle("the last day allowed", P, row(NEWS, "/n/1.html", "甲", "2026-06-16")),
    idle("a day too late", F, row(NEWS, "/n/1.html", "甲", "2026-06-15")),
    idle(
        "the newest counts",
        P,
        row(NEWS, "/n/1.html", "甲", "2025-01-01"),
        row(NEWS, "/n/2.html", "乙", "2026-06-20"),
    ),
    idle(
        "a row that leads elsewhere",
        P,
        row(NEWS, "http://www.gov.cn/1.html", "甲", "2026-06-20", key=None),
    ),
    idle(
        "the date of the page itself", P, row(NEWS, "/n/1.html", "甲"), items=(page("2026-06-20"),)
    ),
    idle("the page is old too", F, row(NEWS, "/n/1.html", "甲"), items=(page("2026-05-20"),)),
    idle("no dates anywhere", F, row(NEWS, "/n/1.html", "甲"), items=(page(""),)),
    idle("no date and the page was not read", C, row(NEWS, "/n/1.html", "甲")),
    idle(
        "no date and the page is elsewhere",
        C,
        row(NEWS, "http://www.gov.cn/1.html", "甲", key=None),
    ),
    old_index("in time when the index was made", C, "2026-06-06"),
    old_index("late already when the index was made", F, "2026-06-05"),
    idle("a vague date that may be recent", C, row(NEWS, "/n/1.html", "甲", "2026-06")),
    idle("a vague date that cannot", F, row(NEWS, "/n/1.html", "甲", "2026-05")),
    idle(
        "a date in the future is no activity",
        F,
        row(NEWS, "/n/1.html", "甲", "2027-01-01"),
        row(NEWS, "/n/2.html", "乙", "2026-01-01"),
    ),
    idle(
        "an incomplete list with a recent row",
        P,
        row(PART, "/n/1.html", "甲", "2026-06-20"),
        of=PART,
    ),
    idle("an incomplete list without", C, row(PART, "/n/1.html", "甲", "2026-05-20"), of=PART),
    idle("blocked", C, of=LOST),
    idle("blank is another rule's", N, of=column("news", row_count=0)),
    idle("another kind", N, row(NEWS, "/n/1.html", "甲", "2020-01-01"), of=column("policy")),
    idle("never asked for", U, of=column("news", outcome=None)),
    idle(
        "an earlier audit",
        P,
        row(NEWS, "/n/1.html", "甲", "2025-12-31"),
        as_of=datetime(2026, 1, 14, 9, 30, tzinfo=SHANGHAI),
    ),
    aged("in six months", P, "2025-12-30"),
    aged("a day earlier", F, "2025-12-29"),
    aged("a notice", F, "2025-12-29", kind="notice"),
    aged("a vague date", C, "2025-12"),
    aged("news", N, "2025-12-29", kind="news"),
    Case(
        "UPD003",
        "last year's folder under one that is kept up",
        Portal(
            (),
            [DOCS, YEAR],
            [row(DOCS, "/1.html", "甲", "2026-06-01"), row(YEAR, "/2.html", "乙", "2025-06-01")],
        ),
        P,
    ),
    Case(
        "UPD003",
        "kept up in a column under it",
        Portal(
            (),
            [DOCS, YEAR],
            [row(DOCS, "/1.html", "甲", "2025-06-01"), row(YEAR, "/2.html", "乙", "2026-06-01")],
        ),
        P,
    ),
    Case(
        "UPD003",
        "neither is kept up",
        Portal(
            (),
            [DOCS, YEAR],
            [row(DOCS, "/1.html", "甲", "2025-06-01"), row(YEAR, "/2.html", "乙", "2025-06-02")],
        ),
        F,
        [DOCS.url],
    ),
    Case(
        "UPD003",
        "one under it was not read",
        Portal((), [DOCS, YEAR_LOST], [row(DOCS, "/1.html", "甲", "2025-06-01")]),
        C,
        [DOCS.url],
    ),
    Case(
        "UPD003",
        "at the end of a short month",
        Portal((), [DOCS], [row(DOCS, "/1.html", "甲", "2025-08-31")]),
        P,
        as_of=datetime(2026, 2, 28, tzinfo=SHANGHAI),
    ),
    aged("a month that ends before", F, "2025-11"),
    Case(
        "UPD003",
        "one under it was never asked for",
        Portal((), [DOCS, replace(YEAR, outcome=None)], [row(DOCS, "/1.html", "甲", "2025-06-01")]),
        F,
        [DOCS.url],
    ),
    idle("today", P, row(NEWS, "/n/1.html", "甲", "2026-06-30")),
    blank("led to a list elsewhere with a row", P, outcome=FetchOutcome.REDIRECT, row_count=1),
    blank("led to a list elsewhere without", F, outcome=FetchOutcome.REDIRECT),
    idle(
        "led to a list elsewhere",
        F,
        row(NEWS, "/n/1.html", "甲", "2026-01-01"),
        of=replace(NEWS, outcome=FetchOutcome.REDIRECT),
    ),
]
