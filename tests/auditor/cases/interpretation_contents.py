"""INT003 and INT009: what interpretations say."""

from __future__ import annotations

from typing import Any

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case
from tests.auditor.cases.pairs import JD, B, C, F, N, P, case, jd, paper
from tests.auditor.portal import Portal, url

CORE = {
    "背景": "近年来农村公路里程增加，养护资金不足，这是制定办法的背景。",
    "目标": "目标是到年底列养率达到百分之百，群众出行更加顺畅。",
    "内容": "主要内容有三章，写明了机构和资金来源，也写明了监督。",
    "范围": "适用于全县各乡镇的县道乡道和村道。",
    "标准": "补助标准为每公里一万元，按季度拨付到乡镇财政所。",
}
PLAIN = "记者走访了全县各乡镇，群众纷纷表示路更好走了，车也更多了，日子越过越好。" * 5
TITLE = "《临溪县农村公路管理办法》解读"


def text(*left_out: str) -> str:
    """An interpretation with the core elements but for some, and enough other words."""
    return "\n".join([*(t for name, t in CORE.items() if name not in left_out), PLAIN])


def elements(about: str, outcome: Outcome, body: str, title: str = TITLE, **more: Any) -> Case:
    return case("INT003", about, outcome, jd(title, body=body, **more), at=B)


INT003 = [
    elements("all five", P, text()),
    *(elements(f"without {name}", C, text(name)) for name in CORE),
    elements("only one of five", C, text(*[name for name in CORE if name != "范围"])),
    elements("none of them", F, PLAIN),
    elements("a picture", N, "扫码查看", "一图读懂《临溪县农村公路管理办法》"),
    elements("hardly any text", C, "字" * 149),
    elements("enough text, and no element", F, "字" * 150),
    elements("before the period", N, PLAIN, day="2016-06-02"),
    elements("without a day", F, PLAIN, day=""),
    case("INT003", "a policy is asked nothing", N, paper(body=PLAIN)),
]

LINES = [
    f"第{number}条养护单位应当在{number}号路段按计划巡查并且及时记录路况病害和处置结果。\n"
    for number in "一二三四五六七八九十"
]
FILE = "".join(LINES)
OWN = [
    f"之所以规定第{number}条的内容是因为过去{number}号路段上长期无人负责也没有记录可查。\n"
    for number in "一二三四五六七八九十"
]
"""As long, clause by clause, as the file's."""
assert {len(line) for line in LINES} == {len(line) for line in OWN} == {36}


def copying(about: str, outcome: Outcome, body: str, *, at: str = B, **more: Any) -> Case:
    return case("INT009", about, outcome, paper(body=FILE, **more), jd(TITLE, body=body), at=at)


def overlapping(copied: int) -> str:
    """So many clauses of the file, the others the interpreter's own: ten of one length."""
    return "".join([*LINES[:copied], *OWN[: 10 - copied]])


INT009 = [
    copying("word for word", F, FILE),
    copying("six of ten clauses", F, overlapping(6)),
    copying("five of ten", P, overlapping(5)),
    copying("in words of its own", P, "".join(OWN)),
    copying("with other punctuation and lines", F, FILE.replace("。\n", "；\n\n")),
    copying("too short to tell", N, "".join(LINES[:4])),
    copying(
        "a policy from before the period",
        N,
        FILE,
        written_on="2016-01-04",
        published_at="2016-01-04",
    ),
    case(
        "INT009",
        "the policy is in a file",
        C,
        paper(body="见附件"),
        jd(TITLE, body=FILE),
        at="/",
    ),
    case("INT009", "no interpretation", N, paper(body=FILE)),
    Case(
        "INT009",
        "one of two policies is copied",
        Portal(
            [
                paper(body=FILE),
                paper(
                    "临溪县养犬管理办法",
                    path="/policy/102.html",
                    number="临政办〔2026〕8号",
                    body="".join(OWN),
                ),
                jd("《临溪县农村公路管理办法》《临溪县养犬管理办法》解读", body=FILE),
            ],
            [JD],
        ),
        F,
        [url(B)],
    ),
]


def by_text(
    about: str, outcome: Outcome, body: str, *others: ItemView, title: str = "公路新规来了"
) -> Case:
    return case("INT001", about, outcome, paper(body=FILE), jd(title, body=body), *others)


TEXTS = [
    by_text("half of its text is the policy's", P, overlapping(5)),
    by_text("less than half", F, overlapping(4)),
    by_text(
        "its title names another document", P, overlapping(9), title="《临溪县养犬管理办法》解读"
    ),
]

CASES = [*INT003, *INT009, *TEXTS]
