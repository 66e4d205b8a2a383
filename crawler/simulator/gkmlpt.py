"""Guangdong 集约化 (gkmlpt): a tree of columns in one page, lists as data, twins of every item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, ClassVar

from crawler.items import ColumnKind, Field
from crawler.simulator.exchange import Answer, Request
from crawler.simulator.gkmlpt_data import (
    detail_json,
    listed,
    reader_json,
    tree_json,
)
from crawler.simulator.listing import LABELS
from crawler.simulator.model import SimAttachment, SimColumn, SimItem, SimSite
from crawler.simulator.portal import Portal

_SID = "754021"
_DATA = "application/json; charset=utf-8"
_READER, _READER_DATA = "/zcjdpt", "/api/home/article"
_FOLDER = 1000


@dataclass(frozen=True, slots=True)
class GkmlptQuirks:
    """What may differ between portals of the make.

    ``app`` stands before ``/gkmlpt`` in addresses. ``size`` is the number of rows in an answer;
    ``counts`` says whether the tree states them. ``short`` is the slug of a column that
    declares far more rows than it has and whose second page is missing, ``hidden`` that of one
    the tree leaves out. ``url`` names which twin an answer calls ``url``: ``content``,
    ``portal``, or ``none``. ``readers`` gives interpretations pages that are filled by script,
    ``scripted`` leaves the text of every catalogued page to script; ``alt`` names files in
    full only in that attribute.
    """

    app: str = ""
    size: int = 100
    counts: bool = True
    short: str = ""
    hidden: str = ""
    url: str = "content"
    readers: bool = False
    scripted: bool = False
    alt: bool = False


class GkmlptPortal(Portal):
    """A portal of the make; see GkmlptQuirks."""

    platform = "gkmlpt"
    variants: ClassVar[Mapping[str, Any]] = {
        "": None,
        "small answers": GkmlptQuirks(size=2, hidden="xczx"),
        "below an application, no counts": GkmlptQuirks("/zwgk", 7, counts=False, alt=True),
        "more declared than there is": GkmlptQuirks(short="zcwj", url="portal"),
        "interpretations by script": GkmlptQuirks(url="none", size=3, readers=True),
        "texts by script": GkmlptQuirks(scripted=True),
    }
    skin = "gk-"
    labels = LABELS | {
        Field.CATEGORY: "分类",
        Field.WRITTEN_ON: "成文日期",
        Field.VALIDITY: "文件状态",
    }

    def __init__(
        self, site: SimSite, *, upstream: str = "", quirks: GkmlptQuirks | None = None
    ) -> None:
        self.quirks = quirks or GkmlptQuirks()
        self.root = f"{self.quirks.app}/gkmlpt"
        super().__init__(_read_by_script(site) if self.quirks.readers else site, upstream=upstream)
        for path in (f"{self.root}/index", f"{self.root}/"):
            self.add(path, partial(self._index, path))

    # Addresses -------------------------------------------------------------------------

    def number(self, column: SimColumn) -> int:
        """The number of a node of the tree."""
        return 700 + self.site.columns.index(column)

    def in_tree(self, column: SimColumn) -> bool:
        """Whether a column's list comes from the tree, rather than from the ordinary portal."""
        return column.catalogue and not column.text

    def hidden(self, column: SimColumn) -> bool:
        """Whether the column is the one that navigation leaves out."""
        return column.slug == self.quirks.hidden

    def page_count(self, column: SimColumn) -> int:
        """Columns of the tree have answers of a size of their own."""
        if not self.in_tree(column):
            return super().page_count(column)
        return max(1, -(-len(self.entries(column)) // self.quirks.size))

    def column_path(self, column: SimColumn, number: int = 1) -> str:
        """The address of the data for nodes of the tree, else a folder."""
        if self.in_tree(column):
            return f"{self.root}/api/all/{self.number(column)}?page={number}&sid={_SID}"
        return self._folder(column) + ("" if number == 1 else f"index_{number}.html")

    def _folder(self, column: SimColumn) -> str:
        return "/" + "".join(f"{each.slug}/" for each in self.site.path(column))

    def link(self, page: str, target: str) -> str:
        """Pages lead to the node in the tree's page, never to its data."""
        start = f"{self.root}/api/all/"
        if not target.startswith(start):
            return target
        number = target.removeprefix(start).partition("?")[0]
        return f"{self.root}/index#{number}"

    def item_paths(self, item: SimItem) -> tuple[str, ...]:
        """The twins of an item: in the catalogue, in each folder, and for small screens."""
        if self._is_reader(item):
            return (f"{_READER}?id={item.id}",)
        columns = [self.site.column(slug) for slug in item.columns]
        paths = [self.row_path(item, column) for column in columns]
        paths += [self.content_path(item)] * any(map(self.in_tree, columns))
        paths += [self.portal_path(item, column) for column in columns]
        paths.append(paths[-1].replace("/post_", "/mpost_"))
        return tuple(dict.fromkeys(paths))

    def row_path(self, item: SimItem, column: SimColumn) -> str:
        """The address that a list gives for an item."""
        if self._is_reader(item):
            return f"{_READER}?id={item.id}"
        if self.in_tree(column) and self.quirks.url == "content":
            return self.content_path(item)
        return self.portal_path(item, column)

    def content_path(self, item: SimItem) -> str:
        """The item in the catalogue: folders by the id's millions and thousands."""
        folders = f"{item.id // _FOLDER**2}/{item.id // _FOLDER}"
        return f"{self.root}/content/{folders}/post_{item.id}.html"

    def portal_path(self, item: SimItem, column: SimColumn) -> str:
        """The item in the ordinary portal."""
        return f"{self._folder(column)}content/post_{item.id}.html"

    def file_path(self, item: SimItem, attachment: SimAttachment) -> str:
        """``/attachment/<millions>/<thousands>/<file>/<item>``."""
        number = item.id * 10 + item.attachments.index(attachment)
        folders = f"{number // _FOLDER**2}/{number // _FOLDER}/{number}"
        return f"/attachment/{folders}/{item.id}.{attachment.type}"

    def _is_reader(self, item: SimItem) -> bool:
        kinds = self.site.kinds(item)
        return self.quirks.readers and kinds == {ColumnKind.INTERPRETATION}

    # Pages -----------------------------------------------------------------------------

    def _index(self, path: str) -> Answer:
        title = f"{self.site.name}政府信息公开平台"
        return self.page("gkmlpt_index.html", path, title, sid=_SID, tree=tree_json(self))

    def list_page(self, column: SimColumn, number: int) -> Answer:
        """The data of a node of the tree, or an ordinary list."""
        if not self.in_tree(column):
            return self.listing("gkmlpt_list.html", column, number)
        return self._data(column, number)

    def _data(self, column: SimColumn, number: int) -> Answer:
        entries = self.entries(column)
        count = len(entries)
        if column.slug == self.quirks.short:
            if number > 1:
                return Answer(b'{"message":""}', 404, _DATA)
            count += 115
        start = (number - 1) * self.quirks.size
        shown = entries[start : start + self.quirks.size]
        return Answer(listed(self, column, count, shown), content_type=_DATA)

    def item_page(self, item: SimItem, path: str) -> Answer:
        """A page with the catalogue and its own data, or the frame of an interpretation."""
        if path.startswith(_READER):
            return self.page("gkmlpt_reader.html", path, "政策解读平台", source=_READER_DATA)
        scripted = self.quirks.scripted and item.has_catalogue
        return self.detail(
            "gkmlpt_detail.html",
            item,
            path,
            sid=_SID,
            tree=tree_json(self),
            data=detail_json(self, item) if scripted or not item.id % 5 else "null",
            scripted=scripted,
            alt=self.quirks.alt,
        )

    def answer(self, request: Request) -> Answer:
        """The data of the tree's columns and of interpretations, else a page."""
        start = f"{self.root}/api/all/"
        if request.path.startswith(start):
            return self._listed(request.path.removeprefix(start), request.query)
        if request.path == _READER_DATA and self.quirks.readers:
            item = next((i for i in self.site.items if str(i.id) == request.query.get("id")), None)
            return Answer(reader_json(item), content_type=_DATA)
        return super().answer(request)

    def _listed(self, key: str, query: Mapping[str, str]) -> Answer:
        """A wrong ``sid`` and an unknown column have no articles; page 0 is page 1."""
        asked = query.get("page", "")
        number = max(1, int(asked)) if asked.isdecimal() else 1
        found = [c for c in self.site.columns if c.catalogue and str(self.number(c)) == key]
        if not found or query.get("sid") != _SID:
            return Answer(b'{"articles":[]}', content_type=_DATA)
        return self._data(found[0], number)


def _read_by_script(site: SimSite) -> SimSite:
    """The site whose interpretations state no more than the frame's data do."""
    of_kind = site.of_kind(ColumnKind.INTERPRETATION)
    own = {item.id for item in of_kind if site.kinds(item) == {ColumnKind.INTERPRETATION}}
    items = tuple(_plain(item) if item.id in own else item for item in site.items)
    return replace(site, items=items)


def _plain(item: SimItem) -> SimItem:
    return replace(item.uncatalogued(), source=None, attachments=(), printed=())
