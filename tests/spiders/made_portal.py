"""Portals of no known make, made up: columns, lists, details, and all that stands around them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from html import escape

from tests.fields.portal_pages import Entry, render_list
from tests.spiders import made_menus
from tests.spiders.made_menus import render_menu
from tests.spiders.made_pagers import render_pager
from tests.spiders.made_site import (
    COLUMNS,
    NAME,
    PARENTS,
    SITE,
    STATUTORY,
    TEXTS,
    Made,
    Plan,
    column_url,
    further_urls,
    item_href,
    parent_url,
)


@dataclass
class Portal:
    """Address → page, with what a crawl must find."""

    plan: Plan
    pages: dict[str, str] = field(default_factory=dict)
    items: dict[str, Entry] = field(default_factory=dict)  # by address
    lists: dict[str, list[Entry]] = field(default_factory=dict)  # by the column's address
    made: dict[str, Made] = field(default_factory=dict)  # by the column's address

    @property
    def tells_parents(self) -> bool:
        """Whether the pages of columns say what is above them, in their menus or breadcrumbs."""
        deep = ("nested", "dl", "left", "tables", "mega", "tree", "json")
        return self.plan.menu in deep or self.plan.crumb in ("path", "spans")


def build(plan: Plan) -> Portal:
    portal = Portal(plan)
    for place, made in enumerate(COLUMNS):
        url = column_url(plan, made)
        portal.made[url] = made
        portal.lists[url] = _entries(plan, place, made)
        portal.items |= {entry.url: entry for entry in portal.lists[url]}
    for url, made in portal.made.items():
        for entry in portal.lists[url]:
            portal.pages[entry.url] = _page(portal, entry.title, _detail(entry), _path(made))
        _add_lists(portal, url, made)
    for parent in PARENTS:
        portal.pages[parent_url(plan, parent)] = _page(
            portal, parent, _hub(portal, parent), [parent]
        )
    for name, (folder, _kind) in TEXTS.items():
        text = f"{name}由县政府办公室编制，方便公民、法人和其他组织获取政府信息。" * 3
        inner = f"<h2>{name}</h2><div><p>{text}</p></div>"
        portal.pages[f"{SITE}/{folder}.html"] = _page(portal, name, inner, ["政府信息公开", name])
    portal.pages[f"{SITE}/"] = _home(portal)
    portal.pages[f"{SITE}/wzdt.html"] = _page(
        portal, "网站地图", made_menus.lists(tops(plan, all_of_them=True)), ["网站地图"]
    )
    if plan.menu == "frame":
        portal.pages[f"{SITE}/top.html"] = made_menus.lists(tops(plan))
        portal.pages[f"{SITE}/main.html"] = portal.pages[f"{SITE}/"]
        portal.pages[f"{SITE}/"] = (
            f"<html><head><title>{NAME}</title></head><frameset rows='90,*'><frame src='top.html'>"
            "<frame src='main.html'></frameset></html>"
        )
    return portal


def _entries(plan: Plan, place: int, made: Made) -> list[Entry]:
    day = date(2025, 11, 20) - timedelta(days=3 * place)
    scale = 40_000 if plan.routes in ("folders", "numbers", "query", "files") else 97
    entries = []
    for number in range(plan.sizes[place]):
        title = made.title.format(2025 - number // 9, number + 1)
        href = item_href(plan, made, scale * (place + 1) - number, day)
        entries.append(Entry(title, SITE + href, href, day))
        day -= timedelta(days=1 + number % 5 + 20 * (plan.groups == "years"))
    return entries


def _path(made: Made) -> list[str]:
    above = ["政府信息公开"] if made.parent == STATUTORY else []
    return [*above, made.parent, made.name]


def _add_lists(portal: Portal, url: str, made: Made) -> None:
    plan, entries = portal.plan, portal.lists[url]
    chunks = [entries[k : k + plan.per_page] for k in range(0, len(entries), plan.per_page)] or [[]]
    urls = further_urls(plan, url, len(chunks))
    hrefs = [each.removeprefix(SITE) for each in urls]
    stem = {"folders": "index", "files": "list"}.get(plan.routes, "")
    for place, chunk in enumerate(chunks):
        rows = _grouped(plan, chunk) if chunk else "<ul></ul><p>暂无信息</p>"
        pager = render_pager(plan.pager, hrefs, place, len(entries), stem)
        inner = f"<div>{rows}{pager}</div>"
        portal.pages[urls[place]] = _page(portal, made.name, inner, _path(made), made)


def _grouped(plan: Plan, chunk: list[Entry]) -> str:
    """The rows of a page, in a list for each year or tab where the portal groups them."""
    if plan.groups == "years":
        years = sorted({entry.day.year for entry in chunk}, reverse=True)
        return "".join(
            f"<h4>{year}年</h4>{render_list([e for e in chunk if e.day.year == year], plan.style)}"
            for year in years
        )
    if plan.groups == "tabs" and len(chunk) > 3:
        half = len(chunk) // 2
        shown = (
            f"<div class=con style='display:{show}'>{render_list(part, plan.style)}</div>"
            for show, part in (("block", chunk[:half]), ("none", chunk[half:]))
        )
        return f"<div class=hd><span>最近</span><span>以往</span></div><div>{''.join(shown)}</div>"
    return render_list(chunk, plan.style)


def _detail(entry: Entry) -> str:
    body = "".join(
        f"<p>{k}、{entry.title[2:12]}，按照职责分工抓好落实，确保工作取得实效。</p>"
        for k in "一二三四"
    )
    return (
        f"<h1>{entry.title}</h1><div>发布时间：{entry.day} 09:30 来源：县政府办公室 浏览次数：21</div>"
        f"<div>{body}</div><p>上一篇：<a href='/no/1.html'>没有了</a></p>"
    )


def _hub(portal: Portal, parent: str) -> str:
    """A page above columns: their menu, or the newest rows of each."""
    plan = portal.plan
    if parent == "政府信息公开":
        return f"<div class={plan.css}u>{made_menus.lists(_unified(plan))}</div>"
    blocks = []
    for url, made in portal.made.items():
        if made.parent != parent:
            continue
        href = escape(url.removeprefix(SITE))
        rows = portal.lists[url][:4] if plan.hub else []
        inner = render_list(rows, plan.style) if rows else ""
        if plan.hub:
            more = f'<div class=tt><h3>{made.name}</h3><a href="{href}">更多&gt;&gt;</a></div>'
            blocks.append(f"<div class=blk>{more}{inner}</div>")
        else:
            blocks.append(f'<li><a href="{href}">{made.name}</a></li>')
    return "".join(blocks) if plan.hub else f"<ul>{''.join(blocks)}</ul>"


def _entry(plan: Plan, made: Made) -> made_menus.Entry:
    return made_menus.Entry(made.name, column_url(plan, made).removeprefix(SITE))


def _unified(plan: Plan) -> tuple[made_menus.Entry, ...]:
    """The uniform entries of 政府信息公开, with the tree below 法定主动公开内容."""
    below = tuple(_entry(plan, made) for made in COLUMNS if made.parent == STATUTORY)
    texts = [made_menus.Entry(name, f"/{folder}.html") for name, (folder, _) in TEXTS.items()]
    system = next(_entry(plan, made) for made in COLUMNS if made.parent == "政府信息公开")
    statutory = made_menus.Entry(STATUTORY, below[0].href, below)
    return (texts[0], system, replace(statutory, href="javascript:void(0)"), texts[1])


def tops(plan: Plan, *, all_of_them: bool = False) -> tuple[made_menus.Entry, ...]:
    """The columns at the top with those right below; the site map shows 政府信息公开 whole."""
    entries = []
    for parent in PARENTS:
        below = tuple(_entry(plan, made) for made in COLUMNS if made.parent == parent)
        if parent == "政府信息公开":
            below = _unified(plan) if all_of_them else ()
        href = parent_url(plan, parent).removeprefix(SITE)
        entries.append(made_menus.Entry(parent, href, below))
    return tuple(entries)


def _hot(portal: Portal, own: Made | None) -> str:
    """A list beside the page's own matter, of another column's items."""
    plan = portal.plan
    others = [url for url, made in portal.made.items() if made != own and portal.lists[url]]
    if not plan.hot or not others:
        return ""
    rows = "".join(
        f'<li><a href="{escape(entry.href)}" title="{entry.title}">{entry.title[:12]}...</a></li>'
        for entry in portal.lists[others[-1]][: plan.hot_rows]
    )
    return f"<div class={plan.css}h><h3>{plan.hot}</h3><ul>{rows}</ul></div>"


def _crumb(plan: Plan, path: list[str]) -> str:
    if plan.crumb == "none":
        return ""
    home = '<a href="/">首页</a>'
    if plan.crumb == "name":
        return f"<div class={plan.css}k>当前位置：{home} &gt; {path[-1]}</div>"
    steps = [
        f'<a href="{escape(parent_url(plan, name).removeprefix(SITE))}">{name}</a>'
        if name in PARENTS
        else f"<span>{name}</span>"
        for name in path
    ]
    if plan.crumb == "spans":
        return f"<p><span>您的位置</span>: {' » '.join([home, *steps])}</p>"
    return f"<div class={plan.css}k>当前位置：{' &gt; '.join([home, *steps])}</div>"


def _page(portal: Portal, title: str, inner: str, path: list[str], own: Made | None = None) -> str:
    plan = portal.plan
    side = made_menus.lists(tops(plan))
    left = f"<div class={plan.css}l><h3>栏目导航</h3>{side}</div>" if plan.menu == "left" else ""
    foot = (
        f"<div class={plan.css}f><a href='/wzdt.html'>网站地图</a><a href='/lxwm.html'>联系我们</a>"
        f"<p>主办单位：{NAME} 网站标识码：6205000012</p></div>"
    )
    return (
        f"<html><head><title>{escape(title)}-{NAME}</title></head><body>"
        f"<p><a href='/'>首页</a><a href='/login.php'>登录</a></p>"
        f"{render_menu(plan.menu, plan.css, tops(plan))}"
        f"<div class={plan.css}m>{left}<div>{_crumb(plan, path)}{inner}</div>{_hot(portal, own)}</div>"
        f"{foot}</body></html>"
    )


def _home(portal: Portal) -> str:
    blocks = []
    for url, made in portal.made.items():
        if portal.plan.home_news and portal.lists[url]:
            href = escape(url.removeprefix(SITE))
            blocks.append(
                f'<div class=h><div><h2>{made.name}</h2><a href="{href}">更多</a></div>'
                f"{render_list(portal.lists[url][:5], portal.plan.style)}</div>"
            )
    return _page(portal, NAME, "".join(blocks), ["首页"])
