"""文号, 索引号, organ codes and the identifiers of a site: tables and round trips."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fields.document_number import (
    Defect,
    find_document_numbers,
    normal_document_number,
    read_document_number,
)
from crawler.fields.index_number import Shape, looks_like_index_number, read_index_number
from crawler.fields.organ_code import organisation_check, read_organ_code, uscc_check
from crawler.fields.site_ids import SiteIds, is_site_id_code, read_site_ids

NUMBERS = {
    "皖政办〔2017〕18号": ("皖政办", 2017, 18, set()),
    "长府发〔2015〕6 号": ("长府发", 2015, 6, set()),
    "（粤建〔2023〕1号）": ("粤建", 2023, 1, set()),
    "财税﹝2018﹞32号": ("财税", 2018, 32, set()),
    "黄政办[2017]4号": ("黄政办", 2017, 4, {Defect.SQUARE_BRACKETS}),
    "宁房〔2019]3号": ("宁房", 2019, 3, {Defect.OTHER_BRACKETS}),
    "宁房[2019〕3号": ("宁房", 2019, 3, {Defect.OTHER_BRACKETS}),
    "宁房【2019】3号": ("宁房", 2019, 3, {Defect.OTHER_BRACKETS}),
    "宣政（2019）3号": ("宣政", 2019, 3, {Defect.OTHER_BRACKETS}),
    "皖政办〔201718号": ("皖政办", 2017, 18, {Defect.BRACKET_LOST}),
    "国办发201747号": ("国办发", 2017, 47, {Defect.BRACKET_LOST}),
    "皖政办〔2017〕第18号": ("皖政办", 2017, 18, {Defect.ORDINAL}),
    "皖政办〔2017〕018号": ("皖政办", 2017, 18, {Defect.LEADING_ZERO}),
    "黄政办[20XX]4号": ("黄政办", None, 4, {Defect.SQUARE_BRACKETS, Defect.PLACEHOLDER}),
    "〔〕号": ("", None, None, {Defect.PLACEHOLDER, Defect.NO_ORGAN}),
    "〔2017〕18号": ("", 2017, 18, {Defect.NO_ORGAN}),
    "皖政〔2019〕18": ("皖政", 2019, 18, {Defect.NO_HAO}),
}


@pytest.mark.parametrize("text", NUMBERS)
def test_document_number(text: str) -> None:
    number = read_document_number(text)
    assert number is not None
    assert (number.organ, number.year, number.serial, set(number.defects)) == NUMBERS[text]


@pytest.mark.parametrize(
    ("text", "organ", "year", "serial"),
    [
        ("科学技术部令第23号", "科学技术部令", None, 23),
        ("中华人民共和国主席令第四十三号", "中华人民共和国主席令", None, 43),
        ("2026年第41号令", "令", 2026, 41),
        ("国家税务总局公告2021年第3号", "国家税务总局公告", 2021, 3),
        ("财政部令〔2015〕第3号", "财政部令", 2015, 3),
        ("第一百二十号", "", None, 120),
    ],
)
def test_numbers_of_orders(text: str, organ: str, year: int | None, serial: int) -> None:
    number = read_document_number(text)
    assert number is not None and number.is_order and number.repaired is None
    assert (number.organ, number.year, number.serial) == (organ, year, serial)


@pytest.mark.parametrize(
    "text", ["", "无", "-", "通知", "2017", "18号", "〔2017〕", "CSCR-2018-01025", "FSBG2023063号"]
)
def test_no_document_number(text: str) -> None:
    assert read_document_number(text) is None


def test_a_lost_bracket_is_repaired_by_year_and_serial() -> None:
    number = read_document_number("皖政办〔201718号")
    assert number is not None and number.repaired == "皖政办〔2017〕18号"


def test_numbers_in_running_text_without_the_words_before_them() -> None:
    text = "根据《关于道路的通知》（临交运〔2017〕47号）和临政〔2019〕1号、临财[2018] 32 号"
    found = [number.text for number in find_document_numbers(text)]
    assert found == ["临交运〔2017〕47号", "临政〔2019〕1号", "临财[2018]32号"]


ORGANS = st.text(alphabet="皖政办发交运临财综函规", min_size=1, max_size=8)


@given(ORGANS, st.integers(1949, 2099), st.integers(1, 99999))
def test_round_trip_of_document_numbers(organ: str, year: int, serial: int) -> None:
    text = f"{organ}〔{year}〕{serial}号"
    number = read_document_number(text)
    assert number is not None and not number.defects
    assert number.repaired == text == normal_document_number(text)


@given(st.text(max_size=60))
def test_any_text_may_be_asked_for_identifiers(text: str) -> None:
    number = read_document_number(text)
    assert number is None or number.text
    assert read_index_number(text).shape in Shape
    code = read_organ_code(text)
    assert code is None or len(code.code) in (9, 18)
    assert all(found.organ for found in find_document_numbers(text))


INDEX_NUMBERS = {
    "113417030032499282/202011-00140": (Shape.MONTHLY, 2020, 11, 140),
    "003110926/201510-00216": (Shape.MONTHLY, 2015, 10, 216),
    "114403006955506492/2021-00426": (Shape.YEARLY, 2021, None, 426),
    "000014349/2024-00037": (Shape.YEARLY, 2024, None, 37),
    "6107280000/2024-001005": (Shape.YEARLY, 2024, None, 1005),
    "42820293-0/2023-72404": (Shape.YEARLY, 2023, None, 72404),
    "01527918X-2020-153077": (Shape.DASHED, 2020, None, 153077),
    "2026-02-00018": (Shape.DATE_LIKE, 2026, 2, 18),
    "1030-/2017-0822001": (Shape.DAILY, 2017, 8, 1),
    "306-03-2024-300": (Shape.SEGMENTS, 2024, None, 300),
    "SM04100-0200-2022-00023": (Shape.SEGMENTS, 2022, None, 23),
    "530000001234520190001": (Shape.DIGITS, 2019, None, 1),
    "0000143490101038/": (Shape.OTHER, None, None, None),
    "００３１１０９２６／２０１５１０－００２１６": (Shape.MONTHLY, 2015, 10, 216),
}


@pytest.mark.parametrize("text", INDEX_NUMBERS)
def test_index_number(text: str) -> None:
    number = read_index_number(text)
    assert (number.shape, number.year, number.month, number.serial) == INDEX_NUMBERS[text]
    assert looks_like_index_number(text)


def test_serials_count_within_prefix_year_and_month() -> None:
    first, second = (
        read_index_number(f"113417030032499282/2020{month}-00001") for month in ("11", "12")
    )
    assert first.scope != second.scope
    assert first.organ is not None and first.organ.valid


@pytest.mark.parametrize("text", ["", "无", "首页", "政府信息公开指南", "2", "a" * 80 + "1"])
def test_no_index_number(text: str) -> None:
    assert not looks_like_index_number(text)


@given(st.integers(2000, 2099), st.integers(1, 12), st.integers(1, 99999))
def test_round_trip_of_index_numbers(year: int, month: int, serial: int) -> None:
    number = read_index_number(f"113417030032499282/{year}{month:02}-{serial:05}")
    assert (number.year, number.month, number.serial) == (year, month, serial)


CODES = {
    "11341700003245054D": ("GB 32100", True),
    "113417000032450703": ("GB 32100", True),
    "113417020032563511": ("GB 32100", True),
    "1137078555222300XQ": ("GB 32100", True),
    "11341702000111222F": ("GB 32100", False),
    "11341700003245054E": ("GB 32100", False),
    "003110926": ("GB 11714", True),
    "01527918X": ("GB 11714", True),
    "42820293-0": ("GB 11714", True),
    "003110927": ("GB 11714", False),
}


@pytest.mark.parametrize("text", CODES)
def test_organ_code(text: str) -> None:
    code = read_organ_code(text)
    assert code is not None and (code.standard, code.valid) == CODES[text]


def test_area_is_that_of_the_registration() -> None:
    code = read_organ_code("113417030032499282")
    assert code is not None and code.area == "341703"


@given(st.text(alphabet="0123456789", min_size=8, max_size=8))
def test_codes_with_computed_check_characters_are_valid(organisation: str) -> None:
    nine = organisation + organisation_check(organisation)
    first17 = "11341703" + nine
    code = read_organ_code(first17 + uscc_check(first17))
    assert code is not None and code.valid


FEET = {
    "网站标识码：3412000012 皖ICP备19012406号-1 皖公网安备 34120002000123号": SiteIds(
        "3412000012", "皖ICP备19012406号-1", "皖公网安备34120002000123号"
    ),
    "政府网站标识码 bm25000003  京ICP备05064220号": SiteIds(
        "bm25000003", "京ICP备05064220号", None
    ),
    "标识码:BM25000003": SiteIds("bm25000003", None, None),
    "版权所有 临溪县人民政府": SiteIds(),
    "标识码：34120000123456": SiteIds(),
}


@pytest.mark.parametrize("text", FEET)
def test_site_identifiers(text: str) -> None:
    assert read_site_ids(text) == FEET[text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("3412000012", True), ("bm25000003", True), ("511903000000000", False), ("", False)],
)
def test_shape_of_site_id_code(text: str, expected: bool) -> None:
    assert is_site_id_code(text) is expected
