"""Lists that jpage fills: the rows that a page embeds, and the addresses of those that follow.

A page embeds the first rows of a list and a call with the total, the rows of a page, the pages
of a group and the address of the proxy, which gives a group of rows by their numbers. Some
proxies ignore the numbers and give one page, so both are asked for. Truecms has the same under
another address, and is asked for one page at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import urlencode, urlsplit, urlunsplit

from lxml.html import HtmlElement

from crawler.fields.opened import STORE_MARK, Datastore
from crawler.fields.page_series import MAX_PAGES
from crawler.fields.posted import posted, split_posted
from crawler.fields.remote_list import RemoteList, query_of, whole, with_query
from crawler.fields.script_objects import ScriptObject, objects_around
from crawler.fields.urls import join
from crawler.fields.view import View

PROXY = re.compile(r"/[\w./-]{0,200}?(?:dataproxy\.jsp|/getMessage\.do)\b", re.I)
"""The path of a list's proxy."""

_WORD = re.compile(r"dataproxy\.jsp|/getMessage\.do", re.I)
_TRUECMS = re.compile(r"/getMessage\.do$", re.I)
_TOTALS = ("totalrecord", "totalrecords", "recordcount", "total", "totalcount", "count")
_SIZES = ("perpage", "pagesize")
_GROUPS = ("groupsize", "grouppages")
_COLUMN = re.compile(r"/col/col(\d+)/", re.I)
_COLUMN_ID = "columnid"
_USUAL_SIZE = 15
_LARGEST = 1000
_MOST_LISTS = 40  # of one page


@dataclass(frozen=True, slots=True)
class ListCall:
    """How a list goes on: the proxy's address, what it is asked with, and the list's measures.

    ``total`` is None where the page does not declare it; ``element_id`` is the element that
    the rows stand in; ``by_page`` asks by GET for pages alone, as a link in the page does.
    """

    url: str
    params: dict[str, str] = field(default_factory=dict)
    total: int | None = None
    size: int = _USUAL_SIZE
    group: int = 1
    element_id: str = ""
    by_page: bool = False

    def may_start_with(self, count: int) -> bool:
        """Whether so many rows are what a page of this list would begin with."""
        if self.total is not None and count >= self.total:
            return count == self.total
        return count > 0 and count % self.size == 0

    def pages_after(self, embedded: int) -> list[str]:
        """The addresses of all rows but the first ``embedded``, as far as they are known."""
        if self.by_page:
            return self._by_page(embedded)
        if self.total is None or 0 < embedded < min(self.size, self.total):
            return [self._window(embedded + 1, embedded + self.size, counted=False)]
        if _TRUECMS.search(self.url):
            last = min(self.total, embedded + MAX_PAGES * self.size)
            starts = range(embedded + 1, last + 1, self.size)
            return [self._window(start, start + self.size - 1) for start in starts]
        span = self.size * self.group
        last = min(self.total, embedded + MAX_PAGES * span)
        starts = range(embedded + 1, last + 1, span)
        return [self._window(start, min(start + span - 1, self.total)) for start in starts]

    def _by_page(self, embedded: int) -> list[str]:
        size = embedded or self.size
        pages = 2 if self.total is None else -(-self.total // size)
        numbers = range(2 if embedded else 1, min(pages, MAX_PAGES) + 1)
        asked = {**self.params, "perpage": str(size)}
        return [with_query(self.url, asked | {"page": str(number)}) for number in numbers]

    def _window(self, start: int, end: int, counted: bool = True) -> str:
        asked = {"startrecord": start, "endrecord": end, "perpage": self.size}
        window = {name: str(value) for name, value in asked.items()}
        if _TRUECMS.search(self.url):
            return with_query(self.url, window | self.params | {"callback": "callback"})
        if counted:
            window["page"] = str((start - 1) // self.size + 1)
        return posted(with_query(self.url, window), urlencode(self.params))


def list_calls(script: str, base: str) -> list[ListCall]:
    """The calls of a page's script that fill its lists."""
    calls = []
    for found in objects_around(script, _WORD):
        match = next((m for v in found.outer.values() if (m := PROXY.search(v))), None)
        if match and (call := _call(found, match.string, base)):
            calls.append(call)
    return calls


def _call(found: ScriptObject, address: str, base: str) -> ListCall | None:
    url = join(base, address)
    if url is None:
        return None
    parts = urlsplit(url)
    beside = {k: v for k, v in found.outer.items() if k in (_COLUMN_ID, "unitid", "webid")}
    params = {**query_of(url), **(found.inner or beside)}
    if _TRUECMS.search(parts.path):
        column = {k: v for k, v in (beside | params).items() if k.lower() == _COLUMN_ID}
        params = {"columnId": next(iter(column.values()), "")}
    size = _first(found.outer, _SIZES)
    return ListCall(
        urlunsplit(parts._replace(query="")),
        params,
        _first(found.outer, _TOTALS),
        min(size or _USUAL_SIZE, _LARGEST),
        min(_first(found.outer, _GROUPS) or 1, _LARGEST),
        found.element_id or params.get("unitid", ""),
    )


def linked_call(store: Datastore, base: str) -> ListCall | None:
    """How a list goes on by the link in its datastore, None where there is none."""
    url = join(base, store.next_href or "")
    if url is None or not PROXY.search(url):
        return None
    parts = urlsplit(url)
    params = {k: v for k, v in query_of(url).items() if k != "page"}
    bare = urlunsplit(parts._replace(query=""))
    return ListCall(bare, params, store.total, by_page=True)


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
    if store is None and chosen[0] not in holding:
        if call.may_start_with(embedded):
            element = None  # its rows stand elsewhere, the element is for the pager
        else:
            embedded = 0
    return RemoteList(tuple(call.pages_after(embedded)), call.total, element=element)


_Unit = tuple[ListCall, HtmlElement | None, Datastore | None]


def _units(view: View) -> Iterator[_Unit]:
    """The calls of a page with the element of each list and the datastore that it was."""
    lists = (e for e in view.tree.iter("ul", "table") if e.get(STORE_MARK))
    opened = {str(e.get(STORE_MARK)): e for e in islice(lists, _MOST_LISTS)}
    calls = list_calls(view.outline.calls.text, view.url)
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
        yield call, element, None if place is None else view.stores[int(place)]
    for place in set(opened) - set(inside.values()):
        if linked := linked_call(view.stores[int(place)], view.url):
            yield linked, opened[place], view.stores[int(place)]


def _of_own_column(units: list[_Unit], url: str) -> list[_Unit]:
    """Of several lists, the one of the column that the page's address names.

    All where they are of other columns, none where addresses and ids do not tell.
    """
    column = _COLUMN.search(urlsplit(url).path)
    if column is None or len(units) < 2:
        return []
    ids = [call.params.get(_COLUMN_ID, "") for call, _, _ in units]
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
    start, size = whole(query.get("startrecord")) or 1, whole(query.get("perpage")) or _LARGEST
    page = whole(query.get("page")) or (start - 1) // size + 1
    return RemoteList(tuple(pages_after_answer(view.url, store)), store.total, number=page)


def pages_after_answer(address: str, store: Datastore) -> list[str]:
    """What an answer of a proxy leaves to be asked for, told from its own address.

    Of a counted list the rows of the group that a single page did not give; of another the
    page that comes next.
    """
    url, body = split_posted(address)
    query = query_of(url)
    start, end, size = (whole(query.get(n)) for n in ("startrecord", "endrecord", "perpage"))
    count, page = len(store.records), whole(query.get("page"))
    if not count or not size:
        return []
    if not start or not end:
        known = store.total is None or (page or 0) * size >= store.total
        return [] if known or not page else [with_query(url, {"page": str(page + 1)})]
    following = start + count
    if page is not None:
        if following > end:
            return []
        changes = {"startrecord": following, "page": (following - 1) // size + 1}
    elif following > store.total if store.total is not None else count < size:
        return []
    else:
        changes = {"startrecord": following, "endrecord": following + size - 1}
    changed = with_query(url, {name: str(value) for name, value in changes.items()})
    return [changed if body is None else posted(changed, body)]


def _first(values: dict[str, str], names: tuple[str, ...]) -> int | None:
    return next((number for n in names if (number := whole(values.get(n))) is not None), None)
