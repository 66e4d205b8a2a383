"""What an item is to the rules: a policy, an upstream document, an interpretation, a letter."""

from __future__ import annotations

from enum import StrEnum

from auditor.computed.kept import kept
from auditor.computed.titles import TitleReader
from crawler.index.views import ItemView
from crawler.items import Claim, ColumnKind, Field, PageClass, Place


class Role(StrEnum):
    """The part that an item plays."""

    POLICY = "policy"
    UPSTREAM = "upstream"  # a superior body's document
    INTERPRETATION = "interpretation"
    LETTER = "letter"
    OTHER = "other"


DOCUMENTS = frozenset({Role.POLICY, Role.UPSTREAM})
"""Roles of which a document number is required."""

_LETTER_KINDS = frozenset({ColumnKind.MESSAGES})
_BY_KIND = {
    ColumnKind.UPSTREAM_DOCUMENT: Role.UPSTREAM,
    ColumnKind.POLICY: Role.POLICY,
    ColumnKind.INTERPRETATION: Role.INTERPRETATION,
}
_BLOCK_FIELDS = frozenset(
    {
        Field.INDEX_NUMBER,
        Field.DOCUMENT_NUMBER,
        Field.CATEGORY,
        Field.SUBJECT,
        Field.WRITTEN_ON,
        Field.VALIDITY,
        Field.EFFECTIVE_ON,
        Field.ABOLISHED_ON,
        Field.SUMMARY,
    }
)
"""The issuing body is none of them: it also stands alone, beside 来源 under a headline."""

_BLOCK_PLACES = frozenset({Place.TABLE, Place.SCRIPT, Place.HIDDEN, Place.COMMENT, Place.API})
STATED_PLACES = _BLOCK_PLACES | {Place.HEADER}
"""Where a page states facts about itself to its readers; meta tags are for machines."""


def role_of(item: ItemView, titles: TitleReader) -> Role:
    """The part of an item: first by its own page, then by its title, then by its columns.

    An interpretation, letter, annual report or draft is no policy, whatever column lists it; a
    document that a column of superior documents lists too is not the site's own.
    """
    if item.page_class is PageClass.MESSAGE or (item.kinds and item.kinds <= _LETTER_KINDS):
        return Role.LETTER
    if item.page_class is not PageClass.DETAIL:
        is_one = item.page_class is PageClass.INTERPRETATION
        return Role.INTERPRETATION if is_one else Role.OTHER
    if titles.is_interpretation(item.title):
        return Role.INTERPRETATION
    return next((role for kind, role in _BY_KIND.items() if kind in item.kinds), Role.OTHER)


@kept
def has_catalogue_block(item: ItemView) -> bool:
    """Whether the page shows a catalogue entry (索引块): a labelled row that only such have."""
    return any(
        claim.field in _BLOCK_FIELDS and claim.place in _BLOCK_PLACES for claim in item.claims
    )


def is_entry(item: ItemView, role: Role) -> bool:
    """Whether an item owes a catalogue entry: documents do, letters do not, others if begun."""
    if role is Role.LETTER:
        return False
    return role in DOCUMENTS or has_catalogue_block(item)


def stated(item: ItemView, field: Field) -> list[Claim]:
    """The labelled statements of one fact, also the empty ones."""
    return statements(item).get(field, [])


@kept
def statements(item: ItemView) -> dict[Field, list[Claim]]:
    """The labelled statements of every fact that the page labels."""
    found: dict[Field, list[Claim]] = {}
    for claim in item.claims:
        if claim.place in STATED_PLACES:
            found.setdefault(claim.field, []).append(claim)
    return found


def says_something(claim: Claim) -> bool:
    """Whether there is any text, be it only a placeholder such as 无."""
    return bool(claim.value or claim.raw.strip())
