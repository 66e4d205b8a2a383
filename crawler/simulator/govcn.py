"""Portals in the style of gov.cn: feeds beside the columns, a policy library, old static lists."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, ClassVar
from urllib.parse import urljoin

from crawler.fields.span import SHANGHAI
from crawler.items import ColumnKind, Field, PageClass
from crawler.simulator.exchange import Answer, Request
from crawler.simulator.listing import LABELS, Entry
from crawler.simulator.model import SimAttachment, SimColumn, SimItem, SimSite
from crawler.simulator.portal import Portal

_DATA = "application/json;charset=UTF-8"
_LIBRARY = "/search-gov/data"
_CLASSES = {ColumnKind.POLICY: "gw", ColumnKind.UPSTREAM_DOCUMENT: "bm"}
_CAP = 2  # rows of the library's answers, whatever is asked for


@dataclass(frozen=True, slots=True)
class GovcnQuirks:
    """What may differ between portals of the style.

    ``lists`` says how columns that are not in the library are listed: ``feed``, ``both`` (the
    first rows in the page, all in the feed), or ``old`` (static pages that count from 0).
    ``library`` is ``one`` (each class by itself), ``all`` (``catMap``), ``top`` (``catMap``
    without ``searchVO``) or ``none``.
    ``plain_news`` gives news pages without a catalogue; ``old_days`` folders by day.
    """

    lists: str = "feed"
    library: str = "one"
    plain_news: bool = False
    old_days: bool = False


class GovcnPortal(Portal):
    """A portal of the style; see GovcnQuirks."""

    platform = "govcn"
    variants: ClassVar[Mapping[str, Any]] = {
        "": None,
        "library of all classes, news without a catalogue": GovcnQuirks("both", "all", True),
        "older answers, folders by day": GovcnQuirks("feed", "top", old_days=True),
        "old lists": GovcnQuirks("old", "none"),
        "first rows in the page": GovcnQuirks("both", "none"),
    }
    skin = "pc-"
    page_size = 6
    labels = LABELS | {
        Field.INDEX_NUMBER: "索 引 号",
        Field.CATEGORY: "信息分类",
        Field.ISSUING_BODY: "发文机关",
        Field.TITLE: "标　　题",
        Field.DOCUMENT_NUMBER: "发文字号",
        Field.WRITTEN_ON: "成文日期",
        Field.VALIDITY: "有 效 性",
    }

    def __init__(
        self, site: SimSite, *, upstream: str = "", quirks: GovcnQuirks | None = None
    ) -> None:
        self.quirks = quirks or GovcnQuirks()
        site = _plain_news(site) if self.quirks.plain_news else site
        super().__init__(site, upstream=upstream)
        feeds = [self.feed_path(c) for c in site.lists() if self._has_feed(c)]
        self.add("/", partial(self.page, "govcn_home.html", "/", site.name, feeds=feeds[:3]))

    # Addresses -------------------------------------------------------------------------

    def number(self, column: SimColumn) -> int:
        """The number of a column in old lists."""
        return 30400 + self.site.columns.index(column)

    def in_library(self, column: SimColumn) -> bool:
        """Whether a column's page asks the library of this host for its list."""
        return self.quirks.library != "none" and column.kind in _CLASSES

    def is_old(self, column: SimColumn) -> bool:
        """Whether a column is an old static list."""
        return self.quirks.lists == "old" and column in self.site.lists()

    def _has_feed(self, column: SimColumn) -> bool:
        return not (self.in_library(column) or self.is_old(column))

    def page_count(self, column: SimColumn) -> int:
        """Only old lists have pages; the others come whole, or in answers."""
        return super().page_count(column) if self.is_old(column) else 1

    def column_path(self, column: SimColumn, number: int = 1) -> str:
        """A folder; of old lists a page that counts from 0."""
        if self.is_old(column):
            return f"/column/{self.number(column)}/{number - 1}.htm"
        return self._folder(column)

    def _folder(self, column: SimColumn) -> str:
        return "/" + "".join(f"{each.slug}/" for each in self.site.path(column))

    def feed_path(self, column: SimColumn) -> str:
        """The feed beside a column's page."""
        return f"{self._folder(column)}{column.slug.upper()}_LIEBIAO.json"

    def item_paths(self, item: SimItem) -> tuple[str, ...]:
        """The article's own address, and the one without its part of the portal."""
        column = self.site.column(item.columns[0])
        at = item.published_at
        folder = f"{at:%Y-%m}/{at:%d}" if self.quirks.old_days else f"{at:%Y%m}"
        part = "zhengce/content" if column.catalogue else column.slug
        name = f"content_{item.id}.htm"
        short = f"/{part.partition('/')[0]}/{at:%Y%m}/{name}"
        return tuple(dict.fromkeys((f"/{part}/{folder}/{name}", short)))

    def file_path(self, item: SimItem, attachment: SimAttachment) -> str:
        """``P0…`` beside the article."""
        number = item.id * 10 + item.attachments.index(attachment)
        folder = self.item_paths(item)[0].rpartition("/")[0]
        return f"{folder}/P0{item.published_at:%Y%m%d}{number}.{attachment.type}"

    # Pages -----------------------------------------------------------------------------

    def list_page(self, column: SimColumn, number: int) -> Answer:
        """A list in the page, a list left to script, or both."""
        return self.listing(
            "govcn_list.html",
            column,
            number,
            style="library" if self.in_library(column) else self._style(column),
            feed=self.feed_path(column).rpartition("/")[2],
            library=_LIBRARY,
            asked="zhengcelibrary" + ("" if self._is_mixed else f"_{self._class(column)}"),
        )

    def _style(self, column: SimColumn) -> str:
        return "old" if self.is_old(column) else self.quirks.lists

    def _class(self, column: SimColumn) -> str:
        return _CLASSES.get(column.kind, "or")

    @property
    def _is_mixed(self) -> bool:
        return self.quirks.library in ("all", "top")

    def item_page(self, item: SimItem, path: str) -> Answer:
        """A page with a catalogue (form A) or with a line under its title (form B)."""
        plain = self.quirks.plain_news and not self.site.column(item.columns[0]).catalogue
        return self.detail("govcn_detail.html", item, path, plain=plain)

    def answer(self, request: Request) -> Answer:
        """A feed, an answer of the library, else a page."""
        if request.path == _LIBRARY:
            return self._searched(request.query)
        if request.path.endswith("_LIEBIAO.json"):
            columns = [c for c in self.site.lists() if self.feed_path(c) == request.path]
            if columns and self._has_feed(columns[0]):
                return _json([self._fed(entry) for entry in self.entries(columns[0])])
        return super().answer(request)

    def _fed(self, entry: Entry) -> Mapping[str, str]:
        return {
            "TITLE": entry.title,
            "SUB_TITLE": "",
            "URL": urljoin(self.origin, entry.target),
            "DOCRELPUBTIME": f"{entry.on}",
        }

    # The library -----------------------------------------------------------------------

    def _searched(self, query: Mapping[str, str]) -> Answer:
        """One class, or all of them; what is asked for decides between columns."""
        number = int(query["p"]) if query.get("p", "").isdecimal() else 1
        size = min(_CAP, int(query["n"]) if query.get("n", "").isdecimal() else _CAP)
        asked = query.get("t", "").partition("_")[2]
        columns = [c for c in self.site.lists() if c.kind in _CLASSES]
        if query.get("bmfl"):
            columns = [c for c in columns if c.slug == query["bmfl"]]
        if asked:
            columns = [c for c in columns if self._class(c) == asked]
        entries = [entry for column in columns for entry in self.entries(column)]
        if not self._is_mixed:
            return _json({"code": 200, "searchVO": self._class_page(entries, number, size)})
        classes = {
            "gongwen": self._class_page(entries[::2], number, size),
            "bumenfile": self._class_page(entries[1::2], number, size),
            "otherfile": self._class_page([], number, size),
            "gongbao": self._class_page(entries[:1], number, size),
        }
        found = {"catMap": classes}
        return _json(found if self.quirks.library == "top" else {"searchVO": found})

    def _class_page(self, entries: Sequence[Entry], number: int, size: int) -> Mapping[str, Any]:
        shown = entries[(number - 1) * size : number * size]
        pages = -(-len(entries) // size)
        rows = [self._found(entry) for entry in shown]
        return {"totalCount": len(entries), "totalpage": pages, "listVO": rows}

    def _found(self, entry: Entry) -> Mapping[str, object]:
        item = entry.item
        at = item.published_at if item else datetime(entry.on.year, entry.on.month, entry.on.day)
        silent = item is not None and item.id % 4 == 0
        return {
            "id": str(item.id) if item else None,
            "title": f"<em>{entry.title[:2]}</em>{entry.title[2:]}",
            "url": urljoin(self.origin, entry.target),
            "pcode": item.document_number if item else None,
            "puborg": item.issuing_body if item else None,
            "index": item.index_number if item else None,
            "pubtimeStr": None if silent else f"{entry.on:%Y.%m.%d}",
            "pubtime": 0 if silent else int(at.replace(tzinfo=SHANGHAI).timestamp() * 1000),
            "ptime": int(at.replace(tzinfo=SHANGHAI).timestamp() * 1000),
            "childtype": "其他",
            "summary": "",
        }


def _json(value: object) -> Answer:
    return Answer(json.dumps(value, ensure_ascii=False).encode(), content_type=_DATA)


def _plain_news(site: SimSite) -> SimSite:
    """The site whose pages outside the disclosure catalogue state what a line under a title can."""
    items = (
        item
        if site.column(item.columns[0]).catalogue or item.page_class is PageClass.MESSAGE
        else _plain(item)
        for item in site.items
    )
    return replace(site, items=tuple(items))


def _plain(item: SimItem) -> SimItem:
    printed = tuple(pair for pair in item.printed if pair[0] is Field.SOURCE)
    return replace(item.uncatalogued(), issuing_body=None, printed=printed)
