"""UCAP (开普): articles ``…/<32 hex>.shtml`` or ``…/c<id>/content.html``, pagers of six arguments.

The pager's call tells how many pages there are; whether the second is ``list_2.shtml`` or
``list_1.shtml`` stands in a script that is often not in the page. Then the second is asked for
as ``_2``: it says by its own counter which page it is, and leads to the others. Other lists are
filled by script from one of several interfaces, which answer in JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urlsplit

from crawler.fields.column_pages import Emptiness, emptiness
from crawler.fields.columns import kind_of
from crawler.fields.detail import Detail
from crawler.fields.json_lists import JsonList, read_json_list
from crawler.fields.page_kind import LISTS
from crawler.fields.paged_requests import size_of
from crawler.fields.pager import Pager
from crawler.fields.traces import Trace
from crawler.fields.ucap_lists import SEARCH, called, elsewhere, further_pages, guessed
from crawler.fields.ucap_parts import with_parts
from crawler.fields.view import View
from crawler.items import Column, Listing, PageClass, Reading, RelatedLink, Role, Target
from crawler.page import Page
from crawler.portal import PortalSpider

_TRACES = (
    Trace("…/<32 hex>.shtml", re.compile(r"/[0-9a-f]{32}\.shtml(?:$|\?)", re.I), 2, True),
    Trace("/c<id>/content.html", re.compile(r"/c[0-9a-f]{4,}/content(?:_\d+)?\.s?html$"), 2, True),
    Trace("/cN/…list.shtml", re.compile(r"/c\d{5,}/(?:\w*list|xlist|index)\w*\.shtml"), 2, True),
    Trace("UCAPCONTENT, UCAPTITLE", re.compile(r"</?UCAP(?:CONTENT|TITLE)\b", re.I), 5),
    Trace("cmspro_, UCAP scripts", re.compile(r"cmspro_(?:append|reldoc)|UCAP Manuscript"), 4),
    Trace(
        "/searchList/, getFileListByCodeId",
        re.compile(
            r"""/(?:common/search|searchList|search)/[0-9a-f]{32}\b|/(?:common/search|searchList)/["']"""
            r"|/getFileListByCodeId|/interfacesWeb\w+/loadData|/getInfoCommon"
        ),
        4,
    ),
    Trace("#UCAP-CONTENT", re.compile(r"""id=["']?UCAP-CONTENT"""), 2),
    Trace("var manuscriptId", re.compile(r"""\bmanuscriptId\s*=\s*["'][0-9a-f]{32}"""), 3),
    Trace(
        "meta channelid", re.compile(r"""name=["']?channelid["']?\s+content=["'][0-9a-f]{32}"""), 4
    ),
    Trace(
        "createPageHTML('div', n, k, 'list', 'shtml', total)",
        re.compile(
            r"""\(\s*["'][\w-]+["']\s*,\s*\d+\s*,\s*\d+\s*,\s*["']\w+["']\s*,\s*["']s?html?["']"""
        ),
        5,
    ),
)
_ARTICLE = re.compile(r"/([0-9a-f]{32})(?:_\d{1,3})?(?:\.s?html?)?$", re.I)


class UcapSpider(PortalSpider):
    """Adds article ids under every channel, and the numbering of static lists."""

    platform: ClassVar[str] = "ucap"
    traces = _TRACES

    def item_key(self, url: str) -> str | None:
        """The article's id under every channel and on every page of its text."""
        path = urlsplit(url).path
        if not self.on_site(url) or SEARCH.search(path):
            return None
        match = _ARTICLE.search(path)
        return f"id:{match[1].lower()}" if match else super().item_key(url)

    def read(self, page: Page, target: Target) -> Reading:
        """Where a page of a list is not under one address, it may be under another."""
        reading = super().read(page, target)
        if target.column_url in (None, target.url) or not _is_missed(reading, page.url):
            return reading
        url = elsewhere(page.url)
        if url is None:
            return reading
        other = Target(url, Role.COLUMN, target.column_url, target.depth + 1, page.url)
        return replace(reading, follow=(*reading.follow, other))

    def read_answer(self, page: Page, target: Target) -> Reading | None:
        """A page of a list in JSON; anything else in JSON that a list asked for says nothing."""
        if target.role is Role.DETAIL or page.text.lstrip()[:1] not in ("{", "["):
            return None
        found = read_json_list(page.text, page.url)
        if found is None:
            return Reading(PageClass.OTHER) if target.role in LISTS else None
        rows = self._rows(found.rows)
        listing = Listing(rows, found.next_urls, found.page_number, found.total, found.pages)
        return Reading(PageClass.LIST, listing=listing, column=self._channel(page, target, found))

    def detail_fields(self, view: View) -> Detail:
        """Adds files and related documents in elements of their own, and the text's further pages.

        Those are noted as links (第2页，共3页): they are the same item, and not asked for.
        """
        detail = with_parts(super().detail_fields(view), view.outline)
        key = self.item_key(view.url)
        parts = [url for url in view.pager.next_urls if key and self.item_key(url) == key]
        here = view.pager.page_number
        notes = (
            RelatedLink(url, f"第{number}页，共{here + len(parts)}页", "related")
            for number, url in enumerate(parts, here + 1)
        )
        return replace(detail, links=(*detail.links, *notes)) if parts else detail

    def fragments(self, view: View) -> Iterable[str]:
        """The first page of a list that the page itself leaves to script.

        Where that script is in a file of its own, the channel's id alone is known.
        """
        if view.rows:
            return ()
        url = called(view, 1)
        if url is None and emptiness(view, self.columns_of(view), view.pager) is not Emptiness.HUB:
            url = guessed(view)
        return (url,) if url else ()

    def next_pages(self, view: View) -> Pager:
        """The further pages by the pager's call; one of them where it does not tell its rule."""
        pager = super().next_pages(view)
        is_all = pager.next_urls or pager.page_number > 1 or not view.rows
        if not is_all and (url := called(view, 2)):
            is_page = size_of(url) in (None, len(view.rows))
            return replace(pager, next_urls=(url if is_page else called(view, 1) or url,))
        urls = further_pages(view)
        return pager if urls is None else replace(pager, next_urls=tuple(urls))

    def _channel(self, page: Page, target: Target, found: JsonList) -> Column:
        """The column of an answer, with what its rows call it unless a page says more."""
        is_part = target.role is Role.COLUMN and target.column_url != page.url
        name = "" if is_part else found.channel
        path = (name,) if name else ()
        column = Column(target.column_url or page.url, name, path, kind_of(name))
        return self._of_configured_kind(column)


def _is_missed(reading: Reading, url: str) -> bool:
    """Whether an answer is not the page of a list that was asked for: none, or the first again."""
    listing = reading.listing
    if listing is None or not listing.rows:
        return listing is None or SEARCH.search(urlsplit(url).path) is None
    return listing.page_number == 1 and "_2." in url
