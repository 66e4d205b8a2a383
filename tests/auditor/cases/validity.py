"""DOC010: terms of years, documents that others declare void, bodies that are no more."""

from __future__ import annotations

from typing import Any

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case
from tests.auditor.portal import Portal, claim, policy

OLD = "/policy/old.html"
ROADS = "临溪县人民政府关于印发临溪县公路管理办法的通知"
IN_FORCE = {
    "failed": (
        "本办法自2020年6月1日起施行，有效期5年。",
        "本办法自2020年6月1日起施行，有效期为五年。",
        "本办法自2021年6月30日起施行，有效期5年。",
        "本规定自2024年1月1日起试行，试行期一年。",
        "本通知自印发之日起施行，有效期2年。",
        "本办法自发布之日起实施。有效期3年。",
        "本办法有效期5年，自2020年6月1日起施行。",
        "本办法有效期自2020年6月1日起至2025年5月31日。",
    ),
    "passed": (
        "本办法自2021年7月1日起施行，有效期5年。",
        "本办法自2024年6月1日起施行，有效期5年。",
        "本通知自印发之日起施行，有效期10年。",
    ),
    "inapplicable": (
        "本办法自2020年6月1日起施行。",
        "许可证自2020年6月1日起生效，有效期5年。",
        "取得的资质有效期5年，期满可以延续。",
        "本办法自县政府批准起施行，有效期5年。",
    ),
}


def old(body: str = "第一条 为规范公路管理，制定本办法。", **rows: Any) -> ItemView:
    facts: dict[str, Any] = {
        "document_number": "临政〔2019〕5号",
        "written_on": "2019-05-10",
        "published_at": "2019-05-20",
        "validity": "有效",
    }
    return policy(OLD, ROADS, body=body, **{**facts, **rows})


def until(day: str) -> ItemView:
    facts: dict[str, Any] = {
        "written_on": "2019-05-10",
        "published_at": "2019-05-20",
        "validity": "有效",
    }
    return policy(OLD, ROADS, more=[claim("abolished_on", day, "body")], **facts)


def later(body: str, title: str = "临溪县人民政府关于印发临溪县农村公路管理办法的通知") -> ItemView:
    facts: dict[str, Any] = {
        "document_number": "临政〔2025〕9号",
        "written_on": "2025-05-10",
        "published_at": "2025-05-20",
    }
    return policy("/policy/new.html", title, body=body, **facts)


REPEALS = {
    "failed": (
        "本办法自2025年7月1日起施行，《临溪县公路管理办法》（临政〔2019〕5号）同时废止。",
        "本办法自发布之日起施行。原临政〔2019〕5号文件同时废止。",
        "《关于印发临溪县公路管理办法的通知》（临政〔2019〕5号）、《甲办法》（临政〔2018〕2号）自本办法施行之日起废止。",
        "本办法自发布之日起施行。《临溪县公路管理办法》同时废止。",
        "经研究，决定废止《甲办法》（临政〔2018〕2号）和《临溪县公路管理办法》（临政〔2019〕5号）。",
        "《临溪县公路管理办法》（临政〔2019〕5号）停止执行。",
    ),
    "inapplicable": (
        "本办法自发布之日起施行。此前有关规定同时废止。",
        "《临溪县公路管理办法》（临政〔2019〕5号）第五条同时废止。",
        "根据《临溪县公路管理办法》（临政〔2019〕5号），《甲办法》（临政〔2018〕2号）同时废止。",
        "《临溪县公路管理办法》（临政〔2018〕5号）同时废止。",
        "拟废止《临溪县公路管理办法》（临政〔2019〕5号）。",
        "《临溪县桥梁管理办法》同时废止。",
    ),
}
LIST = "决定废止下列文件：\n1．关于甲的通知（临政〔2018〕2号）\n2．关于印发临溪县公路管理办法的通知（临政〔2019〕5号）"
SORTED = "一、继续有效的文件\n1.甲（{}）\n二、宣布失效的文件目录\n1.乙（{}）"
OTHER, OWN = "临政〔2018〕2号", "临政〔2019〕5号"
DECISION = "临溪县人民政府关于废止部分规范性文件的决定"
CLEANED = "临溪县人民政府关于规范性文件清理结果的通告"


def case(about: str, wanted: str, *items: ItemView) -> Case:
    outcome = Outcome(wanted)
    at = [items[0].url] if outcome in (Outcome.FAILED, Outcome.CANT_TELL) else []
    return Case("DOC010", about, Portal(list(items)), outcome, at)


NAMING = "由县环保局、县国土资源局负责。"
BEFORE: dict[str, Any] = {
    "written_on": "2017-01-04",
    "published_at": "2022-04-13",
    "validity": None,
}
TERM = "本办法自2019年6月1日起施行，有效期5年。"
CASES = [
    *(case(words, wanted, old(words)) for wanted, all_ in IN_FORCE.items() for words in all_),
    *(
        case(words, wanted, old(), later(words))
        for wanted, all_ in REPEALS.items()
        for words in all_
    ),
    case("its last day was yesterday", "failed", until("2026-06-29")),
    case("its last day is today", "passed", until("2026-06-30")),
    case("in a list", "failed", old(), later(LIST, DECISION)),
    case("a list of a draft", "inapplicable", old(), later(LIST, f"{DECISION}（征求意见稿）")),
    case("a list of what?", "inapplicable", old(), later(LIST.replace("废止", "印发"))),
    case("in the second part", "failed", old(), later(SORTED.format(OTHER, OWN), CLEANED)),
    case("in the first part", "inapplicable", old(), later(SORTED.format(OWN, OTHER), CLEANED)),
    case("labelled", "inapplicable", old(validity="废止"), later(LIST, DECISION)),
    case("labelled in its text", "inapplicable", old("（已废止）第一条"), later(LIST, DECISION)),
    case("not labelled", "failed", old(validity=None), later(LIST, DECISION)),
    case("formed after it", "inapplicable", old(written_on="2025-05-11"), later(LIST, DECISION)),
    case(
        "void from next year on",
        "inapplicable",
        old(),
        later("本办法自2027年1月1日起施行，《甲》（临政〔2019〕5号）同时废止。"),
    ),
    case("a term that is over", "failed", old(TERM), later("正文")),
    case(
        "prolonged by number",
        "passed",
        old(TERM),
        later(
            "《临溪县公路管理办法》（临政〔2019〕5号）有效期延长至2030年。",
            "关于延长部分文件有效期的通知",
        ),
    ),
    case(
        "prolonged by name",
        "passed",
        old(TERM),
        later("有效期延长5年。", "关于延长《临溪县公路管理办法》有效期的通知"),
    ),
    case("over and void", "failed", old(TERM), later(LIST, DECISION)),
    case("bodies that are no more", "cantTell", old(NAMING, **BEFORE)),
    case("in force, as it says", "inapplicable", old(NAMING, **{**BEFORE, "validity": "有效"})),
    case("called former", "inapplicable", old("由原环保局负责。", **BEFORE)),
    case("bodies of today", "inapplicable", old("由县生态环境局负责。", **BEFORE)),
    case(
        "published in its time",
        "inapplicable",
        old(NAMING, **{**BEFORE, "published_at": "2019-03-31"}),
    ),
    case(
        "formed after the reform",
        "inapplicable",
        old(NAMING, **{**BEFORE, "written_on": "2019-04-01"}),
    ),
]
