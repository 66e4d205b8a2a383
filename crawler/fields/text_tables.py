"""Tables in a text whose rows are lines and whose cells are parted by spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|-?\d{1,15}(?:\.\d{1,6})?")
_VALUE = re.compile(rf"(?:{_NUMBER.pattern})[%％]?|[-—－/]{{1,2}}")
_SPACED = re.compile(r"(?<!\S)([合总小共])\s{1,4}计(?!\S)")
_TOTAL = re.compile(r"[合总共]计|总数")
_ROW_ENDS = "%％-—－/"
_MOST_CELLS = 40
_MOST_ROWS = 1000


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its label ("" where it is all numbers) and its values.

    A value is None where the cell holds a dash or a share in per cent.
    """

    label: str
    values: tuple[Decimal | None, ...]
    text: str


@dataclass(frozen=True, slots=True)
class TextTable:
    """Rows of equally many values. ``names`` are those of the columns, () where the head above
    the rows does not fit them cell by cell."""

    names: tuple[str, ...]
    rows: tuple[TableRow, ...]


def read_text_tables(text: str) -> Iterator[TextTable]:
    """The tables of a text. A cell with a space or an empty one makes its row unfit: the table
    ends there, for nobody could tell which number stands under which name."""
    above = head = ""
    rows: list[TableRow] = []
    for line in text.split("\n") if " " in text else ():
        row = _row(line)
        if row is None or (rows and len(row.values) != len(rows[0].values)):
            yield from _table(above, head, rows)
            above = head if row is None and not rows else ""
            head, rows = (line if row is None else ""), []
        if row is not None:
            rows.append(row)
    yield from _table(above, head, rows)


def _cells(line: str) -> list[str]:
    return (_SPACED.sub(r"\1计", line) if "计" in line else line).split(None, _MOST_CELLS)


def _row(line: str) -> TableRow | None:
    end = line.rstrip()[-1:]
    if not end.isdigit() and end not in _ROW_ENDS:  # most lines end like a sentence
        return None
    cells = _cells(line)
    if not 1 < len(cells) <= _MOST_CELLS:
        return None
    labels = 0
    while labels < len(cells) and not _VALUE.fullmatch(cells[labels]):
        labels += 1
    if labels == 0 and not _VALUE.fullmatch(cells[1]):
        labels = 2  # a running number, then the label
    values = cells[labels:]
    if labels > 2 or not values or not all(map(_VALUE.fullmatch, values)):
        return None
    label = cells[labels - 1] if labels else ""
    return TableRow(label, tuple(map(_value, values)), line)


def _value(cell: str) -> Decimal | None:
    return Decimal(cell.replace(",", "")) if _NUMBER.fullmatch(cell) else None


def _table(above: str, head: str, rows: list[TableRow]) -> Iterator[TextTable]:
    if not rows:
        return
    width = len(rows[0].values)
    upper, cells = _cells(above), _cells(head)
    if len(cells) + 1 == width and len(upper) > 2:
        cells = _merged(upper, cells)
    lead = len(cells) - width
    fits = lead in (0, 1, 2) if rows[0].label else lead == 0
    names = tuple(cells[lead:]) if fits else ()
    yield TextTable(names, tuple(islice(rows, _MOST_ROWS)))


def _merged(above: list[str], head: list[str]) -> list[str]:
    """The names under a head of two lines, in which one of the upper names is a total: it stands
    over no lower ones, all others but the labels do."""
    if _TOTAL.fullmatch(above[-1]):
        return [*head, above[-1]]
    first = next((name for name in above[1:3] if _TOTAL.fullmatch(name)), None)
    return [first, *head] if first else head
