"""STA: what a site states against what can be counted or read elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.identifiers import own_number
from auditor.computed.published import Claimed, Published
from auditor.computed.reach import Reach
from auditor.computed.requests import Differing, Requests
from auditor.computed.scope import Settings
from auditor.computed.twins import Twin, Twins
from auditor.rule import Reason, Result, Severity, Text
from auditor.rulebook import item_rule, site_rule
from auditor.words import FIELDS
from crawler.index.views import ItemView
from crawler.items import ColumnKind, Field

_LAG = timedelta(days=31)
"""A report published within its own year may count up to so long before."""


class Counted(Settings):
    """A clause with one of these ``words`` speaks of columns of these ``kinds``; of none in
    particular: of the whole site."""

    words: tuple[str, ...]
    kinds: tuple[ColumnKind, ...] = ()


class Counts(Settings):
    """``tolerance`` is the share by which a stated number may miss."""

    tolerance: float
    counted: tuple[Counted, ...]


@site_rule(
    "STA003",
    name="count-differs-from-site",
    severity=Severity.MEDIUM,
    params=Counts,
    needs=(Published, Reach, Requests),
)
def count_differs(params: Counts, context: Context) -> Iterator[Answer]:
    """A number that a report states is not what the site shows.

    What: A report of the site's own body says how much was published in a year (政策解读33条),
    and the site's columns hold another number for that year.
    Why: Reports are what assessors believe; the columns are what citizens can read.
    Basis: 政府信息公开条例 article 6: information is published accurately.
    How measured: Reports and summaries (年度报告, 工作总结 and the like) whose issuing body or
    title is that of the site. A clause must name one exact number, publication, and what was
    published in the profile's words. Pages and list rows of those columns are counted from 1
    January to the end of the year; where the report itself came out within that year, to any
    day of the month before. It fails beyond the profile's tolerance. Unless the columns were
    read in full, or back to before the year, cantTell: the index holds one snapshot only.
    Clauses about other channels, parts of a year or superior bodies are left alone. The requests
    that a report says were received are compared with its body's yearly report.
    Fix: Recount, and publish what is missing or correct the report.
    """
    published = context.table(Published)
    for claim in published.claims:
        counted = next((c for c in params.counted if _speaks(claim.clause, c)), None)
        if counted is not None:
            yield _compare(claim, counted, params.tolerance, context)
    for differing in context.table(Requests).compared():
        yield _differing(differing) if differing else PASSED


def _differing(one: Differing) -> Answer:
    yearly = one.yearly.subject
    words = Text(
        f"“{one.words}”，而 {one.year} 年年度报告为 {one.reported} 件",
        f"{one.words}, but the yearly report of {one.year} says {one.reported}",
    )
    evidence = {"stated": str(one.stated), "value": one.reported, "other_url": yearly.url}
    evidence |= {"year": one.year, "text": one.words}
    return failed(one.page.subject, words, evidence, distinguish="requests", seen=one.page.seen)


def _speaks(clause: str, counted: Counted) -> bool:
    return any(word in clause for word in counted.words)


def _compare(claim: Claimed, counted: Counted, tolerance: float, context: Context) -> Answer:
    least, most = _count(claim, counted, context)
    stated = claim.quantity.low
    clause = claim.clause.strip()
    evidence = {
        "stated": str(stated),
        "counted_least": least,
        "counted_most": most,
        "year": claim.year,
        "text": clause,
    }
    first = date(claim.year, 1, 1)
    if not context.table(Reach).covers(counted.kinds or tuple(ColumnKind), first):
        words = Text(
            f"“{clause}”：{claim.year} 年的栏目未能读全，无法核对",
            f"{clause}: the columns of {claim.year} were not all read",
        )
        reason = Reason.ONE_SNAPSHOT
        return cannot_tell(
            claim.subject, reason, words, evidence, distinguish=clause, seen=claim.seen
        )
    slack = stated * Decimal(str(tolerance))
    if least - slack <= stated <= most + slack:
        return PASSED
    shown = str(least) if least == most else f"{least}～{most}"
    words = Text(
        f"“{clause}”，而本站 {claim.year} 年可查到 {shown} 条",
        f"{clause}, but the site shows {shown} for {claim.year}",
    )
    return failed(claim.subject, words, evidence, distinguish=clause, seen=claim.seen)


def _count(claim: Claimed, counted: Counted, context: Context) -> tuple[int, int]:
    """At least and at most what a claim can have counted."""
    first, last = date(claim.year, 1, 1), min(date(claim.year, 12, 31), context.reached)
    early = last
    if claim.published and claim.published.latest.date() <= last:
        last = claim.published.latest.date()
        early = claim.published.earliest.date() - _LAG
    table = context.table(Published)
    least, _ = table.between(counted.kinds, first, early)
    _, most = table.between(counted.kinds, first, last)
    return least, most


class Facts(Settings):
    """``void`` are the words by which 有效性 says that a document is no longer in force."""

    void: tuple[str, ...] = ()

    def is_void(self, validity: str) -> bool:
        """Whether a stated validity says so."""
        return any(word in validity for word in self.void)


@item_rule(
    "STA005",
    name="fact-differs-across-sites",
    severity=Severity.MEDIUM,
    params=Facts,
    needs=(Twins,),
)
def fact_differs(item: ItemView, params: Facts, context: Context) -> Answers:
    """A fact about a document differs from what its superior portal states.

    What: The site and an upstream portal show the same document with another date of formation,
    another number, or one of them as void and the other as valid.
    Why: The same information must be the same everywhere; one of the two is wrong.
    Basis: 政府信息公开条例 article 6; what concerns several bodies is published accurately and
    consistently (安徽省交通运输厅贯彻意见).
    How measured: Pages with the document number and title of an upstream portal's document, or
    with its whole title and day. Days of formation are compared where both are certain; a vague
    one cannot tell. Validity is compared where both state it. Without an upstream portal, one
    cantTell for the site.
    Fix: Take over what the original states, or have the original corrected.
    """
    twin = context.table(Twins).of(item)
    if twin is None:
        return INAPPLICABLE
    answers = [*_day(item, twin), *_number(item, twin), *_validity(item, twin, params)]
    return answers or INAPPLICABLE


def _day(item: ItemView, twin: Twin) -> Iterator[Answer]:
    own, other = item.written_on, twin.written_on
    if own is None or other is None:
        return
    if own.date and own.date == other.date:
        yield PASSED
        return
    evidence = {
        "upstream_url": twin.url,
        "written_on": own.text(),
        "upstream_written_on": other.text(),
    }
    if own.overlaps(other):
        words = Text("成文日期不够精确，无法核对", "the day of formation is vague")
        yield cannot_tell(item, Reason.PRECISION, words, evidence)
        return
    words = Text(
        f"成文日期写的是 {own.text()}，{twin.portal}的原文写的是 {other.text()}",
        f"formed on {own.text()}, but {twin.portal} states {other.text()}",
    )
    yield failed(item, words, evidence)


def _number(item: ItemView, twin: Twin) -> Iterator[Answer]:
    if own_number(item.document_number) != twin.number:
        yield _differs(item, twin, "document_number", item.document_number, twin.document_number)


def _validity(item: ItemView, twin: Twin, params: Facts) -> Iterator[Answer]:
    own, other = item.validity, twin.validity
    if own and other and params.is_void(own) != params.is_void(other):
        yield _differs(item, twin, "validity", own, other)


def _differs(item: ItemView, twin: Twin, field: str, own: str | None, other: str) -> Result:
    name = FIELDS[Field(field)]
    words = Text(
        f"{name.zh}写的是“{own}”，{twin.portal}的原文写的是“{other}”",
        f"{name.en}: {own!r} here, {other!r} on {twin.portal}",
    )
    evidence = {"upstream_url": twin.url, "field": field, "value": own, "stated": other}
    return failed(item, words, evidence, distinguish=field)


@fact_differs.also_site
def _no_reference(_: Facts, context: Context) -> Iterator[Result]:
    if not context.upstream:
        words = Text(
            "没有指定上级门户，无法核对同一文件的表述是否一致",
            "no upstream portal was given, so statements cannot be compared",
        )
        yield cannot_tell(context.site_subject(), Reason.NO_REFERENCE, words)
