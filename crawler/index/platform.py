"""Which platform each run recognised, so that a redesign between two runs shows."""

from __future__ import annotations

import sqlite3

_PLATFORM = """
UPDATE runs SET platform=:platform, platform_evidence=:evidence, platform_was=(
  SELECT nullif(before.platform, :platform) FROM runs before
  WHERE before.id<runs.id AND before.source=runs.source AND before.platform IS NOT NULL
  ORDER BY before.id DESC LIMIT 1)
WHERE id=:run
"""


def set_platform(db: sqlite3.Connection, run: int, platform: str, evidence: str) -> None:
    """Record which platform a run recognised, and from what (JSON).

    Where the last run that read the same kind of source recognised another, the run keeps
    which that was.
    """
    values = {"platform": platform, "evidence": evidence, "run": run}
    db.execute(_PLATFORM, values)
    db.execute("UPDATE site SET platform=:platform, platform_evidence=:evidence", values)


def recognised_platform(db: sqlite3.Connection) -> str | None:
    """The platform that the last run recognised, None where it did not come so far."""
    row = db.execute("SELECT platform FROM runs ORDER BY id DESC LIMIT 1").fetchone()
    return row[0] if row else None
