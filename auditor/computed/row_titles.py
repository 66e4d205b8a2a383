"""The titles under which lists show an item."""

from __future__ import annotations

from auditor.computed.context import Context, Table
from crawler.index.views import ItemView, RowView

_TELLING = 4
"""Shorter row texts (更多, 查看) are no titles."""


class RowTitles(Table):
    """For an item that streams by, its titles in lists; forgotten when the next one comes."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._waiting: dict[str, tuple[str, ...]] = {}
        self._now: tuple[str, tuple[str, ...]] = ("", ())

    def add_row(self, row: RowView) -> None:
        """Note the title that the row shows, each once."""
        if row.item_key is not None and len(row.title) >= _TELLING:
            known = self._waiting.get(row.item_key, ())
            if row.title not in known:
                self._waiting[row.item_key] = (*known, row.title)

    def add_item(self, item: ItemView) -> None:
        """Make the item's titles the present ones."""
        self._now = (item.key, self._waiting.pop(item.key, ()))

    def of(self, key: str) -> tuple[str, ...]:
        """The titles of the item that is being judged."""
        return self._now[1] if self._now[0] == key else ()
