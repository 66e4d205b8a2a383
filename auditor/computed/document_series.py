"""Series of document numbers: one for every 机关代字 and year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from auditor.computed.context import Context, Table
from auditor.computed.identifiers import Number, own_number
from auditor.computed.roles import Role
from crawler.index.views import ItemView, RowView
from crawler.items import ColumnKind, Field, PageClass

_NOT_OWN = frozenset({Role.UPSTREAM, Role.INTERPRETATION, Role.LETTER})


class DocumentSeries(Table):
    """The site's own document numbers with one page each."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._series: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
        self._listed: dict[str, tuple[Number, str]] = {}
        self._upstream = {c.id for c in context.columns if c.kind is ColumnKind.UPSTREAM_DOCUMENT}

    def add_row(self, row: RowView) -> None:
        """Note the number that a list states of what is no page, or may not be read."""
        said = next((c.value for c in row.claims if c.field is Field.DOCUMENT_NUMBER), None)
        number = own_number(said)
        if number is not None and row.column_id not in self._upstream:
            self._listed.setdefault(row.item_key or row.url, (number, row.url))

    def add_item(self, item: ItemView) -> None:
        """Note a document of the site's own."""
        self._listed.pop(item.key, None)
        number = own_number(item.document_number)
        if (
            number is None
            or item.page_class is not PageClass.DETAIL
            or self.context.role(item) in _NOT_OWN
        ):
            return
        self._note(number, item.url)

    def _note(self, number: Number, url: str) -> None:
        if number.year is not None and number.serial is not None:
            pages = self._series[number.organ, number.year]
            pages[number.serial] = min(url, pages.get(number.serial, url))

    def series(self) -> Iterator[tuple[str, int, dict[int, str]]]:
        """Sign, year and the serials with their pages, in order."""
        for number, url in self._listed.values():
            self._note(number, url)
        for (organ, year), serials in sorted(self._series.items()):
            yield organ, year, dict(sorted(serials.items()))
