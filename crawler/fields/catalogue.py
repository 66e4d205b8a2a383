"""Labelled facts on a page: catalogue tables, lists of label and value, header lines.

A label and its value may share a line, sit in neighbouring cells or list items, or stand in
the head and the row of a small table; what matters is the label, never the position.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from crawler.fields.labels import Found, find_labels, is_weak, label_of
from crawler.fields.sheet import Line, Sheet
from crawler.items import Field

MAX_LINE = 600
"""Characters of a line in which labels are looked for; longer lines are prose."""

MAX_LABEL = 16
"""Characters of a line or text node that may be nothing but a label."""

_MAX_VALUE = 500
_MAX_VALUE_LINES = 12
_CELLS = frozenset({"td", "th", "dt", "dd"})
_NOTHING = -1
_ARROWS = (">", "＞", "»", "›", "→", "/")
_TRIM = " \t:：|｜·•>》;；,，"


@dataclass(slots=True)
class Cell:
    """A label and the text beside it, "" where there is none.

    ``place`` is the index of the label's line; ``colon`` says whether the label is marked as
    one: without it the layout has to speak.
    """

    field: Field
    name: str
    raw: str
    place: int
    line: Line
    colon: bool


def read_cells(sheet: Sheet) -> list[Cell]:
    """Every labelled fact of a page, in page order, also those with an empty value."""
    cells: list[Cell] = []
    for place, line in enumerate(sheet.lines):
        text = line.text
        if len(text) > MAX_LINE or 0 < len(text) - 2 <= line.linked:
            continue
        told = "：" in text or ":" in text or "】" in text or "]" in text or "20" in text
        labels = find_labels(text) if told else []
        if not labels and (len(text) <= MAX_LABEL or len(line.pieces) > 1):
            labels = _plain_label(text, line.pieces)
        if labels:
            cells.extend(_cells_of(sheet, place, labels))
    return cells


def _plain_label(text: str, pieces: tuple[str, ...]) -> list[Found]:
    """A label without a colon: the whole line, or the first text node that says something.

    A step of a breadcrumb is none.
    """
    label = label_of(text) if len(text) <= MAX_LABEL else None
    if label is None and len(pieces) > 1:
        first = next((piece.strip() for piece in pieces if not piece.isspace()), "")
        if 1 < len(first) <= MAX_LABEL and text.startswith(first):
            label = label_of(first)
    if label is None or text[label.end :].lstrip()[:1] in _ARROWS:
        return []
    return [label]


def _cells_of(sheet: Sheet, place: int, labels: list[Found]) -> Iterator[Cell]:
    line = sheet.lines[place]
    for number, label in enumerate(labels):
        if label.field is None:
            continue
        last = number + 1 == len(labels)
        value = line.text[label.end : None if last else labels[number + 1].start].strip(_TRIM)
        if not value and last:
            beside = _beside(sheet, place, label)
            if beside is None:
                continue
            value = sheet.text(beside).strip(_TRIM) if beside >= 0 else ""
        if len(value) <= _MAX_VALUE:
            yield Cell(label.field, label.name, value, place, line, label.colon)


def _beside(sheet: Sheet, place: int, label: Found) -> int | None:
    """The block with the value of a label that ends its line.

    -1 for an empty place, None where the label has no place beside it and so is none.
    """
    block = sheet.lines[place].block
    if place + 1 < sheet.blocks[block].end:
        return _below(sheet, place, label)
    block = _own_cell(sheet, block)
    following = sheet.after(block)
    is_cell = sheet.blocks[block].tag in _CELLS
    if following is None:
        return _NOTHING if label.colon else None
    if _starts_with_label(sheet, following):
        under = _under_head(sheet, block) if is_cell else None
        return under if under is not None else _NOTHING if is_cell or label.colon else None
    if not (is_cell or label.colon or not is_weak(label.name)):
        return None
    part = sheet.blocks[following]
    fits = part.end - part.first <= _MAX_VALUE_LINES
    return following if fits else _NOTHING if label.colon else None


def _below(sheet: Sheet, place: int, label: Found) -> int | None:
    """The value in the block that follows a label within the label's own block."""
    if not label.colon:
        return None
    block = sheet.lines[place + 1].block
    own = sheet.lines[place].block
    if block == own or _starts_with_label(sheet, block):
        return _NOTHING
    while sheet.blocks[block].parent != own:
        block = sheet.blocks[block].parent
    part = sheet.blocks[block]
    return block if part.end - part.first <= _MAX_VALUE_LINES else _NOTHING


def _own_cell(sheet: Sheet, block: int) -> int:
    """The outermost table cell or list item that holds nothing but this block's text."""
    own = sheet.blocks[block]
    for around in islice(sheet.around(block), 1, 4):
        part = sheet.blocks[around]
        if (part.first, part.end) != (own.first, own.end):
            break
        if part.tag in _CELLS or part.tag == "li":
            return around
    return block


def _starts_with_label(sheet: Sheet, block: int) -> bool:
    part = sheet.blocks[block]
    if part.first == part.end:
        return False
    text = sheet.lines[part.first].text
    if len(text) <= MAX_LABEL and label_of(text):
        return True
    found = find_labels(text[: MAX_LABEL * 2])
    return bool(found and found[0].start == 0 and found[0].colon)


def _under_head(sheet: Sheet, block: int) -> int | None:
    """The cell under a label in a table of one row of labels and one of values."""
    row = sheet.blocks[block].parent
    below = sheet.after(row)
    if below is None:
        return None
    heads, values = sheet.kids(row), sheet.kids(below)
    is_head = len(heads) > 1 and all(label_of(sheet.text(head)) for head in heads)
    rest = sheet.after(below)
    alone = rest is None or _starts_with_label(sheet, rest)
    if not is_head or len(heads) != len(values) or not alone:
        return None
    return values[heads.index(block)]
