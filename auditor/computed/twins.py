"""Documents of superior portals by number and title, to hold against what the site says."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.computed.context import Context, Table
from auditor.computed.identifiers import Number, own_number
from auditor.computed.titles import fold
from crawler.fields.span import Span
from crawler.index.views import ItemView


@dataclass(frozen=True, slots=True)
class Twin:
    """What a superior portal states of a document."""

    url: str
    portal: str
    titles: frozenset[str]
    written_on: Span | None
    number: Number
    document_number: str
    validity: str


class Twins(Table):
    """The documents of the upstream portals; a number that stands for two is left out."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._by_number: dict[Number, Twin | None] = {}
        self._by_title: dict[str, Twin | None] = {}
        for snapshot in context.upstream:
            for item in snapshot.items():
                number = own_number(item.document_number)
                if number is not None:
                    twin = self._twin(item, number, snapshot.site.name)
                    title = fold(item.title)
                    self._by_title[title] = None if title in self._by_title else twin
                    known = self._by_number.setdefault(number, twin)
                    if known is not None and not known.titles & twin.titles:
                        self._by_number[number] = None

    def _twin(self, item: ItemView, number: Number, portal: str) -> Twin:
        titles = frozenset({fold(item.title), *self.context.titles.reposted(item.title)})
        return Twin(
            *(item.url, portal, titles, item.written_on, number, item.document_number or ""),
            item.validity or "",
        )

    def of(self, item: ItemView) -> Twin | None:
        """The superior portal's page of the same document: of the same title and number, or of the
        same title, formed on the same day."""
        number = own_number(item.document_number) if self._by_number else None
        if number is None:
            return None
        titles = self.context.titles.reposted(item.title)
        twin = self._by_number.get(number)
        if twin is not None:
            return None if twin.titles.isdisjoint(titles) else twin
        if self.context.titles.is_forwarded(item.title):
            return None  # the notice that forwards it has a number of its own
        twin = next((found for title in titles if (found := self._by_title.get(title))), None)
        formed = item.written_on
        is_same = twin and formed and formed.date and twin.written_on == formed
        return twin if is_same else None
