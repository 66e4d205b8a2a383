"""Links that lead away from the site, anywhere on a page, and those that nobody is to see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from crawler.fields.addresses import site_of
from crawler.fields.links import LinkPlace, PageLink
from crawler.fields.outline import Outline, label_of
from crawler.fields.urls import BadUrl, canonical

MOST = 60
"""Links of one page that are kept of each place."""

_ABSOLUTE = ("http://", "https://", "//")
_LEVELS = 8  # elements around a link that may hide it
_FAR = r"(?:left|top|text-indent|margin-left|margin-top|right)\s*:\s*-\s*\d{3,}"
_NOTHING = r"(?:0*[01]?(?:\.\d+)?)(?:px|pt|em|%)?\s*(?:!\s*important\s*)?(?:;|$)"
_TRICKS = (
    ("off-screen", re.compile(_FAR, re.I)),
    ("no-size", re.compile(rf"(?<![-\w])(?:font-size|height|width)\s*:\s*{_NOTHING}", re.I)),
    ("transparent", re.compile(r"(?<![-\w])opacity\s*:\s*0*(?:\.0+)?\s*(?:;|$)", re.I)),
    ("not-displayed", re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)),
)
_CUTS = re.compile(r"overflow(?:-[xy])?\s*:\s*hidden", re.I)
_WARNS = re.compile(
    r"离开(?:本|当前|政府)?(?:网站|站)|(?:即将|将要|正在)离开|非(?:本|政府)网站|外[部站]链接提示"
)


def foreign_links(tree: HtmlElement, url: str) -> tuple[PageLink, ...]:
    """The links of a page to other hosts, each once; with the way in which one is hidden.

    Only what stands in the elements' own attributes is looked at; style sheets are not.
    """
    own, found = site_of(url), dict[tuple[str, LinkPlace], PageLink]()
    room = dict.fromkeys((LinkPlace.HIDDEN, LinkPlace.ASIDE), MOST)
    for element in tree.iter("a"):
        href = (element.get("href") or "").strip()
        target = _absolute(href) if href.startswith(_ABSOLUTE) else None
        if target is None or site_of(target) == own:
            continue
        how = _hidden(element)
        place = LinkPlace.HIDDEN if how else LinkPlace.ASIDE
        if room[place] and (target, place) not in found:
            room[place] -= 1
            found[target, place] = PageLink(target, label_of(element), place, how)
    return tuple(found.values())


def home_links(outline: Outline, text: str) -> tuple[PageLink, ...]:
    """Everything that a home page links to, each address once.

    ``text`` is the page's source: whether it warns of leaving the site, surely does not, or may.
    """
    if _WARNS.search(text):
        warns = "warned"
    else:
        warns = "" if re.search(r"<script\b|\bonclick\b", text, re.I) else "plain"
    found: dict[str, PageLink] = {}
    for link in outline.links:
        found.setdefault(link.url, PageLink(link.url, link.text, LinkPlace.HOME, warns))
    return tuple(found.values())


def _absolute(href: str) -> str | None:
    try:
        return canonical(f"http:{href}" if href.startswith("//") else href)
    except BadUrl:
        return None


def _hidden(element: HtmlElement) -> str:
    """How a link is kept from being seen: by itself or by an element around it; "" if it is not."""
    for here in _around(element):
        if here.tag == "marquee" and _is_tiny(here):
            return "no-size"
        style = here.get("style")
        if here.get("hidden") is not None:
            return "not-displayed"
        for how, pattern in _TRICKS if style else ():
            if pattern.search(style) and (how != "no-size" or _no_size(style)):
                return how
    return ""


def _no_size(style: str) -> bool:
    """Whether a style leaves nothing to see: no letters, or a box of no size that cuts them off."""
    is_small = _TRICKS[1][1].search(style)
    is_letters = is_small is not None and is_small[0].lower().startswith("font-size")
    return is_letters or bool(_CUTS.search(style))


def _around(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from islice(element.iterancestors(), _LEVELS)


def _is_tiny(element: HtmlElement) -> bool:
    sizes = [(element.get(name) or "").strip().removesuffix("px") for name in ("height", "width")]
    return any(size.isdigit() and int(size) <= 5 for size in sizes)
