"""Portals in the style of gov.cn: ``content_<id>.htm``, lists that are feeds, a policy library.

A column's list is a JSON array beside its page, whole; or an answer of the library's search; or
an old static list whose pages count from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from crawler.fields.addresses import is_home
from crawler.fields.columns import kind_of
from crawler.fields.govcn_lists import Feed, feeds_of, library_call, read_feed, read_library
from crawler.fields.json_rows import read_json
from crawler.fields.pager import Pager
from crawler.fields.traces import Trace
from crawler.fields.view import View
from crawler.items import Column, Listing, PageClass, Reading, Role, Target
from crawler.page import Page
from crawler.portal import PortalSpider

_TRACES = (
    Trace(
        "/YYYYMM/content_<id>.htm",
        re.compile(r"/\d{4}-?\d\d(?:/\d\d)?/content_\d+\.htm(?:$|\?)"),
        2,
        True,
    ),
    Trace("meta firstpublishedtime", re.compile(r"""name=["']?firstpublishedtime\b"""), 3),
    Trace("#UCAP-CONTENT", re.compile(r"""id=["']?UCAP-CONTENT"""), 1),
    Trace("zhengcelibrary", re.compile(r"\bzhengcelibrary|/search-gov/data\b"), 4),
    Trace("…/<NAME>.json", re.compile(r"""/?[A-Z][A-Z_]{5,40}\.json\b"""), 4),
    Trace(
        "/zhengce/, /yaowen/ …",
        re.compile(r"^/(?:zhengce|yaowen|gongbao|lianbo|xinwen|guowuyuan)/"),
        1,
        True,
    ),
    Trace("/column/<id>/<n>.htm", re.compile(r"/column/\d+/\d+\.html?$"), 2, True),
)
_NAMES = {"ZUIXINZHENGCE": "最新政策", "ZCJD": "政策解读", "YAOWEN": "要闻", "LIEBIAO": "要闻"}


class GovcnSpider(PortalSpider):
    """Adds feeds and the library; what they list and how items look is read in general."""

    platform: ClassVar[str] = "govcn"
    traces = _TRACES

    def read_answer(self, page: Page, target: Target) -> Reading | None:
        """A feed, or a page of the library's answer."""
        if target.role is Role.DETAIL or page.text.lstrip("\ufeff \r\n\t")[:1] not in ("{", "["):
            return None
        data = read_json(page.text)
        found = read_feed(data, page.url) or read_library(data, page.url)
        if found is None:
            return None
        rows = self._rows(found.rows)
        listing = Listing(rows, found.next_urls, found.page_number, found.total, found.pages)
        return Reading(PageClass.LIST, listing=listing)

    def read(self, page: Page, target: Target) -> Reading:
        """Adds the feeds of other columns: under the column that they lie beside, if any does."""
        reading = super().read(page, target)
        if reading.column is None or reading.item is not None or ".json" not in page.text:
            return reading
        view = View(page.tree, page.text, page.url, page.fetched_at)
        own = {feed.url for feed in self._own_feeds(view)}
        folders = {_folder(column.url): column.url for column in reading.columns}
        follow, columns = list(reading.follow), list(reading.columns)
        for feed in feeds_of(view.outline):
            if feed.url in own or not self.on_site(feed.url):
                continue
            beside = folders.get(_folder(feed.url))
            if beside:
                depth = target.depth + 1
                follow.append(Target(feed.url, Role.LIST, beside, depth, page.url))
            else:
                columns.append(self._of_configured_kind(_column(feed)))
        listing = reading.listing
        if listing and not listing.rows and len(columns) > len(reading.columns):
            listing = None  # the page is a way to feeds
        return replace(reading, listing=listing, follow=tuple(follow), columns=tuple(columns))

    def technical(self, page: Page, target: Target) -> PageClass | None:
        """A page that shows nothing, but names where its list is, is to be read."""
        found = super().technical(page, target)
        if found is not PageClass.SCRIPT_SHELL or target.role is Role.DETAIL:
            return found
        view = View(page.tree, page.text, page.url, page.fetched_at)
        leads_on = list(self.fragments(view)) or feeds_of(view.outline)
        return None if leads_on else found

    def fragments(self, view: View) -> Iterable[str]:
        """The list that a page without rows leaves to a feed or to the library of its host."""
        if view.rows:
            return ()
        call = library_call(view.outline)
        urls = [feed.url for feed in self._own_feeds(view)] or [call or ""]
        return [url for url in urls if url and self.on_site(url)]

    def next_pages(self, view: View) -> Pager:
        """A list that shows its first rows itself goes on with its feed."""
        pager = super().next_pages(view)
        if not view.rows or pager.next_urls or pager.page_number > 1:
            return pager
        urls = tuple(feed.url for feed in self._own_feeds(view) if self.on_site(feed.url))
        return replace(pager, next_urls=urls) if urls else pager

    def _own_feeds(self, view: View) -> list[Feed]:
        """The feeds of the page's own column: those in its folder, or the only one there is."""
        if is_home(view.url):
            return []
        feeds = feeds_of(view.outline)
        beside = [feed for feed in feeds if _folder(feed.url) == _folder(view.url)]
        return beside or (feeds if len(feeds) == 1 else [])


def _folder(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[0].partition("://")[2]


def _column(feed: Feed) -> Column:
    """A feed that is a column of its own, by what the page calls it, else by its name."""
    file = feed.url.rpartition("/")[2]
    name = feed.name or next((name for key, name in _NAMES.items() if key in file), "")
    return Column(feed.url, name, (name,), kind_of(name))
