"""UCAP (开普): static lists with a six-argument pager, or rows by script; ids of 32 hex digits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import md5
from typing import Any, ClassVar

from crawler.items import Field
from crawler.simulator.exchange import Answer, Request
from crawler.simulator.listing import LABELS
from crawler.simulator.model import SimAttachment, SimColumn, SimItem, SimSite
from crawler.simulator.portal import Portal
from crawler.simulator.ucap_answers import answer_to

_SITE = "linxi"
_BY_QUERY = re.compile(r"\.shtml\?\d+$")


@dataclass(frozen=True, slots=True)
class UcapQuirks:
    """What may differ between portals of the make.

    ``second`` is how the second page of a static list is called: ``2`` (``list_2.shtml``),
    ``1`` (``list_1.shtml``) or ``?2`` (``list.shtml?2``); ``first`` the number that the pager's
    call gives the first page, ``inline`` puts the pager's function into the page, ``excess``
    is how many pages more than there are the portal declares.
    ``rows`` is where rows come from: ``page``, or by script ``search`` (``/common/search/…``),
    ``searchList``, ``code`` (``getFileListByCodeId``), ``data`` (``loadData…``), ``info``
    (``getInfoCommon``). ``details`` is ``hex`` (``<32 hex>.shtml``) or ``content``
    (``c<id>/content.html``), ``body`` the text's element (``tag``, ``id``), ``metadata``
    ``dl`` or ``table``; ``breaks`` cuts texts into pages by marks in the text.
    """

    second: str = "2"
    first: int = 1
    inline: bool = False
    excess: int = 0
    rows: str = "page"
    details: str = "hex"
    body: str = "tag"
    metadata: str = "dl"
    breaks: str = ""


class UcapPortal(Portal):
    """A portal of the make; see UcapQuirks."""

    platform = "ucap"
    variants: ClassVar[Mapping[str, Any]] = {
        "": None,
        "second page is _1, told by the script": UcapQuirks("1", 1, inline=True, body="id"),
        "second page is _1, told by nothing": UcapQuirks("1", 1, metadata="table"),
        "second page is _1, counted from 0": UcapQuirks("1", 0, breaks="#PAGE_BREAK#"),
        "pages by query, total that lies": UcapQuirks(
            "?2", inline=True, excess=2, details="content"
        ),
        "rows from search": UcapQuirks(rows="search", breaks="<pagebreak></pagebreak>"),
        "rows from searchList": UcapQuirks(rows="searchList", details="content", body="id"),
        "rows by code id, total that lies": UcapQuirks(
            rows="code", excess=2, details="content", metadata="table"
        ),
        "rows by loadData": UcapQuirks(rows="data"),
        "rows by getInfoCommon": UcapQuirks(rows="info"),
    }
    skin = "ucap-"
    page_size = 4
    labels = LABELS | {
        Field.INDEX_NUMBER: "索 引 号",
        Field.CATEGORY: "分　　类",
        Field.WRITTEN_ON: "发文日期",
        Field.TITLE: "标　　题",
        Field.VALIDITY: "时 效 性",
    }

    def __init__(
        self, site: SimSite, *, upstream: str = "", quirks: UcapQuirks | None = None
    ) -> None:
        self.quirks = quirks or UcapQuirks()
        super().__init__(site, upstream=upstream)

    # Addresses -------------------------------------------------------------------------

    def code(self, column: SimColumn) -> str:
        """The channel's code: ``c100012``."""
        return f"c{100000 + self.site.columns.index(column)}"

    def channel_id(self, column: SimColumn) -> str:
        """The channel's id of 32 hex digits."""
        return _hex(f"channel {column.slug}")

    def manuscript_id(self, item: SimItem) -> str:
        """The article's id of 32 hex digits."""
        return _hex(f"manuscript {item.id}")

    def column_path(self, column: SimColumn, number: int = 1) -> str:
        """``list.shtml`` in the channel's folder; its further pages by number or query."""
        head = f"/{_SITE}/{self.code(column)}/{column.slug}_list"
        if number == 1 or self.quirks.rows != "page":
            return f"{head}.shtml" + (f"?{number}" if number > 1 else "")
        if self.quirks.second == "?2":
            return f"{head}.shtml?{number}"
        return f"{head}_{number - 2 + int(self.quirks.second)}.shtml"

    def item_paths(self, item: SimItem) -> tuple[str, ...]:
        """One address for each column that lists the item."""
        return tuple(self.row_path(item, self.site.column(slug)) for slug in item.columns)

    def row_path(self, item: SimItem, column: SimColumn) -> str:
        """Channel, month and id; or channel and number."""
        if self.quirks.details == "content":
            return f"/n{self.site.columns.index(column) + 10}/n99/c{item.id}/content.html"
        month = f"{item.published_at:%Y%m}"
        return f"/{_SITE}/{self.code(column)}/{month}/{self.manuscript_id(item)}.shtml"

    def file_path(self, item: SimItem, attachment: SimAttachment) -> str:
        """A file beside the article, under an id of its own."""
        number = item.attachments.index(attachment)
        folder = self.item_paths(item)[0].rpartition(".")[0]
        return f"{folder}/files/{_hex(f'file {item.id} {number}')}.{attachment.type}"

    # Pages -----------------------------------------------------------------------------

    def list_page(self, column: SimColumn, number: int) -> Answer:
        """A list page: rows and the pager's call, or the script that asks for the rows."""
        return self.listing(
            "ucap_list.html",
            column,
            number,
            quirks=self.quirks,
            channel=self.channel_id(column),
            name=f"{column.slug}_list",
            counter=number - 1 + self.quirks.first,
        )

    def item_page(self, item: SimItem, path: str) -> Answer:
        """A detail page."""
        return self.detail(
            "ucap_detail.html",
            item,
            path,
            quirks=self.quirks,
            manuscript=self.manuscript_id(item),
            channel=self.channel_id(self.site.column(item.columns[0])),
        )

    def add(self, target: str, page: Callable[[], Answer]) -> None:
        """File a page; those by query (``list.shtml?2``) under their whole target."""
        if self.quirks.second == "?2" and _BY_QUERY.search(target):
            self.pages[target] = page
        else:
            super().add(target, page)

    def answer(self, request: Request) -> Answer:
        """The answer to a request; a query that is a number alone counts as part of the path."""
        numbered = self.pages.get(f"{request.path}?{next(iter(request.query), '')}")
        return numbered() if numbered else super().answer(request)

    def page_count(self, column: SimColumn) -> int:
        """One page where script fills the list."""
        return 1 if self.quirks.rows != "page" else super().page_count(column)

    def missing(self, request: Request) -> Answer:
        """The calls of the scripts."""
        return answer_to(self, request) or super().missing(request)


def _hex(text: str) -> str:
    return md5(text.encode(), usedforsecurity=False).hexdigest()
