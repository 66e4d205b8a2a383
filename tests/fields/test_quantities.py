"""Counted quantities, wholes with parts, announcements and tables in texts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fields.counted import read_breakdowns, read_rates, sentences
from crawler.fields.enumerations import read_announcements
from crawler.fields.quantities import ENDLESS, han_numeral, read_han_number, read_quantities
from crawler.fields.text_tables import read_text_tables

NUMBERS = st.integers(0, 99_999_999)
UNITS = st.sampled_from(["条", "件", "期", "场", "人次", "项", "个", "户"])
TEXTS = st.text(
    st.sampled_from(
        "一二三十百千万亿零两余1230,.条件个项率%其中（）()，。；：、等是①② \n第约近甲乙"
    ),
    max_size=80,
)


@given(NUMBERS)
def test_a_chinese_numeral_states_its_number(number: int) -> None:
    assert read_han_number(han_numeral(number)) == number


@given(NUMBERS, UNITS)
def test_both_spellings_state_the_same_quantity(number: int, unit: str) -> None:
    for spelling in (str(number), f"{number:,}", han_numeral(number)):
        (one,) = read_quantities(f"共发布{spelling}{unit}。")
        assert (one.low, one.high, one.unit) == (number, number, unit)


@given(st.integers(1, 9999), UNITS)
def test_a_remainder_stays_below_the_next_round_number(number: int, unit: str) -> None:
    (one,) = read_quantities(f"发布{number}余{unit}")
    assert one.low == number < one.high <= number * 2
    assert not one.is_exact


@given(TEXTS)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    for one in read_quantities(text):
        assert 0 <= one.low <= one.high
        assert 0 <= one.start < one.end <= len(text)
    for sentence in sentences(text):
        assert all(one.parts for one in read_breakdowns(sentence))
        assert all(rate.name.endswith("率") for rate in read_rates(sentence))
    assert all(one.announced > 1 for one in read_announcements(text))
    for table in read_text_tables(text):
        assert len({len(row.values) for row in table.rows}) == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("两百", 200),
        ("一百一十五", 115),
        ("一百十五", 115),
        ("三万零一十", 30010),
        ("两万零五", 20005),
        ("一千五", None),
        ("三万二", None),
        ("二〇一九", None),
        ("十十", None),
        ("百", None),
        ("", None),
        ("甲", None),
    ],
)
def test_chinese_numerals(text: str, number: int | None) -> None:
    assert read_han_number(text) == number


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("240余人", 240, 250, "人"),
        ("二十余件", 20, 30, "件"),
        ("百余件", 100, 200, "件"),
        ("10多万人次", 100_000, 200_000, "人次"),
        ("3万余条", 30_000, 40_000, "条"),
        ("1.5亿元", 150_000_000, 150_000_000, "元"),
        ("三亿元", 300_000_000, 300_000_000, "元"),
        ("超过30件", 30, ENDLESS, "件"),
        ("30件以上", 30, ENDLESS, "件"),
        ("近1000条", 0, 1000, "条"),
        ("约1000条", 0, ENDLESS, "条"),
        ("1000条左右", 0, ENDLESS, "条"),
        ("收到３３条", 33, 33, "条"),
    ],
)
def test_quantities(text: str, low: int, high: Decimal, unit: str) -> None:
    assert [(one.low, one.high, one.unit) for one in read_quantities(text)] == [(low, high, unit)]


@pytest.mark.parametrize(
    "text",
    [
        *("第33条", "第三十三条", "第 3 期", "3-5条", "3至5条", "3条至5条", "三到五件", "3条例"),
        *("5月份", "3个月", "3个工作日", "两个百分点", "5人大代表", "1项目", "A12件", "2019年"),
    ],
)
def test_no_quantities(text: str) -> None:
    assert list(read_quantities(text)) == []


def test_parts_end_where_something_else_is_counted() -> None:
    (one,) = read_breakdowns("发布33条，其中上级（含国家2条）22条，本级11条，培训3次，回应5条")
    assert [(part.label, part.quantity.low) for part in one.parts] == [("上级", 22), ("本级", 11)]
    assert (one.whole.low, one.is_closed) == (33, False)


def test_a_table_has_names_only_where_its_head_fits() -> None:
    fitting, other = read_text_tables(
        "单位 收到 办结\n甲 1 -\n乙 2 30%\n说明文字\n名称\n丙 1,000 2.5"
    )
    assert fitting.names == ("收到", "办结")
    assert [row.values for row in fitting.rows] == [(1, None), (2, None)]
    assert (other.names, other.rows[0].values) == ((), (1000, Decimal("2.5")))
