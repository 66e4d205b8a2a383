"""What a list of letters states beside titles: when asked, when answered, by whom, its state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from crawler.fields.letter_labels import (
    LetterLabel,
    Side,
    is_status,
    is_type,
    labels_in,
    letter_label,
)
from crawler.fields.letters import letter_claim
from crawler.fields.markup import squeeze, text_of
from crawler.fields.row_dates import outside
from crawler.items import LETTER_FIELDS, Claim, Field, Place

Head = tuple[tuple[LetterLabel | None, str], ...]
"""The names above the cells of a list, each with what it names of a letter."""

_TYPE = LetterLabel(Field.MESSAGE_TYPE)
_STATUS = LetterLabel(Field.STATUS)
_FRAME = "[]【】（）()｜| "
_TRIM = " |｜:："
_MAX_HEADS = 3  # elements before a list that may be its head
_MAX_CELLS = 14


def letter_claims(rows: Sequence[HtmlElement | None], sure: bool) -> list[tuple[Claim, ...]]:
    """The claims of each row of a list. ``sure`` says that the list is one of letters.

    Where it is not known to be, only a head that names both sides of a letter tells it.
    """
    heads: dict[HtmlElement, Head] = {}
    found: list[tuple[Claim, ...]] = []
    for row in rows:
        above = row.getparent() if row is not None else None
        if row is None or above is None:
            found.append(())
            continue
        if above not in heads:
            heads[above] = _head(row)
        claims: dict[Field, Claim] = {}
        if sure or _is_of_letters(heads[above]):
            for claim in _claims(row, heads[above]):
                claims.setdefault(claim.field, claim)
        found.append(tuple(claims.values()))
    return found


def _is_of_letters(head: Head) -> bool:
    labels = [label for label, _ in head if label]
    plain = {label.side for label in labels if label.rank == 0 and label.field}
    return {Side.ASKED, Side.ANSWERED} <= plain


def _claims(row: HtmlElement, head: Head) -> Iterator[Claim]:
    texts = [text_of(cell) for cell in cells_of(row)]
    named = head if len(texts) == len(head) else ()
    for text, (label, name) in zip(texts, named, strict=False):
        if label and not label.is_open and label.field in LETTER_FIELDS:
            claim = letter_claim(label, name, text, Place.ROW)
            if claim:
                yield claim
    yield from _in_texts([squeeze(text) for text in _texts(row)])


def _in_texts(texts: Sequence[str]) -> Iterator[Claim]:
    """The claims of texts that carry their labels, or that say by themselves what they are."""
    for place, text in enumerate(texts):
        own = _STATUS if is_status(text) else _TYPE if is_type(text) else None
        if own:
            yield from _made(own, "", text.strip(_FRAME))
            continue
        following = texts[place + 1] if place + 1 < len(texts) else ""
        labels = labels_in(text)
        if not labels and (label := letter_label(text)) and text[-1:] in ":：":
            yield from _made(label, text, following)
        for number, each in enumerate(labels):
            last = number + 1 == len(labels)
            value = text[each.end : None if last else labels[number + 1].start].strip(_TRIM)
            yield from _made(each.label, each.name, value or (following if last else ""))


def _made(label: LetterLabel, name: str, value: str) -> Iterator[Claim]:
    if label.is_open or label.field not in LETTER_FIELDS:
        return
    if letter_label(value) and not (label.field is Field.MESSAGE_TYPE and is_type(value)):
        return
    claim = letter_claim(label, name, value, Place.ROW)
    if claim and claim.value:
        yield claim


def _texts(row: HtmlElement) -> Iterator[str]:
    """The texts of a row; those of a term also have its descriptions."""
    yield from (text for text in outside(row, None) if text.strip())
    if row.tag == "dt":
        for sibling in row.itersiblings():
            if sibling.tag != "dd":
                break
            yield from (text for text in outside(sibling, None) if text.strip())


def cells_of(row: HtmlElement) -> list[HtmlElement]:
    """The cells of a row: of a table, or the elements side by side in its innermost frame."""
    kids = [kid for kid in row if isinstance(kid.tag, str)]
    while len(kids) == 1 and len(kids[0]):
        kids = [kid for kid in kids[0] if isinstance(kid.tag, str)]
    return kids[:_MAX_CELLS]


def _head(row: HtmlElement) -> Head:
    """The names above the cells of a row's list; empty where it has none."""
    for element in heads_above(row):
        head = tuple((letter_label(text), text) for text in map(text_of, cells_of(element)))
        if sum(label is not None for label, _ in head) >= 2:
            return head
    return ()


def heads_above(row: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that may hold a list's head: its first row, or what stands before it."""
    table = next(row.iterancestors("table"), None) if row.tag == "tr" else None
    if table is not None:
        yield from islice(table.iter("tr"), 1)
    here: HtmlElement | None = row
    for _ in range(2):
        above = here.getparent() if here is not None else None
        if above is None or here is None:
            return
        yield from (kid for kid in islice(above, 1) if kid is not here)
        for sibling in islice(here.itersiblings(preceding=True), _MAX_HEADS):
            if isinstance(sibling.tag, str):
                yield from sibling.iter("tr") if sibling.tag == "table" else (sibling,)
        here = above
