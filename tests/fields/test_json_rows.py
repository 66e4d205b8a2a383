"""Lists that come as data, honest ones and others."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fields.json_rows import read_json, read_row, records, said, script_json, whole

BASE = "https://www.linhe.gov.cn/api/all/7?page=1"


@pytest.mark.parametrize(
    ("script", "value"),
    [
        ("window._CONFIG = {SID: '7', TREE: [{\"id\": 1}], X: 1};", [{"id": 1}]),
        ('var TREE=[{"a":"];"}];', [{"a": "];"}]),
        ('{"TREE" : {"id": 2}}', {"id": 2}),
        ("TREE: [oops], TREE: [1]", [1]),
        ("TREE: null", None),
        ("SUBTREE: [1]", None),
        ("TREE: " + "[" * 100_000, None),
        ("", None),
    ],
)
def test_a_script_gives_a_name_its_value(script, value):
    assert script_json(script, "TREE") == value


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (7, 7),
        ("12", 12),
        (" 3 ", 3),
        (0, 0),
        (True, None),
        (-1, None),
        (10**30, None),
        ("9" * 5000, None),
        ("1e3", None),
        ("١٢", None),
        (None, None),
        (1.5, None),
        ([], None),
    ],
)
def test_counts(value, count):
    assert whole(value) == count


ROWS = [
    ({"url": "/a/1.html", "title": "通知", "date": "2024-01-05"}, "/a/1.html", "2024-01-05"),
    (
        {"URL": "/a/1.html", "Title": "<em>通</em>知", "DATE": "2024.01.05"},
        "/a/1.html",
        "2024-01-05",
    ),
    ({"url": None, "post_url": "/b", "title": "通知"}, "/b", None),
    ({"url": "null", "post_url": "/b", "title": "通知", "date": "null", "at": 0}, "/b", None),
    ({"url": "/b", "title": "通知", "date": 1704423600}, "/b", "2024-01-05"),
    ({"url": "/b", "title": "通知", "date": "0", "at": 1704423600000}, "/b", "2024-01-05"),
    ({"url": "/b", "title": "通知", "date": [], "at": "昨天"}, "/b", None),
]


@pytest.mark.parametrize(("record", "path", "day"), ROWS)
def test_records_as_rows(record, path, day):
    row = read_row(record, BASE, urls=("url", "post_url"), dates=("date", "at"))
    assert row is not None
    assert (row.url, row.title) == (f"https://www.linhe.gov.cn{path}", "通知")
    assert (row.date.span.date.isoformat() if row.date else None) == day


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"title": "通知"},
        {"url": "/a"},
        {"url": "javascript:;", "title": "a"},
        {"url": {}, "title": 1},
    ],
)
def test_records_that_lead_nowhere_are_no_rows(record):
    assert read_row(record, BASE) is None


def test_no_json_is_no_value():
    assert read_json("<html>") is None
    assert read_json("\ufeff[1]") == [1]
    assert read_json("[" * 200_000) is None
    assert read_json("[" + "9" * 10_000 + "]") is None


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["url", "title", "date", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(anything)
def test_any_value_is_read_without_a_fault(value):
    value = read_json(json.dumps(value))
    for record in records(value):
        assert isinstance(said(record, "url", "x"), str)
        read_row(record, BASE, dates=("date", "x"))
    assert whole(value) is None or isinstance(whole(value), int)
