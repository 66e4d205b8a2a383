"""The page number in a request: in its query, in a posted form, or in posted JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.fields.posted import posted, split_posted

_PAGE = re.compile(
    r"page|p|pn|page_?(?:index|no|num|number)|(?:cur|curr|current|now)_?page(?:_?(?:no|num|index))?",
    re.I,
)
_SIZE = re.compile(r"_?(?:page)?_?size|rows|limit|perpage|page_?rows", re.I)


def page_name(values: Mapping[str, object]) -> str | None:
    """The name of the parameter that is the page's number, None where there is none."""
    return next((name for name in values if _PAGE.fullmatch(name)), None)


def page_of(address: str) -> int | None:
    """The page number that a request names; None if it names none."""
    values = _asked(address)
    return _count(values.get(page_name(values) or ""))


def size_of(address: str) -> int | None:
    """How many rows a request asks for; None if it does not say."""
    return next((_count(v) for name, v in _asked(address).items() if _SIZE.fullmatch(name)), None)


def at_page(address: str, number: int) -> str | None:
    """The same request for another page; None where it names no page."""
    url, body = split_posted(address)
    name = page_name(_asked(address))
    if name is None:
        return None
    data = _object(body)
    if data is not None and name in data:
        return posted(url, json.dumps({**data, name: number}, ensure_ascii=False))
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    if name in query:
        asked = urlencode({**query, name: str(number)}, safe="/,:")
        url = urlunsplit(parts._replace(query=asked))
        return url if body is None else posted(url, body)
    form = dict(parse_qsl(body or "", keep_blank_values=True))
    return posted(url, urlencode({**form, name: str(number)}))


def _asked(address: str) -> Mapping[str, object]:
    url, body = split_posted(address)
    form = _object(body)
    sent = form if form is not None else dict(parse_qsl(body or "", keep_blank_values=True))
    return {**sent, **dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))}


def _object(body: str | None) -> dict[str, object] | None:
    if body is None or not body.lstrip().startswith("{"):
        return None
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _count(value: object) -> int | None:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
