"""Which labelled facts of a page are the item's own, and in which place each of them stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice

from crawler.fields.body import Body
from crawler.fields.catalogue import Cell
from crawler.fields.claims import is_void
from crawler.fields.foot import foot_of, others_of
from crawler.fields.index_number import looks_like_index_number
from crawler.fields.labels import is_weak
from crawler.fields.marks import NAVIGATION, SIDE
from crawler.fields.sheet import Sheet
from crawler.fields.title import Title
from crawler.items import Field, Place

_HEADER = frozenset({Field.PUBLISHED_AT, Field.SOURCE})
_CATALOGUED = frozenset(
    {Field.INDEX_NUMBER, Field.CATEGORY, Field.SUBJECT, Field.WRITTEN_ON, Field.DISCLOSURE}
)
_ATTRIBUTE = 20  # characters that a disclosure attribute may have; a sentence is none
_SCREEN = re.compile(
    r"(?:^|[\s_-])(?:(?:hidden|visible)-(?:xs|sm|md|lg)|d-(?:none|(?:sm|md|lg|xl)-(?:none|block))"
    r"|mobile|phone|wap)(?=$|[\s_-])"
)
"""Names of blocks that are shown on screens of some sizes only."""
_UNDER = 4  # lines from the title to its header line
_NEAR = 10  # lines from one labelled fact to the next of the same catalogue
_ABOVE = 12  # lines above the title in which its header line may stand
_BELOW = 15  # lines below the text in which it may


def place_cells(
    sheet: Sheet, cells: list[Cell], title: Title, body: Body
) -> Iterator[tuple[Cell, Place]]:
    """The item's own labelled facts in page order, each with its place.

    Labels within the running text belong to what the text is about. Facts of a catalogue count
    where one of them has a value, because search forms carry the same labels. Dates and sources
    far from title and text, or below the heading of a list, belong to other items, those in the
    foot to the site.
    """
    foot = foot_of(sheet, max(title.last, body.last))
    others = others_of(sheet, max(title.last, body.last))
    kept = [
        cell for cell in _outside_text(sheet, cells, body) if cell.place < foot and _is_sound(cell)
    ]
    kept = _without_copies(sheet, _without_tables(sheet, kept, title.last))
    strong = [cell for cell in kept if cell.field not in _HEADER and not is_weak(cell.name)]
    filled = [cell.place for cell in strong if cell.raw]
    frames = {block for cell in strong for block in islice(sheet.around(cell.line.block), 1, 3)}
    for cell in kept:
        nearest = bisect_left(filled, cell.place - _NEAR)
        near = nearest < len(filled) and filled[nearest] <= cell.place + _NEAR
        framed = any(block in frames for block in islice(sheet.around(cell.line.block), 3))
        if cell.field in _HEADER and not (near and framed):
            if cell.place > others or not _is_header(sheet, cell, title, body):
                continue
            place = Place.HEADER
        elif near:
            place = Place.TABLE
        else:
            continue
        if cell.line.hidden:
            place = Place.HIDDEN
        elif cell.line.written:
            place = Place.SCRIPT
        yield cell, place


def _without_copies(sheet: Sheet, cells: list[Cell]) -> list[Cell]:
    """The facts without what a block for other screens repeats word for word."""
    known: dict[tuple[Field, str, str], int | None] = {}
    kept = []
    for cell in cells:
        around = sheet.around(cell.line.block)
        screen = next((b for b in around if _SCREEN.search(sheet.blocks[b].mark)), None)
        first = known.setdefault((cell.field, cell.name, cell.raw), screen)
        if screen is None or screen == first:
            kept.append(cell)
    return kept


def _without_tables(sheet: Sheet, cells: list[Cell], after: int) -> list[Cell]:
    """The facts without those of a table below the header line that is no catalogue: it has
    none of the facts that only catalogues have.
    """
    near = range(after, after + _UNDER)
    header = min((cell.place for cell in cells if cell.place in near), default=None)
    first = next((cell for cell in cells if cell.place == header), None)
    if first is None or first.field not in _HEADER:
        return cells
    own = _table_of(sheet, first)
    rest: list[Cell] = []
    table: list[Cell] = []
    for cell in cells:
        apart = cell.place > first.place and _table_of(sheet, cell) not in (None, own)
        (table if apart else rest).append(cell)
    return cells if any(cell.field in _CATALOGUED for cell in table) else rest


def _table_of(sheet: Sheet, cell: Cell) -> int | None:
    """The innermost table around a fact."""
    around = sheet.around(cell.line.block)
    return next((block for block in around if sheet.blocks[block].tag == "table"), None)


def _outside_text(sheet: Sheet, cells: list[Cell], body: Body) -> list[Cell]:
    """The facts above the running text, below it, and on its last lines if they are its foot."""
    labelled = {place for cell in cells for place in (cell.place, *cell.taken) if cell.colon}
    prose = [
        place
        for place in range(body.first, body.last)
        if sheet.weights[place] and place not in labelled
    ]
    begin, end = (prose[0], prose[-1]) if prose else (body.last, body.last)
    sourced = {cell.place for cell in cells if cell.field is Field.SOURCE and cell.colon}
    return [
        cell
        for cell in cells
        if not begin <= cell.place < body.last or (cell.place > end and _is_foot(cell, sourced))
    ]


def _is_foot(cell: Cell, sourced: set[int]) -> bool:
    """A source named under the text (文章来源), or the header line set there."""
    if not cell.colon or cell.field not in _HEADER or cell.raw.endswith("。"):
        return False
    return cell.field is Field.SOURCE or not is_weak(cell.name) or cell.place in sourced


def _is_header(sheet: Sheet, cell: Cell, title: Title, body: Body) -> bool:
    """Whether a date or source stands by the title or the text, and not in a side column."""
    if cell.place < title.last:
        return not is_weak(cell.name) and cell.place >= title.first - _ABOVE
    if body.block is not None and cell.place < body.last:
        return True
    own = set(sheet.around(body.block)) if body.block is not None else set()
    around = (
        sheet.blocks[block].kinds for block in sheet.around(cell.line.block) if block not in own
    )
    return cell.place < body.last + _BELOW and not any(
        told & (NAVIGATION | SIDE) for told in around
    )


def _is_sound(cell: Cell) -> bool:
    """Whether a value can be one of its field at all."""
    if cell.field is Field.INDEX_NUMBER:
        return is_void(cell.raw) or looks_like_index_number(cell.raw)
    if cell.field is Field.DISCLOSURE:
        return len(cell.raw) <= _ATTRIBUTE and not cell.raw.endswith("。")
    if cell.field is Field.VALIDITY and not cell.colon:
        return len(cell.raw.split()) <= 1
    return True
