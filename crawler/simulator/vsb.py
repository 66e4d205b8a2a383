"""VSB 博达: static pages whose addresses count down, dynamic ones, the disclosure module."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import md5
from typing import Any, ClassVar
from urllib.parse import quote, urlsplit

from crawler.items import Field
from crawler.simulator.exchange import Answer, Request
from crawler.simulator.files import CONTENT_TYPES, asset_bytes, file_of
from crawler.simulator.listing import LABELS
from crawler.simulator.model import SimAttachment, SimColumn, SimItem, SimSite
from crawler.simulator.portal import Portal

_OWNER = 1383847026
_MODULE = 1501  # number of the list's component on its page
_CAPTCHA = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>附件下载</title></head><body>
<form name="downform" method="get"><p>下载附件：</p><p>请输入验证码：
<input type="text" name="codeValue" size="6">
<img src="/system/resource/js/filedownload/createimage.jsp">
<a href="javascript:changeImg()">看不清楚？换一张</a></p>
<input type="button" value="确 定" onclick="downLoad()"></form></body></html>"""


@dataclass(frozen=True, slots=True)
class VsbQuirks:
    """What may differ between portals of the make.

    ``dynamic`` leaves nothing published as files: all addresses are ``….jsp?urltype=…``;
    ``disclosure`` lists the catalogue by the disclosure module; ``numbers`` shows the pager's
    page numbers, else only 上页 下页 尾页; ``metas`` leaves the meta tags of articles out;
    ``captcha`` answers every download with a picture to be read.
    """

    dynamic: bool = False
    disclosure: bool = True
    numbers: bool = True
    metas: bool = True
    captcha: bool = False


class VsbPortal(Portal):
    """A portal of the make; see VsbQuirks."""

    platform = "vsb"
    variants: ClassVar[Mapping[str, Any]] = {
        "": None,
        "dynamic pages": VsbQuirks(dynamic=True, numbers=False),
        "without metas": VsbQuirks(disclosure=False, numbers=False, metas=False, captcha=True),
    }
    skin = "vsb-"
    page_size = 4
    labels = LABELS | {
        Field.INDEX_NUMBER: "索 引 号",
        Field.CATEGORY: "信息分类",
        Field.TITLE: "信息名称",
        Field.DOCUMENT_NUMBER: "文　　号",
        Field.WRITTEN_ON: "成文日期",
        Field.PUBLISHED_AT: "公开日期",
    }

    def __init__(
        self, site: SimSite, *, upstream: str = "", quirks: VsbQuirks | None = None
    ) -> None:
        self.quirks = quirks or VsbQuirks()
        self._repeated = Counter(item.index_number for item in site.items)
        super().__init__(site, upstream=upstream)
        for path in ("/", "/index.htm"):
            self.add(path, partial(self.page, "vsb_home.html", path, site.name))
        for item in site.items:
            for attachment in item.attachments:
                if not attachment.is_gone:
                    file = partial(self._file, item, attachment)
                    self.add(self.file_path(item, attachment), file)
        for column in site.lists():
            if self.is_dynamic(column):
                path = self._numbered(column, 1)
                self.add(path, partial(self.list_page, column, 1))

    # Addresses -------------------------------------------------------------------------

    def tree(self, column: SimColumn) -> int:
        """The number of a column's node."""
        return 1001 + self.site.columns.index(column)

    def is_disclosed(self, column: SimColumn) -> bool:
        """Whether the disclosure module lists the column."""
        return self.quirks.disclosure and column.catalogue and column in self.site.lists()

    def is_dynamic(self, column: SimColumn) -> bool:
        """Whether the column's pages are made on demand."""
        return self.quirks.dynamic or self.is_disclosed(column)

    def column_path(self, column: SimColumn, number: int = 1) -> str:
        """``/a/b.htm`` and ``/a/b/10.htm``, or a page with its node in the query."""
        if self.is_dynamic(column):
            return self._numbered(column, number) if number > 1 else self._dynamic(column)
        stem = "/" + "/".join(each.slug for each in self.site.path(column))
        left = self.page_count(column) - number + 1
        return f"{stem}.htm" if number == 1 else f"{stem}/{left}.htm"

    def _dynamic(self, column: SimColumn, counted: str = "") -> str:
        if self.is_disclosed(column):
            kind, rest = "egovinfo.EgovInfoList", f"&sccode={column.slug}&subtype=1&gilevel=2"
            page = "xxgk_list.jsp"
        else:
            kind, rest = "tree.TreeTempUrl", ""
            page = "list.jsp" if column in self.site.lists() else "content.jsp"
        return f"/{page}?{counted}urltype={kind}&wbtreeid={self.tree(column)}{rest}"

    def _numbered(self, column: SimColumn, number: int) -> str:
        name = f"{'ainfolist' if self.is_disclosed(column) else 'a'}{_MODULE}"
        pages = f"{name}t={self.page_count(column)}&{name}p={number}"
        return self._dynamic(column, f"{pages}&{name}c={self.page_size}&")

    def item_paths(self, item: SimItem) -> tuple[str, ...]:
        """By file and by query; in every column that lists the item."""
        columns = [self.site.column(slug) for slug in item.columns]
        forms = self._disclosed if self.is_disclosed(columns[0]) else self._article
        paths = [forms(item, column) for column in columns]
        by_file, by_query = ([path[form] for path in paths] for form in (0, 1))
        found = (*by_query, *by_file) if self.quirks.dynamic else (*by_file, *by_query)
        return tuple(dict.fromkeys(found))

    def row_path(self, item: SimItem, column: SimColumn) -> str:
        """The address with the column's node."""
        return self.item_paths(item)[item.columns.index(column.slug)]

    def _article(self, item: SimItem, column: SimColumn) -> tuple[str, str]:
        tree = self.tree(column)
        query = f"urltype=news.NewsContentUrl&wbtreeid={tree}&wbnewsid={item.id}"
        return f"/info/{tree}/{item.id}.htm", f"/content.jsp?{query}"

    def _disclosed(self, item: SimItem, column: SimColumn) -> tuple[str, str]:
        """The index number names an item; one that lacks it or shares it goes by its id."""
        number = item.index_number or ""
        number = number if self._repeated[number] == 1 else f"{item.id}-"
        tree = f"&wbtreeid={self.tree(column)}&indentifier={quote(number, safe='')}"
        by_query = f"/gkml_info.jsp?urltype=egovinfo.EgovInfoContent{tree}"
        return f"/info/egovinfo/1001/xxgk_content/{number}.htm", by_query

    def file_path(self, item: SimItem, attachment: SimAttachment) -> str:
        """A download that names no type; the id is a number or 32 hex digits."""
        number = item.id * 10 + item.attachments.index(attachment)
        digest = md5(str(number).encode(), usedforsecurity=False).hexdigest().upper()
        key = number if item.id % 2 else digest
        kind = "urltype=news.DownloadAttachUrl"
        return f"/system/_content/download.jsp?{kind}&owner={_OWNER}&wbfileid={key}"

    def link(self, page: str, target: str) -> str:
        """A relative address; of the page itself only the query; downloads from the root."""
        own, parts = urlsplit(page).path, urlsplit(target)
        if parts.path.startswith("/system/"):
            return target
        if parts.path == own and parts.query:
            return f"?{parts.query}"
        way = posixpath.relpath(parts.path, posixpath.dirname(own))
        way += "/" if parts.path.endswith("/") and not way.endswith("/") else ""
        return f"{way}?{parts.query}" if parts.query else way

    # Pages -----------------------------------------------------------------------------

    def _cell(self, item: SimItem, field: Field) -> str | None:
        text = super()._cell(item, field)
        dated = {
            Field.PUBLISHED_AT: item.table_date or item.published_at,
            Field.WRITTEN_ON: item.written_on,
        }
        day = dated.get(field)
        return f"{day:%Y年%m月%d日}" if day else text

    def list_page(self, column: SimColumn, number: int) -> Answer:
        """A list page; the disclosure module's is a table."""
        path = self._numbered(column, number) if self.is_dynamic(column) else None
        own = {"path": path} if path and number > 1 else {}
        disclosed = self.is_disclosed(column)
        return self.listing(
            "vsb_list.html", column, number, disclosed=disclosed, quirks=self.quirks, **own
        )

    def item_page(self, item: SimItem, path: str) -> Answer:
        """An article, or an entry of the disclosure module."""
        disclosed = "egovinfo" in path
        facts = {"disclosed": disclosed, "owner": _OWNER}
        if self.quirks.metas:
            return self.detail("vsb_detail.html", item, path, **facts)
        column = self.site.column(item.columns[0])
        title = f"{item.title}-{self.site.name}"
        return self.page("vsb_detail.html", path, title, item=item, column=column, **facts)

    def _file(self, item: SimItem, attachment: SimAttachment) -> Answer:
        if self.quirks.captcha:
            return Answer(_CAPTCHA.encode())
        body = file_of(item, attachment)
        name = f"attachment; filename*=UTF-8''{quote(attachment.name)}"
        return Answer(
            body, content_type="application/octet-stream", headers=(("Content-Disposition", name),)
        )

    def missing(self, request: Request) -> Answer:
        """Dynamic lists mind the page's number alone, and show their last page past the end."""
        extension = request.path.rpartition(".")[2]
        if request.path.startswith(("/_sitegray/", "/system/resource/")):
            return Answer(asset_bytes(extension), content_type=CONTENT_TYPES[extension])
        tree = request.query.get("wbtreeid")
        columns = (c for c in self.site.lists() if str(self.tree(c)) == tree)
        column = next(columns, None)
        asked = (value for name, value in request.query.items() if name.endswith(f"{_MODULE}p"))
        number = next(asked, "")
        if column is None or not number.isdecimal() or not self.is_dynamic(column):
            return super().missing(request)
        return self.list_page(column, min(max(int(number), 1), self.page_count(column)))
