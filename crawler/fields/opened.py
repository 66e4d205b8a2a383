"""Markup that an answer carries wrapped: in a datastore of XML, in JSON, in JSONP.

A list may stand in its page as ``<script type="text/xml"><datastore>…``, or come by itself as
``<datastore>…``, ``{"data": {"html": "…"}}`` or ``cb({"result": "<datastore>…"})``. Opened,
it reads like any other part of a page.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

STORE_MARK = "data-store"
"""Attribute of an opened list: the number of the datastore that it was, from 0."""

_STORE = re.compile(r"<(datastore|recordset)\b[^<>]{0,200}>")
_NAMES = ("<datastore", "<recordset")
_BEFORE = re.compile(
    r"<script\b[^<>]{0,300}>\s{0,200}(?:<!--\s{0,50})?(?:<\?xml[^<>]{0,200}\?>\s{0,200})?$", re.I
)
_AFTER = re.compile(r"\s{0,200}(?:-->\s{0,50})?</script\s{0,20}>", re.I)
_RECORD = re.compile(r"<record\b[^<>]{0,200}>", re.I)
_RECORD_END = re.compile(r"</record\s{0,20}>", re.I)
_TOTAL = re.compile(r"<total_?records?>\s{0,20}(?:<!\[CDATA\[)?\s{0,20}(\d{1,8})", re.I)
_NEXT = re.compile(r"<nextgroup\b[^<>]{0,100}>(.{0,2000}?)</nextgroup", re.I | re.S)
_HREF = re.compile(r"""href\s*=\s*["']([^"'<>\s]{1,1500})["']""", re.I)
_CALLBACK = re.compile(r"\s*[\w.$]{1,80}\s*\(\s*(?=[{\[])")
_TAG = re.compile(r"<([a-z]\w{0,15})", re.I)
_KEYS = ("html", "result", "datahtml")
_HEAD = 600  # characters before a datastore that may open its script
_LEAD = 20_000  # characters of a datastore before which it declares its measures
_MAX_DEPTH = 4
_ROW = {"ul": "li", "table": "tr"}


@dataclass(frozen=True, slots=True)
class Datastore:
    """A datastore: its records, the total that it declares, the link to those that follow."""

    records: tuple[str, ...]
    total: int | None = None
    next_href: str | None = None


def opened(text: str) -> str | None:
    """The page with its wrapped markup opened, None where nothing is wrapped in it."""
    unpacked = _from_json(text)
    markup = text if unpacked is None else unpacked
    parts: list[str] = []
    at = 0
    for place, (start, end, store) in enumerate(_stores(markup)):
        parts += [markup[at:start], _as_list(store.records, place)]
        at = end
    return "".join([*parts, markup[at:]]) if parts else unpacked


def datastores(text: str) -> list[Datastore]:
    """All datastores of a page or an answer, in page order."""
    unpacked = _from_json(text)
    return [store for _, _, store in _stores(text if unpacked is None else unpacked)]


def _stores(text: str) -> Iterator[tuple[int, int, Datastore]]:
    """Each datastore, and where the element that holds it starts and ends."""
    if not any(name in text for name in _NAMES):
        return
    at = 0
    while match := _STORE.search(text, at):
        close = re.compile(rf"</{match[1]}\s{{0,20}}>|(?=</script\b)")
        last = close.search(text, match.end())
        inner_end, end = last.span() if last else (len(text), len(text))
        head = _BEFORE.search(text, max(at, match.start() - _HEAD), match.start())
        tail = _AFTER.match(text, end) if head else None
        at = tail.end() if tail else end
        start = head.start() if head else match.start()
        yield start, at, _read(text[match.end() : inner_end])


def _read(inner: str) -> Datastore:
    head = inner[:_LEAD]
    total, following = _TOTAL.search(head), _NEXT.search(head)
    href = _HREF.search(_plain(following[1])) if following else None
    return Datastore(
        tuple(_plain(record) for record in _records(inner)),
        int(total[1]) if total else None,
        html.unescape(href[1]) if href else None,
    )


def _records(inner: str) -> Iterator[str]:
    for piece in _RECORD.split(inner)[1:]:
        yield _RECORD_END.split(piece, maxsplit=1)[0]


def _plain(record: str) -> str:
    """The markup of a record, out of its CDATA section or its escapes."""
    bare = record.replace("<![CDATA[", "").replace("]]>", "").strip()
    return html.unescape(bare) if "<" not in bare and "&lt;" in bare else bare


def _as_list(records: Sequence[str], place: int) -> str:
    """Records as the list or table that the page's script makes of them."""
    rows = []
    tag = "ul"
    for record in records:
        first = _TAG.search(record)
        name = first[1].lower() if first else ""
        if name in ("tr", "td"):
            tag = "table"
        rows.append(record if name in ("tr", "li") else f"<{_ROW[tag]}>{record}</{_ROW[tag]}>")
    return f'<{tag} {STORE_MARK}="{place}">{"".join(rows)}</{tag}>'


def _from_json(text: str) -> str | None:
    """The markup in a JSON or JSONP answer, None where the text is none or holds none."""
    call = _CALLBACK.match(text)
    body = text[call.end() :] if call else text.lstrip("\ufeff \t\r\n")
    if body[:1] not in ("{", "["):
        return None
    try:
        data, _ = json.JSONDecoder().raw_decode(body)
    except (ValueError, RecursionError):
        return None
    return _markup_in(data)


def _markup_in(data: object, depth: int = 0) -> str | None:
    """The first markup under a name that says so, from the outside in."""
    if not isinstance(data, dict) or depth > _MAX_DEPTH:
        return None
    for key, value in data.items():
        if key.lower() not in _KEYS or not isinstance(value, str):
            continue
        if "<" in value or (not value and _holds_nothing_else(data)):
            return value
    inner = (_markup_in(data.get(key), depth + 1) for key in ("data", "result"))
    return next((markup for markup in inner if markup is not None), None)


def _holds_nothing_else(data: dict[str, object]) -> bool:
    """Whether an answer with an empty text is an empty list, and no record of another kind."""
    return "title" not in data and not any(isinstance(v, (dict, list)) for v in data.values())
