"""Titles compared: folding, the names of a document, and what an interpretation speaks of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from sys import intern

from auditor.computed.regions import leading_region
from auditor.computed.scope import TitleWords

_LONGEST = 500
"""Titles are cut to so many characters before they are taken apart; pages are hostile input."""
_QUOTED = re.compile(r"《([^《》]{2,200})》")
_EDITION = re.compile(r"[(\[](?![^()\[\]]*\d)[^()\[\]]{1,12}[)\]]$")
"""（试行）; one with a figure (2025年版) tells one document from another."""
_NOTED = re.compile(r"[(\[](?=[^()\[\]]*(?:号|日|通过|公布|施行|印发)[)\]]$)[^()\[\]]{1,40}[)\]]$")
"""（第212号令）, （2024年5月29日通过）: what is noted behind a title and no part of it."""
_NUMBER_BEHIND = re.compile(r"\s[^\s\d]{1,12}[〔﹝\[【(（]\d{4}[〕﹞\]】)）]\s?\d{1,4}\s?号\s*$")
"""文号 that a list shows behind a title."""
_ANNOUNCED = re.compile(
    r"关于([^《]{4,200}(?:目录|标准|名录|清单|规划|计划|预案|办法|细则|规定|价格?))的(?:公告|通告)$"
)
_FORM = re.compile(r"(?:通知|公告|通告)$")
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
    """The folded name of a document, its leading region (临溪县) apart.

    ``implied`` is the region that it has by its issuer, where it does not say one; ``is_full``
    is False where an edition such as （试行） was left out.
    """

    region: str
    base: str
    implied: str = field(default="", compare=False)
    is_full: bool = field(default=True, compare=False)

    @classmethod
    def of(cls, text: str, implied: str = "", *, is_full: bool = True) -> Name:
        """The name in any text."""
        folded = fold(text)
        region, end = ("", 0) if folded.startswith(_ABOUT) else leading_region(folded)
        return cls(region, intern(folded[end:]), region or implied, is_full)

    @property
    def whole(self) -> str:
        """The folded name with its region."""
        return self.region + self.base

    def may_be(self, other: Name) -> bool:
        """Whether the two may name one document: a region left out is no difference."""
        return self.base == other.base and self.is_near(other)

    def is_near(self, other: Name) -> bool:
        """Whether the regions are no different."""
        return self.implied == other.implied or not self.implied or not other.implied


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
            rf"(?:{verbs})(?:[^《]{{0,4}}《(.{{2,200}})》|(.{{2,200}}?))的(?:通知|公告|通告|函)(?!\w)"
            rf"|(?:{verbs})[^《]{{0,4}}《(.{{2,200}})》$|^关于(?:{verbs})(.{{4,200}})(?<!通知|公告|通告)$"
        )

    @cached_property
    def _passed_on(self) -> re.Pattern[str]:
        """转发县发展改革局新能源汽车方案的通知: what another organ made."""
        return re.compile(
            rf"(?:{_any_of(self._words.repost)})[^《]{{2,16}}?(?:局|厅|委|部门|单位|部)(?:等部门)?"
            rf"([^《]{{4,200}})的通知$"
        )

    @cached_property
    def _generic(self) -> re.Pattern[str]:
        return re.compile(rf"{_any_of(self._words.generic)}|\d|年")

    @cached_property
    def _trifles(self) -> re.Pattern[str]:
        return re.compile(_any_of(self._words.trifles))

    def is_interpretation(self, title: str) -> bool:
        """Whether a title opens or closes as interpretations do."""
        text = plain(title)
        return bool(self._interpretive_start.match(text) or self._interpretive_end.search(text))

    @cached_property
    def _generic_letters(self) -> dict[int, None]:
        return dict.fromkeys(map(ord, {*"".join(self._words.generic), *"0123456789年"}))

    def is_generic(self, name: Name) -> bool:
        """Whether the name has nothing of its own: 实施方案, 2026年工作要点."""
        if len(name.base.translate(self._generic_letters)) >= 2:
            return False  # what the words leave is more still
        return len(self._generic.sub("", name.base)) < 2

    def names(self, title: str) -> tuple[Name, ...]:
        """The names under which a document may be spoken of, without generic ones, fullest first.

        The whole title, the title without its issuer, and the document that it carries
        (关于印发《…》的通知), then each without a bracketed edition such as （试行）. Whose
        region the issuer has, the document is of.
        """
        text = plain(title)
        if text.endswith((")", "]")):
            text = _NOTED.sub("", text)
        issuer, about, matter = text.partition(_ABOUT)
        region = "" if self.is_forwarded(issuer) else leading_region(fold(issuer))[0]
        found = [text]
        if issuer and about:
            found.append(about + matter)
        carried = self._promulgated.search(text) or self._passed_on.search(text)
        carried = carried or _ANNOUNCED.search(text)
        if carried:
            found.append(next(filter(None, carried.groups())))
        names = [Name.of(one, region) for one in found]
        for one in found:
            bare = self.without_edition(one)
            if bare != one:
                names.append(Name.of(bare, region, is_full=False))
        return tuple(name for name in dict.fromkeys(names) if not self.is_generic(name))

    def without_edition(self, text: str) -> str:
        """The title without （试行） at its end; a draft stays one."""
        found = _EDITION.search(text) if text.endswith((")", "]")) else None
        if found is None or any(word in found.group() for word in self._words.draft):
            return text
        return text[: found.start()]

    def gist(self, name: Name) -> str:
        """The name without words that change nothing: 关于做好养犬工作的通知 is 养犬."""
        return _FORM.sub("", self._trifles.sub("", name.base))

    def quoted(self, title: str) -> tuple[tuple[Name, ...], ...]:
        """For every title quoted in 《》 the names of its document.

        What stands before words such as 实施细则 or 的通知 is a part of another document's title,
        unless that one only promulgates it.
        """
        text = _outer_marks(plain(title))
        found = [
            one[1]
            for one in _QUOTED.finditer(text)
            if not text.startswith(self._words.derived, one.end())
            or text[: one.start()].endswith(self._words.promulgation)
        ]
        return tuple(names for one in dict.fromkeys(found) if (names := self.names(one)))

    def interpreted(self, title: str) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
        """What an interpretation's title speaks of: names quoted in 《》, else the plain rest."""
        quoted = dict.fromkeys(name for names in self.quoted(title) for name in names)
        rest = plain(title)
        for _ in range(3):
            rest = self._interpretive_end.sub("", self._interpretive_start.sub("", rest, count=1))
        return tuple(quoted), () if quoted else self.names(rest)

    def reposted(self, title: str) -> tuple[str, ...]:
        """Folded titles that a repost may stand for: with marks, without, and what it forwards."""
        text = plain(_NUMBER_BEHIND.sub("", title[:_LONGEST]))
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
        return self.without_edition(plain(title)).endswith(genres)


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
