"""Rows of a list that redirect: they stand for the item that the redirect leads to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

_LOCATION = """
SELECT location FROM fetches
WHERE url=? AND run=? AND outcome='redirect' AND location IS NOT NULL ORDER BY id DESC LIMIT 1
"""
_MOST_HOPS = 10


def end_of(db: sqlite3.Connection, run: int, url: str) -> str:
    """The address that a run found behind the redirects of ``url``; itself where there are none."""
    for _ in range(_MOST_HOPS):
        row = db.execute(_LOCATION, (url, run)).fetchone()
        if row is None:
            break
        url = row[0]
    return url


def follow_redirects(
    db: sqlite3.Connection,
    run: int,
    key_of: Callable[[str], str],
    on_site: Callable[[str], bool],
) -> None:
    """Give each row of a run the key of the item that its address led to.

    A row that was led to another host is an external one.
    """
    rows = db.execute(
        "SELECT DISTINCT r.url, r.item_key FROM rows r JOIN fetches f ON f.url=r.url "
        "AND f.run=r.run AND f.outcome='redirect' WHERE r.run=? AND r.item_key IS NOT NULL",
        (run,),
    ).fetchall()
    for url, key in rows:
        end = end_of(db, run, url)
        if not on_site(end):
            db.execute(
                "UPDATE rows SET item_key=NULL, external=1 WHERE run=? AND url=?", (run, url)
            )
        elif (new := key_of(end)) != key:
            db.execute("UPDATE rows SET item_key=? WHERE run=? AND url=?", (new, run, url))
