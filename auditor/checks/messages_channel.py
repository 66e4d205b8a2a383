"""RES001: whether people can write to the site, and are not left without an answer."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.answers import INAPPLICABLE, PASSED, Answer, cannot_tell, failed
from auditor.calendar import years_before
from auditor.checks.messages import still_open
from auditor.computed.context import Context
from auditor.computed.presence import saw_all
from auditor.computed.scope import Settings
from auditor.computed.threads import State, Thread, Threads
from auditor.deadlines import Limit
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import site_rule
from crawler.items import ColumnKind
from crawler.outcomes import GONE


class Channels(Settings):
    """``phone`` are words of columns that give a telephone number only. A letter that is open
    for more than ``limit``, and not older than ``years``, is left without an answer; the sorts
    of letters in ``others`` do not count."""

    phone: tuple[str, ...]
    others: tuple[str, ...]
    limit: Limit
    years: int


@site_rule(
    "RES001",
    name="no-answer-to-public",
    severity=Severity.VETO,
    params=Channels,
    needs=(Threads,),
)
def no_answer(params: Channels, context: Context) -> Iterator[Answer]:
    """People cannot write to the site, or a letter is not answered for months.

    What: The site has no column of letters, or a letter of the last year is open for more than
    three months.
    Why: Inspection indicator: a site that does not answer is unqualified.
    Basis: 国办秘函〔2019〕19号: no effective channel of interaction, or a valid letter within
    a year unanswered for more than three months (interviews, consultations, petitions and
    discipline apart).
    How measured: A column of letters on the site or behind its menu is a channel; one that only
    gives a telephone number may be none. Absence is told only where the site was read as a
    whole. A letter is open where the site says so (办理中) or its page shows a question and no
    answer; days run from the question to the moment of the crawl.
    Fix: Open a column of letters; answer the open ones now.
    """
    yield _channel(params, context)
    for thread in context.table(Threads).all:
        yield _open(thread, params, context)


def _channel(params: Channels, context: Context) -> Answer:
    site = context.site_subject()
    boxes = [column for column in context.columns if column.kind is ColumnKind.MESSAGES]
    online = [one for one in boxes if not any(word in one.name for word in params.phone)]
    alive = [one for one in online if one.outcome not in GONE]
    if alive or context.table(Threads).all:
        return PASSED
    evidence = {"columns": [one.url for one in boxes]}
    if online or (not boxes and saw_all(context)):
        words = Text(
            "网站没有可用的网上咨询投诉渠道",
            "people cannot write to the site: no column of letters",
        )
        return failed(site, words, evidence, distinguish="channel")
    words = Text(
        "未见网上咨询投诉栏目，但网站没有读全，或只有热线电话，请人工查看",
        "no column of letters was seen; the site was not read as a whole, or has a hotline only",
    )
    return cannot_tell(site, Reason.UNREACHABLE, words, evidence, distinguish="channel")


def _open(thread: Thread, params: Channels, context: Context) -> Answer:
    if thread.state is not State.OPEN or thread.sorts & frozenset(params.others):
        return INAPPLICABLE
    if thread.asked is None:
        words = Text(
            "信件未答复，没有来信时间，请核对是否超过期限",
            "the letter is open and shows no date: look how long",
        )
        return cannot_tell(thread.subject, Reason.PRECISION, words, {}, seen=thread.seen)
    if has_left(thread, params, context):
        return INAPPLICABLE
    return still_open(thread, params.limit, context)


def has_left(thread: Thread, params: Channels, context: Context) -> bool:
    """Whether a letter is older than those that are looked at."""
    assert thread.asked is not None
    return thread.asked.latest.date() < years_before(context.today, params.years)
