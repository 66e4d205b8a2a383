"""INT: the interpretation (解读) of policies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from auditor.answers import INAPPLICABLE, PASSED, Answer, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.duty import InterpretationDuty, is_in_force, needs_interpretation
from auditor.computed.limits import late
from auditor.computed.pairs import Pairs
from auditor.computed.reach import Reach
from auditor.computed.reposts import Reposts
from auditor.computed.scope import Settings
from auditor.computed.work_index import EARLY
from auditor.computed.works import Interpretation, Page, Pair, Work
from auditor.deadlines import Judgement, Limit, has_passed, judge
from auditor.rule import Outcome, Reason, Severity, Subject, SubjectKind, Text
from auditor.rulebook import NoParams, site_rule
from auditor.words import quoted, unseen_since
from crawler.fields.span import Span
from crawler.fields.urls import origin
from crawler.items import ColumnKind


@site_rule(
    "INT001",
    name="missing-interpretation",
    severity=Severity.HIGH,
    params=InterpretationDuty,
    needs=(Pairs, Reposts, Reach),
)
def missing_interpretation(params: InterpretationDuty, context: Context) -> Iterator[Answer]:
    """A policy has no interpretation.

    What: A policy of the site itself has no interpretation on the site.
    Why: People can follow a policy only if somebody tells them what it means and why it came.
    Basis: 国办发〔2016〕80号 and the profile's own source: who drafts a policy interprets it
    (谁起草、谁解读).
    How measured: Policies are the documents of policy columns whose title ends with one of the
    profile's genre words, formed within its period; replies, appointments, forwarded and
    superior documents and other exempt ones need none. An interpretation is found by a link in
    either direction, by the policy's name in 《》 in its title, by the document number in its
    text, by the rest of its title, by a title that differs in words that change nothing, or by
    text that is mostly the policy's. Regions, years and editions must agree; a generic name or
    one that several policies share tells nothing alone. One interpretation may be of several
    policies. A file called 解读 on the policy's own page counts, and so does a link to
    another site. Nothing is missing before the profile's limit has passed, or where lists or
    pages that may hold the interpretation could not be read (cantTell).
    Fix: Publish the interpretation and link the two pages.
    """
    for work in context.table(Pairs).works:
        yield _look_for_one(work, params, context)


def _look_for_one(work: Work, params: InterpretationDuty, context: Context) -> Answer:
    if not needs_interpretation(work, params, context):
        return INAPPLICABLE
    if _has_one(work, context):
        return PASSED
    page = work.page
    evidence: dict[str, Any] = {"published": page.published.text() if page.published else None}
    question = _open_question(work, params, context)
    if question:
        reason, words, more = question
        return cannot_tell(_subject(page), reason, words, {**evidence, **more}, seen=page.seen)
    return failed(
        _subject(page),
        Text(
            f"未找到{quoted(page.title)}的政策解读",
            f"no interpretation of {page.title} was found",
        ),
        evidence,
        seen=page.seen,
    )


def _has_one(work: Work, context: Context) -> bool:
    if any(page.attached for page in work.pages):
        return True
    if any(pair.interpretation.was_read for pair in work.pairs):
        return True
    unread = {page.url for page in context.unread}
    return any(
        (link.is_listed and link.url not in unread) or not _is_own(link.url, work)
        for link in work.elsewhere
    )


def _is_own(url: str, work: Work) -> bool:
    return origin(url) == origin(work.page.url)


def _open_question(
    work: Work, params: InterpretationDuty, context: Context
) -> tuple[Reason, Text, dict[str, Any]] | None:
    """Why an absent interpretation cannot be asserted, if so."""
    unread = [pair.interpretation.url for pair in work.pairs]
    unread += [link.url for link in work.elsewhere]
    if unread:
        words = Text(
            f"解读页面 {unread[0]} 未能读取", f"the interpretation at {unread[0]} was not read"
        )
        return Reason.UNREACHABLE, words, {"interpretation_url": unread[0]}
    if work.doubtful:
        urls = sorted(one.url for one in work.doubtful)
        words = Text(
            f"有同名解读 {urls[0]}，不能确定属于哪一份文件",
            f"{urls[0]} interprets a document of this name; which one cannot be told",
        )
        return Reason.CLASS, words, {"interpretation_urls": urls}
    if is_in_force(work.page, context) is None:
        words = Text(
            "日期缺失或不精确，不能确定是否在适用期内",
            "without an exact date, the document may be older than the duty",
        )
        return Reason.PRECISION, words, {}
    published = work.page.published
    if published and not has_passed(published, params.limit, context.seen_until):
        return Reason.ONE_SNAPSHOT, unseen_since(context.reached), {}
    if not _saw_all(work.page, context):
        words = Text(
            "解读栏目或其中的页面未能读全，不能断定没有解读",
            "lists or pages that may hold the interpretation were not all read",
        )
        return Reason.UNREACHABLE, words, {}
    return None


def _saw_all(page: Page, context: Context) -> bool:
    """Whether every interpretation that can be of this policy was seen, or names another one."""
    kinds = {column.kind for column in context.columns} & {ColumnKind.INTERPRETATION}
    since = page.published.earliest.date() - EARLY if page.published else None
    if not context.table(Reach).covers(kinds or {ColumnKind.POLICY}, since):
        return False
    return not any(
        not (one.quoted or one.plain)
        and not (since and one.published and one.published.latest.date() < since)
        for one in context.table(Pairs).unread
    )


class InterpretationLimit(Settings):
    """How soon after the policy the interpretation must be published; 0 means the same day."""

    limit: Limit


@site_rule(
    "INT002",
    name="late-interpretation",
    severity=Severity.HIGH,
    params=InterpretationLimit,
    needs=(Pairs,),
)
def late_interpretation(params: InterpretationLimit, context: Context) -> Iterator[Answer]:
    """The interpretation came too late.

    What: The earliest interpretation of a policy was published later after the policy than the
    profile allows.
    Why: An interpretation helps while people ask what a new policy means.
    Basis: The profile's own source: 同步发布 (the same day), or within three working days.
    How measured: Working days after the policy's day of publication, the day after being day
    1; days off in between count 0, so that a Friday's policy may be interpreted on Saturday. An
    earlier interpretation is in time. Dates too vague to tell, or a year that the calendar of
    working days lacks, give cantTell with both bounds.
    Fix: Prepare the interpretation together with the policy and publish both at once.
    """
    for work in context.table(Pairs).works:
        yield _time(work, params, context)


def _time(work: Work, params: InterpretationLimit, context: Context) -> Answer:
    page = work.page
    found = [pair.interpretation for pair in work.pairs if pair.interpretation.was_read]
    if not found or is_in_force(page, context) is False:
        return INAPPLICABLE
    dated = [(one.published, one) for one in found if one.published]
    if page.published is None or not dated:
        return cannot_tell(
            _subject(page),
            Reason.PRECISION,
            Text("文件或解读没有发布日期", "the policy or its interpretation shows no date"),
            {"interpretation_url": found[0].url},
            seen=page.seen,
        )
    judged = [(judge(page.published, span, params.limit), span, one) for span, one in dated]
    judgement, span, one = min(judged, key=lambda j: (j[0].most, j[0].least, j[2].url))
    if judgement.outcome is Outcome.PASSED:
        return PASSED
    return _late(page, page.published, one, span, judgement)


def _late(
    page: Page, policy: Span, one: Interpretation, span: Span, judgement: Judgement
) -> Answer:
    evidence = {
        "published": policy.text(),
        "interpretation_url": one.url,
        "interpretation_title": one.title,
        "interpretation_published": span.text(),
    }
    said = Text(
        f"文件 {policy.text()} 发布，解读 {span.text()} 发布",
        f"published {policy.text()}, interpreted {span.text()}",
    )
    return late(_subject(page), judgement, said, evidence, seen=page.seen)


@site_rule(
    "INT008",
    name="interpretation-not-linked",
    severity=Severity.HIGH,
    needs=(Pairs,),
)
def unlinked_interpretation(_: NoParams, context: Context) -> Iterator[Answer]:
    """A policy and its interpretation do not link to each other.

    What: The policy's page does not link to the interpretation, or the interpretation's page
    does not link to the policy.
    Why: Who finds one of the two should be one click away from the other.
    Basis: Provincial assessment of disclosure: policy and interpretation are linked both ways
    (关联阅读).
    How measured: For every policy with an interpretation on the site, found as in INT001. A
    link under any address of the other page counts, wherever the page presents it.
    Fix: Enter each as a related document of the other in the publishing system.
    """
    for work in context.table(Pairs).works:
        if is_in_force(work.page, context) is False:
            yield INAPPLICABLE
            continue
        own = [pair for pair in work.pairs if pair.interpretation.key is not None]
        yield from (_links(work.page, pair) for pair in own)
        if not own:
            yield INAPPLICABLE


def _links(page: Page, pair: Pair) -> Answer:
    if pair.policy_links and pair.interpretation_links:
        return PASSED
    one = pair.interpretation
    missing = []
    if not pair.policy_links:
        missing.append(Text("文件页面没有链接到解读", "the policy does not link to it"))
    if not pair.interpretation_links:
        missing.append(Text("解读页面没有链接到文件", "it does not link to the policy"))
    return failed(
        _subject(page),
        Text(
            f"{'，'.join(m.zh for m in missing)}：{quoted(one.title)}",
            f"interpretation {one.title}: {' and '.join(m.en for m in missing)}",
        ),
        {
            "interpretation_url": one.url,
            "interpretation_title": one.title,
            "policy_links": pair.policy_links,
            "interpretation_links": pair.interpretation_links,
            "matched_by": list(pair.evidence),
        },
        distinguish=one.url,
        seen=page.seen,
    )


def _subject(page: Page) -> Subject:
    return Subject(SubjectKind.ITEM, page.url, page.title)
