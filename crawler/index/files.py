"""Files in the index: which addresses gave which bytes, and what was read in the bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler.fields.personal_words import Kind
from crawler.fields.urls import frontier_key
from crawler.index.marks import store_marks
from crawler.index.views import FileView, Seen
from crawler.items import Mark
from crawler.outcomes import FileOutcome

_UNREAD = """
SELECT min(f.fetch_id), f.sha256, min(f.url) FROM files f
LEFT JOIN attachment_texts t ON t.sha256=f.sha256
WHERE f.run=? AND (t.sha256 IS NULL OR t.outcome='no_reader')
GROUP BY f.sha256 ORDER BY min(f.fetch_id)
"""
_KEEP = """
INSERT OR IGNORE INTO files SELECT ?, key, url, fetch_id, sha256, found_on FROM files
WHERE key=? AND run=(SELECT max(run) FROM files WHERE key=? AND run<?)
"""
_NAMED = """
SELECT DISTINCT a.url, i.url FROM sightings s JOIN attachments a ON a.version_id=s.version_id
JOIN items i ON i.id=s.item_id WHERE s.run=? ORDER BY a.rowid
"""
_READ = """
SELECT f.url, f.key, f.found_on, t.type, t.outcome, t.pages, t.text, f.sha256, p.at, p.warc,
  p.offset
FROM files f JOIN attachment_texts t ON t.sha256=f.sha256 JOIN fetches p ON p.id=f.fetch_id
WHERE f.run=? ORDER BY f.key
"""


@dataclass(frozen=True, slots=True)
class FileText:
    """What was read in the bytes of a file, masked."""

    type: str
    outcome: FileOutcome
    pages: int | None = None
    text: str = ""
    marks: tuple[Mark, ...] = ()


def store_file(
    db: sqlite3.Connection, run: int, fetch_id: int, sha256: str, url: str, found_on: str
) -> None:
    """Keep that an address gave these bytes in a run."""
    row = (run, frontier_key(url), url, fetch_id, sha256, found_on)
    db.execute("INSERT OR IGNORE INTO files VALUES (?,?,?,?,?,?)", row)


def keep_file(db: sqlite3.Connection, run: int, url: str) -> None:
    """Take over what the last run before this one had at an address that has not changed."""
    key = frontier_key(url)
    db.execute(_KEEP, (run, key, key, run))


def has_file(db: sqlite3.Connection, url: str) -> bool:
    """Whether any run has the bytes of an address."""
    row = db.execute("SELECT 1 FROM files WHERE key=? LIMIT 1", (frontier_key(url),))
    return row.fetchone() is not None


def adopt_files(db: sqlite3.Connection, run: int) -> None:
    """Files that a run asked for as pages, and that its items name, are files as well."""
    asked = {
        frontier_key(url): (fetch_id, sha256)
        for fetch_id, url, sha256 in db.execute(
            "SELECT id, url, sha256 FROM fetches WHERE run=? AND outcome='not_html' "
            "AND sha256 IS NOT NULL",
            (run,),
        )
    }
    for url, page in db.execute(_NAMED, (run,)).fetchall() if asked else ():
        if (known := asked.get(frontier_key(url))) is not None:
            store_file(db, run, known[0], known[1], url, page)


def unread_files(db: sqlite3.Connection, run: int) -> list[tuple[int, str, str]]:
    """Fetch, hash and address of the bytes of a run that nobody could look into yet."""
    return [tuple(row) for row in db.execute(_UNREAD, (run,))]


def store_text(db: sqlite3.Connection, sha256: str, url: str, read: FileText) -> None:
    """Keep what was read in the bytes of a file."""
    db.execute("DELETE FROM personal_marks WHERE file_sha256=?", (sha256,))
    row = (sha256, url, read.type, read.outcome, read.pages, read.text)
    db.execute("INSERT OR REPLACE INTO attachment_texts VALUES (?,?,?,?,?,?)", row)
    store_marks(db, None, sha256, read.marks)


def count_files(db: sqlite3.Connection, run: int) -> tuple[int, int]:
    """How many files a run has fetched so far, and their bytes together."""
    row = db.execute(
        "SELECT count(*), coalesce(sum(p.bytes), 0) FROM files f JOIN fetches p ON p.id=f.fetch_id "
        "WHERE f.run=?",
        (run,),
    ).fetchone()
    return int(row[0]), int(row[1])


def read_files(db: sqlite3.Connection, run: int) -> Iterator[FileView]:
    """The files of a run that were looked into, by key, streamed."""
    for row in db.execute(_READ, (run,)):
        url, key, found_on, kind, outcome, pages, text, sha256, at, warc, offset = row
        yield FileView(
            url=url,
            key=key,
            found_on=found_on or "",
            type=kind,
            outcome=FileOutcome(outcome),
            pages=pages,
            text=text or "",
            marks=_marks(db, sha256),
            seen=Seen(datetime.fromisoformat(at), sha256, f"{warc}#{offset}"),
        )


def _marks(db: sqlite3.Connection, sha256: str) -> tuple[Mark, ...]:
    rows: Sequence[tuple[str, str, str, str]] = db.execute(
        "SELECT kind, masked, place, label FROM personal_marks WHERE file_sha256=? ORDER BY rowid",
        (sha256,),
    ).fetchall()
    return tuple(Mark(Kind(kind), *rest) for kind, *rest in rows)
