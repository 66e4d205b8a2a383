"""REP005, and reposts that are found by their text."""

from __future__ import annotations

from typing import Any

from auditor.computed.references import Reference
from auditor.rule import Outcome
from tests.auditor.case import Case
from tests.auditor.cases.reposts import MINE, NUMBER, TITLE, UP, ah, original, repost
from tests.auditor.portal import HOME, Portal, span

P, F, C, N = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.INAPPLICABLE
CLAUSES = [
    f"第{number}条农村公路由县级人民政府交通运输主管部门{verb}本行政区域内的养护计划并予以公布。\n"
    for number, verb in zip(
        "一二三四五六七八九十", ("编制", "审查", "批准", "组织", "实施") * 2, strict=True
    )
]
TEXT = "".join(CLAUSES)
"""Ten clauses, 400 characters without their punctuation."""
LONG = TEXT + TEXT.replace("县级", "乡级")


def spoilt(characters: int) -> str:
    """The text with so many other characters."""
    return TEXT.replace("农村公路由县级人民政府"[:characters], "错" * characters, 1)


def altered(about: str, outcome: Outcome, text: str, upstream: str = TEXT, **more: Any) -> Case:
    own = repost(body=text, **more)
    says = "第三条" if about == "a clause left out" else ""
    return Case(
        "REP005", about, Portal([own]), outcome, [MINE], [ah(original(body=upstream))], says=says
    )


def by_text(about: str, outcome: Outcome, title: str, text: str, **more: Any) -> Case:
    rows = {"number": None, **more}
    portal = Portal([repost(title=title, body=text, **rows)], [UP])
    return Case("REP002", about, portal, outcome, [HOME], [ah(original(body=TEXT))])


WIDE = TEXT.replace("，", ",").replace("。", " .").replace("农村", " 农 村 ")
TEXTS = [
    altered("word for word", P, TEXT),
    altered("width, punctuation and white space", P, WIDE),
    altered("lines of the page around it", P, f"来源：安徽省人民政府\n{TEXT}责任编辑：甲\n打印\n"),
    altered("the title above it", P, f"{TITLE}\n{TEXT}"),
    altered("a few words of the page's own", P, f"各有关单位请认真学习\n{TEXT}特此转载\n"),
    altered("two hundred characters before it", P, "前" * 200 + "。" + TEXT),
    altered("more than that", F, "前" * 201 + "。" + LONG, LONG),
    altered("eight characters of four hundred", P, spoilt(8)),
    altered("nine characters", F, spoilt(9)),
    altered("a clause left out", F, TEXT.replace(CLAUSES[2], "")),
    altered("the last clauses left out", F, "".join(CLAUSES[:8])),
    altered("the first clause left out", F, "".join(CLAUSES[1:])),
    altered(
        "a clause more in the midst",
        F,
        TEXT.replace(CLAUSES[4], CLAUSES[4] + "外地企业除外不适用本办法。\n"),
    ),
    altered("half of it", C, "".join(CLAUSES[:4])),
    altered("a covering notice", C, f"现予转发请遵照执行。{CLAUSES[0]}" * 3, title=f"转发{TITLE}"),
    altered("in a file here", C, "见附件"),
    altered("in a file above", C, TEXT, "详见附件的全文内容"),
    altered("no text above", N, TEXT, ""),
    Case("REP005", "nothing reposted", Portal([], [UP]), N, (), [ah(original(body=TEXT))]),
    Case(
        "REP005",
        "a list with the text",
        Portal([repost(body=TEXT.replace("县级", "乡级"))]),
        F,
        [MINE],
        references=[Reference(TITLE, "", NUMBER, span("2026-06-05"), body=TEXT, place="a.csv 2")],
    ),
]
FOUND = [
    by_text("by its text alone", P, "农村公路新规", TEXT),
    by_text("by its text but for a clause", P, "农村公路新规", "".join(CLAUSES[:9])),
    by_text("by half of its text", F, "农村公路新规", "".join(CLAUSES[:5])),
    by_text("the county's own with the province's text", F, "临溪县农村公路实施办法", TEXT),
    by_text("another year's with the same text", F, "2025年农村公路养护规定", TEXT),
    by_text("with a number of its own", F, "公路规定", TEXT, number="临政办〔2026〕7号"),
]

CASES = [*TEXTS, *FOUND]
