"""Lists of random make with random things around them come back row for row."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.fields.markup import parse
from crawler.fields.view import View
from tests.fields.portal_pages import (
    SITE,
    Around,
    Entry,
    Style,
    arounds,
    entries,
    render_list,
    render_page,
    styles,
)

URL = f"{SITE}/zwgk/tzgg/index.html"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), styles, arounds, st.integers(3, 25))
def test_rows_come_back_exactly(data, style: Style, around, count):
    made = data.draw(entries(count))
    page = render_page(render_list(made, style), around)
    view = View(parse(page), page, URL, None)
    assert [row.url for row in view.rows] == [entry.url for entry in made]
    assert [row.title for row in view.rows] == [entry.title for entry in made]
    days = [row.date.span.date if row.date and row.date.span else None for row in view.rows]
    assert days == [entry.day if style.date else None for entry in made]


SHORT, LONG = "公布养护的通知", "县人民政府农村公路安全生产检查"
"""A title that might be a column's name, and one that can be none."""


@pytest.mark.parametrize(
    "titles",
    [
        (LONG, SHORT, LONG),
        (SHORT, LONG, LONG, LONG),
        (LONG, LONG, LONG, SHORT, LONG, LONG, LONG),
    ],
)
def test_a_short_title_in_a_table_of_undated_pairs(titles):
    made = [
        Entry(f"{title}（第{n}号）", f"{SITE}/doc/{90 - n}", f"/doc/{90 - n}", date(2020, 1, 1))
        for n, title in enumerate(titles, 1)
    ]
    style = Style("pairs", None, "both", cut=False, attribute=False, extra="", spacer=0, css="x")
    around = Around(nested=False, left=False, hot=True, crumb=0, table_layout=False, css="y")
    page = render_page(render_list(made, style), around)
    rows = View(parse(page), page, URL, None).rows
    assert [(row.url, row.title) for row in rows] == [(one.url, one.title) for one in made]


def test_a_table_of_columns_is_no_list():
    names = ("通知公告", "政策文件", "人事信息", "财政信息", "公示公告")
    made = [Entry(name, "", f"/doc/{n}", date(2020, 1, 1)) for n, name in enumerate(names)]
    style = Style("pairs", None, "both", cut=False, attribute=False, extra="", spacer=0, css="x")
    around = Around(nested=False, left=False, hot=False, crumb=0, table_layout=False, css="y")
    page = render_page(render_list(made, style), around)
    assert not View(parse(page), page, URL, None).rows
