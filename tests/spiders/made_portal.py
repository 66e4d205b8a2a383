"""Portals of no known make, made up: columns, lists, details, and all that stands around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape

from hypothesis import strategies as st

from crawler.items import ColumnKind
from tests.fields.portal_pages import Entry, Style, render_list, styles

SITE = "http://www.qingshui.gov.cn"
NAME = "清水县人民政府"
COLUMNS = [
    # name, folder, parent, kind
    ("通知公告", "tzgg", "政务公开", ColumnKind.NOTICE),
    ("政策文件", "zcwj", "政务公开", ColumnKind.POLICY),
    ("政策解读", "zcjd", "政务公开", ColumnKind.INTERPRETATION),
    ("工作动态", "gzdt", "新闻中心", ColumnKind.NEWS),
    ("人事任免", "rsrm", "政务公开", ColumnKind.PERSONNEL),
    ("意见征集", "yjzj", "互动交流", ColumnKind.CONSULTATION),
]
PARENTS = {"新闻中心": "xwzx", "政务公开": "zwgk", "互动交流": "hdjl"}
TITLES = {
    "tzgg": "关于开展{}年度第{}批公共场所卫生检测工作的通知",
    "zcwj": "清水县人民政府关于印发{}年农村公路养护实施细则（{}）的通知",
    "zcjd": "《清水县{}年公益林补偿办法》第{}号政策解读",
    "gzdt": "县交通运输局{}年召开第{}次安全生产工作会议",
    "rsrm": "清水县人民政府关于{}年第{}号任免职务的通知",
    "yjzj": "关于公开征求《清水县{}年城区停车办法（第{}稿）》意见的公告",
}


@dataclass(frozen=True)
class Plan:
    """What differs between two made portals."""

    routes: str  # folders, numbers, query
    pager: str
    menu: str
    style: Style
    sizes: tuple[int, ...]
    per_page: int
    home_news: bool
    hub: bool
    css: str


plans = st.builds(
    Plan,
    routes=st.sampled_from(["folders", "numbers", "query", "files"]),
    pager=st.sampled_from(["index_k", "page_k", "query", "script", "next", "select", "countdown"]),
    menu=st.sampled_from(["nested", "dl", "left", "sitemap", "tree", "blocks"]),
    style=styles,
    sizes=st.tuples(*[st.integers(0, 23)] * len(COLUMNS)),
    per_page=st.sampled_from([7, 10, 15]),
    home_news=st.booleans(),
    hub=st.booleans(),
    css=st.text("abcdefgh", min_size=3, max_size=6).map(lambda s: f"z{s}"),
)


@dataclass
class Portal:
    """Address → page, with what a crawl must find."""

    plan: Plan
    pages: dict[str, str] = field(default_factory=dict)
    items: dict[str, Entry] = field(default_factory=dict)  # by address
    lists: dict[str, list[Entry]] = field(default_factory=dict)  # by the column's address
    kinds: dict[str, ColumnKind] = field(default_factory=dict)


def build(plan: Plan) -> Portal:
    portal = Portal(plan)
    for place, (name, folder, _, kind) in enumerate(COLUMNS):
        url = _column(plan, place, folder)
        made = _entries(plan, place, folder, plan.sizes[place])
        portal.kinds[url] = kind
        portal.lists[url] = made
        for entry in made:
            portal.items[entry.url] = entry
            portal.pages[entry.url] = _page(plan, entry.title, _detail(entry, name), name)
        _add_lists(portal, url, name, made)
    for parent, folder in PARENTS.items():
        portal.pages[_parent(plan, folder)] = _page(plan, parent, _hub(portal, parent), parent)
    portal.pages[f"{SITE}/"] = _home(portal)
    portal.pages[f"{SITE}/wzdt.html"] = _page(plan, "网站地图", _tree(plan, "map"), "网站地图")
    guide = "本指南由县政府办公室编制，方便公民、法人和其他组织获取政府信息。" * 3
    portal.pages[f"{SITE}/gkzn.html"] = _page(
        plan, "政府信息公开指南", f"<div><p>{guide}</p></div>", "政府信息公开指南"
    )
    return portal


def _column(plan: Plan, place: int, folder: str) -> str:
    return {
        "folders": f"{SITE}/{folder}/",
        "numbers": f"{SITE}/lanmu/{100 + place}.html",
        "query": f"{SITE}/list.php?cid={20 + place}",
        "files": f"{SITE}/{folder}/list.html",
    }[plan.routes]


def _parent(plan: Plan, folder: str) -> str:
    return {"query": f"{SITE}/channel.php?id={folder}"}.get(
        plan.routes, f"{SITE}/{folder}/index.html"
    )


def _entries(plan: Plan, place: int, folder: str, size: int) -> list[Entry]:
    day = date(2025, 11, 20) - timedelta(days=3 * place)
    made = []
    for number in range(size):
        ident = 40_000 * (place + 1) - number
        title = TITLES[folder].format(2025 - number // 9, number + 1)
        href = {
            "folders": f"/{folder}/{day:%Y%m}/{ident}.html",
            "numbers": f"/wenzhang/{ident}.html",
            "query": f"/show.php?cid={20 + place}&id={ident}",
            "files": f"/{folder}/{day:%Y/%m%d}/{ident}.html",
        }[plan.routes]
        made.append(Entry(title, SITE + href, href, day))
        day -= timedelta(days=1 + number % 5)
    return made


def _further(plan: Plan, url: str, count: int) -> list[str]:
    """The addresses of a list's pages, the first its column."""
    head, _dot, tail = url.rpartition(".")
    if plan.routes == "query":
        return [url, *(f"{url}&page={k}" for k in range(2, count + 1))]
    if plan.routes == "folders":
        head, tail = f"{url}index", "html"
    if plan.pager == "page_k":
        return [url, *(f"{head}/page_{k}.{tail}" for k in range(2, count + 1))]
    if plan.pager == "countdown":
        return [url, *(f"{head}/{count - k + 1}.{tail}" for k in range(2, count + 1))]
    if plan.pager == "query":
        return [url, *(f"{url}?p={k}" for k in range(2, count + 1))]
    return [url, *(f"{head}_{k - 1}.{tail}" for k in range(2, count + 1))]


def _add_lists(portal: Portal, url: str, name: str, made: list[Entry]) -> None:
    plan = portal.plan
    chunks = [made[k : k + plan.per_page] for k in range(0, len(made), plan.per_page)] or [[]]
    urls = _further(plan, url, len(chunks))
    for place, chunk in enumerate(chunks):
        rows = render_list(chunk, plan.style) if chunk else "<ul></ul><p>暂无信息</p>"
        inner = f"<div>{rows}{_pager(plan, urls, place, len(made))}</div>"
        portal.pages[urls[place]] = _page(plan, name, inner, name)


def _pager(plan: Plan, urls: list[str], place: int, total: int) -> str:
    if len(urls) < 2:
        return ""
    links = {url: escape(url.removeprefix(SITE)) for url in urls}
    after = (
        f'<a href="{links[urls[place + 1]]}">下一页</a>'
        if place + 1 < len(urls)
        else "<a>下一页</a>"
    )
    numbers = "".join(
        f"<b>{k + 1}</b>" if k == place else f'<a href="{links[url]}">{k + 1}</a>'
        for k, url in enumerate(urls)
    )
    if plan.pager == "script" and plan.routes in ("folders", "files"):
        name = "index" if plan.routes == "folders" else "list"
        return (
            f'<div><script>createPageHTML({len(urls)}, {place}, "{name}", "html");</script></div>'
        )
    if plan.pager == "select":
        options = "".join(
            f'<option value="{links[url]}">{k + 1}</option>' for k, url in enumerate(urls)
        )
        return (
            f"<div>共{total}条 <select onchange='location.href=this.value'>{options}</select></div>"
        )
    if plan.pager == "next":
        return f"<div>{after}</div>"
    return f"<div>共{total}条 第{place + 1}/{len(urls)}页 {numbers} {after}</div>"


def _detail(entry: Entry, column: str) -> str:
    body = "".join(
        f"<p>{k}、{entry.title[2:12]}，按照职责分工抓好落实，确保工作取得实效。</p>"
        for k in "一二三四"
    )
    return (
        f"<h1>{entry.title}</h1><div>发布时间：{entry.day} 09:30 来源：县政府办公室 浏览次数：21</div>"
        f"<div>{body}</div><p>上一篇：<a href='/no/1.html'>没有了</a></p>"
    )


def _hub(portal: Portal, parent: str) -> str:
    plan = portal.plan
    blocks = []
    for place, (name, folder, above, _) in enumerate(COLUMNS):
        if above != parent:
            continue
        url = _column(plan, place, folder)
        href = escape(url.removeprefix(SITE))
        rows = portal.lists[url][:4] if plan.hub else []
        inner = render_list(rows, plan.style) if rows else ""
        if plan.hub:
            more = f'<div class=tt><h3>{name}</h3><a href="{href}">更多&gt;&gt;</a></div>'
            blocks.append(f"<div class=blk>{more}{inner}</div>")
        else:
            blocks.append(f'<li><a href="{href}">{name}</a></li>')
    return "".join(blocks) if plan.hub else f"<ul>{''.join(blocks)}</ul>"


def _tree(plan: Plan, css: str, *, only_parents: bool = False) -> str:
    items = []
    for parent, folder in PARENTS.items():
        subs = "".join(
            f'<li><a href="{escape(_column(plan, k, f).removeprefix(SITE))}">{n}</a></li>'
            for k, (n, f, above, _) in enumerate(COLUMNS)
            if above == parent
        )
        href = escape(_parent(plan, folder).removeprefix(SITE))
        sub = "" if only_parents else f"<ul>{subs}</ul>"
        items.append(f'<li><a href="{href}">{parent}</a>{sub}</li>')
    return f"<ul class={css}>{''.join(items)}</ul>"


def _script_tree(plan: Plan) -> str:
    nodes = [f'{{id:"{f}",pId:"0",name:"{n}",open:true}}' for n, f in PARENTS.items()]
    for place, (name, folder, above, _) in enumerate(COLUMNS):
        url = _column(plan, place, folder).removeprefix(SITE)
        nodes.append(f'{{id:"{folder}",pId:"{PARENTS[above]}",name:"{name}",url:"{url}"}}')
    return f"<script>var zNodes = [{','.join(nodes)}];</script>"


def _menu(plan: Plan) -> str:
    guide = '<li><a href="/gkzn.html">政府信息公开指南</a></li>'
    if plan.menu == "nested":
        return f"<div class={plan.css}n>{_tree(plan, 'x')}<ul>{guide}</ul></div>"
    if plan.menu == "dl":
        parts = []
        for parent, folder in PARENTS.items():
            subs = "".join(
                f'<dd><a href="{escape(_column(plan, k, f).removeprefix(SITE))}">{n}</a></dd>'
                for k, (n, f, above, _) in enumerate(COLUMNS)
                if above == parent
            )
            href = escape(_parent(plan, folder).removeprefix(SITE))
            parts.append(f'<dl><dt><a href="{href}">{parent}</a></dt>{subs}</dl>')
        return f"<div class={plan.css}n>{''.join(parts)}<p>{guide}</p></div>"
    if plan.menu == "tree":
        return (
            f"<div class={plan.css}n>{_script_tree(plan)}<div id=tree></div><ul>{guide}</ul></div>"
        )
    return f"<div class={plan.css}n>{_tree(plan, 'x', only_parents=True)}<ul>{guide}</ul></div>"


def _page(plan: Plan, title: str, inner: str, column: str) -> str:
    crumb = f'<div class={plan.css}k>当前位置：<a href="/">首页</a> &gt; {column}</div>'
    left = (
        f"<div class={plan.css}l><h3>栏目导航</h3>{_tree(plan, 'y')}</div>"
        if plan.menu == "left"
        else ""
    )
    foot = (
        f"<div class={plan.css}f><a href='/wzdt.html'>网站地图</a><a href='/lxwm.html'>联系我们</a>"
        f"<p>主办单位：{NAME} 网站标识码：6205000012</p></div>"
    )
    return (
        f"<html><head><title>{escape(title)}-{NAME}</title></head><body>"
        f"<p><a href='/'>首页</a><a href='/login.php'>登录</a></p>{_menu(plan)}"
        f"<div class={plan.css}m>{left}<div>{crumb}{inner}</div></div>{foot}</body></html>"
    )


def _home(portal: Portal) -> str:
    plan = portal.plan
    blocks = []
    if plan.home_news:
        for url, made in portal.lists.items():
            if made:
                href = escape(url.removeprefix(SITE))
                name = next(c[0] for k, c in enumerate(COLUMNS) if _column(plan, k, c[1]) == url)
                blocks.append(
                    f'<div class=h><div><h2>{name}</h2><a href="{href}">更多</a></div>'
                    f"{render_list(made[:5], plan.style)}</div>"
                )
    return _page(plan, NAME, "".join(blocks), "首页")
