"""Policies found by number, by name, by the gist of a name, and by their text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import cached_property
from itertools import product

from auditor.computed.identifiers import Number
from auditor.computed.pieces import share_in
from auditor.computed.titles import Name, TitleReader
from auditor.computed.works import Interpretation, Work

EARLY = timedelta(days=30)
LATE = timedelta(days=365)
"""Without a link, an interpretation further from the policy is one of another year's."""

_SERIES = timedelta(days=150)
"""Of namesakes that far apart, an interpretation is of the nearest."""
_TOGETHER = timedelta(days=3)
"""Policies that an interpretation cites together are published together."""
_NAMESAKES = 20
"""A name that more documents share names none of them, and would make pairing quadratic."""
_GIST = 8
"""A shorter gist may be of any document in its field."""
COPIED = 0.5
"""An interpretation of which so much stands in one policy alone is of that one."""
_PROBED = 64
"""So many clauses of a text are looked up."""

_Key = Callable[[Name], str]
_Named = dict[str, tuple[tuple[Name, Work], ...]]


class WorkIndex:
    """Works by the keys of their pages, by number and by name."""

    def __init__(self, works: Sequence[Work], titles: TitleReader) -> None:
        self._works = works
        self._titles = titles
        self.by_key: dict[str, Work] = {}
        self._by_number: dict[tuple[int | None, int | None, str], list[tuple[Number, Work]]] = (
            defaultdict(list)
        )
        for work in works:
            for page in work.pages:
                self.by_key[page.key] = work
                if page.number:
                    self._by_number[_numbered(page.number)].append((page.number, work))

    @cached_property
    def _by_name(self) -> _Named:
        return _named(self._works, lambda name: name.base)

    @cached_property
    def _by_gist(self) -> _Named:
        return _named(self._works, self._titles.gist)

    def numbered(self, one: Interpretation) -> list[Work]:
        """The works whose numbers the text cites: of several the newest, and those of its day."""
        found = {
            work: None
            for cited in one.numbers
            for own, work in self._by_number.get(_numbered(cited), ())
            if cited.may_cite(own) and is_near(one, work)
        }
        newest = max(found, key=_age, default=None)
        return [work for work in found if newest and _are_together(work, newest)]

    def named(self, names: Iterable[Name], one: Interpretation) -> list[Work]:
        """The works that the first telling name of a document may mean; exact regions first."""
        return self._first(names, one, self._by_name, lambda name: name.base)

    def alike(self, names: Iterable[Name], one: Interpretation) -> list[Work]:
        """The works whose names differ from one of a document's in trifles."""
        gist = self._titles.gist
        telling = [name for name in names if len(gist(name)) >= _GIST]
        return self._first(telling, one, self._by_gist, gist)

    def _first(
        self,
        names: Iterable[Name],
        one: Interpretation,
        index: _Named,
        key: _Key,
    ) -> list[Work]:
        for name in names:
            namesakes = index.get(key(name), ())
            if len(namesakes) > _NAMESAKES:
                continue
            fitting = [
                (own, work) for own, work in namesakes if name.is_near(own) and is_near(one, work)
            ]
            for region, is_full in product((name.implied, None), (True, None)):
                exact = [
                    work
                    for own, work in fitting
                    if region in (None, own.implied) and is_full in (None, own.is_full)
                ]
                if exact:
                    return _nearest(exact, one)
        return []

    def texts(self, ones: Sequence[Interpretation]) -> dict[Interpretation, list[Work]]:
        """For interpretations the works from which most of their text is copied."""
        wanted: dict[int, list[Interpretation]] = defaultdict(list)
        for one in ones:
            for piece in one.pieces[:_PROBED]:
                wanted[piece].append(one)
        wanted = {piece: them for piece, them in wanted.items() if len(them) <= _NAMESAKES}
        found: dict[Interpretation, list[Work]] = defaultdict(list)
        for work in self._works if wanted else ():
            page = work.page
            hits = Counter(one for piece in page.pieces for one in wanted.get(piece, ()))
            for one, number in hits.items():
                is_copy = number > 1 and share_in(one.pieces, page.pieces) >= COPIED
                if is_copy and is_near(one, work):
                    found[one].append(work)
        return found


def _named(works: Iterable[Work], key: _Key) -> _Named:
    """Works by name; of a name that tells nothing no more than show that it does."""
    index: _Named = defaultdict(tuple)
    for work in works:
        for name in dict.fromkeys(name for page in work.pages for name in page.names):
            known = index[key(name)]
            if len(known) <= _NAMESAKES:
                index[key(name)] = (*known, (name, work))
    return index


def _nearest(works: list[Work], one: Interpretation) -> list[Work]:
    """Of a yearly series the work of the interpretation's time; else all of them."""
    works = list(dict.fromkeys(works))
    at = one.published
    if len(works) < 2 or at is None or any(work.page.published is None for work in works):
        return works
    away = {
        work: abs(span.earliest - at.earliest) for work in works if (span := work.page.published)
    }
    nearest, next_one = sorted(away.values())[:2]
    return [min(works, key=away.__getitem__)] if next_one - nearest >= _SERIES else works


def _numbered(number: Number) -> tuple[int | None, int | None, str]:
    return number.year, number.serial, number.organ[-1:]


def _age(work: Work) -> tuple[str, str]:
    published = work.page.published
    return published.text() if published else "", work.page.url


def _are_together(work: Work, other: Work) -> bool:
    one, two = work.page.published, other.page.published
    if one is None or two is None:
        return work is other
    return abs(one.earliest - two.earliest) <= _TOGETHER


def is_near(one: Interpretation, work: Work) -> bool:
    """Whether the two may be of one time; undated ones may."""
    policy, interpretation = work.page.published, one.published
    if policy is None or interpretation is None:
        return True
    is_early = interpretation.latest < policy.earliest - EARLY
    return not is_early and interpretation.earliest <= policy.latest + LATE
