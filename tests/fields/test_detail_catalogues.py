"""Rarer layouts of a catalogue, placeholders in it, names of labels, and what the foot says."""

from __future__ import annotations

import pytest

from tests.fields.detail_pages import (
    BODY,
    BUREAU,
    FULL,
    INDEX,
    NUMBER,
    ROWS,
    TITLE,
    article,
    page,
    pairs,
    spaced,
)
from tests.fields.test_detail_shapes import read

PLAIN = tuple(row for row in ROWS if row[0] != "名称")


def columns(label: str, value: str) -> str:
    """All labels in one column, all values in the next."""
    heads = "".join(label.format(name) for name, _ in PLAIN)
    return f"<div><div>{heads}</div><div>{''.join(value.format(text) for _, text in PLAIN)}</div></div>"


LAYOUTS = {
    "spans without colons": pairs(
        "<div>{}</div>", "<span>{label}</span><span>{value}</span>", rows=PLAIN
    ),
    "spaced spans without colons": pairs(
        "<div>{}</div>",
        "<span>{label}</span><span>{value}</span>",
        rows=tuple((spaced(label), value) for label, value in PLAIN),
    ),
    "a break between label and value": pairs("{}", "<p>{label}<br>{value}</p>", rows=PLAIN),
    "the colon in a cell of its own": "<table>"
    + pairs("<tr>{}</tr>", "<td>{label}</td><td>：</td><td>{value}</td>", rows=PLAIN)
    + "</table>",
    "the colon in a division of its own": pairs(
        "{}",
        "<div><div>{label}</div><div>：</div><div>{value}</div></div>",
        rows=PLAIN,
    ),
    "weak labels in pairs": pairs(
        "<div>{}</div>",
        "<div><div>{label}</div><div>{value}</div></div>",
        rows=tuple((label.replace("组配", ""), value) for label, value in PLAIN),
    ),
    "a label right behind another fact": "<p>"
    + pairs("{}", "<b>{label}：</b><i>{value}</i>", rows=PLAIN[:-1])
    + "</p><p>现行文件<b>有效性：</b><i>有效</i></p>",
    "bullets before labels": "<table>"
    + pairs("<tr>{}</tr>", "<td><i>·</i><b>{label}</b></td><td>{value}</td>", rows=PLAIN)
    + "</table>",
    "square brackets": "<p>" + pairs("{}", "[{label}]{value} ", rows=PLAIN) + "</p>",
    "a form that only shows": pairs(
        "<div>{}</div>",
        '<label>{label}：</label><input type="text" readonly value="{value}">',
        per_row=1,
        rows=PLAIN,
    ),
    "a head of its own": "<table><thead><tr>"
    + pairs("{}", "<th>{label}</th>", rows=PLAIN)
    + "</tr></thead><tbody><tr>"
    + pairs("{}", "<td>{value}</td>", rows=PLAIN)
    + "</tr></tbody></table>",
    "two columns": columns("<p>{}：</p>", "<p>{}</p>"),
    "without any space": "<p>" + pairs("{}", "{label}：{value}", rows=PLAIN) + "</p>",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_states_the_same_item(name: str) -> None:
    got = read(page(article(LAYOUTS[name])))
    assert {field: got.get(field) for field in FULL} == FULL


@pytest.mark.parametrize(
    "nothing",
    [
        "无",
        "（无）",
        "【无】",
        "-",
        "—",
        "/",
        "null",
        "暂缺",
        "未填写",
        "无发文字号",
        "0",
        "〔〕号",
        "--请选择--",
    ],
)
def test_placeholders_are_no_values(nothing: str) -> None:
    names = ("文号", "信息分类", "发布机构", "发布日期", "有效性")
    cells = "".join(f"<tr><td>{name}：</td><td>{nothing}</td></tr>" for name in names)
    got = read(page(article(f"<table><tr><td>索引号：</td><td>{INDEX}</td></tr>{cells}</table>")))
    fields = ("document_number", "category", "issuing_body", "published_at", "validity")
    assert [got.get(field) for field in fields] == [None] * 5


NAMED = {
    "政府信息索引号": ("index_number", INDEX),
    "规范性文件文号": ("document_number", NUMBER),
    "政策发布机构": ("issuing_body", BUREAU),
    "公布机关": ("issuing_body", BUREAU),
    "公开责任部门": ("issuing_body", None),
    "信息公开责任单位": ("issuing_body", None),
    "编制机构": ("issuing_body", None),
    "起草单位": ("issuing_body", None),
    "主题分类名称": ("category", BUREAU),
    "体裁": ("category", None),
    "政策时效性": ("validity", BUREAU),
}


@pytest.mark.parametrize("label", NAMED)
def test_names_of_labels(label: str) -> None:
    field, wanted = NAMED[label]
    value = wanted or BUREAU
    catalogue = f"<ul><li>公开范围：全社会</li><li>{label}：{value}</li><li>主题词：道路</li></ul>"
    assert read(page(article(catalogue))).get(field) == wanted


FOOT = (
    "<div><p>主办：临溪县人民政府办公室 发布时间：2026-01-02</p><p>皖ICP备12345678号 网站标识码：3418250001</p>"
    "<p>更新时间：2026-01-02 来源：临溪县人民政府</p></div></body>"
)


@pytest.mark.parametrize("text", [BODY, "<p>见附件。</p>"])
def test_the_foot_of_the_site_says_nothing_of_the_article(text: str) -> None:
    html = page(f"<div><h1>{TITLE}</h1><div>{text}</div></div>").replace("</body>", FOOT)
    got = read(html)
    assert (got["title"], got.get("published_at"), got.get("source")) == (TITLE, None, None)


def test_a_bare_date_under_the_title_before_the_time_of_an_update() -> None:
    header = "<p>2021-03-12 16:07</p><p>更新时间：2023-01-01 来源：县府办</p>"
    assert read(page(article("", header=header)))["published_at"] == "2021-03-12T16:07"


EMPTY = {
    "the last fact of a block": f"<div>索引号：{INDEX}<br>发布机构：</div><table><tr><td>2021-03-12</td></tr></table>",
    "spans without colons": f"<div><span>发布机构</span><span></span></div><div><span>索引号</span><span>{INDEX}</span></div>",
    "spans in one line": f"<div><span>发布机构：</span><span></span><span>索引号：</span><span>{INDEX}</span></div>",
}


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_fact_takes_nothing_from_the_next(name: str) -> None:
    got = read(page(article(EMPTY[name])))
    assert (got.get("issuing_body"), got.get("index_number")) == (None, INDEX)


def test_a_value_that_ends_like_the_beginning_of_a_label() -> None:
    line = "<p><span>信息分类：</span><span>其他文件</span><span>生成日期：</span><span>2021-03-09</span></p>"
    got = read(page(article(f"<p>索引号：{INDEX}</p>{line}")))
    assert (got["category"], got["written_on"]) == ("其他文件", "2021-03-09")
