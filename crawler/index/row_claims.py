"""The claims of a list row as the index keeps them: one JSON text, None where there are none."""

from __future__ import annotations

import json
from collections.abc import Sequence

from crawler.fields.span import Span
from crawler.items import Claim, Field, Place


def row_claims_text(claims: Sequence[Claim]) -> str | None:
    """The text for the claims of one row."""
    if not claims:
        return None
    rows = [
        (
            claim.field,
            claim.value,
            claim.raw,
            claim.label,
            *(
                (claim.span.earliest.isoformat(), claim.span.latest.isoformat())
                if claim.span
                else ()
            ),
        )
        for claim in claims
    ]
    return json.dumps(rows, ensure_ascii=False)


def read_row_claims(text: str | None) -> tuple[Claim, ...]:
    """The claims back from their text."""
    rows = json.loads(text) if text else []
    return tuple(
        Claim(
            Field(field),
            value,
            raw,
            Place.ROW,
            label,
            Span.from_iso(*ends) if ends else None,
        )
        for field, value, raw, label, *ends in rows
    )
