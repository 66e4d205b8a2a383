"""Whether a page that can be read is a home page, a list or an item: by role, then by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crawler.fields.addresses import AddressKind, address_kind, is_home
from crawler.fields.rows import RawRow
from crawler.fields.view import View
from crawler.items import Claim, Field, PageClass, Place, Role

LISTS = (Role.COLUMN, Role.LIST)
"""Roles of pages that are asked for as lists."""

_SHOWN = frozenset({Place.HEADING, Place.TABLE, Place.HEADER, Place.API})
_CATALOGUED = frozenset({Field.INDEX_NUMBER, Field.DOCUMENT_NUMBER, Field.CATEGORY})


def page_kind(view: View, role: Role, rows: Sequence[RawRow] | None) -> PageClass:
    """HOME, LIST or DETAIL, or SOFT_404 where an item's address shows the front page.

    ``rows`` are those of the page's main list, needed for the roles in ``LISTS`` only.
    """
    if role is Role.HOME or (is_home(view.url) and role is not Role.DETAIL):
        return PageClass.HOME
    if role in LISTS:
        return _kind_of_column(view, rows or ())
    if view.is_home_instead:
        return PageClass.SOFT_404
    if role is Role.DETAIL:
        return PageClass.LIST if view.is_list_instead else PageClass.DETAIL
    if view.list_signs >= max(3, view.article_signs + 2 * view.is_text):
        return PageClass.LIST
    return PageClass.DETAIL if view.article_signs > 0 or view.is_text else PageClass.LIST


def _kind_of_column(view: View, rows: Sequence[RawRow]) -> PageClass:
    dated = sum(row.date is not None for row in rows)
    if len(rows) >= 3 and (dated * 2 >= len(rows) or view.pager.next_urls):
        return PageClass.LIST
    if view.article_signs >= (3 if rows else 2):
        return PageClass.DETAIL
    few = not rows or (len(rows) == 1 and not dated)
    return PageClass.DETAIL if view.is_text and few else PageClass.LIST


def is_shown(claims: Iterable[Claim]) -> bool:
    """Whether a page itself shows something of an item, rather than only its metas and title."""
    return any(claim.place in _SHOWN for claim in claims)


def is_document(view: View, claims: Iterable[Claim], title: str, column: str) -> bool:
    """Whether the text that a column shows is a document of its own, or just the column's.

    ``column`` is the column's name. A document has an article's meta or a catalogue entry, or
    at least a date of publication under a title that is not the column's.
    """
    stated = {claim.field for claim in claims if claim.value}
    if "articletitle" in view.metas or stated & _CATALOGUED:
        return True
    own_text = column in title or title in column
    return (
        Field.PUBLISHED_AT in stated
        and not own_text
        and address_kind(view.url) is not AddressKind.COLUMN
    )
