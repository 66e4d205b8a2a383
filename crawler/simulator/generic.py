"""A portal of no known make: the common shapes of lists, pagers and metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from crawler.simulator.exchange import Answer
from crawler.simulator.model import SimColumn, SimItem, SimSite
from crawler.simulator.portal import Portal


@dataclass(frozen=True, slots=True)
class GenericStyle:
    """How the portal looks.

    ``rows``: ``ul``, ``table``, ``dl``, ``cards``. ``pager``: ``next`` (下一页 only),
    ``numbers``, ``select`` (a box of page addresses). ``addresses``: ``path`` or ``query``
    (``?page=N``). ``metadata``: ``table``, ``dl``, ``plain`` (one paragraph per fact).
    ``charset``: the encoding of the pages, declared as such.
    """

    rows: str = "ul"
    pager: str = "next"
    addresses: str = "path"
    metadata: str = "table"
    charset: str = "utf-8"


class GenericPortal(Portal):
    """A portal of no known make; see GenericStyle."""

    platform = "generic"
    variants: ClassVar[Mapping[str, Any]] = {
        "": None,
        "boxes of numbers": GenericStyle("table", "numbers", "query", "dl"),
        "lists of terms": GenericStyle("dl", "select", "path", "plain"),
        "cards in gb18030": GenericStyle("cards", "numbers", "path", "table", "gb18030"),
        "cards by query": GenericStyle("cards", "next", "query", "plain"),
        "terms in gbk": GenericStyle("dl", "numbers", "query", "table", "gbk"),
    }

    def __init__(
        self, site: SimSite, *, upstream: str = "", quirks: GenericStyle | None = None
    ) -> None:
        self.style = quirks or GenericStyle()
        self.charset = self.style.charset
        super().__init__(site, upstream=upstream)
        if self.style.addresses == "query":
            for column in site.lists():
                self.add(self._listed(column, 1), partial(self.list_page, column, 1))

    def column_path(self, column: SimColumn, number: int = 1) -> str:
        """``/<slug>/index_2.html`` or ``/list.php?cid=…&page=2``."""
        if self.style.addresses == "query":
            first = f"/list.php?cid={self.site.columns.index(column) + 11}"
            return first if number == 1 else self._listed(column, number)
        page = "index.html" if number == 1 else f"index_{number}.html"
        return f"/{column.slug}/{page}"

    def _listed(self, column: SimColumn, number: int) -> str:
        return f"/list.php?cid={self.site.columns.index(column) + 11}&page={number}"

    def item_paths(self, item: SimItem) -> tuple[str, ...]:
        """One address, whichever column lists the item."""
        by_query = self.style.addresses == "query"
        return (f"/show.php?id={item.id}",) if by_query else (f"/article/{item.id}.html",)

    def list_page(self, column: SimColumn, number: int) -> Answer:
        """A list page in the chosen style."""
        return self.listing("generic_list.html", column, number, style=self.style)

    def item_page(self, item: SimItem, path: str) -> Answer:
        """A detail page in the chosen style."""
        return self.detail("generic_detail.html", item, path, style=self.style)
