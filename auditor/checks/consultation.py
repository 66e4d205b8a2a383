"""CON: consultations with their draft, their period and their feedback."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from auditor.answers import INAPPLICABLE, PASSED, Answer, cannot_tell, failed, unread_reason
from auditor.computed.asked import Consultation, Sort
from auditor.computed.consultation_parts import BASIS, CHANNEL, DRAFT, NOTE, PERIOD
from auditor.computed.consultations import Consultations
from auditor.computed.context import Context
from auditor.computed.scope import Settings
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import site_rule
from auditor.words import joined
from crawler.index.views import UnreadView
from crawler.items import ColumnKind

_NAMES = {
    DRAFT: Text("征求意见稿", "the draft"),
    BASIS: Text("制定依据", "the basis"),
    PERIOD: Text("征求意见期限", "the period"),
    CHANNEL: Text("反馈渠道", "the channel for opinions"),
    NOTE: Text("起草说明", "the drafting note"),
}
_OF_ALL = (PERIOD, CHANNEL)
"""What is asked of a consultation without a draft."""


def is_before(one: Consultation, since: date) -> bool:
    """Whether a consultation was published before a day, for sure."""
    return one.published is not None and one.published.latest.date() < since


class RequiredParts(Settings):
    """The parts that a consultation on a draft must show: draft, basis, period, channel, note."""

    parts: tuple[str, ...]


@site_rule(
    "CON001",
    name="incomplete-consultation",
    severity=Severity.HIGH,
    params=RequiredParts,
    needs=(Consultations,),
)
def incomplete_consultation(params: RequiredParts, context: Context) -> Iterator[Answer]:
    """A consultation lacks the draft, its basis, the period or the channel.

    What: A page that asks for opinions on a draft does not show the draft, what it rests on,
    until when or how opinions may be given.
    Why: Without one of them nobody can take part.
    Basis: The opinions of the profile: draft and basis are published before the decision;
    assessors deduct for each of the four.
    How measured: The draft may be a file, a link or the text itself; files for answers and
    drafting notes are none. Basis and channel are told by the profile's words in the text or in
    files that could be read; what may stand in an unread file is cantTell. Of a call for
    opinions without a draft only period and channel are asked; hearings and surveys are not
    judged. Whether there is a drafting note is told in the evidence.
    Fix: Complete the page while the period runs; extend the period if it was incomplete.
    """
    for one in context.table(Consultations).all:
        yield _complete(one, params, context)


def _complete(one: Consultation, params: RequiredParts, context: Context) -> Answer:
    if one.sort in (Sort.HEARING, Sort.OTHER) or is_before(one, context.scope.since):
        return INAPPLICABLE
    wanted = [p for p in params.parts if one.sort is Sort.DRAFT or p in _OF_ALL]
    lacking = [part for part in wanted if part not in one.parts.where]
    missing = [part for part in lacking if part not in one.parts.open]
    if not lacking:
        return PASSED
    names = joined([_NAMES[part] for part in missing or lacking])
    evidence = {
        "missing": missing,
        "unknown": [part for part in lacking if part in one.parts.open],
        "found": dict(one.parts.where),
    }
    if missing:
        words = Text(f"征求意见页面缺少{names.zh}", f"the consultation lacks {names.en}")
        return failed(one.subject, words, evidence, seen=one.seen)
    words = Text(
        f"正文没有{names.zh}，可能在未读取的附件中，请打开附件核对",
        f"{names.en} may stand in a file that was not read: look there",
    )
    return cannot_tell(one.subject, Reason.IMAGE, words, evidence, seen=one.seen)


@incomplete_consultation.also_unread
def _unread(page: UnreadView, _: RequiredParts, __: Context) -> Answer:
    if ColumnKind.CONSULTATION not in page.kinds:
        return INAPPLICABLE
    words = Text("征求意见页面未能读取", "the page of the consultation could not be read")
    return cannot_tell(page, unread_reason(page.outcome), words, {"outcome": page.outcome.value})


class Minimum(Settings):
    """From the day ``since`` on, a consultation lasts ``days`` at least."""

    since: date
    days: int


class PeriodLimits(Settings):
    """The least days of a consultation by the day of its publication: of several limits the
    latest that had begun. ``reasons`` is a pattern of words that give a reason for a shorter
    period; they excuse it."""

    limits: tuple[Minimum, ...]
    reasons: str

    @cached_property
    def excuse(self) -> re.Pattern[str]:
        """The pattern of reasons."""
        return re.compile(self.reasons)

    def on(self, day: date) -> int | None:
        """The limit for a consultation published on a day; None before the first."""
        begun = [limit for limit in self.limits if limit.since <= day]
        return max(begun, key=lambda limit: limit.since).days if begun else None


@site_rule(
    "CON002",
    name="consultation-too-short",
    severity=Severity.HIGH,
    params=PeriodLimits,
    needs=(Consultations,),
)
def too_short(params: PeriodLimits, context: Context) -> Iterator[Answer]:
    """The period for opinions is too short, and no reason is given.

    What: Between the first and the last day of a consultation lie fewer days than the profile
    asks for, and the page does not say why.
    Why: People need time to learn of a draft, to read it and to write.
    Basis: 重大行政决策程序暂行条例 article 15: normally at least 30 days; a shorter period needs a
    stated reason.
    How measured: The period as the page states it: from day to day with both days counted, days
    or working days from the publication, or a closing day, itself included; there it is open
    whether the day of publication counts, so that a period that hangs on it is cantTell. Which
    limit holds is told by the day of publication. Without a stated period nothing is judged
    here (CON001).
    Fix: Give the full period, or say on the page why it had to be shorter.
    """
    for one in context.table(Consultations).all:
        yield _long_enough(one, params)


def _long_enough(one: Consultation, params: PeriodLimits) -> Answer:
    period, published = one.period, one.published
    if period is None or one.sort in (Sort.HEARING, Sort.OTHER):
        return INAPPLICABLE
    limits = (
        {params.on(published.earliest.date()), params.on(published.latest.date())}
        if published
        else {limit.days for limit in params.limits} | {None}
    )
    known = [limit for limit in limits if limit is not None]
    if not known:
        return INAPPLICABLE
    evidence = _arithmetic(one, known)
    if period.least is not None and period.least >= max(known):
        return PASSED
    if params.excuse.search(one.text):
        return PASSED
    limit = min(known)
    if period.most is not None and period.most < limit and len(known) == len(limits):
        days = _days(period.least, period.most)
        words = Text(
            f"征求意见期限 {days} 天，应不少于 {limit} 天，且未说明缩短的理由",
            f"open for {days} day(s), {limit} are asked for, and no reason is given",
        )
        return failed(one.subject, words, evidence, seen=one.seen)
    words = Text(
        "按页面所写日期不能确定征求意见期限是否足够，请核对起止日期",
        "the dates on the page do not settle whether the period is long enough",
    )
    reason = Reason.CALENDAR if period.by_calendar else Reason.PRECISION
    return cannot_tell(one.subject, reason, words, evidence, seen=one.seen)


def _arithmetic(one: Consultation, limits: list[int]) -> dict[str, Any]:
    period = one.period
    assert period is not None
    return {
        "published": one.published.text() if one.published else None,
        "opens": str(period.start) if period.start else None,
        "closes": str(period.close) if period.close else None,
        "days_least": period.least,
        "days_most": period.most,
        "days_limit": max(limits),
        "stated": period.stated[:120],
    }


def _days(least: int | None, most: int | None) -> str:
    return str(most) if least == most else f"{least}–{most}"
