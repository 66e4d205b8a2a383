"""A detail page of any portal: everything that it states, as claims with their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lxml.html import HtmlElement

from crawler.fields.attachments import read_attachments
from crawler.fields.body import Body, body_text, find_body
from crawler.fields.catalogue import Cell, read_cells
from crawler.fields.claims import make_claim
from crawler.fields.consulted import with_consultation
from crawler.fields.endings import in_text, own_numbers
from crawler.fields.fills import fill, find_fills
from crawler.fields.furniture import furniture
from crawler.fields.guide_body import guide_body, guide_entries
from crawler.fields.header import commented, hidden, metas, unlabelled
from crawler.fields.identity import identity
from crawler.fields.json_page import read_json_item
from crawler.fields.links import LinkPlace, PageLink
from crawler.fields.placing import place_cells
from crawler.fields.related import read_breadcrumb, read_related, read_text_links
from crawler.fields.sheet import Sheet
from crawler.fields.span import Span
from crawler.fields.title import Title, read_title
from crawler.fields.urls import join
from crawler.fields.walk import read_sheet
from crawler.items import Attachment, Claim, Field, Place, RelatedLink

_GAP = 8  # lines between two facts of one catalogue
_REVOKED = re.compile(
    r"[\[【(（]\s*(已?(?:废止|失效|宣布失效|修改|修订|有效)|现行有效)\s*[\]】)）]"
)
_URL_DAY = re.compile(
    r"[t/_](?P<y>(?:19|20)\d\d)(?:(?=[/-])|(?=\d{4}(?!\d)))[/-]?(?P<m>1[0-2]|0?[1-9])[/-]?(?P<d>[12]\d|3[01]|0?[1-9])(?=[_/.])"
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
    text_links: tuple[PageLink, ...] = ()

    @property
    def all_links(self) -> tuple[PageLink, ...]:
        """The links of the text, and those to pages that it presents as related beside it."""
        known = {link.url for link in self.text_links}
        related = (link for link in self.links if link.url not in known)
        return (
            *self.text_links,
            *(PageLink(link.url, link.text, LinkPlace.TEXT) for link in related),
        )


def read_detail(tree: HtmlElement, text: str, url: str) -> Detail:
    """Read a detail page: ``tree`` as ``markup.parse`` made it from ``text``, fetched from ``url``.

    Never raises. A page that states nothing gives no claims; nothing is guessed.
    """
    if text.lstrip()[:1] == "{":
        item = read_json_item(text, url)
        if item is not None:
            return Detail(item.claims, item.body, item.attachments)
    sheet = _sheet(tree)
    base = join(url, sheet.base) or url if sheet.base else url
    cells = read_cells(sheet)
    title = read_title(sheet, cells)
    heading = (title.claims[0].value if title.claims else None) or ""
    abstracts = {
        line for cell in cells if cell.field is Field.SUMMARY for line in (cell.place, *cell.taken)
    }
    body = guide_body(sheet, find_body(sheet, title.last, abstracts), title.last)
    claims, used = _catalogue(sheet, cells, title, body)
    claims += furniture(sheet, title.last, body)
    claims += identity(sheet, url)
    claims += own_numbers(sheet, body, heading, title.last)
    claims += _revoked(title.claims)
    claims += in_text(sheet, body)
    claims += hidden(sheet)
    claims += metas(sheet)
    claims += commented(sheet)
    claims += _dated_by_url(url)
    return Detail(
        tuple(claims),
        with_consultation(body_text(sheet, body, used), sheet, heading, title.last, body),
        read_attachments(sheet, body, title.first, base),
        read_related(sheet, body, base, url),
        read_breadcrumb(sheet, body.first),
        _text_links(sheet, body, title.last, base, url),
    )


def _text_links(sheet: Sheet, body: Body, after: int, base: str, url: str) -> tuple[PageLink, ...]:
    """The links of the text, and those by which one applies for the service of a guide."""
    links = read_text_links(sheet, body, base, url)
    known = {url, *(link.url for link in links)}
    entries = {one.url: one for one in guide_entries(sheet, after, base) if one.url not in known}
    return (*links, *entries.values())


def _sheet(tree: HtmlElement) -> Sheet:
    """The lines of a page, with what its scripts write into them."""
    sheet = read_sheet(tree)
    texts = find_fills(script for script, _ in sheet.scripts)
    return read_sheet(fill(tree, texts)) if texts else sheet


def _catalogue(
    sheet: Sheet, cells: list[Cell], title: Title, body: Body
) -> tuple[list[Claim], set[int]]:
    """What title, catalogue and the lines around them claim, and the lines that this takes up."""
    claims = list(title.claims)
    used = set(range(title.first, title.last))
    for cell, place in place_cells(sheet, cells, title, body):
        claim = make_claim(cell.field, cell.raw, place, cell.name)
        if claim:
            claims.append(claim)
            used.update((cell.place, *cell.taken))
    used.update(_between(used, sheet, body))
    for line, claim in unlabelled(sheet, cells, title.last, body):
        claims.append(claim)
        used.add(line)
    return claims, used


def _between(places: set[int], sheet: Sheet, body: Body) -> Iterator[int]:
    """The lines among those of a catalogue above the text, which name no fact of the index."""
    lines = range(body.first, body.last)
    prose = next((at for at in lines if sheet.weights[at] and at not in places), body.last)
    held = sorted(place for place in places if body.first <= place < prose)
    for place, following in pairwise(held):
        if following - place <= _GAP:
            yield from range(place, following)


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
