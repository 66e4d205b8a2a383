"""The index: runs are append-only, claims keep their place, nothing is asked twice."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.fields.span import Span
from crawler.index.schema import VERSION, IndexVersionError, connect
from crawler.index.snapshot import IndexMissing, Snapshot
from crawler.items import Column, ColumnKind, Field, Listing, PageClass, Place, Reading
from crawler.outcomes import FetchOutcome
from crawler.pipelines.store import Store, StoreError
from tests.crawler.conftest import AT, HOME, Desk, item, listing


def test_a_run_is_read_back_as_it_was_stored(desk: Desk) -> None:
    desk.run().close()
    with Snapshot.open(desk.folder) as snapshot:
        items = list(snapshot.items())
        columns = snapshot.columns()
        rows = list(snapshot.rows(columns[0].id))
    assert [i.title for i in items] == ["第1号办法", "第2号办法", "第3号办法"]
    assert {i.kinds for i in items} == {frozenset({ColumnKind.POLICY})}
    assert items[0].published_at == Span.day(2026, 3, 1)
    assert items[0].document_number is None
    assert items[0].won[Field.TITLE].place is Place.HEADING
    assert [(c.place, c.raw) for c in items[0].claims_of(Field.PUBLISHED_AT)] == [
        (Place.HEADER, "2026-03-01"),
        (Place.ROW, "2026-03-01"),
    ]
    assert [c.raw for c in items[0].claims_of(Field.DOCUMENT_NUMBER)] == ["无"]
    assert (columns[0].name, columns[0].complete, columns[0].row_count) == ("政策文件", True, 4)
    assert columns[0].declared_total == 3
    assert [(r.url, r.external) for r in rows][-2:] == [
        ("http://www.gov.example/x.html", True),
        (f"{HOME}zcwj/3.html", False),
    ]
    assert (snapshot.run.status, snapshot.run.pages, snapshot.run.items) == ("complete", 6, 3)


def test_every_address_is_asked_for_once(desk: Desk) -> None:
    desk.run().close()
    assert sorted(desk.asked) == sorted(set(desk.asked)) == sorted(desk.readings)


def test_a_crashed_run_is_gone_on_with(desk: Desk) -> None:
    store = desk.run(stop_after=4)
    store.index.connection.rollback()  # what a kill -9 leaves: the last record never committed
    store._evidence.close()
    store.index.connection.close()
    store._lock.close()
    assert desk.asked[3] == f"{HOME}zcwj/2.html" or len(desk.asked) == 4
    lost = desk.asked[-1]
    desk.run().close()
    assert sorted(desk.asked) == sorted([*desk.readings, lost])
    with Snapshot.open(desk.folder) as snapshot:
        assert (snapshot.run.id, snapshot.run.items, snapshot.run.pages) == (1, 3, 6)


def test_an_unchanged_item_gets_no_new_version_and_a_changed_one_does(desk: Desk) -> None:
    desk.run().close()
    desk.readings[f"{HOME}zcwj/2.html"] = item(2, published="2026-02-20")
    desk.run(AT + timedelta(days=7)).close()
    db = sqlite3.connect(desk.folder / "index.db")
    versions = db.execute("SELECT item_id, run FROM versions ORDER BY item_id, run").fetchall()
    assert versions == [(1, 1), (2, 1), (2, 2), (3, 1)]
    records = db.execute("SELECT record, count(*) FROM fetches GROUP BY record").fetchall()
    assert records == [("response", 7), ("revisit", 5)]
    with Snapshot.open(desk.folder, 1) as first, Snapshot.open(desk.folder) as second:
        assert [i.published_at for i in first.items()][1] == Span.day(2026, 3, 1)
        assert [i.published_at for i in second.items()][1] == Span.day(2026, 2, 20)
        assert {i.first_run for i in second.items()} == {1}


def test_a_vanished_item_is_in_the_earlier_run_only(desk: Desk) -> None:
    desk.run().close()
    del desk.readings[f"{HOME}zcwj/3.html"]
    desk.readings[f"{HOME}zcwj/index_1.html"] = listing()
    desk.run(AT + timedelta(days=7)).close()
    with Snapshot.open(desk.folder, 1) as first, Snapshot.open(desk.folder) as second:
        assert [i.id for i in first.items()] == [1, 2, 3]
        assert [i.id for i in second.items()] == [1, 2]
        assert list(second.unread()) == []


def test_a_repeated_last_page_ends_the_list(desk: Desk) -> None:
    desk.readings[f"{HOME}zcwj/index_1.html"] = listing(3, next_url="index_2.html")
    for n in range(2, 5):
        desk.readings[f"{HOME}zcwj/index_{n}.html"] = listing(3, next_url=f"index_{n + 1}.html")
    desk.run().close()
    assert [u for u in desk.asked if "index_" in u] == [
        f"{HOME}zcwj/index_1.html",
        f"{HOME}zcwj/index_2.html",
    ]


def test_an_unread_listed_page_is_told_with_its_outcome(tmp_path: Path, desk: Desk) -> None:
    from crawler.fetch import Fetched

    store = desk.run(stop_after=2)
    while (queued := store.frontier.next()) is not None:
        outcome = FetchOutcome.BLOCKED if queued.target.url.endswith("1.html") else FetchOutcome.OK
        store.record(queued, Fetched(queued.target, AT, outcome, error="challenge"))
    store.finish_run(AT, "complete")
    store.close()
    with Snapshot.open(desk.folder) as snapshot:
        unread = list(snapshot.unread())
    assert [(u.url, u.title, u.outcome, u.kinds) for u in unread] == [
        (f"{HOME}zcwj/1.html", "第1号办法", FetchOutcome.BLOCKED, frozenset({ColumnKind.POLICY}))
    ]


def test_a_failed_list_page_leaves_the_column_incomplete(desk: Desk) -> None:
    from crawler.fetch import Fetched

    store = desk.run(stop_after=2)
    while (queued := store.frontier.next()) is not None:
        store.record(queued, Fetched(queued.target, AT, FetchOutcome.TIMEOUT, error="slow"))
    store.finish_run(AT, "complete")
    store.close()
    with Snapshot.open(desk.folder) as snapshot:
        assert [c.complete for c in snapshot.columns()] == [False]


def test_what_the_page_says_of_its_column_overrules_the_menu(desk: Desk) -> None:
    desk.readings[HOME] = Reading(
        PageClass.HOME, columns=(Column(f"{HOME}zcwj/index.html", "政策", ("政策",)),)
    )
    desk.readings[f"{HOME}zcwj/index.html"] = listing()
    desk.run().close()
    with Snapshot.open(desk.folder) as snapshot:
        found = [(c.name, c.path, c.kind) for c in snapshot.columns()]
    assert found == [("政策文件", ("政务公开", "政策文件"), ColumnKind.POLICY)]


def test_an_empty_list_is_a_column_without_rows(desk: Desk) -> None:
    desk.readings[f"{HOME}zcwj/"] = Reading(PageClass.LIST, listing=Listing(()))
    desk.run().close()
    with Snapshot.open(desk.folder) as snapshot:
        assert [(c.is_list, c.row_count, c.complete) for c in snapshot.columns()] == [
            (True, 0, True)
        ]


def test_two_crawls_never_write_one_folder(desk: Desk) -> None:
    store = desk.run()
    with pytest.raises(StoreError, match="another crawl"):
        Store(desk.folder, "test")
    store.close()
    Store(desk.folder, "test").close()


def test_foreign_and_missing_indexes_are_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="mingcha crawl"):
        Snapshot.open(tmp_path)
    (tmp_path / "index.db").write_bytes(b"no database " * 100)
    with pytest.raises(IndexMissing, match=r"index\.db"):
        Snapshot.open(tmp_path)
    with pytest.raises(StoreError, match=r"index\.db"):
        Store(tmp_path, "test")


def test_a_damaged_index_is_told_in_one_line(desk: Desk) -> None:
    with desk.run() as store:
        store.finish_run(AT, "complete")
        store.index.connection.execute("DROP TABLE page_links")
    with (
        pytest.raises(IndexMissing, match=r"page_links.*--replay"),
        Snapshot.open(desk.folder) as it,
    ):
        list(it.links())


def test_an_index_of_a_later_schema_is_refused(tmp_path: Path) -> None:
    database = connect(tmp_path / "index.db")
    database.conn.execute(f"PRAGMA user_version={VERSION + 1}")
    database.conn.close()
    with pytest.raises(IndexVersionError):
        connect(tmp_path / "index.db")
