"""Pages and columns that a site must have: whether they are there, recent and whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from auditor.answers import INAPPLICABLE, PASSED, Answer, cannot_tell, failed
from auditor.calendar import years_before
from auditor.computed.context import Context
from auditor.computed.presence import Hit, PageWanted, Shown, plain_text, saw_all
from auditor.rule import Reason, Text


def judge_pages(pages: Iterable[PageWanted], context: Context) -> Iterator[Answer]:
    """The answer for every page or column that the site must have."""
    for wanted in pages:
        owes = not wanted.sites or any(word in context.site.name for word in wanted.sites)
        is_due = wanted.due is None or context.today >= wanted.due
        yield _page(wanted, context) if owes and is_due else INAPPLICABLE


def _page(wanted: PageWanted, context: Context) -> Answer:
    """One page or column: there, recent, with its elements, without gaps."""
    hits = list(context.table(Shown).hits(wanted))
    if any(word in hit.subject.title for hit in hits for word in wanted.exempt):
        return INAPPLICABLE
    if not hits:
        return _absent(wanted, context)
    if wanted.years is not None:
        return _recent(wanted, hits, context)
    if wanted.issue:
        return _issues(wanted, hits, context)
    return _elements(wanted, hits, context)


def _absent(wanted: PageWanted, context: Context) -> Answer:
    site, names = context.site_subject(), list(wanted.names)
    texts = context.table(Shown).unknown_texts(wanted)
    if texts:
        words = Text(
            f"未见{wanted.zh}的标题，请查看是否写在页面 {texts[0]} 的正文中",
            f"no title names the {wanted.en}: look whether it is a part of {texts[0]}",
        )
        return cannot_tell(site, Reason.CLASS, words, {"urls": texts}, distinguish=wanted.en)
    if saw_all(context):
        words = Text(f"全站未见{wanted.zh}", f"the site shows no {wanted.en}")
        return failed(site, words, {"names": names}, distinguish=wanted.en)
    words = Text(
        f"未见{wanted.zh}，但网站没有读全，请人工查找",
        f"no {wanted.en} was seen, but the site was not read as a whole: look for it",
    )
    return cannot_tell(site, Reason.UNREACHABLE, words, {"names": names}, distinguish=wanted.en)


def _recent(wanted: PageWanted, hits: list[Hit], context: Context) -> Answer:
    site, today = context.site_subject(), context.today
    since = years_before(today, wanted.years or 0)
    spans = [hit.day for hit in hits if hit.day and hit.day.earliest.date() <= today]
    if any(since <= span.earliest.date() for span in spans):
        return PASSED
    newest = max((span.latest.date() for span in spans), default=None)
    evidence = {"newest": str(newest or ""), "limit": str(since)}
    if newest is None or newest >= since:
        words = Text(f"{wanted.zh}没有可用的日期", f"the {wanted.en} shows no usable date")
        return cannot_tell(site, Reason.PRECISION, words, evidence, distinguish=wanted.en)
    words = Text(
        f"最近一次{wanted.zh}在 {newest}，应不早于 {since}",
        f"the last {wanted.en} is of {newest}; it should not be older than {since}",
    )
    if not saw_all(context):
        return cannot_tell(site, Reason.UNREACHABLE, words, evidence, distinguish=wanted.en)
    return failed(site, words, evidence, distinguish=wanted.en)


def _elements(wanted: PageWanted, hits: list[Hit], context: Context) -> Answer:
    if not wanted.elements:
        return PASSED if any(hit.text != "" for hit in hits) else _absent(wanted, context)
    lacking = {id(hit): _lacking(wanted, hit.text or "") for hit in hits}
    best = min(hits, key=lambda hit: (len(lacking[id(hit)]), hit.subject.url))
    missing = lacking[id(best)]
    if not missing:
        return PASSED
    evidence = {"missing": missing}
    said = Text("、".join(missing), ", ".join(missing))
    if any(hit.text is None or hit.files for hit in hits):
        words = Text(
            f"{wanted.zh}的内容可能在附件或未读取的页面中，请核对是否写明：{said.zh}",
            f"the {wanted.en} may stand in a file or an unread page: look there for {said.en}",
        )
        return cannot_tell(
            best.subject, Reason.IMAGE, words, evidence, distinguish=wanted.en, seen=best.seen
        )
    words = Text(f"{wanted.zh}未写明：{said.zh}", f"the {wanted.en} lacks {said.en}")
    return failed(best.subject, words, evidence, distinguish=wanted.en, seen=best.seen)


def _lacking(wanted: PageWanted, text: str) -> list[str]:
    """The names of the elements of which no word stands in the text."""
    bare = plain_text(text)
    return [name for name, words in wanted.elements.items() if not any(w in bare for w in words)]


def _issues(wanted: PageWanted, hits: list[Hit], context: Context) -> Answer:
    issues: dict[int, set[int]] = defaultdict(set)
    for hit in hits:
        found = re.search(wanted.issue, hit.subject.title)
        if found:
            issues[int(found["year"])].add(int(found["number"]))
    site = context.site_subject()
    if not issues:
        words = Text(
            f"{wanted.zh}的标题未写期号，请人工核对是否齐全",
            f"titles of the {wanted.en} name no issues: look whether it is complete",
        )
        return cannot_tell(site, Reason.CLASS, words, distinguish=wanted.en)
    missing = [f"{year}-{number}" for year, number in _gaps(issues)]
    if not missing:
        return PASSED
    words = Text(
        f"{wanted.zh}缺 {len(missing)} 期：{'、'.join(missing[:10])}",
        f"{len(missing)} issue(s) of the {wanted.en} are missing: {', '.join(missing[:10])}",
    )
    evidence = {"missing": missing[:100]}
    if not saw_all(context):
        return cannot_tell(site, Reason.UNREACHABLE, words, evidence, distinguish=wanted.en)
    return failed(site, words, evidence, distinguish=wanted.en)


_MOST_ISSUES = 400
"""A higher number is no issue of a year."""


def _gaps(issues: dict[int, set[int]]) -> Iterator[tuple[int, str]]:
    for year in range(min(issues), max(issues) + 1):
        numbers = {number for number in issues.get(year, ()) if 0 < number <= _MOST_ISSUES}
        if not numbers:
            yield year, "*"
        for number in range(1, max(numbers, default=0)):
            if number not in numbers:
                yield year, str(number)
