"""Pages in traditional characters among those in simplified ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.computed.context import Context, Table
from auditor.rule import Subject, SubjectKind
from crawler.index.views import ItemView, Seen

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LOOKED_AT = 3000  # characters of a text
_VERSION = re.compile(r"big5|fanti|zh-?(?:hant|tw|hk)|/(?:tc|ft|cht|hant)/", re.I)
"""Addresses of a version of the site in traditional characters."""


def traditional_share(text: str, signs: re.Pattern[str]) -> tuple[int, float]:
    """How many characters of a text are ``signs``, and their share of its Chinese ones."""
    start = text[:_LOOKED_AT]
    found = len(signs.findall(start))
    return found, found / max(1, len(_HAN.findall(start))) if found else 0.0


class Scripts(Table):
    """The pages in traditional characters, and how many pages there are. MIR001 fills it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.pages = 0
        self._traditional: list[tuple[Subject, Seen, int]] = []

    def note(self, item: ItemView, found: int, *, is_traditional: bool) -> None:
        """Count a page with a text; those of a version of its own are no part of the others."""
        if _VERSION.search(item.url):
            return
        self.pages += 1
        if is_traditional:
            subject = Subject(SubjectKind.ITEM, item.url, item.title)
            self._traditional.append((subject, item.seen, found))

    def odd(self) -> Iterator[tuple[Subject, Seen, int]]:
        """The pages in traditional characters, where they are fewer than half of all."""
        if 2 * len(self._traditional) < self.pages:
            yield from self._traditional
