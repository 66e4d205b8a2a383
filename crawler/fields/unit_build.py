"""Lists that jpaas builds by units: ``…/front/page/build/unit?…&paramJson={"pageNo":2,…}``.

A script element holds the interface's address and the unit's parameters; the answer is JSON
with a piece of markup, whose pager states the rows of a page and their number in attributes.
The number of a page counts only inside ``paramJson``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from crawler.fields.page_series import MAX_PAGES
from crawler.fields.remote_list import RemoteList, query_of, whole, with_query
from crawler.fields.view import View
from crawler.fields.zones import OUTER

UNIT = re.compile(r"/page/build/unit$", re.I)
"""The end of the interface's path."""

_PAIR = re.compile(
    r"""["']([A-Za-z]\w{0,30})["']\s{0,20}:\s{0,20}(?:["']([^"']{0,300})["']|(\d{1,12}))"""
)
_LISTS = re.compile(r"列表|分页|翻页|list|page|概览", re.I)
_PARAMS = "paramJson"
_USUAL_SIZE = 15
_LARGEST = 10_000_000


def list_of_page(view: View) -> RemoteList | None:
    """The rest of the page's list, None where no unit of it is a list of a column."""
    units = list(_units(view))
    units = [unit for unit in units if _LISTS.search(unit[1].get("tagId", ""))] or units[-1:]
    if not units:
        return None
    url, params = units[0]
    address = with_query(url, params)
    stated = _stated(view)
    if not view.rows:
        return RemoteList((_page(address, 1, _USUAL_SIZE),))
    count = len(view.rows)
    sizes = [number for number in stated if number]
    return _rest(view, address, 1, count if count in sizes else min(sizes)) if sizes else None


def list_of_answer(view: View) -> RemoteList | None:
    """The rest of a list after an answer of the interface, None for other pages."""
    if not UNIT.search(urlsplit(view.url).path):
        return None
    asked = _asked(view.url)
    number, size = whole(asked.get("pageNo")) or 1, whole(asked.get("pageSize")) or _USUAL_SIZE
    return _rest(view, view.url, number, size)


def _units(view: View) -> Iterator[tuple[str, dict[str, str]]]:
    """Address and parameters of the units that show a column, but for heads and menus."""
    for element in view.tree.iter():
        data = element.get("querydata") or element.get("data-querydata") or ""
        href = element.get("url") or element.get("data-url") or ""
        url = view.outline.to(href.strip()) if data and href else None
        if url is None or not UNIT.search(urlsplit(url).path):
            continue
        pairs = {name: text or number for name, text, number in _PAIR.findall(data)}
        params = {name: value for name, value in pairs.items() if value not in ("", "null")}
        is_column = params.get("pageType", "column").lower() in ("column", "list")
        if is_column and "pageId" in params and not view.outline.zones.of(element) & OUTER:
            yield url, params


def _rest(view: View, address: str, number: int, size: int) -> RemoteList:
    rows = len(view.rows)
    total, pages = _measures(_stated(view), size, rows)
    total, pages = total or view.pager.declared_total, pages or view.pager.declared_pages
    if pages is None and total is not None:
        pages = -(-total // size)
    # Where nothing is declared, on to the next page as long as pages are full.
    last = min(number + (rows >= size) if pages is None else pages, number + MAX_PAGES)
    urls = tuple(_page(address, k, size) for k in range(number + 1, last + 1)) if rows else ()
    return RemoteList(urls, total, pages, number)


def _measures(stated: list[int], size: int, rows: int) -> tuple[int | None, int | None]:
    """Items and pages of the whole list, by the attributes ``rows`` and ``count`` of a pager.

    One of them is the size of a page, the other the number of items, or else of pages.
    """
    if not stated:
        return None, None
    others = stated.copy()
    if size in others:
        others.remove(size)
    total = max(others, default=size)
    return (None, total) if total < rows else (total, None)


def _stated(view: View) -> list[int]:
    """The attributes of the pager: ``<div class="pagination" rows="15" count="203">``."""
    for element in view.tree.iter("div", "ul", "nav", "p", "span"):
        stated = [whole(element.get(name)) for name in ("rows", "count")]
        if any(stated):
            return [number for number in stated if number is not None and number <= _LARGEST]
    return []


def _asked(address: str) -> dict[str, object]:
    try:
        asked = json.loads(query_of(address).get(_PARAMS, ""))
    except (ValueError, RecursionError):
        return {}
    return asked if isinstance(asked, dict) else {}


def _page(address: str, number: int, size: int) -> str:
    asked = {**_asked(address), "pageNo": number, "pageSize": size}
    return with_query(address, {_PARAMS: json.dumps(asked, separators=(",", ":"))})
