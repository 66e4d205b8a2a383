"""Lonsun 龙讯 ex8/ex9: ``/public/column/<organ>?type=&catId=&pageIndex=`` and ``/site/label/8888``.

A list's rows stand in its page or come from the label API as a fragment of HTML; how many
pages there are is only said in script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.fields.addresses import AddressKind, address_kind
from crawler.fields.label_api import label_query
from crawler.fields.page_series import MAX_PAGES
from crawler.fields.pager import Pager
from crawler.fields.traces import Trace
from crawler.fields.view import View
from crawler.items import PageClass, Target
from crawler.page import Page
from crawler.portal import PortalSpider

_TRACES = (
    Trace("/public/column/<organ>", re.compile(r"/public/column/\d+"), 3, True),
    Trace(
        "/public/<organ>/<id>.html", re.compile(r"/public/(?:\d+|content)/\d+(?:\.html)?$"), 3, True
    ),
    Trace("/content/column/<column>", re.compile(r"/content/column/\d+"), 3, True),
    Trace("/site/label/8888", re.compile(r"/site/label/8888"), 6),
    Trace("platformCode=…_ex9", re.compile(r"platformCode=\w+_ex\d|_ex[89]_\d"), 4),
    Trace("/groupN/M00/…", re.compile(r"/group\d+/M\d\d/\w\w/\w\w/"), 3, True),
    Trace("table_suoyin, SHIROJSESSIONID", re.compile(r"table_suoyin|SHIROJSESSIONID"), 3),
)
_LABEL = "/site/label/"
_ITEM = re.compile(r"/(?:[\w-]+/)*(\d{3,})(?:\.html?)?", re.I)


class LonsunSpider(PortalSpider):
    """Adds the aliases of an item, the label API, and pages that script counts."""

    platform: ClassVar[str] = "lonsun"
    traces = _TRACES

    def item_key(self, url: str) -> str | None:
        """The trailing id: ``/public/<organ>/<id>.html``, ``/public/content/<id>``, ``/wap/…``."""
        parts = urlsplit(url)
        match = None if parts.query else _ITEM.fullmatch(parts.path)
        if match and self.on_site(url) and address_kind(url) is not AddressKind.COLUMN:
            return f"id:{match[1]}"
        return super().item_key(url)

    def technical(self, page: Page, target: Target) -> PageClass | None:
        """An answer of the label API is a piece of a list, however short."""
        if _LABEL in page.url:
            return None
        return super().technical(page, target)

    def classify(self, view: View, target: Target) -> PageClass:
        """An answer of the label API is a list."""
        return PageClass.LIST if _LABEL in view.url else super().classify(view, target)

    def fragments(self, view: View) -> Iterable[str]:
        """The first page of a list that the page itself leaves to the label API."""
        if view.rows or _LABEL in view.url:
            return ()
        url = self._label(view, 1)
        return (url,) if url else ()

    def next_pages(self, view: View) -> Pager:
        """The pager's links; where script only counts the pages, the same address by number."""
        pager = super().next_pages(view)
        if pager.next_urls or not pager.declared_pages:
            return pager
        here = _page_index(view.url) or pager.page_number
        last = min(pager.declared_pages, here + MAX_PAGES)
        urls = (self._page(view, number) for number in range(here + 1, last + 1))
        return replace(pager, next_urls=tuple(urls), page_number=here)

    def _page(self, view: View, number: int) -> str:
        return self._label(view, number) or _with_query(view.url, {"pageIndex": str(number)})

    def _label(self, view: View, number: int) -> str | None:
        """The label API's address for one page of the list that this page shows."""
        if _LABEL in view.url:
            return _with_query(view.url, {"pageIndex": str(number)})
        query = label_query(view.outline.calls.text)
        if query is None:
            return None
        path, values = query
        own = {
            k: v
            for k, v in parse_qsl(urlsplit(view.url).query)
            if k in ("type", "catId", "catIds", "cId")
        }
        url = view.outline.to(path)
        return _with_query(url, {**own, **values, "pageIndex": str(number)}) if url else None


def _page_index(url: str) -> int | None:
    value = dict(parse_qsl(urlsplit(url).query)).get("pageIndex", "")
    return int(value) if re.fullmatch(r"[0-9]{1,6}", value) else None


def _with_query(url: str, changes: dict[str, str]) -> str:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    query.pop("_", None)  # a random number against caches
    return urlunsplit(parts._replace(query=urlencode({**query, **changes}, safe="/,")))
