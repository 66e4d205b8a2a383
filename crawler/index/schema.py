"""The tables of index.db: claims, not conclusions; runs are append-only.

Dates are stored as two ISO texts (earliest, latest) on the Asia/Shanghai wall clock; moments
of fetching are ISO texts with their offset.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from crawler.index.schema_views import VIEWS

VERSION = 7
"""The schema's version, kept in ``PRAGMA user_version``."""

DATED = (
    *("written_on", "signed_on", "published_at", "effective_on", "abolished_on"),
    *("asked_at", "answered_at"),
)
"""Resolved facts of an item that are dates; each has two columns."""

TEXTS = (
    "title",
    "index_number",
    "document_number",
    "category",
    "subject",
    "issuing_body",
    "source",
    "validity",
    "summary",
    "keywords",
    "disclosure",
    "message_type",
    "answered_by",
    "message_status",
    "question",
    "answer",
)
"""Resolved facts of an item that are texts."""

_TABLES: dict[str, tuple[dict[str, type], str | tuple[str, ...] | None]] = {
    "site": (
        {"key": str, "name": str, "home": str, "platform": str, "platform_evidence": str},
        "key",
    ),
    "runs": (
        {
            "id": int,
            "started": str,
            "finished": str,
            "status": str,
            "source": str,
            "options": str,
            "upstream": str,
            "tool": str,
            "platform": str,
            "platform_was": str,
            "platform_evidence": str,
        },
        "id",
    ),
    "frontier": (
        {
            "id": int,
            "key": str,
            "url": str,
            "role": str,
            "column_key": str,
            "column_url": str,
            "depth": int,
            "found_on": str,
            "run": int,
            "state": str,
            "tries": int,
            "outcome": str,
            "fetch_id": int,
        },
        "id",
    ),
    "fetches": (
        {
            "id": int,
            "run": int,
            "url": str,
            "role": str,
            "at": str,
            "outcome": str,
            "status": int,
            "content_type": str,
            "encoding": str,
            "bytes": int,
            "sha256": str,
            "record": str,
            "warc": str,
            "offset": int,
            "length": int,
            "etag": str,
            "last_modified": str,
            "location": str,
            "page_class": str,
            "error": str,
        },
        "id",
    ),
    "evidence": ({"file": str, "length": int}, "file"),
    "columns": (
        {
            "id": int,
            "key": str,
            "url": str,
            "name": str,
            "path": str,
            "kind": str,
            "parent_url": str,
            "said_by": int,
            "first_run": int,
            "last_run": int,
        },
        "id",
    ),
    "listings": (
        {
            "run": int,
            "url": str,
            "column_id": int,
            "page_number": int,
            "row_count": int,
            "declared_total": int,
            "declared_pages": int,
            "excerpt": int,
            "fetch_id": int,
        },
        ("run", "url"),
    ),
    "rows": (
        {
            "run": int,
            "column_id": int,
            "list_url": str,
            "position": int,
            "url": str,
            "item_key": str,
            "title": str,
            "earliest": str,
            "latest": str,
            "date_text": str,
            "external": int,
            "is_file": int,
            "claims": str,
        },
        ("run", "column_id", "url"),
    ),
    "items": ({"id": int, "key": str, "url": str, "first_run": int}, "id"),
    "aliases": ({"key": str, "item_id": int}, "key"),
    "versions": (
        {
            "id": int,
            "item_id": int,
            "run": int,
            "fetch_id": int,
            "digest": str,
            "page_class": str,
            **dict.fromkeys(TEXTS, str),
            **{f"{name}_{end}": str for name in DATED for end in ("earliest", "latest")},
            "body": str,
            "breadcrumb": str,
        },
        "id",
    ),
    "sightings": (
        {"run": int, "item_id": int, "version_id": int, "fetch_id": int},
        ("run", "item_id"),
    ),
    "claims": (
        {
            "version_id": int,
            "position": int,
            "field": str,
            "value": str,
            "raw": str,
            "place": str,
            "label": str,
            "earliest": str,
            "latest": str,
            "won": int,
        },
        ("version_id", "position"),
    ),
    "attachments": (
        {"version_id": int, "url": str, "name": str, "type": str, "place": str},
        None,
    ),
    "links": ({"version_id": int, "url": str, "text": str, "relation": str}, None),
    "personal_marks": (
        {
            "version_id": int,
            "file_sha256": str,
            "kind": str,
            "masked": str,
            "place": str,
            "label": str,
        },
        None,
    ),
    "files": (
        {"run": int, "key": str, "url": str, "fetch_id": int, "sha256": str, "found_on": str},
        ("run", "key"),
    ),
    "attachment_texts": (
        {"sha256": str, "url": str, "type": str, "outcome": str, "pages": int, "text": str},
        "sha256",
    ),
    "page_links": (
        {
            "run": int,
            **dict.fromkeys(("page", "key", "place", "url", "text", "how"), str),
            "fetch_id": int,
        },
        ("run", "page", "key", "place"),
    ),
    "probes": (
        {
            "run": int,
            "key": str,
            "url": str,
            "kind": str,
            "found_on": str,
            "asked": int,
            "outcome": str,
            "status": int,
            "content_type": str,
            "length": int,
            "etag": str,
            "last_modified": str,
            "location": str,
            "at": str,
            "error": str,
            "fetch_id": int,
        },
        ("run", "key"),
    ),
}

_INDEXES: tuple[tuple[str, tuple[str, ...], bool], ...] = (
    ("files", ("key", "run"), False),
    ("page_links", ("run", "key", "place"), False),
    ("frontier", ("key",), True),
    ("frontier", ("state", "run", "id"), False),
    ("frontier", ("column_key", "role"), False),
    ("fetches", ("url", "id"), False),
    ("columns", ("key",), True),
    ("rows", ("run", "item_key"), False),
    ("items", ("key",), True),
    ("aliases", ("item_id",), False),
    ("versions", ("item_id",), False),
    ("attachments", ("version_id",), False),
    ("links", ("version_id",), False),
    ("personal_marks", ("version_id",), False),
    ("personal_marks", ("file_sha256",), False),
)


class IndexVersionError(Exception):
    """The index was written by a newer mingcha than this one."""


def connect(path: Path) -> Database:
    """Open (and create or migrate) the index at ``path`` for writing.

    Raises IndexVersionError for an index of a later schema and sqlite3.DatabaseError for a
    file that is no index.
    """
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    database = Database(connection)
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > VERSION:
        raise IndexVersionError(f"{path}: schema {found}, this mingcha knows {VERSION}")
    if found < VERSION:
        _create(database)
        connection.execute(f"PRAGMA user_version={VERSION}")
        connection.commit()
    return database


def _create(database: Database) -> None:
    for name, (columns, pk) in _TABLES.items():
        made = database.table(name).create(columns, pk=pk, if_not_exists=True)
        for column in columns.keys() - made.columns_dict.keys():
            made.add_column(column, columns[column])
    for table, keys, unique in _INDEXES:
        database.table(table).create_index(keys, unique=unique, if_not_exists=True)
    for name, select in VIEWS.items():
        database.create_view(name, select, replace=True)
