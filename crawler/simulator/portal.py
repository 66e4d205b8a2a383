"""A portal: addresses and pages made from a site; each platform says how its own look."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time
from functools import partial
from typing import Any, ClassVar
from urllib.parse import urlsplit

from crawler.items import ColumnKind, Field
from crawler.simulator.exchange import Answer, Request, address
from crawler.simulator.files import CONTENT_TYPES, asset_bytes, attachment_bytes, file_of
from crawler.simulator.listing import LABELS, Entry, Sheet
from crawler.simulator.model import SimAttachment, SimColumn, SimItem, SimSite
from crawler.simulator.pages import Page, article_metas, column_metas, render, site_metas


class Portal(ABC):
    """A site on one platform. ``origin`` is where the server answers; the server sets it.

    ``upstream`` is the origin of the portal that links marked ``{upstream}`` lead to.
    ``quirks`` chooses among the platform's ways. ``variants`` names those that every test of
    all platforms goes through; the first is the platform as it usually is.
    """

    platform: ClassVar[str]
    variants: ClassVar[Mapping[str, Any]] = {"": None}
    labels: ClassVar[dict[Field, str]] = LABELS
    skin: ClassVar[str] = ""
    page_size: int = 20
    charset: str = "utf-8"

    def __init__(self, site: SimSite, *, upstream: str = "", quirks: Any = None) -> None:
        self.site = site
        self.upstream = upstream or "/leave?to=upstream"
        self.origin = "http://127.0.0.1"
        self.pages: dict[str, Callable[[], Answer]] = {}
        self._publish()

    # Addresses -------------------------------------------------------------------------

    @abstractmethod
    def column_path(self, column: SimColumn, number: int = 1) -> str:
        """The address of a page of a column's list (or of its only page)."""

    @abstractmethod
    def item_paths(self, item: SimItem) -> tuple[str, ...]:
        """Every address of an item; the first is the one that its home column lists."""

    def row_path(self, item: SimItem, column: SimColumn) -> str:
        """The address under which a column lists an item."""
        return self.item_paths(item)[0]

    def file_path(self, item: SimItem, attachment: SimAttachment) -> str:
        """The address of an item's attachment."""
        number = item.attachments.index(attachment) + 1
        return f"/upload/{item.published_at:%Y%m}/{item.id}{number}.{attachment.type}"

    def link(self, page: str, target: str) -> str:
        """The href that stands on a page for a target: absolute paths unless overruled."""
        return target

    def hidden(self, column: SimColumn) -> bool:
        """Whether navigation leaves a column out."""
        return False

    def shown_name(self, column: SimColumn) -> str:
        """The name that navigation beside the content gives a column."""
        return column.name

    def lists_letters(self, column: SimColumn) -> bool:
        """Whether a list shows the facts of its letters: that of a portal's first box does."""
        boxes = [each for each in self.site.lists() if each.kind is ColumnKind.MESSAGES]
        return column in boxes[:1]

    # Pages -----------------------------------------------------------------------------

    @abstractmethod
    def list_page(self, column: SimColumn, number: int) -> Answer:
        """A page of a list."""

    @abstractmethod
    def item_page(self, item: SimItem, path: str) -> Answer:
        """An item under one of its addresses."""

    def answer(self, request: Request) -> Answer:
        """The answer to a request; unknown addresses go to ``missing``.

        Static pages and the standing ones do not mind a query that they do not know.
        """
        page = self.pages.get(request.address)
        if page is None and (request.path.endswith((".html", "/")) or request.path in _STANDING):
            page = self.pages.get(request.path)
        return page() if page else self.missing(request)

    def missing(self, request: Request) -> Answer:
        """What the portal says where it has no page; platforms know special cases."""
        extension = request.path.rpartition(".")[2]
        if request.path.startswith("/assets/") and extension in _ASSETS:
            return Answer(asset_bytes(extension), content_type=CONTENT_TYPES[extension])
        return self.page("missing.html", request.path, "页面不存在", status=404)

    def page(self, template: str, path: str, title: str, **facts: Any) -> Answer:
        """A page from a template.

        ``status``, ``modified``, ``metas`` and ``code`` (the site's own or another's
        identification code) are taken from facts.
        """
        status, modified = facts.pop("status", 200), facts.pop("modified", None)
        code = facts.pop("code", "") or self.site.site_id_code
        metas = site_metas(self.site, urlsplit(self.origin).netloc, code) + facts.pop("metas", ())
        body = render(template, Page(self, path, title, metas, code), facts)
        content_type = f"text/html; charset={self.charset}"
        return Answer(body.encode(self.charset), status, content_type, modified=modified)

    def sheet(self, column: SimColumn, number: int) -> Sheet:
        """The content of one page of a list, newest first."""
        entries = self.entries(column)
        pages = self.page_count(column)
        start = (number - 1) * self.page_size
        shown = entries[start : start + self.page_size]
        return Sheet(column, number, pages, len(entries), tuple(shown))

    def page_count(self, column: SimColumn) -> int:
        """How many pages a column's list has; an empty list has one."""
        return max(1, -(-len(self.entries(column)) // self.page_size))

    def entries(self, column: SimColumn) -> list[Entry]:
        """All rows of a column, newest first."""
        own = [
            Entry(
                item.listed_as or item.title,
                self.row_path(item, column),
                item.published_at.date(),
                item,
            )
            for item in self.site.listed(column.slug)
        ]
        return sorted([*own, *self._foreign(column)], key=lambda entry: entry.on, reverse=True)

    def _foreign(self, column: SimColumn) -> Iterator[Entry]:
        for number, row in enumerate(self.site.rows, 1):
            if row.column == column.slug:
                own = f"/upload/rows/{number}.{row.file.type}" if row.file else ""
                target = own or row.url.replace("{upstream}", self.upstream)
                yield Entry(row.title, target, row.on)

    def cells(self, item: SimItem) -> list[tuple[str, str]]:
        """Label and text of every row of an item's catalogue block; letters have none."""
        if not item.has_catalogue:
            return []
        texts = ((label, self._cell(item, field)) for field, label in self.labels.items())
        return [(label, text) for label, text in texts if text is not None] * item.blocks

    def _cell(self, item: SimItem, field: Field) -> str | None:
        if field is Field.PUBLISHED_AT:
            return f"{item.table_date or item.published_at:%Y-%m-%d}"
        if field is Field.WRITTEN_ON and item.written_on:
            return item.written_on.isoformat()
        if field is Field.ABOLISHED_ON:
            return item.abolished_on.isoformat() if item.abolished_on else None
        return item.text_of(field)

    def detail(self, template: str, item: SimItem, path: str, **facts: Any) -> Answer:
        """An item's page from a platform's template."""
        column = self.site.column(item.columns[0])
        metas = column_metas(column) + article_metas(item, self.origin + path)
        return self.page(
            template,
            path,
            item.title,
            metas=metas,
            modified=item.published_at,
            code=item.site_code,
            item=item,
            column=column,
            **facts,
        )

    def listing(self, template: str, column: SimColumn, number: int, **facts: Any) -> Answer:
        """A page of a list from a platform's template."""
        sheet = self.sheet(column, number)
        newest = max((entry.on for entry in self.entries(column)), default=None)
        return self.page(
            template,
            facts.pop("path", self.column_path(column, number)),
            f"{column.name}_{self.site.name}",
            metas=column_metas(column),
            modified=newest and datetime.combine(newest, time(18)),
            sheet=sheet,
            column=column,
            **facts,
        )

    # What there is ---------------------------------------------------------------------

    def _publish(self) -> None:
        self.add("/", partial(self.page, "home.html", "/", self.site.name))
        for path, (template, title) in _STANDING.items():
            self.add(path, partial(self.page, template, path, title))
        lists = self.site.lists()
        for column in self.site.columns:
            if column in lists:
                for number in range(1, self.page_count(column) + 1):
                    path = self.column_path(column, number)
                    self.add(path, partial(self.list_page, column, number))
            else:
                self.add(self.column_path(column), partial(self.single_page, column))
        for item in self.site.items:
            for path in self.item_paths(item):
                self.add(path, partial(self.item_page, item, path))
            for attachment in item.attachments:
                if not attachment.is_gone:
                    file = partial(_file_of, item, attachment)
                    self.add(self.file_path(item, attachment), file)
        for number, row in enumerate(self.site.rows, 1):
            if row.file:
                path = f"/upload/rows/{number}.{row.file.type}"
                self.add(path, partial(_file, row.file.type, (row.title,)))

    def single_page(self, column: SimColumn) -> Answer:
        """A column that is one text, or that leads to the columns below it."""
        template = "text.html" if column.text else "landing.html"
        title = f"{column.name}_{self.site.name}"
        path = self.column_path(column)
        return self.page(template, path, title, column=column, metas=column_metas(column))

    def add(self, target: str, page: Callable[[], Answer]) -> None:
        """File a page under its path and query."""
        request = Request.of(target)
        self.pages[address(request.path, request.query)] = page


_STANDING = {
    "/sitemap.html": ("sitemap.html", "网站地图"),
    "/contact/": ("contact.html", "联系我们"),
    "/elder/": ("elder.html", "长辈版"),
    "/jiucuo/": ("contact.html", "政府网站找错"),
    "/leave": ("leave.html", "离开本站提示"),
    "/search": ("search.html", "站内检索"),
}
_ASSETS = frozenset({"css", "js", "png"})


def _file(extension: str, paragraphs: tuple[str, ...]) -> Answer:
    return Answer(attachment_bytes(extension, paragraphs), content_type=CONTENT_TYPES[extension])


def _file_of(item: SimItem, attachment: SimAttachment) -> Answer:
    return Answer(file_of(item, attachment), content_type=CONTENT_TYPES[attachment.type])
