"""CON006, CON007: taking part in major decisions, and their steps."""

from __future__ import annotations

from typing import Any

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case
from tests.auditor.portal import HOME, Portal, claim, column, item, url

P, F, C, N = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.INAPPLICABLE
LIST = "/ml.html"
WJ = column("policy", id=760)
CUT = column("policy", id=761, complete=False)
NAME = "临溪县农村公路管理办法"
ALL_STEPS = "经公开征求意见、专家论证、风险评估、合法性审查，由县政府集体讨论决定。"


def catalogue(body: str = f"1.制定《{NAME}》", *, year: int = 2025) -> ItemView:
    day = claim("published_at", f"{year}-03-01", "header")
    return item(LIST, f"临溪县{year}年度重大行政决策事项目录", WJ, claims=[day], body=body)


def paper(title: str, path: str = "/p.html", body: str = "正文") -> ItemView:
    return item(path, title, WJ, body=body)


def case(rule: str, about: str, outcome: Outcome, *items: ItemView, **more: Any) -> Case:
    columns = more.pop("columns", [WJ])
    at = more.pop("at", url(LIST))
    portal = Portal(items, columns)
    return Case(rule, about, portal, outcome, [at], profile="tongliao-2017")


ASKED = paper(f"关于《{NAME}（征求意见稿）》公开征求意见的公告")
MADE = f"临溪县人民政府关于印发{NAME}的通知"

CASES = [
    case("CON006", "opinions asked for", P, catalogue(), ASKED),
    case("CON006", "a hearing", P, catalogue(), paper(f"关于举行{NAME}听证会的公告")),
    case("CON006", "nothing", F, catalogue()),
    case("CON006", "opinions on another draft", F, catalogue(), paper("关于《水利办法》征求意见")),
    case("CON006", "the decision alone", F, catalogue(), paper(MADE)),
    case("CON006", "without marks", P, catalogue(f"（一）出台{NAME}"), ASKED),
    case("CON006", "this year's", N, catalogue(year=2026)),
    case("CON006", "before the profile", N, catalogue(year=2016)),
    case("CON006", "the year of the profile", F, catalogue(year=2017)),
    case("CON006", "no catalogue", C, paper(MADE), at=HOME),
    case("CON006", "lists cut off", C, catalogue(), columns=[WJ, CUT]),
    case("CON007", "all five", P, catalogue(), paper(MADE, body=ALL_STEPS)),
    case("CON007", "on two pages", P, catalogue(), ASKED, paper(MADE, body=ALL_STEPS[7:])),
    case("CON007", "four", C, catalogue(), paper(MADE, body=ALL_STEPS.replace("风险评估、", ""))),
    case("CON007", "none", F, catalogue(), paper(MADE)),
    case("CON007", "none, lists cut off", C, catalogue(), paper(MADE), columns=[WJ, CUT]),
    case("CON007", "not decided yet", N, catalogue(), ASKED),
    case("CON007", "no catalogue", N, paper(MADE)),
]
