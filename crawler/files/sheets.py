"""Workbooks of today (xlsx): cells by rows, hidden sheets, rows and columns, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from crawler.files.packages import Package, attribute, local, texts
from crawler.files.pieces import MAX_ROWS, Contents, Part, UnreadableError
from crawler.files.word import read_properties
from crawler.outcomes import FileOutcome

_COLUMN = re.compile(r"[0-9]{1,5}")
_MOST_COLUMNS = 16_384
_LETTERS = re.compile(r"[A-Z]+")
_TRUE = frozenset({"1", "true"})
_WHOLE = re.compile(r"-?\d+\.0")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d{1,2}", re.I)


@dataclass
class Row:
    """One row of a sheet: its cells by column, and whether it is hidden."""

    is_hidden: bool
    cells: dict[int, str] = field(default_factory=dict)


def read_sheets(package: Package, contents: Contents) -> None:
    """The cells of a workbook. Raises UnreadableError."""
    strings = package.tree("xl/sharedStrings.xml")
    shared = ["".join(texts(one, "t")) for one in (() if strings is None else strings)]
    for path, is_hidden in _sheets(package):
        tree = package.tree(path)
        if tree is not None:
            hidden = _hidden_columns(tree)
            rows = (_row(row, shared) for row in tree.iter("{*}row"))
            add_rows(contents, rows, hidden, is_hidden)
    for name in package.names("xl/", ".xml"):
        if "omments" in name:
            tree = package.tree(name)
            for comment in () if tree is None else tree.iter("{*}comment", "{*}threadedComment"):
                contents.add(Part.COMMENT, "".join(texts(comment)))
    read_properties(package, contents)


def add_rows(contents: Contents, rows: Iterator[Row], hidden: set[int], is_hidden: bool) -> None:
    """Keep the rows of a sheet; ``hidden`` are its hidden columns, counted from 0."""
    for number, row in enumerate(rows):
        if number >= MAX_ROWS:
            raise UnreadableError(FileOutcome.TOO_LARGE)
        seen = [text for column, text in row.cells.items() if column not in hidden]
        unseen = [text for column, text in row.cells.items() if column in hidden]
        if is_hidden:
            contents.add(Part.HIDDEN_SHEET, " ".join((*seen, *unseen)))
        elif row.is_hidden:
            contents.add(Part.HIDDEN_ROW, " ".join((*seen, *unseen)))
        else:
            contents.add(Part.TABLE, " ".join(seen))
            contents.add(Part.HIDDEN_COLUMN, " ".join(unseen))


def plain_number(text: str) -> str:
    """A number as it is shown: digits instead of 1.39E+10, no .0 behind a whole one."""
    if _SCIENTIFIC.fullmatch(text) or _WHOLE.fullmatch(text):
        number = float(text)
        return str(int(number)) if number.is_integer() else text
    return text


def _sheets(package: Package) -> Iterator[tuple[str, bool]]:
    """Each sheet's part of the package, and whether it is hidden."""
    relations = package.tree("xl/_rels/workbook.xml.rels")
    paths = {
        attribute(one, "Id"): attribute(one, "Target")
        for one in (() if relations is None else relations)
    }
    workbook = package.tree("xl/workbook.xml")
    for sheet in () if workbook is None else workbook.iter("{*}sheet"):
        target = next((paths[v] for v in map(str, sheet.attrib.values()) if v in paths), "")
        path = target.lstrip("/")
        yield (
            path if path.startswith("xl/") else f"xl/{path}",
            attribute(sheet, "state")
            not in {
                "",
                "visible",
            },
        )


def _hidden_columns(tree: etree._Element) -> set[int]:
    """The hidden columns of a sheet, counted from 0; its ranges may overlap."""
    hidden: set[int] = set()
    end = 0
    for part in sorted(map(_hidden, tree.iter("{*}col")), key=lambda one: one.start):
        hidden.update(range(max(part.start, end), part.stop))
        end = max(end, part.stop)
    return hidden


def _hidden(part: etree._Element) -> range:
    """The columns that a range hides; a sheet has no others than the first 16384."""
    first, last = attribute(part, "min"), attribute(part, "max")
    is_hidden = attribute(part, "hidden") in _TRUE or attribute(part, "width") == "0"
    if not is_hidden or not (_COLUMN.fullmatch(first) and _COLUMN.fullmatch(last)):
        return range(0)
    return range(int(first) - 1, min(int(last), _MOST_COLUMNS))


def _row(row: etree._Element, shared: list[str]) -> Row:
    made = Row(attribute(row, "hidden") in _TRUE or attribute(row, "ht") == "0")
    for place, cell in enumerate(row.iter("{*}c")):
        letters = _LETTERS.match(attribute(cell, "r"))
        column = _column(letters[0]) if letters else place
        made.cells[column] = _text(cell, shared)
    return made


def _column(letters: str) -> int:
    number = 0
    for letter in letters[:4]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _text(cell: etree._Element, shared: list[str]) -> str:
    kind = attribute(cell, "t")
    if kind == "inlineStr":
        return "".join(texts(cell, "t"))
    value = next((one.text or "" for one in cell if local(one) == "v"), "")
    if kind == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    return value if kind == "str" else plain_number(value)
