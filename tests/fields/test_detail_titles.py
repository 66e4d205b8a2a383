"""Where the title stands, and what looks like one."""

from __future__ import annotations

import pytest

from tests.fields.detail_pages import BODY, TITLE, page
from tests.fields.test_detail_shapes import read

HEADER = "<p>发布时间：2021-03-12 来源：县府办</p>"
ORGAN, REST = TITLE.partition("关于")[0], TITLE[TITLE.index("关于") :]
NEWS = "李四到桃花镇调研道路养护工作"

TITLES = {
    "header in the title's block": (
        f'<div class="bt">{TITLE}<p>来源：县府办　发布时间：2021-03-12</p></div>',
        TITLE,
    ),
    "number in the title's block": (f"<h1>{TITLE}<br>临交运〔2021〕12号</h1>{HEADER}", TITLE),
    "organ on a line of its own": (f"<p>{ORGAN}</p><p>{REST}</p>{HEADER}", TITLE),
    "two lines above the header": (f"<div>{NEWS[:8]}<br>{NEWS[8:]}</div>{HEADER}", NEWS),
    "date in the heading": (
        f"<h2>{TITLE}<small>(2021-03-12)</small></h2><p>来源：县府办</p>",
        TITLE,
    ),
    "catalogue between title and header": (
        f"<div>{NEWS}</div><div><p>索引号：1-2-3</p><p>公开方式：主动公开</p><p>文号：无</p><p>主题词：</p>"
        f"<p>有效性：有效</p></div>{HEADER}",
        NEWS,
    ),
    "buttons between title and header": (
        f"<p>{NEWS}</p><div>[关闭]</div><div>打印</div><div>作者：张三</div>{HEADER}",
        NEWS,
    ),
    "value of a catalogue above the header": (
        f"<div>{NEWS}</div><ul><li>索引号：</li><li>1-2-3</li><li>主题分类：</li><li>某县部门预算</li>"
        f"</ul>{HEADER}",
        NEWS,
    ),
    "list of others above": (
        '<div><h3>推荐阅读</h3><ul><li><a href="1">关于道路养护的通知</a><i>2026-01-05</i></li></ul></div>'
        f"<div>{TITLE}</div>{HEADER}",
        TITLE,
    ),
    "short heading": (f"<h1>公告</h1>{HEADER}", "公告"),
    "short line": (f"<div>县情概况</div>{HEADER}", "县情概况"),
    "site above": (f"<h1>临溪县人民政府</h1><div>{TITLE}</div>{HEADER}", TITLE),
    "column above news": (f"<h1>政府信息公开</h1><div>{NEWS}</div>{HEADER}", NEWS),
    "short column above": (f"<h2>公告</h2><div>{TITLE}</div>{HEADER}", TITLE),
    "begins with a date": (
        f"<div>2021年3月12日临溪县道路日报</div>{HEADER}",
        "2021年3月12日临溪县道路日报",
    ),
    "an organ's own page": (f"<h1>临溪县交通运输局</h1>{HEADER}", "临溪县交通运输局"),
}


@pytest.mark.parametrize("name", TITLES)
def test_title(name: str) -> None:
    inner, wanted = TITLES[name]
    got = read(page(f"<div>{inner}<div>{BODY}</div></div>", title="临溪县人民政府"))
    assert (got["title"], got["published_at"], got["source"]) == (wanted, "2021-03-12", "县府办")


@pytest.mark.parametrize("name", ["Title", "Document", "Untitled Document", "无标题文档"])
def test_a_page_without_a_title(name: str) -> None:
    foot = "<p>皖ICP备12345678号</p><p>发布时间：2021-03-12</p>"
    html = f"<html><head><title>{name}</title></head><body><div></div>{foot}</body></html>"
    assert read(html) == {}


def test_labels_and_values_of_a_letter_are_no_title() -> None:
    rows = "<tr><td>答复单位：</td><td>县交通局</td></tr><tr><td>答复时间：</td><td>2021-03-12</td></tr>"
    html = page(f"<div><h1>关于公路的咨询</h1><table>{rows}</table></div>", title="临溪县人民政府")
    assert read(html).get("title") in (None, "关于公路的咨询")


ASKED = "关于桃花路积水的问题"
LETTERS = {
    "label beside its value": "<tr><td>写信时间</td><td>2021-03-12 08:20</td></tr>",
    "label with a colon": "<tr><td>写信时间：</td><td>2021-03-12 08:20</td></tr>",
    "label in a head cell": "<tr><th>来信时间</th><td>2021-03-12</td></tr>",
    "label behind another fact": "<tr><td>写信人</td><td>张**</td><td>写信时间</td><td>2021-03-12</td></tr>",
    "label above its value": "<tr><td>写信人</td><td>提请时间</td></tr><tr><td>张先生等</td><td>2021-03-12</td></tr>",
}


@pytest.mark.parametrize("heading", ["h1", "h3"])
@pytest.mark.parametrize("name", ["信件详情", "县长信箱", "正文", "内容详情页"])
@pytest.mark.parametrize("rows", LETTERS)
def test_the_heading_of_a_letter_is_its_title(rows: str, name: str, heading: str) -> None:
    asked = "<tr><td>来信内容</td><td colspan=3>您好，桃花路一到雨天就积水，请尽快维修。</td></tr>"
    table = f"<table>{LETTERS[rows]}{asked}</table>"
    got = read(page(f"<{heading}>{ASKED}</{heading}>{table}<h4>官方回复</h4>", title=name))
    assert got.get("title") == ASKED
    assert rows == "label above its value" or "published_at" not in got


def test_rows_of_a_list_under_its_name_are_no_header_line() -> None:
    rows = "".join(
        f'<li><a href="{day}.html">关于道路养护第{day}期的通知</a><span>2021-03-{day}</span></li>'
        for day in range(10, 20)
    )
    html = page(f"<div><h2>通知公告</h2><ul>{rows}</ul></div>", title="通知公告-临溪县人民政府")
    assert read(html).get("published_at") is None
