"""What an index says, without the accidents of one crawl (ids, moments, record offsets)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

_QUESTIONS = {
    "fetches": "SELECT run, url, role, outcome, status, sha256, page_class FROM fetches",
    "columns": "SELECT key, name, path, kind FROM columns",
    "rows": "SELECT run, c.key, r.list_url, r.position, r.url, r.item_key, r.title, r.earliest, "
    "r.external FROM rows r JOIN columns c ON c.id=r.column_id",
    "items": "SELECT i.key, i.url, v.digest, v.title, v.index_number, v.published_at_earliest "
    "FROM sightings s JOIN items i ON i.id=s.item_id JOIN versions v ON v.id=s.version_id",
    "claims": "SELECT i.key, c.position, c.field, c.value, c.raw, c.place, c.won FROM claims c "
    "JOIN versions v ON v.id=c.version_id JOIN items i ON i.id=v.item_id",
    "probes": "SELECT run, key, kind, outcome, status, length, asked FROM probes",
    "frontier": "SELECT key, role, state, outcome, run FROM frontier",
}


def dump(folder: Path) -> dict[str, list[str]]:
    """The sorted content of every table that a crawl fills."""
    db = sqlite3.connect(folder / "index.db")
    try:
        return {
            name: sorted(repr(row) for row in db.execute(sql)) for name, sql in _QUESTIONS.items()
        }
    finally:
        db.close()
