"""Titles about proposals (建议, 提案) by column, year and word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from auditor.computed.context import Context, Table
from crawler.fields.span import Span
from crawler.index.views import ItemView, RowView


class Proposals(Table):
    """What the lists of each column show: for each year their titles, of those that speak of
    proposals; ``undated`` titles are those of rows without a year."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._titles: dict[int, dict[int | None, set[str]]] = defaultdict(lambda: defaultdict(set))

    def add_row(self, row: RowView) -> None:
        """Keep a title that speaks of proposals."""
        self._note(row.column_id, row.title, row.date)

    def add_item(self, item: ItemView) -> None:
        """The page may know the date that the list does not show."""
        for column in item.columns:
            self._note(column.id, item.title, item.published_at)

    def _note(self, column_id: int, title: str, span: Span | None) -> None:
        if "建议" in title or "提案" in title or "议案" in title:
            is_known = span is not None and span.earliest.year == span.latest.year
            year = span.earliest.year if span is not None and is_known else None
            self._titles[column_id][year].add(title)

    def of(self, column_ids: Iterable[int], year: int | None) -> set[str]:
        """The titles of some columns in a year; for None those whose year is not known."""
        return set().union(*(self._titles[one][year] for one in column_ids if one in self._titles))

    def all_with(self, words: Collection[str]) -> list[str]:
        """The titles of the whole site that have one of the words."""
        return sorted(
            title
            for years in self._titles.values()
            for titles in years.values()
            for title in titles
            if any(word in title for word in words)
        )
