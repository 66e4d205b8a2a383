"""REP again: reference lists, contradicting days, other channels, monitoring."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.computed.references import Reference
from auditor.rule import Outcome
from crawler.index.views import EarlierView
from tests.auditor.case import Case
from tests.auditor.cases.reposts import AH, MINE, NUMBER, TITLE, UP, UP_LOST, ah, original, repost
from tests.auditor.portal import (
    HOME,
    SEEN,
    ItemView,
    Portal,
    claim,
    column,
    item,
    row,
    span,
)

P, F, C, N = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.INAPPLICABLE
NOTICES = column("notice", id=705)


def listed(title: str = TITLE, day: str = "2026-06-05", **more: Any) -> Reference:
    published = span(day) if day else None
    return Reference(title, published=published, place="list.csv line 2", **more)


def by_list(
    rule: str, about: str, outcome: Outcome, one: Reference, *items: ItemView, **more: Any
) -> Case:
    at = more.pop("at", HOME if rule != "REP001" else MINE)
    portal = Portal(items, more.pop("columns", [UP]), more.pop("rows", ()))
    return Case(rule, about, portal, outcome, [at], references=[one], **more)


LISTS = [
    by_list("REP002", "a listed document, reposted", P, listed(number=NUMBER), repost()),
    by_list("REP002", "a listed document, nowhere", F, listed(number=NUMBER)),
    by_list(
        "REP002",
        "by its address alone",
        P,
        listed("省新规", url=AH + "1.html"),
        rows=[row(UP, AH + "1.html", "一件新规", "2026-06-05", key=None)],
    ),
    by_list("REP002", "a listed document without a date", C, listed(day="")),
    by_list("REP002", "a list needs no upstream portal", N, listed(day="2026-06-30")),
    by_list("REP002", "the list could not be read", C, listed(), columns=[UP_LOST]),
    by_list("REP001", "a listed document, in time", P, listed(), repost("2026-06-08")),
    by_list("REP001", "a listed document, late", F, listed(), repost("2026-06-09")),
    by_list("REP001", "a listed document without a day", C, listed(day=""), repost()),
    Case(
        "REP002",
        "one document, listed and on the portal",
        Portal([], [UP]),
        F,
        [HOME],
        [ah()],
        references=[listed(number=NUMBER)],
    ),
    by_list(
        "REP002",
        "listed twice, under two names of its issuer",
        F,
        listed("安徽省人民政府办公厅关于印发安徽省农村公路条例实施办法的通知"),
        repost(title="安徽省农村公路条例实施细则", number=None),
    ),
    *(
        by_list("REP002", about, outcome, listed(), repost(title=title, number=None))
        for about, outcome, title in (
            ("a word that changes nothing", P, TITLE.replace("办公厅关于", "办公厅关于做好")),
            ("another year in the title", F, TITLE.replace("农村", "2025年农村")),
            ("another organ's region", F, TITLE.replace("安徽省", "江苏省")),
            ("a narrower matter", F, TITLE.replace("公路", "公路养护")),
            ("noted behind it", P, f"{TITLE}（皖政办〔2026〕18号）"),
        )
    ),
]


def redated(*days: str) -> Portal:
    """A portal that gave its document other days in earlier runs."""
    one = original("2026-06-05")
    was = [
        EarlierView(1, SEEN.at, "", one.key, one.url, one.title, None, NUMBER, True, False, span(d))
        for d in days
    ]
    return ah(one, all_earlier=was)


def said(*days: str) -> Portal:
    """A portal whose page states several days."""
    places = ("meta", "table", "header")
    more = [claim("published_at", day, place) for day, place in zip(days[1:], places, strict=False)]
    return ah(original(days[0], more=more))


def dated(about: str, outcome: Outcome, portal: Portal, then: str, **more: Any) -> Case:
    return Case("REP001", about, Portal([repost(then)]), outcome, [MINE], [portal], **more)


DATES = [
    dated("dated later than before, late by the new day", F, redated("2026-06-04"), "2026-06-10"),
    dated("dated earlier than before", C, redated("2026-06-08"), "2026-06-09"),
    dated("dated earlier, late by both days", F, redated("2026-06-08"), "2026-06-10"),
    dated("dated as before", F, redated("2026-06-05"), "2026-06-09"),
    dated("a minute is no other day", F, redated("2026-06-05T09:00"), "2026-06-09"),
    dated("two days on its page", C, said("2026-06-05", "2026-06-08"), "2026-06-09"),
    dated("two days, late by both", F, said("2026-06-05", "2026-06-08"), "2026-06-10"),
    dated("two days, in time by both", P, said("2026-06-05", "2026-06-08"), "2026-06-05"),
    dated("one day said twice", F, said("2026-06-05", "2026-06-05"), "2026-06-09"),
    *(
        dated(about, outcome, ah(original(start)), end)
        for about, outcome, start, end in (
            ("Friday to the working Saturday, 14 February", P, "2026-02-13", "2026-02-14"),
            ("past the working Saturday, 14 February", F, "2026-02-13", "2026-02-24"),
            ("on the eve of the Spring Festival", P, "2026-02-14", "2026-02-24"),
            ("within the Spring Festival", P, "2026-02-17", "2026-02-24"),
            ("a day after, from within the Festival", F, "2026-02-17", "2026-02-25"),
            ("Friday to the working Saturday, 28 February", P, "2026-02-27", "2026-02-28"),
            ("past the working Saturday, 28 February", F, "2026-02-27", "2026-03-02"),
            ("Friday to the working Saturday, 9 May", P, "2026-05-08", "2026-05-09"),
        )
    ),
]


def channel(title: str = "临溪县公告", day: str = "2026-06-05", **more: Any) -> Reference:
    return listed(title, day, channel="临溪县政府公报", **more)


def kept(about: str, outcome: Outcome, one: Reference, *items: ItemView, **more: Any) -> Case:
    more = {"profile": "tongliao-2017", "columns": [NOTICES], **more}
    return by_list("REP003", about, outcome, one, *items, **more)


SAID = claim("published_at", "2026-06-05", "header")
OWN = item("/n/1.html", "临溪县公告", NOTICES, claims=[SAID])
CHANNELS = [
    kept("kept", P, channel(), OWN),
    kept("not kept", F, channel("临溪县通告第三号")),
    kept("kept as an interpretation", P, channel(), replace(OWN, columns=(), kinds=frozenset())),
    kept("before the period", N, channel(day="2016-01-01")),
    kept("published today", N, channel(day="2026-06-30")),
    kept("published the day before", F, channel("甲公告第三号", day="2026-06-29")),
    kept("without a date", C, channel("甲公告第三号", day="")),
    kept("lists that were not read", C, channel(), columns=[UP_LOST]),
    kept("listed, but not read", C, channel(), rows=[row(NOTICES, "/n/9.html", "临溪县公告")]),
    kept("twenty working days", N, channel("甲公告第三号", "2026-06-02"), profile="national-2019"),
    kept("a day more", F, channel("甲公告第三号", "2026-05-29"), profile="national-2019"),
    by_list("REP002", "another channel's is no superior document", C, channel(), at=HOME),
]
MONITORING = [
    Case("REP004", "a report", Portal([item("/n/2.html", "2026年第一季度网站监测情况通报")]), P),
    Case("REP004", "none", Portal([OWN], [NOTICES]), C, [HOME]),
    Case(
        "REP004",
        "of the air",
        Portal([item("/n/3.html", "2026年5月空气质量监测情况", NOTICES)], [NOTICES]),
        C,
        [HOME],
    ),
    Case("REP004", "nothing was read", Portal(), N),
    Case("REP004", "a column", Portal([], [replace(NOTICES, name="网站监测")]), P),
]

CASES = [*LISTS, *DATES, *CHANNELS, *MONITORING]
