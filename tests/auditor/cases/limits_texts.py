"""TXT and MIR at their limits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.rule import Outcome
from crawler.items import Claim, Field, Place
from tests.auditor.case import Case, of
from tests.auditor.cases.limits_documents import USER
from tests.auditor.portal import HOME, Portal, claim, item, url

F, C, P = Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED
GONE = "3412000012"
OWNED = "一、任务\n" + "\n".join(f"（{n}）事。（责任单位：办公室）" for n in "一二三四")


def text(rule: str, about: str, outcome: str, body: str, title: str = "甲", says: str = "") -> Case:
    return of(rule, about, outcome, item("/a.html", title, "notice", body=body), says=says)


def users(about: str, outcome: str, body: str) -> Case:
    return replace(text("TXT004", about, outcome, body), profile=USER)


def domains(about: str, foreign: int, own: int, *at: str) -> Case:
    """Pages that name another domain as theirs, and pages that name none."""
    claims = [claim("identity", "fy.gov.cn", "meta", "SiteDomain")]
    pages = [
        item(f"/{n}.html", f"信息{n}", claims=claims if n < foreign else ())
        for n in range(foreign + own)
    ]
    return Case("MIR002", about, Portal(pages), F, at)


def codes(about: str, outcome: Outcome, *claims: Claim) -> Case:
    pages = [item(f"/{n}.html", "信息", claims=[one]) for n, one in enumerate(claims)]
    return Case("MIR002", about, Portal(pages), outcome)


def scripts(about: str, outcome: Outcome, body: str, others: int) -> Case:
    """A page beside others in simplified characters."""
    pages = [item(f"/{n}.html", "甲", "notice") for n in range(others)]
    odd = item("/odd.html", "甲", "notice", body=body)
    at = [odd.url] if outcome is F else []
    return Case("MIR001", about, Portal([odd, *pages]), outcome, at)


def foot(code: str) -> Any:
    return claim("identity", code, "foot", "网站标识码")


PLANS = "甲局政务公开工作方案\n乙局政务公开工作方案\n丙局政务公开工作方案\n"
EMPTY = Claim(Field.IDENTITY, None, "", Place.FOOT, "网站标识码")
CASES = [
    text("TXT001", "quoted, thirty characters after the mark", "passed", f"“{'字' * 29}${{date}}”"),
    text("TXT001", "one more", "failed", f"“{'字' * 30}${{date}}”"),
    text(
        "TXT001", "thirty characters before the closing mark", "passed", f"“${{date}}{'字' * 29}”"
    ),
    text("TXT001", "one more before it", "failed", f"“${{date}}{'字' * 30}”"),
    text("TXT001", "a closing mark only", "failed", "甲${date}乙”"),
    text("TXT001", "straight marks, the second at a distance", "failed", '变量"${date}又"见'),
    text("TXT001", "straight marks, the first at a distance", "failed", '变量"又${date}"见'),
    text(
        "TXT001",
        "five of a sort are kept",
        "failed",
        "".join(f"，{{{{v{n}}}}}" for n in range(6)),
        says='"{{v3}}", "{{v4}}"]',
    ),
    text("TXT004", "a word that begins the text, its exception longer", "failed", "己经完成。"),
    text("TXT004", "a title without a text", "passed", "", "关于公路的通知"),
    text("TXT004", "a text without a title", "passed", "关于公路的通知。", ""),
    text("TXT004", "a doubtful word is named", "cantTell", "前往渡假。", says="渡假→度假"),
    text(
        "TXT004",
        "a sure word is named alone",
        "failed",
        "前往渡假，工作己经完成。",
        says='{"found": ["己经→已经"]}',
    ),
    users("a word taken off the list", "passed", "关于布署安全生产工作的通知"),
    users("a word added to it", "failed", "网站设里办事栏目。"),
    users("right as the beginning of another", "passed", "建设里程碑工程。"),
    text(
        "TXT005",
        "twelve characters of an open bracket",
        "failed",
        "【字体打印本页关闭窗口返回顶部",
        says='["【字体打印本页关闭窗口返"]',
    ),
    text("TXT005", "closed in the next line", "passed", "【甲\n乙】"),
    text("MIR001", "full-width brackets alone", "failed", "政（zhèng）務" * 20),
    text(
        "MIR003",
        "titles of papers, one chapter one",
        "passed",
        f"{PLANS}一、甲，又一、乙，又一、丙",
    ),
    text("MIR003", "three of each", "cantTell", f"{PLANS}一、甲\n一、乙\n一、丙"),
    text(
        "MIR003",
        "three chapters, two titles",
        "passed",
        f"{PLANS.partition('丙')[0]}一、甲\n一、乙\n一、丙",
    ),
    domains("a domain of four pages of five", 4, 1, *[url(f"/{n}.html") for n in range(4)]),
    domains("a domain of five pages of nine", 5, 4, *[url(f"/{n}.html") for n in range(5)]),
    domains("a domain of eight pages of ten", 8, 2, HOME),
    codes("one code on two pages", P, foot(GONE), foot(GONE)),
    codes(
        "a page without a code, one with another fact",
        P,
        foot(GONE),
        EMPTY,
        claim("source", "县府办", "header"),
    ),
    text(
        "TXT006",
        "who helps does not answer for it",
        "inapplicable",
        OWNED.replace("责任单位", "配合单位"),
    ),
    text(
        "TXT006",
        "no task, by the last words of its heading",
        "passed",
        f"{OWNED}\n（五）{'事' * 35}保障",
    ),
    text("TXT006", "beyond the heading", "failed", f"{OWNED}\n（五）{'事' * 36}保障"),
    text("TXT006", "three tasks, all owned", "inapplicable", OWNED.rpartition("\n")[0]),
    text(
        "TXT006",
        "a little less than three quarters owned",
        "inapplicable",
        "\n".join(f"{n}.事。{'（责任单位：办公室）' * (n < 21)}" for n in range(1, 28)),
    ),
    scripts("thirty traditional characters of two hundred", F, "們" * 30 + "文" * 170, 2),
    scripts("29 of them", P, "們" * 29 + "文" * 171, 2),
    scripts("twenty of a short text", F, "們" * 20 + "文" * 80, 2),
    scripts("nineteen", P, "們" * 19 + "文" * 80, 2),
    scripts("half of the pages", P, "們" * 30 + "文" * 70, 1),
]
