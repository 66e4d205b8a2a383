"""Rows of a list that redirect: they stand for the item that the redirect leads to."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

_REDIRECTS = """
SELECT url, location FROM fetches
WHERE run=? AND outcome='redirect' AND location IS NOT NULL ORDER BY id
"""
_MOST_HOPS = 10


class Redirects:
    """Where the addresses of one run led in the end."""

    def __init__(self, db: sqlite3.Connection, run: int) -> None:
        self._to: dict[str, str] = dict(db.execute(_REDIRECTS, (run,)))

    def end_of(self, url: str) -> str:
        """The address behind the redirects of ``url``; itself where it does not redirect."""
        for _ in range(_MOST_HOPS):
            if url not in self._to:
                break
            url = self._to[url]
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
    redirects = Redirects(db, run)
    rows = db.execute(
        "SELECT DISTINCT r.url, r.item_key FROM rows r JOIN fetches f ON f.url=r.url "
        "AND f.run=r.run AND f.outcome='redirect' WHERE r.run=? AND r.item_key IS NOT NULL",
        (run,),
    ).fetchall()
    for url, key in rows:
        end = redirects.end_of(url)
        if not on_site(end):
            db.execute(
                "UPDATE rows SET item_key=NULL, external=1 WHERE run=? AND url=?", (run, url)
            )
        elif (new := key_of(end)) != key:
            db.execute("UPDATE rows SET item_key=? WHERE run=? AND url=?", (new, run, url))
