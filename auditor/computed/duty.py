"""Which policies owe an interpretation."""

from __future__ import annotations

from auditor.computed.context import Context
from auditor.computed.reposts import Reposts
from auditor.computed.scope import Settings
from auditor.computed.works import Page, Work
from auditor.deadlines import Limit, has_passed


class InterpretationDuty(Settings):
    """Which policies need an interpretation, and by when.

    ``genres`` are the words that end the title of such a document; a title with one of the
    ``exempt`` words needs none, nor does a document of an organ in ``exempt_organs`` (the
    机关代字 of superior bodies). Nothing is missing before ``limit`` has passed.
    """

    genres: tuple[str, ...]
    exempt: tuple[str, ...]
    exempt_organs: tuple[str, ...]
    limit: Limit


def is_in_force(page: Page, context: Context) -> bool | None:
    """Whether a document is of the profile's period; None where its dates cannot tell."""
    span = page.formed or page.published
    if span is None:
        return None
    if span.latest.date() < context.scope.since:
        return False
    return True if span.earliest.date() >= context.scope.since else None


def needs_interpretation(work: Work, params: InterpretationDuty, context: Context) -> bool:
    """Whether a policy owes an interpretation by now; where its period is unclear, it may."""
    page = work.page
    if is_in_force(page, context) is False or not _is_of_genre(work, params, context):
        return False
    if any(context.table(Reposts).is_repost(one.url) for one in work.pages):
        return False
    return page.published is None or has_passed(page.published, params.limit, context.as_of)


def _is_of_genre(work: Work, params: InterpretationDuty, context: Context) -> bool:
    titles, page = context.titles, work.page
    if not titles.is_genre(page.title, params.genres) or titles.is_forwarded(page.title):
        return False
    if any(word in page.title for word in params.exempt):
        return False
    return not any(one.number and one.number.organ in params.exempt_organs for one in work.pages)
