"""Lonsun (龙讯 ex8/ex9): organ catalogues with fragment requests, and news columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from hashlib import md5
from typing import Any, ClassVar

from crawler.items import ColumnKind, Field
from crawler.simulator.exchange import Answer, Request
from crawler.simulator.listing import LABELS, Entry, Sheet
from crawler.simulator.model import SimAttachment, SimColumn, SimItem, SimSite
from crawler.simulator.portal import Portal

_ORGAN = 6596901
_LABEL = "/site/label/8888"
_FILE = "/xxgk/publicInfoList_newest2020"
_EMPTY = "暂无相关信息"
_TYPES = {
    ColumnKind.DISCLOSURE_GUIDE: 2,
    ColumnKind.DISCLOSURE_SYSTEM: 3,
    ColumnKind.ANNUAL_REPORT: 5,
    ColumnKind.ON_REQUEST: 1,
}
_ORDERS = {
    "chuzhou": (
        Field.INDEX_NUMBER,
        Field.CATEGORY,
        Field.ISSUING_BODY,
        Field.SUBJECT,
        Field.TITLE,
        Field.DOCUMENT_NUMBER,
        Field.PUBLISHED_AT,
        Field.WRITTEN_ON,
        Field.SUMMARY,
        Field.VALIDITY,
        Field.ABOLISHED_ON,
    ),
    "haibei": (
        Field.INDEX_NUMBER,
        Field.CATEGORY,
        Field.TITLE,
        Field.ISSUING_BODY,
        Field.WRITTEN_ON,
        Field.PUBLISHED_AT,
        Field.DOCUMENT_NUMBER,
        Field.VALIDITY,
        Field.ABOLISHED_ON,
        Field.SUBJECT,
        Field.SUMMARY,
    ),
}


@dataclass(frozen=True, slots=True)
class LonsunQuirks:
    """What may differ between portals of the make.

    ``table_order`` is ``chuzhou``, ``haibei`` or ``mixed`` (by item); ``mobile_table`` repeats
    the table for small screens, ``spacers`` puts an empty ``<li>`` after every fifth row,
    ``rows_in_page`` False leaves rows to the fragment request alone. ``hidden`` is the slug of
    a node that navigation leaves out, ``renamed`` maps slugs to other names in the side menu.
    ``newest`` answers ``/public/column/<organ>`` with the organ's newest items.
    """

    table_order: str = "mixed"
    mobile_table: bool = False
    spacers: bool = True
    rows_in_page: bool = True
    hidden: str = ""
    renamed: Mapping[str, str] = field(default_factory=dict)
    newest: bool = False


class LonsunPortal(Portal):
    """A portal of the make; see LonsunQuirks."""

    platform = "lonsun"
    variants: ClassVar[Mapping[str, Any]] = {
        "": None,
        "rows by script": LonsunQuirks(rows_in_page=False),
    }
    skin = "ls-"
    page_size = 15
    labels = LABELS | {Field.CATEGORY: "信息分类", Field.WRITTEN_ON: "成文日期"}

    def __init__(
        self, site: SimSite, *, upstream: str = "", quirks: LonsunQuirks | None = None
    ) -> None:
        self.quirks = quirks or LonsunQuirks()
        super().__init__(site, upstream=upstream)
        if self.quirks.newest:
            self.add(self.newest_path, self._newest)
        for column in site.lists():
            for number in range(1, self.page_count(column) + 1):
                self.add(self._numbered(column, number), partial(self.list_page, column, number))

    # Addresses -------------------------------------------------------------------------

    @property
    def newest_path(self) -> str:
        """The organ's own page."""
        return f"/public/column/{_ORGAN}"

    def number(self, column: SimColumn) -> int:
        """The number of a column or catalogue node."""
        return 6790000 + self.site.columns.index(column)

    def column_path(self, column: SimColumn, number: int = 1) -> str:
        """Catalogue nodes hang under the organ; news columns have their own folder."""
        if number > 1:
            return self._numbered(column, number)
        if column.catalogue:
            return self._node(column)
        return f"{self._folder(column)}index.html"

    def _folder(self, column: SimColumn) -> str:
        return "/" + "".join(f"{each.slug}/" for each in self.site.path(column))

    def _node(self, column: SimColumn) -> str:
        leaf = not self.site.children(column.slug)
        kind, action = _TYPES.get(column.kind, 4), "list" if leaf else "rel"
        return f"/public/column/{_ORGAN}?type={kind}&catId={self.number(column)}&action={action}"

    def _numbered(self, column: SimColumn, number: int) -> str:
        if column.catalogue:
            return f"{self._node(column)}&pageIndex={number}"
        return f"/content/column/{self.number(column)}?pageIndex={number}"

    def item_paths(self, item: SimItem) -> tuple[str, ...]:
        """One address per column that lists the item, and the short and mobile ones."""
        columns = [self.site.column(slug) for slug in item.columns]
        paths = [self.row_path(item, column) for column in columns]
        if any(column.catalogue for column in columns):
            paths += [f"/public/content/{item.id}", f"/wap/public/content/{item.id}"]
        else:
            paths.append(f"/{item.id}.html")
        return tuple(dict.fromkeys(paths))

    def row_path(self, item: SimItem, column: SimColumn) -> str:
        """Catalogue nodes list the organ's address, news columns their own folder's."""
        folder = f"/public/{_ORGAN}/" if column.catalogue else self._folder(column)
        return f"{folder}{item.id}.html"

    def file_path(self, item: SimItem, attachment: SimAttachment) -> str:
        """A path of the file store: two folders and a name that say nothing."""
        key = f"{item.id}/{attachment.name}".encode()
        name = md5(key, usedforsecurity=False).hexdigest().upper()
        return f"/group1/M00/{name[:2]}/{name[2:4]}/{name[4:]}.{attachment.type}"

    def hidden(self, column: SimColumn) -> bool:
        """Whether the node is the one that navigation leaves out."""
        return column.slug == self.quirks.hidden

    def shown_name(self, column: SimColumn) -> str:
        """The name in the side menu."""
        return self.quirks.renamed.get(column.slug, column.name)

    # Pages -----------------------------------------------------------------------------

    def list_page(self, column: SimColumn, number: int) -> Answer:
        """A list page; how many there are stands in script only."""
        return self.listing(
            "lonsun_list.html", column, number, quirks=self.quirks, label=self._label(column)
        )

    def _label(self, column: SimColumn) -> dict[str, str | int]:
        """The parameters of the fragment request, as the page's script holds them."""
        return {
            "labelName": "publicInfoList",
            "siteId": 2653861,
            "organId": _ORGAN,
            "type": _TYPES.get(column.kind, 4),
            "catId": self.number(column),
            "action": "list",
            "pageSize": self.page_size,
            "isDate": "true",
            "dateFormat": "yyyy-MM-dd",
            "length": 80,
            "sortType": 1,
            "fuzzySearch": "false",
            "fromCode": "title",
            "keyWords": "",
            "result": _EMPTY,
            "file": _FILE,
            "IsAjax": 1,
            "dataType": "html",
        }

    def item_page(self, item: SimItem, path: str) -> Answer:
        """A detail page; the order of the table's cells differs, the labels tell."""
        orders = sorted(_ORDERS)
        mixed = self.quirks.table_order == "mixed"
        order = orders[item.id % 2] if mixed else self.quirks.table_order
        cells = dict(self.cells(item))
        labels = [self.labels[each] for each in _ORDERS[order]]
        shown = [(label, cells[label]) for label in labels if label in cells] * item.blocks
        return self.detail("lonsun_detail.html", item, path, cells=shown, quirks=self.quirks)

    def _newest(self) -> Answer:
        entries = self._merged([c for c in self.site.lists() if c.catalogue])
        sheet = _cut(entries, SimColumn("newest", "最新公开"), 1, self.page_size)
        return self.page(
            "lonsun_newest.html", self.newest_path, "信息公开", sheet=sheet, quirks=self.quirks
        )

    def _merged(self, columns: list[SimColumn]) -> list[Entry]:
        """The rows of several columns, each once, newest first."""
        rows = {entry.target: entry for column in columns for entry in self.entries(column)}
        return sorted(rows.values(), key=lambda entry: entry.on, reverse=True)

    def missing(self, request: Request) -> Answer:
        """The fragment endpoint, and lists past their end, which have no rows."""
        if request.path == _LABEL:
            return self._fragment(request)
        number = _whole(request.query.get("pageIndex"), 1)
        first = Request(request.path, query={**request.query, "pageIndex": "1"}).address
        column = next((c for c in self.site.lists() if self._first(c) == first), None)
        return self.list_page(column, number) if column else super().missing(request)

    def _first(self, column: SimColumn) -> str:
        return Request.of(self._numbered(column, 1)).address

    def _fragment(self, request: Request) -> Answer:
        asked = {**request.query, **request.form}
        if asked.get("labelName") != "publicInfoList" or asked.get("file", _FILE) != _FILE:
            return Answer(b"template not found", 500, "text/plain")
        wanted = (asked.get("catIds") or asked.get("catId", "")).split(",")
        columns = [c for c in self.site.lists() if str(self.number(c)) in wanted]
        sheet = _cut(
            self._merged(columns),
            columns[0] if columns else SimColumn("none", ""),
            _whole(asked.get("pageIndex"), 1),
            _whole(asked.get("pageSize"), self.page_size),
        )
        empty = asked.get("result", _EMPTY)
        return self.page(
            "lonsun_fragment.html", _LABEL, "", sheet=sheet, empty=empty, quirks=self.quirks
        )


def _cut(entries: list[Entry], column: SimColumn, number: int, size: int) -> Sheet:
    shown = entries[(number - 1) * size : number * size]
    return Sheet(column, number, max(1, -(-len(entries) // size)), len(entries), tuple(shown))


def _whole(text: str | None, usual: int) -> int:
    return max(1, int(text)) if text and text.isdecimal() else usual
