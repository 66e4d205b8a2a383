"""Opening index.db for writing: created, or brought to the present schema."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from crawler.index.schema_views import VIEWS
from crawler.index.tables import INDEXES, TABLES

VERSION = 7
"""The schema's version, kept in ``PRAGMA user_version``."""


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


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether an index has all its tables and SQLite finds no damage in it."""
    try:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError:
        return False
    return tables >= TABLES.keys() | VIEWS.keys() and found == "ok"


def _create(database: Database) -> None:
    for name, (columns, pk) in TABLES.items():
        made = database.table(name).create(columns, pk=pk, if_not_exists=True)
        for column in columns.keys() - made.columns_dict.keys():
            made.add_column(column, columns[column])
    for table, keys, unique in INDEXES:
        database.table(table).create_index(keys, unique=unique, if_not_exists=True)
    for name, select in VIEWS.items():
        database.create_view(name, select, replace=True)
