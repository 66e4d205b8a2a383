"""RES: how soon incidents and public concerns are answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property
from typing import Any

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.incidents import Incidents, Notice
from auditor.computed.limits import late
from auditor.computed.presence import saw_all
from auditor.computed.scope import Settings
from auditor.deadlines import Limit, Unit, has_passed, judge
from auditor.rule import Outcome, Reason, Severity, Text
from auditor.rulebook import item_rule
from crawler.fields.span import Span
from crawler.index.views import ItemView

_FIRST = timedelta(days=3)
"""A page that came later is no first notice."""
_PUBLISHED, _CONVENED = Text("首次发布", "first notice"), Text("召开发布会", "conference")
_INCIDENT, _CONCERN, _CONFERENCE = "incident", "concern", "conference"
_SHOWN = 10


class Timely(Settings):
    """Notices are published within ``limit`` of what they are on.

    Patterns: ``titles`` finds notices, ``began`` the words behind the moment at which the matter
    began, ``grave`` the matters that the limit holds for ("" for all), ``later`` the titles of
    pages that continue an earlier one.
    """

    titles: str
    began: str
    grave: str = ""
    later: str
    limit: Limit

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Those of titles and of what began."""
        return re.compile(self.titles), re.compile(self.began)

    def is_grave(self, one: Notice) -> bool:
        """Whether the limit surely holds for the matter of a notice."""
        return re.search(self.grave, one.text) is not None

    def is_first(self, one: Notice) -> bool:
        """Whether a notice may be the first of its matter."""
        if re.search(self.later, one.subject.title) or one.began is None or one.published is None:
            return False
        return one.published.earliest - one.began.latest <= _FIRST


@item_rule(
    "RES005",
    name="late-first-notice",
    severity=Severity.HIGH,
    params=Timely,
    needs=(Incidents,),
)
def late_notice(item: ItemView, params: Timely, context: Context) -> Answers:
    """The first notice of a grave incident came too late.

    What: Between a grave incident and the first authoritative notice lie more hours than the
    profile allows.
    Why: Rumours fill the silence.
    Basis: The opinions of the profile: at the latest within 5 hours (a plan of departments: 6).
    How measured: Pages whose title is that of a notice, with the moment of the incident in their
    text; the first page of a day's incident counts, against its time of publication. A limit
    for grave incidents is failed only where the text calls it so (重大, 特别重大). All incidents
    that cannot be judged, as times lack or an earlier notice may stand elsewhere, have one
    cantTell together.
    Fix: Publish what is known at once, and the rest as it becomes known.
    """
    context.table(Incidents).note(item, _INCIDENT, *params.patterns)
    return ()


@late_notice.also_site
def _notices(params: Timely, context: Context) -> Iterator[Answer]:
    return _judged(_INCIDENT, params, context)


@item_rule(
    "RES008",
    name="late-reply-to-concern",
    severity=Severity.MEDIUM,
    params=Timely,
    needs=(Incidents,),
)
def late_reply(item: ItemView, params: Timely, context: Context) -> Answers:
    """A public concern was answered too late.

    What: Between the moment at which a concern became public and the first reply lie more hours
    than the profile allows.
    Why: What is not answered is believed.
    Basis: 通辽市实施意见 （十六）: other concerns are answered within 48 hours.
    How measured: As RES005, for pages whose title answers a report, a rumour or a concern.
    Fix: Answer within the time with what has been established.
    """
    context.table(Incidents).note(item, _CONCERN, *params.patterns)
    return ()


@late_reply.also_site
def _replies(params: Timely, context: Context) -> Iterator[Answer]:
    return _judged(_CONCERN, params, context)


def _judged(sort: str, params: Timely, context: Context) -> Iterator[Answer]:
    open_ones: list[Notice] = []
    for one in context.table(Incidents).first(sort):
        if one.published is None or one.published.latest.date() < context.scope.since:
            yield INAPPLICABLE
        elif one.began and judge(one.began, one.published, params.limit).outcome is Outcome.PASSED:
            yield PASSED
        elif one.began and params.is_first(one) and params.is_grave(one):
            yield _late(one, one.began, one.published, params.limit)
        else:
            open_ones.append(one)
    if open_ones:
        words = Text(
            f"{len(open_ones)} 件事件的发生时间、等级或首次发布渠道不明，请对照事件记录核对时限",
            f"{len(open_ones)} matter(s) lack time, grade or first notice: see the records",
        )
        evidence = {
            "count": len(open_ones),
            "urls": [one.subject.url for one in open_ones[:_SHOWN]],
        }
        yield cannot_tell(context.site_subject(), Reason.NO_REFERENCE, words, evidence)


def _late(
    one: Notice, began: Span, answered: Span, limit: Limit, *, done: Text = _PUBLISHED
) -> Answer:
    said = Text(
        f"事件发生于 {began.text()}，{answered.text()} {done.zh}",
        f"began {began.text()}, {done.en} {answered.text()}",
    )
    evidence = {
        "began": began.text(),
        "answered": answered.text(),
        "published": one.published.text() if one.published else None,
    }
    return late(one.subject, judge(began, answered, limit), said, evidence, seen=one.seen)


class Conferences(Timely):
    """As ``Timely``, for pages on press conferences; ``held`` finds the words behind the moment
    at which one was held."""

    held: str


@item_rule(
    "RES006",
    name="late-press-conference",
    severity=Severity.MEDIUM,
    params=Conferences,
    needs=(Incidents,),
)
def late_conference(item: ItemView, params: Conferences, context: Context) -> Answers:
    """The press conference on a grave incident was held too late.

    What: A press conference on a grave incident was held later than the profile allows.
    Why: Questions need somebody who answers them.
    Basis: The opinions of the profile: within 24 hours.
    How measured: Pages on press conferences that name the moment of a grave incident, and the
    moment at which they were held; one that was published in time was held in time. Those that
    do not tell when they were held have one cantTell together. Whether there was any for an
    incident is not judged: not every conference is reported on the site.
    Fix: Hold the conference in time; publish it at once.
    """
    held = re.compile(params.held)
    context.table(Incidents).note(item, _CONFERENCE, *params.patterns, held)
    return ()


@late_conference.also_site
def _conferences(params: Conferences, context: Context) -> Iterator[Answer]:
    open_ones: list[Notice] = []
    for one in context.table(Incidents).first(_CONFERENCE):
        if not params.is_grave(one) or one.published is None or one.began is None:
            yield INAPPLICABLE
        elif judge(one.began, one.published, params.limit).outcome is Outcome.PASSED:
            yield PASSED
        elif one.held is None:
            open_ones.append(one)
        else:
            in_time = judge(one.began, one.held, params.limit).outcome is Outcome.PASSED
            yield (
                PASSED if in_time else _late(one, one.began, one.held, params.limit, done=_CONVENED)
            )
    if open_ones:
        words = Text(
            f"{len(open_ones)} 场新闻发布会的召开时间不明，请核对是否在规定时间内召开",
            f"{len(open_ones)} conference(s) do not tell when they were held",
        )
        evidence = {"urls": [one.subject.url for one in open_ones[:_SHOWN]]}
        yield cannot_tell(context.site_subject(), Reason.PRECISION, words, evidence)


class Promises(Settings):
    """``titles`` and ``began`` as for notices; ``promised`` finds the promise that an outcome will
    be published, ``within`` the number of days that a notice names for it, ``told`` the words of
    an outcome. All are patterns."""

    titles: str
    began: str
    promised: str
    within: str
    told: str


@item_rule(
    "RES007",
    name="outcome-not-published",
    severity=Severity.MEDIUM,
    params=Promises,
    needs=(Incidents,),
)
def no_outcome(item: ItemView, params: Promises, context: Context) -> Answers:
    """What became of an incident or a concern was promised and not published.

    What: A notice promises that the outcome will be made public, and no later page tells it.
    Why: A promise that is not kept costs the next notice its credit.
    Basis: The opinions of the profile: how problems were investigated and solved is made public.
    How measured: Notices with words of such a promise; pages on the same day's matter with words
    of an outcome. Without one it fails where the notice named a number of days that have
    passed and the site was read as a whole; else a person has to look.
    Fix: Publish the outcome.
    """
    titles, began = re.compile(params.titles), re.compile(params.began)
    context.table(Incidents).note(item, "outcome", titles, began)
    return ()


@no_outcome.also_site
def _outcomes(params: Promises, context: Context) -> Iterator[Answer]:
    notices = context.table(Incidents).of("outcome")
    told = {one.day for one in notices if re.search(params.told, one.text)}
    for one in notices:
        if not re.search(params.promised, one.text):
            yield INAPPLICABLE
        elif one.day is not None and one.day in told:
            yield PASSED
        else:
            yield _promise(one, params, context)


def _promise(one: Notice, params: Promises, context: Context) -> Answer:
    found = re.search(params.within, one.text)
    evidence: dict[str, Any] = {"published": one.published.text() if one.published else None}
    if found and one.published and saw_all(context):
        limit = Limit(int(found[1]), Unit.DAYS)
        if has_passed(one.published, limit, context.as_of):
            words = Text(
                f"通报承诺 {found[1]} 日内公布结果，至今未见公布",
                f"the outcome was promised within {found[1]} day(s) and is not there",
            )
            return failed(one.subject, words, evidence, seen=one.seen)
    words = Text(
        "通报承诺公布调查处置结果，未见后续页面，请核对是否已公布",
        "an outcome was promised; no later page was found: look whether it was published",
    )
    return cannot_tell(one.subject, Reason.NO_REFERENCE, words, evidence, seen=one.seen)
