"""What is still to be fetched: rows of index.db, committed with the pages that named them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from crawler.fields.urls import frontier_key
from crawler.items import Role, Target
from crawler.outcomes import FetchOutcome

_ADD = """
INSERT INTO frontier (key, url, role, column_key, column_url, depth, found_on, run, state, tries)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'todo', 0)
ON CONFLICT (key) DO UPDATE SET url=excluded.url, role=excluded.role,
  column_key=excluded.column_key, column_url=excluded.column_url, depth=excluded.depth,
  found_on=excluded.found_on, run=excluded.run, state='todo', tries=0, outcome=NULL
  WHERE frontier.run < excluded.run
"""
_NEXT = """
SELECT id, url, role, column_url, depth, found_on, tries FROM frontier
WHERE state='todo' AND run=? ORDER BY id LIMIT ?
"""
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Queued:
    """A target with its row in the frontier and how often it was tried.

    ``render`` asks for the page as script makes it.
    """

    id: int
    target: Target
    tries: int
    render: bool = False


class Frontier:
    """The durable queue of one run. Rows are handed out once; unfinished ones survive a crash.

    ``key_of`` gives the platform's item key of an address (equal under all aliases) or None.
    """

    def __init__(
        self, connection: sqlite3.Connection, run: int, key_of: Callable[[str], str | None]
    ) -> None:
        self._db = connection
        self._run = run
        self._key_of = key_of
        self._ready: list[Queued] = []
        self._handed: set[int] = set()

    def key(self, url: str) -> str:
        """The item key of an item's address, else the address without its accidents."""
        return self._key_of(url) or frontier_key(url)

    def add(self, targets: Iterable[Target]) -> None:
        """Queue what this run has not yet queued; known addresses are not queued twice."""
        self._db.executemany(_ADD, [self._row(target) for target in targets])

    def _row(self, target: Target) -> tuple[object, ...]:
        column = target.column_url
        return (
            self.key(target.url),
            target.url,
            target.role,
            frontier_key(column) if column else None,
            column,
            target.depth,
            target.found_on,
            self._run,
        )

    def next(self) -> Queued | None:
        """The next target to ask for, in order of discovery, or None for now."""
        if not self._ready:
            self._ready = self._load()
        if not self._ready:
            return None
        queued = self._ready.pop()
        self._handed.add(queued.id)
        return queued

    def _load(self) -> list[Queued]:
        rows = self._db.execute(_NEXT, (self._run, _BATCH + len(self._handed)))
        found = [
            Queued(row[0], Target(row[1], Role(row[2]), row[3], row[4], row[5] or ""), row[6])
            for row in rows
            if row[0] not in self._handed
        ]
        return found[::-1]

    def done(self, queued: Queued, outcome: FetchOutcome, fetch_id: int | None) -> None:
        """The target has its outcome for this run."""
        self._db.execute(
            "UPDATE frontier SET state='done', outcome=?, fetch_id=?, tries=tries+1 WHERE id=?",
            (outcome, fetch_id, queued.id),
        )
        self._handed.discard(queued.id)

    def absent(self, queued: Queued) -> None:
        """The source of this run does not have the target: it stays unasked."""
        self._db.execute("UPDATE frontier SET state='absent' WHERE id=?", (queued.id,))
        self._handed.discard(queued.id)

    def knows(self, url: str) -> bool:
        """Whether this run has queued the address already."""
        row = self._db.execute(
            "SELECT 1 FROM frontier WHERE key=? AND run=?", (self.key(url), self._run)
        ).fetchone()
        return row is not None

    def tried(self, queued: Queued) -> Queued:
        """Count a failed try; the target stays with the caller, to be asked for again."""
        self._db.execute("UPDATE frontier SET tries=tries+1 WHERE id=?", (queued.id,))
        return Queued(queued.id, queued.target, queued.tries + 1)

    def drop_further_pages(self, column_url: str) -> None:
        """Forget the pages of a list that has come to its end."""
        self._db.execute(
            "UPDATE frontier SET state='dropped' "
            "WHERE column_key=? AND role=? AND state='todo' AND run=?",
            (frontier_key(column_url), Role.LIST, self._run),
        )
        self._ready = [
            queued
            for queued in self._ready
            if queued.target.role is not Role.LIST or queued.target.column_url != column_url
        ]

    def requeue_known(self) -> None:
        """At the start of a run: ask again for every item that earlier runs knew."""
        self._db.execute(
            "UPDATE frontier SET run=?, state='todo', tries=0, outcome=NULL WHERE run<? AND role=?",
            (self._run, self._run, Role.DETAIL),
        )

    @property
    def pending(self) -> bool:
        """Whether anything is still to be handed out."""
        if not self._ready:
            self._ready = self._load()
        return bool(self._ready)

    def waiting(self) -> int:
        """How many targets of this run have no outcome yet."""
        row = self._db.execute(
            "SELECT count(*) FROM frontier WHERE state='todo' AND run=?", (self._run,)
        ).fetchone()
        return int(row[0])
