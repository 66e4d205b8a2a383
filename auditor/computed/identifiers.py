"""Document numbers and index numbers as keys: two spellings of one number are one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from sys import intern

from crawler.fields.document_number import find_document_numbers, read_document_number
from crawler.fields.index_number import IndexNumber, read_index_number

_SEARCHED, _MOST = 20_000, 30
"""Of a long text, so many characters are searched, for so many numbers."""
_BRACKET = re.compile(r"[〔﹝\[［(（【]\s{0,3}(?:19|20)\d\d")
_BEFORE, _AFTER = 32, 16
"""Characters around a bracket with a year that can be a part of its number."""


@dataclass(frozen=True, slots=True)
class Number:
    """A document number without its brackets; ``serial`` is None in an order without digits."""

    organ: str
    year: int | None
    serial: int | None

    @property
    def text(self) -> str:
        """The number as it is printed."""
        year = f"〔{self.year}〕" if self.year else "第"
        return f"{self.organ}{year}{self.serial}号"

    def may_cite(self, own: Number) -> bool:
        """Whether this number, cut out of running text, may be a document's ``own`` number."""
        same = self.year == own.year and self.serial == own.serial
        return same and bool(own.organ) and self.organ.endswith(own.organ)


@lru_cache(maxsize=1024)
def index_number(text: str) -> IndexNumber:
    """An index number taken apart; several rules ask for the same one in a row."""
    return read_index_number(text)


@lru_cache(maxsize=1024)
def own_number(text: str | None) -> Number | None:
    """The number that a page states as its own; None where it is none, or only a part of one."""
    found = read_document_number(text) if text else None
    if found is None or found.serial is None or not found.organ:
        return None
    if found.year is None and not found.is_order:
        return None
    return Number(intern(found.organ), found.year, found.serial)


def cited_numbers(text: str) -> tuple[Number, ...]:
    """The numbers in running text, each once."""
    brackets = islice(_BRACKET.finditer(text[:_SEARCHED]), _MOST)
    windows = (text[max(0, one.start() - _BEFORE) : one.end() + _AFTER] for one in brackets)
    found = (number for window in windows for number in find_document_numbers(window))
    return tuple(dict.fromkeys(Number(intern(one.organ), one.year, one.serial) for one in found))
