"""Every platform has frozen pages, and each is read as its ``expected.json`` says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crawler.items import Role, Target
from crawler.spiders import detect, platforms
from crawler.spiders.generic import GenericSpider
from tests.spiders.crawling import page_of

PORTALS = Path(__file__).parents[2] / "fixtures" / "portals"


def _cases() -> list[Any]:
    cases = []
    for name in sorted(platforms()):
        expected = json.loads((PORTALS / name / "expected.json").read_text("utf-8"))
        for case in expected["pages"]:
            case |= {"platform": name, "home": expected["home"]}
            cases.append(pytest.param(case, id=f"{name}-{case['file']}-{case['role']}"))
    return cases


def _read(case, spider):
    body = (PORTALS / case["platform"] / case["file"]).read_bytes()
    page = page_of(case["url"], body)
    role = Role(case["role"])
    return spider.read(page, Target(page.url, role, page.url if role is Role.COLUMN else None))


def _shown(row) -> dict[str, Any]:
    day = row.date.date.isoformat() if row.date else None
    shown = {"title": row.title, "url": row.url, "date": day}
    return shown | ({"external": True} if row.external else {})


def _has_html_rows(case) -> bool:
    return bool(case.get("rows")) and not case["file"].endswith(".json")


@pytest.mark.parametrize("case", _cases())
def test_a_frozen_page_is_read_as_expected(case):
    reading = _read(case, platforms()[case["platform"]](case["home"]))
    assert reading.page_class == case["page_class"]
    assert (reading.item is not None) == case.get("item", False)
    listing = reading.listing
    assert (None if listing is None else len(listing.rows)) == case.get("rows")
    if "first" in case:
        assert _shown(listing.rows[0]) == case["first"]
    if "last" in case:
        assert _shown(listing.rows[-1]) == case["last"]
    if "dates" in case:
        assert [_shown(row)["date"] for row in listing.rows] == case["dates"]
    if "files" in case:
        assert [row.url for row in listing.rows if row.is_file] == case["files"]
    if "outside" in case:
        assert [row.url for row in listing.rows if row.external] == case["outside"]
    if "further" in case:
        assert list(listing.next_urls) == case["further"]
        assert listing.page_number == case.get("page", 1)
    if "pages" in case:
        assert listing.declared_pages == case["pages"]
    if "total" in case:
        assert listing.declared_total == case["total"]
    if "column" in case:
        column = reading.column
        found = {"name": column.name, "path": list(column.path), "kind": column.kind}
        assert found == case["column"]
    kinds = {column.url: column.kind for column in reading.columns}
    assert kinds.items() >= case.get("columns", {}).items()
    assert [target.url for target in reading.follow] == case.get("follow", [])
    if "key" in case:
        assert reading.item.key == case["key"]


@pytest.mark.parametrize("case", [c for c in _cases() if _has_html_rows(c.values[0])])
def test_the_general_reading_carries_every_platform(case):
    """Rows come from structure; a platform's spider is not needed for them."""
    own = _read(case, platforms()[case["platform"]](case["home"]))
    general = _read(case | {"url": case["url"]}, GenericSpider(case["home"]))
    assert general.listing is not None
    assert general.listing.rows == own.listing.rows


@pytest.mark.parametrize("name", sorted(platforms()))
def test_the_frozen_pages_betray_their_platform(name):
    folder = PORTALS / name
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    pages = [page_of(c["url"], (folder / c["file"]).read_bytes()) for c in expected["pages"]]
    found = detect(pages)
    assert found.platform == name
    assert found.evidence or name == "generic"
