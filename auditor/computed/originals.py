"""Documents that a site must show, found by address, number, title or text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from rapidfuzz.fuzz import ratio

from auditor.computed.identifiers import Number
from auditor.computed.pieces import Pieces, empty, share_in
from auditor.computed.titles import Name, TitleReader, fold, is_cut, plain
from auditor.rule import Subject
from crawler.fields.span import Span
from crawler.index.views import Seen

_START = 12
"""So many folded characters of a cut title are needed to tell anything."""
EARLY = timedelta(days=30)
"""A namesake published longer before the original is another year's document."""
_ALIKE = 90
"""Titles that differ in trifles have so many hundredths in common."""
_SAME_TEXT = 0.8
"""So much of a repost's text is the original's, and so much of the original's is in it."""
_SKETCH = 8
"""So many clauses of a text stand for it in the index."""
_FIGURES = re.compile(r"\d+|第[一二三四五六七八九十百]+")
_COMMON = 20
"""A clause in more originals is a set phrase; a name of more tells nothing."""


@dataclass(frozen=True, slots=True)
class Repost:
    """Where the site shows an original. ``evidence`` says what the two have in common.

    ``score`` says from 0 to 1 how sure it is. ``was_read`` is False for a listed page of the
    site that is not in the index.
    """

    subject: Subject
    published: Span | None
    evidence: str
    score: float
    seen: Seen | None = None
    was_read: bool = True


@dataclass(slots=True, eq=False)
class Original:
    """A superior body's document: one, however many portals and pages show it.

    ``published`` spans all days that it was given as; ``issuer`` is the body that the source
    names. ``pieces`` are empty where its text is not known, ``place`` is the line of a
    reference list.
    """

    url: str
    title: str
    portal: str
    number: Number | None
    number_text: str
    published: Span | None
    issuer: str = ""
    place: str = ""
    pieces: Pieces[int] = field(default_factory=empty)
    reposts: list[Repost] = field(default_factory=list)

    @property
    def repost(self) -> Repost | None:
        """The repost that counts: one that was read, dated, and the earliest of these."""
        return min(self.reposts, key=_rank, default=None)


def _rank(one: Repost) -> tuple[bool, bool, str, str]:
    text = one.published.earliest.isoformat() if one.published else ""
    return not one.was_read, not one.published, text, one.subject.url


class Originals:
    """Originals by everything that they are known by; each document once."""

    def __init__(self, originals: Iterable[Original], titles: TitleReader) -> None:
        self._titles = titles
        self.all: list[Original] = []
        self._by_url: dict[str, Original] = {}
        self._by_number: dict[Number, Original] = {}
        self._by_title: dict[str, list[Original]] = defaultdict(list)
        self._by_name: dict[str, tuple[tuple[Name, Original], ...]] = defaultdict(tuple)
        self._by_gist: dict[str, tuple[Original, ...]] = defaultdict(tuple)
        self._by_start: dict[str, list[Original]] = defaultdict(list)
        self._by_piece: dict[int, list[Original]] = defaultdict(list)
        for original in sorted(originals, key=age):
            self._add(original)

    def _add(self, original: Original) -> None:
        """Keep an original, unless an earlier page of the same document is there."""
        title = fold(original.title)
        near = self._by_title[title][-_COMMON:]  # they come in the order of their days
        twins = (one for one in near if _is_same(one, original))
        known = next(iter(self.numbered(original.number)), None) or next(twins, None)
        if original.url:
            self._by_url[original.url] = known or original
        if known is not None:
            return
        self.all.append(original)
        if original.number:
            self._by_number[original.number] = original
        self._by_title[title].append(original)
        self._by_start[title[:_START]].append(original)
        gist = self._gist(title)
        if len(self._by_gist[gist]) < _COMMON:
            self._by_gist[gist] += (original,)
        for name in self._titles.names(original.title):
            if len(self._by_name[name.base]) < _COMMON:
                self._by_name[name.base] += ((name, original),)
        for piece in original.pieces[:_SKETCH] if len(original.pieces) >= _SKETCH else ():
            self._by_piece[piece].append(original)

    def at(self, url: str) -> list[Original]:
        """The original that an address is."""
        return [self._by_url[url]] if url in self._by_url else []

    def numbered(self, number: Number | None) -> list[Original]:
        """The original with a document number."""
        return [self._by_number[number]] if number and number in self._by_number else []

    def titled(self, title: str, *, is_upstream: bool) -> list[Original]:
        """Originals with the title.

        A title that the list cut short may stand for any that begins so; one without issuer
        (关于…) for the full one; in a column of superior documents (``is_upstream``) so may the
        bare name of what a notice carries.
        """
        forms = self._titles.reposted(title)
        if is_cut(title):
            return [one for form in forms for one in self._beginning(form)]
        found = [one for form in forms for one in self._by_title.get(form, ())]
        if found or not (is_upstream or plain(title).startswith("关于")):
            return found
        names = list(self._titles.names(title))
        names += [name for form in forms for name in self._titles.names(form)]
        if not is_upstream:
            names = names[:1]
        return [one for name in dict.fromkeys(names) for one in self._named(name)]

    def _named(self, name: Name) -> list[Original]:
        return [one for own, one in self._by_name.get(name.base, ()) if _may_be(name, own)]

    def _beginning(self, form: str) -> list[Original]:
        if len(form) < _START:
            return []
        return [one for one in self._by_start[form[:_START]] if fold(one.title).startswith(form)]

    def alike(self, title: str) -> list[Original]:
        """Originals whose title differs from this one in trifles only."""
        return [
            one
            for form in self._titles.reposted(title)
            for one in self._by_gist.get(self._gist(form), ())
            if ratio(form, fold(one.title)) >= _ALIKE
        ]

    def _gist(self, folded: str) -> str:
        return self._titles.gist(Name("", folded))

    def with_text(self, title: str, own: Pieces[int]) -> list[Original]:
        """Originals whose text is this one but for little, and whose title may be this one."""
        sketches = (self._by_piece.get(piece, ()) for piece in own if len(own) >= _SKETCH)
        hits = Counter(one for them in sketches if len(them) <= _COMMON for one in them)
        return [
            one
            for one, number in hits.items()
            if number > _SKETCH // 2
            and self._may_be_called(one, title)
            and min(share_in(one.pieces, own), share_in(own, one.pieces)) >= _SAME_TEXT
        ]

    def _may_be_called(self, one: Original, title: str) -> bool:
        """Whether a title names no other figures and no other region than the original's."""
        figures = _FIGURES.findall(plain(title))
        regions = {
            name.implied
            for text in (title, one.title)
            for name in self._titles.names(text)
            if name.implied
        }
        return len(regions) < 2 and (not figures or figures == _FIGURES.findall(plain(one.title)))


def _may_be(name: Name, own: Name) -> bool:
    """Whether a name of the site's means an original: it must say the same region, or none."""
    return name.region == own.region and name.is_near(own)


def age(one: Original) -> tuple[bool, str, str, str]:
    """For sorting: the earliest first, undated ones last."""
    return not one.published, one.published.text() if one.published else "", one.url, one.place


def _is_same(one: Original, other: Original) -> bool:
    """Whether two originals of one title are one document, not two years' of one series."""
    if one.number and other.number:
        return one.number == other.number
    if one.published and other.published:
        return abs(one.published.earliest - other.published.earliest) < EARLY
    return True


def last_before(found: Iterable[Original], published: Span | None) -> Original | None:
    """The last original that is not published later than ``EARLY`` after the repost."""
    fitting = [
        one
        for one in found
        if not (one.published and published) or one.published.earliest - EARLY <= published.latest
    ]
    return max(fitting, key=age, default=None)
