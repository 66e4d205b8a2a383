"""At the limits of UPD: the first and last days that count, vague dates, what a finding says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from auditor.rule import Outcome, Reason
from crawler.fields.span import Span
from tests.auditor.case import Case
from tests.auditor.cases.updates import (
    FIXED,
    KEPT,
    MONTHLY,
    NEWS,
    PLANS,
    REPORTS,
    UNNAMED,
    at,
    dated,
    fixed,
    front,
    monthly,
    series,
    shown,
)
from tests.auditor.portal import Portal, item, row, span

F, C, P, N = Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE
USER = str(Path(__file__).with_name("user.toml"))
ROW = row(PLANS, "/p/1.html", "计划", "2025-06-29")


def old(about: str, outcome: Outcome, says: str, *more: str, date: str = "2025-06-29") -> Case:
    """A column of plans whose newest row is a day too old; ``more`` are rows without a date."""
    rows = [row(PLANS, "/p/1.html", "计划", date)]
    rows += [row(PLANS, path, "计划", "") for path in more]
    pages = [item(path, "计划", PLANS) for path in more]
    portal = Portal(pages, [PLANS], rows)
    return Case("UPD004", about, portal, outcome, [PLANS.url], says=says)


def vague(about: str, outcome: Outcome, first: str, last: str) -> Case:
    """The day of 28 February 2026 is kept within 27 February and 2 March, or vaguely."""
    rows = [row(FIXED, f"/f/{n}.html", f"消息{n}", day) for n, day in enumerate(KEPT[:3])]
    loose = Span(span(first).earliest, span(last).latest)
    rows.append(replace(row(FIXED, "/f/9.html", "消息"), date=loose))
    end = at("2026-03-05")
    portal = Portal((), [FIXED], rows, finished=end)
    return Case("UPD005", about, portal, outcome, [FIXED.url], as_of=end)


def kept_but(about: str, outcome: Outcome, missed: str) -> Case:
    """Every 10th, 20th and 30th from February 2025 to February 2026, but for one."""
    months = [(2025, month) for month in range(2, 13)] + [(2026, 1), (2026, 2)]
    days = [
        f"{year}-{month:02}-{28 if (month, day) == (2, 30) else day}"
        for year, month in months
        for day in (10, 20, 30)
    ]
    return fixed(about, outcome, "2025-02-01", *(day for day in days if day != missed))


def of_months(about: str, outcome: Outcome, *absent: int, first: int, last: int) -> Case:
    """A series of monthly reports; months are counted from January 2020, which is 1."""
    rows = [
        row(REPORTS, f"/m/{n}.html", f"{2020 + (n - 1) // 12}年{(n - 1) % 12 + 1}月份空气质量月报")
        for n in range(first, last + 1)
        if n not in absent
    ]
    return series(about, outcome, rows)


NEW_YEAR = Portal(
    (), [UNNAMED], [row(UNNAMED, "/1.html", "甲", "2026-12-02")], finished=at("2027-01-15")
)
CASES = [
    front(
        "the list dates a page that was not read",
        C,
        shown(""),
        all_rows=[row(NEWS, "/h/0.html", "消息", "2026-06-20")],
    ),
    front("a row of the day", P, shown("2026-06-30")),
    front("how many days idle", F, shown("2026-06-15"), says='"days_idle": 15'),
    old("its newest day", F, '"newest": "2025-06-29"'),
    old("no row without a date", F, '"undated": 0'),
    old("a page without a date", F, '"undated": 1', "/p/2.html"),
    old("a month that ends with the limit", C, Reason.PRECISION, date="2025-06"),
    old("a month before it", F, "", date="2025-05"),
    vague("vague up to the first day", C, "2026-02-25", "2026-02-27"),
    vague("vague up to the day before", F, "2026-02-25", "2026-02-26"),
    vague("vague from the last day on", C, "2026-03-02", "2026-03-04"),
    vague("vague from the day after", F, "2026-03-03", "2026-03-04"),
    fixed("due on the day, calendar or not", N, "2029-01-01", until="2029-01-10"),
    fixed("due the day before, no calendar", C, "2029-01-01", until="2029-01-11"),
    Case(
        "UPD005",
        "the calendar ends with the day",
        NEW_YEAR,
        C,
        [UNNAMED.url],
        as_of=at("2027-01-15"),
        profile=USER,
        says=Reason.CALENDAR,
    ),
    series("six of nine are none", N, monthly([1, 2, 3, 5, 7, 9]), until="2026-11-20"),
    series(
        "a gap besides a vague one",
        F,
        dated(["2026-05-09", "2026-06", "2026-08-09"], MONTHLY),
        MONTHLY,
        says="缺 1 期：2026年7月",
    ),
    series(
        "what all of a column lacks",
        F,
        dated(["2026-05-09", "2026-06-09", "2026-08-09"], MONTHLY),
        MONTHLY,
        says="all of it: monthly",
    ),
    kept_but("a day of a year ago", F, "2025-03-10"),
    kept_but("a day before that", P, "2025-02-28"),
    of_months("three quarters of a long series", F, *range(56, 74, 3), first=53, last=79),
    of_months("fewer than that", N, *range(56, 76, 3), first=53, last=79),
    of_months("a month of three years ago", F, 44, first=30, last=79),
    of_months("a month before that", P, 43, first=30, last=79),
    series("what a series lacks", F, monthly([1, 2, 3, 5, 6, 7]), says="the series 空气质量"),
]
