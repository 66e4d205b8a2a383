"""TRS WCM: column folders, ``index_1.html``, relative addresses, files beside the article."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlsplit

from crawler.items import ColumnKind, Field
from crawler.simulator.exchange import Answer, Request
from crawler.simulator.listing import LABELS
from crawler.simulator.model import SimAttachment, SimColumn, SimItem, SimSite
from crawler.simulator.portal import Portal

_INDEX = re.compile(r"(.*/)index_\d+\.html")
_STUB = (
    b"<html><head><meta http-equiv='Content-Type' content='text/html; charset=utf-8'>"
    b"<title></title></head><body><script language='javascript'>"
    b"var _page = document.location.href; document.write('');</script>"
    b"<!-- the requested page has been moved or has not been generated; please check the"
    b" address or go back to the index of the column --></body></html>"
)
_FORMATS = {"-": "%Y-%m-%d", "/": "%Y/%m/%d", ".": "%Y.%m.%d", "short": "%m-%d"}


@dataclass(frozen=True, slots=True)
class TrsQuirks:
    """What may differ between portals of the make.

    ``dates`` is how lists write days: ``-``, ``/``, ``.`` or ``short`` (no year);
    ``metadata`` is ``table`` or ``list``; ``base_href`` the slug of a column whose pages
    carry ``<base href>`` of the root; ``mislabelled`` serves one policy page in gb18030
    though header and meta tag say utf-8; ``stub`` answers pages past the end with 200 and
    a few bytes.
    """

    dates: str = "-"
    metadata: str = "table"
    base_href: str = "zcjd"
    mislabelled: bool = True
    stub: bool = True


class TrsPortal(Portal):
    """A portal of the make; see TrsQuirks."""

    platform = "trs"
    variants: ClassVar[Mapping[str, Any]] = {
        "": None,
        "base address, no years": TrsQuirks(base_href="zcwj", metadata="list", dates="short"),
    }
    skin = "trs-"
    page_size = 15
    labels = LABELS | {
        Field.INDEX_NUMBER: "索 引 号",
        Field.CATEGORY: "信息分类",
        Field.TITLE: "标　　题",
        Field.DOCUMENT_NUMBER: "发文字号",
        Field.WRITTEN_ON: "成文日期",
        Field.VALIDITY: "有 效 性",
    }

    def __init__(
        self, site: SimSite, *, upstream: str = "", quirks: TrsQuirks | None = None
    ) -> None:
        self.quirks = quirks or TrsQuirks()
        super().__init__(site, upstream=upstream)
        self.add("/index.html", self.pages["/"])
        for column in site.columns:
            folder = self.column_path(column)
            self.add(f"{folder}index.html", self.pages[folder])

    def column_path(self, column: SimColumn, number: int = 1) -> str:
        """The column's folder; page k is ``index_{k-1}.html``."""
        folder = "/" + "".join(f"{each.slug}/" for each in self.site.path(column))
        return folder if number == 1 else f"{folder}index_{number - 1}.html"

    def item_paths(self, item: SimItem) -> tuple[str, ...]:
        """The same name in the folder of every column that lists the item."""
        return tuple(self.row_path(item, self.site.column(slug)) for slug in item.columns)

    def row_path(self, item: SimItem, column: SimColumn) -> str:
        """Month folder, then ``t<day>_<id>.html``."""
        at = item.published_at
        return f"{self.column_path(column)}{at:%Y%m}/t{at:%Y%m%d}_{item.id}.html"

    def file_path(self, item: SimItem, attachment: SimAttachment) -> str:
        """``P0…`` beside the article."""
        number = item.attachments.index(attachment)
        folder = posixpath.dirname(self.item_paths(item)[0])
        return f"{folder}/P0{item.published_at:%Y%m%d}{item.id * 10 + number}.{attachment.type}"

    def base_of(self, page: str) -> str:
        """What relative addresses on a page count from: the page itself, or the site's root."""
        slug = self.quirks.base_href
        based = slug and page.startswith(self.column_path(self.site.column(slug)))
        return "/" if based else page

    def link(self, page: str, target: str) -> str:
        """A relative address, ``./`` or ``../`` first."""
        parts = urlsplit(target)
        start = posixpath.dirname(self.base_of(page)) or "/"
        way = posixpath.relpath(parts.path, start)
        way += "/" if parts.path.endswith("/") and not way.endswith("/") else ""
        way = way if way.startswith(".") else f"./{way}"
        return f"{way}?{parts.query}" if parts.query else way

    def list_page(self, column: SimColumn, number: int) -> Answer:
        """A list page with the pager's script."""
        form = _FORMATS[self.quirks.dates]
        path = self.column_path(column, number)
        return self.listing("trs_list.html", column, number, date_form=form, base=self._base(path))

    def _base(self, path: str) -> str:
        return f"{self.origin}/" if self.base_of(path) != path else ""

    def item_page(self, item: SimItem, path: str) -> Answer:
        """A detail page."""
        answer = self.detail(
            "trs_detail.html", item, path, metadata=self.quirks.metadata, base=self._base(path)
        )
        if not self.quirks.mislabelled or item != self.mislabelled_item():
            return answer
        body = answer.body.decode().encode("gb18030")
        return Answer(body, content_type=answer.content_type, modified=answer.modified)

    def mislabelled_item(self) -> SimItem | None:
        """The item whose page is not in the encoding that it claims."""
        return next(iter(self.site.of_kind(ColumnKind.POLICY)), None)

    def missing(self, request: Request) -> Answer:
        """Pages past the end are a stub with status 200."""
        asked = _INDEX.fullmatch(request.path)
        if asked and asked.group(1) in self.pages and self.quirks.stub:
            return Answer(_STUB)
        return super().missing(request)
