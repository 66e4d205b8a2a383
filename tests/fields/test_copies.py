"""What a page repeats for other screens, sentences like rows, and months in addresses."""

from __future__ import annotations

import pytest

from crawler.fields.detail import read_detail
from crawler.fields.markup import parse
from crawler.items import Claim, Field, Place

ROWS = (
    "<tr><th>索引号：</th><td>003205343/202606-00003</td></tr><tr><th>文号：</th><td>无</td></tr>"
)
TEXT = (
    "<h1>临溪县农村公路管理办法</h1><div class='text'><p>为加强公路管理，制定本办法。</p>{}</div>"
)


def claims(body: str, url: str = "http://www.linxi.example/a/1.html") -> tuple[Claim, ...]:
    page = f"<html><body>{body}</body></html>"
    return read_detail(parse(page), page, url).claims


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [("hidden-xs hidden-sm", "hidden-md hidden-lg", 1), ("pc", "mobile", 1), ("one", "two", 2)],
)
def test_a_block_for_small_screens_is_no_second_one(first: str, second: str, count: int) -> None:
    tables = "".join(f'<table class="t {name}">{ROWS}</table>' for name in (first, second))
    found = [c for c in claims(tables + TEXT.format("")) if c.field is Field.INDEX_NUMBER]
    assert len(found) == count


def test_a_sentence_of_the_text_is_no_row_of_the_attribute() -> None:
    line = "<p>公开主体：各单位；公开时限：20个工作日；公开方式：政府网站、政府公报。</p>"
    table = f"<table>{ROWS}</table>"
    assert not any(c.field is Field.DISCLOSURE for c in claims(table + TEXT.format(line)))


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/zwgk/201612/t20161210_2025815.html", "2016-12-10"),
        ("/art/2021/1/27/art_1_2.html", "2021-01-27"),
        ("/zwgk/201612/abc.html", "2016-12-01/2016-12-31"),
    ],
)
def test_the_day_in_an_address(path: str, day: str) -> None:
    found = claims(TEXT.format(""), f"http://www.linxi.example{path}")
    assert [c.value for c in found if c.place is Place.URL] == [day]
