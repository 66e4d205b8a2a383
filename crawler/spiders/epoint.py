"""Epoint 新点: static lists ``moreinfo.html``, ``2.html`` …, others by ``getgovinfolist``.

Articles are ``/<column>/<day>/<uuid>.html``; disclosure pages ``govInfoPub.html?categorynum=…``
are filled by script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar
from urllib.parse import parse_qsl, urlsplit

from crawler.fields.info_answer import is_info_request, read_info_answer
from crawler.fields.info_list import find_info_call, settled_call
from crawler.fields.json_rows import read_row
from crawler.fields.outline import Outline
from crawler.fields.page_kind import LISTS
from crawler.fields.page_series import MAX_PAGES
from crawler.fields.pager import Pager
from crawler.fields.traces import Trace
from crawler.fields.urls import origin
from crawler.fields.view import View
from crawler.items import Column, Listing, PageClass, Reading, Role, Target
from crawler.page import Page
from crawler.portal import PortalSpider

_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_TRACES = (
    Trace("/<day>/<uuid>.html", re.compile(rf"/\d{{8}}/{_UUID}\.html?", re.I), 2, True),
    Trace("?categorynum=", re.compile(r"[?&]categorynum=\d{3}", re.I), 3, True),
    Trace("govInfoPub.html", re.compile(r"/govInfo\w*\.html?\?", re.I), 2, True),
    Trace("lightfrontaction", re.compile(r"lightfrontaction", re.I), 6),
    Trace("EWB-FRONT, webBuilderCommon", re.compile(r"EWB-FRONT|webBuilderCommon|EpointWeb"), 6),
    Trace(
        "categorypagingcontent, ShowAjaxNewPage",
        re.compile(r"categorypagingcontent|ShowAjaxNewPage"),
        5,
    ),
    Trace("ewb-…", re.compile(r"""class=["'][^"'<>]{0,80}\bewb-[a-z]"""), 3),
)
_IN_PATH = re.compile(rf"({_UUID})\.html?$", re.I)
_WHOLE = re.compile(_UUID, re.I)
_STATIC = re.compile(r"(?P<folder>.*/)(?:(?P<number>\d{1,5})|[a-z]\w*)(?P<end>\.html?)", re.I)
_STEPS = re.compile(r"ShowAjaxNewPage|ShowNewPage|pageClicked|pagination\s*\(", re.I)
_NUMBERED = re.compile(r"""Show(?:Ajax)?NewPage\([^()]{1,200},\s?["']?(\d{1,5})["']?\s?\)""")
_COUNT = re.compile(r">\s{0,9}(\d{1,5})\s?/\s?(\d{1,5})\s{0,9}<")
_ADDRESSES = ("infourl", "visiturl", "linkurl", "href", "url")
_TITLES = ("realtitle", "title", "titlenew", "infotitle")
_DATES = ("infodate", "handsdate", "webdate", "pubdate", "date")


class EpointSpider(PortalSpider):
    """Adds item keys, static pages that only script names, and lists that come as JSON."""

    platform: ClassVar[str] = "epoint"
    traces = _TRACES

    def item_key(self, url: str) -> str | None:
        """The article's uuid under every column and in the query of dynamic pages."""
        if not self.on_site(url):
            return None
        parts = urlsplit(url)
        query = {name.lower(): value for name, value in parse_qsl(parts.query)}
        match = _IN_PATH.search(parts.path) or _WHOLE.fullmatch(query.get("infoid", ""))
        return f"uuid:{match[match.lastindex or 0].lower()}" if match else super().item_key(url)

    def read_answer(self, page: Page, target: Target) -> Reading | None:
        """A page of a list in JSON, or the script that holds what the first request lacks."""
        if is_info_request(page.url):
            return self._listed(page, target)
        if urlsplit(page.url).path.endswith(".js"):
            call = settled_call(page.text, page.url)
            if call is not None:
                first = call.address(call.first)
                follow = replace(target, url=first, role=Role.LIST, depth=target.depth + 1)
                return Reading(PageClass.OTHER, follow=(follow,))
        return None

    def technical(self, page: Page, target: Target) -> PageClass | None:
        """A page that is nothing but script is a list where the script asks for one."""
        found = super().technical(page, target)
        if found is PageClass.SCRIPT_SHELL and target.role in LISTS:
            return None if find_info_call(Outline(page.tree, page.url), page.text) else found
        return found

    def _listed(self, page: Page, target: Target) -> Reading:
        answer = read_info_answer(page.text, page.url)
        if answer is None:
            return Reading(self.technical(page, target) or PageClass.OTHER)
        base = f"{origin(page.url)}/"
        read = (
            read_row(record, base, urls=_ADDRESSES, titles=_TITLES, dates=_DATES)
            for record in answer.records
        )
        rows = self._rows(row for row in read if row is not None)
        column = Column(target.column_url or page.url, "")
        following = [answer.next_url] if answer.next_url else []
        # Where pages count from 1, page 1 may be what page 0 was: the list goes on all the same.
        is_doubted = answer.index == 1 or not answer.records
        sure, doubted = ((), following) if is_doubted else (following, ())
        depth = target.depth + 1
        return Reading(
            PageClass.LIST,
            listing=Listing(rows, tuple(sure), answer.index + 1, answer.total),
            column=column,
            follow=tuple(Target(u, Role.COLUMN, column.url, depth, page.url) for u in doubted),
        )

    def fragments(self, view: View) -> Iterable[str]:
        """The first page of a list that the page itself leaves to script."""
        call = find_info_call(view.outline, view.text)
        if call is None or _is_whole(view, call.size):
            return ()
        return (call.settings_address() if call.settings else call.address(call.first),)

    def next_pages(self, view: View) -> Pager:
        """The pager's links; else the next page by script, or static pages beside this one."""
        pager = super().next_pages(view)
        if pager.next_urls or not view.rows:
            return pager
        call = find_info_call(view.outline, view.text)
        if call is None:
            return _beside(view, pager)
        ends = (pager.declared_total or call.size + 1) <= call.size
        if len(view.rows) != call.size or ends or call.settings:
            return pager
        return replace(pager, next_urls=(call.address(call.first + 1),))


def _is_whole(view: View, size: int) -> bool:
    """Whether the rows in the page are the first page of what script would ask for."""
    shown = len(view.rows)
    leads_on = bool(view.pager.next_urls)
    return shown > 0 and (leads_on or shown in (size, view.pager.declared_total))


def _beside(view: View, pager: Pager) -> Pager:
    """Pages ``2.html`` … beside a list whose pager only calls a script or counts them."""
    match = _STATIC.fullmatch(view.url)
    if match is None or not _STEPS.search(view.text):
        return pager
    here = int(match["number"]) if match["number"] else pager.page_number
    named = [int(number) for number in _NUMBERED.findall(view.text)]
    counted = [int(last) for number, last in _COUNT.findall(view.text) if int(number) == here]
    pages = pager.declared_pages or max([*named, *counted], default=0)
    numbers = range(here + 1, min(pages, here + MAX_PAGES) + 1)
    urls = tuple(f"{match['folder']}{number}{match['end']}" for number in numbers)
    return replace(pager, next_urls=urls, page_number=here)
