"""Personal data that a page carries out of sight, or in tables of its text."""

from __future__ import annotations

import pytest

from crawler.fields.detail import read_detail
from crawler.fields.markup import parse
from crawler.fields.unseen import unseen_marks
from crawler.items import Field, Mark

ID = "341702199001010018"


def marks(html: str) -> tuple[Mark, ...]:
    source = f"<html><body><p>正文</p>{html}</body></html>"
    return unseen_marks(parse(source), source)


@pytest.mark.parametrize(
    "html",
    [
        f'<img src="/a.jpg" alt="张三{ID}">',
        f'<p title="{ID}">正文</p>',
        f"<!-- 张三 {ID} -->",
        f'<div style="display:none">张三 {ID}</div>',
        f'<input type="hidden" name="sfzh" value="{ID}">',
    ],
)
def test_a_number_out_of_sight_is_found_and_masked(html: str) -> None:
    found = marks(html)
    assert [(mark.kind.value, mark.masked) for mark in found] == [
        ("id_number", "3417**********0018")
    ]


@pytest.mark.parametrize(
    "html",
    [
        f'<input type="hidden" name="articleid" value="{ID}">',
        f'<a href="/content/{ID}.html">正文</a>',
        f"<script>var id = '{ID}';</script>",
        f'<img alt="统一社会信用代码 {ID[:-1]}9">',
        f'<img data-id="{ID}" alt="照片">',
    ],
)
def test_codes_of_programs_are_none(html: str) -> None:
    assert marks(html) == ()


def test_a_day_of_birth_in_a_table_of_the_text_is_none_of_publication() -> None:
    rows = "<tr><th>姓名</th><th>出生日期</th></tr><tr><td>张三</td><td>1990-01-01</td></tr>"
    html = (
        '<html><body><h1>低保对象公示</h1><div class="info">发布时间：2026-06-02</div>'
        f'<div id="zoom"><p>现将名单公示如下。</p><table>{rows}</table></div></body></html>'
    )
    detail = read_detail(parse(html), html, "http://www.linxi.gov.cn/a/1.html")
    said = [c.value for c in detail.claims if c.field is Field.PUBLISHED_AT]
    assert said == ["2026-06-02"]
    assert "张三 1990-01-01" in detail.body
