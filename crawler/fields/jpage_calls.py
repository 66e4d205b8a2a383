"""Calls of scripts that fill lists: jpage's proxy and truecms, and the addresses they lead to.

The call names the total, the rows of a page, the pages of a group and the address of the proxy,
which gives a group of rows by their numbers. Some proxies ignore the numbers and give one page,
so both are asked for. Truecms is asked for one page at a time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit, urlunsplit

from crawler.fields.opened import Datastore
from crawler.fields.page_series import MAX_PAGES
from crawler.fields.posted import posted, split_posted
from crawler.fields.remote_list import query_of, whole, with_query
from crawler.fields.script_objects import ScriptObject, objects_around
from crawler.fields.urls import join

PROXY = re.compile(r"/[\w./-]{0,200}?(?:dataproxy\.jsp|/getMessage\.do)\b", re.I)
"""The path of a list's proxy."""

_WORD = re.compile(r"dataproxy\.jsp|/getMessage\.do", re.I)
_LITERAL = re.compile(
    r"""["']([^"'\s<>]{0,200}?(?:dataproxy\.jsp|/getMessage\.do)[^"'\s<>]{0,600})["']""", re.I
)
_SETTING = re.compile(
    r"""\b(columnid|unitid|webid|per_?page|pagesize|groupsize|totalrecords?|totalcount)["']?\s{0,20}[:=]
    \s{0,20}(?:["']([\w-]{1,80})["']|(\d{1,9}))""",
    re.X | re.I,
)
_WINDOW = frozenset({"startrecord", "endrecord", "perpage", "page", "callback", "_"})
_TRUECMS = re.compile(r"/getMessage\.do$", re.I)
_TOTALS = ("totalrecord", "totalrecords", "recordcount", "total", "totalcount", "count")
_SIZES = ("perpage", "pagesize")
_GROUPS = ("groupsize", "grouppages")
COLUMN_ID = "columnid"
"""Jpage's parameter for the column of a list."""

_USUAL_SIZE = 15
_LARGEST = 1000


@dataclass(frozen=True, slots=True)
class ProxyCall:
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


def proxy_calls(script: str, base: str) -> list[ProxyCall]:
    """The calls of a page's script that fill its lists."""
    calls = []
    for found in objects_around(script, _WORD):
        match = next((m for v in found.outer.values() if (m := PROXY.search(v))), None)
        if match and (call := _call(found, match.string, base)):
            calls.append(call)
    loose = None if calls else _loose(script)
    call = _call(loose, loose.outer["url"], base) if loose else None
    return [call] if call else calls


def _loose(script: str) -> ScriptObject | None:
    """A call whose address and settings stand by themselves in a script."""
    match = _LITERAL.search(script) if _WORD.search(script) else None
    if match is None:
        return None
    settings = {name.lower(): text or number for name, text, number in _SETTING.findall(script)}
    stated = {name.lower(): value for name, value in query_of(match[1]).items() if value}
    return ScriptObject({**settings, **stated, "url": match[1]}, {}, "")


def _call(found: ScriptObject, address: str, base: str) -> ProxyCall | None:
    url = join(base, address)
    if url is None:
        return None
    parts = urlsplit(url)
    beside = {k: v for k, v in found.outer.items() if k in (COLUMN_ID, "unitid", "webid")}
    asked = {k: v for k, v in query_of(url).items() if k.lower() not in _WINDOW and v}
    params = {**asked, **(found.inner or beside)}
    if _TRUECMS.search(parts.path):
        column = {k: v for k, v in (beside | params).items() if k.lower() == COLUMN_ID}
        params = {"columnId": next(iter(column.values()), "")}
    size = _first(found.outer, _SIZES)
    return ProxyCall(
        urlunsplit(parts._replace(query="")),
        params,
        _first(found.outer, _TOTALS),
        min(size or _USUAL_SIZE, _LARGEST),
        min(_first(found.outer, _GROUPS) or 1, _LARGEST),
        found.element_id or params.get("unitid", ""),
    )


def linked_call(store: Datastore, base: str) -> ProxyCall | None:
    """How a list goes on by the link in its datastore, None where there is none."""
    url = join(base, store.next_href or "")
    if url is None or not PROXY.search(url):
        return None
    parts = urlsplit(url)
    params = {k: v for k, v in query_of(url).items() if k != "page"}
    bare = urlunsplit(parts._replace(query=""))
    return ProxyCall(bare, params, store.total, by_page=True)


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
