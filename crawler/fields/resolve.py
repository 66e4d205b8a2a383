"""Which of several claims about one fact stands: by place, then by what it says.

Order of places, the best first. Title: the article's heading, the catalogue, a platform's data,
metas, the title tag. 文号: the catalogue, a platform's data, the title, the line under it, the top
of the text. Source: what is shown, never a meta or a hidden field alone. Date of
publication: a shown date under a label of its own (发布日期), a shown date under a general one
(日期) or none, a shown time of an update, a hidden one, a platform's data, the list row, and last
the meta: only where nothing speaks against it, and only its day, because metas carry the clock of
the system. Where another shown date or a platform's data agree in the day, the finer one stands.
Comments are not published and never win; an address never does. A page that sorts by 主题分类
alone has that as its category. Claims that lose stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from crawler.fields.claims import DATES
from crawler.fields.header import META_DATES
from crawler.fields.labels import is_later, is_second, is_weak
from crawler.fields.span import Span
from crawler.items import Claim, Field, Place

_SHOWN = (Place.TABLE, Place.HEADER, Place.SCRIPT)
_REST = (*_SHOWN, Place.API, Place.HEADING, Place.BODY, Place.HIDDEN, Place.META, Place.ROW)
_ORDERS: dict[Field, tuple[Place, ...]] = {
    Field.TITLE: (Place.HEADING, Place.TABLE, Place.API, Place.META, Place.TITLE_TAG, Place.ROW),
    Field.DOCUMENT_NUMBER: (
        *(Place.TABLE, Place.API, Place.SCRIPT, Place.HEADING, Place.HEADER, Place.BODY),
        Place.HIDDEN,
    ),
    Field.SOURCE: (*_SHOWN, Place.API, Place.BODY),
    Field.DISCLOSURE: (Place.BODY, Place.TABLE, Place.HEADER, Place.API),
    Field.SIGNED_ON: (Place.BODY,),
    Field.SUMMARY: (*_SHOWN, Place.API, Place.HIDDEN),
    Field.KEYWORDS: (*_SHOWN, Place.API, Place.HIDDEN),
}
_NEVER = (Place.COMMENT, Place.URL)
_MIGRATED = timedelta(days=366)
_ADDRESS_LAG = timedelta(days=31)


def resolve(claims: Iterable[Claim]) -> dict[Field, Claim]:
    """The claim that stands for each fact that some claim gives a value for.

    Among equals the first wins. Contradictory statements of validity in one place (variants of
    which a script shows one) give none.
    """
    claims = list(claims)
    stated = [claim for claim in claims if claim.value is not None]
    held: dict[Field, list[Claim]] = {}
    for claim in stated:
        if claim.place not in _NEVER:
            held.setdefault(claim.field, []).append(claim)
    won: dict[Field, Claim] = {}
    for field, rivals in held.items():
        if field is Field.PUBLISHED_AT:
            winner = _published(rivals, stated)
        else:
            winner = _by_place(field, rivals)
        if winner:
            won[field] = winner
    has_cell = any(each.field is Field.CATEGORY and each.place not in _NEVER for each in claims)
    if Field.SUBJECT in won and not has_cell:
        won[Field.CATEGORY] = won[Field.SUBJECT]
    return won


def _by_place(field: Field, rivals: list[Claim]) -> Claim | None:
    if field in DATES:
        rivals = [claim for claim in rivals if claim.span is not None]
    if field is Field.WRITTEN_ON:  # 发文日期 beside 成文日期 is the day of dispatch
        rivals = sorted(rivals, key=lambda claim: "成文" not in claim.label)
    if field is Field.SOURCE:  # 来源 before who wrote it, or where it was found
        rivals = sorted(rivals, key=lambda claim: is_second(claim.label))
    for place in _ORDERS.get(field, _REST):
        here = [claim for claim in rivals if claim.place == place]
        if here:
            unclear = field is Field.VALIDITY and len({claim.value for claim in here}) > 1
            return None if unclear else here[0]
    return None


def _published(rivals: list[Claim], stated: list[Claim]) -> Claim | None:
    dated = [claim for claim in rivals if claim.span is not None and claim.span.is_day_or_finer]
    shown = [claim for claim in dated if claim.place in _SHOWN]
    own = [claim for claim in shown if claim.label and not is_weak(claim.label)]
    first = [claim for claim in shown if not is_later(claim.label)]
    best = next(iter([*own, *first, *shown]), None)
    if best is None:
        for place in (Place.HIDDEN, Place.API, Place.ROW):
            best = best or next((claim for claim in dated if claim.place == place), None)
    if best is None:
        return _by_meta(dated, stated)
    finer = [*shown, *(claim for claim in dated if claim.place == Place.API)]
    return next((claim for claim in finer if _refines(claim, best)), best)


def _refines(claim: Claim, best: Claim) -> bool:
    if claim.span is None or best.span is None or claim.span.date != best.span.date:
        return False
    return claim.span.is_minute_or_finer and not best.span.is_minute_or_finer


def _by_meta(dated: list[Claim], stated: list[Claim]) -> Claim | None:
    for claim in dated:
        span = claim.span
        if claim.place == Place.META and claim.label in META_DATES and span:
            if not _is_plausible(span, stated):
                return None
            day = Span.day(span.earliest.year, span.earliest.month, span.earliest.day)
            return replace(claim, value=day.text(), span=day)
    return None


def _is_plausible(published: Span, stated: list[Claim]) -> bool:
    """Whether a meta's date is not that of a migration or of the page's regeneration.

    The date in the page's address speaks for it; a document that was written, signed or came
    into force more than a year before speaks against it.
    """
    spans = [(claim, claim.span) for claim in stated if claim.span is not None]
    for claim, span in spans:
        near = span.earliest - _ADDRESS_LAG <= published.earliest <= span.latest + _ADDRESS_LAG
        if claim.place == Place.URL and near:
            return True
    told = (Field.WRITTEN_ON, Field.SIGNED_ON, Field.EFFECTIVE_ON)
    return not any(
        claim.field in told and published.earliest - span.latest > _MIGRATED
        for claim, span in spans
    )
