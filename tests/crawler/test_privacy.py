"""Nothing of a reading that is stored shows a number of a person in clear."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.fields.identity_number import is_identity_number
from crawler.fields.personal import MAX_TEXT
from crawler.files.sheets import plain_number
from crawler.items import Claim, Column, Field, PageClass, Place, Reading, ReadItem, SiteFacts
from crawler.page import Page
from crawler.privacy import masked_item, masked_reading

ID = "341702199001010018"
AT = datetime(2026, 6, 30, tzinfo=UTC)
CARD = "6222021310001234568"
PAPER = "341702202006010011"
"""An index number of 1 June 2020 whose last digit happens to be right."""


def stating(field: Field, raw: str, body: str = "正文") -> ReadItem:
    claim = Claim(field, raw, raw, Place.TABLE, "索引号")
    item = ReadItem("http://www.linxi.gov.cn/1", "1", PageClass.DETAIL, (claim,), body)
    return masked_item(item)


@pytest.mark.parametrize(
    ("field", "raw", "body"),
    [
        (Field.INDEX_NUMBER, ID, "正文"),
        (Field.INDEX_NUMBER, f"身份证号{ID}", "正文"),
        (Field.DOCUMENT_NUMBER, f"张三{ID}", "正文"),
        (Field.DOCUMENT_NUMBER, f"银行卡号{CARD}", "正文"),
        (Field.KEYWORDS, CARD, f"张三的银行卡号：{CARD}"),
        (Field.SUMMARY, f"{ID[:6]}.{ID[6:14]}.{ID[14:]}", "正文"),
    ],
)
def test_a_cell_shows_nothing_in_clear(field: Field, raw: str, body: str) -> None:
    made = stating(field, raw, body)
    shown = repr(made)
    assert not any(number in shown for number in (ID, CARD, raw))
    assert made.marks


@pytest.mark.parametrize("raw", ["113417000032450703/202606-00012", "13912345671", PAPER])
def test_a_number_of_a_paper_stays(raw: str) -> None:
    assert is_identity_number(PAPER)
    assert stating(Field.INDEX_NUMBER, raw).claims[0].raw == raw


def test_a_tag_shows_nothing_in_clear() -> None:
    def tag(headers: dict[str, str]) -> str | None:
        return Page("http://www.linxi.gov.cn/1", b"", AT, 200, headers).tag

    assert tag({"etag": f'"{ID}"'}) == '"3417**********0018"'
    assert tag({"etag": 'W/"5e-1a2b"'}) == 'W/"5e-1a2b"'
    assert tag({}) is None


def test_names_of_site_and_columns_are_masked() -> None:
    column = Column("http://www.linxi.gov.cn/a/", f"张三{ID}", ("公示", f"张三{ID}"))
    facts = SiteFacts(name=f"临溪县{ID}政府")
    reading = Reading(PageClass.LIST, column=column, columns=(column,), facts=facts)
    masked = masked_reading(reading)
    assert ID not in repr(masked)
    assert masked.column is not None and masked.column.path[0] == "公示"


def test_of_an_endless_text_only_what_was_looked_at_is_kept() -> None:
    body = "正文" * (MAX_TEXT // 2) + f"身份证号：{ID}"
    item = ReadItem("http://www.linxi.gov.cn/1", "1", PageClass.DETAIL, (), body)
    masked = masked_reading(Reading(PageClass.DETAIL, item=item)).item
    assert masked is not None and ID not in masked.body and len(masked.body) == MAX_TEXT


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("13912345671.0", "13912345671"),
        ("1.39E+10", "13900000000"),
        ("-3.0", "-3"),
        ("2.5", "2.5"),
        ("版本V1.0", "版本V1.0"),
        ("3.1.0", "3.1.0"),
    ],
)
def test_a_number_of_a_sheet_is_as_it_is_shown(cell: str, shown: str) -> None:
    assert plain_number(cell) == shown
