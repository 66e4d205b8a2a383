"""Pages with little on them: one row, one line of text, a picture in the head."""

from __future__ import annotations

import pytest

from crawler.fields.column_pages import Emptiness, emptiness, is_excerpt
from crawler.fields.markup import parse
from crawler.fields.page_kind import page_kind
from crawler.fields.pager import Pager
from crawler.fields.view import View
from crawler.items import Column, ColumnKind, PageClass, Role
from tests.fields.test_detail_parts import article, read

URL = "http://www.linxi.gov.cn/ghjh/"
MENU = '<div class="m"><a href="/">首页</a><a href="/ghjh/">规划计划</a></div>'
PAPER = '<a href="/zcwj/t1_1.html">临溪县人民政府办公室关于印发养护办法的通知</a>'


def view(main: str) -> View:
    html = (
        f"<html><body>{MENU}<div class='wrap'>{main}</div>"
        "<div><p>主办：临溪县人民政府办公室</p><p>地址：临溪县人民路一号，邮编000000</p></div></body></html>"
    )
    return View(parse(html), html, URL, None)


@pytest.mark.parametrize(
    ("row", "number"),
    [
        (
            '<tr><td>·</td><td><a href="c1.html">临溪县养护规划评估</a></td><td>[2025-06-29]</td></tr>',
            1,
        ),
        ('<li><a href="list_7.html">临溪县养护规划评估</a><span>2025-06-29</span></li>', 1),
        ('<li><a href="c1.html">临溪县养护规划评估</a></li>', 0),
        ('<li><a href="c1.html">养护规划</a><span>2025-06-29</span></li>', 0),
        ('<li><a href="/ghjh/">临溪县养护规划计划</a><span>2025-06-29</span></li>', 0),
    ],
)
def test_the_only_row_may_have_the_address_of_a_column(row: str, number: int) -> None:
    box = f"<table>{row}</table>" if row.startswith("<tr") else f"<ul>{row}</ul>"
    assert len(view(box).rows) == number


@pytest.mark.parametrize(
    ("main", "state"),
    [
        ("<h2>监督热线</h2><p>热线电话：12345，工作日有人接听。</p>", Emptiness.TEXT),
        ("<div class='con'><p>周一至周五 9:00-17:00</p></div>", Emptiness.TEXT),
        (
            "<table><tr><td>县长</td><td>何清源</td></tr><tr><td>分工</td><td>全面</td></tr></table>",
            Emptiness.TEXT,
        ),
        (
            "<table><tr><td>名称</td><td>公开形式</td><td>责任部门</td></tr></table>",
            Emptiness.BLANK,
        ),
        ("<table><tr><td>共0条记录 第1/1页 [上页][下页]</td></tr></table>", Emptiness.BLANK),
        ("<h2>临溪县人民政府监督热线与投诉</h2><div class='listwrap'></div>", Emptiness.BLANK),
        ("<p>热线电话：12345，工作日有人接听。</p><ul></ul>", Emptiness.BLANK),
        ("<p>本栏目暂无内容</p>", Emptiness.BLANK),
        ("<p>局长：宋一舟</p>", Emptiness.TEXT),
        ("<p>12345</p><p>全天候</p>", Emptiness.TEXT),
        ("<p>标题：</p><p>2026</p>", Emptiness.BLANK),
        ("<div>应急管理事务</div>", Emptiness.BLANK),
        ("<p>2026-06-30 10:00:00</p>", Emptiness.BLANK),
        ("", Emptiness.BLANK),
    ],
)
def test_a_line_of_text_is_no_blank_list(main: str, state: Emptiness) -> None:
    assert emptiness(view(main), (), Pager()) is state


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ('<img src="/images/top.jpg">', "", PageClass.LIST),
        ('<img src="/skin/a.jpg">', "", PageClass.LIST),
        ("", '<img src="/images/top.jpg">', PageClass.DETAIL),
        ('<img src="/ui/hd.jpg">', "", PageClass.LIST),
        ("", '<img src="/ui/hd.jpg"><p>当前位置：首页</p>', PageClass.LIST),
        ("", '<p>当前位置：首页</p><img src="/ui/hd.jpg">', PageClass.DETAIL),
        ('<img src="/2026/0612/jg.jpg">', "", PageClass.DETAIL),
    ],
)
def test_a_picture_in_the_head_is_no_content(before: str, after: str, kind: PageClass) -> None:
    html = f"<html><body>{before}{MENU}<div>{after}</div></body></html>"
    assert page_kind(View(parse(html), html, URL, None), Role.COLUMN, ()) is kind


def block(name: str, number: int) -> str:
    rows = "".join(
        f'<div><a href="/{number}/{n}.html">临溪县公路养护情况</a><em>2026-06-1{n}</em></div>'
        for n in (1, 2)
    )
    return f"<section><h3>{name}</h3>{rows}</section>"


@pytest.mark.parametrize(
    ("own", "other", "excerpt"),
    [
        ("养护进展（每月10日、20日、30日更新）", "“十五五”规划（2026年）", True),
        ("养护进展（每月10日、20日、30日更新）", "别处没有的名称（2026年）", False),
    ],
)
def test_blocks_below_long_names_of_columns_are_excerpts(
    own: str, other: str, excerpt: bool
) -> None:
    page = view(block(own, 1) + block(other, 2))
    names = (own, "“十五五”规划（2026年）")
    columns = [
        Column(f"{URL}{n}/", name, (name,), ColumnKind.OTHER) for n, name in enumerate(names)
    ]
    hub = Column(URL, "信息公开", ("信息公开",), ColumnKind.OTHER)
    assert is_excerpt(page, hub, columns, Pager()) is excerpt


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (f"<div><div>解读原文</div><ul><li>{PAPER}</li></ul></div>", ["policy"]),
        (f"<div><h4>被解读文件</h4><ul><li>{PAPER}</li></ul></div>", ["policy"]),
        (f"<div><h4>对应政策文件</h4><ul><li>{PAPER}</li></ul></div>", ["policy"]),
        (f"<div><h4>政策原文链接</h4><ul><li>{PAPER}</li></ul></div>", ["policy"]),
        (f"<div><h4>最新文件</h4><ul><li>{PAPER}</li></ul></div>", []),
        (f"<div><h4>图片新闻</h4><ul><li>{PAPER}</li></ul></div>", []),
        (f"<p>{PAPER}</p>", ["related"]),
        (f"<p>上一篇：{PAPER}</p>", []),
        ("".join(f"<p>{PAPER.replace('t1_1', f't1_{n}')}</p>" for n in range(3)), []),
        ('<p><a href="/zcwj/t1_1.html">临溪县召开养护办法宣传会</a></p>', []),
    ],
)
def test_labels_below_the_text(after: str, found: list[str]) -> None:
    assert [link.relation for link in read(article(after=after)).links] == found
