"""TIM: whether information is published in time."""

from __future__ import annotations

from auditor.answers import INAPPLICABLE, PASSED, Answers
from auditor.computed.context import Context
from auditor.computed.limits import late
from auditor.computed.roles import Role
from auditor.computed.scope import Settings
from auditor.deadlines import Limit, judge
from auditor.rule import Outcome, Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView


class PublicationLimit(Settings):
    """How soon after its formation information must be published."""

    limit: Limit


@item_rule("TIM001", name="late-publication", severity=Severity.HIGH, params=PublicationLimit)
def late_publication(item: ItemView, params: PublicationLimit, context: Context) -> Answers:
    """A policy was published too late.

    What: More working days lie between the formation of a policy and its publication than the
    profile allows.
    Why: A policy binds people from its day; until it is published they cannot know it.
    Basis: 政府信息公开条例 article 26: within 20 working days of the day on which the information
    was formed or changed.
    How measured: Working days after the date of formation (成文日期, else the signature) up to the
    date of publication, the day after being day 1. Asked of the site's own policies formed
    within the profile's period. Dates too vague to tell, or a year that the calendar of working
    days lacks, give cantTell with both bounds.
    Fix: Publish within the limit; documents found late are to be published at once.
    """
    formed, published = item.written_on or item.signed_on, item.published_at
    if context.role(item) is not Role.POLICY or formed is None or published is None:
        return INAPPLICABLE
    if formed.latest.date() < context.scope.since:
        return INAPPLICABLE
    judgement = judge(formed, published, params.limit)
    if judgement.outcome is Outcome.PASSED:
        return PASSED
    said = Text(
        f"{formed.text()} 成文，{published.text()} 发布",
        f"formed {formed.text()}, published {published.text()}",
    )
    return late(item, judgement, said, {"formed": formed.text(), "published": published.text()})
