"""DAT and TIM at their limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case, of
from tests.auditor.cases.publication import at, changed, days, filed, grown, meeting, met, traced
from tests.auditor.portal import HOME, Portal, claim, item, policy

F, C, P, N = Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE


def numbered(first: int, step: int, back: int) -> list[ItemView]:
    """Twenty pages whose numbers grow as their days do, and one put back."""
    day = date(2026, 1, 1)
    pages = [at(first + step * n, str(day + timedelta(days=7 * n))) for n in range(20)]
    return [*pages, at(back, "2026-03-02")]


def back(count: int) -> list[ItemView]:
    """The last pages of ``grown``, their days put back."""
    return [at(1140 + n, "2026-02-02") for n in range(count)]


def modified(near: int, edge: int, far: int) -> list[ItemView]:
    """Pages changed on the next day, on the last day that is near, and on the day after it."""
    sorts = (("2026-01-02", near), ("2026-01-31", edge), ("2026-02-01", far))
    return [changed(day, f"/{day}/{n}.html") for day, count in sorts for n in range(count)]


def put_back(about: str, outcome: Outcome, items: Sequence[ItemView], found: int = 0) -> Case:
    """A case of which the last items are found."""
    urls = [one.url for one in items[len(items) - found :]]
    return traced(about, outcome, items, *urls)


def times(about: str, outcome: str, *raws: str, **other: str) -> Case:
    """A page with several times of publication in its header, and other dates in its block."""
    shown = [
        replace(claim("published_at", "2026-06-01", "header", "发布"), raw=raw) for raw in raws
    ]
    more = [replace(claim(name, "2026-06-01", "table"), raw=raw) for name, raw in other.items()]
    return of("DAT001", about, outcome, item("/t.html", "要闻", "news", claims=[*shown, *more]))


def remade(days_: Sequence[int]) -> list[Any]:
    """Pages of these days whose meta tags all carry another one."""
    return [
        item(
            f"/m/{n}.html",
            "甲",
            claims=[
                claim("published_at", "2026-06-29T03:00", "meta"),
                claim("published_at", f"2026-05-{day:02}", "header"),
            ],
        )
        for n, day in enumerate(days_)
    ]


def decided(about: str, outcome: str, body: str) -> Case:
    where = HOME if outcome == "cantTell" else None
    return of("TIM002", about, outcome, policy(body=body, published_at="2026-06-05"), at=where)


MOVED = [filed(f"/{n:02}/a.html", "2026-06-20") for n in range(21)]
TWO_DAYS, THREE_DAYS = remade([1, 1, 1, 1, 2]), remade([1, 1, 1, 2, 3])
LATER, EARLIER = (
    met("讲话。", day="2026-03-03", path="/a.html"),
    met("讲话。", day="2026-03-02", path="/b.html"),
)


def national(about: str, outcome: str, formed: str) -> Case:
    page = policy(written_on=formed, published_at="2026-06-05")
    return replace(of("TIM001", about, outcome, page), profile="national-2019")


CASES = [
    national("on the first day of the national period", "failed", "2019-05-15"),
    national("the day before it", "inapplicable", "2019-05-14"),
    of(
        "DOC006",
        "a text too short, and a file",
        "cantTell",
        policy(written_on=None, body="字" * 29, files=["办法.pdf"]),
    ),
    put_back("a day in the address, as far as allowed", P, [filed("/a.html", "2026-05-31")]),
    put_back("as many as are told one by one", C, MOVED[:20], 20),
    traced("one more is told once", C, MOVED, HOME),
    put_back("nineteen of twenty in order", C, [*grown(19), *back(1)], 1),
    put_back("nineteen pages", P, [*grown(18), *back(1)]),
    put_back("eighteen of twenty in order", C, [*grown(18), *back(2)], 2),
    put_back("seventeen of twenty", P, [*grown(17), *back(3)]),
    put_back("numbers of three digits", C, numbered(101, 9, 231), 1),
    put_back("numbers of two", P, numbered(10, 4, 69)),
    put_back("numbers of twelve", C, numbered(100_000_000_001, 9, 100_000_000_131), 1),
    put_back("numbers of thirteen", P, numbered(1_000_000_000_001, 9, 1_000_000_000_131)),
    put_back("changed near their days, just enough of them", C, modified(17, 1, 2), 2),
    put_back("one fewer", P, modified(16, 1, 3)),
    put_back("nineteen pages with times of change", P, modified(17, 1, 1)),
    times("a good time after a poor one", "passed", "2026-06-01", "2026-06-01 09:30"),
    times("a poor time after a good one", "passed", "2026-06-01 09:30", "2026-06-01"),
    times("the time of another fact", "failed", "2026-06-01", written_on="2026-06-01 09:30"),
    Case(
        "DAT001",
        "a little less than three quarters",
        Portal(days(20, 7)),
        F,
        [one.url for one in days(20)],
    ),
    Case("DAT005", "pages of two days", Portal(TWO_DAYS), F, [one.url for one in TWO_DAYS]),
    Case("DAT005", "pages of three days", Portal(THREE_DAYS), C, [HOME]),
    decided("forty characters on", "failed", f"自2026年6月2日{'起' * 31}决定公开。"),
    decided("further than a clause is read", "cantTell", f"自2026年6月2日{'起' * 32}决定公开。"),
    decided("a day, and no decision", "cantTell", "正文。2026年6月1日印发。"),
    meeting("the first report of two", F, EARLIER, LATER),
    meeting("decisions at the end of what is read", P, met("讲" * 19_996 + "会议研究")),
    meeting("beyond it", F, met("讲" * 19_997 + "会议研究")),
]
