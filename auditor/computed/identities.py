"""Which 网站标识码 and which foreign domains the pages of a site state."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.computed.context import Context, Page, Table
from crawler.index.views import ItemView
from crawler.items import Field, Place

_REGION = 4  # digits of a code that name province and city


@dataclass(frozen=True, slots=True)
class Stated:
    """What one page states of the site that it belongs to."""

    page: Page
    value: str


class Identities(Table):
    """Counts the regions of the codes and the domains, and keeps the pages of each value."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.pages = 0
        self.regions: Counter[str] = Counter()
        self.domains: Counter[str] = Counter()
        self._kept: dict[str, dict[str, array[int]]] = {}

    def add_item(self, item: ItemView) -> None:
        """Note what a page says."""
        self.pages += 1
        for claim in item.claims:
            if claim.field is Field.IDENTITY and claim.value:
                is_code = claim.place is Place.FOOT
                key = claim.value[:_REGION] if is_code else claim.value
                (self.regions if is_code else self.domains)[key] += 1
                pages = self._kept.setdefault(key, {}).setdefault(claim.value, array("q"))
                pages.append(item.id)

    def of(self, key: str) -> Iterator[Stated]:
        """The pages that state a code of a region, or a domain."""
        for value, pages in self._kept.get(key, {}).items():
            yield from (Stated(self.context.page(item_id), value) for item_id in pages)
