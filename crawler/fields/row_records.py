"""Rows of a list as records: where each leads, and what the list tells of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from crawler.fields.addresses import is_file
from crawler.fields.document_rows import document_claims
from crawler.fields.letter_rows import letter_claims
from crawler.fields.rows import RawRow
from crawler.items import ColumnKind, Row


def row_records(
    rows: Iterable[RawRow], kind: ColumnKind, is_own: Callable[[str], bool]
) -> tuple[Row, ...]:
    """The rows of one list in a column of a kind; ``is_own`` tells the site's own addresses."""
    rows = list(rows)
    elements = [row.element for row in rows]
    letters = letter_claims(elements, kind is ColumnKind.MESSAGES)
    documents = document_claims(elements)
    return tuple(
        Row(
            row.url,
            row.title,
            row.date.span if row.date else None,
            row.date.text if row.date else "",
            external=not is_own(row.url),
            is_file=is_file(row.url),
            claims=claims or told,
        )
        for row, claims, told in zip(rows, letters, documents, strict=True)
    )
