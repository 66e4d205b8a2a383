"""UCAP (开普): articles ``…/<32 hex>.shtml`` or ``…/c<id>/content.html``, pagers of six arguments.

The pager's call tells how many pages there are; whether the second is ``list_2.shtml`` or
``list_1.shtml`` stands in a script that is often not in the page. Then the second is asked for
as ``_2``: it says by its own counter which page it is, and leads to the others. Other lists are
filled by script from one of several interfaces, which answer in JSON.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urlsplit

from crawler.fields.columns import kind_of
from crawler.fields.json_lists import read_json_list
from crawler.fields.list_calls import find_list_call
from crawler.fields.page_kind import LISTS
from crawler.fields.page_series import MAX_PAGES
from crawler.fields.paged_requests import size_of
from crawler.fields.pager import Pager
from crawler.fields.pager_calls import PagerCall, find_call
from crawler.fields.traces import Trace, find_traces
from crawler.fields.view import View
from crawler.items import Column, Listing, PageClass, Reading, Role, Target
from crawler.page import Page
from crawler.portal import Evidence, PortalSpider

_TRACES = (
    Trace("…/<32 hex>.shtml", re.compile(r"/[0-9a-f]{32}\.shtml(?:$|\?)", re.I), 2, True),
    Trace("/c<id>/content.html", re.compile(r"/c\d{4,}/content(?:_\d+)?\.s?html$"), 2, True),
    Trace("/cN/…list.shtml", re.compile(r"/c\d{5,}/(?:\w*list|xlist|index)\w*\.shtml"), 2, True),
    Trace("UCAPCONTENT, UCAPTITLE", re.compile(r"</?UCAP(?:CONTENT|TITLE)\b", re.I), 5),
    Trace("cmspro_, UCAP scripts", re.compile(r"cmspro_(?:append|reldoc)|UCAP Manuscript"), 4),
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
_NUMBERED = re.compile(r"/c(\d{4,})/content(?:_\d{1,3})?\.s?html?$", re.I)
_INTERFACE = re.compile(r"/search(?:List)?/[0-9a-f]{32}$", re.I)
_MENTIONS = re.compile(
    r"/search(?:List)?/|/getFileListByCodeId|/interfacesWeb\w+/loadData|/info/getInfo\w"
)
_CALLED = re.compile(
    r"/search(?:List)?/[0-9a-f]{32}/?|/getFileListByCodeId|/interfacesWeb\w+/loadData\w*"
    r"|/info/getInfo\w+/?"
)
_ONLY_POSTED = re.compile(r"/getFileListByCodeId|/loadData")
_SEARCHED = {"_isAgg": "true", "_isJson": "true", "_template": "index"}
_SECOND = re.compile(r"(?P<head>/[^/?#]*[^/?#\d_])(?P<mark>_2|_1)(?P<end>\.s?html?)$")
_NEXT_GUESS = {"_2": "_1{end}", "_1": "{end}?2"}


class UcapSpider(PortalSpider):
    """Adds article ids under every channel, and the numbering of static lists."""

    platform: ClassVar[str] = "ucap"

    @classmethod
    def detect(cls, page: Page) -> tuple[Evidence, ...]:
        """Traces in addresses, in the article's elements, in the pager's call."""
        found = find_traces(_TRACES, page.tree, page.text, page.url)
        return tuple(Evidence(weight, what) for weight, what in found)

    def item_key(self, url: str) -> str | None:
        """The article's id under every channel and on every page of its text."""
        path = urlsplit(url).path
        if not self.on_site(url) or _INTERFACE.search(path):
            return None
        if match := _ARTICLE.search(path):
            return f"id:{match[1].lower()}"
        match = _NUMBERED.search(path)
        return f"c:{match[1]}" if match else super().item_key(url)

    def read(self, page: Page, target: Target) -> Reading:
        """Where the second page of a list is not under one address, it is under another."""
        reading = super().read(page, target)
        listed = reading.listing is not None and reading.listing.rows
        if target.column_url and not listed and (url := _other_second(target)):
            other = Target(url, Role.COLUMN, target.column_url, target.depth + 1, page.url)
            return replace(reading, follow=(*reading.follow, other))
        return reading

    def read_answer(self, page: Page, target: Target) -> Reading | None:
        """A page of a list in JSON; anything else in JSON that a list asked for says nothing."""
        if target.role is Role.DETAIL or page.text.lstrip()[:1] not in ("{", "["):
            return None
        found = read_json_list(page.text, page.url)
        if found is None:
            return Reading(PageClass.OTHER) if target.role in LISTS else None
        rows = self._rows(found.rows)
        listing = Listing(rows, found.next_urls, found.page_number, found.total, found.pages)
        name = found.channel
        url = target.column_url or page.url
        return Reading(
            PageClass.LIST, listing=listing, column=Column(url, name, (name,), kind_of(name))
        )

    def fragments(self, view: View) -> Iterable[str]:
        """The first page of a list that the page itself leaves to script."""
        url = None if view.rows else _asked(view, 1)
        return (url,) if url else ()

    def next_pages(self, view: View) -> Pager:
        """The further pages by the pager's call; one of them where it does not tell its rule."""
        pager = super().next_pages(view)
        if view.rows and not pager.next_urls and (url := _asked(view, 2)):
            is_whole = size_of(url) in (None, len(view.rows))
            return replace(pager, next_urls=(url if is_whole else _asked(view, 1) or url,))
        call = find_call(view.outline.calls.text)
        if call is None or not call.is_placed or call.ahead is not None:
            return pager
        numbers = _numbers(call, call.number_in(view.url))
        if numbers is None:
            return pager
        mark = "?" if "?" in view.url else ""
        urls = (view.outline.to(call.address(number, mark)) for number in numbers)
        return replace(pager, next_urls=tuple(url for url in urls if url))


def _asked(view: View, number: int) -> str | None:
    """The request by which script asks for a page of the list, None where it does not."""
    call = find_list_call(view.outline, _MENTIONS, _CALLED)
    if call is None:
        return None
    posted = call.is_posted or bool(_ONLY_POSTED.search(call.url))
    values = {**_SEARCHED, **call.values} if _INTERFACE.search(call.url) else call.values
    page = "pageIndex" if "loadData" in call.url else "page"
    return replace(call, values=values, is_posted=posted).address(number, page)


def _numbers(call: PagerCall, number: int | None) -> Iterator[int] | range | None:
    """The numbers in the addresses of the pages that a page leads to; None where it is all clear.

    ``number`` is that in the page's own address. The first page leads to ``_2`` alone, that one
    to all others: if it is the third by its counter, ``_1`` is the second.
    """
    last = min(call.pages, MAX_PAGES)
    if number is None:
        return None if call.counter != 1 else range(2, min(3, last + 1))
    if number != 2:
        return range(0)
    if call.counter == 2:
        return range(3, last + 1)
    return iter((1, *range(3, last)))


def _other_second(target: Target) -> str | None:
    """Another address that the second page of a list may have, None where all are tried."""
    match = _SECOND.search(target.url)
    if match is None:
        return None
    return target.url[: match.start("mark")] + _NEXT_GUESS[match["mark"]].format(end=match["end"])
