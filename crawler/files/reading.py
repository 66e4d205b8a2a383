"""Looking into a file from outside: a child does it, and whatever becomes of it is an outcome."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from crawler.fields.personal_words import Kind
from crawler.files.child import SECONDS
from crawler.index.files import FileText
from crawler.items import Mark
from crawler.outcomes import FileOutcome

_HOUSE = Path(__file__).parents[2]
_COMMAND = ("-m", "crawler.files.child")
_GRACE = 10.0  # seconds beside those of computing
_KILLED = frozenset({-9, -24, 137, 152})  # by us, or for its time


def read_file(data: bytes, name: str) -> FileText:
    """The text of a file, masked, and the marks of what was found in it. Never raises."""
    kind = re.sub(r"[^a-z0-9]", "", name.rpartition(".")[2].lower())[:8]
    environment = {**os.environ, "PYTHONPATH": str(_HOUSE), "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            [sys.executable, *_COMMAND, f"file.{kind}"],
            input=data,
            capture_output=True,
            timeout=SECONDS + _GRACE,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return FileText(kind, FileOutcome.TOO_LARGE)
    if done.returncode:
        is_bound = done.returncode in _KILLED or b"MemoryError" in done.stderr
        return FileText(kind, FileOutcome.TOO_LARGE if is_bound else FileOutcome.BROKEN)
    answer = json.loads(done.stdout)
    return FileText(
        type=answer["type"],
        outcome=FileOutcome(answer["outcome"]),
        pages=answer["pages"],
        text=answer["text"],
        marks=tuple(Mark(Kind(mark[0]), *mark[1:]) for mark in answer["marks"]),
    )
