"""CAT and SRC001 at their limits."""

from __future__ import annotations

from typing import Any

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case, of
from tests.auditor.portal import HOME, Portal, block, claim, column, item, policy, row

F, P, N = Outcome.FAILED, Outcome.PASSED, Outcome.INAPPLICABLE
LISTED = column("notice", id=40_001)
ROWS = block(index_number="2026-06-00009", document_number="临政办〔2026〕9号")
LETTERS = [chr(0x4E00 + 3 * n) for n in range(60)]
OTHERS = [chr(0x7E00 + 3 * n) for n in range(60)]


def notice(number: int, source: str = "县府办", **rows: str | None) -> ItemView:
    named = [claim("source", source, "header")] if source else []
    stated = block(**{"document_number": None, "subject": "交通", **rows})
    return item(f"/n/{number}.html", f"公告{number}", LISTED, claims=[*stated, *named])


def customs(about: str, stating: int, lacking: int, is_owed: bool) -> list[Case]:
    """Pages of one sort, of which some state their theme and their source and some do not."""
    full = [notice(n) for n in range(stating)]
    left = range(stating, stating + lacking)
    themes = [notice(n, subject=None) for n in left]
    sources = [notice(n, source="") for n in left]
    at = [one.url for one in themes] if is_owed else []
    return [
        Case("CAT001", about, Portal([*full, *themes]), F if is_owed else P, at),
        Case("SRC001", about, Portal([*full, *sources]), F if is_owed else P, at),
    ]


def lone(about: str, outcome: Outcome, one: ItemView) -> Case:
    """A page among others of its sort that state their theme."""
    return Case(
        "CAT001", about, Portal([*(notice(n) for n in range(6)), one]), outcome,
        [one.url] if outcome is F else [],
    )  # fmt: skip


def abstracted(about: str, outcome: str, title: str, summary: str) -> Case:
    return of("CAT003", about, outcome, policy(title=title, summary=summary))


def listed(about: str, outcome: str, kept: int, of_all: int) -> Case:
    """A list's title of which so many characters are the page's, in its order."""
    page = policy("/p.html", "".join(LETTERS[:of_all]))
    title = "".join(LETTERS[:kept] + OTHERS[kept:of_all])
    return named(about, outcome, page, title)


def named(about: str, outcome: str, page: ItemView, title: str) -> Case:
    at = [page.url] if outcome == "failed" else []
    rows = [row(LISTED, page.url, title)]
    return Case("CAT005", about, Portal([page], [LISTED], rows), Outcome(outcome), at)


def themes(*values: str) -> Portal:
    return Portal([policy(f"/p/{n}.html", subject=value) for n, value in enumerate(values)])


def rows(about: str, outcome: str, *claims: Any, says: str = "") -> Case:
    return of("CAT007", about, outcome, item("/b.html", "公告", "notice", claims=claims), says=says)


MANY = [f"分类{n}" for n in range(1001)]
CASES = [
    of(
        "CAT001",
        "an absent row",
        "failed",
        policy(index_number=None),
        says="索引块缺少“索引号”",
    ),
    of("CAT001", "an empty row", "failed", policy(index_number=""), says="索引块“索引号”为空"),
    Case(
        "CAT001",
        "no block at all",
        Portal([item("/p.html", "公路管理办法", "policy")]),
        F,
        ["http://www.linxi.gov.cn/p.html"] * 4,
        says="页面没有索引块，缺“索引号”",
    ),
    *customs("four others, as many as asked", 4, 1, True),
    *customs("three others", 3, 1, False),
    *customs("three quarters of them", 6, 2, True),
    *customs("a little less than that", 20, 7, False),
    lone("an empty theme, where all others state one", F, notice(9, subject="")),
    lone(
        "a theme for machines only, where all others show one",
        F,
        item(
            "/n/9.html",
            "公告",
            LISTED,
            claims=[
                *block(document_number=None),
                claim("subject", "交通", "meta"),
            ],
        ),
    ),
    lone(
        "a letter among pages that state a theme",
        P,
        item("/n/9.html", "来信", LISTED, page_class="message", claims=block(document_number=None)),
    ),
    of("CAT002", "thirty characters with its spaces", "failed", policy(category="无" + " " * 29)),
    of("CAT002", "one more", "passed", policy(category="无" + " " * 30)),
    abstracted(
        "nineteen characters of twenty",
        "failed",
        "临溪县农村公路养护管理和经费使用暂行办法",
        "临溪县农村公路养护管理和经费使用试行办法",
    ),
    abstracted(
        "sixteen of seventeen",
        "passed",
        "临溪县农村公路养护经费使用暂行办法",
        "临溪县农村公路养护经费使用试行办法",
    ),
    listed("six characters of ten", "passed", 6, 10),
    listed("22 of 37, a little less", "failed", 22, 37),
    named("as short as a title can be", "failed", policy("/p.html"), "元宵灯会"),
    named("shorter than any title", "inapplicable", policy("/p.html"), "看灯会"),
    Case(
        "CAT004",
        "the same unknown theme twice",
        themes("农村客运", "农村客运"),
        Outcome.CANT_TELL,
        [HOME],
        says='{"农村客运": 2}',
    ),
    Case(
        "CAT004",
        "a thousand unknown themes",
        themes(*MANY),
        Outcome.CANT_TELL,
        [HOME],
        says="1000 个主题分类值",
    ),
    Case(
        "CAT004",
        "one of them again",
        themes(*MANY, MANY[7]),
        Outcome.CANT_TELL,
        [HOME],
        says='{"分类7": 2, ',
    ),
    rows("three rows", "passed", *ROWS[:3]),
    rows("two rows", "inapplicable", *ROWS[:2]),
    rows(
        "three of six twice",
        "failed",
        *ROWS[:6],
        *ROWS[:3],
        says='["index_number", "category", "issuing_body"]',
    ),
    rows("three of seven twice", "passed", *ROWS[:7], *ROWS[:3]),
    rows(
        "by the labels that they have",
        "failed",
        *[claim("category", f"甲{n}", "table", f"分类{n}") for n in range(3)] * 2,
        says='["分类0", "分类1", "分类2"]',
    ),
]
