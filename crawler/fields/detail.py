"""A detail page of any portal: everything that it states, as claims with their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from crawler.fields.attachments import read_attachments
from crawler.fields.body import Body, body_text, find_body, weight_of
from crawler.fields.catalogue import Cell, read_cells
from crawler.fields.claims import make_claim
from crawler.fields.endings import in_text, own_numbers
from crawler.fields.header import commented, hidden, metas, unlabelled
from crawler.fields.index_number import looks_like_index_number
from crawler.fields.json_page import read_json_item
from crawler.fields.labels import is_weak
from crawler.fields.related import read_breadcrumb, read_related
from crawler.fields.sheet import Sheet
from crawler.fields.span import Span
from crawler.fields.title import read_title
from crawler.fields.urls import join
from crawler.fields.walk import read_sheet
from crawler.items import Attachment, Claim, Field, Place, RelatedLink

_HEADER_FIELDS = frozenset({Field.PUBLISHED_AT, Field.SOURCE})
_NEAR = 10  # lines from one labelled fact to the next of the same catalogue
_REVOKED = re.compile(
    r"[\[【(（]\s*(已?(?:废止|失效|宣布失效|修改|修订|有效)|现行有效)\s*[\]】)）]"
)
_URL_DAY = re.compile(
    r"[t/_](?P<y>(?:19|20)\d\d)[/-]?(?P<m>1[0-2]|0?[1-9])[/-]?(?P<d>[12]\d|3[01]|0?[1-9])(?=[_/.])"
)
_URL_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)-?(?P<m>0[1-9]|1[0-2])(?=/)")


@dataclass(frozen=True, slots=True)
class Detail:
    """What one page states. ``body`` has one paragraph a line; addresses are canonical."""

    claims: tuple[Claim, ...]
    body: str
    attachments: tuple[Attachment, ...] = ()
    links: tuple[RelatedLink, ...] = ()
    breadcrumb: tuple[str, ...] = ()


def read_detail(tree: HtmlElement, text: str, url: str) -> Detail:
    """Read a detail page: ``tree`` as ``markup.parse`` made it from ``text``, fetched from ``url``.

    Never raises. A page that states nothing gives no claims; nothing is guessed.
    """
    if text.lstrip()[:1] == "{":
        item = read_json_item(text, url)
        if item is not None:
            return Detail(item.claims, item.body, item.attachments)
    sheet = read_sheet(tree)
    base = join(url, sheet.base) or url if sheet.base else url
    cells = read_cells(sheet)
    title = read_title(sheet, cells)
    body = find_body(sheet, title.last)
    claims = list(title.claims)
    used = set(range(title.first, title.last))
    for cell, place in _placed(sheet, cells, title.last, body):
        claim = make_claim(cell.field, cell.raw, place, cell.name)
        if claim:
            claims.append(claim)
            used.add(cell.place)
    for line, claim in unlabelled(sheet, cells, title.last, body):
        claims.append(claim)
        used.add(line)
    heading = title.claims[0].value if title.claims else None
    claims += own_numbers(sheet, body, heading or "", title.last)
    claims += _revoked(title.claims)
    claims += in_text(sheet, body)
    claims += hidden(sheet)
    claims += metas(sheet)
    claims += commented(sheet)
    claims += _dated_by_url(url)
    return Detail(
        tuple(claims),
        body_text(sheet, body, used),
        read_attachments(sheet, body, title.first, base),
        read_related(sheet, body, base, url),
        read_breadcrumb(sheet, body.first),
    )


def _placed(
    sheet: Sheet, cells: list[Cell], after: int, body: Body
) -> Iterator[tuple[Cell, Place]]:
    """The labelled facts that are the item's own, each with its place.

    Labels within the running text belong to what the text is about; facts without a value count
    only beside others that have one, because search forms carry the same labels.
    """
    prose = [place for place in range(body.first, body.last) if weight_of(sheet.lines[place])]
    begin, end = (prose[0], prose[-1]) if prose else (body.last, body.last)
    cells = [cell for cell in cells if _is_sound(cell)]
    sourced = {cell.place for cell in cells if cell.field is Field.SOURCE and cell.colon}
    kept = [
        cell
        for cell in cells
        if not begin <= cell.place < body.last or (cell.place > end and _is_foot(cell, sourced))
    ]
    strong = [cell for cell in kept if cell.field not in _HEADER_FIELDS and not is_weak(cell.name)]
    filled = [cell.place for cell in strong if cell.raw]
    frames = {block for cell in strong for block in islice(sheet.around(cell.line.block), 1, 3)}
    for cell in kept:
        near = any(abs(cell.place - place) <= _NEAR for place in filled)
        in_frame = any(block in frames for block in islice(sheet.around(cell.line.block), 3))
        if cell.field in _HEADER_FIELDS and not (near and in_frame):
            if cell.place < after and is_weak(cell.name):
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


def _is_sound(cell: Cell) -> bool:
    """Whether a value can be one of its field at all."""
    if cell.field is Field.INDEX_NUMBER:
        return not cell.raw or looks_like_index_number(cell.raw)
    if cell.field is Field.VALIDITY and not cell.colon:
        return len(cell.raw.split()) <= 1
    return True


def _is_foot(cell: Cell, sourced: set[int]) -> bool:
    """A source named under the text (文章来源), or the header line set there."""
    own = cell.field is Field.SOURCE or (
        cell.field is Field.PUBLISHED_AT and not is_weak(cell.name)
    )
    return cell.colon and (own or (cell.field in _HEADER_FIELDS and cell.place in sourced))


def _revoked(titles: list[Claim]) -> Iterator[Claim]:
    """The state that stands in brackets before or behind the title: [已废止]."""
    for claim in titles:
        match = _REVOKED.search(claim.value or "")
        if match:
            yield Claim(Field.VALIDITY, match[1], match[0], Place.HEADING)
            return


def _dated_by_url(url: str) -> Iterator[Claim]:
    """The day or month in the page's address: when the portal filed it, never when it published."""
    for pattern in (_URL_DAY, _URL_MONTH):
        match = pattern.search(url)
        if match:
            parts = [int(part) for part in match.groupdict().values()]
            try:
                span = Span.day(*parts) if len(parts) == 3 else Span.month(*parts)
            except ValueError:
                continue
            yield Claim(Field.PUBLISHED_AT, span.text(), match[0], Place.URL, "", span)
            return
