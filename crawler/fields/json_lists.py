"""One page of a list as JSON: its rows, how many there are, and the requests for the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crawler.fields.json_rows import read_json, read_row, records, said, whole
from crawler.fields.page_series import MAX_PAGES
from crawler.fields.paged_requests import at_page, page_of, size_of
from crawler.fields.rows import RawRow

_LISTS = ("results", "list", "infolist", "rows", "records", "data", "datalist", "items")
_URLS = ("url", "url_commp", "link", "linkurl", "href", "infourl")
_TITLES = ("title", "titlehtml", "doctitle", "realtitle")
_DATES = (
    *("publishedtimestr", "published_time_format", "pubtime", "publishtime", "pubdate"),
    *("publishedtime", "published_time", "publishdate", "releasedate", "displaydate", "infodate"),
)
_TOTALS = ("total", "allrow", "totalcount", "totalrecord", "totalrecords", "totalnum", "totalrows")
_PAGES = ("totalpage", "totalpages", "pagecount", "pages")
_SIZES = ("rows", "pagesize", "size")
_CHANNEL = ("channelname", "channel_name", "columnname")
_MAX_OBJECTS = 200
_MAX_DEPTH = 6


@dataclass(frozen=True, slots=True)
class JsonList:
    """One page of a list; ``channel`` is the name of the column that its rows state."""

    rows: tuple[RawRow, ...]
    next_urls: tuple[str, ...]
    page_number: int
    total: int | None
    pages: int | None
    channel: str = ""


def read_json_list(text: str, address: str) -> JsonList | None:
    """The list in the answer to a request; None where it is no JSON or holds no list.

    A list that is there and empty is one without rows. The page's number is that of the request,
    whatever the answer says; pages are counted by the rows that the first one really has.
    """
    found = _find(read_json(text))
    if found is None:
        return None
    holder, held = found
    rows = [
        row
        for record in held
        if (row := read_row(record, address, urls=_URLS, titles=_TITLES, dates=_DATES))
    ]
    number = page_of(address) or 1
    total = _first(holder, _TOTALS)
    pages = _page_count(holder, len(held), total, number, address)
    last = pages if pages is not None else number + bool(rows)
    last = min(last, number + MAX_PAGES) if rows else number
    urls = (at_page(address, following) for following in range(number + 1, last + 1))
    channel = next((name for record in held if (name := said(record, *_CHANNEL))), "")
    return JsonList(tuple(rows), tuple(url for url in urls if url), number, total, pages, channel)


def _find(data: object) -> tuple[Mapping[str, object], Sequence[Mapping[str, object]]] | None:
    """The object with the list of rows, and the rows; the list with rows before an empty one."""
    empty = None
    for holder in _objects(data):
        plain = {key.lower(): value for key, value in holder.items()}
        for key in _LISTS:
            value = plain.get(key)
            if not isinstance(value, list):
                continue
            held = records(value)
            if any(said(record, *_TITLES) and said(record, *_URLS) for record in held):
                return plain, held
            if not value and empty is None:
                empty = plain, held
    return empty


def _objects(data: object) -> Iterator[Mapping[str, object]]:
    """The objects of an answer that may hold its list, from the outside in."""
    level = [data]
    for _ in range(_MAX_DEPTH):
        objects = [value for value in level if isinstance(value, dict)][:_MAX_OBJECTS]
        yield from objects
        level = [value for found in objects for value in found.values()]
    if isinstance(data, list):
        yield {"list": data}


def _page_count(
    holder: Mapping[str, object], shown: int, total: int | None, number: int, address: str
) -> int | None:
    """How many pages there are; None where that is not declared, or cannot be true."""
    pages = _first(holder, _PAGES)
    if pages or total is None or total < shown:
        return pages or None
    size = shown if number == 1 else _first(holder, _SIZES) or size_of(address) or shown
    return -(-total // size) if size else 0


def _first(holder: Mapping[str, object], keys: Sequence[str]) -> int | None:
    return next((count for key in keys if (count := whole(holder.get(key))) is not None), None)
