"""When a column last showed something new."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from auditor.computed.context import Context, Table
from crawler.fields.span import Span
from crawler.index.views import ItemView, RowView


@dataclass(slots=True)
class Latest:
    """The newest content of a column.

    ``surely`` is the newest day that is certain, ``possibly`` the newest that a vague date
    allows. ``undated`` counts content that shows no date anywhere, ``unknown`` rows whose page
    is not in the index and whose list shows no date.
    """

    surely: date | None = None
    possibly: date | None = None
    undated: int = 0
    unknown: int = 0

    @classmethod
    def of(cls, parts: Iterable[Latest]) -> Latest:
        """Several columns as one."""
        whole = cls()
        for part in parts:
            whole._admit(part.surely, part.possibly)
            whole.undated += part.undated
            whole.unknown += part.unknown
        return whole

    def take(self, span: Span) -> None:
        """Note one date."""
        self._admit(span.earliest.date(), span.latest.date())

    def _admit(self, surely: date | None, possibly: date | None) -> None:
        if surely and possibly:
            self.surely = max(self.surely or surely, surely)
            self.possibly = max(self.possibly or possibly, possibly)


class Activity(Table):
    """The newest content of every column, from list rows (also of other sites) and own pages.

    What is dated after the audit says nothing about activity before it and is left out.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._latest: dict[int, Latest] = {}
        self._open: dict[str, list[Latest]] = {}

    def add_row(self, row: RowView) -> None:
        """Note the date of the row; where it shows none, wait for its page."""
        latest = self._latest.setdefault(row.column_id, Latest())
        if row.date is not None:
            self._note(latest, row.date)
            return
        latest.unknown += 1
        if row.item_key is not None:
            self._open.setdefault(row.item_key, []).append(latest)

    def add_item(self, item: ItemView) -> None:
        """Note the date of the page in every column that lists it."""
        waiting = self._open.pop(item.key, ())
        for latest in waiting:
            latest.unknown -= 1
            latest.undated += item.published_at is None
        if item.published_at is not None:
            for column in item.columns:
                self._note(self._latest.setdefault(column.id, Latest()), item.published_at)

    def _note(self, latest: Latest, span: Span) -> None:
        if span.earliest.date() <= self.context.today:
            latest.take(span)

    def of(self, column_id: int) -> Latest:
        """What is known of one column; an empty record where it has no content."""
        return self._latest.get(column_id) or Latest()
