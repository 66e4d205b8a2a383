"""The lines of a CSV file as people keep them: with quotation marks that quote nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

Line = tuple[int, list[str]]
"""The number of a line and its cells."""


def csv_lines(text: str, delimiter: str) -> Iterator[Line]:
    """The lines of a text that are not empty.

    Where the marks of the whole text pair up as CSV has them, cells may go over several lines.
    Else each line is one by itself, and in those whose marks quote no cell ("双减"工作方案) they
    are letters like others. Raises csv.Error for what cannot be parted at all, and there for a
    line with more or fewer cells than the first.
    """
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        found: Sequence[Line] = [(rows.line_num, cells) for cells in rows]
    except csv.Error:
        lines = enumerate(text.splitlines(), 1)
        found = [(number, _cells(line, delimiter)) for number, line in lines if line.strip()]
        odd = next((number for number, cells in found if len(cells) != len(found[0][1])), None)
        if odd:
            raise csv.Error(f"line {odd}: marks or cells do not pair up") from None
    return ((number, cells) for number, cells in found if any(map(str.strip, cells)))


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
