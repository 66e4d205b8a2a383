"""COL, LNK, UPD: the limits of words and counts, and what the findings say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.rule import Outcome
from crawler.outcomes import FetchOutcome
from tests.auditor.case import Case
from tests.auditor.cases import columns2 as col
from tests.auditor.cases import links as lnk
from tests.auditor.cases import updates as upd
from tests.auditor.portal import column, link, row

F, C, P, N = Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE
FIRST = column("news", id=723, name="工作信息（每月1日更新）")
LAST = column("news", id=724, name="工作信息（每月31日更新）")
NEVER = column("news", id=725, name="工作信息（每月0日、32日更新）")
PEOPLE = col.named("困难群众", id=545)
UNDER = [replace(one, path=("困难群众", one.name)) for one in col.AID]
ELSEWHERE: dict[str, Any] = {"outcome": FetchOutcome.REDIRECT, "is_list": False}
FOLDER = replace(col.BOTH, id=554, path=("建议提案", "2025年"), name="2025年")
LAWS = col.named("法规库", "policy", "政务", id=575)


def says(case: Case, text: str) -> Case:
    """The same case; the finding has to say more."""
    return replace(case, about=f"{case.about}, said", says=text)


def entry(about: str, outcome: Outcome, text: str) -> Case:
    return col.site("COL009", about, outcome, [], all_links=[link("/so", text=text)])


COLUMNS = [
    says(col.built("one crawl", C), '"first_seen": "2026-06-30"'),
    col.site(
        "COL006", "one of two", C, [PEOPLE, UNDER[0]], PEOPLE.url, profile=col.BUREAU, says="分设"
    ),
    col.site(
        "COL006",
        "two of three",
        F,
        [PEOPLE, *UNDER[1:]],
        PEOPLE.url,
        profile=col.BUREAU,
        says="低保",
    ),
    col.topics(
        "another column is called so too",
        F,
        [replace(col.WELFARE, id=546, path=("其他", "社会公益事业")), col.WELFARE, *col.TOPICS[1:]],
    ),
    says(col.topics("not read", C, [replace(col.WELFARE, **col.LOST)]), "未能读取"),
    says(
        col.topics("few parts known", C, [replace(col.WELFARE, **col.LOST), *col.TOPICS[4:]]),
        "分设",
    ),
    says(col.topics("read, but not divided", C, [col.WELFARE]), "分设"),
    entry("a name with as much beside it as names have", C, "临溪站内检索平台"),
    entry("a name with more beside it", N, "临溪县站内检索平台"),
    entry("a name of another thing", N, "网站地图"),
    col.replies(
        "in a folder under it",
        P,
        [(FOLDER, title, day) for _, title, day in col.LAST_YEAR],
        columns=[replace(col.BOTH, is_list=False, row_count=0), FOLDER],
    ),
    col.replies(
        "nobody asked for a folder",
        P,
        col.LAST_YEAR,
        columns=[col.BOTH, replace(FOLDER, outcome=None)],
    ),
    says(col.filed("in a column below another", F, col.READS, LAWS), "政务 > 法规库"),
    says(
        col.filed("only the breadcrumb", C, col.READS, "policy", breadcrumb=("首页", "文件")),
        "首页 > 文件",
    ),
]

LINKS = [
    says(lnk.own("on the home page", F, link("/a.html", outcome="not_found")), '"weight": 10'),
    says(lnk.own("in a text", F, lnk.text("/a.html", "not_found"), at=[lnk.ITEM]), '"weight": 1}'),
    says(lnk.own("where", F, link("/a.html", outcome="not_found")), "首页上的链接"),
    says(
        lnk.own("which page", F, lnk.text("/a.html", "not_found", page_title="甲"), at=[lnk.ITEM]),
        "甲\n",
    ),
    says(
        lnk.links("LNK003", "which word", F, lnk.aside("在线 投注平台"), at=[lnk.ITEM]),
        '"hidden": "", "word": "在线投注", "answers": true',
    ),
    says(
        lnk.links(
            "LNK003", "how", F, lnk.hidden("off-screen", outcome="unreachable"), at=[lnk.ITEM]
        ),
        '"hidden": "off-screen", "word": "", "answers": false',
    ),
]

UPDATES = [
    says(upd.front("old", F, upd.shown("2026-06-15")), '"newest": "2026-06-15"'),
    says(upd.front("navigation alone", F, all_rows=upd.OLD), "首页只有导航"),
    upd.front(
        "columns of the last day, a front of nine",
        C,
        upd.shown(*upd.IDLE_HOME[1:]),
        all_rows=[row(upd.NEWS, "/n/1.html", "消息", "2026-06-16")],
    ),
    upd.front(
        "a vague date that ends on the last day",
        C,
        upd.shown("2026-05"),
        as_of=upd.at("2026-06-14"),
        finished=upd.at("2026-06-14"),
    ),
    upd.fixed("the first of a month", F, "2026-05-01", "2026-06-05", of=FIRST, until="2026-06-10"),
    upd.fixed("the last of a month", P, "2026-01-31", "2026-02-28", of=LAST, until="2026-03-05"),
    upd.fixed("the 31st missed", F, "2026-01-20", "2026-02-28", of=LAST, until="2026-03-05"),
    upd.fixed("no such days", N, "2026-01-20", of=NEVER),
    upd.fixed("it only leads elsewhere", N, of=replace(upd.FIXED, **ELSEWHERE)),
]
CASES = [*COLUMNS, *LINKS, *UPDATES]
