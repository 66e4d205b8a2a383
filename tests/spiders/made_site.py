"""What made portals have in common, what differs between two of them, and their addresses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from crawler.items import ColumnKind
from tests.fields.portal_pages import Style, styles
from tests.spiders.made_menus import MENUS
from tests.spiders.made_pagers import PAGERS

SITE = "http://www.qingshui.gov.cn"
NAME = "清水县人民政府"


@dataclass(frozen=True)
class Made:
    """A column of every made portal; ``title`` makes the titles of its items."""

    name: str
    folder: str
    parent: str
    kind: ColumnKind
    title: str


COLUMNS = (
    Made(
        *("通知公告", "tzgg", "政务公开", ColumnKind.NOTICE),
        "关于开展{}年度第{}批公共场所卫生检测工作的通知",
    ),
    Made(
        *("政策文件", "zcwj", "政务公开", ColumnKind.POLICY),
        "清水县人民政府关于印发{}年农村公路养护实施细则（{}）的通知",
    ),
    Made(
        *("政策解读", "zcjd", "政务公开", ColumnKind.INTERPRETATION),
        "《清水县{}年公益林补偿办法》第{}号政策解读",
    ),
    Made(
        *("工作动态", "gzdt", "新闻中心", ColumnKind.NEWS),
        "县交通运输局{}年召开第{}次安全生产工作会议",
    ),
    Made(
        *("人事任免", "rsrm", "政务公开", ColumnKind.PERSONNEL),
        "清水县人民政府关于{}年第{}号任免职务的通知",
    ),
    Made(
        *("意见征集", "yjzj", "互动交流", ColumnKind.CONSULTATION),
        "关于公开征求《清水县{}年城区停车办法（第{}稿）》意见的公告",
    ),
    Made(
        *("公开制度", "gkzd", "政府信息公开", ColumnKind.DISCLOSURE_SYSTEM),
        "清水县政府信息公开工作规定（{}年第{}号）",
    ),
    Made(
        *("规划计划", "ghjh", "法定主动公开内容", ColumnKind.PLANS),
        "清水县{}年第{}季度重点工作计划安排",
    ),
    Made(
        *("财政信息", "czxx", "法定主动公开内容", ColumnKind.BUDGET),
        "清水县财政局{}年度部门预算说明第{}部分",
    ),
)
PARENTS = {"新闻中心": "xwzx", "政务公开": "zwgk", "互动交流": "hdjl", "政府信息公开": "zfxxgk"}
TEXTS = {
    "政府信息公开指南": ("gkzn", ColumnKind.DISCLOSURE_GUIDE),
    "依申请公开": ("ysqgk", ColumnKind.ON_REQUEST),
}
STATUTORY = "法定主动公开内容"


@dataclass(frozen=True)
class Plan:
    """What differs between two made portals."""

    routes: str
    pager: str
    menu: str
    style: Style
    sizes: tuple[int, ...]
    per_page: int
    home_news: bool
    hub: bool
    hot: str  # the heading of a list of another column's items beside every page
    hot_rows: int
    crumb: str
    groups: str
    css: str


plans = st.builds(
    Plan,
    routes=st.sampled_from(
        ["folders", "numbers", "query", "files", "article", "short", "module", "bare"]
    ),
    pager=st.sampled_from(PAGERS),
    menu=st.sampled_from(MENUS),
    style=styles,
    sizes=st.tuples(*[st.one_of(st.integers(0, 3), st.integers(4, 23))] * len(COLUMNS)),
    per_page=st.sampled_from([7, 10, 15]),
    home_news=st.booleans(),
    hub=st.booleans(),
    hot=st.sampled_from(["", "", "热点信息", "相关信息", "推荐阅读", "最新发布", "点击排行"]),
    hot_rows=st.sampled_from([1, 2, 5]),
    crumb=st.sampled_from(["name", "path", "spans", "none"]),
    groups=st.sampled_from(["", "", "", "years", "tabs"]),
    css=st.text("abcdefgh", min_size=3, max_size=6).map(lambda s: f"z{s}"),
)


def column_url(plan: Plan, made: Made) -> str:
    number = 20 + COLUMNS.index(made)
    return {
        "folders": f"{SITE}/{made.folder}/",
        "numbers": f"{SITE}/lanmu/{number}.html",
        "query": f"{SITE}/list.php?cid={number}",
        "files": f"{SITE}/{made.folder}/list.html",
        "article": f"{SITE}/category/{made.folder}/",
        "short": f"{SITE}/category/{number}.html",
        "module": f"{SITE}/index.php?m=content&c=index&a=lists&catid={number}",
        "bare": f"{SITE}/{made.folder}",
    }[plan.routes]


def parent_url(plan: Plan, parent: str) -> str:
    folder = PARENTS[parent]
    return {
        "query": f"{SITE}/channel.php?id={folder}",
        "article": f"{SITE}/category/{folder}/",
        "module": f"{SITE}/index.php?m=content&c=index&a=lists&catid={folder}",
        "bare": f"{SITE}/{folder}",
    }.get(plan.routes, f"{SITE}/{folder}/index.html")


def item_href(plan: Plan, made: Made, ident: int, day: date) -> str:
    number = 20 + COLUMNS.index(made)
    return {
        "folders": f"/{made.folder}/{day:%Y%m}/{ident}.html",
        "numbers": f"/wenzhang/{ident}.html",
        "query": f"/show.php?cid={number}&id={ident}",
        "files": f"/{made.folder}/{day:%Y/%m%d}/{ident}.html",
        "article": f"/article/{ident}/",
        "short": f"/a/{ident}.html",
        "module": f"/index.php?m=content&c=index&a=show&catid={number}&id={ident}",
        "bare": f"/{made.folder}/{ident}",
    }[plan.routes]


def further_urls(plan: Plan, url: str, count: int) -> list[str]:
    """The addresses of a list's pages, the first its column."""
    numbers = range(2, count + 1)
    if "?" in url:
        return [url, *(f"{url}&page={k}" for k in numbers)]
    if plan.routes == "article":
        return [url, *(f"{url}page/{k}/" for k in numbers)]
    if plan.routes == "bare" or plan.pager == "goto":
        return [url, *(f"{url}?page={k}" for k in numbers)]
    head, _dot, tail = url.rpartition(".")
    if url.endswith("/"):
        head, tail = f"{url}index", "html"
    if plan.pager == "countdown":
        return [url, *(f"{head}/{count - k + 1}.{tail}" for k in numbers)]
    return [url, *(f"{head}_{k - 1}.{tail}" for k in numbers)]
