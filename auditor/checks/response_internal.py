"""RES009: the office times of letters, which nobody sees from outside."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell
from auditor.computed.context import Context
from auditor.computed.presence import PageWanted, Shown
from auditor.computed.scope import Settings
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView
from crawler.items import ColumnKind


class OfficeTimes(Settings):
    """The page on which a body tells how it handles letters, where one is published."""

    page: PageWanted


@item_rule(
    "RES009",
    name="letter-handling-unproven",
    severity=Severity.INFO,
    params=OfficeTimes,
    needs=(Shown,),
)
def letter_handling(item: ItemView, params: OfficeTimes, context: Context) -> Answers:
    """How long an office takes for the steps of a letter cannot be seen from outside.

    What: Inquiries within three days, and notice within seven working days that a complaint is
    not taken up, are internal steps.
    Why: An assessor has to look at the records themselves.
    Basis: Plans of departments: inquiries at most three days; seven working days for the notice.
    How measured: A published system of handling letters passes. Otherwise the site has one
    cantTell that names what to ask for; a site without a column of letters is not asked.
    Fix: Publish how letters are handled.
    """
    context.table(Shown).note(params.page, item)
    return ()


@letter_handling.also_site
def _handling(params: OfficeTimes, context: Context) -> Iterator[Answer]:
    if any(context.table(Shown).hits(params.page)):
        yield PASSED
    elif not any(column.kind is ColumnKind.MESSAGES for column in context.columns):
        yield INAPPLICABLE
    else:
        words = Text(
            "信件函查、不予受理告知的时限属于内部流程，请调阅信件办理台账",
            "the times of inquiries and notices are internal: ask for the records of letters",
        )
        yield cannot_tell(context.site_subject(), Reason.INTERNAL, words)
