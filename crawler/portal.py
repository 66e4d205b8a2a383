"""From home to columns to lists to items: how any portal is read, written once.

A platform's spider overrules single steps; reading is a pure function of page and target.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import ClassVar

from crawler.fields.addresses import is_home, item_id, site_of
from crawler.fields.column_pages import Emptiness, emptiness, frames, is_excerpt, own_column
from crawler.fields.detail import Detail, read_detail
from crawler.fields.letter_labels import may_tell_of_letters
from crawler.fields.letter_lists import listed_letters
from crawler.fields.letters import Letter, read_letter, with_letter
from crawler.fields.markup import parse
from crawler.fields.navigation import read_columns, sitemap_of
from crawler.fields.opened import datastores, opened
from crawler.fields.page_class import (
    item_class,
    redirect_href,
    says_gone,
    says_no_page,
    says_unfinished,
    technical_class,
)
from crawler.fields.page_kind import LISTS, is_document, is_shown, page_kind
from crawler.fields.page_links import foreign_links, home_links
from crawler.fields.pager import Pager
from crawler.fields.row_records import row_records
from crawler.fields.rows import RawRow
from crawler.fields.site_facts import read_site_facts
from crawler.fields.traces import Trace
from crawler.fields.unseen import unseen_marks
from crawler.fields.urls import frontier_key, join
from crawler.fields.view import View
from crawler.items import (
    ITEM_CLASSES,
    Column,
    ColumnKind,
    Field,
    Listing,
    PageClass,
    Reading,
    ReadItem,
    Role,
    Row,
    Target,
)
from crawler.page import Page

_JSON = ("{", "[")
_FEW_COLUMNS = 3  # with fewer, the menu of a home page may stand in a frame
_SHORT = 60  # characters of a body that may be no more than a notice


class PortalSpider:
    """Reads the pages of one portal. ``columns`` gives configured addresses their kinds.

    ``traces`` are what the platform is recognised by: addresses and markup, never host names.
    """

    platform: ClassVar[str] = "generic"
    traces: ClassVar[tuple[Trace, ...]] = ()

    def __init__(self, home: str, columns: Mapping[str, ColumnKind] | None = None) -> None:
        self.home = home
        self._site = site_of(home)
        self._configured = dict(columns or {})
        self._kinds = {frontier_key(url): kind for url, kind in self._configured.items()}

    def start(self) -> tuple[Target, ...]:
        """What a crawl begins with: the home page and the configured columns."""
        columns = (Target(url, Role.COLUMN, url, 1) for url in self._configured)
        return (Target(self.home, Role.HOME), *columns)

    def on_site(self, url: str) -> bool:
        """Whether a canonical address has the home page's host and port, by http or https."""
        return site_of(url) == self._site

    def item_key(self, url: str) -> str | None:
        """The same key for all addresses of an item; None where the address shows no item id."""
        return item_id(url) if self.on_site(url) else None

    def read(self, page: Page, target: Target) -> Reading:
        """All that a page yields. Pages that cannot be read have their class and nothing else."""
        answer = self.read_answer(page, target)
        if answer is not None:
            return answer
        technical = self.technical(page, target)
        if technical is not None:
            return Reading(technical, follow=self._redirect(page, target, technical))
        view = self._view(page)
        if view.text.lstrip()[:1] in _JSON:
            reading = self.read_item(view, target)
            return reading if reading.item and reading.item.body else Reading(PageClass.OTHER)
        reading = self._read_page(view, target)
        links = foreign_links(view.tree, view.url)
        return replace(reading, links=(*reading.links, *links)) if links else reading

    def _read_page(self, view: View, target: Target) -> Reading:
        letters = self._letters(view, target) if target.role in LISTS else ()
        page_class = PageClass.LIST if letters else self.classify(view, target)
        if page_class is PageClass.HOME:
            return self.read_home(view)
        if page_class is PageClass.LIST:
            return self.read_list(view, target, letters)
        if page_class is PageClass.DETAIL:
            return self.read_item(view, target)
        return Reading(page_class)

    # -- steps that a platform may overrule ---------------------------------------------------

    def read_answer(self, page: Page, target: Target) -> Reading | None:
        """What an answer of the platform's own interface yields; None where it is none of those."""
        return None

    def technical(self, page: Page, target: Target) -> PageClass | None:
        """The class of an answer that is no page to read, else None."""
        return technical_class(page.text, page.body, page.status, page.content_type)

    def classify(self, view: View, target: Target) -> PageClass:
        """HOME, LIST or DETAIL, or SOFT_404 where an item's address shows the front page."""
        rows = self.list_rows(view) if target.role in LISTS else None
        return page_kind(view, target.role, rows)

    def list_rows(self, view: View) -> list[RawRow]:
        """The rows of the page's main list."""
        return view.rows

    def next_pages(self, view: View) -> Pager:
        """How the list goes on."""
        return view.pager

    def columns_of(self, view: View) -> tuple[Column, ...]:
        """The columns that the page leads to."""
        return read_columns(view.outline, view.crumbs, view.row_links)

    def detail_fields(self, view: View) -> Detail:
        """What an item's page states."""
        return read_detail(view.tree, view.text, view.url)

    def fragments(self, view: View) -> Iterable[str]:
        """Addresses of parts of the list that the page itself leaves to script."""
        return ()

    # -- reading ------------------------------------------------------------------------------

    def read_home(self, view: View) -> Reading:
        """The portal's home page: its columns, and the news it shows as rows."""
        seen: dict[str, RawRow] = {}
        for block in view.blocks:
            for row in () if block.is_lone else block.rows:
                seen.setdefault(row.url, row)
        rows = self._rows(seen.values())
        name = "首页"
        columns = self._columns(view)
        parts = [url for url in (sitemap_of(view.outline),) if url]
        if len(columns) < _FEW_COLUMNS:
            parts += frames(view, all_of_them=True)
        return Reading(
            PageClass.HOME,
            listing=Listing(rows, excerpt=True) if rows else None,
            column=Column(view.url, name, (name,)),
            columns=columns,
            follow=tuple(Target(url, Role.UNKNOWN, depth=1, found_on=view.url) for url in parts),
            facts=read_site_facts(view.tree, view.text),
            links=home_links(view.outline, view.text),
        )

    def read_list(self, view: View, target: Target, letters: tuple[Row, ...] = ()) -> Reading:
        """A column's page: the rows of its list and how it goes on, or the way to its parts.

        ``letters`` are those that stand in the list alone; they are its rows then.
        """
        pager = self.next_pages(view)
        column = self._column(view, target)
        rows = letters or self._rows(self.list_rows(view), column.kind)
        parts = [url for url in self.fragments(view) if url != view.url]
        columns = self._columns(view)
        if not rows:
            if says_no_page(view.prose):
                return Reading(PageClass.SOFT_404)
            if says_unfinished(view.prose):
                return Reading(PageClass.MAINTENANCE, column=column, columns=columns)
            parts = parts or frames(view)
            state = emptiness(view, columns, pager)
            if state is Emptiness.SCRIPTED and not parts:
                return Reading(PageClass.SCRIPT_SHELL, column=column)
            is_list = state is Emptiness.BLANK and not parts
        follow = tuple(
            Target(url, Role.LIST, column.url, target.depth + 1, view.url) for url in parts
        )
        listing = None
        if rows or is_list:
            listing = Listing(
                rows,
                pager.next_urls,
                pager.page_number,
                pager.declared_total,
                pager.declared_pages,
                excerpt=target.role is not Role.LIST and is_excerpt(view, column, columns, pager),
            )
        return Reading(
            PageClass.LIST, listing=listing, column=column, columns=columns, follow=follow
        )

    def read_item(self, view: View, target: Target) -> Reading:
        """An item's page, or the text that a column has instead of a list."""
        detail = self.detail_fields(view)
        column = self._column(view, target) if target.role in LISTS else None
        names = (*detail.breadcrumb, *(column.path if column else ()))
        title = next((c.value for c in detail.claims if c.field is Field.TITLE and c.value), "")
        letter = read_letter(view.tree) if may_tell_of_letters(view.text) else Letter()
        page_class = item_class(title, names, letter)
        if len(detail.body) < _SHORT and not detail.attachments:
            if says_gone(view.prose):
                return Reading(PageClass.SOFT_404)
            if column and says_unfinished(view.prose):
                return Reading(PageClass.MAINTENANCE, column=column, columns=self._columns(view))
            if not (is_shown(detail.claims) or view.is_text) and view.outline.calls.text:
                return Reading(PageClass.SCRIPT_SHELL)
        if column and column.kind in (ColumnKind.ORGANISATION, ColumnKind.LEADERS):
            page_class = PageClass.ORGANISATION if view.article_signs < 2 else page_class
        columns = self._columns(view) if column else ()
        is_item = page_class in ITEM_CLASSES and (
            column is None
            or self.item_key(view.url) is not None
            or is_document(view, detail.claims, title, column.name)
            or bool(view.is_text and detail.body)
        )
        if not is_item:
            return Reading(page_class, column=column, columns=columns)
        is_letter = page_class is PageClass.MESSAGE
        claims = with_letter(detail.claims, letter) if is_letter else detail.claims
        item = ReadItem(
            url=view.url,
            key=self._key(view),
            page_class=page_class,
            claims=claims,
            body=detail.body,
            attachments=detail.attachments,
            links=detail.links,
            breadcrumb=detail.breadcrumb,
            marks=unseen_marks(view.tree, view.text),
        )
        return Reading(
            page_class, item=item, column=column, columns=columns, links=detail.all_links
        )

    def _view(self, page: Page) -> View:
        """The page, with what it carries wrapped in XML or JSON as part of its markup."""
        markup = opened(page.text)
        if markup is None:
            return View(page.tree, page.text, page.url, page.fetched_at)
        return View(parse(markup), markup, page.url, page.fetched_at, datastores(page.text))

    def _rows(self, rows: Iterable[RawRow], kind: ColumnKind = ColumnKind.OTHER) -> tuple[Row, ...]:
        return row_records(rows, kind, self.on_site)

    def _letters(self, view: View, target: Target) -> tuple[Row, ...]:
        """The letters that have no page but the list's."""
        return listed_letters(view.tree, view.text, view.url, self._column(view, target))

    def _columns(self, view: View) -> tuple[Column, ...]:
        return tuple(self._of_configured_kind(column) for column in self.columns_of(view))

    def _column(self, view: View, target: Target) -> Column:
        return self._of_configured_kind(own_column(view, target.column_url))

    def _of_configured_kind(self, column: Column) -> Column:
        kind = self._kinds.get(frontier_key(column.url))
        return column if kind is None else replace(column, kind=kind)

    def _key(self, view: View) -> str:
        """The item's key: by its address, else by the address that it calls canonical."""
        key = self.item_key(view.url)
        if key is None:
            for link in view.tree.iter("link"):
                if (link.get("rel") or "").lower() == "canonical":
                    url = join(view.url, link.get("href") or "")
                    key = self.item_key(url) if url and not is_home(url) else None
        return key or frontier_key(view.url)

    def _redirect(self, page: Page, target: Target, page_class: PageClass) -> tuple[Target, ...]:
        if page_class is not PageClass.REDIRECT:
            return ()
        url = join(page.url, redirect_href(page.text) or "")
        if url is None or url == page.url:
            return ()
        return (Target(url, target.role, target.column_url, target.depth + 1, page.url),)
