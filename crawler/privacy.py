"""Personal data is masked before anything is stored or shown; what was found is kept as marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from crawler.fields.personal import MAX_TEXT, find_personal, masked
from crawler.fields.personal_numbers import find_numbers
from crawler.fields.personal_words import NUMBERS, Find, Kind
from crawler.items import Claim, Column, Field, Listing, Mark, Reading, ReadItem

MOST_MARKS = 500
"""Marks of one kind that are kept of one text."""

_NUMBERS = frozenset({Field.INDEX_NUMBER, Field.DOCUMENT_NUMBER})
"""Facts that are numbers themselves: of persons only what can be nothing else counts in them."""
_PAPERS_SINCE = 2007
"""The regulations gave papers numbers with their day from then on: no birth date."""


def masked_reading(reading: Reading) -> Reading:
    """A reading without a number of a person in clear: neither in its item nor in its rows."""
    item = masked_item(reading.item) if reading.item else None
    listing = _listing(reading.listing) if reading.listing else None
    facts = reading.facts
    return replace(
        reading,
        item=item,
        listing=listing,
        column=_column(reading.column) if reading.column else None,
        columns=tuple(map(_column, reading.columns)),
        facts=replace(facts, name=masked(facts.name)) if facts and facts.name else facts,
        links=tuple(replace(one, text=masked(one.text)) for one in reading.links),
    )


def _column(column: Column) -> Column:
    return replace(column, name=masked(column.name), path=tuple(map(masked, column.path)))


def masked_item(item: ReadItem) -> ReadItem:
    """An item with every number of a person masked, and a mark for all that was found.

    What is found in one place is masked wherever else it stands in the item.
    """
    titles = [claim.value for claim in item.claims if claim.field is Field.TITLE and claim.value]
    body = item.body[:MAX_TEXT]
    finds = find_personal(body, titles[0] if titles else "")
    marks = [*marks_of(finds, "body"), *item.marks]
    hidden = _Hidden()
    for claim in item.claims:
        marks += marks_of(hidden.note(claim.raw, _of_claim(claim)), claim.field)
    for file in item.attachments:
        marks += marks_of(hidden.note(file.name, find_numbers(file.name)), "attachment_name")
    shown = hidden.without(masked(body, finds))
    hidden.note(body, finds)
    distinct = {(mark.kind, mark.masked, mark.label): mark for mark in reversed(marks)}
    return replace(
        item,
        body=shown,
        claims=tuple(hidden.claim(claim) for claim in item.claims),
        attachments=tuple(replace(f, name=hidden.masked(f.name)) for f in item.attachments),
        links=tuple(replace(link, text=hidden.masked(link.text)) for link in item.links),
        breadcrumb=tuple(map(hidden.masked, item.breadcrumb)),
        marks=tuple(reversed(distinct.values())),
    )


def _of_claim(claim: Claim) -> Iterator[Find]:
    """The numbers of persons in what a page states. Never raises."""
    for find in find_numbers(claim.raw):
        digits = "".join(sign for sign in claim.raw[find.start : find.end] if sign.isdecimal())
        if claim.field not in _NUMBERS or _can_be_no_paper(find, digits):
            yield find


def _can_be_no_paper(find: Find, digits: str) -> bool:
    """Whether what stands in the cell of an index or document number can only be a person's."""
    if find.kind is Kind.ID_NUMBER:
        return bool(find.label) or int(digits[6:10] or 0) < _PAPERS_SINCE
    return find.kind is Kind.BANK_CARD


class _Hidden:
    """The first numbers that were found in an item, as they were written, with their masks."""

    def __init__(self) -> None:
        self._masks: dict[str, str] = {}

    def note(self, text: str, finds: Iterable[Find]) -> list[Find]:
        """Keep what was found in a text, and give it back."""
        found = list(finds)
        for find in found:
            if find.kind in NUMBERS and len(self._masks) < MOST_MARKS:
                self._masks[text[find.start : find.end]] = find.masked
        return found

    def without(self, text: str) -> str:
        """A text without the numbers that were found, be it elsewhere."""
        for number, mask in self._masks.items():
            if number in text:
                text = text.replace(number, mask)
        return text

    def masked(self, text: str) -> str:
        """A text without these, and without those that stand in it alone."""
        return self.without(masked(text))

    def claim(self, claim: Claim) -> Claim:
        """A claim without them."""
        hide = self.without if claim.field in _NUMBERS else self.masked
        raw = hide(claim.raw)
        value = hide(claim.value) if claim.value else claim.value
        if raw == claim.raw and value == claim.value:
            return claim
        return replace(claim, raw=raw, value=value)


def marks_of(finds: Iterable[Find], place: str) -> Iterator[Mark]:
    """A mark for each find, of one kind no more than ``MOST_MARKS``."""
    counts: Counter[Kind] = Counter()
    for find in finds:
        counts[find.kind] += 1
        if counts[find.kind] <= MOST_MARKS:
            yield Mark(find.kind, find.masked, place, find.label)


def _claim(claim: Claim) -> Claim:
    hidden = _Hidden()
    hidden.note(claim.raw, _of_claim(claim))
    return hidden.claim(claim)


def _listing(listing: Listing) -> Listing:
    rows = (
        replace(
            row,
            title=masked(row.title),
            claims=tuple(map(_claim, row.claims)),
            item=masked_item(row.item) if row.item else None,
        )
        for row in listing.rows
    )
    return replace(listing, rows=tuple(rows))
