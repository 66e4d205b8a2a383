"""Which files bear a disclosure mark (此件主动公开), as far as they could be read."""

from __future__ import annotations

from auditor.computed.context import Context, Table
from crawler.fields.endings import disclosure_mark
from crawler.fields.urls import frontier_key
from crawler.index.views import FileView
from crawler.outcomes import FileOutcome


class FileMarks(Table):
    """Whether each file that was read bears the mark; nothing of its text is kept."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._bears: dict[str, bool] = {}

    def add_file(self, file: FileView) -> None:
        """Look for the mark in a file that has a text."""
        if file.outcome is FileOutcome.OK and file.text:
            lines = (line for line in file.text.split("\n") if "公开" in line)
            self._bears[file.key] = any(disclosure_mark(line) for line in lines)

    def bears(self, url: str) -> bool | None:
        """Whether a file bears the mark; None where it was not read."""
        return self._bears.get(frontier_key(url))
