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
