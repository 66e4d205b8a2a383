"""Lists of random make with random things around them come back row for row."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.fields.markup import parse
from crawler.fields.view import View
from tests.fields.portal_pages import (
    SITE,
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
