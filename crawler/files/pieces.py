"""What a reader takes out of a file: texts, each with the part of the file that holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from crawler.outcomes import FileOutcome

MAX_BYTES = 20 * 1024 * 1024
"""Bytes of a file that is looked into."""

MAX_TEXT = 1_000_000
MAX_PAGES = 300
MAX_ROWS = 50_000


class Part(StrEnum):
    """Parts of a file. All but the first two are not seen by who opens it."""

    TEXT = "text"
    TABLE = "table"
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_COLUMN = "hidden_column"
    HIDDEN_ROW = "hidden_row"
    HIDDEN_TEXT = "hidden_text"  # hidden or deleted runs of a text
    COMMENT = "comment"
    PROPERTY = "property"  # of the document
    COVERED_TEXT = "covered_text"  # under a box
    WHITE_TEXT = "white_text"  # in the colour of the paper


class UnreadableError(Exception):
    """A file gives no text, or no more of it; ``outcome`` says why."""

    def __init__(self, outcome: FileOutcome) -> None:
        super().__init__(outcome.value)
        self.outcome = outcome


@dataclass
class Contents:
    """What was read of a file so far. Lines are kept in their order, part by part."""

    type: str
    outcome: FileOutcome = FileOutcome.OK
    pages: int | None = None
    lines: dict[Part, list[str]] = field(default_factory=dict)
    _room: int = MAX_TEXT

    def add(self, part: Part, line: str) -> None:
        """Keep a line. UnreadableError where the text outgrows its bound."""
        line = " ".join(line.split())
        if not line:
            return
        self._room -= len(line) + 1
        if self._room < 0:
            raise UnreadableError(FileOutcome.TOO_LARGE)
        self.lines.setdefault(part, []).append(line)

    def texts(self) -> Iterator[tuple[Part, str]]:
        """Each part with its text, what is seen first."""
        for part in Part:
            if part in self.lines:
                yield part, "\n".join(self.lines[part])
