"""Single questions about lists: what is a row, its title, its date, and what is none."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from crawler.fields.markup import parse
from crawler.fields.span import SHANGHAI
from crawler.fields.view import View

SITE = "https://www.linhe.gov.cn"
FETCHED = datetime(2026, 6, 30, 12, 0, tzinfo=SHANGHAI)
TITLES = ["关于做好农村公路养护工作的通知", "关于开展安全生产大检查的公告", "县政府常务会议召开"]


def view(inner: str, path: str = "/zwgk/tzgg/index.html", head: str = "") -> View:
    html = f"<html><head>{head}</head><body>{inner}</body></html>"
    return View(parse(html), html, SITE + path, FETCHED)


def listing(*rows: str) -> list[tuple[str, date | None]]:
    found = view(f"<ul>{''.join(rows)}</ul>").rows
    return [(r.title, r.date.span.date if r.date and r.date.span else None) for r in found]


def row(inner: str, number: int = 1) -> str:
    return f"<li>{inner.format(href=f'/show/{number}00001.html', title=TITLES[number % 3])}</li>"


DATES = [
    # how one row is written, its date
    ("<a href='{href}'>{title}</a><span>2024-03-05</span>", date(2024, 3, 5)),
    ("<span>2024-03-05</span><a href='{href}'>{title}</a>", date(2024, 3, 5)),
    ("<a href='{href}'>{title}</a> (2024/3/5)", date(2024, 3, 5)),
    (
        "<a href='{href}'>{title}</a><p>成文日期：2024-03-01</p><p>发布日期：2024-03-05</p>",
        date(2024, 3, 5),
    ),
    (
        "<a href='{href}'>{title}</a><p>发布日期：2024-03-05</p><p>成文日期：2024-03-01</p>",
        date(2024, 3, 5),
    ),
    (
        "<a href='{href}'>{title}</a><span>2024-03-05</span><span>截止：2024-04-05</span>",
        date(2024, 3, 5),
    ),
    ("<a href='{href}'>{title}</a><span>2024-03-05 至 2024-04-05</span>", date(2024, 3, 5)),
    ("<a href='{href}'>{title}<em>2024-03-05</em></a>", date(2024, 3, 5)),
    ("<a href='{href}'>{title} [2024-03-05]</a>", date(2024, 3, 5)),
    ("<div><b>05</b><i>2024.03</i></div><a href='{href}'>{title}</a>", date(2024, 3, 5)),
    ("<div><b>03-05</b><i>2024</i></div><a href='{href}'>{title}</a>", date(2024, 3, 5)),
    ("<a href='{href}'>{title}</a><span>3天前</span>", date(2026, 6, 27)),
    ("<a href='{href}'>{title}</a><span>03-05</span>", None),
    ("<a href='{href}'>{title}</a><span>浏览 2024 次</span>", None),
    (
        "<a href='{href}'>{title}</a><p>根据2024年3月5日召开的会议精神，现就有关工作安排如下，请认真抓好贯彻落实</p>",
        None,
    ),
    ("<b>3</b><a href='{href}'>{title}</a><span>2024-03</span>", None),
]


@pytest.mark.parametrize(("written", "day"), DATES)
def test_the_date_of_a_row(written, day):
    assert listing(*(row(written, k) for k in range(1, 6))) == [
        (TITLES[k % 3], day) for k in range(1, 6)
    ]


TITLES_OF = [
    (
        "<a href='{href}' title='关于做好农村公路养护工作的通知'>关于做好农村...</a>",
        "关于做好农村公路养护工作的通知",
    ),
    (
        "<a href='{href}' title='标题：关于做好农村公路养护工作的通知&#10;发布时间：2024-01-01'>关于做好农村…</a>",
        "关于做好农村公路养护工作的通知",
    ),
    (
        "<a href='{href}' title='点击查看'>关于做好农村公路养护工作的通知</a>",
        "关于做好农村公路养护工作的通知",
    ),
    (
        "<a href='{href}' title=''>关于做好农村公路养护工作的通知</a>",
        "关于做好农村公路养护工作的通知",
    ),
    (
        "<a href='{href}'>关于做好<b>农村公路</b>养护工作的通知</a>",
        "关于做好农村公路养护工作的通知",
    ),
    ("<a href='{href}'>· 关于做好农村公路养护工作的通知</a>", "关于做好农村公路养护工作的通知"),
    (
        "<a href='{href}'><img src='/p.jpg' alt='图'></a><a href='{href}'>关于做好农村公路养护工作的通知</a>",
        "关于做好农村公路养护工作的通知",
    ),
    (
        "<a href='{href}'><h4>关于做好农村公路养护工作的通知</h4><p>各乡镇人民政府，县直各部门，现将有关事项通知如下</p></a>",
        "关于做好农村公路养护工作的通知",
    ),
    (
        "<a href='/zwgk/wj/'>【文件】</a><a href='{href}'>关于做好农村公路养护工作的通知</a>",
        "关于做好农村公路养护工作的通知",
    ),
    (
        "<a href='{href}'>关于做好农村公路养护工作的通知</a><a href='/f/1.docx'>下载</a>",
        "关于做好农村公路养护工作的通知",
    ),
    (
        "<p title='关于做好农村公路养护工作的通知'><a href='{href}'>关于做好农村...</a></p>",
        "关于做好农村公路养护工作的通知",
    ),
]
TITLES_OF += [
    (
        "<b>关于做好农村公路养护工作的通知</b><em>[<a href='{href}'>查看</a>]</em>",
        "关于做好农村公路养护工作的通知",
    ),
    (
        "<p>关于做好农村公路养护工作的通知</p><a href='{href}'>查看详情&gt;&gt;</a>",
        "关于做好农村公路养护工作的通知",
    ),
    (
        "<a href='{href}'><img src='/p.jpg'></a><p>关于做好农村公路养护工作的通知</p>",
        "关于做好农村公路养护工作的通知",
    ),
]


@pytest.mark.parametrize(("written", "title"), TITLES_OF)
def test_the_title_of_a_row(written, title):
    found = listing(*(row(written + "<i>2024-03-05</i>", k) for k in range(1, 5)))
    assert [shown for shown, _ in found] == [title] * 4


YEARLESS = [
    (["2024-01-05", "12-30", "2023-12-01"], ["2024-01-05", "2023-12-30", "2023-12-01"]),
    (["06-20", "05-02", "2026-03-01"], ["2026-06-20", "2026-05-02", "2026-03-01"]),
    (["2023-12-01", "12-30", "2024-01-05"], ["2023-12-01", "2023-12-30", "2024-01-05"]),
    (["05-02", "04-02", "03-02"], [None, None, None]),
    (["2024-01-05", "03-30", "2020-12-01"], ["2024-01-05", None, "2020-12-01"]),
    (
        ["2024-01-05", "03-30", "2023-05-01", "2024-02-01"],
        ["2024-01-05", None, "2023-05-01", "2024-02-01"],
    ),
]


@pytest.mark.parametrize(("shown", "days"), YEARLESS)
def test_a_year_is_added_only_where_the_order_leaves_one(shown, days):
    rows = (
        f"<li><a href='/show/{k}00001.html'>{TITLES[k % 3]}</a><em>{day}</em></li>"
        for k, day in enumerate(shown)
    )
    found = [day and day.isoformat() for _, day in listing(*rows)]
    assert found == days


NOT_LISTS = [
    "<ul><li><a href='/zwgk/'>政务公开</a></li><li><a href='/hdjl/'>互动交流</a></li><li><a href='/bsfw/'>办事服务</a></li></ul>",
    "<footer><ul><li><a href='/show/100001.html'>关于做好农村公路养护工作的通知</a>2024-01-01</li><li><a href='/show/100002.html'>关于做好农村公路养护工作的公告</a>2024-01-02</li></ul></footer>",
    "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/zwgk/'>政务公开</a> &gt; <a href='/zwgk/tzgg/'>通知公告</a></div>",
    "<h3>友情链接</h3><ul><li><a href='http://www.gov.cn/'>中国政府网</a></li><li><a href='http://www.ah.gov.cn/'>安徽省人民政府网站</a></li></ul>",
    "<p>上一篇：<a href='/show/1.html'>关于做好农村公路养护工作的通知</a></p>",
    "<ul></ul>",
    "",
]


@pytest.mark.parametrize("inner", NOT_LISTS)
def test_menus_footers_and_breadcrumbs_are_no_lists(inner):
    assert view(inner).rows == []


def test_the_pagers_list_is_the_main_one():
    side = "".join(
        f"<li><a href='/show/9{k}0001.html'>县长调研重点项目{k}</a><i>2024-01-0{k}</i></li>"
        for k in range(1, 9)
    )
    main = "".join(
        f"<li><a href='/show/1{k}0001.html'>{TITLES[k]}</a><i>2024-02-0{k + 1}</i></li>"
        for k in range(2)
    )
    page = f"<div><ol>{side}</ol></div><div><ul>{main}</ul><p>共2条 <b>1</b> <a href='index_1.html'>2</a> <a href='index_1.html'>下一页</a></p></div>"
    assert [found.title for found in view(page).rows] == TITLES[:2]


def test_an_onclick_row_leads_where_its_script_says():
    rows = "".join(
        f"<li onclick=\"openDoc('{k}8001')\">{title}<i>2024-02-0{k + 1}</i></li>"
        for k, title in enumerate(TITLES)
    )
    page = f"<ul>{rows}</ul><script>function openDoc(id){{ window.open('/doc/' + id + '.html'); }}</script>"
    assert [found.url for found in view(page).rows] == [
        f"{SITE}/doc/{k}8001.html" for k in range(3)
    ]


def test_desktop_and_mobile_copies_are_one_list():
    rows = "".join(
        f"<li><a href='/show/1{k}0001.html'>{TITLES[k]}</a><i>2024-02-0{k + 1}</i></li>"
        for k in range(3)
    )
    assert len(view(f"<ul class=pc>{rows}</ul><ul class=mobile>{rows}</ul>").rows) == 3
