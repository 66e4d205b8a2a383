"""Ctrl-C: the command ends at once and tidily, and the next one goes on where it was."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Audited, mingcha


def runs_of(workspace: Path, key: str) -> list[tuple[int, str]]:
    with closing(sqlite3.connect(workspace / "sites" / key / "index.db")) as db:
        return db.execute("SELECT id, status FROM runs").fetchall()


def test_an_interrupted_crawl_is_gone_on_with(audited: Audited, tmp_path: Path) -> None:
    words = ["crawl", audited.county.home, "--workspace", str(tmp_path)]
    command = [sys.executable, "-m", "cli", *words, "--delay", "0.05", "--lang", "en"]
    crawl = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert crawl.stderr is not None
    first = crawl.stderr.readline()  # the crawl is under way
    crawl.send_signal(signal.SIGINT)
    _, rest = crawl.communicate(timeout=60)
    assert "waiting" in first
    assert crawl.returncode == 130
    assert rest.splitlines()[-1] == "mingcha: interrupted; run it again to go on"
    assert "Traceback" not in rest
    key = audited.folder.name
    assert runs_of(tmp_path, key) == [(1, "running")]
    assert mingcha(*words).code == 0
    assert runs_of(tmp_path, key) == [(1, "complete")]
