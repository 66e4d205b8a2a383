"""CON: what became of the opinions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.checks.consultation import is_before
from auditor.checks.presence import PagesWanted
from auditor.computed.asked import Consultation, Feedback, Sort
from auditor.computed.consultations import Consultations
from auditor.computed.context import Context
from auditor.computed.limits import late
from auditor.computed.presence import Shown
from auditor.computed.reach import Reach
from auditor.computed.rejections import Patterns, Told, read_rejections
from auditor.computed.scope import Settings
from auditor.computed.wanted import judge_pages
from auditor.deadlines import Limit, has_passed, judge
from auditor.rule import Outcome, Reason, Severity, Text
from auditor.rulebook import item_rule, site_rule
from auditor.words import unseen_since
from crawler.fields.span import Span
from crawler.fields.urls import origin
from crawler.index.views import ItemView
from crawler.items import ColumnKind

_HOLD = frozenset({ColumnKind.FEEDBACK, ColumnKind.CONSULTATION})
_SHOWN = 5


class FeedbackLimit(Settings):
    """How soon after the last day feedback must be published."""

    limit: Limit


@site_rule(
    "CON003",
    name="missing-feedback",
    severity=Severity.HIGH,
    params=FeedbackLimit,
    needs=(Consultations, Reach),
)
def missing_feedback(params: FeedbackLimit, context: Context) -> Iterator[Answer]:
    """Nobody is told what became of the opinions.

    What: A consultation is over, and no page tells what came in and what was adopted, or that
    page came too late.
    Why: Who took the trouble to write is owed an answer.
    Basis: 国办发〔2016〕80号 and the opinions of the profile: what was adopted is made public.
    How measured: Feedback is found by a link of either page, by the name of the draft in both
    titles, or cited in the text of the feedback; one page may answer several consultations. A
    result on the page of the consultation itself counts, and so does the note that no opinion
    came in. Days are counted from the closing day. Nothing is due while the period or the days
    after it run. Where lists that may hold the feedback were not read, or the closing day is
    not known, it is cantTell.
    Fix: Publish what came in, what was adopted and why not, and link the two pages.
    """
    for one in context.table(Consultations).all:
        yield _answered(one, params, context)


def _answered(one: Consultation, params: FeedbackLimit, context: Context) -> Answer:
    if one.sort is Sort.OTHER or is_before(one, context.scope.since):
        return INAPPLICABLE
    if one.told:
        return PASSED
    read = [each for each, _ in one.feedback if each.was_read]
    if read:
        return _in_time(one, read, params)
    close = one.period.close if one.period else None
    if close is None:
        return INAPPLICABLE if one.sort is Sort.HEARING else _undated(one, params, context)
    is_due = has_passed(_span(close), params.limit, context.as_of)
    return _absent(one, close, params, context) if is_due else INAPPLICABLE


def _span(day: date) -> Span:
    return Span.day(day.year, day.month, day.day)


def _in_time(one: Consultation, read: list[Feedback], params: FeedbackLimit) -> Answer:
    dated = [(each.published, each) for each in read if each.published]
    close = one.period.close if one.period else None
    evidence = {"feedback_url": read[0].url, "closes": str(close) if close else None}
    if not dated or close is None:
        if dated and one.published and _surely_soon(one.published, dated[0][0], params):
            return PASSED
        words = Text(
            "已有反馈，但截止日期或反馈日期不明，不能确定是否及时",
            "there is feedback; without the closing day or its date it may be late",
        )
        return cannot_tell(one.subject, Reason.PRECISION, words, evidence, seen=one.seen)
    judged = [(judge(_span(close), span, params.limit), span, each) for span, each in dated]
    judgement, span, each = min(judged, key=lambda j: (j[0].most, j[0].least, j[2].url))
    if judgement.outcome is Outcome.PASSED:
        return PASSED
    said = Text(
        f"征求意见 {close} 截止，{span.text()} 反馈", f"closed {close}, feedback {span.text()}"
    )
    evidence |= {"feedback_url": each.url, "feedback_published": span.text()}
    return late(one.subject, judgement, said, evidence, seen=one.seen)


def _surely_soon(published: Span, feedback: Span, params: FeedbackLimit) -> bool:
    """Whether feedback came so soon after the publication that it is in time in any case."""
    return judge(published, feedback, params.limit).outcome is Outcome.PASSED


def _undated(one: Consultation, params: FeedbackLimit, context: Context) -> Answer:
    if one.published and not has_passed(one.published, params.limit, context.as_of):
        return INAPPLICABLE
    words = Text(
        "未见反馈，页面也没有写明截止日期，请核对是否已到反馈时间",
        "no feedback was found, and the page states no closing day: look whether it is due",
    )
    return cannot_tell(one.subject, Reason.PRECISION, words, {}, seen=one.seen)


def _absent(one: Consultation, close: date, params: FeedbackLimit, context: Context) -> Answer:
    due = str(close + timedelta(days=params.limit.number))
    evidence: dict[str, Any] = {"closes": str(close), "due": due, "as_of": str(context.today)}
    outside = [url for url in one.elsewhere if origin(url) != origin(one.url)]
    if outside:
        return PASSED
    unread = [each.url for each, _ in one.feedback] + one.elsewhere
    if unread:
        words = Text(
            f"反馈页面 {unread[0]} 未能读取", f"the feedback at {unread[0]} could not be read"
        )
        evidence["feedback_url"] = unread[0]
        return cannot_tell(one.subject, Reason.UNREACHABLE, words, evidence, seen=one.seen)
    kinds = {column.kind for column in context.columns} & _HOLD or {ColumnKind.NOTICE}
    if not context.table(Reach).covers(kinds, close):
        words = Text(
            "征集或反馈栏目没有读全，不能断定没有反馈",
            "the lists that may hold the feedback were not all read",
        )
        return cannot_tell(one.subject, Reason.UNREACHABLE, words, evidence, seen=one.seen)
    if not has_passed(_span(close), params.limit, context.seen_until):
        words = unseen_since(context.reached)
        return cannot_tell(one.subject, Reason.ONE_SNAPSHOT, words, evidence, seen=one.seen)
    words = Text(
        f"征求意见 {close} 截止，至 {context.reached} 未见意见采纳情况的反馈（应于 {due} 前公布）",
        f"closed {close}; no feedback by {context.reached}, due by {due}",
    )
    return failed(one.subject, words, evidence, seen=one.seen)


class Rejections(Settings):
    """``rejected`` is a pattern of words that say an opinion was not adopted, ``none`` of those
    that say none was turned down, ``reasons`` of words that give a reason."""

    rejected: str
    none: str
    reasons: str

    @cached_property
    def patterns(self) -> Patterns:
        """The three patterns."""
        return Patterns(*map(re.compile, (self.rejected, self.none, self.reasons)))


@item_rule(
    "CON004",
    name="rejection-without-reason",
    severity=Severity.MEDIUM,
    params=Rejections,
    needs=(Consultations,),
)
def rejection_without_reason(item: ItemView, params: Rejections, context: Context) -> Answers:
    """Opinions were turned down, and no reason is given.

    What: The feedback on a consultation says that opinions were not adopted and gives no reason.
    Why: Only a reason shows that an opinion was considered.
    Basis: 国办发〔2016〕80号 and the opinions of the profile: for opinions that are not adopted the
    reason is published.
    How measured: Words of rejection (未采纳, 不予采纳) on pages of feedback and in their files that
    could be read; headings and heads of tables are none. Words of a reason (理由, 因为, 不符合)
    must stand in the sentence or row of each, or in what follows up to the next opinion, or a
    text in a column of reasons. A number of rejections needs none where they are told one by
    one. Other words behind a rejection, or an unread file that may hold the details, are
    cantTell.
    Fix: Add the reason to each opinion that was not adopted.
    """
    if not _is_feedback(item, context):
        return INAPPLICABLE
    texts, is_open = context.table(Consultations).details(item)
    found = read_rejections("\n".join((item.body, *texts)), params.patterns)
    if not found:
        return INAPPLICABLE
    bare = [one for one in found if one.told is not Told.REASON]
    if not bare:
        return PASSED
    shown = [one.words for one in bare[:_SHOWN]]
    evidence = {"rejections": len(found), "without_reason": len(bare), "shown": shown}
    if is_open or all(one.told is Told.MAYBE for one in bare):
        words = Text(
            f"{len(found)} 处未采纳中 {len(bare)} 处附近未见理由，请逐条核对正文和附件",
            f"{len(bare)} of {len(found)} rejections show no reason nearby: look at each of them",
        )
        return cannot_tell(item, Reason.CLASS, words, evidence)
    words = Text(
        f"公布了 {len(found)} 处未采纳的意见，其中 {len(bare)} 处没有说明理由",
        f"of {len(found)} rejection(s) {len(bare)} show no reason",
    )
    return failed(item, words, evidence)


def _is_feedback(item: ItemView, context: Context) -> bool:
    return "采纳" in item.body and context.table(Consultations).tells_result(item)


@item_rule(
    "CON005",
    name="participation-not-explained",
    severity=Severity.LOW,
    params=PagesWanted,
    needs=(Shown,),
)
def participation_not_explained(item: ItemView, params: PagesWanted, context: Context) -> Answers:
    """The site does not say in which decisions people may take part, and how.

    What: No page tells the range (范围) of decisions that people take part in and the procedure
    (程序).
    Why: Who does not know the way cannot walk it.
    Basis: The opinion of the profile: range, procedure and ways of taking part in major
    decisions are published.
    How measured: Titles of columns, rows and pages, and their texts, as CAT006. Absence is told
    only where every list of the site (news and letters apart) was read to its end.
    Fix: Publish a page on taking part, and link it from the column of consultations.
    """
    shown = context.table(Shown)
    for wanted in params.pages:
        shown.note(wanted, item)
    return ()


@participation_not_explained.also_site
def _participation(params: PagesWanted, context: Context) -> Iterator[Answer]:
    return judge_pages(params.pages, context)
