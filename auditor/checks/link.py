"""LNK: broken links."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from auditor.answers import PASSED, Answer, cannot_tell, failed, heard
from auditor.computed.context import Context
from auditor.computed.link_status import Ends, Links
from auditor.computed.scope import Settings
from auditor.rule import Reason, Result, Severity, Subject, SubjectKind, Text
from auditor.rulebook import site_rule
from auditor.words import ended
from crawler.fields.links import LinkPlace
from crawler.index.views import LinkView

_SHOWN = 20


class BrokenLinks(Settings):
    """How many pages are named for one dead target, and what one on the home page weighs."""

    pages: int
    home_weight: int = 1


@site_rule(
    "LNK001",
    name="broken-internal-link",
    severity=Severity.MEDIUM,
    params=BrokenLinks,
    needs=(Links,),
)
def broken_internal(params: BrokenLinks, context: Context) -> Iterator[Answer]:
    """A link within the site is broken.

    What: The home page, a menu or the text of an item links to a page or file of the site that is
    not there.
    Why: A dead link is the first thing that visitors hold against a portal.
    Basis: 政府网站与政务新媒体检查指标: links that do not work; those of the home page weigh most.
    How measured: The crawl read or asked for every such address. Dead is one that the server
    itself says it does not have (404, 410, or a page that says so with status 200). One finding for
    each page and dead target, the home page first; where many pages name one target, the profile
    bounds how many are named, and the findings say how many there are. A dead link of the home page
    counts in the score as often as the profile says. Rows of lists are COL003's,
    files of items ATT005's. A target that did not answer, refused or answered with an error of its
    own is cantTell; addresses that nobody asked for are not judged.
    Fix: Correct the link, or put the page back.
    """
    ends = context.table(Links).own
    for link, pages in ends.dead_links(params.pages):
        weight = params.home_weight if link.place is LinkPlace.HOME else 1
        yield _dead(link, pages, weight, context)
    yield from _doubtful_targets(ends, context)
    yield from _unasked(ends, context)
    yield from [PASSED] * ends.sound_pages()


@site_rule(
    "LNK002",
    name="broken-external-link",
    severity=Severity.LOW,
    params=BrokenLinks,
    needs=(Links,),
)
def broken_external(params: BrokenLinks, context: Context) -> Iterator[Answer]:
    """A link to another site is broken.

    What: The home page or the text of an item links to an address of another site that is not
    there.
    Why: The portal sends people there, and answers for it.
    Basis: 政府网站与政务新媒体检查指标: links that do not work.
    How measured: As LNK001. Other hosts are asked a bounded number of times, and many refuse to be
    asked by programs: all that gave no clear answer are one cantTell of the site.
    Fix: Correct the link, or remove it.
    """
    ends = context.table(Links).other
    for link, pages in ends.dead_links(params.pages):
        yield _dead(link, pages, 1, context)
    doubtful = [ends.doubtful[key].url for key in sorted(ends.doubtful)]
    if doubtful:
        words = Text(
            f"{len(doubtful)} 个站外链接没有明确应答，请打开核对，如 {doubtful[0]}",
            f"{len(doubtful)} link(s) to other sites gave no clear answer, as {doubtful[0]}",
        )
        evidence = {"targets": doubtful[:_SHOWN], "count": len(doubtful)}
        yield cannot_tell(context.site_subject(), Reason.UNREACHABLE, words, evidence)
    yield from _unasked(ends, context)
    yield from [PASSED] * ends.sound_pages()


def page_subject(link: LinkView, context: Context) -> Subject:
    """The page that a link stands on."""
    title = link.page_title or context.site.name
    return Subject(SubjectKind.PAGE, link.page, title)


def _dead(link: LinkView, pages: int, weight: int, context: Context) -> Result:
    where = (
        Text("首页", "the home page") if link.place is LinkPlace.HOME else Text("页面", "the page")
    )
    named = f"“{link.text}”" if link.text else ""
    words = Text(
        f"{where.zh}上的链接{named}打不开：{link.url}",
        f"{where.en} links to {link.url}, which is not there",
    )
    evidence = {
        "target": link.url,
        **heard(link),
        "link_text": link.text,
        "place": str(link.place),
        "pages": pages,
        "weight": weight,
    }
    subject = page_subject(link, context)
    return failed(subject, words, evidence, distinguish=link.key, seen=link.seen, weight=weight)


def _doubtful_targets(ends: Ends, context: Context) -> Iterator[Result]:
    """A doubt for each of the first targets, and one for all others together."""
    keys = iter(sorted(ends.doubtful))
    for key in islice(keys, _SHOWN):
        link = ends.doubtful[key]
        how = ended(link.outcome)
        words = Text(
            f"链接没有明确应答（{how.zh}），请打开核对：{link.url}",
            f"the link gave no clear answer ({how.en}): open {link.url}",
        )
        evidence = {"target": link.url, **heard(link)}
        subject = page_subject(link, context)
        yield cannot_tell(
            subject, Reason.UNREACHABLE, words, evidence, distinguish=key, seen=link.seen
        )
    rest = [ends.doubtful[key].url for key in keys]
    if rest:
        words = Text(
            f"另有 {len(rest)} 个站内链接没有明确应答",
            f"{len(rest)} more links of the site gave no clear answer",
        )
        others: dict[str, object] = {"targets": rest[:_SHOWN], "count": len(rest)}
        yield cannot_tell(context.site_subject(), Reason.UNREACHABLE, words, others)


def _unasked(ends: Ends, context: Context) -> Iterator[Result]:
    if ends.is_unknown:
        words = Text(
            f"{ends.unasked} 个链接没有探测，不能判断是否打得开",
            f"{ends.unasked} link(s) were not asked for: whether they work is not known",
        )
        yield cannot_tell(context.site_subject(), Reason.UNREACHABLE, words)
