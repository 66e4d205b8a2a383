"""What the home page shows as news, and how new it is."""

from __future__ import annotations

from collections import Counter

from auditor.computed.activity import Latest
from auditor.computed.context import Context, Table
from crawler.fields.span import Span
from crawler.index.views import ItemView, RowView


class Front(Table):
    """The dates of the rows on the home page, or of the rows and pages that they stand for.

    ``rows`` counts the rows, ``dated`` those whose date is known.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.latest = Latest()
        self.rows = self.dated = 0
        self._open: Counter[str] = Counter()
        self._listed: dict[str, Span] = {}

    def add_row(self, row: RowView) -> None:
        """Keep the date at which a list shows a file, or what another site published."""
        if row.item_key is None and row.date is not None:
            self._listed[row.url] = row.date

    def add_home_row(self, row: RowView) -> None:
        """Note the date of the row, or that of its list; without any, wait for its page."""
        self.rows += 1
        date = row.date or self._listed.get(row.url)
        if date is not None:
            self._note(date)
        else:
            self.latest.unknown += 1
            if row.item_key is not None:
                self._open[row.item_key] += 1

    def add_item(self, item: ItemView) -> None:
        """Note the date of a page that the home page leads to."""
        count = self._open.pop(item.key, 0)
        if not count:
            return
        self.latest.unknown -= count
        if item.published_at is None:
            self.latest.undated += count
        else:
            self._note(item.published_at, count)

    def _note(self, span: Span, count: int = 1) -> None:
        self.dated += count
        if span.earliest.date() <= self.context.today:
            self.latest.take(span)
