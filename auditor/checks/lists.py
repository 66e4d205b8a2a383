"""LST: lists of powers and duties: whether they follow what was changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.checks.column import day_of
from auditor.computed.context import Context
from auditor.computed.list_changes import ListVersions, Notice
from auditor.computed.scope import Settings
from auditor.computed.titles import plain
from auditor.deadlines import Judgement, Limit, judge
from auditor.rule import Outcome, Reason, Result, Severity, Text
from auditor.rulebook import item_rule
from crawler.fields.span import Span
from crawler.index.views import ItemView, PastRun

_SHOWN = 10


class Change(Settings):
    """Titles that announce a change of a list by the pattern ``title``, and the time for it."""

    title: str
    limit: Limit

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The titles."""
        return re.compile(self.title)


@item_rule(
    "LST002",
    name="list-not-updated",
    severity=Severity.HIGH,
    params=Change,
    needs=(ListVersions,),
)
def list_not_updated(item: ItemView, params: Change, context: Context) -> Answers:
    """A list was not updated after it was changed.

    What: A notice announces that powers, duties, fees or services of a list (清单) were changed,
    and the lists on the site are the old ones when the time for the update is over.
    Why: Who reads the list acts by what no longer holds.
    Basis: 通辽市实施意见 （五）: lists are updated on the portal within 20 working days.
    How measured: Working days from the publication of the notice to an item of the lists that was
    published then, or that two crawls show changed. To say that nothing changed takes a crawl
    before the notice; with none so early, cantTell. Changes that nothing on the site announces
    cannot be seen.
    Fix: Publish the changed list.
    """
    if params.pattern.search(plain(item.title)):
        context.table(ListVersions).note(item)
    return ()


@list_not_updated.also_site
def _judged(params: Change, context: Context) -> Iterator[Answer]:
    """Every notice against what is known of the lists."""
    for notice in context.table(ListVersions).notices:
        yield _updated(notice, params.limit, context)


def _updated(notice: Notice, limit: Limit, context: Context) -> Answer:
    if notice.day is None:
        words = Text("清单调整通知没有日期", "the notice of the change shows no date")
        return _unsure(notice, Reason.PRECISION, words)
    day, now = notice.day, context.run.finished or context.as_of
    elapsed = judge(day, Span.moment(min(now, context.as_of)), limit)
    updates = [
        (entry, judge(day, when, limit))
        for entry, when in context.table(ListVersions).updates()
        if when.latest >= day.earliest
    ]
    if any(judged.outcome is Outcome.PASSED for _, judged in updates):
        return PASSED
    if elapsed.outcome is Outcome.PASSED:
        return INAPPLICABLE
    if not context.table(ListVersions).entries:
        words = Text(
            "网站上没有找到清单本身，请核对清单设在何处",
            "the lists themselves were not found on the site: look where they are",
        )
        return _unsure(notice, Reason.NO_REFERENCE, words)
    if any(judged.outcome is Outcome.CANT_TELL for _, judged in updates):
        words = Text(
            "清单在期限前后有变动，不能确定在哪一天",
            "the lists changed about the time; the day is not known",
        )
        return _unsure(notice, Reason.PRECISION, words)
    late = min((judged for _, judged in updates), key=lambda one: one.least, default=None)
    return _late(notice, late or elapsed, context, is_updated=late is not None)


def _late(notice: Notice, judged: Judgement, context: Context, *, is_updated: bool) -> Result:
    """What is said where no update in time is known."""
    lists = [entry.url for entry in context.table(ListVersions).entries]
    evidence = {"lists": lists[:_SHOWN], **judged.evidence()}
    unit = judged.limit.unit.words
    if judged.reason is not None:
        words = Text("不能判断更新期限是否已过", "whether the time is over cannot be told")
        return _unsure(notice, judged.reason, words, evidence)
    if is_updated:
        words = Text(
            f"清单调整后 {judged.spent} {unit.zh}才更新，期限 {judged.limit.number}",
            f"the list was updated {judged.spent} {unit.en} after the change; the limit is "
            f"{judged.limit.number}",
        )
        return failed(notice.subject, words, evidence, seen=notice.seen)
    if _seen_before(notice, context.past) is None:
        words = Text(
            "调整以后未见新发布的清单；此前没有抓取过，不能判断原有清单是否已改",
            "no list was published since the change; without an earlier crawl it is not known "
            "whether the old ones were changed",
        )
        return _unsure(notice, Reason.ONE_SNAPSHOT, words, evidence)
    words = Text(
        f"清单调整已过 {judged.spent} {unit.zh}，清单没有变化，期限 {judged.limit.number}",
        f"{judged.spent} {unit.en} after the change the lists are as before; the limit is "
        f"{judged.limit.number}",
    )
    return failed(notice.subject, words, evidence, seen=notice.seen)


def _seen_before(notice: Notice, past: Sequence[PastRun]) -> PastRun | None:
    """A complete crawl that ended before the change was announced, or on that day."""
    assert notice.day is not None
    last = notice.day.earliest.date()
    return next((run for run in past if run.is_complete and day_of(run.finished) <= last), None)


def _unsure(
    notice: Notice, reason: Reason, words: Text, evidence: dict[str, object] | None = None
) -> Result:
    return cannot_tell(notice.subject, reason, words, evidence or {}, seen=notice.seen)
