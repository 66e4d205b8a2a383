"""What a list of documents states beside titles: index number, document number, issuing body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml.html import HtmlElement

from crawler.fields.claims import make_claim
from crawler.fields.labels import find_labels, label_of
from crawler.fields.letter_rows import cells_of, heads_above
from crawler.fields.markup import squeeze, text_of
from crawler.fields.row_dates import outside
from crawler.items import Claim, Field, Place

FACTS = frozenset({Field.INDEX_NUMBER, Field.DOCUMENT_NUMBER, Field.ISSUING_BODY})
"""The facts of a document that its row may state."""

_CUT = ("...", "…")
_LONGEST = 60
_NONE: tuple[Claim, ...] = ()
_Head = tuple[Field | None, ...]


def document_claims(rows: Sequence[HtmlElement | None]) -> list[tuple[Claim, ...]]:
    """The claims of each row of a list: cells under a head that names them, or texts with a label.

    What the list cuts short is no claim; nor is a row's own title.
    """
    heads: dict[HtmlElement, _Head] = {}
    found: list[tuple[Claim, ...]] = []
    for row in rows:
        above = row.getparent() if row is not None else None
        if row is None or above is None:
            found.append(_NONE)
            continue
        if above not in heads:
            heads[above] = _head(row)
        claims: dict[Field, Claim] = {}
        for claim in _claims(row, heads[above]):
            claims.setdefault(claim.field, claim)
        found.append(tuple(claims.values()))
    return found


def _head(row: HtmlElement) -> _Head:
    for element in heads_above(row):
        labels = [label_of(text_of(cell)) for cell in cells_of(element)]
        fields = tuple(label.field if label else None for label in labels)
        if len(fields) > 1 and sum(label is not None for label in labels) > 1:
            return fields
    return ()


def _claims(row: HtmlElement, head: _Head) -> Iterator[Claim]:
    if FACTS.intersection(head):
        texts = [squeeze(text_of(cell)) for cell in cells_of(row)]
        for text, field in zip(texts, head, strict=False) if len(texts) == len(head) else ():
            yield from _made(field, text, "")
    for text in outside(row, None):
        if "：" in text or ":" in text:
            yield from _labelled(squeeze(text))


def _labelled(text: str) -> Iterator[Claim]:
    labels = find_labels(text)
    ends = [label.start for label in labels] + [len(text)]
    for label, (_, end) in zip(labels, pairwise(ends), strict=False):
        yield from _made(label.field, text[label.end : end].strip(" |｜；;，,"), label.name)


def _made(field: Field | None, text: str, label: str) -> Iterator[Claim]:
    if field in FACTS and 0 < len(text) <= _LONGEST and not text.endswith(_CUT):
        claim = make_claim(field, text, Place.ROW, label)
        if claim and claim.value:
            yield claim
