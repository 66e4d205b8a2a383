"""What month or quarter a title is about, and which periods a series lacks."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.computed.recurrence import Step, missing, read_title

DAY = date(2026, 4, 5)
MONTHS = {
    "2026年3月份空气质量月报": ("2026-03", "2026-03", "空气质量月报"),
    "2025年12月空气质量": ("2025-12", "2025-12", "空气质量"),
    "3月份空气质量月报": ("2026-03", "2026-03", "空气质量月报"),
    "5月份空气质量月报": ("2025-05", "2025-05", "空气质量月报"),
    "三月份值班表": ("2026-03", "2026-03", "值班表"),
    "十二月份值班表": ("2025-12", "2025-12", "值班表"),
    "2026年1-2月统计": ("2026-01", "2026-02", "统计"),
    "2026年2至3月统计": ("2026-02", "2026-03", "统计"),
    "2025年1-5月经济运行": ("2025-05", "2025-05", "经济运行"),
    "2025年上半年经济运行": ("2025-06", "2025-06", "经济运行"),
    "2025年前三季度经济运行": ("2025-09", "2025-09", "经济运行"),
    "2025年全年经济运行": ("2025-12", "2025-12", "经济运行"),
}
QUARTERS = {
    "2026年第一季度抽查结果": ("2026 Q1", "抽查结果"),
    "2025年4季度抽查结果": ("2025 Q4", "抽查结果"),
    "三季度抽查结果": ("2025 Q3", "抽查结果"),
}
NEITHER = [
    "关于3月15日召开会议的通知",
    "2026年5月26日简报",
    "截至12月底的情况",
    "3月初的降雨",
    "气温12.5月均",
    "2026年工作要点",
    "三月三民俗活动",
    "13月份",
    "月季花开",
    "2026年5-3月统计",
]


@pytest.mark.parametrize("title", MONTHS)
def test_months(title: str) -> None:
    told = read_title(title, DAY)
    assert told is not None and told.step is Step.MONTH
    names = [Step.MONTH.called(number).en for number in (told.first, told.last)]
    assert (*names, told.core) == MONTHS[title]


@pytest.mark.parametrize("title", QUARTERS)
def test_quarters(title: str) -> None:
    told = read_title(title, DAY)
    assert told is not None and told.step is Step.QUARTER and told.first == told.last
    assert (Step.QUARTER.called(told.last).en, told.core) == QUARTERS[title]


@pytest.mark.parametrize("title", NEITHER)
def test_titles_about_no_period(title: str) -> None:
    assert read_title(title, DAY) is None


def test_without_a_year_or_a_day_nothing_is_told() -> None:
    assert read_title("3月份空气质量月报", None) is None


@given(st.text(alphabet="2026年13月份第一季度-至上半 x", max_size=30), st.dates())
def test_any_title_is_read(title: str, day: date) -> None:
    told = read_title(title, day)
    assert told is None or told.first <= told.last


@given(st.sampled_from(Step), st.integers(24_000, 24_400))
def test_periods_follow_each_other(step: Step, number: int) -> None:
    last = step.last_day(number)
    assert step.of_day(last) == number
    assert step.of_day(date.fromordinal(last.toordinal() + 1)) == number + 1


def test_what_a_series_lacks() -> None:
    assert missing({3, 4, 7}, 8, 36) == [5, 6, 8]
    assert missing({3, 4, 7}, 8, 3) == [6, 8]
    assert missing(set(), 8, 36) == []
    assert missing({9}, 8, 36) == []
