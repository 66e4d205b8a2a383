"""The name that a site gives itself in the title of its home page."""

from __future__ import annotations

import pytest

from crawler.fields.markup import parse
from crawler.fields.site_facts import read_site_facts


@pytest.mark.parametrize(
    "title",
    [
        "临溪县教育局",
        "首页-临溪县教育局",
        "临溪县教育局-首页",
        "首页 - 临溪县教育局",
        "临溪县教育局_首页",
        "首页|临溪县教育局",
    ],
)
def test_the_name_in_a_title(title: str) -> None:
    html = f"<html><head><title>{title}</title></head><body></body></html>"
    assert read_site_facts(parse(html), html).name == "临溪县教育局"
