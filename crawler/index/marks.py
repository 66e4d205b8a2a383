"""Marks of personal data in the index: of a version of an item, or of the text of a file."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from crawler.items import Mark


def store_marks(
    db: sqlite3.Connection, version_id: int | None, sha256: str | None, marks: Sequence[Mark]
) -> None:
    """Keep the marks of a version, or of a file by the hash of its bytes."""
    db.executemany(
        "INSERT INTO personal_marks VALUES (?,?,?,?,?,?)",
        [(version_id, sha256, m.kind, m.masked, m.place, m.label) for m in marks],
    )
