"""Nothing of a reading that is stored shows a number of a person in clear."""

from __future__ import annotations

import pytest

from crawler.fields.personal import MAX_TEXT
from crawler.files.sheets import plain_number
from crawler.items import Column, PageClass, Reading, ReadItem, SiteFacts
from crawler.privacy import masked_reading

ID = "341702199001010018"


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
