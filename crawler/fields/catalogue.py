"""Labelled facts on a page: catalogue tables, lists of label and value, header lines.

A label and its value may share a line, sit in neighbouring cells or list items, or stand in
the head and the row of a small table; what matters is the label, never the position.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.fields.labels import Found, find_labels, is_weak, label_of
from crawler.fields.sheet import Line, Sheet
from crawler.items import Field

MAX_LINE = 600
"""Characters of a line in which labels are looked for; longer lines are prose."""

_MAX_VALUE = 500
_MAX_VALUE_LINES = 12
_MAX_LABEL = 16
_CELLS = frozenset({"td", "th", "dt", "dd"})
_NOTHING = -1
_ARROWS = (">", "＞", "»", "›", "→", "/")
_TRIM = " \t:：|｜·•>》;；,，"


@dataclass(frozen=True, slots=True)
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
        if len(text) > MAX_LINE:
            continue
        if ":" in text or "：" in text or "】" in text or "]" in text:
            labels = find_labels(text)
        elif len(line.pieces) > 1 or len(text) <= _MAX_LABEL:
            labels = _plain_label(text, line.pieces)
        else:
            continue
        if labels:
            cells.extend(_cells_of(sheet, place, labels))
    return cells


def _plain_label(text: str, pieces: tuple[str, ...]) -> list[Found]:
    """A label without a colon: the whole line, or the first text node that says something."""
    whole = label_of(text) if len(text) <= _MAX_LABEL else None
    if whole:
        return [whole]
    first = next((piece.strip() for piece in pieces if not piece.isspace()), "")
    label = label_of(first) if len(first) <= _MAX_LABEL and text.startswith(first) else None
    return [label] if label else []


def _cells_of(sheet: Sheet, place: int, labels: list[Found]) -> Iterator[Cell]:
    line = sheet.lines[place]
    pieces = line.pieces
    labels = [each for each in labels if _is_label(line.text, pieces, each)]
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


def _is_label(text: str, pieces: tuple[str, ...], label: Found) -> bool:
    """Whether a label has a colon, or else is a text node of its own or has a date behind it.

    One between arrows is a step of a breadcrumb.
    """
    if label.colon or (label.start == 0 and label.end == len(text)):
        return True
    behind = text[label.end :].lstrip()
    if label.field is Field.PUBLISHED_AT and behind[:2] in ("19", "20"):
        return True
    if behind[:1] in _ARROWS or text[: label.start].rstrip()[-1:] in _ARROWS:
        return False
    short = (piece for piece in pieces if len(piece) <= _MAX_LABEL)
    return any((found := label_of(piece)) and found.name == label.name for piece in short)


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
    for around in sheet.ancestors(block)[1:4]:
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
    if len(text) <= _MAX_LABEL and label_of(text):
        return True
    found = find_labels(text[: _MAX_LABEL * 2])
    return bool(found and found[0].start == 0 and found[0].colon)


def _under_head(sheet: Sheet, block: int) -> int | None:
    """The cell under a label in a table of one row of labels and one of values."""
    row = sheet.blocks[block].parent
    below = sheet.after(row)
    if below is None:
        return None
    heads, values = sheet.blocks[row].kids, sheet.blocks[below].kids
    is_head = len(heads) > 1 and all(label_of(sheet.text(head)) for head in heads)
    rest = sheet.after(below)
    alone = rest is None or _starts_with_label(sheet, rest)
    if not is_head or len(heads) != len(values) or not alone:
        return None
    return values[heads.index(block)]
