"""Every shape of a detail page gives the same item."""

from __future__ import annotations

import pytest

from crawler.fields.detail import read_detail
from crawler.fields.markup import parse
from crawler.fields.resolve import resolve
from tests.fields.detail_pages import (
    BODY,
    BUREAU,
    FULL,
    INDEX,
    NUMBER,
    SHAPES,
    TITLE,
    article,
    page,
)

URL = "https://www.example.gov.cn/zwgk/202103/t20210312_1001.html"


def read(html: str) -> dict[str, str | None]:
    """The resolved values of a page, by field name."""
    won = resolve(read_detail(parse(html), html, URL).claims)
    return {field.value: claim.value for field, claim in won.items()}


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_states_the_same_item(name: str) -> None:
    got = read(SHAPES[name])
    assert {field: got.get(field) for field in FULL} == FULL


ODD: dict[str, tuple[str, dict[str, str | None]]] = {
    "labels in square brackets, one without a value": (
        f"<ol><li>[发文机构]<span>{BUREAU}</span></li><li>[联合发文单位]</li><li>[废止日期]</li>"
        "<li>[发布日期]<span>2021-03-12</span></li></ol>",
        {"issuing_body": BUREAU, "abolished_on": None, "published_at": "2021-03-12"},
    ),
    "unknown labels between known ones": (
        f"<p>索引号：{INDEX} 校验码：77 发布机构：{BUREAU} 科室：办公室 文号：{NUMBER} 份数：9</p>",
        {"index_number": INDEX, "issuing_body": BUREAU, "document_number": NUMBER},
    ),
    "two names in one label": (
        f"<table><tr><td>文号/编号</td><td>{NUMBER}</td><td>发布机构/单位：</td><td>{BUREAU}</td></tr>"
        "</table>",
        {"document_number": NUMBER, "issuing_body": BUREAU},
    ),
    "a term from one day to another": (
        f"<table><tr><td>发布机构</td><td>{BUREAU}</td><td>有效期</td>"
        "<td>2021-04-01至2026-03-31</td></tr></table>",
        {"abolished_on": "2026-03-31", "validity": None},
    ),
    "a term of years": (
        f"<table><tr><td>发布机构</td><td>{BUREAU}</td><td>有效期</td><td>5年</td></tr></table>",
        {"abolished_on": None, "validity": "5年"},
    ),
    "a term from a day on": (
        f"<table><tr><td>发布机构</td><td>{BUREAU}</td><td>有效期</td>"
        "<td>自2021年4月1日起五年</td></tr></table>",
        {"abolished_on": None, "validity": "自2021年4月1日起五年"},
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_catalogues(name: str) -> None:
    catalogue, wanted = ODD[name]
    got = read(page(article(catalogue)))
    assert {field: got.get(field) for field in wanted} == wanted


def test_a_column_name_above_the_title_is_no_title() -> None:
    html = page(
        f'<h1>部门文件</h1><div class="art"><div>{TITLE}</div><p>发布时间：2021-03-12</p>{BODY}</div>',
        title="部门文件-临溪县人民政府",
    )
    assert read(html)["title"] == TITLE
