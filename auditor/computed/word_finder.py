"""Finding which of many words stand in a text, in one pass over it (Aho and Corasick 1975)."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation


class WordFinder:
    """Looks for all of some words at once, overlapping ones too; "" stands in every text."""

    def __init__(self, words: Iterable[str]) -> None:
        known = set(words)
        self._empty = known & {""}
        self._search = AhoCorasick(sorted(known - {""}), implementation=Implementation.DFA)

    def find(self, text: str) -> set[str]:
        """The words that stand in a text."""
        return self._empty.union(self._search.find_matches_as_strings(text, overlapping=True))
