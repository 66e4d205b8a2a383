"""Titles compared: folding, the names of a document, and what an interpretation speaks of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from auditor.computed.scope import TitleWords

_LONGEST = 500
"""Titles are cut to so many characters before they are taken apart; pages are hostile input."""
_QUOTED = re.compile(r"《([^《》]{2,200})》")
_REGION = re.compile(r"[\u4e00-\u9fff]{2,7}?(?:自治区|自治州|自治县|省|市|县|区|旗|盟|州)(?=.{4})")
_EDITION = re.compile(r"[(\[][^()\[\]]{1,12}[)\]]$")
_SIGNS = re.compile(r"[\W_]+")
_ABOUT = "关于"


@lru_cache(maxsize=1024)
def plain(title: str) -> str:
    """NFKC without white space."""
    return "".join(unicodedata.normalize("NFKC", title[:_LONGEST]).split())


@lru_cache(maxsize=1024)
def fold(title: str) -> str:
    """Letters, digits and Han characters only, after NFKC, in lower case: for comparing."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", title[:_LONGEST])).lower()


@dataclass(frozen=True, slots=True)
class Name:
    """The folded name of a document, its leading region (临溪县) apart."""

    region: str
    base: str

    @classmethod
    def of(cls, text: str) -> Name:
        """The name in any text."""
        folded = fold(text)
        found = None if folded.startswith(_ABOUT) else _REGION.match(folded)
        region = found.group() if found else ""
        return cls(region, folded[len(region) :])

    @property
    def whole(self) -> str:
        """The folded name with its region."""
        return self.region + self.base

    def may_be(self, other: Name) -> bool:
        """Whether the two may name one document: a region left out is no difference."""
        return self.base == other.base and (
            self.region == other.region or not self.region or not other.region
        )


def is_cut(title: str) -> bool:
    """Whether a list shows only the beginning of a title."""
    return plain(title).endswith("..")


class TitleReader:
    """Reads titles by the words of a profile."""

    def __init__(self, words: TitleWords) -> None:
        self._words = words

    @cached_property
    def _interpretive_start(self) -> re.Pattern[str]:
        words = _any_of(self._words.interpretation)
        return re.compile(
            rf"^[\W_]*(?:{words})(?:之?[一二三四五六七八九十\d]{{1,3}}(?=[\W_]))?[\W_]*"
        )

    @cached_property
    def _interpretive_end(self) -> re.Pattern[str]:
        words = _any_of(self._words.interpretation)
        part = r"(?:[\W_]{0,2}之?[一二三四五六七八九十\d]{1,3}[\W_]{0,2})?"
        return re.compile(rf"[\W_]*的?(?:{words}){part}[\W_]*$")

    @cached_property
    def _repost_start(self) -> re.Pattern[str]:
        return re.compile(rf"^[\W_]*(?:{_any_of(self._words.repost)})[\W_]*")

    @cached_property
    def _promulgated(self) -> re.Pattern[str]:
        verbs = _any_of(self._words.promulgation)
        return re.compile(
            rf"(?:{verbs})(?:[^《]{{0,4}}《(.{{2,200}})》|(.{{2,200}}?))的(?:通知|公告|通告|函)"
        )

    @cached_property
    def _generic(self) -> re.Pattern[str]:
        return re.compile(rf"{_any_of(self._words.generic)}|\d|年")

    def is_interpretation(self, title: str) -> bool:
        """Whether a title opens or closes as interpretations do."""
        text = plain(title)
        return bool(self._interpretive_start.match(text) or self._interpretive_end.search(text))

    def is_generic(self, name: Name) -> bool:
        """Whether the name has nothing of its own: 实施方案, 2026年工作要点."""
        return len(self._generic.sub("", name.base)) < 2

    def names(self, title: str) -> tuple[Name, ...]:
        """The names under which a document may be spoken of, without generic ones.

        The whole title, the title without its issuer, and the document that it carries
        (关于印发《…》的通知), each with and without a bracketed edition such as （试行）.
        """
        text = plain(title)
        found = [text]
        if text.find(_ABOUT) > 0:
            found.append(text[text.find(_ABOUT) :])
        carried = self._promulgated.search(text)
        if carried:
            found.append(carried.group(1) or carried.group(2))
        found += [_EDITION.sub("", one) for one in found]
        return self._specific(found)

    def interpreted(self, title: str) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
        """What an interpretation's title speaks of: names quoted in 《》, else the plain rest."""
        text = plain(title)
        quoted = [
            name for inner in _QUOTED.findall(_outer_marks(text)) for name in self.names(inner)
        ]
        rest = text
        for _ in range(3):
            rest = self._interpretive_end.sub("", self._interpretive_start.sub("", rest, count=1))
        return tuple(dict.fromkeys(quoted)), () if quoted else self.names(rest)

    def reposted(self, title: str) -> tuple[str, ...]:
        """Folded titles that a repost may stand for: with marks, without, and what it forwards."""
        text = plain(title)
        bare = self._repost_start.sub("", text)
        found = [text, bare]
        for mark in self._words.repost:
            _, at, inner = text.partition(mark)
            if at:
                found += [
                    inner,
                    re.sub(r"的通知$", "", inner),
                    *_QUOTED.findall(_outer_marks(inner)),
                ]
        return tuple(name for name in dict.fromkeys(map(fold, found)) if name)

    def is_forwarded(self, title: str) -> bool:
        """Whether a title says that it passes on another document."""
        return any(mark in title for mark in self._words.repost)

    def is_genre(self, title: str, genres: tuple[str, ...]) -> bool:
        """Whether a title ends with one of the genre words, an edition in brackets apart."""
        return _EDITION.sub("", plain(title)).endswith(genres)

    def _specific(self, texts: Iterable[str]) -> tuple[Name, ...]:
        names = dict.fromkeys(Name.of(text) for text in texts)
        return tuple(name for name in names if not self.is_generic(name))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _outer_marks(text: str) -> str:
    """The text with inner book-title marks removed: 《关于印发《甲》的通知》 has one outer pair."""
    depth, kept = 0, []
    for char in text:
        if char == "《":
            depth += 1
            if depth > 1:
                continue
        elif char == "》":
            depth = max(0, depth - 1)
            if depth:
                continue
        kept.append(char)
    return "".join(kept)
