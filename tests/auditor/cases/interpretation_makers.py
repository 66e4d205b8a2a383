"""INT004 to INT007: who interprets, how, and with what beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from auditor.rule import Outcome
from crawler.fields.span import SHANGHAI
from crawler.index.views import ItemView
from tests.auditor.case import Case
from tests.auditor.cases.pairs import JD, JD_PART, C, F, N, P, case, jd, paper
from tests.auditor.portal import HOME, Portal, claim, item

NAME = "《临溪县农村公路管理办法》解读"
BUREAU = "临溪县交通运输局关于印发《临溪县农村公路管理办法》的通知"
PLAIN = "路更好走了，车也更多了。" * 20


def made(about: str, outcome: Outcome, told: str, title: str = BUREAU, **more: Any) -> Case:
    issuer = more.pop("issuer", "临溪县交通运输局")
    policy = paper(title, number="临交〔2026〕7号", issuing_body=issuer, **more)
    at = {"F": "/jd/201.html"}.get(outcome.value[0].upper(), "/")
    return case("INT004", about, outcome, policy, jd(NAME, body=f"{PLAIN}\n{told}"), at=at)


OFFICE = {
    "title": "临溪县人民政府办公室关于印发《临溪县农村公路管理办法》的通知",
    "issuer": "临溪县人民政府办公室",
}
INT004 = [
    made("the issuing bureau", P, "解读机关：临溪县交通运输局"),
    made("without its region", P, "解读单位：县交通运输局　解读人：李四"),
    made("another bureau", F, "解读机关：临溪县水利局"),
    made("the bureau of the next county", F, "解读机关：青山县交通运输局"),
    made("the bureau of the next district", F, "解读机关：云栖区交通运输局"),
    made(
        "the bureau of the next city",
        F,
        "起草单位：沧澜市交通运输局\n解读单位：云栖市交通运输局",
    ),
    made("of the city and the county", P, "解读机关：沧澜市临溪县交通运输局"),
    made("raised to a city since", P, "解读机关：临溪市交通运输局"),
    made("its bureau above, of one field", P, "解读机关：沧澜市交通运输局"),
    made(
        "a banner with a long name, behind its city",
        P,
        "起草单位：沧澜市库勒蒙古左翼后旗交通运输局\n解读单位：库勒蒙古左翼后旗交通运输局",
    ),
    made(
        "an autonomous banner",
        P,
        "起草单位：库勒蒙古族自治旗交通运输局\n解读单位：库勒旗交通运输局",
    ),
    made(
        "a zone without its county",
        P,
        "起草单位：临溪高新区管委会\n解读单位：高新区管委会",
    ),
    made("a bureau of town looks", P, "起草单位：临溪县市容管理局\n解读单位：市容管理局"),
    made("nobody named", N, "联系人：李四"),
    made("a division of it", C, "解读机关：公路管理科"),
    made("a document of the government", C, "解读机关：临溪县交通运输局", **OFFICE),
    made(
        "a document of the government, the drafter named",
        P,
        "起草单位：临溪县交通运输局\n解读单位：临溪县交通运输局",
        **OFFICE,
    ),
    made(
        "a document of the government, another drafter named",
        F,
        "起草单位：临溪县水利局\n解读单位：临溪县交通运输局",
        **OFFICE,
    ),
    made("a superior department", F, "解读机关：安徽省水利厅"),
    made(
        "the leading one of two",
        P,
        "解读机关：临溪县财政局",
        "临溪县财政局 临溪县交通运输局关于印发《临溪县农村公路管理办法》的通知",
    ),
]


def of_forms(about: str, outcome: Outcome, *titles: str, body: str = PLAIN, **more: Any) -> Case:
    items = [
        jd(title, path=f"/jd/{n}.html", body=body, **more) for n, title in enumerate(titles, 300)
    ]
    return Case("INT005", about, Portal(items, [JD]), outcome, [HOME])


def texts(count: int) -> list[str]:
    return [f"《第{n}号办法》解读" for n in range(count)]


INT005 = [
    of_forms("six in words", F, *texts(6)),
    of_forms("five in words", N, *texts(5)),
    of_forms("one film among twenty", P, "视频解读《第0号办法》", *texts(19)),
    of_forms("one film among twenty-one", F, "视频解读《第0号办法》", *texts(20)),
    of_forms("a picture by its title", P, "一图读懂第0号办法", *texts(9)),
    of_forms("a picture by its file", P, *texts(10), files=["图1.jpg"]),
    of_forms("questions and answers are words", F, "第0号办法政策问答", *texts(9)),
    of_forms("pages with hardly any text", C, *texts(10), body="扫码"),
    of_forms("from before the period", N, *texts(10), day="2016-01-04"),
]

INT006 = [
    Case("INT006", "asked of the organ", Portal([jd(NAME)], [JD]), C, [HOME]),
    Case("INT006", "nothing was read", Portal(), N),
]

TL = "tongliao-2017"
THEN = datetime(2026, 6, 30, tzinfo=SHANGHAI)


def heads(
    about: str, outcome: Outcome, *items: ItemView, columns: Sequence[Any] = (JD,), **more: Any
) -> Case:
    portal = Portal(items, columns)
    return Case("INT007", about, portal, outcome, [HOME], profile=TL, as_of=THEN, **more)


def year(title: str, day: str = "2025-06-02", told: str = "", **more: Any) -> ItemView:
    return jd(title, day, body=f"{PLAIN}\n{told}", path=f"/jd/{title}-{day}.html", **more)


PRESS = [claim("published_at", "2025-07-02", "header")]
INT007 = [
    heads("the head in the title", P, year("县交通运输局局长解读《农村公路管理办法》")),
    heads("the head in the line", P, year(NAME, told="解读人：县交通运输局局长李四")),
    heads("a deputy", F, year("县交通运输局副局长解读《农村公路管理办法》")),
    heads("a name without its post", C, year(NAME, told="解读人：李四")),
    heads("a responsible person", C, year("县交通运输局负责人解读《农村公路管理办法》")),
    heads("nobody", F, year(NAME)),
    heads("nothing interpreted that year", N, year(NAME, "2026-03-02")),
    heads("the year before", F, year(NAME), year("局长解读《甲办法》", "2024-12-31")),
    heads("this year's", F, year(NAME), year("局长解读《甲办法》", "2026-01-01")),
    heads("on the year's last day", P, year(NAME), year("局长解读《甲办法》", "2025-12-31")),
    heads("some day of its last month", P, year(NAME), year("局长解读《甲办法》", "2025-12")),
    heads(
        "at a press conference",
        P,
        year(NAME),
        item("/n/1.html", "交通运输局局长出席新闻发布会介绍公路新规", "news", claims=PRESS),
    ),
    heads(
        "at a meeting",
        F,
        year(NAME),
        item("/n/1.html", "交通运输局局长出席公路养护工作会议", "news", claims=PRESS),
    ),
    heads("the list was not read back", C, year(NAME, kind=JD_PART), columns=[JD_PART]),
]

CASES = [*INT004, *INT005, *INT006, *INT007]
