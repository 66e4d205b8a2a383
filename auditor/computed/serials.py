"""Series of index numbers, and the items that may hold a number that is not seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from auditor.computed.context import Context, Table
from auditor.computed.hidden_numbers import Hidden, When
from auditor.computed.identifiers import index_number
from auditor.computed.roles import is_entry
from auditor.computed.serial_scope import Key, Numbered, Scope, infer_scope
from crawler.fields.index_number import IndexNumber
from crawler.fields.span import Span
from crawler.index.views import ItemView, RowView
from crawler.items import Field


class _Listed(NamedTuple):
    """A row of a list of which no item is known: its days and column, and what it states."""

    when: When
    number: str
    column: int
    url: str

    def joined(self, other: _Listed) -> _Listed:
        """What the two say together of one page or file: the nearer days, and its number."""
        when = min(self.when, other.when, key=lambda one: one.last - one.first)
        told = self if self.number else other
        return _Listed(when, told.number, told.column, told.url)


class Gap(NamedTuple):
    """A serial that no item carries, between two that are carried."""

    serial: int
    before: Numbered
    after: Numbered

    @property
    def spelt(self) -> str:
        """The number written as the one before it."""
        head = self.before.text.rstrip("0123456789")
        return f"{head}{self.serial:0{len(self.before.text) - len(head)}d}"


@dataclass(slots=True)
class Series:
    """The numbers of one scope by their serial, each with an item that carries it."""

    scope: Scope
    year: int | None
    month: int | None
    carried: dict[int, Numbered] = field(default_factory=dict)
    doubled: list[tuple[int, int]] = field(default_factory=list)

    def add(self, number: Numbered) -> None:
        """Take in one number; of a second item with it the days of both are kept."""
        known = self.carried.get(number.serial, number)
        if known is not number:
            self.doubled.append((known.day, number.day))
        self.carried[number.serial] = min(known, number, key=lambda one: one.url)

    def gaps(self) -> Iterator[Gap]:
        """The serials between the lowest and the highest that no item carries."""
        for before, after in pairwise(sorted(self.carried)):
            for serial in range(before + 1, after):
                yield Gap(serial, self.carried[before], self.carried[after])

    def hidden(self, unsure: Sequence[When]) -> Hidden:
        """The items that may hold one of the unseen numbers, of all whose number is not known."""
        period = When()
        if self.year:
            first, last = self.month or 1, self.month or 12
            span = (Span.month(self.year, first), Span.month(self.year, last))
            period = When(When.of(span[0]).first, When.of(span[1]).last)
        days = [self.carried[serial].day for serial in sorted(self.carried)]
        return Hidden(days, (one for one in unsure if one.overlaps(period)), self.doubled)

    @property
    def span(self) -> int:
        """How many serials there are from the lowest to the highest."""
        return max(self.carried) - min(self.carried) + 1

    @property
    def holes(self) -> int:
        """How many of them no item carries."""
        return self.span - len(self.carried)


class Serials(Table):
    """Index numbers by scope, and the days of the items that may hold an unseen one.

    Such are items whose number is absent, unreadable, of another month or carried by another
    item too, and listed pages and files that are not in the index.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._numbers: list[Numbered] = []
        self._listed: dict[str, _Listed] = {}
        self._unsure: list[When] = []

    def add_row(self, row: RowView) -> None:
        """A listed page may turn out not to be in the index, and a file is in none: it has the
        number that one of its rows states, or one unseen. What leads away without a number has
        none."""
        said = next((c.value for c in row.claims if c.field is Field.INDEX_NUMBER and c.value), "")
        if said or row.item_key is not None or not row.external:
            url = row.url if said else ""
            listed = _Listed(When.of(row.date), said, row.column_id, url)
            key = row.item_key or row.url
            known = self._listed.get(key)
            self._listed[key] = known.joined(listed) if known else listed

    def add_item(self, item: ItemView) -> None:
        """Note the item's number."""
        self._listed.pop(item.key, None)
        if not is_entry(item, self.context.role(item)):
            return
        number = index_number(item.index_number or "")
        spans = [span for span in (item.published_at, item.written_on) if span]
        if number.serial is None or number.year is None or not _is_of(number, number.year, spans):
            self._unsure.append(When.of(spans[0] if spans else None))
            return
        column = min((column.id for column in item.columns), default=0)
        day = When.of(item.published_at).day
        self._numbers.append(_numbered(number, column, item.url, day))

    def series(self, holes: float) -> Iterator[tuple[Series, Hidden]]:
        """Every series with the items that may hold one of its unseen numbers.

        The scope is inferred with series of which at most the share ``holes`` is empty; where
        none is found, serials count something else and there are no series.
        """
        numbers, unsure = list(self._numbers), list(self._unsure)
        for row in self._listed.values():
            stated = index_number(row.number)
            if stated.serial is None or stated.year is None:
                unsure.append(row.when)
            else:
                numbers.append(_numbered(stated, row.column, row.url, row.when.day))
        by_build: dict[bool, list[Numbered]] = defaultdict(list)
        for number in numbers:
            by_build[bool(number.month)].append(number)
        for _, alike in sorted(by_build.items()):
            scope = infer_scope(alike, holes)
            if scope is None:
                continue
            found: dict[Key, Series] = {}
            for number in alike:
                key = scope.key(number)
                found.setdefault(key, Series(scope, key.year, key.month)).add(number)
            for _, series in sorted(found.items(), key=lambda one: repr(one[0])):
                yield series, series.hidden(unsure)


def _numbered(number: IndexNumber, column: int, url: str, day: int) -> Numbered:
    year, serial = number.year, number.serial
    assert serial is not None
    return Numbered(number.prefix, year, number.month, column, serial, number.text, url, day)


def _is_of(number: IndexNumber, year: int, spans: list[Span]) -> bool:
    """Whether the period in a number, of the year, may be that of one of the item's dates."""
    if not spans:
        return True
    period = Span.month(year, number.month) if number.month else Span.year(year)
    return any(span.overlaps(period) for span in spans)
