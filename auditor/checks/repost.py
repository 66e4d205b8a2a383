"""REP: the reposting (转载) of superior portals' policies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from auditor.answers import INAPPLICABLE, PASSED, UNTESTED, Answer, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.limits import late
from auditor.computed.originals import EARLY, Original, Repost
from auditor.computed.reach import Reach, was_read
from auditor.computed.reposts import Reposts
from auditor.computed.scope import Settings
from auditor.deadlines import Limit, Unit, has_passed, judge, judge_by_end
from auditor.rule import Outcome, Reason, Result, Severity, Text
from auditor.rulebook import site_rule
from auditor.words import quoted, unseen_since
from crawler.fields.span import Span
from crawler.items import ColumnKind

_SAME_DAY = Limit(0, Unit.DAYS)


class RepostScope(Settings):
    """Which documents must be reposted.

    Titles with an ``exempt`` word need none. Where ``issuers`` or ``organs`` are given, only
    what such a body issued (its name, or the portal's, holds the word), or what has such a
    机关代字, is owed; and only what was published from ``since`` to ``until``.
    """

    exempt: tuple[str, ...]
    issuers: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    def covers(self, original: Original) -> bool:
        """Whether a document is of the sort that must be reposted."""
        if any(word in original.title for word in self.exempt):
            return False
        if not self.issuers and not self.organs:
            return True
        said = f"{original.issuer}\n{original.portal}\n{original.title.partition('关于')[0]}"
        organ = original.number.organ if original.number else ""
        return any(word in said for word in self.issuers) or organ in self.organs


class RepostLimit(RepostScope):
    """How soon after the original a repost must stand.

    The target (``target_hours``) is reported beside a finding and never failed.
    """

    limit: Limit
    target_hours: int | None = None


class RepostDuty(RepostScope):
    """Nothing is missing before ``limit`` has passed; without one, from the next day on.

    ``kinds`` are the columns in which a repost may stand.
    """

    kinds: tuple[ColumnKind, ...]
    limit: Limit | None = None


@site_rule(
    "REP001",
    name="late-repost",
    severity=Severity.HIGH,
    params=RepostLimit,
    needs=(Reposts,),
)
def late_repost(params: RepostLimit, context: Context) -> Iterator[Answer]:
    """A superior portal's policy was reposted too late.

    What: The site shows a policy of an upstream portal, but later than the profile allows.
    Why: A policy that reaches the county's readers days after the province's has lost those
    days for them.
    Basis: The profile's own source: 力争在1小时内完成，不得滞后1个工作日 (安徽省交通运输厅), or
    within 24 hours.
    How measured: Originals are the policies of the upstream portals and the documents of
    reference lists within the profile's period and scope, each once, at its earliest appearance.
    The repost is the item, or the list row that links to it, with the same document number, else
    the same title after folding width, punctuation, 转发/转载, issuer and words that change
    nothing, else the same text. Years, figures and regions must agree. Working days: by the end
    of the next working day; a day off behind it is late. Hours: from minute to minute. Where a
    date is too vague, the original's dates contradict each other or were changed between crawls,
    or the calendar lacks the year, cantTell with both bounds. The earliest repost counts.
    Fix: Repost within the limit; subscribe to the upstream column to be told at once.
    """
    reposts = context.table(Reposts)
    if not reposts.has_reference:
        yield UNTESTED
    for original in reposts.originals:
        repost = original.repost
        if repost is not None and repost.was_read and is_owed(original, params, context):
            yield _time(original, repost, params)
        else:
            yield INAPPLICABLE


def is_owed(original: Original, params: RepostScope, context: Context) -> bool:
    """Whether a repost can be owed at all: in scope, of the period, published by now."""
    published = original.published
    if not params.covers(original) or published is None:
        return params.covers(original)
    since = max(filter(None, (context.scope.since, params.since)))
    first, last = published.earliest.date(), published.latest.date()
    return last >= since and first <= min(filter(None, (context.today, params.until)))


def _time(original: Original, repost: Repost, params: RepostLimit) -> Answer:
    start, end = original.published, repost.published
    if start is None or end is None:
        return cannot_tell(
            repost.subject,
            Reason.PRECISION,
            Text("原文或转载没有发布日期", "the original or the repost shows no date"),
            _evidence(original, repost),
            seen=repost.seen,
        )
    judgement = judge_by_end(start, end, params.limit)
    if judgement.outcome is Outcome.PASSED:
        return PASSED
    evidence = _evidence(original, repost)
    if params.target_hours is not None:
        target = judge(start, end, Limit(params.target_hours, Unit.HOURS))
        evidence[f"target_{params.target_hours}h"] = str(target.outcome)
    said = Text(
        f"上级 {start.text()} 发布，本站 {end.text()} 转载",
        f"published {start.text()}, reposted {end.text()}",
    )
    if judgement.spent != judge(start, end, params.limit).spent:
        said = Text(
            f"{said.zh}（休息日，按其后的工作日计）",
            f"{said.en} (a day off, which counts as the working day behind it)",
        )
    return late(repost.subject, judgement, said, evidence, seen=repost.seen)


@site_rule(
    "REP002",
    name="missing-repost",
    severity=Severity.HIGH,
    params=RepostDuty,
    needs=(Reposts, Reach),
)
def missing_repost(params: RepostDuty, context: Context) -> Iterator[Answer]:
    """A superior portal's policy was not reposted.

    What: A policy of an upstream portal, or a document of a reference list, is neither on the
    site nor linked from its lists.
    Why: The site's readers are governed by the policy and do not find it.
    Basis: The profile's own source: 国务院、省政府、省厅发布的重要政策信息应及时转载、链接.
    How measured: Originals and matching as in REP001. Within the profile's period, not exempt
    (replies to one addressee, appointments), and not due before the limit has passed. Where
    lists of the site that may hold the repost, or a listed page of that title, could not be
    read, cantTell; without any upstream portal or list, one cantTell for the site.
    Fix: Repost the document, or link to it, and name the source.
    """
    yield from _gaps(context)
    for original in context.table(Reposts).originals:
        yield _look_for(original, params, context)


def _gaps(context: Context) -> Iterator[Result]:
    """What is not known of the duties themselves."""
    site = context.site_subject()
    if not context.table(Reposts).has_reference:
        yield cannot_tell(
            site,
            Reason.NO_REFERENCE,
            Text(
                "没有指定上级门户，也没有应转载文件的清单，无法核对转载",
                "neither an upstream portal nor a list was given, so reposts cannot be checked",
            ),
            distinguish="no upstream",
        )
    for snapshot in context.upstream:
        policies = [column for column in snapshot.columns() if column.kind is ColumnKind.POLICY]
        asked = [column for column in policies if column.outcome is not None]
        if asked and all(was_read(column) and column.complete for column in asked):
            continue
        portal = snapshot.site
        yield cannot_tell(
            site,
            Reason.NO_REFERENCE,
            Text(
                f"上级门户 {portal.name} 的政策文件未能读全，应转载的文件可能不止这些",
                f"the policies of {portal.name} were not all read; more may have to be reposted",
            ),
            {"upstream": portal.key, "upstream_url": portal.home},
            distinguish=portal.key,
        )


def _look_for(original: Original, params: RepostDuty, context: Context) -> Answer:
    if not is_owed(original, params, context):
        return INAPPLICABLE
    repost, published = original.repost, original.published
    if repost is not None and repost.was_read:
        return PASSED
    if published and not has_passed(
        published, params.limit or _SAME_DAY, context.as_of, judge_by_end
    ):
        return INAPPLICABLE
    question = _open_question(repost, published, params, context)
    site, evidence = context.site_subject(), _evidence(original, repost)
    if question is not None:
        reason, words = question
        return cannot_tell(
            site, reason, words, evidence, distinguish=original.url or original.title
        )
    number, issuer = original.number_text, original.portal
    said = Text(f"未转载 {issuer} 发布的", f", published by {issuer},")
    if issuer == original.place:
        said = Text("未转载清单所列的", ", which the list names,")
    return failed(
        site,
        Text(
            f"{said.zh}{quoted(original.title)}{number}",
            f"{' '.join(filter(None, (original.title, number)))}{said.en} was not reposted",
        ),
        evidence,
        distinguish=original.url or original.title,
    )


def _open_question(
    repost: Repost | None, published: Span | None, params: RepostDuty, context: Context
) -> tuple[Reason, Text] | None:
    """Why an absent repost cannot be asserted, if so."""
    if repost is not None:
        return Reason.UNREACHABLE, Text(
            f"列表中有同名页面 {repost.subject.url}，但未能读取",
            f"a page of this title is listed at {repost.subject.url} but could not be read",
        )
    if published is None:
        return Reason.PRECISION, Text(
            "原文没有发布日期，不能确定是否应转载",
            "the original shows no date, so whether it is due is not known",
        )
    if not has_passed(published, params.limit or _SAME_DAY, context.seen_until, judge_by_end):
        return Reason.ONE_SNAPSHOT, unseen_since(context.reached)
    if not context.table(Reach).covers(params.kinds, published.earliest.date() - EARLY):
        return Reason.UNREACHABLE, Text(
            "可能载有该文件的栏目未能读全，不能断定没有转载",
            "lists that may hold the repost were not all read",
        )
    return None


def _evidence(original: Original, repost: Repost | None) -> dict[str, Any]:
    evidence: dict[str, Any] = {
        "upstream_url": original.url,
        "upstream_title": original.title,
        "upstream_published": original.published.text() if original.published else None,
    }
    if original.place:
        evidence["reference"] = original.place
    if repost is not None:
        evidence |= {
            "published": repost.published.text() if repost.published else None,
            "matched_by": repost.evidence,
            "match_score": repost.score,
        }
    return evidence
