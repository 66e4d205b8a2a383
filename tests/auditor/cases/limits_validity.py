"""At the limits of DOC010: terms, labels, and documents that declare others void or prolong them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from crawler.index.views import ItemView
from crawler.items import Claim, Field, Place
from tests.auditor.cases.validity import (
    BEFORE,
    CLEANED,
    DECISION,
    LIST,
    NAMING,
    OWN,
    TERM,
    case,
    later,
    old,
)
from tests.auditor.portal import claim, item, policy, span

NAMED = "《临溪县公路管理办法》（临政〔2019〕5号）"
VOID = f"本办法自发布之日起施行。{NAMED}同时废止。"
LINE = f"1．关于印发临溪县公路管理办法的通知（{OWN}）"
PROLONGED = "关于延长部分文件有效期的通知"


def effective(day: str) -> ItemView:
    """A document that declares another void from a day on."""
    stated = Claim(Field.EFFECTIVE_ON, day, day, Place.BODY, "", span(day) if day else None)
    facts: dict[str, Any] = {"document_number": "临政〔2025〕9号", "written_on": "2025-05-10"}
    return policy("/policy/new.html", DECISION, body=LIST, more=[stated], **facts)


def on(day: str | None, body: str = LIST, title: str = DECISION) -> ItemView:
    facts: dict[str, Any] = {"written_on": day, "published_at": day}
    return policy("/policy/new.html", title, body=body, **facts)


def news(title: str) -> ItemView:
    """A page that is no document, and declares one void."""
    day = [claim("published_at", "2025-05-10", "header")]
    return item("/n.html", title, "news", claims=day, body=f"{NAMED}同时废止。")


def dissolved(**rows: Any) -> ItemView:
    return old(NAMING, **{**BEFORE, **rows})


TERMS = [
    case("at the beginning of its end", "failed", old(TERM.ljust(3000, "路"))),
    case("a letter before it", "inapplicable", old(TERM.ljust(3001, "路"))),
    case("from an unknown day", "inapplicable", old(TERM.replace("2019年6月1", "批准之"))),
    case("from a leap day", "failed", old("本办法自2020年2月29日起施行，有效期5年。")),
    case("prolonged before it was formed", "failed", old(TERM), on("2019-05-10", OWN, PROLONGED)),
    case("prolonged the day after", "passed", old(TERM), on("2019-05-11", OWN, PROLONGED)),
    case("in line 400", "passed", old(TERM), later("\n" * 399 + OWN, PROLONGED)),
    case("in line 401", "failed", old(TERM), later("\n" * 400 + OWN, PROLONGED)),
]
TEXTS = {
    "failed": (
        "《临溪县人民政府关于印发《临溪县公路管理办法》的通知》同时废止。",
        f"{NAMED}宣布失效。",
        f"{'条款废止。' * 99}{VOID}",
    ),
    "inapplicable": (f"决定废止{NAMED}第五条。", f"{'条款废止。' * 100}{VOID}"),
}
LISTS = [
    case("without a heading", "failed", old(), later(LINE, DECISION)),
    case("of what was sorted", "inapplicable", old(), later(LINE, CLEANED)),
    case("no heading", "failed", old(), later(f"下列文件废止：\n（经修改）\n{LINE}", DECISION)),
]
CASES = [
    *TERMS,
    *LISTS,
    *(
        case(text[-40:], wanted, old(), later(text))
        for wanted, all_ in TEXTS.items()
        for text in all_
    ),
    case("on the day of the reform", "cantTell", dissolved(published_at="2019-04-01")),
    case("on the day before", "inapplicable", dissolved(published_at="2019-03-31")),
    case("void from today on", "failed", old(), effective("2026-06-30")),
    case("void from tomorrow on", "inapplicable", old(), effective("2026-07-01")),
    case("void from a day unread", "failed", old(), effective("")),
    replace(case("what it states", "failed", old(), on("2025-05-10")), says='"validity": "有效"'),
    case("declared undated", "inapplicable", old(), on(None)),
    case("declared on its own day", "inapplicable", old(), on("2019-05-10")),
    case("declared the day after", "failed", old(), on("2019-05-11")),
    case("labelled at the top", "inapplicable", old(f"{'路' * 57}已废止"), later(LIST, DECISION)),
    case("labelled below it", "failed", old(f"{'路' * 58}已废止"), later(LIST, DECISION)),
    case("told of a repeal", "failed", old(), news("关于废止文件的公告")),
    case("told of an end", "failed", old(), news("关于文件失效的公告")),
    case("told of a review", "failed", old(), news("文件清理结果公告")),
    case("told by the way", "inapplicable", old(), news("公路工作简讯")),
]
