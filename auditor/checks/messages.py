"""RES: letters to the site, and how soon they are answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from auditor.answers import INAPPLICABLE, PASSED, Answer, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.limits import late
from auditor.computed.scope import Settings
from auditor.computed.threads import State, Thread, Threads
from auditor.deadlines import Limit, judge
from auditor.rule import Outcome, Reason, Severity, Text
from auditor.rulebook import site_rule

_SHOWN = 10


def is_owed(thread: Thread, context: Context) -> bool:
    """Whether a letter may be of the profile's period."""
    return thread.asked is None or thread.asked.latest.date() >= context.scope.since


def still_open(thread: Thread, limit: Limit, context: Context) -> Answer:
    """The answer for an open letter: not due, overdue, or not to be told."""
    assert thread.asked is not None
    late_or_not = context.table(Threads).lateness(thread.asked, limit)
    if late_or_not is Outcome.PASSED:
        return INAPPLICABLE
    asked, unit = thread.asked.text(), limit.unit.words
    evidence: dict[str, Any] = {
        "asked": asked,
        "status": thread.status,
        "as_of": str(context.reached),
        f"{limit.unit}_limit": limit.number,
    }
    if isinstance(late_or_not, Reason):
        words = Text(
            f"{asked} 来信，抓取时未答复，不能确定是否超过 {limit.number} {unit.zh}，请核对",
            f"asked {asked}, open at the crawl: maybe beyond {limit.number} {unit.en}",
        )
        return cannot_tell(thread.subject, late_or_not, words, evidence, seen=thread.seen)
    words = Text(
        f"{asked} 来信，至 {context.reached} 未答复，限期 {limit.number} {unit.zh}",
        f"asked {asked}, not answered by {context.reached}: limit {limit.number} {unit.en}",
    )
    return failed(thread.subject, words, evidence, seen=thread.seen)


class ReplyWindow(Settings):
    """Letters of these ``types`` are answered within ``soon``, or within ``limit`` where the
    answer says why (``why`` is a pattern). The ``others`` are no such letters."""

    types: tuple[str, ...]
    soon: Limit
    limit: Limit
    why: str

    @cached_property
    def reasons(self) -> re.Pattern[str]:
        """The pattern of reasons."""
        return re.compile(self.why)


class ReplyLimit(Settings):
    """Letters of these ``types`` are answered within ``limit``."""

    types: tuple[str, ...]
    limit: Limit


@site_rule(
    "RES002",
    name="late-advice-reply",
    severity=Severity.HIGH,
    params=ReplyWindow,
    needs=(Threads,),
)
def late_advice(params: ReplyWindow, context: Context) -> Iterator[Answer]:
    """A question or a suggestion was answered too late.

    What: Between a letter of the profile's types and its answer lie more working days than the
    profile allows, or the letter is open for longer than that.
    Why: Who writes wants to know now.
    Basis: The profile's own source: within 5 (Anhui: 7) working days, where the matter is
    complex within 15.
    How measured: Working days from the question to the answer with 调休, the day after the
    question being day 1. Within the short limit passes, beyond the long one fails; between them
    it passes where the answer says why, else a person has to look. A letter whose type is not
    known, or may be another one, fails beyond the long limit only. Open letters are not due
    before the long limit has passed. Letters without the two times have one cantTell together.
    Fix: Answer in time; where it takes longer, say so within the short limit.
    """
    silent: list[Thread] = []
    for thread in context.table(Threads).all:
        if not is_owed(thread, context) or not _may_be(thread, params.types):
            yield INAPPLICABLE
        elif _is_undated(thread):
            silent.append(thread)
        else:
            yield _advice(thread, params, context)
    yield from _undated(silent, context)


def _may_be(thread: Thread, types: tuple[str, ...]) -> bool:
    return not thread.sorts or bool(thread.sorts & frozenset(types))


def _is_undated(thread: Thread) -> bool:
    if thread.asked is None:
        return True
    return thread.answered is None and thread.state is not State.OPEN


def _undated(silent: list[Thread], context: Context) -> Iterator[Answer]:
    if silent:
        words = Text(
            f"{len(silent)} 封信件看不出来信时间、答复时间或者办理状态，请到后台核对时限",
            f"{len(silent)} letter(s) do not show when they were asked or answered",
        )
        evidence = {"count": len(silent), "urls": [one.subject.url for one in silent[:_SHOWN]]}
        yield cannot_tell(context.site_subject(), Reason.PRECISION, words, evidence)


def _advice(thread: Thread, params: ReplyWindow, context: Context) -> Answer:
    if thread.answered is None:
        return still_open(thread, params.limit, context)
    assert thread.asked is not None
    if judge(thread.asked, thread.answered, params.soon).outcome is Outcome.PASSED:
        return PASSED
    judgement = judge(thread.asked, thread.answered, params.limit)
    if judgement.outcome is not Outcome.PASSED:
        return _late(thread, params.limit)
    if params.reasons.search(thread.answer):
        return PASSED
    is_sure = bool(thread.sorts) and thread.sorts <= frozenset(params.types)
    days = judge(thread.asked, thread.answered, params.soon)
    soon, limit = params.soon.number, params.limit.number
    doubt = (
        Text("答复没有说明原因，请核对是否经批准延长", "look whether it was extended")
        if is_sure
        else Text("信件类型不明，不能确定适用期限", "its type, and so its limit, is unknown")
    )
    words = Text(
        f"答复用了 {days.spent} 个工作日，超过 {soon} 个、未超过 {limit} 个，{doubt.zh}",
        f"answered after {days.spent} working days, {soon} to {limit} allowed: {doubt.en}",
    )
    reason = Reason.INTERNAL if is_sure else Reason.CLASS
    evidence = {**_times(thread), **days.evidence(), "type": thread.type}
    return cannot_tell(thread.subject, reason, words, evidence, seen=thread.seen)


def _times(thread: Thread) -> dict[str, Any]:
    return {
        "asked": thread.asked.text() if thread.asked else None,
        "answered": thread.answered.text() if thread.answered else None,
    }


def _late(thread: Thread, limit: Limit) -> Answer:
    assert thread.asked is not None
    assert thread.answered is not None
    said = Text(
        f"{thread.asked.text()} 来信，{thread.answered.text()} 答复",
        f"asked {thread.asked.text()}, answered {thread.answered.text()}",
    )
    judgement = judge(thread.asked, thread.answered, limit)
    return late(thread.subject, judgement, said, _times(thread), seen=thread.seen)


@site_rule(
    "RES003",
    name="late-complaint-reply",
    severity=Severity.HIGH,
    params=ReplyLimit,
    needs=(Threads,),
)
def late_complaint(params: ReplyLimit, context: Context) -> Iterator[Answer]:
    """A complaint was answered too late.

    What: Between a complaint, or a letter of the profile's other types, and its answer lie more
    working days than the profile allows, or it is open for longer than that.
    Why: A complaint that waits becomes a second one.
    Basis: The profile's own source: complaints are answered within 15 working days.
    How measured: As RES002, with one limit. A letter whose type is not known is RES002's.
    Fix: Answer in time, if need be with what has been done so far.
    """
    return _within(params, context)


@site_rule(
    "RES010",
    name="late-error-report-reply",
    severity=Severity.MEDIUM,
    params=ReplyLimit,
    needs=(Threads,),
)
def late_error_report(params: ReplyLimit, context: Context) -> Iterator[Answer]:
    """A report of an error on the site (找错) was answered too late.

    What: Between a report of an error and its answer lie more than three working days.
    Why: Who reports an error does the site a service.
    Basis: 政府网站发展指引 and the rules of the 我为政府网站找错 platform: three working days.
    How measured: Letters that the site itself calls 找错 or 纠错, as RES003. The reports on the
    national platform are not public: a site that shows none itself has one cantTell.
    Fix: Look at the platform every day; answer within three working days.
    """
    if any(thread.sorts & frozenset(params.types) for thread in context.table(Threads).all):
        yield from _within(params, context)
        return
    if any(column.is_list for column in context.columns):
        words = Text(
            "“我为政府网站找错”的留言不公开，请登录平台核对 3 个工作日的答复时限",
            "error reports are not public: look at the platform whether they were answered in time",
        )
        yield cannot_tell(context.site_subject(), Reason.INTERNAL, words)


def _within(params: ReplyLimit, context: Context) -> Iterator[Answer]:
    silent: list[Thread] = []
    for thread in context.table(Threads).all:
        is_one = bool(thread.sorts) and thread.sorts <= frozenset(params.types)
        if not is_one or not is_owed(thread, context):
            yield INAPPLICABLE
        elif _is_undated(thread):
            silent.append(thread)
        elif thread.answered is None:
            yield still_open(thread, params.limit, context)
        else:
            assert thread.asked is not None
            judgement = judge(thread.asked, thread.answered, params.limit)
            in_time = judgement.outcome is Outcome.PASSED
            yield PASSED if in_time else _late(thread, params.limit)
    yield from _undated(silent, context)
