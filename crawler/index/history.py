"""What the runs before one saw: the versions of items, and which lists were read when."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from crawler.fields.span import Span
from crawler.fields.urls import frontier_key
from crawler.index.views import EarlierView, PastRun
from crawler.items import PageClass

_EARLIER = """
SELECT max(s.run), f.at, f.sha256, i.key, i.url, v.title, v.index_number, v.document_number,
  EXISTS (SELECT 1 FROM sightings n WHERE n.run=:run AND n.item_id=s.item_id),
  EXISTS (SELECT 1 FROM sightings n
    WHERE n.run=:run AND n.item_id=s.item_id AND n.version_id=s.version_id),
  v.published_at_earliest, v.published_at_latest
FROM sightings s JOIN items i ON i.id=s.item_id JOIN versions v ON v.id=s.version_id
  JOIN fetches f ON f.id=s.fetch_id
WHERE s.run<:run AND f.role<>'column'
GROUP BY s.item_id, s.version_id ORDER BY s.item_id, max(s.run)
"""
_PAST = """
SELECT r.id, r.finished, r.status FROM runs r JOIN runs own ON own.id=:run
WHERE r.id<:run AND r.source=own.source AND r.finished IS NOT NULL ORDER BY r.id
"""
_UNFINISHED = """
SELECT run, url FROM fetches
WHERE run<? AND page_class=? AND role IN ('column', 'list') AND outcome IN ('ok', 'unchanged')
"""
_LISTS = "SELECT DISTINCT run, column_id FROM listings WHERE run<? AND NOT excerpt"


def read_earlier(db: sqlite3.Connection, run: int) -> Iterator[EarlierView]:
    """Every version of an item that a run before ``run`` saw, by item, the oldest first."""
    for number, at, sha256, key, url, title, index, document, is_there, *more in db.execute(
        _EARLIER, {"run": run}
    ):
        is_current, first, last = more
        yield EarlierView(
            run=number,
            at=datetime.fromisoformat(at),
            sha256=sha256 or "",
            key=key,
            url=url,
            title=title or "",
            index_number=index,
            document_number=document,
            is_there=bool(is_there),
            is_current=bool(is_current),
            published_at=Span.from_iso(first, last) if first and last else None,
        )


def read_past(db: sqlite3.Connection, run: int) -> tuple[PastRun, ...]:
    """The finished runs of the same source before ``run``, the oldest first."""
    lists: dict[int, set[int]] = defaultdict(set)
    for number, column in db.execute(_LISTS, (run,)):
        lists[number].add(column)
    ids = dict(db.execute("SELECT key, id FROM columns"))
    unfinished: dict[int, set[int]] = defaultdict(set)
    for number, url in db.execute(_UNFINISHED, (run, PageClass.MAINTENANCE)):
        unfinished[number].add(ids.get(frontier_key(url), 0))
    return tuple(
        PastRun(
            id=number,
            finished=datetime.fromisoformat(finished),
            is_complete=status == "complete",
            lists=frozenset(lists[number]),
            unfinished=frozenset(unfinished[number]),
        )
        for number, finished, status in db.execute(_PAST, {"run": run})
    )
