"""Date of publication and source in every way a header line states them."""

from __future__ import annotations

import pytest

from crawler.fields.detail import read_detail
from crawler.fields.markup import parse
from crawler.fields.resolve import resolve
from crawler.items import Field
from tests.fields.detail_pages import BODY, TITLE, page
from tests.fields.header_lines import HEADERS

URL = "https://www.example.gov.cn/zwgk/1001.html"


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("layout", ["named", "plain"])
def test_header_line(name: str, layout: str) -> None:
    header, published, source = HEADERS[name]
    text = f'<div id="zoom">{BODY}</div>' if layout == "named" else BODY
    html = page(f'<div class="main"><h1>{TITLE}</h1>{header}{text}</div>')
    won = resolve(read_detail(parse(html), html, URL).claims)
    got = [
        won[field].value if field in won else None for field in (Field.PUBLISHED_AT, Field.SOURCE)
    ]
    assert got == [published, source]


@pytest.mark.parametrize(("stated", "source"), [("县融媒体中心", "县融媒体中心"), ("县府办", None)])
def test_a_bare_source_that_the_meta_confirms(stated: str, source: str | None) -> None:
    meta = f'<meta name="ContentSource" content="{stated}">'
    header = "<p>2021-03-12 16:07 | 县融媒体中心</p>"
    html = page(f'<div><h1>{TITLE}</h1>{header}<div id="zoom">{BODY}</div></div>', head=meta)
    won = resolve(read_detail(parse(html), html, URL).claims)
    assert (won[Field.SOURCE].value if Field.SOURCE in won else None) == source


@pytest.mark.parametrize(
    ("header", "raw"),
    [
        ("来源：暂无来源 | 打印", "暂无来源"),
        ("来源：暂无来源 | 打印 2021-03-12 09:15", "暂无来源"),
        ("来源：- 【打印】【关闭】", "-"),
        ("来源： 打印 [关闭]", ""),
        ("发布时间：2021-03-12 来源：null 浏览 3", "null"),
        ("来源：县府办 | 分享", "县府办"),
        ("来源：${item.source}", "${item.source}"),
    ],
)
def test_the_claim_of_a_source_ends_where_the_source_ends(header: str, raw: str) -> None:
    html = page(f'<div><h1>{TITLE}</h1><p>{header}</p><div id="zoom">{BODY}</div></div>')
    claims = read_detail(parse(html), html, URL).claims
    assert [claim.raw for claim in claims if claim.field is Field.SOURCE] == [raw]
