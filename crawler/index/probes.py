"""Probes in the index: whether files and links are there, asked at most once in a run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from crawler.fields.span import SHANGHAI
from crawler.fields.urls import frontier_key
from crawler.index.views import ProbeView, Seen
from crawler.items import PROBES, Target
from crawler.outcomes import FetchOutcome

_STORE = """
INSERT OR REPLACE INTO probes VALUES
(:run, :key, :url, :kind, :found_on, :asked, :outcome, :status, :content_type, :length, :etag,
 :last_modified, :location, :at, :error, :fetch_id)
"""
_PAGE = """
SELECT outcome, status, content_type, bytes, etag, last_modified, location, at, error, id,
  at, sha256, warc, offset
FROM fetches WHERE id=(SELECT fetch_id FROM frontier WHERE key=? AND run=?)
"""
_SELECT = """
SELECT p.outcome, p.status, p.content_type, p.length, p.etag, p.last_modified, p.location, p.at,
  p.error, p.fetch_id, f.at, f.sha256, f.warc, f.offset, p.url, p.kind, p.found_on, p.asked
FROM probes p LEFT JOIN fetches f ON f.id=p.fetch_id
"""
_SEEN, _SUBJECT = 9, 14
"""Where, in such a row, the answer in the evidence begins, and what was asked."""


def store_probe(db: sqlite3.Connection, run: int, probe: ProbeView) -> None:
    """Keep what became of a probe in a run."""
    db.execute(
        _STORE,
        {
            "run": run,
            "key": probe.key,
            "url": probe.url,
            "kind": probe.kind,
            "found_on": probe.found_on,
            "asked": int(probe.asked),
            "outcome": probe.outcome,
            "status": probe.status,
            "content_type": probe.content_type,
            "length": probe.length,
            "etag": probe.etag,
            "last_modified": probe.last_modified,
            "location": probe.location,
            "at": probe.at.astimezone(SHANGHAI).isoformat(timespec="seconds"),
            "error": probe.detail or None,
            "fetch_id": probe.fetch_id,
        },
    )


def known_page(db: sqlite3.Connection, run: int, page_key: str, target: Target) -> ProbeView | None:
    """What a run learnt of a probe's address as a page, None where it learnt nothing."""
    row = db.execute(_PAGE, (page_key, run)).fetchone()
    if row is None:
        return None
    return _view((*row, target.url, target.role, target.found_on, False))


def earlier_probe(db: sqlite3.Connection, run: int, url: str) -> ProbeView | None:
    """What the last run before this one that asked for an address learnt of it."""
    row = db.execute(
        f"{_SELECT} WHERE p.key=? AND p.run<? AND p.asked ORDER BY p.run DESC LIMIT 1",
        (frontier_key(url), run),
    ).fetchone()
    return _view(row) if row else None


def read_probes(db: sqlite3.Connection, run: int) -> Iterator[ProbeView]:
    """The probes of a run by key, streamed."""
    for row in db.execute(f"{_SELECT} WHERE p.run=? ORDER BY p.key", (run,)):
        yield _view(row)


def count_asked(db: sqlite3.Connection, run: int) -> int:
    """How many addresses a run has probed so far."""
    row = db.execute("SELECT count(*) FROM probes WHERE run=? AND asked", (run,)).fetchone()
    return int(row[0])


def count_unasked(db: sqlite3.Connection, run: int) -> int:
    """How many files and links a run named and never asked for."""
    row = db.execute(
        "SELECT count(*) FROM frontier WHERE run=? AND role IN (?, ?) AND state<>'done'",
        (run, *sorted(PROBES)),
    ).fetchone()
    return int(row[0])


def answer_seen(
    at: str | None, sha256: str | None, warc: str | None, offset: int | None
) -> Seen | None:
    """Where the evidence shows an answer, None where it was not kept."""
    return Seen(datetime.fromisoformat(at), sha256, f"{warc}#{offset}") if at and sha256 else None


def _view(row: Sequence[Any]) -> ProbeView:
    outcome, status, content_type, length, etag, modified, location, at, error = row[:_SEEN]
    fetch_id, *seen = row[_SEEN:_SUBJECT]
    url, kind, found_on, asked = row[_SUBJECT:]
    return ProbeView(
        url=url,
        key=frontier_key(url),
        kind=kind,
        outcome=FetchOutcome(outcome),
        status=status,
        content_type=content_type or "",
        length=length,
        last_modified=modified,
        location=location,
        at=datetime.fromisoformat(at),
        found_on=found_on or "",
        asked=bool(asked),
        detail=error or "",
        etag=etag,
        fetch_id=fetch_id,
        answer=answer_seen(*seen),
    )
