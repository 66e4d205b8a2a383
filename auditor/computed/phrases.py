"""Telling phrases in a text: patterns as data, quotations left alone."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import Annotated

from pydantic import AfterValidator

from auditor.computed.scope import Settings
from auditor.computed.word_finder import WordFinder

_QUOTES = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ('"', '"'), ("`", "`"))
_QUOTE_REACH = 30
SHOWN = 5
"""So many phrases of one sort are kept, and so many named."""


def regular(text: str) -> str:
    """The text, where it is a regular expression; ValueError where it is none."""
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from None
    return text


class Phrase(Settings):
    """One sort of phrase: ``needle`` is a text without which ``pattern`` cannot match."""

    name: str
    needle: str
    pattern: Annotated[str, AfterValidator(regular)]

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern."""
        return re.compile(self.pattern)


class Phrases(Settings):
    """Sorts of phrases that a text should not hold."""

    phrases: tuple[Phrase, ...]

    def find(self, text: str) -> dict[str, str]:
        """The first phrases of each sort with the sort's name, quoted ones left out."""
        found: dict[str, str] = {}
        held = self._finder.find(text)
        for one in self.phrases if held else ():
            if one.needle in held:
                there = one.compiled.finditer(text)
                hits = (m.group() for m in there if not is_quoted(text, *m.span()))
                found |= dict.fromkeys(islice(hits, SHOWN), one.name)
        return found

    @cached_property
    def _finder(self) -> WordFinder:
        return WordFinder(one.needle for one in self.phrases)


def is_quoted(text: str, start: int, end: int) -> bool:
    """Whether an opening quotation mark stands before a place and its closing one after."""
    before = text[max(0, start - _QUOTE_REACH) : start]
    after = text[end : end + _QUOTE_REACH]
    return any(
        before.rfind(opening) > before.rfind(closing)
        if opening != closing
        else before.endswith(opening) and after.startswith(closing)
        for opening, closing in _QUOTES
        if closing in after
    )
