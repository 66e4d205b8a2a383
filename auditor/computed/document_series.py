"""Series of document numbers: one for every 机关代字 and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from auditor.computed.context import Context, Table
from auditor.computed.identifiers import own_number
from auditor.computed.roles import Role
from crawler.index.views import ItemView
from crawler.items import PageClass

_NOT_OWN = frozenset({Role.UPSTREAM, Role.INTERPRETATION, Role.LETTER})


class DocumentSeries(Table):
    """The site's own document numbers with one page each."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._series: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)

    def add_item(self, item: ItemView) -> None:
        """Note a document of the site's own."""
        number = own_number(item.document_number)
        if number is None or number.year is None or number.serial is None:
            return
        if item.page_class is not PageClass.DETAIL or self.context.role(item) in _NOT_OWN:
            return
        pages = self._series[number.organ, number.year]
        pages[number.serial] = min(item.url, pages.get(number.serial, item.url))

    def series(self) -> Iterator[tuple[str, int, dict[int, str]]]:
        """Sign, year and the serials with their pages, in order."""
        for (organ, year), serials in sorted(self._series.items()):
            yield organ, year, dict(sorted(serials.items()))
