"""Dates: every shape that portals write, and nothing that only looks like one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fields.dates import MonthDay, find_dates, from_epoch, read_date, read_month_day
from crawler.fields.span import Span

SHAPES = {
    "2019-12-11": "2019-12-11",
    "2019/12/11": "2019-12-11",
    "2019.12.11": "2019-12-11",
    "2019年12月11日": "2019-12-11",
    "2019年12月11": "2019-12-11",
    "2019 年 12 月 11 日": "2019-12-11",
    "2019年1月2号": "2019-01-02",
    "2019—12—11": "2019-12-11",
    "2019——12——11": "2019-12-11",
    "2019－12－11": "2019-12-11",
    "２０１９年１２月１１日": "2019-12-11",
    "2023- 08- 07 09: 55": "2023-08-07T09:55",
    "2019\u300012月11日": None,
    "二〇一九年十二月十一日": "2019-12-11",
    "二○○四年九月二十三曰": "2004-09-23",
    "二O一九年元月廿一日": "2019-01-21",
    "二 ○ 一 九 年 三 月 五 日": "2019-03-05",
    "2019-12-11 16:07": "2019-12-11T16:07",
    "2019/12/1 9:5": "2019-12-01T09:05",
    "2019-12-11 9:5:3": "2019-12-11T09:05",
    "2019-12-11 0:0:0": "2019-12-11",
    "2019-12-11 16:07:33.0": "2019-12-11T16:07",
    "2019-12-1116:07": "2019-12-11T16:07",
    "2018-01-02-10:00:00": "2018-01-02T10:00",
    "2019-12-11T16:07:33+08:00": "2019-12-11T16:07",
    "2019-12-11T08:07:33.000Z": "2019-12-11T16:07",
    "2017/5/11 8:22:16": "2017-05-11T08:22",
    "2017/5/11 下午 3:22:16": "2017-05-11T15:22",
    "2017-05-11 12:05 AM": "2017-05-11T00:05",
    "2019年12月11日 16时07分": "2019-12-11T16:07",
    "2019年12月11日 星期三 16:07": "2019-12-11T16:07",
    "2019年12月11日16时": "2019-12-11",
    "2019-12-11 00:00:00": "2019-12-11",
    "2019-12-11 24:00": "2019-12-11",
    "20191211": "2019-12-11",
    "20191211160733": "2019-12-11T16:07",
    "11 2019-12": "2019-12-11",
    "112019-12": "2019-12-11",
    "2019-12 11": "2019-12-11",
    "2019年12月": "2019-12-01/2019-12-31",
    "2019-12": "2019-12-01/2019-12-31",
    "2019年": "2019-01-01/2019-12-31",
    "Wed Dec 11 16:07:00 CST 2019": "2019-12-11T16:07",
    "Dec 11, 2019": "2019-12-11",
    "发布日期：2019-12-11 来源：本网": "2019-12-11",
    "公示2019-12-11 09:00-11:30": "2019-12-11T09:00",
    "2020-02-30 2020-03-01": "2020-03-01",
    "2019.12.11-12.20": "2019-12-11",
    "2019-12-11-2019-12-20": "2019-12-11",
    "2026-02-00018": None,
    "2019.1.1.3": None,
    "2019-12-11-001": None,
    "003205343/202407-00003": None,
    "2019-02-30": None,
    "12-11": None,
    "12月11日": None,
    "2019": None,
    "2019年度报告": None,
    "May 2019": None,
    "3天前": None,
    "": None,
}


@pytest.mark.parametrize("text", SHAPES)
def test_shape(text: str) -> None:
    span = read_date(text)
    assert (span.text() if span else None) == SHAPES[text]


def test_time_zone_mark_after_a_range_of_hours_is_no_zone() -> None:
    span = read_date("2019-12-11 09:00-11:30")
    assert span == Span.minute(2019, 12, 11, 9, 0)


def test_every_date_of_a_text_with_its_place() -> None:
    text = "自2019年1月2日起，至2019-03-04 10:00止（2018/5/6）"
    found = [(each.span.text(), text[each.start : each.end]) for each in find_dates(text)]
    assert found == [
        ("2019-01-02", "2019年1月2日"),
        ("2019-03-04T10:00", "2019-03-04 10:00"),
        ("2018-05-06", "2018/5/6"),
    ]


def test_two_values_glued_into_one_are_two() -> None:
    spans = [each.span.text() for each in find_dates("2018-01-02 10:002018-01-02 11:00")]
    assert spans == ["2018-01-02T10:00", "2018-01-02T11:00"]


RELATIVE = {
    "3天前": "2026-06-28",
    "今天": "2026-07-01",
    "昨天 10:20": "2026-06-30T10:20",
    "前天": "2026-06-29",
}


@pytest.mark.parametrize("text", RELATIVE)
def test_relative_dates_need_the_moment_of_the_fetch(text: str) -> None:
    near = datetime(2026, 7, 1, 10, 0)
    span = read_date(text, near=near)
    assert read_date(text) is None
    assert span is not None and span.text() == RELATIVE[text]


def test_hours_ago_are_an_interval_on_the_shanghai_clock() -> None:
    span = read_date("5小时前", near=datetime(2026, 7, 1, 2, 0, tzinfo=UTC))
    assert span == Span(datetime(2026, 7, 1, 4, 0), datetime(2026, 7, 1, 5, 0))


MONTH_DAYS = {
    "12-11": MonthDay(12, 11),
    "[12/11]": MonthDay(12, 11),
    "12月11日": MonthDay(12, 11),
    "(02-29)": MonthDay(2, 29),
    "12.11 08:30": MonthDay(12, 11),
    "2019-12-11": None,
    "13-11": None,
    "02-30": None,
    "12-11 会议": None,
}


@pytest.mark.parametrize("text", MONTH_DAYS)
def test_month_and_day(text: str) -> None:
    assert read_month_day(text) == MONTH_DAYS[text]


def test_epoch() -> None:
    assert from_epoch(1575993600000) == Span.day(2019, 12, 11)
    assert from_epoch("1576051653") == Span.moment(datetime(2019, 12, 11, 16, 7, 33))
    assert from_epoch(0) is None
    assert from_epoch("x") is None
    assert from_epoch(float("nan")) is None


DAYS = st.dates(min_value=datetime(1950, 1, 1).date(), max_value=datetime(2099, 12, 31).date())
FORMATS = (
    "{0}-{1:02}-{2:02}",
    "{0}/{1}/{2}",
    "{0}.{1:02}.{2:02}",
    "{0}年{1}月{2}日",
    "{0} — {1} — {2}",
)


@given(DAYS, st.sampled_from(FORMATS))
def test_round_trip_of_days(day: datetime, shape: str) -> None:
    assert read_date(shape.format(day.year, day.month, day.day)) == Span.day(
        day.year, day.month, day.day
    )


@given(st.text(alphabet="0123456789年月日-/. ：:二〇一十T", max_size=40))
def test_no_text_breaks_it_and_every_place_is_true(text: str) -> None:
    read_date(text, near=datetime(2026, 7, 1))
    read_month_day(text)
    for found in find_dates(text):
        again = read_date(text[found.start : found.end])
        assert again == found.span
