"""Finding which of many words stand in a text, in about the time that one search takes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_COMMON = (
    "的工和人市作一政理业公地实发定合展在行关部务有会用产开项保动加管区县乡镇村对单设办了制年位时月日号要"
    "本现施不民中以各通新企全为责按查局门机商任情高方体下出力大国况安服取上性及目化可解改内面众法省组监关"
    "报条心好需间平重交应点生成与建进件文主度事金资长学生"
)
"""Letters that stand in nearly every text, the most common first."""


class WordFinder:
    """Looks for words by the pair of letters in each that begins with its least common one."""

    def __init__(self, words: Iterable[str]) -> None:
        self._letters: list[str] = []
        self._by_pair: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for word in dict.fromkeys(words):
            if len(word) == 1:
                self._letters.append(word)
            else:
                place = max(range(len(word) - 1), key=lambda at: _rarity(word[at]))
                self._by_pair[word[place : place + 2]].append((word, place))
        self._pairs = _any_pair(self._by_pair) if self._by_pair else None

    def find(self, text: str) -> set[str]:
        """The words that stand in a text."""
        found = {letter for letter in self._letters if letter in text}
        for match in self._pairs.finditer(text) if self._pairs else ():
            at = match.start()
            for word, place in self._by_pair.get(text[at : at + 2], ()):
                if place <= at and text.startswith(word, at - place):
                    found.add(word)
        return found


def _rarity(letter: str) -> int:
    rank = _COMMON.find(letter)
    return rank if rank >= 0 else len(_COMMON)


def _any_pair(pairs: Iterable[str]) -> re.Pattern[str]:
    """Every place where a pair may begin: the engine skips from first letter to first letter."""
    firsts, seconds = (
        "".join(map(re.escape, sorted(set(letters)))) for letters in zip(*pairs, strict=True)
    )
    return re.compile(f"[{firsts}](?=[{seconds}])")
