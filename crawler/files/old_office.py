"""Word and Excel before 2007, and WPS, which keeps the same streams (doc, wps, xls, et)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from io import BytesIO
from struct import error as StructError
from struct import unpack_from
from typing import Any

from crawler.files.pieces import Contents, Part, UnreadableError
from crawler.files.sheets import Row, add_rows, plain_number
from crawler.outcomes import FileOutcome

_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_CLX = 0x01A2  # where the header names the table of pieces
_MOST_PIECES = 100_000
_COMPRESSED = 0x40000000
_FIELD = re.compile("\x13[^\x13\x14\x15]*\x14?|\x15")
_BOOKS = ("Workbook", "Book")


def read_old_office(data: bytes, contents: Contents) -> None:
    """The text of a compound file. Raises UnreadableError; ImportError without the readers."""
    import olefile

    try:
        with olefile.OleFileIO(BytesIO(data)) as file:
            if file.exists("EncryptedPackage"):
                raise UnreadableError(FileOutcome.ENCRYPTED)
            if any(file.exists(book) for book in _BOOKS):
                contents.type = "xls"
                _read_book(data, contents)
            elif file.exists("WordDocument"):
                contents.type = "doc"
                _read_document(file, contents)
            else:
                raise UnreadableError(FileOutcome.NO_READER)
            _read_properties(file, contents)
    except (OSError, StructError, IndexError, ValueError, TypeError, AttributeError, KeyError):
        raise UnreadableError(FileOutcome.BROKEN) from None


def _read_properties(file: Any, contents: Contents) -> None:
    known = file.get_metadata()
    for name in ("title", "subject", "author", "keywords", "comments", "last_saved_by", "company"):
        value = getattr(known, name, None)
        if isinstance(value, bytes):
            contents.add(Part.PROPERTY, value.decode("gb18030", "replace"))


def _read_document(file: Any, contents: Contents) -> None:
    main = file.openstream("WordDocument").read()
    flags = unpack_from("<H", main, 0x0A)[0]
    if flags & _ENCRYPTED:
        raise UnreadableError(FileOutcome.ENCRYPTED)
    table = file.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
    start, length = unpack_from("<II", main, _CLX)
    text = "".join(_pieces(main, table[start : start + length]))
    text = _FIELD.sub("", text).replace("\x07\x07", "\r")
    for line in re.split(r"[\r\n\x0b\x0c]", text):
        is_row = "\x07" in line
        contents.add(Part.TABLE if is_row else Part.TEXT, re.sub(r"[\x00-\x1f]", " ", line))


def _pieces(main: bytes, table: bytes) -> Iterator[str]:
    """The runs of text in their order, by the table of pieces ([MS-DOC] 2.9.38)."""
    at = 0
    while table[at] == 1:
        at += 3 + unpack_from("<H", table, at + 1)[0]
    if table[at] != 2:
        raise UnreadableError(FileOutcome.BROKEN)
    count = min((unpack_from("<I", table, at + 1)[0] - 4) // 12, _MOST_PIECES)
    places = unpack_from(f"<{count + 1}I", table, at + 5)
    for number in range(count):
        found = unpack_from("<I", table, at + 5 + 4 * (count + 1) + 8 * number + 2)[0]
        length = max(places[number + 1] - places[number], 0)
        if found & _COMPRESSED:
            start = (found & ~_COMPRESSED) // 2
            yield main[start : start + length].decode("cp1252", "replace")
        else:
            yield main[found : found + 2 * length].decode("utf-16-le", "replace")


def _read_book(data: bytes, contents: Contents) -> None:
    import xlrd

    with open(os.devnull, "w") as nowhere:
        try:
            book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=nowhere)
        except (xlrd.XLRDError, NotImplementedError, AssertionError) as error:
            locked = "encrypted" in str(error).lower()
            outcome = FileOutcome.ENCRYPTED if locked else FileOutcome.BROKEN
            raise UnreadableError(outcome) from None
    for sheet in book.sheets():
        hidden = {at for at, column in sheet.colinfo_map.items() if column.hidden}
        add_rows(contents, _rows(sheet), hidden, bool(sheet.visibility))
        for note in sheet.cell_note_map.values():
            contents.add(Part.COMMENT, note.text)


def _rows(sheet: Any) -> Iterator[Row]:
    for number in range(sheet.nrows):
        known = sheet.rowinfo_map.get(number)
        cells = {
            at: plain_number(str(v)) for at, v in enumerate(sheet.row_values(number)) if v != ""
        }
        yield Row(bool(known and known.hidden), cells)
