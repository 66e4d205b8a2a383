"""DAT001, DAT006, TIM002, TIM003, and TIM001 over holidays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from auditor.rule import Outcome
from crawler.fields.span import SHANGHAI
from crawler.index.views import ItemView, PastRun
from tests.auditor.case import Case, of
from tests.auditor.portal import HOME, Portal, claim, column, item, policy

F, C, P, N = Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE
NEWS = column("news", id=700)


def shown(raw: str, place: str = "header", path: str = "/d.html", **changes: Any) -> ItemView:
    time = replace(claim("published_at", "2026-06-01", place, "发布时间"), raw=raw)
    return item(path, "要闻", "news", claims=[time], **changes)


def days(count: int, good: int = 0) -> list[ItemView]:
    """Pages that show the day alone, and some that show the time too."""
    short = [shown("2026-06-01", path=f"/{n}.html") for n in range(count)]
    return [*short, *(shown("2026-06-01 09:30", path=f"/good/{n}.html") for n in range(good))]


def at(number: int, day: str, **changes: Any) -> ItemView:
    return item(
        f"/content/{number}.html",
        f"要闻{number}",
        NEWS,
        claims=[claim("published_at", day, "header")],
        **changes,
    )


def grown(count: int = 20) -> list[ItemView]:
    """Pages whose numbers grow as their days do."""
    first = date(2026, 1, 1)
    return [at(1000 + 9 * n, str(first + timedelta(days=7 * n))) for n in range(count)]


def traced(
    about: str, outcome: Outcome, items: Sequence[ItemView], *urls: str, **more: Any
) -> Case:
    return Case("DAT006", about, Portal(items, [NEWS], **more), outcome, urls)


def past(finished: str, *, whole: bool = True, lists: frozenset[int] = frozenset({700})) -> PastRun:
    return PastRun(1, datetime.fromisoformat(finished).replace(tzinfo=SHANGHAI), whole, lists)


def new(day: str) -> list[ItemView]:
    return [at(5000, day, first_run=2)]


def filed(path: str, day: str) -> ItemView:
    claims = [claim("published_at", "2026-05-01", "header"), claim("published_at", day, "url")]
    return item(path, "要闻", NEWS, claims=claims)


def changed(day: str, path: str = "/c.html") -> ItemView:
    moment = datetime.fromisoformat(day).replace(tzinfo=SHANGHAI)
    one = claim("published_at", "2026-01-01", "header")
    return item(path, "要闻", NEWS, claims=[one], modified=moment)


STILL = [changed("2026-01-02", f"/same/{letter}.html") for letter in "abcdefghijklmnopqrs"]
BACK = at(1181, "2026-03-02")
TIMES = [
    of("DAT001", "day and minute", "passed", shown("2026-06-01 09:30")),
    of("DAT001", "seconds too", "passed", shown("2026-06-01 09:30:15")),
    of("DAT001", "with spaces between", "passed", shown("2026- 06- 01 09: 30")),
    of("DAT001", "in the block", "passed", shown("2026-06-01 09:30", "table")),
    of("DAT001", "the day alone", "failed", shown("2026-06-01")),
    of("DAT001", "another form", "failed", shown("2026年6月1日 9时30分")),
    of("DAT001", "slashes", "failed", shown("2026/06/01 09:30")),
    of("DAT001", "only in a meta tag", "failed", shown("2026-06-01 09:30", "meta")),
    of("DAT001", "nowhere", "failed", item("/n.html", "要闻", "news")),
    of("DAT001", "by script", "cantTell", shown("1780277400", "api"), at=HOME),
    of("DAT001", "a guide", "inapplicable", item("/g.html", "指南", "guide", page_class="guide")),
    of("DAT001", "a letter", "inapplicable", shown("2026-06-01", page_class="message")),
    Case("DAT001", "four pages", Portal(days(4)), F, [one.url for one in days(4)]),
    Case("DAT001", "five pages: the template", Portal(days(5)), F, [HOME]),
    Case("DAT001", "three quarters of them", Portal(days(6, 2)), F, [HOME]),
    Case("DAT001", "fewer than that", Portal(days(5, 2)), F, [one.url for one in days(5)]),
]
BACKDATED = [
    traced("numbers in order", P, grown()),
    traced("a number among later ones", C, [*grown(), at(1175, "2026-03-02")], at(1175, "").url),
    traced("not far enough", P, [*grown(), at(1175, "2026-05-01")]),
    traced("as far as allowed", P, [*grown(), at(1172, "2026-04-14")]),
    traced("one day further", C, [*grown(), at(1172, "2026-04-13")], at(1172, "").url),
    traced("too few to learn from", P, [*grown(17), at(1175, "2026-03-02")]),
    traced(
        "numbers that mean nothing",
        P,
        [at(1000 + n * 37 % 100, f"2026-{1 + n % 5:02}-0{1 + n % 9}") for n in range(30)],
    ),
    traced("no dates", N, [item("/content/1000.html", "要闻", NEWS)]),
    traced("a later day in the address", C, [filed("/a.html", "2026-06-01")], f"{HOME}a.html"),
    traced("a month in the address", P, [filed("/a.html", "2026-05")]),
    traced(
        "so many that it is a move",
        C,
        [filed(f"/{n}/a.html", "2026-06-20") for n in range(21)],
        HOME,
    ),
    traced("changed long after", C, [*STILL, changed("2026-02-01")], f"{HOME}c.html"),
    traced("changed in time", P, [*STILL, changed("2026-01-31")]),
    traced(
        "changes that mean nothing", P, [changed("2026-05-01", f"/{n}.html") for n in range(20)]
    ),
    traced(
        "not there when its day was over",
        C,
        new("2026-01-01"),
        at(5000, "").url,
        past=[past("2026-03-01")],
    ),
    traced(
        "that crawl was not whole", P, new("2026-01-01"), past=[past("2026-03-01", whole=False)]
    ),
    traced(
        "that crawl did not read the list",
        P,
        new("2026-01-01"),
        past=[past("2026-03-01", lists=frozenset())],
    ),
    traced("there from the first crawl on", P, [at(5000, "2026-01-01")], past=[past("2026-03-01")]),
    traced("the crawl was soon after", P, new("2026-01-01"), past=[past("2026-01-31")]),
    traced(
        "a day later it was not", C, new("2026-01-01"), at(5000, "").url, past=[past("2026-02-01")]
    ),
]


def decided(text: str, published: str = "2026-06-05") -> ItemView:
    return policy(body=text * 3, published_at=published)


MET = "临溪县人民政府召开第12次常务会议"


def met(body: str, title: str = MET, day: str = "2026-03-02", path: str = "/m.html") -> ItemView:
    return item(path, title, "news", body=body, claims=[claim("published_at", day, "header")])


def meeting(about: str, outcome: Outcome, *items: ItemView, **changes: Any) -> Case:
    where = [items[0].url] if outcome in (F, C) else []
    return Case("TIM003", about, Portal(items), outcome, where, profile="tongliao-2017", **changes)


TOLD = "会议审议通过了《临溪县农村公路管理办法》。"
DECISIONS = [
    of("TIM002", "in time", "passed", decided("本文件于2026年6月3日决定公开。")),
    of(
        "TIM002",
        "two working days over a weekend",
        "passed",
        decided("2026年6月4日决定公开。", "2026-06-08"),
    ),
    of("TIM002", "three", "failed", decided("2026年6月2日决定公开。")),
    of("TIM002", "a month alone", "cantTell", decided("2026年6月决定公开。"), at=HOME),
    of(
        "TIM002",
        "no day in that clause",
        "cantTell",
        decided("2026年6月2日印发；经研究决定公开。"),
        at=HOME,
    ),
    of("TIM002", "silent", "cantTell", policy(), at=HOME),
    of("TIM002", "a notice", "inapplicable", policy(kind="notice")),
    meeting("what it decided is told", P, met("会议研究了防汛工作。")),
    meeting("only that it met", F, met("县长主持会议并讲话，各部门参加。")),
    meeting(
        "another page tells",
        P,
        met("县长主持会议并讲话。"),
        met("会议议定以下事项。", "县政府第12次常务会议议定事项", "2026-03-05", "/m2.html"),
    ),
    meeting(
        "a page on another meeting",
        F,
        met("县长主持会议并讲话。"),
        met("会议议定以下事项。", "县政府第13次常务会议议定事项", "2026-03-25", "/m2.html"),
    ),
    meeting("the document is there", P, met(TOLD), policy()),
    meeting("the document is not there", C, met(TOLD)),
    meeting("no meeting of that sort", N, met("县长主持会议。", "临溪县召开防汛工作会议")),
    meeting(
        "20 working days ago",
        N,
        met("讲话。", day="2026-06-01"),
        as_of=datetime(2026, 6, 30, tzinfo=SHANGHAI),
    ),
    meeting(
        "21 working days ago",
        F,
        met("讲话。", day="2026-05-29"),
        as_of=datetime(2026, 6, 30, tzinfo=SHANGHAI),
    ),
    meeting("before the profile's period", N, met("讲话。", day="2017-01-03")),
    meeting("on its first day", F, met("讲话。", day="2017-01-04")),
]


def late(about: str, outcome: str, formed: str, published: str) -> Case:
    return of("TIM001", about, outcome, policy(written_on=formed, published_at=published))


HOLIDAYS = [
    late("Spring Festival 2026, the last day", "passed", "2026-02-02", "2026-03-06"),
    late("Spring Festival 2026, a day later", "failed", "2026-02-02", "2026-03-09"),
    late("National Day 2025, the last day", "passed", "2025-09-15", "2025-10-17"),
    late("National Day 2025, a day later", "failed", "2025-09-15", "2025-10-20"),
    late("before a working Sunday", "passed", "2025-08-31", "2025-09-26"),
    late("a working Sunday counts", "failed", "2025-08-31", "2025-09-28"),
    late("a year without a calendar", "cantTell", "2031-02-02", "2031-03-05"),
]
CASES = [*TIMES, *BACKDATED, *DECISIONS, *HOLIDAYS]
