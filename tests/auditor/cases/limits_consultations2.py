"""At the limits of CON: what counts as a consultation, its parts, and what extends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from auditor.rule import Outcome
from crawler.fields.span import SHANGHAI, Span
from crawler.index.views import ItemView
from tests.auditor.case import Case
from tests.auditor.cases.consultations import (
    ANSWER,
    ASK,
    DRAFT,
    FK,
    NO_BASE,
    NO_BASIS,
    NO_PERIOD,
    SHARED_NAME,
    TEXT,
    TITLE,
    ZJ,
    C,
    F,
    N,
    P,
    answered,
    ask,
    case,
    long,
    parts,
    tell,
)
from tests.auditor.portal import file, row, url

HEADING = "临溪县农村公路管理办法（征求意见稿）"
HEARD = "关于听取《停车办法》意见的公告"
ALIAS = "/alias.html"
BARE = "/cg.html"
SEEN_LATE = datetime(2026, 12, 31, tzinfo=SHANGHAI)
TO_BARE = [(url(BARE), "")]


def at_once(page: ItemView) -> ItemView:
    return replace(page, published_at=Span.moment(datetime(2026, 4, 1, 9, tzinfo=SHANGHAI)))


def articles(letters: int) -> str:
    """A draft that says so many letters behind its beginning what it rests on."""
    return NO_BASE.partition("第一条")[0] + "第一条 ".ljust(letters, "路") + "根据《"


def period(days: str) -> str:
    return TEXT.replace("2026年4月1日至2026年4月30日", days)


def extended(about: str, outcome: Outcome, text: str, until: str, **more: Any) -> Case:
    """A consultation, and an announcement that prolongs it."""
    day = more.pop("day", "2026-04-15")
    later = ask(
        until, title=f"关于延长{TITLE[2:]}期限的公告", path="/yjzj/8.html", day=day, files=()
    )
    rule = more.pop("rule", "CON002")
    return case(rule, about, outcome, ask(text, day=more.pop("first", "2026-04-01")), later, **more)


def listed(about: str, outcome: Outcome, column: Any, title: str) -> Case:
    """A row of a column that leads to a file."""
    return answered(
        about, outcome, ask(), all_rows=[row(column, "/a.pdf", title, "2026-05-02", key=None)]
    )


WANTED = [
    replace(parts("named alone", C, NO_BASIS), says='"unknown": ["basis"]'),
    replace(parts("named in the message", C, NO_BASIS), says="没有制定依据"),
    replace(
        parts("no note", F, files=("意见反馈表.doc",), links=[(url("/1.html"), "")]),
        says='"found": {"basis": "body", "channel": "body", "period": "body"}',
    ),
    parts("rests on it near its beginning", P, articles(597), files=()),
    parts("a letter later", F, articles(598), files=()),
    parts("a text of eight hundred letters", P, TEXT.ljust(800, "路"), files=()),
    parts("a letter less", F, TEXT.ljust(799, "路"), files=()),
    parts(
        "such a text on no draft", P, TEXT.ljust(799, "路"), title="关于征集建议的公告", files=()
    ),
    parts("a heading of eighty letters", P, f"{TEXT}\n{HEADING:路>80}\n{'路' * 100}", files=()),
    parts("of eighty-one", F, f"{TEXT}\n{HEADING:路>81}\n{'路' * 100}", files=()),
    case(
        "CON001", "a file that broke", C, ask(NO_BASIS), all_files=[file(DRAFT, outcome="broken")]
    ),
    parts("told by its column", F, title=HEARD, page_class="detail", files=()),
    parts("told by its title", F, page_class="detail", kind="notice", files=()),
    parts("by neither", N, title=HEARD, page_class="detail", kind="notice", files=()),
    parts("in a column of news", N, page_class="detail", kind="news", files=()),
    parts("in columns of both", F, kind="consultation feedback", files=()),
    parts("heard and asked", F, title=f"关于举行听证征求《{HEADING}》意见的公告", files=()),
    parts("a draft without marks", F, title="停车收费改革（草案）征求意见的公告", files=()),
    case(
        "CON001",
        "the draft that the announcement links to",
        P,
        ask(links=TO_BARE),
        ask("正文", title=HEADING, path=BARE, files=()),
    ),
    case("CON001", "a draft alone", F, ask("正文", title=HEADING, path=BARE, files=()), at=BARE),
    case(
        "CON001",
        "a draft with its period",
        F,
        ask(links=TO_BARE),
        ask(title=HEADING, path=BARE, files=()),
        at=BARE,
    ),
    extended("extended to an unknown day", P, TEXT, "正文", rule="CON001"),
]
LENGTHS = [
    case(
        "CON002",
        "extended in the second when it opened",
        P,
        at_once(ask(period("2026年4月1日至2026年4月9日"))),
        at_once(
            ask(
                "征求意见期限延长至2026年5月31日。",
                title=f"关于延长{TITLE[2:]}期限的公告",
                path="/yjzj/8.html",
                files=(),
            )
        ),
    ),
    replace(long("so many days", F, "征求意见时间：2026年4月1日至4月29日"), says="期限 29 天"),
    replace(long("or one more", F, "意见反馈截止日期为2026年4月29日"), says="期限 28–29 天"),
    long("from fifteen days before", P, "征求意见时间：3月17日至4月15日"),
    long("of sixteen before the year is open", F, "征求意见时间：3月16日至4月14日"),
    long("told before it", F, "征求意见期限为29天请来函"),
    long("told behind it", F, "29天内反馈意见"),
    long("a day behind a day", P, "自2026年12月10日1月9日前反馈意见"),
    case("CON002", "in a draft", N, ask("路" * 60 + "\n第一条 征求意见期限为7天。")),
    case("CON002", "at the top", F, ask("路" * 59 + "\n第一条 征求意见期限为7天。")),
    extended(
        "extended without a date",
        C,
        TEXT,
        period("期限延长至2026年5月31日"),
        day="",
        at="/yjzj/8.html",
    ),
    extended(
        "extended four months later",
        P,
        period("2026年4月1日至2026年4月9日"),
        "征求意见期限延长至2026年8月31日。",
        day="2026-07-30",
        as_of=SEEN_LATE,
    ),
    extended(
        "extended, too short still",
        F,
        period("2026年4月1日至2026年4月20日"),
        "征求意见期限延长至2026年4月29日。",
        first="2026-03-20",
    ),
    extended("extended to an earlier day", P, TEXT, "征求意见期限延长至2026年4月20日。"),
    extended(
        "extended to its own day",
        C,
        NO_PERIOD + "意见反馈截止日期为2026年4月30日。",
        "征求意见期限延长至2026年4月30日。",
    ),
]
FEEDBACK = [
    answered("in the second when it opened", P, at_once(ask()), at_once(tell())),
    answered("a link to nothing here", P, ask(), tell(links=[("http://ah.gov.cn/1.html", "")])),
    answered("a form of three", F, ask(f"{TEXT}\n我局将公布共收到意见的条数。\n附件共3份。")),
    answered(
        "a name of four letters",
        P,
        ask(title="关于停车办法公开征求意见的公告"),
        tell(title="停车办法意见采纳情况"),
    ),
    answered(
        "of three", F, ask(title="关于停车费公开征求意见的公告"), tell(title="停车费意见采纳情况")
    ),
    answered(
        "cited by four letters",
        P,
        ask(title="关于《停车办法》公开征求意见的公告"),
        tell(title=SHARED_NAME, body="一、《停车办法》：无。"),
    ),
    answered(
        "by three",
        F,
        ask(title="关于《停车费》公开征求意见的公告"),
        tell(title=SHARED_NAME, body="一、《停车费》：无。"),
    ),
    answered(
        "linked by an alias",
        P,
        ask(),
        tell(title="反馈", links=[(url(ALIAS), "")]),
        all_rows=[row(ZJ, ALIAS, TITLE, key=url(ASK))],
    ),
    listed("a row of its column", P, FK, TITLE),
    listed("a row of another column", P, ZJ, ANSWER),
    listed("a row of none", F, ZJ, TITLE),
]
CASES = [*WANTED, *LENGTHS, *FEEDBACK]
