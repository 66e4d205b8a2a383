"""Personal data is masked before anything is stored or shown; what was found is kept as marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from crawler.fields.personal import MAX_TEXT, find_personal, masked
from crawler.fields.personal_numbers import find_numbers
from crawler.fields.personal_words import Find, Kind
from crawler.items import Attachment, Claim, Column, Field, Listing, Mark, Reading, ReadItem

MOST_MARKS = 500
"""Marks of one kind that are kept of one text."""

_NO_PERSONS = frozenset({Field.INDEX_NUMBER, Field.DOCUMENT_NUMBER})


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
    """An item with every number of a person masked, and a mark for all that was found."""
    titles = [claim.value for claim in item.claims if claim.field is Field.TITLE and claim.value]
    finds = find_personal(item.body, titles[0] if titles else "")
    marks = [*marks_of(finds, "body"), *item.marks]
    for claim in item.claims:
        if claim.field not in _NO_PERSONS:
            marks += marks_of(find_numbers(claim.raw), claim.field)
    for file in item.attachments:
        marks += marks_of(find_numbers(file.name), "attachment_name")
    distinct = {(mark.kind, mark.masked, mark.label): mark for mark in reversed(marks)}
    return replace(
        item,
        body=masked(item.body[:MAX_TEXT], finds),
        claims=tuple(map(_claim, item.claims)),
        attachments=tuple(map(_attachment, item.attachments)),
        links=tuple(replace(link, text=masked(link.text)) for link in item.links),
        breadcrumb=tuple(map(masked, item.breadcrumb)),
        marks=tuple(reversed(distinct.values())),
    )


def marks_of(finds: Iterable[Find], place: str) -> Iterator[Mark]:
    """A mark for each find, of one kind no more than ``MOST_MARKS``."""
    counts: Counter[Kind] = Counter()
    for find in finds:
        counts[find.kind] += 1
        if counts[find.kind] <= MOST_MARKS:
            yield Mark(find.kind, find.masked, place, find.label)


def _claim(claim: Claim) -> Claim:
    if claim.field in _NO_PERSONS:
        return claim
    raw = masked(claim.raw)
    value = masked(claim.value) if claim.value else claim.value
    if raw == claim.raw and value == claim.value:
        return claim
    return replace(claim, raw=raw, value=value)


def _attachment(file: Attachment) -> Attachment:
    return replace(file, name=masked(file.name))


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
