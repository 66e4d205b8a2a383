"""PDF by pdfium: text by lines, text under boxes, white on white, notes and properties."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from crawler.files.pieces import MAX_PAGES, Contents, Part, UnreadableError
from crawler.outcomes import FileOutcome

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_MOST_OBJECTS = 20_000
_MOST_FILLS = 400
_WHITE = 250  # of 255, from which a colour is that of paper
_OPAQUE = 250
_INVISIBLE = 3  # text rendering mode of the layer under a scan


def read_pdf(data: bytes, contents: Contents) -> None:
    """The text of a PDF. Raises UnreadableError; ImportError where pdfium is not installed."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        outcome = FileOutcome.ENCRYPTED if locked else FileOutcome.BROKEN
        raise UnreadableError(outcome) from None
    contents.pages = len(document)
    for text in document.get_metadata_dict(skip_empty=True).values():
        contents.add(Part.PROPERTY, text)
    for number in range(min(len(document), MAX_PAGES)):
        try:
            _read_page(pdfium.raw, document[number], contents)
        except pdfium.PdfiumError:
            contents.outcome = FileOutcome.BROKEN
    if len(document) > MAX_PAGES:
        raise UnreadableError(FileOutcome.TOO_LARGE)


def _read_page(raw: Any, page: Any, contents: Contents) -> None:
    words = page.get_textpage()
    text = words.get_text_range()
    for part, hidden in _unseen(raw, page, words):
        contents.add(part, hidden)
        text = text.replace(hidden, " ", 1)
    for line in text.splitlines():
        contents.add(Part.TEXT, line)
    for note in _notes(raw, page):
        contents.add(Part.COMMENT, note)


def _unseen(raw: Any, page: Any, words: Any) -> Iterator[tuple[Part, str]]:
    """Texts under a box that was drawn later, and texts in white with nothing behind them."""
    count = min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)
    things = [raw.FPDFPage_GetObject(page, place) for place in range(count)]
    grounds: list[tuple[int, Box, bool]] = []
    for place, thing in enumerate(things):
        if len(grounds) < _MOST_FILLS and (ground := _ground(raw, thing)):
            grounds.append((place, *ground))
    for place, thing in enumerate(things):
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_TEXT or (
            raw.FPDFTextObj_GetTextRenderMode(thing) == _INVISIBLE
        ):
            continue
        box = _box(raw, thing)
        around = [(at, is_box) for at, ground, is_box in grounds if _covers(ground, box)]
        if any(at > place and is_box for at, is_box in around):
            yield Part.COVERED_TEXT, _text(raw, thing, words)
        elif _is_white(_fill(raw, thing)) and not any(at < place for at, _ in around):
            yield Part.WHITE_TEXT, _text(raw, thing, words)


def _ground(raw: Any, thing: Any) -> tuple[Box, bool] | None:
    """The box of what may hide or carry a text, and whether it is a filled path."""
    kind = raw.FPDFPageObj_GetType(thing)
    if kind in {raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM}:
        return _box(raw, thing), False
    if kind != raw.FPDF_PAGEOBJ_PATH:
        return None
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, ctypes.byref(mode), ctypes.byref(stroke))
    fill = _fill(raw, thing)
    if not mode.value or fill is None or fill[3] < _OPAQUE:
        return None
    return _box(raw, thing), True


def _box(raw: Any, thing: Any) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(thing, *(ctypes.byref(side) for side in sides))
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _covers(ground: Box, box: Box) -> bool:
    """Whether a ground holds the middle of a text and most of its width."""
    middle = (box[1] + box[3]) / 2
    wide = min(ground[2], box[2]) - max(ground[0], box[0])
    return ground[1] <= middle <= ground[3] and wide >= 0.8 * (box[2] - box[0])


def _fill(raw: Any, thing: Any) -> tuple[int, int, int, int] | None:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(thing, *(ctypes.byref(part) for part in parts)):
        return None
    red, green, blue, alpha = (part.value for part in parts)
    return red, green, blue, alpha


def _is_white(fill: tuple[int, int, int, int] | None) -> bool:
    return fill is not None and min(fill[:3]) >= _WHITE


def _text(raw: Any, thing: Any, words: Any) -> str:
    size = raw.FPDFTextObj_GetText(thing, words, None, 0)
    buffer = (ctypes.c_ushort * max(size, 1))()
    raw.FPDFTextObj_GetText(thing, words, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _notes(raw: Any, page: Any) -> Iterator[str]:
    for place in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_FILLS)):
        note = raw.FPDFPage_GetAnnot(page, place)
        if not note:
            continue
        size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
        buffer = (ctypes.c_ushort * max(size // 2, 1))()
        raw.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size)
        raw.FPDFPage_CloseAnnot(note)
        yield bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
