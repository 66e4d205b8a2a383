"""TIM: from a decision to its publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.limits import late
from auditor.computed.meetings import Meeting, Meetings
from auditor.computed.roles import Role
from auditor.computed.scope import Settings
from auditor.computed.told import Told
from auditor.deadlines import Limit, has_passed, judge
from auditor.rule import Outcome, Reason, Severity, Text
from auditor.rulebook import item_rule
from crawler.fields.dates import find_dates
from crawler.fields.span import Span
from crawler.index.views import ItemView

_BEFORE = 40


class DecisionLimit(Settings):
    """Within ``limit`` of the decision to disclose, information is published. ``words`` are those
    by which a page tells of that decision, its day before them."""

    limit: Limit
    words: tuple[str, ...]


@item_rule(
    "TIM002",
    name="late-after-decision",
    severity=Severity.MEDIUM,
    params=DecisionLimit,
    needs=(Told,),
)
def late_after_decision(item: ItemView, params: DecisionLimit, context: Context) -> Answers:
    """Information was published too late after the decision to disclose it.

    What: More working days than the profile allows lie between the decision to disclose and the
    publication.
    Why: What was decided to be open lies unseen.
    Basis: The plan that the profile cites: within 2 working days of the decision to disclose.
    How measured: Pages that name the day of that decision (于…决定公开) against their date of
    publication, in working days. Few pages name it: the days of the others stand in the paper
    flow, and the site has one cantTell for them.
    Fix: Publish as soon as the disclosure is decided.
    """
    published = item.published_at
    if published is None or context.role(item) is not Role.POLICY:
        return INAPPLICABLE
    decided = _decided(item.body, params.words)
    if decided is None:
        context.table(Told).silent += 1
        return INAPPLICABLE
    judgement = judge(decided, published, params.limit)
    if judgement.outcome is Outcome.PASSED:
        return PASSED
    said = Text(
        f"{decided.text()} 决定公开，{published.text()} 发布",
        f"decided {decided.text()}, published {published.text()}",
    )
    return late(item, judgement, said, {"decided": decided.text(), "published": published.text()})


@late_after_decision.also_site
def _silent(_: DecisionLimit, context: Context) -> Iterator[Answer]:
    silent = context.table(Told).silent
    if silent:
        words = Text(
            f"{silent} 份政策文件未写明作出公开决定的日期，请调阅发文流程记录核对时限",
            f"{silent} policies do not tell when their disclosure was decided: see the paper flow",
        )
        yield cannot_tell(context.site_subject(), Reason.INTERNAL, words, {"pages": silent})


def _decided(text: str, words: tuple[str, ...]) -> Span | None:
    """The day right before the words of a decision."""
    for word in words:
        if word in text:
            before, _, _ = text.partition(word)
            clause = re.split("[。；;\n]", before[-_BEFORE:])[-1]
            found = list(find_dates(clause))
            if found:
                return found[-1].span
    return None


class DecidingMeetings(Settings):
    """``title`` finds reports of meetings that decide, ``decided`` the words before what was
    decided. What was decided must be published within ``limit``."""

    title: str
    decided: str
    limit: Limit

    @cached_property
    def titles(self) -> re.Pattern[str]:
        """The pattern of titles."""
        return re.compile(self.title)

    @cached_property
    def decisions(self) -> re.Pattern[str]:
        """The pattern of decisions."""
        return re.compile(self.decided)


@item_rule(
    "TIM003",
    name="decision-not-published",
    severity=Severity.MEDIUM,
    params=DecidingMeetings,
    needs=(Meetings,),
)
def unpublished_decision(item: ItemView, params: DecidingMeetings, context: Context) -> Answers:
    """What a meeting decided is not published.

    What: A meeting that decides was reported, but no page says what it decided; or the
    documents that it passed are not on the site.
    Why: A decision that nobody can read cannot be followed or checked.
    Basis: 通辽市实施意见 （三）: after a decision the agreed matters and the documents are
    published.
    How measured: Reports of executive meetings by their title; all pages of one meeting are
    taken together by year and ordinal. A report that names no matter decided fails once the
    profile's time has passed. Documents that it calls passed are looked for by name; one that is
    not found may be exempt or under revision: cantTell.
    Fix: Publish the agreed matters, and the documents once they are issued.
    """
    if "会" not in item.title or not params.titles.search(item.title):
        return INAPPLICABLE
    context.table(Meetings).note(item, params.decisions)
    return ()


@unpublished_decision.also_site
def _decisions(params: DecidingMeetings, context: Context) -> Iterator[Answer]:
    table = context.table(Meetings)
    for meeting in table.meetings():
        if not _is_due(meeting, params, context):
            yield INAPPLICABLE
        elif not meeting.is_told:
            words = Text(
                "会议已报道，但未公开议定事项", "the meeting is reported, its decisions are not"
            )
            yield failed(meeting.subject, words, {"day": str(meeting.day)}, seen=meeting.seen)
        else:
            missing = [name for name in meeting.passed if not table.has(name)]
            yield _missing(meeting, missing) if missing else PASSED


def _is_due(meeting: Meeting, params: DecidingMeetings, context: Context) -> bool:
    """Whether a meeting within the profile's period is longer ago than the limit."""
    day = meeting.day
    if day is None or day < context.scope.since:
        return False
    return has_passed(Span.day(day.year, day.month, day.day), params.limit, context.as_of)


def _missing(meeting: Meeting, names: list[str]) -> Answer:
    words = Text(
        f"会议审议通过的{'、'.join(f'《{name}》' for name in names[:5])}未见公布，"
        "可能依法不公开或尚在修改，请核对",
        f"passed by the meeting but not on the site: {', '.join(names[:5])}; perhaps exempt, or "
        "under revision",
    )
    return cannot_tell(
        meeting.subject, Reason.EXEMPTION, words, {"missing": names[:50]}, seen=meeting.seen
    )
