"""At the limits of RES: minutes and days, letters by type, numbers of letters by month."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from auditor.rule import Outcome, Reason
from crawler.fields.span import SHANGHAI
from crawler.index.views import ItemView, RowView
from tests.auditor.case import Case
from tests.auditor.cases.incidents import HELD, TEXT, conference, first, reply
from tests.auditor.cases.responses import (
    BOX,
    NEWS,
    ONE,
    REPLY,
    TWO,
    advice,
    case,
    complaint,
    fact,
    letter,
    listed,
    twice,
    waiting,
)
from tests.auditor.portal import claim, item, url

P, F, C, N = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.INAPPLICABLE
AT = "2026年5月9日14时20分"
NOON = TEXT.replace("14时20分许", "{}")


def began(about: str, outcome: Outcome, when: str, day: str, **more: Any) -> Case:
    return first(about, outcome, day, NOON.format(when), **more)


OLD = TEXT.replace("2026年5月9", "2017年1月{}")
MOMENTS = [
    first("a late notice says how late", F, "2026-05-09T19:21", says='"hours_least": 5.02'),
    first("three days later", F, "2026-05-12T14:20"),
    first("three days and a minute: not the first", C, "2026-05-12T14:22"),
    first("as the period began", F, "2017-01-04", OLD.format(3)),
    first("the day before", N, "2017-01-03", OLD.format(2)),
    first("sixty characters behind", F, "2026-05-09T19:21", f"{AT}{'甲' * 58}发生重大事故。"),
    first("sixty-one", C, "2026-05-09T19:21", f"{AT}{'甲' * 59}发生重大事故。"),
    first("neither year nor publication", N, "", TEXT[5:]),
    began("twelve is noon, in time", P, "下午12时20分", "2026-05-09T17:20"),
    began("twelve is noon, late", F, "下午12时20分", "2026-05-09T17:21"),
    began("eleven at night, in time", P, "晚上11时20分", "2026-05-10T04:20"),
    began("eleven at night, late", F, "晚上11时20分", "2026-05-10T04:21"),
    began("the last hour", P, "23时20分", "2026-05-10T04:20"),
    began("no such hour", C, "24时20分", "2026-05-09T16:00", at=url("/tb/1.html")),
    began("the last minute, in time", P, "14时59分", "2026-05-09T19:59"),
    began("the last minute, late", F, "14时59分", "2026-05-09T20:00"),
    began("no such minute", C, "14时60分", "2026-05-09T19:30", at=url("/tb/1.html")),
    began("half past, in time", P, "14时半", "2026-05-09T19:30"),
    began("half past, late", F, "14时半", "2026-05-09T19:31"),
    reply("how late after 48 hours", F, "2026-05-11T11:00", says='"hours_late": 0.02'),
    reply(
        "the year is that of publication",
        P,
        "2026-05-11T10:00",
        "5月9日10时许，有网民发布视频。",
    ),
]
COMPLAINTS = replace(BOX, name="投诉举报")
ANHUI = [
    replace(one, about=f"Anhui: {one.about}", profile="anhui-transport-2017")
    for one in (
        first("after five hours", P, "2026-05-09T19:20"),
        first("a minute later", F, "2026-05-09T19:21"),
        conference("after a day", P, "2026-05-10T14:20"),
        conference("held a minute late", F, "2026-05-11", HELD.format("14时21分")),
    )
]
LETTERS = [
    case("RES002", "as the period began", F, letter("2019-05-15", "2019-07-14")),
    advice("why of a known type", C, "2026-06-01", "2026-06-09", says="答复没有说明原因"),
    advice(
        "why of both types", C, "2026-06-01", "2026-06-09", kind="咨询建议", says="没有说明原因"
    ),
    advice("why of no type", C, "2026-06-01", "2026-06-09", kind=None, says="信件类型不明"),
    advice("a month is vague", C, "2026-06-01", "2026-06", says=Reason.PRECISION),
    advice(
        "a year that the calendar lacks",
        C,
        "2031-06-02",
        "2031-06-20",
        as_of=datetime(2031, 7, 1, tzinfo=SHANGHAI),
        says=Reason.CALENDAR,
    ),
    complaint("a vague day of asking", C, "2026-06", "2026-06-29", says=Reason.PRECISION),
    complaint("over the new year, in time", P, "2025-12-30", "2026-01-21"),
    complaint("over the new year, late", F, "2025-12-30", "2026-01-22"),
    case("RES001", "a year old", F, waiting("2025-06-30")),
    case("RES001", "a day older", P, waiting("2025-06-29")),
    case("RES001", "nothing but its state", C, waiting("", question=None, body="")),
    case("RES002", "no letter at all", N, letter(question=None, answer=None)),
    case("RES001", "done, the page says", P, waiting("2026-01-05", status="已办结")),
    case(
        "RES002",
        "a row among news",
        N,
        all_rows=[listed(ONE, fact("asked_at", "2026-01-05"), of=NEWS)],
        columns=[BOX, NEWS],
    ),
    case(
        "RES003",
        "a row that tells nothing",
        N,
        all_rows=[listed(ONE, of=COMPLAINTS)],
        columns=[COMPLAINTS],
    ),
    Case(
        "RES001",
        "rows that lead elsewhere",
        replace(
            case("RES001", "", F).portal,
            all_rows=[
                replace(
                    listed(path, fact("asked_at", "2026-01-05"), fact("message_status", "办理中")),
                    item_key=None,
                )
                for path in (ONE, TWO)
            ],
        ),
        F,
        [url(ONE), url(TWO)],
        profile="national-2019",
    ),
]
NINE = "一二三四五六七八九十"
LONGER = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申"


def asked(about: str, outcome: Outcome, one: str, other: str) -> Case:
    """Two letters with one answer."""
    days = ("2026-06-01", "2026-06-02")
    pair = [letter(*days, question=one), letter(*days, question=other, path=TWO)]
    return case("RES004", about, outcome, *pair, at=url(TWO))


ANSWERS = [
    asked("nine letters of ten alike", P, NINE, NINE.replace("五", "零")),
    asked("a letter less", F, LONGER, LONGER.replace("丁", "零").replace("未", "百")),
    twice("two letters name nothing", F, "城西公路医保缴费标准为什么提高了？"),
]


def shown(path: str, *days: str) -> tuple[ItemView, RowView]:
    """A letter with its row: asked, and perhaps answered."""
    own = letter(*days, path=path, key=url(path), answer=REPLY if len(days) > 1 else None)
    return own, listed(path, day=days[0])


def stated(
    about: str,
    outcome: Outcome,
    body: str,
    *letters: tuple[ItemView, RowView],
    title: str = "2026年5月来信办理情况统计",
    rows: tuple[RowView, ...] = (),
    **more: Any,
) -> Case:
    said = [claim("published_at", "2026-06-03", "header")]
    page = item("/tj.html", title, NEWS, body=body, claims=said)
    columns = more.pop("columns", [replace(BOX, row_count=2)])
    own = [replace(one, columns=(columns[0],)) for one, _ in letters]
    all_rows = [*(row for _, row in letters), *rows]
    at = url("/tj.html")
    return case(
        "RES011", about, outcome, page, *own, all_rows=all_rows, columns=columns, at=at, **more
    )


MAY = [shown(ONE, "2026-05-01", "2026-05-31"), shown(TWO, "2026-05-01", "2026-05-31")]
APRIL = shown("/xx/4.html", "2026-04-10", "2026-04-12")
JANUARY = shown("/xx/5.html", "2026-01-10", "2026-01-12")
AROUND = shown(ONE, "2026-04-28", "2026-05-06")
OUTSIDE = tuple(replace(listed(p, day="2026-05-07"), item_key=None) for p in ("/a", "/b"))
OTHER_BOX = replace(BOX, id=729, name="局长信箱")
NUMBERS = [
    stated("on the first and the last day", F, "公开1件。", *MAY),
    stated("says how many are listed", F, "公开1件。", *MAY, says="列表同期有 2 件"),
    stated("between bounds", F, "公开5件。", MAY[0], APRIL, says="列表同期有 1 件"),
    stated("around its first day, none of it", P, "公开0件。", AROUND),
    stated("around its first day, one of it", P, "公开1件。", AROUND),
    stated("from its last day on", P, "公开1件。", shown(ONE, "2026-05-31", "2026-06-02")),
    stated("up to its first day", P, "公开1件。", shown(ONE, "2026-04-28", "2026-05-01")),
    stated("a row without a day may be of it", P, "公开2件。", *MAY, rows=(listed("/xx/3.html"),)),
    stated("rows that lead elsewhere", P, "公开4件。", *MAY, rows=OUTSIDE),
    stated("rows that lead elsewhere, counted", F, "公开3件。", *MAY, rows=OUTSIDE),
    stated("of a month, not its year", P, "公开2件。", *MAY, APRIL),
    stated(
        "up to a day that ends a sentence's period",
        P,
        "截止日期为2026年5月31日，公开3件。",
        *MAY,
        APRIL,
        title="来信办理情况统计",
    ),
    stated("of January", P, "公开1件。", *MAY, JANUARY, title="2026年1月来信办理情况统计"),
    stated(
        "of December",
        P,
        "公开1件。",
        shown(ONE, "2025-12-10", "2025-12-12"),
        shown(TWO, "2025-11-10", "2025-11-12"),
        title="2025年12月来信办理情况统计",
    ),
    stated("of no such month", P, "公开3件。", *MAY, APRIL, title="2026年0月来信办理情况统计"),
    stated("of a month too many", P, "公开3件。", *MAY, APRIL, title="2026年13月来信办理情况统计"),
    stated("of two years", N, "2025年和2026年5月公开9件。", *MAY, title="来信办理情况统计"),
    stated("of no letters", N, "公开9件。", *MAY, title="2026年5月诉求办理情况统计"),
    stated(
        "answered, none knows when",
        F,
        "办结0件。",
        (replace(MAY[0][0], answered_at=None), MAY[0][1]),
    ),
    stated(
        "of one box of two",
        P,
        "公开2件。",
        *MAY,
        title="2026年5月县长信箱来信办理情况统计",
        columns=[replace(BOX, row_count=2), OTHER_BOX],
        rows=(listed("/xx/9.html", of=OTHER_BOX, day="2026-05-07"),),
    ),
]
UNREAD = [
    stated("no list of letters", C, "公开2件。", columns=[NEWS], says=Reason.SCRIPT),
    stated(
        "a list cut off",
        C,
        "公开2件。",
        columns=[replace(BOX, complete=False)],
        says=Reason.UNREACHABLE,
    ),
    case("RES011", "no statistics", N, *(one for one, _ in MAY)),
]

CASES = [*MOMENTS, *ANHUI, *LETTERS, *ANSWERS, *NUMBERS, *UNREAD]
