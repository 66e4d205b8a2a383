"""Every shape of a detail page gives the same item."""

from __future__ import annotations

import pytest

from crawler.fields.detail import read_detail
from crawler.fields.markup import parse
from crawler.fields.resolve import resolve
from tests.fields.detail_pages import FULL, SHAPES

URL = "https://www.example.gov.cn/zwgk/202103/t20210312_1001.html"


def read(html: str) -> dict[str, str | None]:
    """The resolved values of a page, by field name."""
    won = resolve(read_detail(parse(html), html, URL).claims)
    return {field.value: claim.value for field, claim in won.items()}


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_states_the_same_item(name: str) -> None:
    got = read(SHAPES[name])
    assert {field: got.get(field) for field in FULL} == FULL
