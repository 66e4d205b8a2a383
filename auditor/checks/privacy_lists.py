"""PRV: lists of persons, and the review before publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.files import Files
from auditor.computed.leaks import NAMES, each_file
from auditor.computed.notice_term import NoticeTerm, read_term
from auditor.computed.reviews import Reviews
from auditor.computed.scope import Settings
from auditor.rule import Reason, Result, Severity, Subject, Text
from auditor.rulebook import item_rule, site_rule
from crawler.fields.personal_words import Kind
from crawler.index.views import ItemView, Seen
from crawler.items import Mark


class WelfareLists(Settings):
    """``grace`` days after the end of its notice term a list is to be gone."""

    grace: int


@item_rule(
    "PRV005",
    name="over-detailed-list",
    severity=Severity.HIGH,
    params=WelfareLists,
    needs=(Files,),
)
def over_detailed_list(item: ItemView, params: WelfareLists, context: Context) -> Answers:
    """A list of recipients or minors tells too much, or stays too long.

    What: A list of recipients of welfare shows ID numbers, telephones, accounts, homes, the kind
    of disability or the cause of poverty; a list of minors shows birth dates or ID numbers; or a
    notice with such a list is still on line after its term.
    Why: The public has to see who gets public money, not how ill or poor a neighbour is.
    Basis: 个人信息保护法 articles 28 and 31; 社会救助暂行办法 article 60.
    How measured: Lists are told by their heads and by rows with names in clear; columns beyond
    name, place and amount count where their values are not masked. The term is that of 公示期 in
    the text, from the day of publication; a notice without a term or day cannot be judged.
    Fix: Leave the columns out; take the list off line when the term is over.
    """
    marks = [m for m in item.marks if m.kind in {Kind.WELFARE, Kind.MINOR}]
    if not marks:
        return INAPPLICABLE
    return _list(item, marks, {}, item.seen) or _term(item, params, context)


def _list(
    about: ItemView | Subject, marks: Sequence[Mark], evidence: dict[str, Any], seen: Seen
) -> Result | None:
    """What a list tells too much of, None where it keeps to what is needed."""
    found = next((mark for mark in marks if mark.label), None)
    if found is None:
        return None
    who = NAMES[found.kind]
    words = Text(f"{who.zh}公开过度：含{found.label}", f"{who.en}: tells too much ({found.label})")
    told = {**evidence, "columns": found.masked, "excess": found.label}
    return failed(about, words, told, seen=seen)


def _term(item: ItemView, params: WelfareLists, context: Context) -> Answer:
    term = read_term(item.title, item.body, item.published_at)
    if term is NoticeTerm.NONE:
        return PASSED
    if isinstance(term, NoticeTerm):
        words = Text(
            "名单公示未写明期限或无发布日期，请核实是否应撤下",
            "a notice with a list states no term or day; see whether it should be gone",
        )
        return cannot_tell(item, Reason.PRECISION, words)
    gone_by = term + timedelta(days=params.grace)
    if context.today <= gone_by:
        return PASSED
    words = Text(
        f"公示期于{term.isoformat()}已满，名单仍在网上",
        f"the notice term ended on {term.isoformat()} and the list is still there",
    )
    evidence = {"term_end": term.isoformat(), "as_of": context.today.isoformat()}
    return failed(item, words, evidence, distinguish="term")


@over_detailed_list.also_site
def _list_files(_: WelfareLists, context: Context) -> Iterator[Answer]:
    for file, subject, evidence in each_file(context):
        marks = file.found(Kind.WELFARE, Kind.MINOR)
        if marks:
            yield _list(subject, marks, evidence, file.seen) or PASSED


class ReviewSystem(Settings):
    """``titles``: words of the title of the document that rules the review before publication."""

    titles: tuple[str, ...]


@site_rule(
    "PRV006", name="no-review-system", severity=Severity.LOW, params=ReviewSystem, needs=(Reviews,)
)
def review_system(params: ReviewSystem, context: Context) -> Answer:
    """No document on the secrecy review before publication is to be found.

    What: The portal shows no 保密审查 system for what it publishes.
    Why: Without a review, secrets and personal data get published.
    Basis: 政府信息公开条例 article 17: organs establish a review before disclosure.
    How measured: Titles are searched for the profile's words. The document need not be public:
    where none is found, a person has to ask for it.
    Fix: Establish the review, and publish the document beside the disclosure guide.
    """
    if not context.run.items:
        return INAPPLICABLE
    titles = context.table(Reviews).titles
    if any(word in title for title in titles for word in params.titles):
        return PASSED
    words = Text(
        "未见公开前保密审查制度，请向单位索取核实",
        "no review system was found on the site; ask the body for it",
    )
    return cannot_tell(context.site_subject(), Reason.INTERNAL, words)
