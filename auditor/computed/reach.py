"""How far the crawl saw: whether something that was not found can be said to be absent."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from auditor.computed.context import Context, Table
from crawler.index.views import ColumnView, RowView
from crawler.items import ColumnKind
from crawler.outcomes import FetchOutcome

READ = frozenset({FetchOutcome.OK, FetchOutcome.UNCHANGED})
"""Outcomes that say something about the page."""


def was_read(column: ColumnView) -> bool:
    """Whether the first page of a column could be read."""
    return column.outcome in READ or (column.outcome is FetchOutcome.REDIRECT and column.is_list)


def leads_elsewhere(column: ColumnView) -> bool:
    """Whether a column's address only leads to another, which is a column of its own."""
    return column.outcome is FetchOutcome.REDIRECT and not column.is_list


class Reach(Table):
    """Which columns were read, and how far back."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._oldest: dict[int, date] = {}

    def add_row(self, row: RowView) -> None:
        """Remember the day of the last dated row: pinned rows stand at the top."""
        if row.date is not None:
            self._oldest[row.column_id] = row.date.latest.date()

    def covers(self, kinds: Collection[ColumnKind], since: date | None = None) -> bool:
        """Whether all lists of these kinds were seen, in full or back to before ``since``.

        Without a single list nothing was seen. A column that a complete crawl of the network
        never asked for is another site's and does not count; one that an archive lacks does.
        """
        run, columns = self.context.run, self.context.columns
        if run.status != "complete" or not any(column.is_list for column in columns):
            return False
        return all(
            self._covered(column, since)
            for column in columns
            if column.kind in kinds and (column.outcome is not None or run.source == "archive")
        )

    def _covered(self, column: ColumnView, since: date | None) -> bool:
        if column.outcome is FetchOutcome.REDIRECT:
            return True  # what it leads to is a column of its own
        if not was_read(column):
            return False
        oldest = self._oldest.get(column.id)
        return column.complete or bool(since and oldest and oldest < since)
