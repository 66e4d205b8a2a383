"""The "Openness" family: ``/XxgkContent/showList/<branch>/<column>/page_<n>.html`` and kin.

Three generations: ``/openness/detail/content/<24 hex>.html`` with ``/opennessContent/?…&page=N``
and ``/content/channel/<24 hex>/page-N/``; ``/OpennessContent/show/<id>.html``; the renamed
``/XxgkContent/…`` and ``/Jczwgk/…``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar

from crawler.fields.addresses import page_number, with_page
from crawler.fields.page_series import MAX_PAGES
from crawler.fields.pager import Pager
from crawler.fields.traces import Trace
from crawler.fields.view import View
from crawler.portal import PortalSpider

_MODULES = r"(?:Branch)?(?:Openness|Xxgk)\w*|News|Jczwgk\w*|SiteLeader|PolicyContent"
_TRACES = (
    Trace("/<module>/showList/", re.compile(rf"/(?:{_MODULES})/showList/"), 3, True),
    Trace("/<module>/show/<id>.html", re.compile(rf"/(?:{_MODULES})/show/\d+\.html"), 3, True),
    Trace(
        "/openness/detail/content/", re.compile(r"/openness/detail/content/[0-9a-f]{24}"), 3, True
    ),
    Trace("/opennessContent/?branch_id=", re.compile(r"/opennessContent/\?.*branch_id="), 3, True),
    Trace(
        "/content/channel/<24 hex>/",
        re.compile(r"/content/(?:channel|detail)/[0-9a-f]{24}"),
        3,
        True,
    ),
    Trace("<pagination pagesize=>", re.compile(r"<pagination\b[^<>]{0,300}\bpagesize="), 5),
)
_ITEM = re.compile(
    r"/(?:show|detail|detail/content|content/detail)/(\d+|[0-9a-f]{24})(?:\.html?)?/?$", re.I
)
_LIST = re.compile(r"(/(?:showList|channel)/[\w/-]+?)(?:/page[_-]\d+)?(\.html?|/)?$", re.I)


class OpennessSpider(PortalSpider):
    """Adds item ids under every route, and pagers whose ``pagesize`` is the number of pages."""

    platform: ClassVar[str] = "openness"
    traces = _TRACES

    def item_key(self, url: str) -> str | None:
        """The trailing id: one item may stand under several modules."""
        match = _ITEM.search(url.partition("?")[0])
        if match and self.on_site(url):
            return f"show:{match[1].lower()}"
        return super().item_key(url)

    def next_pages(self, view: View) -> Pager:
        """The general pager; where it names no pages, those that ``<pagination>`` counts."""
        pager = super().next_pages(view)
        count = next((_count(e.get("pagesize")) for e in view.tree.iter("pagination")), None)
        if count is None:
            return pager
        here = page_number(view.url) or pager.page_number
        last = min(count, here + MAX_PAGES)
        urls = [url for k in range(here + 1, last + 1) if (url := _page(view.url, k))]
        return replace(pager, next_urls=tuple(urls), page_number=here, declared_pages=count)


def _count(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"[0-9]{1,6}", text) else None


def _page(url: str, number: int) -> str | None:
    """Page ``number`` of a list, from the address of any of its pages."""
    if changed := with_page(url, number):
        return changed
    path, mark, query = url.partition("?")
    if match := _LIST.search(path):
        tail = (
            f"/page-{number}/"
            if match[1].lower().startswith("/channel")
            else f"/page_{number}.html"
        )
        return path[: match.start()] + match[1] + tail
    return f"{url}{'&' if mark and query else '?'}page={number}"
