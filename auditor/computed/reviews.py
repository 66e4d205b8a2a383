"""Titles of papers about the review of what is published."""

from __future__ import annotations

from auditor.computed.context import Context, Table
from crawler.index.views import ItemView


class Reviews(Table):
    """The titles that speak of a review; few on any site."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.titles: set[str] = set()

    def add_item(self, item: ItemView) -> None:
        """Keep a title that speaks of a review."""
        if "审查" in item.title or "审核" in item.title:
            self.titles.add(item.title)
