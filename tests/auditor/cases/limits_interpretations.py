"""At the limits of INT: the first day of the period, how long a text is, what a finding says."""

from __future__ import annotations

from auditor.rule import Outcome
from tests.auditor.case import Case
from tests.auditor.cases.interpretation_contents import PLAIN as NOTHING
from tests.auditor.cases.interpretation_contents import TITLE, elements, text
from tests.auditor.cases.interpretation_makers import (
    BUREAU,
    NAME,
    OFFICE,
    PLAIN,
    PRESS,
    heads,
    made,
    of_forms,
    texts,
    year,
)
from tests.auditor.cases.pairs import JD, MUTUAL, A, B, C, F, N, P, case, jd, paper, timed
from tests.auditor.portal import HOME, Portal, item

ENOUGH, LITTLE = "路" * 75 + "。" + "桥" * 75, "路" * 75 + "。" + "桥" * 74


def copied(about: str, outcome: Outcome, policy: str, own: str, *, at: str = B) -> Case:
    return case("INT009", about, outcome, paper(body=policy), jd(TITLE, body=own), at=at)


CONTENTS = [
    elements("as the period began", F, NOTHING, day="2017-02-23"),
    elements("on the day before", N, NOTHING, day="2017-02-22"),
    case(
        "INT003",
        "what else is missing",
        C,
        jd(TITLE, body=text("背景")),
        at=B,
        says='"missing": ["背景依据"], "also_missing": ["注意事项"',
    ),
    copied("both are just long enough", F, ENOUGH, ENOUGH),
    copied("the interpretation is a letter shorter", N, ENOUGH, LITTLE),
    copied("the policy is", C, LITTLE, ENOUGH, at="/"),
]
TIMES = [
    timed("on the same day", P, "2026-06-02", profile="national-2019"),
    timed("a working day later", F, "2026-06-03", profile="national-2019"),
]
LINKS = [
    case(
        "INT008",
        "the policy alone links",
        F,
        paper(links=MUTUAL[0]),
        jd(TITLE),
        at=A,
        says="\n解读页面没有链接到文件：",
    ),
    case(
        "INT008",
        "the interpretation alone links",
        F,
        paper(),
        jd(TITLE, links=MUTUAL[1]),
        at=A,
        says="\n文件页面没有链接到解读：",
    ),
]
ONE_OF_TWENTY = [jd(title, path=f"/jd/{n}.html", body=PLAIN) for n, title in enumerate(texts(19))]
FORMS = [
    of_forms("as the period began", F, *texts(6), day="2017-02-23"),
    of_forms("on the day before", N, *texts(6), day="2017-02-22"),
    of_forms("just enough text", F, *texts(6), body="路" * 150),
    of_forms("a letter less", C, *texts(6), body="路" * 149),
    Case(
        "INT005",
        "one of twenty may be a picture",
        Portal([*ONE_OF_TWENTY, jd(NAME, body="扫码")], [JD]),
        C,
        [HOME],
    ),
    Case(
        "INT005",
        "one of twenty-one may be one",
        Portal(
            [*ONE_OF_TWENTY, jd(NAME, body="扫码"), jd(NAME, path="/jd/99.html", body=PLAIN)], [JD]
        ),
        F,
        [HOME],
    ),
    heads(
        "on a page that is no interpretation",
        F,
        year(NAME),
        item("/n/1.html", "在线访谈公路新规", "news", body="解读人：局长李四", claims=PRESS),
    ),
    made("an office of the bureau", P, "解读机关：临溪县交通运输局办公室"),
    made("a part of the bureau's name", P, "解读机关：县交通运输局", BUREAU),
    made("an office of the drafter", F, "起草单位：临溪县水利局\n解读单位：交通运输局", **OFFICE),
]

CASES = [*CONTENTS, *TIMES, *LINKS, *FORMS]
