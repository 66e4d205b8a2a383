"""LNK: links that lead away from the site and should not be there, or not without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import urlsplit

from auditor.answers import INAPPLICABLE, PASSED, Answer, cannot_tell, failed
from auditor.checks.link import page_subject
from auditor.computed.context import Context
from auditor.computed.link_status import Links
from auditor.computed.official import is_official
from auditor.computed.scope import Settings
from auditor.rule import Reason, Result, Severity, Text
from auditor.rulebook import site_rule
from crawler.fields.links import LinkPlace
from crawler.index.views import LinkView
from crawler.outcomes import FetchOutcome

_SHOWN = 20
_MENUS = "not-displayed"
_HOW = {
    "off-screen": Text("移出屏幕", "moved off the screen"),
    "no-size": Text("字号或尺寸为零", "of no size"),
    "transparent": Text("完全透明", "transparent"),
    _MENUS: Text("不显示", "not displayed"),
}


class Foreign(Settings):
    """Links to other hosts than those that end with one of ``official``.

    One whose text has one of the ``words``, or whose host ends with one of ``hosts``, should not
    be there. Hosts that end with one of ``known`` are customarily linked out of sight: counters.
    """

    official: tuple[str, ...]
    words: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    known: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.words)))

    def word_in(self, link: LinkView) -> str | None:
        """The word or host that gives a link away, None where nothing does."""
        found = self._pattern.search("".join(link.text.split()))
        host = urlsplit(link.url).hostname or ""
        by_host = next((end for end in self.hosts if f".{host}".endswith(f".{end}")), None)
        return found[0] if found else by_host

    def is_known(self, link: LinkView) -> bool:
        """Whether the host is one that sites customarily link to out of sight."""
        host = urlsplit(link.url).hostname or ""
        return any(f".{host}".endswith(f".{end}") for end in self.known)


@site_rule(
    "LNK003", name="hidden-or-spam-link", severity=Severity.VETO, params=Foreign, needs=(Links,)
)
def hidden_links(params: Foreign, context: Context) -> Iterator[Answer]:
    """A page holds hidden links or links to spam.

    What: A link to another host is hidden from people (off the screen, without size,
    transparent), or its text speaks of gambling, pornography or forged papers.
    Why: Such links are put there by those who broke in; search engines follow them, and the
    portal's name sells what the law forbids.
    Basis: 政府网站与政务新媒体检查指标: an attack that is not dealt with is a veto.
    How measured: Every page that was read, by the elements' own attributes. Links to public bodies
    and to customary counters are none. What is merely not displayed may be a menu that unfolds:
    unless its text gives it away, one cantTell of the site. A link on many pages is told of once.
    A person has to confirm each before it counts as a veto.
    Fix: Remove the links, find out how they came in, and close the hole.
    """
    links = context.table(Links)
    veiled: list[LinkView] = []
    told: set[tuple[str, str]] = set()
    count = 0
    for link in links.foreign:
        if is_official(link.url, params.official, context) or params.is_known(link):
            continue
        count += 1
        word = params.word_in(link)
        is_hidden = link.place is LinkPlace.HIDDEN and link.how != _MENUS
        if not (word or is_hidden):
            veiled += [link] if link.place is LinkPlace.HIDDEN else []
        elif (link.page, link.key) not in told:
            told.add((link.page, link.key))
            yield _spam(link, word, context)
    if veiled:
        yield _look_at(veiled, context)
    elif count and not told:
        yield PASSED


def _spam(link: LinkView, word: str | None, context: Context) -> Result:
    how = _HOW.get(link.how) if link.place is LinkPlace.HIDDEN else None
    hidden = Text(f"隐藏（{how.zh}）的", f"hidden ({how.en}) ") if how else Text("", "")
    said = Text(f"，含“{word}”", f", with {word}") if word else Text("", "")
    words = Text(
        f"页面有{hidden.zh}站外链接“{link.text}”{said.zh}：{link.url}，请人工确认",
        f"the page has a {hidden.en}link to {link.url}{said.en}: to be confirmed by a person",
    )
    evidence = {
        "target": link.url,
        "link_text": link.text,
        "hidden": link.how if how else "",
        "word": word or "",
        "answers": link.outcome is not FetchOutcome.UNREACHABLE,
    }
    subject = page_subject(link, context)
    return failed(subject, words, evidence, distinguish=link.key, seen=link.seen)


def _look_at(links: list[LinkView], context: Context) -> Result:
    words = Text(
        f"有 {len(links)} 个不显示的站外链接，可能是下拉菜单，请查看，如 {links[0].url}",
        f"{len(links)} link(s) to other sites are not displayed; they may be a menu: look at "
        f"{links[0].url}",
    )
    evidence = {
        "targets": [one.url for one in links][:_SHOWN],
        "pages": sorted({one.page for one in links})[:_SHOWN],
    }
    return cannot_tell(context.site_subject(), Reason.CLASS, words, evidence)


@site_rule("LNK004", name="advertising-link", severity=Severity.LOW, params=Foreign, needs=(Links,))
def advertising(params: Foreign, context: Context) -> Iterator[Answer]:
    """A page advertises, or sends people away without a word.

    What: A link leads to an advertising network or its text advertises; or the home page leads to
    other than public bodies without telling that one leaves the site.
    Why: A public portal sells nothing, and people must know whose page they read.
    Basis: 政府网站发展指引: no commercial advertisement; a notice before leaving the site.
    How measured: Hosts and texts of links on every page that was read. Whether one is told depends
    on the page's scripts: a home page that speaks of leaving passes, one without any script fails,
    any other is one cantTell, for a person to try.
    Fix: Remove the advertisement; add the notice.
    """
    links = context.table(Links)
    told: set[tuple[str, str]] = set()
    for link in links.foreign:
        if is_official(link.url, params.official, context):
            continue
        word = params.word_in(link)
        if word and (link.page, link.key) not in told:
            told.add((link.page, link.key))
            yield _advertises(link, word, context)
    leaving = [one for one in links.home if is_official(one.url, params.official, context) is False]
    yield _notice(leaving, context) if leaving else INAPPLICABLE


def _advertises(link: LinkView, word: str, context: Context) -> Result:
    words = Text(
        f"页面有商业广告链接“{link.text}”：{link.url}",
        f"the page has an advertising link: {link.url}",
    )
    evidence = {"target": link.url, "link_text": link.text, "told_by": word}
    subject = page_subject(link, context)
    return failed(subject, words, evidence, distinguish=link.key, seen=link.seen)


def _notice(leaving: list[LinkView], context: Context) -> Answer:
    first = leaving[0]
    if first.how == "warned":
        return PASSED
    subject = page_subject(first, context)
    evidence = {"targets": [one.url for one in leaving][:_SHOWN], "count": len(leaving)}
    if first.how == "plain":
        words = Text(
            f"首页有 {len(leaving)} 个非政府网站链接，离开本站时没有提示",
            f"{len(leaving)} link(s) of the home page leave the site without a notice",
        )
        return failed(subject, words, evidence, distinguish="notice", seen=first.seen)
    words = Text(
        f"首页有 {len(leaving)} 个非政府网站链接，请点击查看离开本站时有无提示，如 {first.url}",
        f"click whether the home page gives notice of leaving the site, as to {first.url}",
    )
    return cannot_tell(
        subject, Reason.SCRIPT, words, evidence, distinguish="notice", seen=first.seen
    )
