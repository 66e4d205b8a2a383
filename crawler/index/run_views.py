"""Reading a run back: how it went, and how it compares with the one before."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from datetime import datetime

from crawler.index.views import RunView
from crawler.items import Role
from crawler.outcomes import FetchOutcome

_RUN = """
SELECT id, started, finished, status, source, platform, platform_was, platform_evidence
FROM runs WHERE id=coalesce(?, (SELECT max(id) FROM runs))
"""
_OUTCOMES = """
SELECT outcome, count(*) FROM fetches WHERE run=? AND role NOT IN (?, ?)
GROUP BY outcome ORDER BY outcome
"""
_HOME = "SELECT outcome FROM fetches WHERE run=? AND role='home' ORDER BY id DESC LIMIT 1"
_BEFORE = "SELECT max(id) FROM runs WHERE id<? AND source=? AND status='complete'"


def read_run(db: sqlite3.Connection, run: int | None) -> RunView | None:
    """A run by its id, the latest for None; None where there is no such run."""
    row = db.execute(_RUN, (run,)).fetchone()
    if row is None:
        return None
    number, started, finished, status, source, platform, platform_was, evidence = row
    outcomes = Counter(dict(db.execute(_OUTCOMES, (number, Role.ROBOTS, Role.ATTACHMENT))))
    before = db.execute(_BEFORE, (number, source)).fetchone()[0]
    home = db.execute(_HOME, (number,)).fetchone()
    return RunView(
        id=number,
        started=datetime.fromisoformat(started),
        finished=datetime.fromisoformat(finished) if finished else None,
        status="interrupted" if status == "running" else status,
        source=source,
        pages=outcomes.total(),
        items=_count_items(db, number),
        outcomes=dict(outcomes),
        platform=platform,
        platform_was=platform_was,
        platform_evidence=tuple(json.loads(evidence or "[]")),
        items_before=None if before is None else _count_items(db, before),
        home=FetchOutcome(home[0]) if home else None,
    )


def _count_items(db: sqlite3.Connection, run: int) -> int:
    return int(db.execute("SELECT count(*) FROM own_items WHERE run=?", (run,)).fetchone()[0])
