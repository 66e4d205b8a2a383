"""Own items as JSON Lines: one object a line, the same keys for every platform."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from crawler.fields.resolve import resolve
from crawler.fields.span import Span
from crawler.index.views import ColumnView, ItemView
from crawler.items import LETTER_FIELDS, Attachment, Claim, Field, ReadItem

FIELDS = (
    Field.TITLE,
    Field.INDEX_NUMBER,
    Field.DOCUMENT_NUMBER,
    Field.CATEGORY,
    Field.SUBJECT,
    Field.ISSUING_BODY,
    Field.WRITTEN_ON,
    Field.SIGNED_ON,
    Field.PUBLISHED_AT,
    Field.SOURCE,
    Field.VALIDITY,
)
"""The facts of an exported item, in the order of its keys; those of letters come last."""

_MOMENTS = frozenset({Field.PUBLISHED_AT, Field.ASKED_AT, Field.ANSWERED_AT})
_DATES = _MOMENTS | {Field.WRITTEN_ON, Field.SIGNED_ON}


def item_object(item: ItemView | ReadItem) -> dict[str, Any]:
    """The exported object of an item, from the index or straight from a page.

    Days are ``YYYY-MM-DD``, moments ``YYYY-MM-DDTHH:MM`` on the Asia/Shanghai clock; what the
    page leaves open, or states less precisely than to the day, is None (the claim keeps it).
    """
    won = item.won if isinstance(item, ItemView) else resolve(item.claims)
    facts = _stored(item) if isinstance(item, ItemView) else _stated(won)
    columns = item.columns if isinstance(item, ItemView) else ()
    return {
        "url": item.url,
        **{field.value: _shown(facts[field], field) for field in FIELDS},
        "columns": [_column(column) for column in columns],
        "attachments": [_attachment(file) for file in item.attachments],
        "claims": [_claim(claim, won) for claim in item.claims],
        **{field.value: _shown(facts[field], field) for field in LETTER_FIELDS},
    }


def write_items(items: Iterable[ItemView], path: Path) -> int:
    """Write one JSON object a line and give their number; the file appears whole or not at all."""
    count = 0
    with replacing(path) as file:
        for line in json_lines(items):
            file.write(line.encode("utf-8", "replace"))
            count += 1
    return count


def json_lines(items: Iterable[ItemView]) -> Iterator[str]:
    """The lines of an export, each with its line break."""
    for item in items:
        yield json.dumps(item_object(item), ensure_ascii=False) + "\n"


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write that takes the place of ``path`` only when it was written to the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            os.unlink(file.name)
            raise
    os.chmod(file.name, 0o644)
    os.replace(file.name, path)


def _stored(item: ItemView) -> dict[Field, str | Span | None]:
    return {field: getattr(item, field.value) for field in (*FIELDS, *LETTER_FIELDS)}


def _stated(won: Mapping[Field, Claim]) -> dict[Field, str | Span | None]:
    claims = {field: won.get(field) for field in (*FIELDS, *LETTER_FIELDS)}
    return {
        field: (claim.span or claim.value) if claim else None for field, claim in claims.items()
    }


def _shown(fact: str | Span | None, field: Field) -> str | None:
    if isinstance(fact, Span):
        if not fact.is_day_or_finer:
            return None
        return fact.text() if field in _MOMENTS else str(fact.date)
    return None if field in _DATES else fact or None


def _column(column: ColumnView) -> dict[str, str]:
    return {"url": column.url, "name": column.name, "kind": column.kind.value}


def _attachment(file: Attachment) -> dict[str, str]:
    return {"name": file.name, "url": file.url, "type": file.type}


def _claim(claim: Claim, won: Mapping[Field, Claim]) -> dict[str, Any]:
    return {
        "field": claim.field.value,
        "value": claim.value,
        "place": claim.place.value,
        "label": claim.label,
        "raw": claim.raw,
        "won": has_won(claim, won),
    }


def has_won(claim: Claim, won: Mapping[Field, Claim]) -> bool:
    """Whether the resolved fact came from this claim, be it cut to what may be trusted of it."""
    winner = won.get(claim.field)
    return winner is not None and replace(winner, value=claim.value, span=claim.span) == claim
