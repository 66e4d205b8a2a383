"""Lists of portals in the style of gov.cn: feeds that are bare arrays, and the policy library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import parse_qsl, urlsplit

from crawler.fields.json_rows import following, read_row, records, whole
from crawler.fields.list_calls import find_list_calls
from crawler.fields.outline import Outline
from crawler.fields.paged_requests import at_page, page_of
from crawler.fields.rows import RawRow

_DATES = ("docrelpubtime", "pubtimestr", "pubtime", "ptime", "pubdate", "publishtime")
_URLS = ("url", "link", "href")
_TITLES = ("title", "sub_title", "doctitle")
_FEED = re.compile(r"""["']([^"'\s{}<>]{1,300}\.json)(?:\?[^"'\s]{0,100})?["']""")
_NO_FEED = re.compile(r"/(?:js|css|static|assets|images?|lib|plugins?)/|(?:config|manifest)\.json")
_NAMED = re.compile(r"""["']?(?:name|title|text)["']?\s{0,5}:\s{0,5}["']([^"'\n]{2,20})["']""")
_CALL = re.compile(r"[\w-]/data\b")
_PATH = re.compile(r"/data")
_LIBRARY = "zhengcelibrary"
_QUERY = re.compile(rf"""["']\??([^"'\s]{{0,300}}\bt={_LIBRARY}[^"'\s]{{0,500}})["']""")
_MORE = re.compile(r"""["'](&\w{1,30}=[^"'\s]{0,200})["']""")
_BEHIND = 300  # characters behind the first piece of a query that may hold the others
_MAX_FEEDS = 30
_NEAR = 150  # characters before and behind a feed's address that may name it


@dataclass(frozen=True, slots=True)
class DataList:
    """One page of a list that came as data, with the addresses of the pages after it."""

    rows: tuple[RawRow, ...]
    next_urls: tuple[str, ...] = ()
    page_number: int = 1
    total: int | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that a page's script or link names, and what it calls it ("" if nothing)."""

    url: str
    name: str


def read_feed(data: object, address: str) -> DataList | None:
    """The whole list that a bare array is; None where it is no array, or one of other things."""
    if not isinstance(data, list):
        return None
    rows = tuple(_rows(data, address))
    return DataList(rows) if rows or not data else None


def read_library(data: object, address: str) -> DataList | None:
    """A page of the library's answer: one class, or several under ``catMap``, old and new.

    A document that several classes hold is one row, so that their counts are none of rows.
    None where it is no such answer.
    """
    if not isinstance(data, dict):
        return None
    inner = data.get("searchVO")
    answer = inner if isinstance(inner, dict) else data
    several = answer.get("catMap")
    if isinstance(several, dict):
        classes = [each for each in several.values() if isinstance(each, dict)]
    elif "listVO" in answer:
        classes = [answer]
    else:
        return None
    rows = {row.url: row for each in classes for row in _rows(each.get("listVO"), address)}
    number = page_of(address) or 1
    numbers: set[int] = set()
    for each in classes:
        shown = len(records(each.get("listVO")))
        pages = whole(each.get("totalpage"))
        numbers.update(following(number, shown, whole(each.get("totalCount")), pages))
    further = [at_page(address, following_page) for following_page in sorted(numbers)]
    return DataList(
        tuple(rows.values()),
        tuple(url for url in further if url),
        number,
        whole(answer.get("totalCount")) if classes == [answer] else None,
        whole(answer.get("totalpage")),
    )


def _rows(value: object, address: str) -> Iterator[RawRow]:
    for record in records(value):
        if row := read_row(record, address, urls=_URLS, titles=_TITLES, dates=_DATES):
            yield row


def feeds_of(outline: Outline) -> list[Feed]:
    """The feeds that a page names: in links, then in script."""
    found: dict[str, Feed] = {}
    for link in outline.links:
        if urlsplit(link.url).path.endswith(".json"):
            found.setdefault(link.url, Feed(link.url, link.text))
    script = outline.calls.text
    for match in islice(_FEED.finditer(script), _MAX_FEEDS):
        url = outline.to(match[1])
        if url and not _NO_FEED.search(match[1]):
            found.setdefault(url, Feed(url, _name_beside(script, match.start(), match.end())))
    return list(found.values())


def _name_beside(script: str, start: int, end: int) -> str:
    """The name in the object of a script that holds a feed's address."""
    before = script[max(0, start - _NEAR) : start].rpartition("{")
    behind = script[end : end + _NEAR].partition("}")
    match = _NAMED.search(before[2] + behind[0]) if before[1] and behind[1] else None
    return match[1] if match else ""


def library_call(outline: Outline) -> str | None:
    """The request for the first page of the library's list that a page's script makes.

    Address and query may stand apart (``base + "?t=zhengcelibrary&p=" + page``).
    """
    query = _query_apart(outline.calls.text)
    for call in find_list_calls(outline, _CALL, _PATH):
        values = call.values if "t" in call.values else {**query, **call.values}
        if values.get("t", "").startswith(_LIBRARY):
            return replace(call, values=values).address(1, "p")
    return None


def _query_apart(script: str) -> dict[str, str]:
    """The query that a script joins to an address: its first piece, and those that go on."""
    match = _QUERY.search(script)
    if match is None:
        return {}
    more = _MORE.findall(script[match.end() : match.end() + _BEHIND])
    return dict(parse_qsl(match[1] + "".join(more), keep_blank_values=True))
