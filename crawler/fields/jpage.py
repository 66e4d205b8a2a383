"""Lists that jpage fills: the rows that a page embeds, and what its proxy is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.fields.jpage_calls import (
    COLUMN_ID,
    PROXY,
    ProxyCall,
    linked_call,
    pages_after_answer,
    proxy_calls,
)
from crawler.fields.opened import STORE_MARK, Datastore
from crawler.fields.posted import split_posted
from crawler.fields.remote_list import RemoteList, query_of, whole
from crawler.fields.view import View

_COLUMN = re.compile(r"/col/col(\d+)/", re.I)
_MOST_LISTS = 40  # of one page
_UNSIZED = 1000  # rows of a page where an address does not say


def list_of_page(view: View) -> RemoteList | None:
    """The rest of the page's main list, None where no proxy gives it.

    A page may show the lists of several columns: the one of its own column counts, or the one
    that holds the main rows. Where neither is known, nothing is.
    """
    units = list(_units(view))
    blocks = [block.group.container for block in view.main]
    holding = [unit for unit in units if unit[1] is not None and _holds_any(unit[1], blocks)]
    chosen = _of_own_column(units, view.url) or holding or units
    if len(chosen) != 1:
        return RemoteList() if chosen else None
    call, element, store = chosen[0]
    embedded = len(store.records) if store else len(view.rows)
    if call.total is not None and call.total < embedded:
        call = replace(call, total=None)  # it counts something else
    if store is None and chosen[0] not in holding:
        if call.may_start_with(embedded):
            element = None  # its rows stand elsewhere, the element is for the pager
        else:
            embedded = 0
    return RemoteList(tuple(call.pages_after(embedded)), call.total, element=element)


_Unit = tuple[ProxyCall, HtmlElement | None, Datastore | None]


def _units(view: View) -> Iterator[_Unit]:
    """The calls of a page with the element of each list and the datastore that it was."""
    opened = _opened_lists(view)
    calls = proxy_calls(view.outline.calls.text, view.url)
    ids = {call.element_id for call in calls} - {""}
    elements = {e.get("id"): e for e in view.tree.iter() if e.get("id") in ids} if ids else {}
    inside = {
        call.element_id: place
        for call in calls
        for place, e in opened.items()
        if call.element_id in (above.get("id") for above in e.iterancestors())
    }
    loose = [place for place in opened if place not in inside.values()]
    lacking = [call for call in calls if call.element_id not in inside]
    if len(loose) == len(lacking):  # beside their elements, in the same order
        inside |= dict(zip((call.element_id for call in lacking), loose, strict=True))
    for call in calls:
        place = inside.get(call.element_id)
        element = elements.get(call.element_id) if place is None else opened[place]
        yield call, element, None if place is None else view.stores[place]
    for place in [place for place in opened if place not in inside.values()]:
        if linked := linked_call(view.stores[place], view.url):
            yield linked, opened[place], view.stores[place]


def _opened_lists(view: View) -> dict[int, HtmlElement]:
    """The lists that were datastores by their numbers; a page may have such marks of its own."""
    lists: dict[int, HtmlElement] = {}
    for element in view.tree.iter("ul", "table"):
        place = whole(element.get(STORE_MARK))
        if place is not None and place < min(len(view.stores), _MOST_LISTS):
            lists.setdefault(place, element)
    return lists


def _of_own_column(units: list[_Unit], url: str) -> list[_Unit]:
    """Of several lists, the one of the column that the page's address names.

    All where they are of other columns, none where addresses and ids do not tell.
    """
    column = _COLUMN.search(urlsplit(url).path)
    if column is None or len(units) < 2:
        return []
    ids = [call.params.get(COLUMN_ID, "") for call, _, _ in units]
    own = [unit for unit, known in zip(units, ids, strict=True) if known == column[1]]
    if own:  # the same list may stand there twice, for wide and for narrow screens
        return [max(own, key=lambda unit: len(unit[2].records) if unit[2] else 0)]
    return units if any(known.isdigit() for known in ids) else []


def _holds_any(element: HtmlElement, containers: Sequence[HtmlElement]) -> bool:
    return any(e is element or element in e.iterancestors() for e in containers)


def list_of_answer(view: View) -> RemoteList | None:
    """The rest of a list after an answer of its proxy, None for other pages."""
    if not PROXY.search(urlsplit(view.url).path):
        return None
    store = view.stores[0] if view.stores else Datastore(())
    query = query_of(split_posted(view.url)[0])
    start, size = whole(query.get("startrecord")) or 1, whole(query.get("perpage")) or _UNSIZED
    page = whole(query.get("page")) or (start - 1) // size + 1
    return RemoteList(tuple(pages_after_answer(view.url, store)), store.total, number=page)
