"""What the runs before one saw: the versions of items, and which lists were read when."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from crawler.index.views import EarlierView, PastRun

_EARLIER = """
SELECT max(s.run), f.at, f.sha256, i.key, i.url, v.title, v.index_number, v.document_number,
  EXISTS (SELECT 1 FROM sightings n WHERE n.run=:run AND n.item_id=s.item_id)
FROM sightings s JOIN items i ON i.id=s.item_id JOIN versions v ON v.id=s.version_id
  JOIN fetches f ON f.id=s.fetch_id
WHERE s.run<:run AND f.role<>'column'
GROUP BY s.item_id, s.version_id ORDER BY s.item_id, max(s.run)
"""
_PAST = """
SELECT r.id, r.finished, r.status FROM runs r JOIN runs own ON own.id=:run
WHERE r.id<:run AND r.source=own.source AND r.finished IS NOT NULL ORDER BY r.id
"""
_LISTS = "SELECT DISTINCT run, column_id FROM listings WHERE run<? AND NOT excerpt"


def read_earlier(db: sqlite3.Connection, run: int) -> Iterator[EarlierView]:
    """Every version of an item that a run before ``run`` saw, by item, the oldest first."""
    for number, at, sha256, key, url, title, index, document, is_there in db.execute(
        _EARLIER, {"run": run}
    ):
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
        )


def read_past(db: sqlite3.Connection, run: int) -> tuple[PastRun, ...]:
    """The finished runs of the same source before ``run``, the oldest first."""
    lists: dict[int, set[int]] = defaultdict(set)
    for number, column in db.execute(_LISTS, (run,)):
        lists[number].add(column)
    return tuple(
        PastRun(
            id=number,
            finished=datetime.fromisoformat(finished),
            is_complete=status == "complete",
            lists=frozenset(lists[number]),
        )
        for number, finished, status in db.execute(_PAST, {"run": run})
    )
