"""Expected records: every alias answers, and what they say is what the pages say."""

from __future__ import annotations

import json

import pytest

from crawler.items import LETTER_FIELDS
from crawler.simulator.expected import expected_columns, expected_items, expected_rows
from crawler.simulator.lonsun import LonsunPortal, LonsunQuirks
from crawler.simulator.openness import OpennessPortal, OpennessQuirks
from tests.simulator.conftest import PORTALS, county, mixed
from tests.simulator.reading import get, page, text

BASE = "http://127.0.0.1:8000/"
KEYS = {
    "url",
    "aliases",
    "title",
    "index_number",
    "document_number",
    "category",
    "subject",
    "issuing_body",
    "written_on",
    "signed_on",
    "published_at",
    "source",
    "validity",
    "columns",
    "attachments",
    *LETTER_FIELDS,
}


@pytest.mark.parametrize("name", PORTALS)
def test_records_have_the_form_of_the_export(name: str) -> None:
    portal = PORTALS[name]()
    records = expected_items(portal, BASE)
    assert len(records) == len(portal.site.items)
    assert [r["url"] for r in records] == sorted({r["url"] for r in records})
    for record in records:
        assert set(record) == KEYS
        assert record["url"] == record["aliases"][0]
        assert record["columns"]
    aliases = [alias for record in records for alias in record["aliases"]]
    assert len(aliases) == len(set(aliases))
    assert all(get(portal, alias.removeprefix(BASE[:-1])).status == 200 for alias in aliases[::9])
    files = [a["url"] for r in records for a in r["attachments"]]
    assert len(files) == len(set(files)) > 10
    assert get(portal, files[0].removeprefix(BASE[:-1])).status == 200


@pytest.mark.parametrize("name", PORTALS)
def test_columns_and_rows_add_up(name: str) -> None:
    portal = PORTALS[name]()
    columns = expected_columns(portal, BASE)
    foreign = expected_rows(portal, BASE)
    listed = sum(len(record["columns"]) for record in expected_items(portal, BASE))
    assert sum(column["rows"] for column in columns) == listed + len(foreign)
    for column in columns:
        shown = text(page(portal, column["url"].removeprefix(BASE[:-1])))
        assert column["name"] in shown or json.dumps(column["name"]) in shown  # a page as data
    kinds = {row["is_file"] for row in foreign}
    assert kinds == ({True, False} if portal.site.rows else set())


def test_values_are_those_of_the_model() -> None:
    site = county()
    portal = OpennessPortal(site)
    item = site.listed("zcwj")[0]
    record = next(r for r in expected_items(portal, BASE) if r["title"] == item.title)
    assert record["published_at"] == f"{item.published_at:%Y-%m-%dT%H:%M}"
    assert record["written_on"] == str(item.written_on)
    assert record["document_number"] == item.document_number
    assert [c["kind"] for c in record["columns"]] == ["policy", "gazette", "policy"]
    assert [a["type"] for a in record["attachments"]] == ["pdf", "docx"]


def test_letters_have_no_catalogue_values() -> None:
    site = county()
    letter = site.listed("ldxx")[0]
    record = next(
        r for r in expected_items(OpennessPortal(site), BASE) if r["title"] == letter.title
    )
    for name in ("index_number", "category", "subject", "issuing_body", "written_on", "validity"):
        assert record[name] is None
    assert record["source"] == letter.source


def test_what_navigation_hides_is_not_expected() -> None:
    portal = LonsunPortal(mixed(), quirks=LonsunQuirks(hidden="zfgb"))
    assert "政府公报" not in {c["name"] for c in expected_columns(portal, BASE)}
    records = expected_items(portal, BASE)
    assert not [r for r in records if "gazette" in {c["kind"] for c in r["columns"]}]


def test_a_deleted_page_is_a_row_and_no_item() -> None:
    portal = OpennessPortal(county(), quirks=OpennessQuirks(deleted="zcwj"))
    rows = expected_rows(portal, BASE)
    assert [row["url"] for row in rows] == [f"{BASE}XxgkContent/show/999.html"]
    assert len(expected_items(portal, BASE)) == len(county().items)
