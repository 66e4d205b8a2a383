"""Set phrases of which one letter is wrong, too many or left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from auditor.computed.word_finder import WordFinder

_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LONG = 10
_HARMLESS = "的"
"""A letter that a phrase may take up without being wrong: 中国特色的社会主义."""


class SetPhrases:
    """Long phrases with one meaning: what is nearly one of them is one, written wrongly.

    Looked for by their halves: of a phrase with one mistake a half is right. Its first letter is
    right too, and the last one of all but the longest, so that another word that only begins
    like it (价值体系 for 价值观) is none.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._halves: dict[str, list[tuple[str, int]]] = {}
        """Each half with its phrases, and where it stands in them."""
        for phrase in dict.fromkeys(phrases):
            middle = len(phrase) // 2
            self._halves.setdefault(phrase[:middle], []).append((phrase, 0))
            self._halves.setdefault(phrase[middle:], []).append((phrase, middle))
        self._finder = WordFinder(self._halves)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where each nearly right phrase begins and ends, and the right one."""
        for half in sorted(self._finder.find(text)):
            at = text.find(half)
            while at >= 0:
                for phrase, place in self._halves[half]:
                    if not text.startswith(phrase, at - place):
                        yield from _near(text, at, half, phrase, place)
                at = text.find(half, at + 1)


def _near(text: str, at: int, half: str, phrase: str, place: int) -> Iterator[tuple[int, int, str]]:
    """The text around a half that stands at ``at``, where it is nearly the phrase."""
    rest = len(phrase) - len(half)
    for length in (rest, rest - 1, rest + 1):
        start, end = (at - length, at + len(half)) if place else (at, at + len(half) + length)
        if start >= 0 and end <= len(text) and _is_slip(text[start:end], phrase):
            yield start, end, phrase
            return


def _is_slip(written: str, right: str) -> bool:
    """Whether one letter differs, or two have changed places; see SetPhrases for the ends."""
    is_ended = written[-1] == right[-1] or (len(written) == len(right) >= _LONG)
    if written[0] != right[0] or not is_ended or not _HAN.fullmatch(written):
        return False
    if len(written) == len(right):
        wrong = [at for at in range(len(right)) if written[at] != right[at]]
        return len(wrong) == 1 or (len(wrong) == 2 and _are_swapped(written, right, *wrong))
    shorter, longer = sorted((written, right), key=len)
    at = next((n for n, letter in enumerate(shorter) if letter != longer[n]), len(shorter))
    return longer[:at] + longer[at + 1 :] == shorter and longer[at] != _HARMLESS


def _are_swapped(written: str, right: str, one: int, other: int) -> bool:
    is_crossed = written[one] == right[other] and written[other] == right[one]
    return other == one + 1 and is_crossed
