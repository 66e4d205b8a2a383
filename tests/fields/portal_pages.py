"""Made-up portal pages: lists of many shapes with the usual things around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape

from hypothesis import strategies as st

SITE = "https://www.linhe.gov.cn"
SUBJECTS = "关于印发 县人民政府 办公室 2024年 农村公路 养护 工作 方案 的 通知 开展 安全生产 检查 公布 第三批 名单 调整 补贴 标准"
WORDS = SUBJECTS.split()

words = st.sampled_from(WORDS)
names = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9).map(lambda s: f"x{s}")


@dataclass(frozen=True)
class Entry:
    """One row as it should be read."""

    title: str
    url: str
    href: str
    day: date


@dataclass
class Made:
    """A page with what it should be read as."""

    url: str
    html: str
    entries: list[Entry]
    dated: bool
    next_urls: list[str] = field(default_factory=list)


ADDRESSES = {
    "show": ("/show/{id}.html", "/show/{id}.html"),
    "trs": (
        "./{y}{m:02}/t{y}{m:02}{d:02}_{id}.html",
        "/zwgk/tzgg/{y}{m:02}/t{y}{m:02}{d:02}_{id}.html",
    ),
    "query": ("view.jsp?lm=7&id={id}", "/zwgk/tzgg/view.jsp?lm=7&id={id}"),
    "art": ("/art/{y}/{m}/{d}/art_77_{id}.html", "/art/{y}/{m}/{d}/art_77_{id}.html"),
    "folder": ("/{y}/{m:02}{d:02}/{id}.shtml", "/{y}/{m:02}{d:02}/{id}.shtml"),
    "up": ("../wj/{id}.html", "/zwgk/wj/{id}.html"),
    "whole": (SITE + "/doc/{id}", "/doc/{id}"),
}
DATES = {
    "dash": "{y}-{m:02}-{d:02}",
    "slash": "{y}/{m:02}/{d:02}",
    "dot": "{y}.{m}.{d}",
    "square": "[{y}-{m:02}-{d:02}]",
    "han": "{y}年{m}月{d}日",
    "minute": "{y}-{m:02}-{d:02} 09:{d:02}",
    "labelled": "发布时间：{y}-{m:02}-{d:02}",
    "stacked": "<b>{d:02}</b><i>{y}-{m:02}</i>",
}


def _fill(pattern: str, day: date, number: int) -> str:
    return pattern.format(y=day.year, m=day.month, d=day.day, id=number)


@st.composite
def entries(draw: st.DrawFn, count: int) -> list[Entry]:
    href, path = ADDRESSES[draw(st.sampled_from(sorted(ADDRESSES)))]
    day = draw(st.dates(date(2012, 1, 1), date(2025, 12, 31)))
    number = draw(st.integers(10_000, 9_000_000))
    made = []
    for place in range(count):
        title = "".join(draw(st.lists(words, min_size=4, max_size=10))) + f"（第{place + 1}号）"
        made.append(Entry(title, SITE + _fill(path, day, number), _fill(href, day, number), day))
        day -= timedelta(days=draw(st.integers(0, 40)))
        number -= draw(st.integers(1, 50))
    return made


@dataclass(frozen=True)
class Style:
    """How the rows of one list are written."""

    shape: str
    date: str | None
    place: str  # after, before, both
    cut: bool  # text cut, whole title in the attribute
    attribute: bool
    extra: str
    spacer: int
    css: str


styles = st.builds(
    Style,
    shape=st.sampled_from(
        [
            "ul",
            "ol",
            "table",
            "table_head",
            "dl",
            "dl_pairs",
            "div",
            "card",
            "p",
            "flat",
            "article",
            "deep",
            "split",
            "pairs",
            "each",
            "summary",
            "related",
        ]
    ),
    date=st.sampled_from([*DATES, None]),
    place=st.sampled_from(["after", "before", "both"]),
    cut=st.booleans(),
    attribute=st.booleans(),
    extra=st.sampled_from(["", "", "category", "file", "more", "picture", "bullet"]),
    spacer=st.sampled_from([0, 0, 5, 6]),
    css=names,
)


def _link(entry: Entry, style: Style) -> str:
    text = entry.title[:10] + "..." if style.cut else entry.title
    attribute = f' title="{escape(entry.title)}"' if style.cut or style.attribute else ""
    return f'<a href="{escape(entry.href)}"{attribute} target="_blank">{escape(text)}</a>'


def _parts(entry: Entry, style: Style) -> tuple[str, str, str]:
    """Date before, link with its company, date after."""
    shown = _fill(DATES[style.date], entry.day, 0) if style.date else ""
    span = f'<span class="{style.css}t">{shown}</span>' if shown else ""
    href = escape(entry.href)
    link = {
        "category": f'<a href="/zwgk/wj/">[文件]</a> {_link(entry, style)}',
        "file": f'{_link(entry, style)}<a href="/files/{abs(hash(href)) % 999}.pdf">下载</a>',
        "more": f'{_link(entry, style)}<a href="{href}">详情</a>',
        "picture": f'<a href="{href}"><img src="/i/p.jpg"></a>{_link(entry, style)}',
        "bullet": f"<i>·</i>{_link(entry, style)}",
    }.get(style.extra, _link(entry, style))
    before = span if style.place in ("before", "both") else ""
    after = span if style.place in ("after", "both") else ""
    return before, link, after


def _row(entry: Entry, style: Style, place: int) -> str:
    before, link, after = _parts(entry, style)
    css = f'class="{style.css}{place % 2}"'
    if style.shape in ("ul", "ol", "split", "each"):
        return f"<li {css}>{before}{link}{after}</li>"
    if style.shape in ("table", "table_head"):
        return f"<tr {css}><td>{place + 1}</td><td>{link}</td><td>{before or after}</td></tr>"
    if style.shape == "dl":
        return f"<dt {css}>{before}{link}{after}</dt>"
    if style.shape == "dl_pairs":
        return f"<dt {css}>{link}</dt><dd>{before or after}</dd>"
    if style.shape == "card":
        shown = _fill(DATES[style.date], entry.day, 0) if style.date else ""
        stamp = f"<em class='d'>{shown}</em>" if shown else ""
        return (
            f'<div {css}><a href="{escape(entry.href)}"><h4>{escape(entry.title)}</h4>'
            f"<p>为进一步做好有关工作，现将有关事项说明如下，请认真贯彻落实。</p>{stamp}</a></div>"
        )
    if style.shape == "deep":
        return (
            f"<li {css}><div><h3>{link}</h3></div><div class=i><p>{before or after}</p></div></li>"
        )
    if style.shape == "summary":
        text = f"<p>为落实2021年5月6日会议精神，{entry.title[:12]}，现将有关情况予以公布，请遵照执行。</p>"
        return f"<li {css}>{before}{link}{text}{after}</li>"
    if style.shape == "related":
        more = "".join(
            f'<li><a href="/jd/{place}9{k}.html">《{entry.title[:9]}》解读{k}</a></li>'
            for k in range(place % 3)
        )
        return f"<li {css}>{link}<div class=pop><h3>相关解读</h3><ul>{more}</ul></div>{before or after}</li>"
    if style.shape == "pairs":
        return f"<td {css}>{link}</td><td>{before or after}</td>"
    if style.shape == "flat":
        return f"{before}{_link(entry, style)}{after}<br>"
    tag = {"div": "div", "p": "p", "article": "section"}[style.shape]
    return f"<{tag} {css}>{before}{link}{after}</{tag}>"


def render_list(made: list[Entry], style: Style) -> str:
    rows = []
    for place, entry in enumerate(made):
        rows.append(_row(entry, style, place))
        if style.spacer and place % style.spacer == style.spacer - 1:
            empty = {"ul": "<li class=line></li>", "ol": "<li></li>", "div": "<div></div>"}
            rows.append(empty.get(style.shape, ""))
    body = "\n".join(rows)
    if style.shape == "table_head":
        head = "<tr><th>序号</th><th>标题</th><th>发布日期</th></tr>"
        return f'<table class="{style.css}"><thead>{head}</thead><tbody>{body}</tbody></table>'
    if style.shape == "split":
        parts = [rows[k : k + 5] for k in range(0, len(rows), 5)]
        return "<hr>".join(f"<ul>{''.join(part)}</ul>" for part in parts)
    if style.shape == "each":
        return "".join(f"<ul class={style.css}>{row}</ul>" for row in rows if row)
    if style.shape == "pairs":
        lines = ["".join(rows[k : k + 2]) for k in range(0, len(rows), 2)]
        return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
    lists = {"table": "table", "dl": "dl", "dl_pairs": "dl", "ol": "ol", "ul": "ul"}
    lists |= {"deep": "ul", "summary": "ul", "related": "ul"}
    tag = lists.get(style.shape, "div")
    return f'<{tag} class="{style.css}">{body}</{tag}>'


MENU = ["首页", "新闻动态", "政务公开", "政务服务", "互动交流"]
SUBMENU = ["政策文件", "通知公告", "人事信息", "财政预决算"]


def _menu(css: str, nested: bool) -> str:
    items = []
    for place, name in enumerate(MENU):
        sub = "".join(f'<li><a href="/m{place}/s{k}/">{s}</a></li>' for k, s in enumerate(SUBMENU))
        inner = f"<ul>{sub}</ul>" if nested and place else ""
        items.append(f'<li><a href="/{f"m{place}/" if place else ""}">{name}</a>{inner}</li>')
    return f'<div class="{css}"><ul>{"".join(items)}</ul></div>'


def _left(css: str) -> str:
    links = "".join(
        f'<li><a href="/zwgk/{path}/">{name}</a></li>'
        for path, name in (
            ("wj", "政策文件"),
            ("tzgg", "通知公告"),
            ("rsxx", "人事信息"),
            ("czxx", "财政信息"),
        )
    )
    return f'<div class="{css}"><h3>政务公开</h3><ul>{links}</ul></div>'


def _hot(css: str) -> str:
    rows = "".join(
        f'<li><a href="/show/{k}77777.html">县长调研重点项目建设并召开现场会{k}</a><span>2025-0{k}-11</span></li>'
        for k in range(1, 7)
    )
    return f'<div class="{css}"><h3>热门信息</h3><div><ul>{rows}</ul></div></div>'


FOOT = """<div class="{css}"><p><a href="/about/">关于我们</a> | <a href="/wzdt/">网站地图</a></p>
<ul><li><a href="http://www.gov.cn/">中国政府网</a></li><li><a href="http://www.ah.gov.cn/">省政府网</a></li></ul>
<p>主办单位：临河县人民政府 承办单位：县政府办公室 网站标识码：3412000012 皖ICP备19012406号-1</p></div>"""

CRUMBS = [
    '<div class="{css}">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/tzgg/">通知公告</a></div>',
    '<p><span>您的位置</span>: <a href="/">网站首页</a>»<a href="/zwgk/">政务公开</a>»通知公告</p>',
    "",
]


@dataclass(frozen=True)
class Around:
    """What stands around a list."""

    nested: bool
    left: bool
    hot: bool
    crumb: int
    table_layout: bool
    css: str


arounds = st.builds(
    Around,
    nested=st.booleans(),
    left=st.booleans(),
    hot=st.booleans(),
    crumb=st.integers(0, len(CRUMBS) - 1),
    table_layout=st.booleans(),
    css=names,
)


def render_page(inner: str, around: Around, head: str = "") -> str:
    css = around.css
    crumb = CRUMBS[around.crumb].format(css=f"{css}c")
    left = _left(f"{css}l") if around.left else ""
    hot = _hot(f"{css}h") if around.hot else ""
    if around.table_layout:
        main = (
            f"<table><tr><td width=200>{left}{hot}</td><td>{crumb}<div class={css}r>{inner}</div>"
            "</td></tr></table>"
        )
    else:
        main = (
            f"<div class={css}m>{left}<div class={css}r>{crumb}<div>{inner}</div></div>{hot}</div>"
        )
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>通知公告_临河县人民政府</title>{head}"
        f"</head><body>{_menu(f'{css}n', around.nested)}{main}{FOOT.format(css=f'{css}f')}</body></html>"
    )
