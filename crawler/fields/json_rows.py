"""Lists that come as data: a text or a piece of script as values, a record as a row.

Everything in it is what a stranger wrote: keys may be missing, values of any type.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from html import unescape
from itertools import islice

from crawler.fields.dates import from_epoch, read_date
from crawler.fields.markup import squeeze
from crawler.fields.page_series import MAX_PAGES
from crawler.fields.row_dates import RowDate
from crawler.fields.rows import RawRow
from crawler.fields.urls import join

MAX_ROWS = 5000
"""No more records than these are read from one answer."""

_NOTHING = frozenset({"", "null", "none", "undefined", "0"})
_TAG = re.compile(r"<[^<>]{0,300}>")
_EPOCH = re.compile(r"\d{9,13}")
_TRIES = 3


def read_json(text: str) -> object:
    """The value of a JSON text, None where it is no JSON."""
    try:
        return json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return None


def script_json(text: str, name: str) -> object:
    """The list or object that a script gives ``name`` (``TREE: [...]``), None where it does not.

    The rest of the script need not be JSON, the value itself must.
    """
    opening = re.compile(rf"""\b{re.escape(name)}["']?\s{{0,20}}[:=]\s{{0,20}}(?=[\[{{])""")
    for match in islice(opening.finditer(text), _TRIES):
        try:
            return json.JSONDecoder().raw_decode(text, match.end())[0]
        except (ValueError, RecursionError):
            continue
    return None


def records(value: object) -> list[Mapping[str, object]]:
    """The objects of a list, none where it is no list."""
    found = value[:MAX_ROWS] if isinstance(value, list) else []
    return [record for record in found if isinstance(record, dict)]


def whole(value: object) -> int | None:
    """A count, written as a number or as text; None where it is none, or no count."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if 0 <= value < 10**9 else None
    is_count = isinstance(value, str) and value.strip().isascii() and value.strip().isdigit()
    return int(str(value)) if is_count and len(str(value)) < 10 else None


def said(record: Mapping[str, object], *keys: str) -> str:
    """The first text or number under one of the keys, in any case of letters; "" if there is none.

    ``null`` and ``0`` written as text say nothing.
    """
    plain = {key.lower(): value for key, value in record.items()}
    for key in keys:
        value = plain.get(key.lower())
        if isinstance(value, (str, int, float)) and not isinstance(value, bool):
            text = str(value).strip()
            if text.lower() not in _NOTHING:
                return text
    return ""


def read_row(
    record: Mapping[str, object],
    base: str,
    *,
    urls: Sequence[str] = ("url",),
    titles: Sequence[str] = ("title",),
    dates: Sequence[str] = (),
) -> RawRow | None:
    """A record as a row of a list; None where it leads nowhere or has no title.

    Of the keys in ``urls``, ``titles`` and ``dates`` the first with a value that can be read
    counts. Markup in a title (``<em>``) is none of it; dates may be texts or counts since 1970.
    """
    url = next((found for key in urls if (found := join(base, said(record, key)))), None)
    title = squeeze(unescape(_TAG.sub("", said(record, *titles))))
    if url is None or not title:
        return None
    date = next((day for key in dates if (day := _date(said(record, key)))), None)
    return RawRow(url, title, date)


def following(number: int, shown: int, total: int | None, pages: int | None = None) -> range:
    """The numbers of the pages after one with ``shown`` records, by what the first declares.

    Without a count to believe, the next while there are records: a total below the records of
    one page is no total. The first page tells of all that follow, later ones of no more.
    """
    stated = pages if pages else -(-total // shown) if total and total >= shown > 0 else None
    if not shown or (number > 1 and stated is not None):
        return range(0)
    last = number + 1 if stated is None else stated
    return range(number + 1, min(last, number + MAX_PAGES) + 1)


def _date(text: str) -> RowDate | None:
    span = from_epoch(text) if _EPOCH.fullmatch(text) else read_date(text[:60])
    return RowDate(text, span) if span else None
