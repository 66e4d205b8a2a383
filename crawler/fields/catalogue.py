"""Labelled facts on a page: catalogue tables, lists of label and value, header lines.

A label and its value may share a line, sit in neighbouring cells or list items, or stand in
the head and the row of a small table; what matters is the label, never the position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from crawler.fields.labels import COLONS, Found, find_labels, is_weak, label_of
from crawler.fields.markup import squeeze
from crawler.fields.sheet import ROOT, Line, Sheet
from crawler.items import Field

MAX_LINE = 600
"""Characters of a line in which labels are looked for; longer lines are prose."""

MAX_LABEL = 16
"""Characters of a line or text node that may be nothing but a label."""

MAX_CELLS = 400
"""Labelled facts that are read; a page with more of them is no detail page."""

_MAX_VALUE = 500
_MAX_VALUE_LINES = 12
_MAX_BESIDE = 120
_PAIR = 2  # blocks: a label and its value
_MAX_HEADS = 60  # blocks in a row of labels
_CELLS = frozenset({"td", "th", "dt", "dd"})
_ARROWS = (">", "＞", "»", "›", "→", "/")
_UNKNOWN = re.compile(r"[\s|｜]+[\u4e00-\u9fff]{2,8}\s?[:：]")
_PROSE = frozenset({Field.TITLE, Field.SUMMARY, Field.KEYWORDS})
_OPENING = " [【（(*·•▪●"
_TRIM = " \t:：|｜·•>》;；,，"
_OPENED = _TRIM + "[【（("  # what a value cannot end with
_BULLETS = " ·•▪●◆■*"


@dataclass(slots=True)
class Cell:
    """A label and the text beside it, "" where there is none.

    ``place`` is the index of the label's line, ``taken`` the lines of a value that stands
    beside it; ``colon`` says whether the label is marked as one: without it the layout speaks.
    """

    field: Field
    name: str
    raw: str
    place: int
    line: Line
    colon: bool
    taken: range


def read_cells(sheet: Sheet) -> list[Cell]:
    """Every labelled fact of a page, in page order, also those with an empty value."""
    cells: list[Cell] = []
    for place, line in enumerate(sheet.lines):
        text = line.text
        if len(text) > MAX_LINE or 0 < len(text) - 2 <= line.linked:
            continue
        marked = "：" in text or ":" in text or "】" in text or "]" in text
        labels = find_labels(text) if marked or "20" in text else []
        if not (labels and marked) and (len(text) <= MAX_LABEL or len(line.pieces) > 1):
            labels = _apart(text, line.pieces) or labels
        elif len(line.pieces) > 1 and _is_doubtful(text, labels):
            labels = _merged(labels, _apart(text, line.pieces))
        if labels:
            cells.extend(_cells_of(sheet, place, labels))
            if len(cells) > MAX_CELLS:
                break
    return cells


def _apart(text: str, pieces: tuple[str, ...]) -> list[Found]:
    """Labels that are set apart: the whole line, text nodes that are nothing else, or the
    beginnings of such with a colon.

    A step of a breadcrumb is none; without a colon, a line of several starts with one.
    """
    label = label_of(text) if len(text) <= MAX_LABEL else None
    if label is not None:
        return [label]
    found: list[Found] = []
    end = 0
    for piece in pieces:
        if end and not found and not any(colon in text for colon in COLONS):
            break  # a line of prose, however many elements it has
        part = squeeze(piece).strip(_BULLETS)
        if not part:
            continue
        label = _label_at_start(part)
        start = text.find(part, end)
        if label is not None and start >= 0 and (found or label.colon or not end):
            label = label._replace(start=start, end=start + label.end)
            if text[label.end :].lstrip()[:1] in _ARROWS:
                return []
            found.append(label)
        end = max(start + 1, end)
    return found


def _is_doubtful(text: str, labels: list[Found]) -> bool:
    """Whether a line may hold more labels, or a label may have taken in a part of a value."""
    if text.count("：") + text.count(":") > len(labels):
        return True
    return any(label.start and text[label.start - 1].isalnum() for label in labels)


def _merged(labels: list[Found], apart: list[Found]) -> list[Found]:
    """The labels of a line; where elements set them apart, they begin and end there."""
    found = {label.end: label for label in labels}
    found.update((label.end, label) for label in apart if label.colon)
    return [found[end] for end in sorted(found)]


def _label_at_start(part: str) -> Found | None:
    """The label that a text node is, or begins with if a colon follows."""
    if 1 < len(part) <= MAX_LABEL and (label := label_of(part)):
        return label
    marked = find_labels(part) if ":" in part or "：" in part else []
    return marked[0] if marked and marked[0].start == 0 else None


def _cells_of(sheet: Sheet, place: int, labels: list[Found]) -> Iterator[Cell]:
    line = sheet.lines[place]
    for number, label in enumerate(labels):
        if label.field is None:
            continue
        last = number + 1 == len(labels)
        value = line.text[label.end : None if last else labels[number + 1].start]
        unknown = None if label.field in _PROSE else _UNKNOWN.search(value)
        value = (value[: unknown.start()] if unknown else value).strip(_TRIM).rstrip(_OPENED)
        last = last and not unknown
        taken = range(0)
        if not value and last:
            beside = _beside(sheet, place, label)
            if beside is None:
                continue
            taken = beside
            value = " ".join(sheet.lines[each].text for each in taken).strip(_TRIM)
        if len(value) <= _MAX_VALUE:
            yield Cell(label.field, label.name, value, place, line, label.colon, taken)


def _beside(sheet: Sheet, place: int, label: Found) -> range | None:
    """The lines with the value of a label that ends its line.

    No lines for an empty place; None where the label has no place beside it and so is none.
    """
    block = sheet.lines[place].block
    if place + 1 < sheet.blocks[block].end:
        pair = place + 2 == sheet.blocks[block].end and not is_weak(label.name)
        return _below(sheet, place) if label.colon or pair else None
    is_one_of_several = place > sheet.blocks[block].first
    block = _own_cell(sheet, block)
    is_cell = sheet.blocks[block].tag in _CELLS
    if is_one_of_several or (label.start and not is_cell):
        return range(0) if label.colon else None
    return _in_next(sheet, block, label, is_cell)


def _in_next(sheet: Sheet, block: int, label: Found, is_cell: bool) -> range | None:
    """The lines with the value of a label that fills a block: the block beside or under it."""
    following, colon = _following(sheet, block, label.colon)
    if following is None or _starts_with_label(sheet, following):
        under = _under_head(sheet, block)
        empty = colon or (is_cell and following is not None)
        return under if under is not None else range(0) if empty else None
    is_pair = is_cell or len(sheet.kids(sheet.blocks[block].parent)) == _PAIR
    if not (is_pair or colon or not is_weak(label.name)):
        return None
    part = sheet.blocks[following]
    lines = range(part.first, part.end)
    prose = label.field not in _PROSE and any(sheet.weights[part.first : part.end])
    if len(lines) <= _MAX_VALUE_LINES and (is_cell or (_is_short(sheet, lines) and not prose)):
        return lines
    return range(0) if colon else None


def _following(sheet: Sheet, block: int, colon: bool) -> tuple[int | None, bool]:
    """The block beside a label, past one that is only its colon, and whether there is a colon."""
    following = sheet.after(block)
    if following is not None and _is_line(sheet, following) and sheet.text(following) in COLONS:
        return sheet.after(following), True
    return following, colon


def _is_line(sheet: Sheet, block: int) -> bool:
    return sheet.blocks[block].end == sheet.blocks[block].first + 1


def _below(sheet: Sheet, place: int) -> range:
    """The value in what follows a label within the label's own block: a line, or a block."""
    own, block = sheet.lines[place].block, sheet.lines[place + 1].block
    if _starts_with_label(sheet, block, place + 1):
        return range(0)
    lines = range(place + 1, place + 2)
    if block != own:
        while sheet.blocks[block].parent != own:
            block = sheet.blocks[block].parent
        lines = range(sheet.blocks[block].first, sheet.blocks[block].end)
    return lines if len(lines) <= _MAX_VALUE_LINES and _is_short(sheet, lines) else range(0)


def _is_short(sheet: Sheet, lines: range) -> bool:
    """Whether lines outside a table cell can be a value: few, short, no address of a letter."""
    text = "".join(sheet.lines[place].text for place in lines)
    return len(text) <= _MAX_BESIDE and not text.endswith(("：", ":", "。"))


def _own_cell(sheet: Sheet, block: int) -> int:
    """The outermost block around this one with nothing else in it, and something behind it."""
    own = sheet.blocks[block]
    for around in islice(sheet.around(block), 1, 5):
        part = sheet.blocks[around]
        if (part.first, part.end) != (own.first, own.end):
            break
        if part.tag in _CELLS or part.tag == "li" or sheet.after(block) is None:
            block = around
    return block


def _starts_with_label(sheet: Sheet, block: int, place: int | None = None) -> bool:
    """Whether the text of a block, or of it from line ``place`` on, begins with a label."""
    part = sheet.blocks[block]
    first = part.first if place is None else place
    if first >= part.end:
        return False
    return starts_labelled(sheet.lines[first])


def starts_labelled(line: Line) -> bool:
    """Whether a line begins with a label, marked as one or set apart by an element."""
    text = line.text
    if len(text) <= MAX_LABEL and label_of(text):
        return True
    if line.pieces and _apart(text[:MAX_LINE], line.pieces[:1]):
        return True
    found = find_labels(text[: MAX_LABEL * 2])
    return bool(found and found[0].colon and not text[: found[0].start].strip(_OPENING))


def _under_head(sheet: Sheet, block: int) -> range | None:
    """The value of a label in a row, or column, of nothing but labels: at the same place in the
    row or column of values that follows.
    """
    row = sheet.blocks[block].parent
    if row == ROOT or sheet.blocks[row].beyond - row > _MAX_HEADS:
        return None
    below = sheet.after(row)
    if below is None and sheet.blocks[row].tag == "tr":  # the only row of the table's head
        part = sheet.after(sheet.blocks[row].parent)
        below = next(iter(sheet.kids(part)), None) if part is not None else None
    if below is None or sheet.blocks[below].beyond - below > _MAX_HEADS:
        return None
    heads, values = sheet.kids(row), sheet.kids(below)
    is_head = len(heads) > 1 and all(label_of(sheet.text(head)) for head in heads)
    rest = sheet.after(below)
    alone = rest is None or sheet.blocks[row].tag != "tr" or _starts_with_label(sheet, rest)
    if not is_head or block not in heads or len(heads) != len(values) or not alone:
        return None
    value = sheet.blocks[values[heads.index(block)]]
    return range(value.first, value.end)
