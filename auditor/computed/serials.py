"""Series of index numbers, and the items that may hold a number that is not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from auditor.computed.context import Context, Table
from auditor.computed.identifiers import index_number
from auditor.computed.roles import is_entry
from crawler.fields.index_number import IndexNumber
from crawler.fields.span import Span
from crawler.index.views import ItemView, RowView

Scope = tuple[str, int | None, int | None]
_ANY = (0, 0)


@dataclass(slots=True)
class Series:
    """The numbers of one scope: organ and period. ``sample`` shows how they are written."""

    sample: str
    year: int | None
    month: int | None
    serials: Counter[int] = field(default_factory=Counter)

    def missing(self) -> list[int]:
        """The serials between the lowest and the highest that no item carries."""
        return [n for n in range(min(self.serials), max(self.serials)) if n not in self.serials]

    @property
    def holes(self) -> float:
        """The share of the serials from the lowest to the highest that no item carries."""
        return 1 - len(self.serials) / (max(self.serials) - min(self.serials) + 1)

    def spelt(self, serial: int) -> str:
        """A serial written as the others are."""
        head = self.sample.rstrip("0123456789")
        return f"{head}{serial:0{len(self.sample) - len(head)}d}"


class Serials(Table):
    """Index numbers by scope, and how many items of every month may hold an unseen one.

    Such are items whose number is absent, unreadable, of another month or carried by another
    item too, and listed pages and files that are not in the index.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._series: dict[Scope, Series] = {}
        self._listed: dict[str, tuple[int, int]] = {}
        self._unsure: Counter[tuple[int, int]] = Counter()

    def add_row(self, row: RowView) -> None:
        """A listed page may turn out not to be in the index; a file has a number unseen."""
        if row.item_key is not None:
            self._listed.setdefault(row.item_key, _month(row.date))
        elif not row.external:
            self._unsure[_month(row.date)] += 1

    def add_item(self, item: ItemView) -> None:
        """Put the item's number into its series."""
        self._listed.pop(item.key, None)
        if not is_entry(item, self.context.role(item)):
            return
        number = index_number(item.index_number or "")
        spans = [span for span in (item.published_at, item.written_on) if span]
        if number.serial is None or number.year is None or not _is_of(number, spans):
            self._unsure[_month(spans[0] if spans else None)] += 1
            return
        series = self._series.setdefault(
            number.scope, Series(number.text, number.year, number.month)
        )
        series.serials[number.serial] += 1

    def series(self) -> Iterator[tuple[Series, int]]:
        """Every series with the number of items that may hold one of its unseen numbers."""
        unsure = self._unsure + Counter(self._listed.values())
        yearly: Counter[int] = Counter()
        for (year, _), count in unsure.items():
            yearly[year] += count
        for _, series in sorted(self._series.items(), key=lambda one: repr(one[0])):
            doubled = sum(series.serials.values()) - len(series.serials)
            period = (
                unsure[series.year or 0, series.month] if series.month else yearly[series.year or 0]
            )
            yield series, doubled + period + unsure[_ANY]


def _month(span: Span | None) -> tuple[int, int]:
    """Year and month of a date, zeros where they are not known."""
    if span is None or (span.earliest.year, span.earliest.month) != (
        span.latest.year,
        span.latest.month,
    ):
        return _ANY
    return span.earliest.year, span.earliest.month


def _is_of(number: IndexNumber, spans: list[Span]) -> bool:
    """Whether the period in a number may be that of one of the item's dates."""
    if number.year is None or not spans:
        return True
    period = Span.month(number.year, number.month) if number.month else Span.year(number.year)
    return any(span.overlaps(period) for span in spans)
