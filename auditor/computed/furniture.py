"""Labels of templates that are left without a value, over a whole site."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.computed.context import Context, Table
from crawler.index.views import ItemView
from crawler.items import Claim, Field


@dataclass(slots=True)
class Left:
    """A label without a value: on how many pages, and where it stands first."""

    pages: int
    url: str
    claim: Claim


class Furniture(Table):
    """How many pages leave each label empty."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.left: dict[str, Left] = {}

    def add_item(self, item: ItemView) -> None:
        """Count the labels that the page leaves empty."""
        left = {c.label: c for c in item.claims if c.field is Field.FURNITURE}
        for label, claim in left.items():
            self.left.setdefault(label, Left(0, item.url, claim)).pages += 1
