"""Hanweb 大汉: ``/col/colN/index.html`` and ``/art/2026/9/11/art_<column>_<id>.html``.

Four ways of lists: jpage, which embeds the first rows and fetches the rest from a proxy; the
disclosure module, which is searched by POST; jpaas, which builds units; and truecms. Which one
a page uses is told by the page, not by the portal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.fields import jpage, unit_build, xxgk_search
from crawler.fields.jpage_calls import PROXY
from crawler.fields.listing import rows_of
from crawler.fields.opened import opened
from crawler.fields.page_class import says_gone, shown
from crawler.fields.pager import Pager
from crawler.fields.posted import split_posted
from crawler.fields.remote_list import RemoteList
from crawler.fields.rows import RawRow
from crawler.fields.traces import Trace
from crawler.fields.view import View
from crawler.items import PageClass, Target
from crawler.page import Page
from crawler.portal import PortalSpider

_UUID = r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}"
_TRACES = (
    Trace("/col/colN/", re.compile(r"/col/col\d+/"), 2, True),
    Trace("/art/…/art_", re.compile(rf"/art_(?:\d+_\d+|\d+_{_UUID}|{_UUID})\.html"), 2, True),
    Trace("/content/<uuid>.html", re.compile(rf"/content/{_UUID}\.html", re.I), 2, True),
    Trace("/module/download/downfile.jsp", re.compile(r"/module/download/downfile\.jsp"), 2, True),
    Trace("dataproxy.jsp, <datastore>", re.compile(r"dataproxy\.jsp|<datastore"), 8),
    Trace("/xxgk/search.jsp", re.compile(r"/module/xxgk/(?:search|tree)\.jsp"), 6),
    Trace("jpaas-…-server", re.compile(r"jpaas-[\w-]{1,60}-server/"), 6),
    Trace("getMessage.do", re.compile(r"messageController/getMessage\.do", re.I), 6),
    Trace(
        "hanweb.css, /module/jslib/, webgray.js",
        re.compile(r"/hanweb\.css|/module/(?:jslib|visitcount)/|/script/webgray|大汉(?:网络|版通)"),
        3,
    ),
    Trace("信息内容 comments", re.compile(r"<!--\s?<\$\[\w{1,20}\]>begin-->"), 3),
)
_ITEM = re.compile(rf"/art_(?:\d+_)?({_UUID}|\d+|[0-9a-f]{{16,}})\.s?html?$", re.I)
_MESSAGE = re.compile(rf"/content/({_UUID})\.s?html?$", re.I)
_WRAPPED = (PROXY, unit_build.UNIT)
_READERS = (
    *(jpage.list_of_answer, unit_build.list_of_answer, xxgk_search.list_of_answer),
    *(jpage.list_of_page, xxgk_search.list_of_page, unit_build.list_of_page),
)


class HanwebSpider(PortalSpider):
    """Adds an item's ids in all their forms, and lists that come from four interfaces."""

    platform: ClassVar[str] = "hanweb"
    traces = _TRACES

    def item_key(self, url: str) -> str | None:
        """The id alone: ``art_<column>_<id>`` names the column that lists the item."""
        path = urlsplit(url).path
        match = _ITEM.search(path) or _MESSAGE.search(path)
        if match and self.on_site(url):
            return f"art:{match[1].lower().replace('-', '')}"
        return super().item_key(url)

    def technical(self, page: Page, target: Target) -> PageClass | None:
        """An answer of a list's interface is a piece of a list, however short, or it is none."""
        if not _is_answer(page.url):
            return super().technical(page, target)
        if opened(page.text) is not None:
            return None
        found = super().technical(page, target)
        if any(pattern.search(_path(page.url)) for pattern in _WRAPPED):
            return found or PageClass.OTHER
        says_nothing = found is PageClass.SOFT_404 and not says_gone([shown(page.text)])
        return None if says_nothing else found

    def classify(self, view: View, target: Target) -> PageClass:
        """An answer of a list's interface is a list."""
        return PageClass.LIST if _is_answer(view.url) else super().classify(view, target)

    def list_rows(self, view: View) -> list[RawRow]:
        """The page's rows; where the list has a part of the page for itself, those in it."""
        remote = _remote(view)
        if remote is None or remote.element is None:
            return super().list_rows(view)
        element = remote.element
        blocks = [b for b in view.blocks if _is_in(b.group.container, element)]
        return rows_of(blocks, view.near)

    def fragments(self, view: View) -> Iterable[str]:
        """The list, where the page itself leaves all of it to its interface."""
        remote = None if _is_answer(view.url) else _remote(view)
        return remote.urls if remote and not self.list_rows(view) else ()

    def next_pages(self, view: View) -> Pager:
        """What the interface has left; the general pager where none is known."""
        pager = super().next_pages(view)
        remote = _remote(view)
        if remote is None:
            return pager
        return replace(
            pager,
            next_urls=remote.urls,
            page_number=remote.number,
            declared_total=remote.total,
            declared_pages=remote.pages,
        )


def _remote(view: View) -> RemoteList | None:
    for read in _READERS:
        found = read(view)
        if found is not None:
            return found
    return None


def _is_in(part: HtmlElement, element: HtmlElement) -> bool:
    return part is element or any(above is element for above in part.iterancestors())


def _is_answer(url: str) -> bool:
    path = _path(url)
    return any(p.search(path) for p in (*_WRAPPED, xxgk_search.SEARCH))


def _path(url: str) -> str:
    return urlsplit(split_posted(url)[0]).path
