"""COL002-010: out of service, leading nowhere, required columns, topics, proposals, classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from auditor.rule import Outcome
from crawler.fields.span import SHANGHAI
from crawler.index.views import ColumnView, ItemView, PastRun
from crawler.outcomes import FetchOutcome
from tests.auditor.case import Case
from tests.auditor.portal import HOME, Portal, column, item, link, probe, row, url

F, C, P, N = Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE
LOST: dict[str, Any] = {
    "outcome": FetchOutcome.BLOCKED, "is_list": False, "row_count": 0, "complete": False,
}  # fmt: skip
GONE = FetchOutcome.NOT_FOUND
BUREAU = str(Path(__file__).with_name("bureau.toml"))


def named(name: str, kind: str = "other", *above: str, **changes: Any) -> ColumnView:
    return column(kind, name=name, path=(*above, name), **changes)


def site(
    rule: str,
    about: str,
    outcome: Outcome,
    columns: Sequence[ColumnView],
    *at: str,
    profile: str = "anhui-transport-2017",
    **portal: Any,
) -> Case:
    says = portal.pop("says", "")
    items = portal.pop("items", ())
    where = at or (HOME,)
    return Case(
        rule,
        about,
        Portal(items, columns, **portal),
        outcome,
        where if outcome in (F, C) else (),
        profile=profile,
        says=says,
    )


# -- COL002: seven days; the portal of the cases was crawled on 2026-06-30

BUILT = named("规划计划", id=501, is_list=False, is_unfinished=True, row_count=0)


def crawled(day: int, *, said_so: bool = True, month: int = 6) -> PastRun:
    finished = datetime(2026, month, day, 12, tzinfo=SHANGHAI)
    told = frozenset({BUILT.id}) if said_so else frozenset[int]()
    return PastRun(1, finished, True, frozenset(), told)


def built(about: str, outcome: Outcome, *past: PastRun, of: ColumnView = BUILT) -> Case:
    return site("COL002", about, outcome, [of], of.url, past=past)


OUT_OF_SERVICE = [
    built("one crawl", C),
    built("a week ago", F, crawled(23)),
    built("six days ago", C, crawled(24)),
    built("a month ago it was in service", C, crawled(30, said_so=False, month=5)),
    built("before the last week, and since", F, crawled(1), crawled(29)),
    built("in service", P, crawled(1), of=named("规划", id=502)),
    built("not read", N, of=named("规划", id=503, **LOST)),
    site("COL001", "out of service is not blank", N, [BUILT]),
]

# -- COL003

DOCS, NEWS = named("政策文件", "policy", id=511), named("要闻", "news", id=512)
FILE, PAGE = "http://www.linxi.gov.cn/f/1.pdf", "http://www.example.com/1.html"
PROVINCE, NUMBER = "http://www.sheng.gov.cn/1.html", "http://10.1.2.3:8080/1.html"
OWN_DOMAIN = "http://zjj.linxi.gov.cn/1.html"


def leads(
    about: str,
    outcome: Outcome,
    *targets: str,
    of: ColumnView = DOCS,
    page: str = "ok",
    ended: str = "",
) -> Case:
    """Rows that lead to no own page, and one that does."""
    rows = [row(of, "/z/1.html", "办法", "2026-06-01", outcome=FetchOutcome(page))]
    rows += [
        row(of, url, f"文件{url}", "2026-06-01", key=None, external=url != FILE) for url in targets
    ]
    probes = [probe(url, ended, "link") for url in targets if ended]
    return site("COL003", about, outcome, [of], of.url, all_rows=rows, all_probes=probes)


NOWHERE = [
    leads("its pages are there", P),
    leads("a page is not there", F, page="not_found"),
    leads("a page says that it is not there", F, page="soft_404"),
    leads("a page that did not answer is told of elsewhere", P, page="timeout"),
    leads("a file that is there", P, FILE, ended="ok"),
    leads("a file that is not", F, FILE, ended="not_found"),
    leads("a file that did not answer", C, FILE, ended="timeout"),
    leads("a file that robots may not ask for", P, FILE, ended="robots_denied"),
    leads("a company's site", F, PAGE, ended="ok"),
    leads("news may lead there", P, PAGE, of=NEWS, ended="ok"),
    leads("but not to nothing", F, PAGE, of=NEWS, ended="not_found"),
    leads("another public body", P, PROVINCE, ended="ok"),
    leads("the site's own domain", P, OWN_DOMAIN, ended="ok"),
    leads("a bare number", C, NUMBER, ended="ok"),
    leads("a company's site that nobody asked for", F, PAGE),
    leads("nobody asked for news elsewhere", P, PAGE, of=NEWS),
    site("COL003", "no rows", N, [DOCS]),
    site(
        "COL003",
        "it only leads elsewhere",
        N,
        [replace(DOCS, outcome=FetchOutcome.REDIRECT, is_list=False)],
    ),
    site("COL003", "not read", C, [replace(DOCS, **LOST)], DOCS.url),
    Case(
        "COL003",
        "an upstream portal that has no name",
        Portal((), [DOCS], [row(DOCS, NUMBER, "办法", key=None)], all_probes=[probe(NUMBER, "ok")]),
        P,
        upstream=[Portal(key="sheng", home="http://10.1.2.3:8080/")],
    ),
]

# -- COL004: five columns of interaction in this profile

FIVE = [
    named("政府信息公开", id=521),
    named("县长信箱", "messages", id=522),
    named("服务热线", id=523),
    named("网民留言", "messages", id=524),
    named("意见征集", "consultation", id=525),
]


def five(about: str, outcome: Outcome, columns: Sequence[ColumnView], **more: Any) -> Case:
    return site("COL004", about, outcome, columns, **more)


REQUIRED = [
    five("all five", P, FIVE),
    five("no hotline", F, [*FIVE[:2], *FIVE[3:]], says="热线电话"),
    site("COL004", "two missing", F, [FIVE[0], *FIVE[3:]], HOME, HOME, says="领导信箱"),
    five("in other words", P, [*FIVE[:2], named("联系电话"), named("互动问答"), named("网上调查")]),
    five("by what it is for", P, [*FIVE[:4], named("听取民声", "consultation")]),
    five("by the column above it", P, [*FIVE[:1], named("张三", "other", "领导信箱"), *FIVE[2:]]),
    five("elsewhere, but on the home page", P, [*FIVE[:1], *FIVE[2:]],
         all_links=[link("http://www.12345.gov.cn/", text="县长信箱")]),
    five("a title on the home page is no column", F, [*FIVE[:1], *FIVE[2:]],
         all_links=[link("/1.html", text="关于开展县长信箱办理情况专项检查工作并通报结果的通知公告")]),
    five("a dead entry", F, [*FIVE[:1], *FIVE[2:]],
         all_links=[link("/xx/", text="县长信箱", outcome="not_found")]),
    five("a column that is not there", F, [*FIVE[:2], replace(FIVE[2], outcome=GONE), *FIVE[3:]]),
    five("blank is COL001's", P, [*FIVE[:2], replace(FIVE[2], row_count=0), *FIVE[3:]]),
    five("a column could not be opened", C, [*FIVE[:2], *FIVE[3:], named("其他", **LOST)]),
    five("several missing, not all was opened: one doubt", C, [FIVE[0], named("其他", **LOST)]),
    five("the crawl stopped", C, FIVE[:2], status="budget"),
    five("the home page was not read", C, FIVE[:2], home_outcome=FetchOutcome.TIMEOUT),
    five("a column elsewhere that the crawl did not ask for", F,
         [*FIVE[:2], *FIVE[3:], named("其他", outcome=None)]),
    site("COL004", "no columns at all", C, []),
    site("COL004", "a bureau owes no gazette", N, [NEWS], profile=BUREAU, name="临溪县交通局"),
    site("COL004", "a government does", F, [NEWS], profile=BUREAU),
]  # fmt: skip

# -- COL005: plans and budget under 信息公开

TREE = [named("规划计划", "plans", "政府信息公开"), named("财政信息", "budget", "政府信息公开")]
APART = named("财政信息", "budget", "专题专栏", id=531)
STANDARD = [
    site("COL005", "as the standard has it", P, TREE),
    site("COL005", "one is missing", F, TREE[:1]),
    site("COL005", "one lies elsewhere", F, [TREE[0], APART], APART.url),
    site("COL005", "one of them lies right", P, [*TREE, APART]),
    site("COL005", "where it lies is not shown", P, [TREE[0], named("财政信息", "budget")]),
    site("COL005", "a bureau owes no gazette", N, [NEWS], profile=BUREAU, name="临溪县交通局"),
    site("COL005", "a government does", F, [NEWS], profile=BUREAU),
    site("COL005", "wherever it lies", P, [named("政府公报", "gazette", "专题")], profile=BUREAU),
    site("COL005", "not all was opened", C, [TREE[0], named("其他", **LOST)]),
]

# -- COL006

WELFARE = named("社会公益事业", "topic", id=541)
TOPICS = [
    named(name, "topic", "社会公益事业")
    for name in ("教育", "医疗卫生", "乡村振兴", "环境保护", "社会救助", "灾害救援", "文化体育")
]
AID = [named("低保"), named("医疗救助"), named("慈善")]


def topics(about: str, outcome: Outcome, columns: Sequence[ColumnView], **more: Any) -> Case:
    return site("COL006", about, outcome, columns, WELFARE.url, **more)


def aid(about: str, outcome: Outcome, columns: Sequence[ColumnView], **more: Any) -> Case:
    return site("COL006", about, outcome, columns, profile=BUREAU, **more)


BLOCKS = [
    topics("all seven", P, [WELFARE, *TOPICS]),
    topics("one is missing", F, [WELFARE, *TOPICS[:3], *TOPICS[4:]], says="环境保护"),
    topics(
        "a topic elsewhere is not in the block",
        F,
        [WELFARE, *TOPICS[1:], named("教育")],
        says="教育",
    ),
    topics(
        "a word inside an item is no column",
        F,
        [WELFARE, *TOPICS[1:]],
        items=[item("/1.html", "教育信息", WELFARE)],
    ),
    topics("not divided", C, [WELFARE]),
    topics("not read", C, [replace(WELFARE, **LOST)]),
    site("COL006", "no such block", N, [NEWS]),
    topics("three of seven are missing", F, [WELFARE, *TOPICS[3:]], says="教育信息"),
    topics("four of seven: divided in another way", C, [WELFARE, *TOPICS[4:]]),
    aid("columns anywhere", P, AID),
    aid("one is missing", F, AID[:2], says="慈善事业"),
    aid("all are missing", F, [NEWS], says="慈善事业"),
    aid("not all was opened", C, [*AID[1:], named("其他", **LOST)]),
]

# -- COL007

CITY: dict[str, Any] = {"profile": "tongliao-2017", "name": "通辽市人民政府"}
OPEN = named("数据开放")
ENTRY = "http://data.sheng.gov.cn/"
DATA = [
    site("COL007", "a column", P, [OPEN], **CITY),
    site("COL007", "none", F, [NEWS], **CITY),
    site("COL007", "a county does not owe it", N, [NEWS], profile="tongliao-2017"),
    site("COL007", "a dead column", F, [replace(OPEN, outcome=GONE)], **CITY),
    site("COL007", "not all was opened", C, [named("其他", **LOST)], **CITY),
    *(
        site(
            "COL007",
            f"an entry elsewhere: {ended}",
            outcome,
            [NEWS],
            all_links=[link(ENTRY, text="公共数据平台", outcome=ended)],
            **CITY,
        )
        for ended, outcome in (("ok", P), ("not_found", F), ("timeout", C), (None, C))
    ),
]

# -- COL008: the audit is of 2026, so that 2025 is the last full year

BOTH, DEPUTIES = named("建议提案", id=551), named("人大代表建议", id=552)
MEMBERS = named("政协提案", id=553)
ADVICE, MOTION = "对县人大第12号建议的答复", "对县政协第9号提案的答复"


def replies(
    about: str,
    outcome: Outcome,
    rows: Sequence[tuple[ColumnView, str, str]],
    *at: str,
    columns: Sequence[ColumnView] = (BOTH,),
    **more: Any,
) -> Case:
    listed = [row(of, f"/j/{n}.html", title, day) for n, (of, title, day) in enumerate(rows)]
    return site("COL008", about, outcome, columns, *at, all_rows=listed, **more)


LAST_YEAR = [(BOTH, ADVICE, "2025-01-01"), (BOTH, MOTION, "2025-12-31")]
PROPOSALS = [
    replies("both of last year", P, LAST_YEAR),
    replies("one sort only", F, LAST_YEAR[:1], BOTH.url),
    replies("of the year before", F, [(BOTH, ADVICE, "2024-12-31"), LAST_YEAR[1]], BOTH.url),
    replies("of this year", F, [LAST_YEAR[0], (BOTH, MOTION, "2026-01-01")], BOTH.url),
    replies("no date", C, [LAST_YEAR[0], (BOTH, MOTION, "")], BOTH.url),
    replies("declared", N, [(BOTH, "2025年没有承办政协提案和人大建议的说明", "2025-12-31")]),
    replies("two columns", P, [(DEPUTIES, "第12号", "2025-06-01"), (MEMBERS, "第9号", "2025-07-01")],
            columns=(DEPUTIES, MEMBERS)),
    replies("one of two columns", F, [(DEPUTIES, "第12号", "2025-06-01")], MEMBERS.url,
            columns=(DEPUTIES, MEMBERS)),
    replies("not read to its end", C, LAST_YEAR[:1], BOTH.url,
            columns=[replace(BOTH, complete=False)]),
    replies("not read", C, [], BOTH.url, columns=[replace(BOTH, **LOST)]),
    replies("it only leads elsewhere", C, [], BOTH.url,
            columns=[replace(BOTH, outcome=FetchOutcome.REDIRECT, is_list=False)]),
    replies("no such columns", N, [], columns=[NEWS]),
    replies("suggestions of citizens are others", N, [], columns=[named("意见建议")]),
]  # fmt: skip

# -- COL009

ANSWERS = named("常见问题", id=561)
SERVICES = [
    site("COL009", "questions and answers", P, [ANSWERS]),
    site("COL009", "none in it", F, [replace(ANSWERS, row_count=0)], ANSWERS.url),
    site("COL009", "not read", C, [replace(ANSWERS, **LOST)], ANSWERS.url),
    site("COL009", "no such thing", N, [NEWS]),
    site("COL009", "a search to be tried", C, [], all_links=[link("/so", text="站内检索")]),
    site(
        "COL009",
        "news of a search",
        N,
        [],
        all_links=[link("/so", text="我县站内检索功能全面升级")],
    ),
    site(
        "COL009",
        "a dead search",
        F,
        [],
        all_links=[link("/so", text="站内检索", outcome="not_found")],
    ),
]

# -- COL010

UPSTREAM, PLAIN = named("上级文件", "upstream_document", id=571), named("专项工作", "topic", id=572)
MIXED, BUDGET = named("政策文件及解读", "policy", id=573), named("部门预算", "budget", id=574)
LATEST = named("最新公开", "other", id=575)
READS = "《临溪县农村公路管理办法》政策解读"
DRAFT = "关于公开征求《临溪县农村公路管理办法》意见的公告"
PROVINCIAL = "安徽省交通运输厅关于贯彻落实全面推进政务公开工作的意见"


def filed(
    about: str, outcome: Outcome, title: str, of: ColumnView | str, *also: ColumnView, **more: Any
) -> Case:
    one = item("/i.html", title, of, **more)
    return site("COL010", about, outcome, also, one.url, items=[one])


def in_both(title: str, *columns: ColumnView) -> ItemView:
    kinds = frozenset(one.kind for one in columns)
    return item("/i.html", title, columns[0], columns=columns, kinds=kinds)


CLASSES = [
    filed("a policy among policies", P, "临溪县农村公路管理办法", DOCS),
    filed("an interpretation among policies", F, READS, DOCS),
    filed("the second part of one", F, f"{READS}（之二）", DOCS),
    filed("another part of one", F, f"{READS}二", DOCS),
    filed("the column has room for both", P, READS, MIXED),
    filed("a policy that speaks of interpretations", P, "关于做好政策解读工作的通知", DOCS),
    site(
        "COL010",
        "listed where it belongs too",
        P,
        [],
        items=[in_both(READS, DOCS, named("政策解读", "interpretation"))],
    ),
    *(
        site(
            "COL010",
            about,
            outcome,
            [],
            *([url("/i.html")] if outcome is F else []),
            items=[in_both(title, DOCS, also)],
        )
        for about, outcome, title, also in (
            ("among policies and among the latest", F, READS, LATEST),
            ("a policy among the latest too", P, "临溪县农村公路管理办法", LATEST),
            ("in a topic too", P, READS, PLAIN),
        )
    ),
    filed("among the latest only", N, READS, LATEST),
    filed("only the breadcrumb tells", C, READS, "policy"),
    filed("a draft among policies", F, DRAFT, DOCS),
    filed("what became of a draft", P, "关于征求农村公路办法意见采纳情况的公告", DOCS),
    filed("a budget among news", F, "临溪县交通运输局2026年部门预算", NEWS),
    filed("a budget among budgets", P, "临溪县交通运输局2026年部门预算", BUDGET),
    filed("an event among policies", F, "临溪县召开农村公路建设推进会", DOCS),
    filed("a notice of an event", P, "关于召开农村公路建设推进会的通知", DOCS),
    filed("an event among news", P, "临溪县召开农村公路建设推进会", NEWS),
    filed("the province's document in a topic", F, PROVINCIAL, PLAIN, UPSTREAM),
    filed("there is no column for it", P, PROVINCIAL, PLAIN),
    filed("an annual report among policies", F, "2025年政府信息公开工作年度报告", DOCS),
    filed("in a column that is for nothing in particular", N, READS, "messages"),
    site(
        "COL010",
        "the province's own",
        P,
        [UPSTREAM],
        name="安徽省人民政府",
        items=[item("/i.html", PROVINCIAL, PLAIN)],
    ),
]

CASES = [
    *OUT_OF_SERVICE, *NOWHERE, *REQUIRED, *STANDARD, *BLOCKS, *DATA, *PROPOSALS, *SERVICES, *CLASSES,
]  # fmt: skip
