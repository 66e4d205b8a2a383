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
from crawler.simulator.exchange import Answer
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


BOX = """<html><head><title>领导信箱</title></head><body><div>当前位置：<a href="/">首页</a> &gt;
<a href="/ldxx/index.html">领导信箱</a></div><ul>
<li><h4>[投诉]路灯不亮</h4><p>来信时间：2026-06-01 09:00</p><p>来信内容：东街路灯不亮，我的手机
13812345678。</p><p>回复时间：2026-06-03</p><p>回复内容：已更换灯具，恢复照明。</p></li>
<li><h4>[建议]增设站台</h4><p>来信时间：2026-06-02 09:00</p><p>来信内容：建议医院门口增设站台。</p>
<p>办理状态：办理中</p></li></ul></body></html>"""


def test_letters_that_stand_in_their_list_alone_are_items(tmp_path: Path) -> None:
    portal = GenericPortal(make_site(3, 10, as_of=date(2026, 6, 30)))
    portal.pages["/ldxx/index.html"] = lambda: Answer(BOX.encode())
    with serve(portal) as served:
        for _ in range(2):
            crawl(Site(key="linxi", home=served.home), tmp_path, CrawlOptions(delay=0))
    with Snapshot.open(tmp_path) as snapshot:
        items = {item.title: item for item in snapshot.items() if "#letter:" in item.url}
        rows = [row for row in snapshot.rows() if "#letter:" in row.url]
        box = next(column for column in snapshot.columns() if column.name == "领导信箱")
        asked = snapshot._db.execute("SELECT url FROM fetches WHERE url LIKE '%letter%'")
        assert asked.fetchall() == []
        assert snapshot.unasked() == 0
    assert sorted(items) == ["增设站台", "路灯不亮"]
    assert {row.item_key for row in rows} == {item.key for item in items.values()}
    lamp, stop = items["路灯不亮"], items["增设站台"]
    assert lamp.seen == box.seen
    assert lamp.url.startswith(f"{box.url}#letter:")
    assert (lamp.first_run, [column.id for column in lamp.columns]) == (1, [box.id])
    assert "13812345678" not in f"{lamp.body}{lamp.question}"
    assert [mark.masked for mark in lamp.marks]
    assert (stop.message_type, stop.message_status, stop.answered_at) == ("建议", "办理中", None)


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
