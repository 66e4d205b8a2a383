"""UPD001, UPD004-007: the home page, yearly columns, fixed days, series, staged work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from auditor.rule import Outcome
from crawler.fields.span import SHANGHAI
from crawler.index.views import ColumnView, ItemView, RowView
from crawler.outcomes import FetchOutcome
from tests.auditor.case import Case
from tests.auditor.portal import HOME, Portal, claim, column, item, row, span

F, C, P, N = Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE
BUREAU = str(Path(__file__).with_name("bureau.toml"))
NEWS = column("news", id=701)
LOST: dict[str, Any] = {
    "outcome": FetchOutcome.BLOCKED,
    "is_list": False,
    "row_count": 0,
    "complete": False,
}


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T00:00").replace(tzinfo=SHANGHAI)


# -- UPD001: the audit is of 2026-06-30, so that 2026-06-16 is just recent enough


def shown(*days: str, **changes: Any) -> list[RowView]:
    return [
        row(NEWS, f"/h/{number}.html", f"消息{number}", day, **changes)
        for number, day in enumerate(days)
    ]


def front(about: str, outcome: Outcome, rows: Iterable[RowView] = (), **more: Any) -> Case:
    as_of = {name: more.pop(name) for name in ("as_of", "says") if name in more}
    items = more.pop("items", ())
    portal = Portal(items, more.pop("also", [NEWS]), all_home_rows=list(rows), **more)
    return Case("UPD001", about, portal, outcome, [HOME], **as_of)


def page(day: str) -> ItemView:
    return item("/h/0.html", "消息", NEWS, claims=[claim("published_at", day, "header")])


RECENT = [row(NEWS, "/n/1.html", "消息", "2026-06-20")]
OLD = [row(NEWS, "/n/1.html", "消息", "2026-06-15")]
FILE = [replace(row(NEWS, "/f/1.pdf", "附表"), item_key=None)]
IDLE_HOME = ["2026-06-15"] * 10

HOMES = [
    front("a recent row", P, shown("2026-05-01", "2026-06-16")),
    front("a day too late", F, shown("2026-05-01", "2026-06-15")),
    front("what is dated in the future does not count", F, shown("2026-06-15", "2026-07-01")),
    front("the page tells the date", P, shown(""), items=[page("2026-06-20")]),
    front("the page is old too", F, shown(""), items=[page("2026-06-01")]),
    front("no date, and the page was not read", C, shown("2026-06-15", "")),
    front("one page in two blocks", F, [*shown(""), *shown("")], items=[page("2026-06-01")]),
    front(
        "dates of pages count", F, [*shown("")] * 10, items=[page("2026-06-01")], all_rows=RECENT
    ),
    front("nine of them", C, [*shown("")] * 9, items=[page("2026-06-01")], all_rows=RECENT),
    front("the list dates a file", F, FILE, all_rows=[replace(FILE[0], date=span("2026-06-15"))]),
    front("and a recent one", P, FILE, all_rows=[replace(FILE[0], date=span("2026-06-16"))]),
    front("the list dates another file", C, FILE, all_rows=[replace(OLD[0], item_key=None)]),
    front("no date anywhere", F, shown(""), items=[item("/h/0.html", "消息", NEWS)]),
    front("a vague date", C, shown("2026-06")),
    front("newer columns, a front of ten rows", F, shown(*IDLE_HOME), all_rows=RECENT),
    front("newer columns, a front of nine rows", C, shown(*IDLE_HOME[1:]), all_rows=RECENT),
    front("columns as old as a front of few rows", F, shown("2026-06-15"), all_rows=OLD),
    front("navigation alone, a column is recent", P, all_rows=RECENT),
    front("navigation alone, no column is recent", F, all_rows=OLD),
    front("navigation alone, not all was read", C, all_rows=OLD, status="budget"),
    front("single pages alone", N, also=[replace(NEWS, is_list=False)]),
    front("single pages, one not read", C, also=[replace(NEWS, **LOST)]),
    front("not read", C, home_outcome=FetchOutcome.TIMEOUT),
    front("script only", C, home_outcome=FetchOutcome.SCRIPT_ONLY),
    front("in time when the index was made", C, shown("2026-06-06"), finished=at("2026-06-20")),
    front("late when the index was made", F, shown("2026-06-05"), finished=at("2026-06-20")),
]

# -- UPD004

PLANS, STAFF = column("plans", id=711, path=("规划",)), column("personnel", id=712)
PLANS_2025 = column("plans", id=713, path=("规划", "2025年"))


def yearly(about: str, outcome: Outcome, day: str, of: ColumnView = PLANS, **more: Any) -> Case:
    portal = Portal((), [of, *more.pop("also", ())], [row(of, "/p/1.html", "计划", day)], **more)
    return Case("UPD004", about, portal, outcome, [of.url])


YEARLY = [
    yearly("a year ago to the day", P, "2025-06-30"),
    yearly("a day more", F, "2025-06-29"),
    yearly("appointments too", F, "2025-06-29", STAFF),
    yearly("news have another limit", N, "2020-01-01", NEWS),
    yearly(
        "it only leads elsewhere",
        N,
        "2020-01-01",
        replace(PLANS, outcome=FetchOutcome.REDIRECT, is_list=False, row_count=0),
    ),
    yearly("not read to its end", C, "2020-01-01", replace(PLANS, complete=False)),
    yearly("a folder under it does not count alone", F, "2020-01-01", also=[PLANS_2025]),
]

# -- UPD005: working Saturdays 2026-02-14, 2026-02-28, 2026-05-09; 春节 02-15 to 02-23

FIXED = column("news", id=721, name="工作信息（每月10日、20日、30日更新）")
UNNAMED = column("news", id=722, name="工作信息")


def fixed(
    about: str, outcome: Outcome, *days: str, of: ColumnView = FIXED, until: str = "2026-03-05"
) -> Case:
    rows = [row(of, f"/f/{n}.html", f"消息{n}", day) for n, day in enumerate(days)]
    end = at(until)
    return Case("UPD005", about, Portal((), [of], rows, finished=end), outcome, [of.url], as_of=end)


KEPT = ("2026-01-30", "2026-02-10", "2026-02-20", "2026-02-28")
DAYS = [
    fixed("every day kept", P, *KEPT),
    fixed("February has no 30th", F, *KEPT[:3], "2026-03-04"),
    fixed("the working day after the holiday", P, *KEPT[:2], "2026-02-24", KEPT[3]),
    fixed("the second one after it", F, *KEPT[:2], "2026-02-25", "2026-02-27"),
    fixed("the working Saturday before the holiday", P, *KEPT[:2], "2026-02-14", KEPT[3]),
    fixed("the Friday before that", F, *KEPT[:2], "2026-02-13", KEPT[3]),
    fixed("the Monday after a working Saturday", P, *KEPT[:3], "2026-03-02"),
    fixed("the Tuesday after it", F, *KEPT[:3], "2026-03-03"),
    fixed("the day before the working Saturday", P, *KEPT[:3], "2026-02-27"),
    fixed("two days before it", F, *KEPT[:3], "2026-02-26"),
    fixed("a column that began later", P, *KEPT[1:]),
    fixed("a day whose time has not passed", P, *KEPT[:3], until="2026-03-02"),
    fixed("the day after its time has passed", F, *KEPT[:3], until="2026-03-03"),
    fixed("Saturday before Sunday the 10th", P, "2026-05-09", "2026-05-20", until="2026-05-25"),
    fixed("a vague date that may fit", C, *KEPT[:3], "2026-02"),
    fixed("a missed day besides a vague one", F, KEPT[0], KEPT[2], "2026-03"),
    fixed("no content", N),
    fixed("nobody named the column", N, "2026-01-01", of=UNNAMED),
    Case(
        "UPD005",
        "bound by a profile, two working days",
        Portal(
            (), [UNNAMED], [row(UNNAMED, "/1.html", "甲", "2026-05-13")], finished=at("2026-05-20")
        ),
        P,
        profile=BUREAU,
    ),
    Case(
        "UPD005",
        "bound by a profile, three working days",
        Portal(
            (),
            [UNNAMED],
            [
                row(UNNAMED, "/1.html", "甲", "2026-05-12"),
                row(UNNAMED, "/2.html", "乙", "2026-05-20"),
            ],
            finished=at("2026-05-30"),
        ),
        F,
        [UNNAMED.url],
        profile=BUREAU,
    ),
    fixed("not read to its end", C, *KEPT[:3], "2026-03-04", of=replace(FIXED, complete=False)),
    fixed("not read", C, of=replace(FIXED, **LOST)),
    fixed("a year without a calendar", C, "2029-01-01", until="2029-02-01"),
    fixed("kept to the day in such a year", P, "2029-01-10", until="2029-01-18"),
]

# -- UPD006

REPORTS = column("other", id=731, name="空气质量")
MONTHLY = column("other", id=732, name="空气质量月报", path=("空气质量月报",))
MONTHLY_2025 = column("other", id=733, name="2025年", path=("空气质量月报", "2025年"))
QUARTERLY = column("other", id=734, name="检查结果（季度）")
POWERS = column("other", id=735, name="权力运行结果")
PLAIN = column("other", id=736, name="其他信息")


def monthly(
    months: Iterable[int], form: str = "2026年{}月份空气质量月报", **of: Any
) -> list[RowView]:
    """Each report comes out in the middle of the month after."""
    to = of.pop("of", REPORTS)
    return [
        row(to, f"/m/{to.id}/{month}.html", form.format(month), f"2026-{month % 12 + 1:02}-15")
        for month in months
    ]


def series(
    about: str, outcome: Outcome, rows: list[RowView], *columns: ColumnView, **more: Any
) -> Case:
    end, says = at(more.pop("until", "2026-09-20")), more.pop("says", "")
    listed = columns or (REPORTS,)
    portal = Portal((), listed, rows, finished=end, **more)
    count = more.pop("count", 1)
    return Case("UPD006", about, portal, outcome, [listed[0].url] * count, as_of=end, says=says)


def dated(days: Iterable[str], of: ColumnView) -> list[RowView]:
    return [row(of, f"/d/{day}.html", f"公告{n}", day) for n, day in enumerate(days)]


def ends(count: int, last: date = date(2026, 8, 20)) -> list[str]:
    """Days about a month apart, oldest first."""
    return [str((last - timedelta(days=30 * n)).replace(day=9)) for n in range(count)][::-1]


QUARTERS = [
    row(QUARTERLY, f"/q/{year}{n}.html", f"{year}年第{n}季度抽查结果", f"{year}-{n * 3:02}-28")
    for year in (2024, 2025)
    for n in (1, 2, 3, 4)
]
SERIES = [
    series("whole", P, monthly(range(1, 8))),
    series("a month missing", F, monthly([1, 2, 3, 5, 6, 7])),
    series("the month before is not due", P, monthly(range(1, 8)), until="2026-09-30"),
    series("the one before that is", F, monthly(range(1, 8)), until="2026-10-01"),
    series("five make no series", N, monthly([1, 2, 3, 5, 6])),
    series("a series with many holes is none", N, monthly([1, 2, 3, 6, 9, 12]), until="2027-02-01"),
    series("three quarters are there", F, monthly([1, 2, 3, 5, 6, 8]), until="2026-09-20"),
    series(
        "January and February in one",
        P,
        [
            *monthly([2], "2026年1-{}月空气质量月报"),
            *monthly(range(3, 8), "2026年{}月空气质量月报"),
        ],
    ),
    series(
        "sums since January are months too",
        F,
        monthly([3, 4, 6, 7, 8, 9], "1-{}月进度"),
        until="2026-11-20",
    ),
    series("days are no months", N, monthly(range(1, 8), "{}月6日会议")),
    series("it stopped", C, monthly(range(1, 8)), until="2026-12-20"),
    series("not read to its end", C, monthly([1, 2, 3, 5, 6, 7]), replace(REPORTS, complete=False)),
    series(
        "gone on in another column",
        P,
        [*monthly(range(1, 5), of=MONTHLY_2025), *monthly(range(5, 8))],
        REPORTS,
        replace(MONTHLY_2025, path=("其他", "2025年")),
    ),
    series("the name says monthly, by date", P, dated(ends(5), MONTHLY), MONTHLY),
    series("a month without content", F, dated([*ends(5)[:2], *ends(5)[3:]], MONTHLY), MONTHLY),
    series("last month is due by date", F, dated(ends(5, date(2026, 7, 20)), MONTHLY), MONTHLY),
    series("the running month is not", P, dated(ends(2), MONTHLY), MONTHLY, until="2026-09-01"),
    series(
        "folders of years belong together",
        P,
        [*dated(ends(2, date(2026, 6, 20)), MONTHLY_2025), *dated(ends(2), MONTHLY)],
        MONTHLY,
        MONTHLY_2025,
    ),
    series(
        "a vague date may fill the gap",
        C,
        dated(["2026-05-09", "2026-06", "2026-07-09", "2026-08-09"], MONTHLY),
        MONTHLY,
    ),
    series("no content", N, [], MONTHLY),
    series("not read", C, [], replace(MONTHLY, **LOST)),
    series("quarters", P, QUARTERS, QUARTERLY, until="2026-06-30"),
    series("the quarter before is not due", F, QUARTERS, QUARTERLY, until="2026-07-01"),
    series("a quarter missing", F, [*QUARTERS[:2], *QUARTERS[3:]], QUARTERLY, until="2026-06-30"),
    series("the profile gives the period", F, dated(["2026-05-09", "2026-08-01"], POWERS), POWERS),
    series("nobody gives a period", N, dated(["2026-05-09", "2026-08-01"], PLAIN), PLAIN),
]

STAGED = [
    Case("UPD007", "plans", Portal((), [PLANS]), C, [HOME]),
    Case("UPD007", "no plans", Portal((), [NEWS]), N),
]
CASES = [*HOMES, *YEARLY, *DAYS, *SERIES, *STAGED]
