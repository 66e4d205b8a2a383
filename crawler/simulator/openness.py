"""The "Openness" family: three generations of addresses, four forms of list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import md5
from typing import Any, ClassVar

from crawler.items import ColumnKind
from crawler.simulator.exchange import Answer, Request
from crawler.simulator.listing import Entry
from crawler.simulator.model import SimColumn, SimItem, SimSite
from crawler.simulator.portal import Portal

_BRANCH = 1001
_NUMBER = re.compile(r"(page[_=-])\d+")
_PREFIXES = {1: "opennessContent", 2: "OpennessContent", 3: "XxgkContent"}
_CONTAINERS = {1: "newscontnet", 2: "g-detailbox", 3: "j-fontContent"}
_VARIANTS = "abcd"


@dataclass(frozen=True, slots=True)
class OpennessQuirks:
    """What may differ between portals of the family.

    ``generation`` is 1 (24-hex ids, month-day dates and cut titles in lists), 2 or 3;
    ``variant`` the form of the lists, ``mixed`` takes another one for each column;
    ``deleted`` the slug of a column with a row whose page is gone (with status 200);
    ``newest`` answers column 0, the newest items of the whole branch.
    """

    generation: int = 3
    variant: str = "mixed"
    deleted: str = ""
    newest: bool = False


class OpennessPortal(Portal):
    """A portal of the family; see OpennessQuirks."""

    platform = "openness"
    variants: ClassVar[Mapping[str, Any]] = {
        "": None,
        "first generation": OpennessQuirks(1),
        "second generation": OpennessQuirks(2),
    }
    skin = "m-"

    def __init__(
        self, site: SimSite, *, upstream: str = "", quirks: OpennessQuirks | None = None
    ) -> None:
        self.quirks = quirks or OpennessQuirks()
        self.prefix = _PREFIXES[self.quirks.generation]
        super().__init__(site, upstream=upstream)
        self.first_pages = {
            Request.of(self.column_path(column)).address: column for column in site.lists()
        }
        if self.quirks.deleted:
            self.add(self._deleted_path(), self._deleted)
        if self.quirks.newest:
            self.add(self.newest_path(), self._newest)

    def hex(self, key: str | int) -> str:
        """The 24-hex id of a branch, channel or item of generation 1."""
        return md5(f"{self.site.organ.key}/{key}".encode(), usedforsecurity=False).hexdigest()[:24]

    def number(self, column: SimColumn) -> int:
        """The number of a column."""
        return 100 + self.site.columns.index(column)

    def column_path(self, column: SimColumn, number: int = 1) -> str:
        """By generation and by whether the column belongs to the catalogue."""
        if self.quirks.generation == 1:
            return self._first_generation(column, number)
        if not column.catalogue:
            return f"/News/showList/{self.number(column)}/page_{number}.html"
        if column.kind is ColumnKind.DISCLOSURE_GUIDE and self.quirks.generation == 3:
            return f"/XxgkGuide/showList/{_BRANCH}.html"
        if column.kind is ColumnKind.LEADERS:
            return f"/SiteLeader/showList/{_BRANCH}/{self.number(column)}.html"
        return f"/{self.prefix}/showList/{_BRANCH}/{self.number(column)}/page_{number}.html"

    def _first_generation(self, column: SimColumn, number: int) -> str:
        if not column.catalogue:
            return f"/content/channel/{self.hex(column.slug)}/page-{number}/"
        query = f"branch_id={self.hex('branch')}&column_code={self.number(column)}&topic_id="
        return f"/opennessContent/?{query}&page={number}"

    def item_paths(self, item: SimItem) -> tuple[str, ...]:
        """The item's own route, and the grassroots route where such a column lists it."""
        if self.quirks.generation == 1:
            kind = "openness/detail/content" if self._in_catalogue(item) else "content/detail"
            return (f"/{kind}/{self.hex(item.id)}.html",)
        own = f"/{self.prefix}/show/{item.id}.html"
        if not self._in_catalogue(item):
            own = f"/News/show/{item.id}.html"
        grassroots = "jczwgk" in item.columns
        return (own, f"/Jczwgk/show/{item.id}.html") if grassroots else (own,)

    def _in_catalogue(self, item: SimItem) -> bool:
        return self.site.column(item.columns[0]).catalogue

    def row_path(self, item: SimItem, column: SimColumn) -> str:
        """The grassroots column lists the grassroots address."""
        paths = self.item_paths(item)
        return paths[-1] if column.slug == "jczwgk" else paths[0]

    def variant(self, column: SimColumn) -> str:
        """The form of a column's list."""
        mixed = self.quirks.variant == "mixed"
        return _VARIANTS[self.number(column) % 4] if mixed else self.quirks.variant

    def list_page(self, column: SimColumn, number: int) -> Answer:
        """A list page with the page count in the pagination element."""
        return self.listing(
            "openness_list.html",
            column,
            number,
            variant=self.variant(column),
            first_generation=self.quirks.generation == 1,
        )

    def item_page(self, item: SimItem, path: str) -> Answer:
        """A detail page: the first table body is the metadata."""
        container = _CONTAINERS[self.quirks.generation]
        return self.detail("openness_detail.html", item, path, container=container)

    def entries(self, column: SimColumn) -> list[Entry]:
        """The column's rows, and the row whose page is gone."""
        rows = super().entries(column)
        if column.slug != self.quirks.deleted or not rows:
            return rows
        gone = Entry("关于废止部分文件的决定", self._deleted_path(), rows[-1].on)
        return [*rows, gone]

    def _deleted_path(self) -> str:
        if self.quirks.generation == 1:
            return f"/openness/detail/content/{self.hex('deleted')}.html"
        return f"/{self.prefix}/show/999.html"

    def _deleted(self) -> Answer:
        return self.page("openness_deleted.html", self._deleted_path(), "提示信息")

    def newest_path(self) -> str:
        """The address of column 0."""
        return f"/{self.prefix}/showList/{_BRANCH}/0/page_1.html"

    def _newest(self) -> Answer:
        column = SimColumn("newest", "最新公开")
        items = sorted(self.site.items, key=lambda item: item.published_at, reverse=True)
        entries = tuple(
            Entry(item.title, self.item_paths(item)[0], item.published_at.date(), item)
            for item in items
            if self._in_catalogue(item)
        )
        return self.page(
            "openness_newest.html", self.newest_path(), column.name, entries=entries[:20]
        )

    def missing(self, request: Request) -> Answer:
        """A page number past the end shows the last page again, with status 200."""
        first = _NUMBER.sub(r"\g<1>1", request.address)
        column = self.first_pages.get(first)
        if column is None or first == request.address:
            return super().missing(request)
        return self.list_page(column, self.page_count(column))
