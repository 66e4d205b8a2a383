"""A synthetic index, written in bulk: what a crawl of one run would have left."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path

from benchmarks.synthetic import HOME, NAME, Made, columns, make_items
from crawler.fields.resolve import resolve
from crawler.fields.span import SHANGHAI
from crawler.fields.urls import frontier_key
from crawler.index.item_rows import INSERT_VERSION, stated_values, version_values
from crawler.index.schema import connect
from crawler.index.writer import IndexWriter
from crawler.items import ColumnKind, Listing, Row

CRAWLED = datetime(2026, 6, 29, 22, 0, tzinfo=SHANGHAI)
_RUN = 1
_BATCH = 2000
_PER_LIST = 1000
_GONE = 50  # every so many files is not there
_FETCH = (
    "INSERT INTO fetches (id, run, url, role, at, outcome, sha256, warc, offset) "
    "VALUES (?,?,?,'detail',?,'ok',?,'run-0001.warc.gz',?)"
)
_PROBE = (
    "INSERT INTO probes (run, key, url, kind, found_on, asked, outcome, status, at) "
    "VALUES (?,?,?,'attachment',?,1,?,?,?)"
)
_ITEM = "INSERT INTO items VALUES (?,?,?,?)"
_ALIAS = "INSERT INTO aliases VALUES (?,?)"
_SIGHTING = "INSERT INTO sightings VALUES (?,?,?,?)"


def build(folder: Path, count: int) -> None:
    """An index of ``count`` items; the ids of item, version and fetch are the same number."""
    database = connect(folder / "index.db").conn
    database.execute("PRAGMA synchronous=OFF")
    writer = IndexWriter(database)
    writer.begin_run(CRAWLED, {}, "network", "benchmark")
    writer.set_site("linxi", NAME, HOME, "generic", "[]")
    listed = _store_items(database, make_items(count))
    for kind, column in columns().items():
        column_id = writer.store_column(column, own=True)
        for page, rows in enumerate(_pages(listed[kind]), 1):
            url = f"{column.url}index_{page}.html"
            keys: list[str | None] = [row.url for row in rows]
            writer.store_listing(column_id, url, Listing(rows, page_number=page), keys, _RUN)
    writer.finish_run(CRAWLED, "complete")
    writer.commit("run-0001.warc.gz", 0)
    database.close()


def _store_items(
    database: sqlite3.Connection, items: Iterable[Made]
) -> dict[ColumnKind, list[Row]]:
    """Write the items batch by batch; gives the rows that list them."""
    listed: dict[ColumnKind, list[Row]] = defaultdict(list)
    numbered = enumerate(items, 1)
    while batch := list(islice(numbered, _BATCH)):
        rows: dict[str, list[tuple[object, ...]]] = defaultdict(list)
        for number, made in batch:
            for insert, values in _rows(number, made):
                rows[insert].append(values)
            listed[made.kind].append(Row(made.item.url, made.title, made.listed))
        for insert, values in rows.items():
            database.executemany(insert, values)
    return listed


def _rows(number: int, made: Made) -> Iterator[tuple[str, tuple[object, ...]]]:
    item, at = made.item, CRAWLED.isoformat()
    won = resolve(item.claims)
    yield _FETCH, (number, _RUN, item.url, at, f"{number:064x}", number)
    yield _ITEM, (number, item.key, item.url, _RUN)
    yield _ALIAS, (item.key, number)
    yield _SIGHTING, (_RUN, number, number, number)
    yield INSERT_VERSION, tuple(version_values((number, _RUN, number, f"{number:x}"), item, won))
    for insert, stated in stated_values(number, item, won).items():
        for row in stated:
            yield insert, row
    for file in item.attachments:
        answer = ("not_found", 404) if number % _GONE == 0 else ("ok", 200)
        yield _PROBE, (_RUN, frontier_key(file.url), file.url, item.url, *answer, at)


def _pages(rows: list[Row]) -> Iterator[tuple[Row, ...]]:
    for start in range(0, len(rows), _PER_LIST):
        yield tuple(rows[start : start + _PER_LIST])
