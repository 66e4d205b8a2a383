"""DOC and SRC003 at their limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case, of
from tests.auditor.cases.histories import documents
from tests.auditor.cases.issuers import FINANCE, OFFICE, issued, sourced
from tests.auditor.portal import HOME, Portal, claim, column, policy, url

F, C, P, N = Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE
USER = str(Path(__file__).with_name("user.toml"))
NUMBER = "临政办〔2026〕7号"


def bearing(
    path: str, title: str, day: str | None = "2026-06-02", number: str = NUMBER
) -> ItemView:
    return policy(path, title, document_number=number, published_at=day)


def shared(about: str, *items: ItemView, at: Sequence[ItemView] = (), says: str = "") -> Case:
    urls = [one.url for one in at]
    return Case("DOC004", about, Portal(items), F if at else P, urls, says=says)


def signed(about: str, outcome: str, body: str, raw: str = "2026年6月1日") -> Case:
    """A document of the county's finance bureau with a text and its signature."""
    more = [replace(claim("signed_on", "2026-06-01", "body"), raw=raw)] if raw else []
    title = f"{FINANCE}关于加强公路管理的通知"
    facts: dict[str, str | None] = {"document_number": None, "issuing_body": None}
    page = policy("/doc.html", title, body=body, more=more, **facts)
    return of("DOC005", about, outcome, page)


def places(about: str, outcome: str, *names: str | None, profile: str = "") -> Case:
    case = of("DOC005", about, outcome, issued(*names))
    return replace(case, profile=profile) if profile else case


def lapsing(day: str, validity: str | None, says: str = "") -> Case:
    page = policy(abolished_on=day, validity=validity)
    return of("DOC010", f"{day}, {validity}", "failed", page, says=says)


def series(about: str, outcome: Outcome, items: Sequence[ItemView], says: str = "") -> Case:
    where = [HOME] if outcome is C else []
    return Case("DOC003", about, Portal(items), outcome, where, says=says)


def source(about: str, outcome: str, site: str, title: str, name: str) -> Case:
    page = sourced(title, name)
    at = (page.url,) if outcome == "failed" else ()
    return Case("SRC003", about, Portal([page], name=site), Outcome(outcome), at)


STATE = "国务院办公厅关于公路的意见"
LONG = "甚长机关代字" * 5
FIFTY = [
    bearing(
        f"/m/{n:02}.html",
        f"临溪县{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{'子丑寅卯辰巳'[n // 10]}渡口图册",
    )
    for n in range(52)
]
AFTER = [bearing("/z.html", f"{one.title}及说明", "2026-06-03") for one in (FIFTY[49], FIFTY[50])]
DOUBTFUL = [
    policy(
        f"/s/{n:02}.html",
        "关于公路的意见",
        "upstream_document",
        more=[claim("source", "临溪县财政局", "header")],
    )
    for n in range(21)
]
ORDERS = [
    bearing(f"/o/{n}.html", f"临溪县第{n}号办法", number=f"临溪县人民政府令第{n}号")
    for n in range(1, 15)
    if n not in (7, 9)
]
CASES = [
    series(
        "orders count without a year, and past a document without a number",
        N,
        [*ORDERS, policy(document_number=None)],
    ),
    of(
        "DOC002",
        "with its repair",
        "failed",
        policy(document_number="皖政办[2017]第018号"),
        says='"repaired": "皖政办〔2017〕18号"',
    ),
    of(
        "DOC002",
        "beyond repair",
        "failed",
        policy(document_number="黄政办〔20XX〕4号"),
        says='"repaired": null',
    ),
    of(
        "DOC002",
        "the longest sign, and spaces",
        "cantTell",
        policy(body=f"查{LONG[:30]}   〔201718号，"),
        says=f"{LONG[:30]}〔201718号",
    ),
    lapsing("2026-06-30", "有效", "有效性却为“有效”"),
    lapsing("2026-06-30", None, "页面却未标明失效"),
    of("DOC010", "lapses tomorrow", "passed", policy(abolished_on="2026-07-01", validity="有效")),
    of(
        "DOC011",
        "in a column of another name",
        "inapplicable",
        policy(kind=column("policy", name="政府文件")),
    ),
    series("a fifth missing", C, documents(n for n in range(1, 16) if n not in (3, 6, 9))),
    series(
        "twenty of the missing numbers are named",
        C,
        documents(n for n in range(1, 131) if n % 5),
        says="、95、100 号；",
    ),
    shared(
        "the one without a day is at fault",
        bearing("/a.html", "临溪县公路图册", None),
        bearing("/b.html", "临溪县桥梁图册"),
        at=[bearing("/a.html", "")],
    ),
    shared(
        "the number as it stands there",
        bearing("/a.html", "临溪县公路图册"),
        bearing("/b.html", "临溪县桥梁图册", "2026-06-03"),
        at=[bearing("/b.html", "")],
        says=f'"document_number": "{NUMBER}"',
    ),
    shared(
        "a title within a later one",
        bearing("/a.html", "临溪县公路图册"),
        bearing("/b.html", "临溪县公路图册及说明", "2026-06-03"),
    ),
    shared(
        "a title that holds a later one",
        bearing("/a.html", "临溪县公路图册及说明"),
        bearing("/b.html", "临溪县公路图册", "2026-06-03"),
    ),
    shared(
        "titles that share a name and nothing else",
        bearing("/a.html", "县政府办关于印发《临溪县公路管理办法》的通知"),
        bearing("/b.html", "印发临溪县公路管理办法的通知", "2026-06-03"),
    ),
    shared(
        "an order's number",
        bearing("/a.html", "临溪县公路图册", number="临溪县人民政府令第3号"),
        bearing("/b.html", "临溪县桥梁图册", "2026-06-03", "临溪县人民政府令第3号"),
        at=[bearing("/b.html", "")],
    ),
    shared("so many that only fifty are compared", *FIFTY, AFTER[0], at=FIFTY[1:]),
    shared("beyond those fifty", *FIFTY, AFTER[1], at=[*FIFTY[1:], AFTER[1]]),
    places("only a title", "inapplicable", OFFICE, None, None, None),
    places("title and signature alone", "passed", OFFICE, OFFICE, None, None),
    places("title and number alone", "passed", OFFICE, None, "临政办〔2026〕1号", None),
    places("title and field alone", "passed", OFFICE, None, None, OFFICE),
    places(
        "two names of one organ",
        "passed",
        "临溪县公路局",
        "临溪县道路事业中心",
        None,
        None,
        profile=USER,
    ),
    places(
        "a third name", "failed", "临溪县公路局", "临溪县运输事业中心", None, None, profile=USER
    ),
    places(
        "fields that share a common word only",
        "failed",
        "临溪县水务管理局",
        "临溪县水务管理局",
        None,
        "临溪县房产管理局",
    ),
    signed(
        "the signature is all there is",
        "failed",
        "临溪县教育局2026年6月1日",
        "临溪县教育局2026年6月1日",
    ),
    signed("one line above the day", "failed", "临溪县教育局\n2026年6月1日"),
    signed("the day alone", "inapplicable", "\n2026年6月1日"),
    signed("words above the day", "inapplicable", "各乡镇：请认真执行。\n2026年6月1日"),
    signed("an organ at the end, unsigned", "inapplicable", "请认真执行。\n临溪县教育局。", ""),
    source(
        "a city is above a county",
        "failed",
        "临溪县人民政府",
        "安江市交通运输局关于公路的意见",
        "临溪县交通运输局",
    ),
    source(
        "an organ of no area",
        "inapplicable",
        "临溪县人民政府",
        "公路中心关于公路的意见",
        "临溪县交通运输局",
    ),
    source(
        "a site of no area is its own source", "failed", "长江航道局", STATE, "长江航道局办公室"
    ),
    source("a site of no area names another", "passed", "长江航道局", STATE, "交通运输部"),
    source(
        "an area's organ, where the site has none",
        "inapplicable",
        "长江航道局",
        "安江省交通运输厅关于公路的意见",
        "长江航道局",
    ),
    Case(
        "SRC003",
        "twenty of the doubtful pages are named",
        Portal(DOUBTFUL),
        C,
        [HOME],
        says=f'"{url("s/19.html")}"]',
    ),
]
