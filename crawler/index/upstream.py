"""Which portals a run was crawled together with, so that a later check finds them again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path


def record_upstream(folder: Path, run: int, keys: Sequence[str]) -> None:
    """Keep the keys of the upstream portals with a run; ``Snapshot.upstream_keys`` gives them."""
    with closing(sqlite3.connect(folder / "index.db")) as db, db:
        db.execute("UPDATE runs SET upstream=? WHERE id=?", (json.dumps(list(keys)), run))
