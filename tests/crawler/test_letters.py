"""Letters in the index: what their lists state survives where their pages cannot be read."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from crawler.crawl import crawl
from crawler.index.schema import VERSION, connect
from crawler.index.snapshot import IndexMissing, Snapshot
from crawler.items import Field, PageClass, Place
from crawler.options import CrawlOptions
from crawler.simulator.generate import make_site
from crawler.simulator.generic import GenericPortal
from crawler.simulator.server import serve
from crawler.sites import Site


def test_a_letter_without_a_page_keeps_what_its_list_states(tmp_path: Path) -> None:
    portal = GenericPortal(make_site(3, 30, as_of=date(2026, 6, 30)))
    letters = portal.site.listed("ldxx")
    lost, kept = letters[0], letters[1]
    portal.pages.pop(portal.item_paths(lost)[0])
    with serve(portal) as served:
        crawl(Site(key="linxi", home=served.home), tmp_path, CrawlOptions(delay=0))
    with Snapshot.open(tmp_path) as snapshot:
        rows = {row.title: row for row in snapshot.rows()}
        items = {item.title: item for item in snapshot.items()}
    assert lost.title not in items
    stated = {claim.field: claim.value for claim in rows[lost.title].claims}
    assert stated[Field.ASKED_AT] == f"{lost.asked_at:%Y-%m-%d}"
    assert stated[Field.ANSWERED_AT] == f"{lost.answered_at:%Y-%m-%d}"
    assert stated[Field.STATUS] == lost.message_status
    assert stated[Field.ANSWERED_BY] == lost.answered_by
    item = items[kept.title]
    assert item.page_class is PageClass.MESSAGE
    assert item.asked_at and item.asked_at.earliest == kept.asked_at
    assert item.answered_at and item.answered_at.earliest == kept.answered_at
    assert (item.message_type, item.answered_by) == (kept.message_type, kept.answered_by)
    listed = [claim for claim in item.claims if claim.place is Place.ROW]
    assert {Field.ASKED_AT, Field.ANSWERED_AT} <= {claim.field for claim in listed}
    assert Field.PUBLISHED_AT not in {claim.field for claim in listed}


def test_an_index_of_before_gets_the_new_columns(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    connect(path).close()
    old = sqlite3.connect(path)
    views = old.execute("SELECT name FROM sqlite_master WHERE type='view'").fetchall()
    for (view,) in views:
        old.execute(f"DROP VIEW {view}")
    old.execute("ALTER TABLE rows DROP COLUMN claims")
    old.execute("PRAGMA user_version=1")
    old.close()
    with pytest.raises(IndexMissing):
        Snapshot.open(tmp_path)
    database = connect(path)
    assert "claims" in database["own_rows"].columns_dict
    assert database.execute("PRAGMA user_version").fetchone()[0] == VERSION
    database.close()
