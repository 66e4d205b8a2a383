"""RES001-004, RES010, RES011: letters and their answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from auditor.rule import Outcome
from crawler.fields.span import SHANGHAI
from crawler.index.views import ColumnView, ItemView, RowView
from crawler.items import Claim, Field, Place
from crawler.outcomes import FetchOutcome
from tests.auditor.case import Case
from tests.auditor.portal import HOME, Portal, claim, column, item, row, span, url

P, F, C, N = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.INAPPLICABLE
ONE, TWO = "/xx/1.html", "/xx/2.html"
BOX = column("messages", name="县长信箱", id=720)
NEWS = column("notice", name="公告", id=721)
HOTLINE = column("messages", name="政务热线", id=722, is_list=False)
AWAY = column("messages", name="问政平台", id=723, outcome=None, is_list=False)
GONE = column("messages", name="投诉", id=724, outcome=FetchOutcome.NOT_FOUND, is_list=False)
ASKED = "请问青山镇的公路什么时候开工建设？"
REPLY = "青山镇公路已经列入本年计划，预计九月开工建设，明年六月完工。"
LATE_MADE = datetime(2026, 7, 30, tzinfo=SHANGHAI)


def letter(
    asked: str = "",
    answered: str = "",
    kind: str | None = "咨询",
    *,
    path: str = ONE,
    of: ColumnView = BOX,
    answer: str | None = REPLY,
    status: str | None = None,
    question: str | None = ASKED,
    title: str = "青山镇公路",
    **more: Any,
) -> ItemView:
    return item(
        path,
        title,
        of,
        page_class="message",
        body=more.pop("body", f"{question or ''}\n{answer or ''}"),
        asked_at=span(asked) if asked else None,
        answered_at=span(answered) if answered else None,
        message_type=kind,
        message_status=status,
        question=question,
        answer=answer,
        **more,
    )


def waiting(asked: str, kind: str | None = "咨询", **more: Any) -> ItemView:
    status = more.pop("status", "办理中")
    return letter(asked, kind=kind, answer=None, status=status, **more)


def case(rule: str, about: str, outcome: Outcome, *items: ItemView, **more: Any) -> Case:
    profile = more.pop("profile", "national-2019")
    as_of = more.pop("as_of", datetime(2026, 6, 30, tzinfo=SHANGHAI))
    finished = more.pop("finished", as_of)
    at = more.pop("at", url(ONE))
    columns = more.pop("columns", [BOX])
    says = more.pop("says", "")
    portal = Portal(items, columns, finished=finished, **more)
    return Case(rule, about, portal, outcome, [at], profile=profile, as_of=as_of, says=says)


def _both(times: tuple[str, ...]) -> tuple[str, str]:
    """Asked and answered; "" for what is not told."""
    asked, answered = (*times, "")[:2]
    return asked, answered


def advice(about: str, outcome: Outcome, *times: str, **more: Any) -> Case:
    known = {name: more.pop(name) for name in ("kind", "answer", "of") if name in more}
    return case("RES002", about, outcome, letter(*times, **known), **more)


def complaint(about: str, outcome: Outcome, *times: str, **more: Any) -> Case:
    known = {name: more.pop(name) for name in ("of",) if name in more}
    kind = more.pop("kind", "投诉")
    return case("RES003", about, outcome, letter(*_both(times), kind, **known), **more)


def error(about: str, outcome: Outcome, *times: str, **more: Any) -> Case:
    return case("RES010", about, outcome, letter(*_both(times), "网站纠错"), **more)


def said(about: str, outcome: Outcome, answer: str, **more: Any) -> Case:
    one = letter("2026-06-01", "2026-06-02", answer=answer, **more)
    return case("RES004", about, outcome, one)


def twice(about: str, outcome: Outcome, question: str | None, **more: Any) -> Case:
    answer = more.pop("answer", REPLY)
    other = letter("2026-06-01", "2026-06-02", path=TWO, question=question, answer=answer, **more)
    first = letter("2026-06-01", "2026-06-02")
    return case("RES004", about, outcome, first, other, at=url(TWO))


def listed(path: str, *claims: Claim, of: ColumnView = BOX, day: str = "") -> RowView:
    return row(of, path, "来信", day, claims=claims)


def fact(name: str, value: str) -> Claim:
    when = span(value) if value[:2] == "20" else None
    return Claim(Field(name), value, value, Place.ROW, "", when)


def counted(about: str, outcome: Outcome, body: str, **more: Any) -> Case:
    page = item(
        "/tj.html",
        more.pop("title", "2026年5月来信办理情况统计"),
        NEWS,
        body=body,
        claims=[claim("published_at", more.pop("day", "2026-06-03"), "header")],
    )
    letters = [
        letter("2026-05-04", "2026-05-06", path=ONE, key=url(ONE)),
        letter("2026-05-28", "2026-05-30", path=TWO, key=url(TWO)),
    ]
    rows = [listed(ONE, day="2026-05-06"), listed(TWO, day="2026-05-30")]
    rows += more.pop("rows", [])
    columns = more.pop("columns", [replace(BOX, row_count=2)])
    letters = [replace(one, columns=(columns[0],)) for one in letters] if columns else []
    kept = letters if columns else []
    at = url("/tj.html")
    return case(
        "RES011", about, outcome, page, *kept, all_rows=rows, columns=columns, at=at, **more
    )


HALF = replace(BOX, complete=False)

CASES = [
    # -- RES001
    case("RES001", "a column of letters", P),
    case("RES001", "none on a site that was read", F, columns=[NEWS], at=HOME),
    case("RES001", "none, lists cut off", C, columns=[replace(NEWS, complete=False)], at=HOME),
    case("RES001", "a hotline only", C, columns=[NEWS, HOTLINE], at=HOME),
    case("RES001", "on another site", P, columns=[NEWS, AWAY]),
    case("RES001", "a dead one", F, columns=[NEWS, GONE], at=HOME),
    case("RES001", "open for ninety days", P, waiting("2026-04-01")),
    case("RES001", "for ninety-one", F, waiting("2026-03-31")),
    case("RES001", "in a year around it", C, waiting("2026", status="未答复")),
    case("RES001", "no date", C, waiting("")),
    case("RES001", "older than a year", P, waiting("2025-06-20")),
    case("RES001", "a petition", P, waiting("2026-01-05", "信访")),
    case("RES001", "a report to the discipline body", P, waiting("2026-01-05", "纪检监察举报")),
    case("RES001", "answered after so long", P, letter("2026-01-05", "2026-06-20")),
    case("RES001", "a question alone on its page", F, waiting("2026-03-01", status=None)),
    case(
        "RES001",
        "state not told",
        P,
        waiting("2026-03-01", status=None, body=f"{ASKED}\n回复：见视频"),
    ),
    case(
        "RES001",
        "made in time",
        C,
        waiting("2026-04-20"),
        as_of=LATE_MADE,
        finished=datetime(2026, 6, 30, tzinfo=SHANGHAI),
    ),
    case(
        "RES001",
        "a row without its page",
        F,
        all_rows=[listed(ONE, fact("asked_at", "2026-01-05"), fact("message_status", "办理中"))],
    ),
    Case(
        "RES001",
        "another state of things",
        Portal(all_columns=[BOX], all_items=[letter("2026-06-01")]),
        N,
    ),
    # -- RES002
    advice("within five working days", P, "2026-06-01", "2026-06-08"),
    advice("over a working Saturday", C, "2026-05-04", "2026-05-12"),
    advice("as many in a plain week", P, "2026-06-01", "2026-06-08T17:00"),
    advice("the holidays between", P, "2026-02-11", "2026-02-25"),
    advice("the sixth day", C, "2026-06-01", "2026-06-09"),
    advice(
        "the sixth, with its reason", P, "2026-06-01", "2026-06-09", answer=f"因情况复杂，{REPLY}"
    ),
    advice("the fifteenth, with it", P, "2026-06-01", "2026-06-23", answer=f"情况较复杂。{REPLY}"),
    advice("the sixteenth, with it", F, "2026-06-01", "2026-06-24", answer=f"情况较复杂。{REPLY}"),
    advice("the fifteenth of an unknown type", C, "2026-06-01", "2026-06-23", kind=None),
    advice("the sixteenth of an unknown type", F, "2026-06-01", "2026-06-24", kind=None),
    advice("the fifth of an unknown type", P, "2026-06-01", "2026-06-08", kind=None),
    advice("a complaint", N, "2026-06-01", "2026-06-29", kind="投诉"),
    advice("a question or a complaint", C, "2026-06-01", "2026-06-12", kind="咨询投诉"),
    advice(
        "Anhui: the seventh day",
        P,
        "2026-06-01",
        "2026-06-10",
        kind="建议",
        profile="anhui-transport-2017",
    ),
    advice(
        "Anhui: the eighth",
        C,
        "2026-06-01",
        "2026-06-11",
        kind="建议",
        profile="anhui-transport-2017",
    ),
    advice("a month that may be late", C, "2026-06-01", "2026-06"),
    advice(
        "a year that the calendar lacks",
        C,
        "2031-06-02",
        "2031-06-20",
        as_of=datetime(2031, 7, 1, tzinfo=SHANGHAI),
    ),
    advice("before the profile", N, "2019-05-14", "2019-07-14"),
    advice("without times", C, "", "2026-06-20", at=HOME),
    advice("answered, no one knows when", C, "2026-06-20", at=HOME),
    case("RES002", "open, not due", N, waiting("2026-06-08", "建议")),
    case("RES002", "open, overdue", F, waiting("2026-06-05", "建议")),
    # -- RES003
    complaint("the fifteenth working day", P, "2026-06-01", "2026-06-23"),
    complaint("the sixteenth", F, "2026-06-01", "2026-06-24"),
    complaint("the fifteenth over two working Saturdays", P, "2026-02-06", "2026-03-05"),
    complaint("the sixteenth over them", F, "2026-02-06", "2026-03-06"),
    complaint("a suggestion", N, "2026-06-01", "2026-06-29", kind="建议"),
    complaint(
        "of a column of complaints",
        F,
        "2026-06-01",
        "2026-06-29",
        kind="",
        of=replace(BOX, name="投诉举报"),
    ),
    complaint("unknown", N, "2026-06-01", "2026-06-29", kind=""),
    complaint(
        "Anhui: a question",
        F,
        "2026-06-01",
        "2026-06-29",
        kind="咨询",
        profile="anhui-transport-2017",
    ),
    complaint("no time", C, "2026-06-01", at=HOME),
    case("RES003", "open, not due", N, waiting("2026-06-08", "投诉")),
    case("RES003", "open, overdue", F, waiting("2026-06-05", "投诉")),
    # -- RES004
    said("an answer", P, REPLY),
    said("of fifteen letters", P, "一二三四五六七八九十一二三四五"),
    said("of fourteen", F, "一二三四五六七八九十一二三四。"),
    said("polite words alone", F, "您好！您的来信已收悉，感谢您对我们工作的关心和支持！"),
    said("thanks, then an answer", P, "感谢指正，首页标题已更正为正确表述，缓存已经刷新。"),
    said("thanks alone", F, "感谢您的指正，谢谢您长期以来的支持，祝您生活愉快。"),
    said("promises of care", F, "对您提出的宝贵意见，我们将认真研究，不断改进工作。"),
    said("a promise of something", P, "我局将继续协调自来水公司更换老旧管网，八月底完工。"),
    said("a telephone call", C, "您好，已电话回复。"),
    said("in a file", C, "详见附件。"),
    said("none", N, ""),
    twice("the same of another question", F, "医保缴费标准为什么提高了？"),
    twice("the same of the same question", P, ASKED),
    twice("the same on the same matter", C, "听说青山镇的公路要修，哪天动工呢？"),
    twice("the same, questions not shown", C, None, title="医保缴费"),
    twice("almost the same", F, "医保缴费标准为什么提高了？", answer=REPLY.replace("九月", "八月")),
    twice(
        "another answer",
        P,
        "医保缴费标准为什么提高了？",
        answer="缴费标准由国家医保局统一规定，财政补助同步提高。",
    ),
    # -- RES010
    error("the third working day", P, "2026-06-01", "2026-06-04"),
    error("the fourth", F, "2026-06-01", "2026-06-05"),
    error("over a working Saturday", F, "2026-05-06", "2026-05-11T09:00"),
    case(
        "RES010",
        "open, not due",
        N,
        letter("2026-06-28", kind="找错", answer=None, status="办理中"),
    ),
    case("RES010", "none on the site", C, at=HOME),
    # -- RES011
    counted("as many as listed", P, "公开2件。"),
    counted("more than listed", F, "公开3件。"),
    counted("fewer than listed", F, "公开1件。"),
    counted("more received than listed", P, "收到来信30件，办结29件。"),
    counted("fewer received than listed", F, "收到来信1件。"),
    counted("fewer answered than listed", F, "办结1件。"),
    counted("a row without a day", P, "公开3件。", rows=[listed("/xx/3.html")]),
    counted("of the whole year so far", P, "公开2件。", title="2026年来信办理情况统计"),
    counted("of another year", F, "公开2件。", title="2025年来信办理情况统计"),
    counted("of no period", N, "公开9件。", title="来信办理情况统计"),
    counted("since it was opened", P, "累计公开2件。", title="来信统计"),
    counted("since then, up to a day", P, "截至2026年5月31日，累计公开2件。", title="来信统计"),
    counted("more since then", F, "截至2026年5月31日，累计公开3件。", title="来信统计"),
    counted("up to a day before", F, "截至2026年1月31日，累计公开2件。", title="来信统计"),
    counted("since it opened", P, "开通以来公开2件。", title="2025年来信统计"),
    counted("all of the title's year", F, "累计公开2件。", title="2025年来信统计"),
    counted(
        "up to a day, of another year", P, "截至2026年6月1日，公开0件。", title="2025年来信统计"
    ),
    counted("up to a day of this year", P, "截至2026年5月31日，公开2件。", title="来信统计"),
    counted("lists cut off", C, "公开3件。", columns=[HALF]),
    counted("no list at all", C, "公开3件。", columns=[]),
    counted("no statistics", N, "公开3件。", title="2026年5月工作动态"),
]
