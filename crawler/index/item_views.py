"""Reading items back: versions, claims, rows and files of one run, merged as they stream by."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from crawler.fields.claims import DATES
from crawler.fields.columns import kind_of
from crawler.fields.personal_words import Kind
from crawler.fields.span import SHANGHAI, Span
from crawler.index.row_claims import read_row_claims
from crawler.index.views import ColumnView, ItemView, Seen
from crawler.items import (
    LETTER_FIELDS,
    Attachment,
    Claim,
    ColumnKind,
    Field,
    Mark,
    PageClass,
    Place,
    RelatedLink,
)

_STATED = (
    *("title", "index_number", "document_number", "category"),
    *("subject", "issuing_body", "source", "validity"),
)
_DATED = ("written_on", "signed_on", "published_at")
_DATES = tuple(f"{name}_{end}" for name in _DATED for end in ("earliest", "latest"))
_QUERY = f"""
SELECT i.id, i.key, i.url, i.first_run, v.id, v.page_class, v.body, v.breadcrumb,
  f.at, f.sha256, f.warc, f.offset, f.last_modified,
  {", ".join(f"v.{name}" for name in (*_STATED, *_DATES))}
FROM {{source}} s JOIN items i ON i.id=s.item_id JOIN versions v ON v.id=s.version_id
  JOIN fetches f ON f.id=s.fetch_id
WHERE s.run=? ORDER BY s.item_id
"""
_ITEMS = _QUERY.format(source="own_items")
_TEXTS = _QUERY.format(
    source="""(
  SELECT a.* FROM sightings a JOIN fetches b ON b.id=a.fetch_id AND b.role='column'
  WHERE NOT EXISTS (SELECT 1 FROM own_items o WHERE o.run=a.run AND o.item_id=a.item_id))"""
)
_PAGE = """
SELECT i.url, v.title, f.at, f.sha256, f.warc, f.offset
FROM sightings s JOIN items i ON i.id=s.item_id JOIN versions v ON v.id=s.version_id
  JOIN fetches f ON f.id=s.fetch_id
WHERE s.run=? AND s.item_id=?
"""
_HEAD = 13
_OF_VERSIONS = """
SELECT s.item_id, {columns} FROM sightings s JOIN {table} t ON t.version_id=s.version_id
WHERE s.run=? ORDER BY s.item_id, t.rowid
"""
_ROWS = """
SELECT a.item_id, r.column_id, r.title, r.earliest, r.latest, r.date_text, r.claims
FROM own_rows r JOIN aliases a ON a.key=r.item_key WHERE r.run=? ORDER BY a.item_id, r.column_id
"""


# A look-up costs a third of what a call of the enumeration does.
_FIELD = {field.value: field for field in Field}
_PLACE = {place.value: place for place in Place}
_Group = tuple[float, Iterator[Any]]


class _Groups:
    """Rows of a query ordered by item id, given out item by item."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._groups: Iterator[_Group] = groupby(cursor, itemgetter(0))
        self._id, self._rows = next(self._groups, _NO_GROUP)

    def take(self, item_id: int) -> list[Any]:
        """The rows of one item; items must be asked for in ascending order."""
        while self._id < item_id:
            self._id, self._rows = next(self._groups, _NO_GROUP)
        return list(self._rows) if self._id == item_id else []


_NO_GROUP: _Group = (math.inf, iter(()))


def read_page(db: sqlite3.Connection, run: int, item_id: int) -> tuple[str, str, Seen]:
    """Address, title and fetch of one item of a run."""
    url, title, *fetch = db.execute(_PAGE, (run, item_id)).fetchone()
    return url, title or "", _seen(*fetch)


def _seen(at: str, sha256: str, warc: str, offset: int) -> Seen:
    return Seen(datetime.fromisoformat(at), sha256, f"{warc}#{offset}")


class ItemReader:
    """Streams the items of a run in constant memory."""

    def __init__(self, db: sqlite3.Connection, run: int, columns: Sequence[ColumnView]) -> None:
        self._db = db
        self._run = run
        self._columns = {column.id: column for column in columns}

    def read(self) -> Iterator[ItemView]:
        """The items in the order of their ids."""
        return self._read(_ITEMS)

    def read_texts(self) -> Iterator[ItemView]:
        """The texts that columns have instead of a list, in the order of their ids."""
        return self._read(_TEXTS)

    def _read(self, query: str) -> Iterator[ItemView]:
        claims = self._groups(
            "claims", "t.field, t.value, t.raw, t.place, t.label, t.earliest, t.latest, t.won"
        )
        files = self._groups("attachments", "t.url, t.name, t.type, t.place")
        links = self._groups("links", "t.url, t.text, t.relation")
        marks = self._groups("personal_marks", "t.kind, t.masked, t.place, t.label")
        listed = _Groups(self._db.execute(_ROWS, (self._run,)))
        for row in self._db.execute(query, (self._run,)):
            item_id = row[0]
            yield self._view(
                row,
                claims.take(item_id),
                tuple(Attachment(f[1], f[2], f[3], _PLACE[f[4]]) for f in files.take(item_id)),
                tuple(RelatedLink(*link[1:]) for link in links.take(item_id)),
                tuple(Mark(Kind(m[1]), *m[2:]) for m in marks.take(item_id)),
                listed.take(item_id),
            )

    def _groups(self, table: str, columns: str) -> _Groups:
        return _Groups(
            self._db.execute(_OF_VERSIONS.format(table=table, columns=columns), (self._run,))
        )

    def _view(
        self,
        row: tuple[Any, ...],
        claim_rows: list[Any],
        files: tuple[Attachment, ...],
        links: tuple[RelatedLink, ...],
        marks: tuple[Mark, ...],
        listed: list[Any],
    ) -> ItemView:
        stated = [
            Claim(_FIELD[name], value, raw, _PLACE[place], label, _span(start, end))
            for _, name, value, raw, place, label, start, end, _ in claim_rows
        ]
        listed_claims = [claim for one in listed for claim in _row_claims(one)]
        won = {
            claim.field: claim for claim, kept in zip(stated, claim_rows, strict=True) if kept[8]
        }
        _add_listed(won, listed_claims)
        columns = self._columns_of(listed)
        breadcrumb = _breadcrumb(row[7])
        return ItemView(
            id=row[0],
            key=row[1],
            url=row[2],
            first_run=row[3],
            page_class=PageClass(row[5]),
            body=row[6],
            breadcrumb=breadcrumb,
            seen=_seen(*row[8:12]),
            modified=_moment(row[12]),
            columns=columns,
            kinds=_kinds(columns, breadcrumb),
            claims=(*stated, *listed_claims),
            won=won,
            attachments=files,
            links=links,
            marks=marks,
            **_facts(row),
            **_letter(won),
        )

    def _columns_of(self, listed: list[Any]) -> tuple[ColumnView, ...]:
        ids = dict.fromkeys(row[1] for row in listed)
        return tuple(self._columns[i] for i in ids if i in self._columns)


def _facts(row: tuple[Any, ...]) -> dict[str, Any]:
    """The texts and dates that a version states, by the names that an item has for them."""
    facts: dict[str, Any] = dict(zip(_STATED, row[_HEAD:], strict=False))
    facts["title"] = facts["title"] or ""
    dates = iter(row[_HEAD + len(_STATED) :])
    for name in _DATED:
        facts[name] = _span(next(dates), next(dates))
    return facts


def _add_listed(won: dict[Field, Claim], listed_claims: Sequence[Claim]) -> None:
    """What only a list says of a letter holds where its page says nothing."""
    for claim in listed_claims:
        if claim.field in LETTER_FIELDS and claim.value:
            won.setdefault(claim.field, claim)


def _kinds(columns: tuple[ColumnView, ...], breadcrumb: tuple[str, ...]) -> frozenset[ColumnKind]:
    kinds = frozenset(column.kind for column in columns)
    if kinds or not breadcrumb:
        return kinds
    return frozenset({kind_of(breadcrumb[-1], breadcrumb)})


@lru_cache(maxsize=1024)
def _breadcrumb(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


@lru_cache(maxsize=4096)  # a page states its few days again and again, and so do its neighbours
def _span(earliest: str | None, latest: str | None) -> Span | None:
    return Span.from_iso(earliest, latest) if earliest and latest else None


def _moment(header: str | None) -> datetime | None:
    """The moment in an HTTP header; None where there is none, or no moment."""
    try:
        return parsedate_to_datetime(header).astimezone(SHANGHAI) if header else None
    except (ValueError, TypeError, OverflowError):
        return None


def _letter(won: dict[Field, Claim]) -> dict[str, Any]:
    """The facts of a letter by the names that an item has for them."""
    stated = {field: won[field] for field in LETTER_FIELDS if field in won}
    return {
        field.value: claim.span if field in DATES else claim.value
        for field, claim in stated.items()
    }


def _row_claims(row: tuple[Any, ...]) -> Iterator[Claim]:
    """What a list shows beside the item: claims like any other, from another page.

    A date that the list names as that of a question or an answer is none of publication.
    """
    claims = read_row_claims(row[6])
    yield from claims
    span = _span(row[3], row[4])
    if span and not any(claim.span == span for claim in claims):
        yield Claim(Field.PUBLISHED_AT, span.text(), row[5], Place.ROW, span=span)
