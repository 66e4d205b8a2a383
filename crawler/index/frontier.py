"""What is still to be fetched: rows of index.db, committed with the pages that named them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from crawler.fields.urls import LETTER, frontier_key
from crawler.items import PROBES, Role, Target
from crawler.outcomes import FetchOutcome

_ADD = """
INSERT INTO frontier (key, url, role, column_key, column_url, depth, found_on, run, state, tries)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
ON CONFLICT (key) DO UPDATE SET url=excluded.url, role=excluded.role,
  column_key=excluded.column_key, column_url=excluded.column_url, depth=excluded.depth,
  found_on=excluded.found_on, run=excluded.run, state=excluded.state, tries=0, outcome=NULL
  WHERE frontier.run < excluded.run OR (frontier.run = excluded.run AND frontier.state = 'todo'
    AND frontier.role = 'detail' AND frontier.column_key IS NULL
    AND excluded.column_key IS NOT NULL)
"""
_FOUND_IN_PASSING = "(role='detail' AND column_key IS NULL)"
_NEXT = """
SELECT id, url, role, column_url, depth, found_on, tries FROM frontier
WHERE state=? AND run=? AND {}{} ORDER BY id LIMIT ?
"""
_BATCH = 64
MAX_DEPTH = 16
"""Steps from the home page; the pages of one list are all as deep as its first."""

_TODO = "todo"
_LATER = "later"  # a probe: its turn comes when no page is left


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
        self._ready: dict[str, list[Queued]] = {_TODO: [], _LATER: []}
        self._handed: set[int] = set()

    def key(self, url: str) -> str:
        """The item key of an item's address, else the address without its accidents."""
        own = None if LETTER in url else self._key_of(url)
        return own or frontier_key(url)

    def _key_for(self, target: Target) -> str:
        """A probe stands beside the page of the same address, never in its way."""
        if target.role in PROBES:
            return f"probe {frontier_key(target.url)}"
        return self.key(target.url)

    def add(self, targets: Iterable[Target]) -> None:
        """Queue what this run has not yet queued; known addresses are not queued twice.

        What lies deeper than ``MAX_DEPTH`` steps from the home page is left out: redirects that
        lead on for ever, columns below columns below columns.
        """
        near = (target for target in targets if target.depth <= MAX_DEPTH)
        self._db.executemany(_ADD, [self._row(target) for target in near])

    def _row(self, target: Target) -> tuple[object, ...]:
        column = target.column_url
        return (
            self._key_for(target),
            target.url,
            target.role,
            frontier_key(column) if column else None,
            column,
            target.depth,
            target.found_on,
            self._run,
            _LATER if target.role in PROBES else _TODO,
        )

    def next(self) -> Queued | None:
        """The next page to ask for, in order of discovery, or None for now."""
        return self._take(_TODO)

    def next_probe(self) -> Queued | None:
        """The next address to be probed, in order of discovery, or None for now."""
        return self._take(_LATER)

    def _take(self, state: str) -> Queued | None:
        if not self._has(state):
            return None
        queued = self._ready[state].pop()
        self._handed.add(queued.id)
        return queued

    def _has(self, state: str) -> bool:
        if not self._ready[state]:
            self._ready[state] = self._load(state)
        return bool(self._ready[state])

    def _load(self, state: str) -> list[Queued]:
        """The next few, last first.

        An item that no column has listed so far waits for all that is under way: its column
        may list it by a better address.
        """
        for sort in ("NOT ",) if self._handed else ("NOT ", ""):
            query = _NEXT.format(sort, _FOUND_IN_PASSING)
            rows = self._db.execute(query, (state, self._run, _BATCH + len(self._handed)))
            found = [
                Queued(row[0], Target(row[1], Role(row[2]), row[3], row[4], row[5] or ""), row[6])
                for row in rows
                if row[0] not in self._handed
            ]
            if found:
                break
        return found[::-1]

    def done(self, queued: Queued, outcome: FetchOutcome, fetch_id: int | None) -> None:
        """The target has its outcome for this run."""
        self._db.execute(
            "UPDATE frontier SET state='done', outcome=?, fetch_id=?, tries=tries+1 WHERE id=?",
            (outcome, fetch_id, queued.id),
        )
        self._handed.discard(queued.id)

    def absent(self, queued: Queued) -> None:
        """The source of this run does not give the target: it stays unasked."""
        self._db.execute("UPDATE frontier SET state='absent' WHERE id=?", (queued.id,))
        self._handed.discard(queued.id)

    def knows(self, url: str) -> bool:
        """Whether this run has queued the address already."""
        return self._state(url) is not None

    def was_asked(self, url: str) -> bool | None:
        """Whether this run has asked for the page of an address; None where it is no page."""
        state = self._state(url)
        return None if state is None else state == "done"

    def _state(self, url: str) -> str | None:
        row = self._db.execute(
            "SELECT state FROM frontier WHERE key=? AND run=?", (self.key(url), self._run)
        ).fetchone()
        return str(row[0]) if row else None

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
        self._ready[_TODO] = [
            queued
            for queued in self._ready[_TODO]
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
        """Whether any page is still to be handed out."""
        return self._has(_TODO)

    @property
    def probes_pending(self) -> bool:
        """Whether any probe is still to be handed out."""
        return self._has(_LATER)

    def waiting(self) -> int:
        """How many targets of this run have no outcome yet."""
        row = self._db.execute(
            "SELECT count(*) FROM frontier WHERE state IN (?, ?) AND run=?",
            (_TODO, _LATER, self._run),
        ).fetchone()
        return int(row[0])
