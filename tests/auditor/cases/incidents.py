"""RES005-009: incidents, concerns, and what an office does within."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from auditor.rule import Outcome
from crawler.fields.span import SHANGHAI
from crawler.index.views import ItemView
from tests.auditor.case import Case
from tests.auditor.portal import HOME, Portal, claim, column, item, url

P, F, C, N = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.INAPPLICABLE
ONE, TWO = "/tb/1.html", "/tb/2.html"
GG = column("notice", id=780)
CUT = column("notice", id=781, complete=False)
BOX = column("messages", id=782)
TITLE = "关于青山镇重大交通事故的情况通报"
TEXT = "2026年5月9日14时20分许，青山镇发生重大道路交通事故，现场处置有序进行。"
CONFERENCE = "青山镇重大交通事故新闻发布会"
HELD = TEXT + "5月10日{}，县政府召开新闻发布会。"
RUMOUR = "关于网传青山镇停水的情况说明"
TOLD = "2026年5月9日10时许，有网民发布青山镇停水的视频。经核实，系管道检修。"
PROMISE = "2026年5月9日，青山镇发生交通事故。调查结果将及时公布。"
OUTCOME = "2026年5月9日，青山镇发生交通事故。经调查，情况属实，对责任人作出处分。"


def notice(day: str, body: str = TEXT, title: str = TITLE, path: str = ONE) -> ItemView:
    claims = [claim("published_at", day, "header")] if day else []
    return item(path, title, GG, claims=claims, body=body)


def case(rule: str, about: str, outcome: Outcome, *items: ItemView, **more: Any) -> Case:
    columns = more.pop("columns", [GG])
    at = more.pop("at", url(ONE))
    as_of = more.pop("as_of", datetime(2026, 6, 30, tzinfo=SHANGHAI))
    says = more.pop("says", "")
    portal = Portal(items, columns, **more)
    known = {"profile": "tongliao-2017", "as_of": as_of, "says": says}
    return Case(rule, about, portal, outcome, [at], **known)


def first(about: str, outcome: Outcome, day: str, body: str = TEXT, **more: Any) -> Case:
    at, says = more.pop("at", HOME if outcome is C else url(ONE)), more.pop("says", "")
    return case("RES005", about, outcome, notice(day, body, **more), at=at, says=says)


def conference(about: str, outcome: Outcome, day: str, body: str = TEXT, **more: Any) -> Case:
    at = more.pop("at", HOME if outcome is C else url(ONE))
    return case("RES006", about, outcome, notice(day, body, CONFERENCE), at=at)


def reply(about: str, outcome: Outcome, day: str, body: str = TOLD, **more: Any) -> Case:
    at = more.pop("at", HOME if outcome is C else url(ONE))
    return case("RES008", about, outcome, notice(day, body, RUMOUR), at=at)


PLAIN = TEXT.replace("重大", "")

CASES = [
    first("after five hours", P, "2026-05-09T19:20"),
    first("a minute later", F, "2026-05-09T19:21"),
    first("without the year", F, "2026-05-09T19:21", TEXT[5:]),
    first("in the afternoon", F, "2026-05-09T19:21", TEXT.replace("14时", "下午2时")),
    first("published on a day", C, "2026-05-09", at=url(ONE)),
    first("on the next day", F, "2026-05-10"),
    first("the hour alone", C, "2026-05-09T19:21", TEXT.replace("20分", ""), at=url(ONE)),
    first("the hour alone, surely late", F, "2026-05-09T20:00", TEXT.replace("20分", "")),
    first("no time", C, "2026-05-09T19:21", "发生重大道路交通事故。"),
    first("not called grave", C, "2026-05-09T23:00", PLAIN, title="关于交通事故的情况通报"),
    first("not grave, in time", P, "2026-05-09T16:00", PLAIN, title="关于交通事故的情况通报"),
    first("days later: not the first", C, "2026-05-20"),
    first("a further one", C, "2026-05-09T23:00", title=f"{TITLE}（二）"),
    case(
        "RES005",
        "the second of two",
        P,
        notice("2026-05-09T15:00"),
        notice("2026-05-09T23:00", path=TWO),
    ),
    case("RES005", "before the profile", N, notice("2016-05-09T23:00")),
    case("RES005", "other news", N, notice("2026-05-09", title="重大项目开工")),
    conference("in time", P, "2026-05-10T14:20"),
    conference("published later, held in time", P, "2026-05-11", HELD.format("14时20分")),
    conference("held a minute late", F, "2026-05-11", HELD.format("14时21分")),
    conference("held on the day after", C, "2026-05-11", HELD.format(""), at=url(ONE)),
    conference("nobody knows when", C, "2026-05-11"),
    conference("no time", N, "2026-05-11", "重大事故"),
    reply("after 48 hours", P, "2026-05-11T10:00"),
    reply("surely later", F, "2026-05-11T11:00"),
    reply("within that hour", C, "2026-05-11T10:30", at=url(ONE)),
    reply("no time", C, "2026-05-11T10:30", "经核实，系管道检修。"),
    case("RES008", "none", N, notice("2026-05-09", title="供水公告")),
    case(
        "RES007",
        "outcome published",
        P,
        notice("2026-05-09", PROMISE),
        notice("2026-05-20", OUTCOME, path=TWO),
    ),
    case("RES007", "not yet", C, notice("2026-05-09", PROMISE)),
    case(
        "RES007",
        "of another day",
        C,
        notice("2026-05-09", PROMISE),
        notice("2026-05-20", OUTCOME.replace("月9", "月8"), path=TWO),
    ),
    case("RES007", "in so many days", F, notice("2026-05-30", PROMISE + "30日内公布。")),
    case("RES007", "which run", C, notice("2026-05-31", PROMISE + "30日内公布。")),
    case(
        "RES007",
        "lists cut off",
        C,
        notice("2026-05-01", PROMISE + "30日内公布。"),
        columns=[GG, CUT],
    ),
    case("RES007", "no promise", N, notice("2026-05-09")),
    case("RES009", "a system", P, item("/zd.html", "信访工作办法", GG), columns=[GG, BOX]),
    case("RES009", "none", C, columns=[GG, BOX], at=HOME),
    case("RES009", "no letters", N),
]
