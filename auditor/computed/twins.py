"""Documents of superior portals by number, to hold against what the site says of them."""

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


class Twins(Table):
    """The documents of the upstream portals; a number that stands for two is left out."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._by_number: dict[Number, Twin | None] = {}
        for snapshot in context.upstream:
            for item in snapshot.items():
                number = own_number(item.document_number)
                if number is not None:
                    twin = self._twin(item, snapshot.site.name)
                    known = self._by_number.setdefault(number, twin)
                    if known is not None and not known.titles & twin.titles:
                        self._by_number[number] = None

    def _twin(self, item: ItemView, portal: str) -> Twin:
        titles = frozenset({fold(item.title), *self.context.titles.reposted(item.title)})
        return Twin(item.url, portal, titles, item.written_on)

    def of(self, item: ItemView) -> Twin | None:
        """The superior portal's page of the same document: same number and same title."""
        number = own_number(item.document_number) if self._by_number else None
        twin = self._by_number.get(number) if number else None
        if twin is None or twin.titles.isdisjoint(self.context.titles.reposted(item.title)):
            return None
        return twin
