"""Hanweb (大汉): four ways to publish a list, and articles under the column that lists them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import quote

from crawler.items import Field
from crawler.simulator.exchange import Answer, Request
from crawler.simulator.hanweb_interfaces import (
    GROUP,
    PROXY,
    SIZE,
    UNIT_SIZE,
    Interfaces,
    hexadecimal,
    uuid,
)
from crawler.simulator.listing import LABELS, Entry
from crawler.simulator.model import SimAttachment, SimColumn, SimItem, SimSite
from crawler.simulator.portal import Portal

_WEB = 27


@dataclass(frozen=True, slots=True)
class HanwebQuirks:
    """What may differ between portals of the make.

    ``lists`` is ``jpage``, ``xxgk`` (for the catalogue, jpage for the rest), ``jpaas`` or
    ``truecms``. ``proxy`` is what jpage's proxy goes by: ``range`` (record numbers), ``page``
    (the page alone), ``empty`` (nothing: later rows cannot be had). ``embedded`` False leaves
    first rows to the interface too; ``call`` False leaves only the link in the datastore;
    ``counted`` False declares no total. ``items`` is the form of an article's address:
    ``art``, ``hex`` or ``uuid``; ``named_files`` False calls every attachment 点击下载.
    """

    lists: str = "jpage"
    proxy: str = "range"
    embedded: bool = True
    call: bool = True
    counted: bool = True
    items: str = "art"
    named_files: bool = True
    lying: int = 0


class HanwebPortal(Portal):
    """A portal of the make; see HanwebQuirks."""

    platform = "hanweb"
    variants: ClassVar[Mapping[str, Any]] = {
        "": None,
        "pages alone": HanwebQuirks(proxy="page", items="hex", named_files=False),
        "pages by link": HanwebQuirks(proxy="page", call=False),
        "rows by script": HanwebQuirks(embedded=False),
        "a total that lies": HanwebQuirks(lying=40),
        "disclosure module": HanwebQuirks(lists="xxgk", items="uuid"),
        "units": HanwebQuirks(lists="jpaas", embedded=False, items="uuid"),
        "units after a static page": HanwebQuirks(lists="jpaas", items="hex"),
        "truecms": HanwebQuirks(lists="truecms", items="uuid"),
        "truecms by script": HanwebQuirks(lists="truecms", embedded=False),
        "truecms without a total": HanwebQuirks(lists="truecms", items="uuid", counted=False),
    }
    skin = "hw-"
    page_size = SIZE * GROUP
    labels = LABELS | {Field.DOCUMENT_NUMBER: "文件编号"}

    def __init__(
        self, site: SimSite, *, upstream: str = "", quirks: HanwebQuirks | None = None
    ) -> None:
        self.quirks = quirks or HanwebQuirks()
        super().__init__(site, upstream=upstream)

    # Addresses -------------------------------------------------------------------------

    def number(self, column: SimColumn) -> int:
        """The number of a column."""
        return 1229100 + self.site.columns.index(column)

    def info_type(self, column: SimColumn) -> str:
        """The code of a column in the disclosure module."""
        return f"B001A{self.site.columns.index(column):03}"

    def lists(self, column: SimColumn) -> str:
        """The way in which a column's list is published."""
        way = self.quirks.lists
        return "jpage" if way == "xxgk" and not column.catalogue else way

    def column_path(self, column: SimColumn, number: int = 1) -> str:
        """A column has one address; the rows that its page lacks come from an interface."""
        if number > 1:
            last = number * self.page_size
            window = f"startrecord={last - self.page_size + 1}&endrecord={last}"
            return f"{PROXY}?columnid={self.number(column)}&{window}"
        if self.quirks.lists == "truecms":
            return f"{self._folder(column)}{column.slug}.html"
        own = f"/col/col{self.number(column)}/index.html"
        is_node = self.lists(column) == "xxgk" and column in self.site.lists()
        return f"{own}?number={self.info_type(column)}" if is_node else own

    def _folder(self, column: SimColumn) -> str:
        return "/" + "".join(f"{each.slug}/" for each in self.site.path(column))

    def item_paths(self, item: SimItem) -> tuple[str, ...]:
        """One address per column that lists the item."""
        return tuple(self.row_path(item, self.site.column(slug)) for slug in item.columns)

    def row_path(self, item: SimItem, column: SimColumn) -> str:
        """By date, column and number, or by an id in hexadecimal."""
        at = item.published_at
        if self.quirks.items == "art":
            day = f"{at.year}/{at.month}/{at.day}"
            return f"/art/{day}/art_{self.number(column)}_{item.id}.html"
        key = hexadecimal(f"item/{item.id}")
        if self.quirks.lists == "truecms":
            return f"{self._folder(column)}content/{uuid(key)}.html"
        if self.quirks.items == "hex":
            return f"/art/{at.year}/art_{key}.html"
        return f"/col/col{self.number(column)}/art/{at.year}/art_{uuid(key)}.html"

    def file_path(self, item: SimItem, attachment: SimAttachment) -> str:
        """A download whose own name says nothing; the real one is a parameter."""
        stored = f"{hexadecimal(f'{item.id}/{attachment.name}')}.{attachment.type}"
        shown = quote(attachment.name)
        return f"/module/download/downfile.jsp?classid=0&showname={shown}&filename={stored}"

    # Pages -----------------------------------------------------------------------------

    def list_page(self, column: SimColumn, number: int) -> Answer:
        """A column's page with the rows that it holds itself and its script's call."""
        if number > 1:
            return Interfaces(self).proxy(Request.of(self.column_path(column, number)).query)
        way = self.lists(column)
        return self.listing(
            f"hanweb_{way}.html",
            column,
            1,
            quirks=self.quirks,
            rows=self._embedded(column, way),
            total=self.total(column),
            call=self._call(column),
            web=_WEB,
            size=UNIT_SIZE,
        )

    def _embedded(self, column: SimColumn, way: str) -> Sequence[Entry]:
        held = {"jpage": self.page_size, "truecms": self.page_size, "jpaas": UNIT_SIZE}
        count = held.get(way, 0) if self.quirks.embedded else 0
        return self.entries(column)[:count]

    def total(self, column: SimColumn) -> int:
        """The number of rows that a list declares."""
        return len(self.entries(column)) + self.quirks.lying

    def _call(self, column: SimColumn) -> dict[str, Any]:
        """What a column's interface is asked with."""
        number = self.number(column)
        if self.lists(column) == "jpaas":
            return {
                "parseType": "bulidstatic",
                "webId": str(_WEB),
                "tplSetId": "q7TfKcXzR2mB9vWnD4sLh",
                "pageType": "column",
                "tagId": "信息列表",
                "editType": "null",
                "pageId": str(number),
            }
        if self.lists(column) == "truecms":
            return {"columnId": uuid(hexadecimal(column.slug)), "contentTemplate": ""}
        if self.lists(column) == "xxgk":
            return {"area": self.site.organ_code, "jdid": _WEB, "divid": f"div{number}"}
        return {
            "col": 1,
            "appid": 1,
            "webid": _WEB,
            "path": "/",
            "columnid": number,
            "sourceContentType": 1,
            "unitid": number + 4000000,
            "webname": self.site.name,
            "permissiontype": 0,
        }

    def item_page(self, item: SimItem, path: str) -> Answer:
        """A detail page; its text stands between two comments."""
        return self.detail("hanweb_detail.html", item, path, quirks=self.quirks, web=_WEB)

    def missing(self, request: Request) -> Answer:
        """The interfaces of the lists."""
        return Interfaces(self).answer(request) or super().missing(request)

    def column_of(self, number: str) -> SimColumn | None:
        """The list of that number, None if there is none."""
        return next((c for c in self.site.lists() if str(self.number(c)) == number), None)
