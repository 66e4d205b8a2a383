"""Where the documents that a site must show are known from: portals and reference lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from auditor.computed.context import Context
from auditor.computed.identifiers import own_number
from auditor.computed.originals import Original
from auditor.computed.pieces import pieces
from auditor.computed.references import Reference
from auditor.computed.roles import Role, role_of
from crawler.fields.span import Span
from crawler.index.views import ItemView
from crawler.items import Field, Place

if TYPE_CHECKING:
    from crawler.index.snapshot import Snapshot

_DATED = frozenset(
    {Place.META, Place.HEADER, Place.TABLE, Place.ROW, Place.SCRIPT, Place.API, Place.HIDDEN}
)
"""Places whose days of publication can be held against each other."""


def of_superiors(context: Context) -> Iterator[Original]:
    """The policies of the upstream portals, and those that reference lists name."""
    for snapshot in context.upstream:
        was = _earlier_days(snapshot)
        for item in snapshot.items():
            if role_of(item, context.titles) is Role.POLICY:
                yield _of_item(item, snapshot.site.name, was.get(item.key))
    yield from (_of_reference(one) for one in context.references if not one.channel)


def of_channels(context: Context) -> Iterator[Original]:
    """What reference lists name of the site's other channels."""
    return (_of_reference(one) for one in context.references if one.channel)


def _earlier_days(snapshot: Snapshot) -> Mapping[str, Span]:
    """The days that earlier runs read of the items of a portal."""
    known: dict[str, Span] = {}
    for version in snapshot.earlier():
        if version.published_at is not None:
            was = known.get(version.key)
            known[version.key] = _spanning(was, version.published_at)
    return known


def _of_item(item: ItemView, portal: str, was: Span | None) -> Original:
    said = (
        claim.span
        for claim in item.claims
        if claim.field is Field.PUBLISHED_AT and claim.place in _DATED and claim.span
    )
    return Original(
        url=item.url,
        title=item.title,
        portal=portal,
        number=own_number(item.document_number),
        number_text=item.document_number or "",
        published=_all(item.published_at, (*said, *([was] if was else ()))),
        issuer=item.issuing_body or "",
        pieces=pieces(item.body),
    )


def _all(resolved: Span | None, others: Iterable[Span]) -> Span | None:
    """The resolved day, widened to every day that contradicts it."""
    if resolved is None:
        return None
    for other in others:
        resolved = _spanning(resolved, other)
    return resolved


def _spanning(one: Span | None, other: Span) -> Span:
    """The first, widened to the other where the two cannot be one moment."""
    if one is None or one.overlaps(other):
        return one or other
    return Span(min(one.earliest, other.earliest), max(one.latest, other.latest))


def _of_reference(one: Reference) -> Original:
    return Original(
        url=one.url,
        title=one.title,
        portal=one.channel or one.issuer or one.place,
        number=own_number(one.number),
        number_text=one.number,
        published=one.published,
        issuer=one.issuer,
        place=one.place,
        pieces=pieces(one.body),
    )
