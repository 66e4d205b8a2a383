"""A site's folder, written by one process at a time."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import TextIO

from crawler.problems import Trouble


class StoreError(Trouble):
    """The site's folder cannot be written: one line for people."""


def lock_folder(folder: Path) -> TextIO:
    """Make a site's folder and hold its lock until the file that is given is closed.

    Raises StoreError where another process holds it or it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = open(folder / "lock", "w")  # noqa: SIM115 — held as long as the store is open
    except OSError as error:
        raise StoreError(
            f"{folder}：无法写入（{error.strerror}）",
            f"{folder}: cannot be written ({error.strerror})",
        ) from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise StoreError(
            f"{folder}：另一次抓取正在写入本站，请等它结束",
            f"{folder}: another crawl is writing this site; let it finish",
        ) from None
    return lock
