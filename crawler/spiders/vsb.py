"""VSB 博达 (Visual SiteBuilder): ``zbgg.htm`` goes on with ``zbgg/10.htm``, counting down to 1.

Articles are ``/info/<tree>/<id>.htm``; pages that are not published as files come from
``….jsp?urltype=…&wbtreeid=…``, those of the disclosure module with the index number in the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import ClassVar
from urllib.parse import parse_qsl, unquote, urlsplit

from crawler.fields.detail import Detail
from crawler.fields.index_number import looks_like_index_number, normal_index_number
from crawler.fields.pager import Pager
from crawler.fields.traces import Trace
from crawler.fields.view import View
from crawler.items import Claim, Field, PageClass, Place, Target
from crawler.page import Page
from crawler.portal import PortalSpider

_TRACES = (
    Trace("/info/<tree>/<id>.htm", re.compile(r"(?:^|/)info/\d+/\d+\.html?$"), 2, True),
    Trace("….jsp?urltype=…&wbtreeid=", re.compile(r"[?&](?:wbtreeid=\d|wbnewsid=\d)"), 3, True),
    Trace("egovinfo", re.compile(r"(?:^|/)info/egovinfo/|[?&]urltype=egovinfo\.", re.I), 3, True),
    Trace("DownloadAttachUrl&wbfileid=", re.compile(r"[?&]wbfileid=\w"), 3, True),
    Trace("vsb_content, v_news_content", re.compile(r"vsb_?content|\bv_news_content\b"), 6),
    Trace(
        "Visual SiteBuilder, _sitegray, _jsq_",
        re.compile(r"Visual SiteBuilder|_sitegray|\b_jsq_\(|/system/resource/js/|\.vsb\.css"),
        6,
    ),
    Trace("p_pages, p_no_d", re.compile(r"""class=["']?p_(?:pages|no_d|t|next p_fun)\b"""), 2),
)
_ARTICLE = re.compile(r"/info/\d+/(\d+)\.html?$", re.I)
_DISCLOSED = re.compile(r"/info/egovinfo/(?:[^/]+/[^/]+/)?(.+?)\.html?$", re.I)
_STATIC = re.compile(r"(?P<base>.*/)(?P<left>\d{1,5})(?P<end>\.html?)", re.I)
_BACK = frozenset({"上页", "上一页", "前页", "前一页"})
_COUNTED = re.compile(
    r"(?<=[?&])(?P<key>(?P<list>\w*\d)t|totalpage)=(?P<pages>\d{1,6})"
    r"&(?:(?P=list)p|PAGENUM)=(?P<number>\d{1,6})",
    re.I,
)
_ASKS_FOR_CODE = re.compile(r"codeValue|createimage\.jsp", re.I)


class VsbSpider(PortalSpider):
    """Adds item keys under both forms of address, and lists that shift while they are read."""

    platform: ClassVar[str] = "vsb"
    traces = _TRACES

    def item_key(self, url: str) -> str | None:
        """The article's id under every column and form of address, or the index number."""
        if not self.on_site(url):
            return None
        number = _number_in(url)
        if number:
            return f"egov:{normal_index_number(number)}"
        match = _ARTICLE.search(urlsplit(url).path)
        article = match[1] if match else _query(url).get("wbnewsid", "")
        return f"info:{article}" if article.isdigit() else super().item_key(url)

    def technical(self, page: Page, target: Target) -> PageClass | None:
        """A download may ask for the characters of a picture."""
        found = super().technical(page, target)
        if found is None and "download.jsp" in page.url and _ASKS_FOR_CODE.search(page.text):
            return PageClass.CHALLENGE
        return found

    def next_pages(self, view: View) -> Pager:
        """The further pages, and the one before, which may be new since the list was begun."""
        pager = super().next_pages(view)
        urls = (_steady(url, view.url) for url in pager.next_urls)
        return replace(pager, next_urls=tuple(dict.fromkeys((*urls, *_before(view)))))

    def detail_fields(self, view: View) -> Detail:
        """Adds the index number that the address of a disclosed item states."""
        detail = super().detail_fields(view)
        raw = _number_in(view.url)
        if not raw or not looks_like_index_number(raw):
            return detail
        value = normal_index_number(raw)
        claim = Claim(Field.INDEX_NUMBER, value, raw, Place.URL, "indentifier")
        return replace(detail, claims=(*detail.claims, claim))


def _query(url: str) -> dict[str, str]:
    return {name.lower(): value for name, value in parse_qsl(urlsplit(url).query)}


def _number_in(url: str) -> str:
    """The index number in the address of a disclosed item, "" where there is none.

    The query calls it ``indentifier``; the published file has it for its last folders.
    """
    query = _query(url)
    if "egovinfocontent" in query.get("urltype", "").lower():
        return query.get("indentifier") or query.get("identifier") or ""
    match = _DISCLOSED.search(urlsplit(url).path)
    return unquote(match[1]) if match else ""


def _before(view: View) -> Iterator[str]:
    """The page before this one, where addresses count down and that is not the first page.

    A list that grew by a page since its first page was read has one that nobody led to.
    """
    own = _STATIC.fullmatch(view.url)
    if own:
        before = f"{own['base']}{int(own['left']) + 1}{own['end']}"
        links = view.outline.links
        yield from (link.url for link in links if link.url == before and link.text in _BACK)


def _steady(url: str, own: str) -> str:
    """A page's address with the number of pages that this page's own address states.

    The number stands in every address (``a5t=11&a5p=2``): a list that grows meanwhile would
    show all its pages under new ones.
    """
    here, there = _COUNTED.search(own), _COUNTED.search(url)
    if here is None or there is None or here["key"] != there["key"]:
        return url
    if int(there["number"]) > int(here["pages"]):
        return url
    return f"{url[: there.start('pages')]}{here['pages']}{url[there.end('pages') :]}"
