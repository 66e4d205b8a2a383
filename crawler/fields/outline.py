"""The skeleton of a page: its links, and the elements that hold them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from crawler.fields.markup import squeeze, text_of
from crawler.fields.script_calls import ScriptCalls
from crawler.fields.urls import BadUrl, canonical, join, origin
from crawler.fields.zones import Zones

MAX_LINKS = 20_000
"""A page with more links is read up to here."""

_XPath = Callable[[HtmlElement], Any]
_CLICKED: _XPath = etree.XPath("boolean(//@onclick)")
_CLICKS: _XPath = etree.XPath("descendant::*[@onclick]")
_LINKS_AND_CLICKS: _XPath = etree.XPath("descendant::a|descendant::area|descendant::*[@onclick]")
_NO_ROWS = frozenset({"a", "area", "input", "button", "select", "img", "form", "body"})
_SCHEME = re.compile(r"\s*(?:javascript|vbscript|mailto|tel|data|about|file)\s*:", re.I)
_IN_SCRIPT = re.compile(
    r"""(?:open|href|location|replace|assign|jump\w*|goto\w*)\s*[=(]\s*['"]([^'"\s{}]+)['"]""", re.I
)


@dataclass(slots=True, eq=False)
class Link:
    """One link: where it leads, absolute and canonical, and the text that it shows."""

    element: HtmlElement
    url: str
    text: str


@dataclass(slots=True, eq=False)
class Branch:
    """An element that holds the links ``first`` up to ``last`` of the page, and no others.

    ``kids`` are the parts below it that hold links, in page order.
    """

    element: HtmlElement
    first: int
    last: int = 0
    kids: list[Branch] = field(default_factory=list)


class Outline:
    """The links of a page in page order, and the tree of the elements that hold them.

    ``leads`` keeps what was found to be the primary link of a branch.
    """

    def __init__(self, tree: HtmlElement, url: str) -> None:
        self.tree = tree
        self.url = url
        self.base = base_of(tree, url)
        self._origin = origin(self.base)
        self._folder = self.base.partition("?")[0].rpartition("/")[0] + "/"
        self.calls = ScriptCalls(tree)
        self.zones = Zones()
        self.links = list(_links(self))
        self.branches: dict[HtmlElement, Branch] = {}
        self.root = _grow(self.links, self.branches)
        self.leads: dict[Branch, Link | None] = {}

    def to(self, href: str) -> str | None:
        """The canonical address that ``href`` means on this page, None if it is none."""
        return _plain(self._origin, self._folder, href) or join(self.base, href)

    def within(self, branch: Branch) -> list[Link]:
        """The links of a branch."""
        return self.links[branch.first : branch.last]


def _plain(origin: str, folder: str, href: str) -> str | None:
    """What most links mean, without the cost of joining; None for the less plain ones."""
    relative = href.startswith(".")
    while href.startswith("../") and folder.count("/") > 3:
        href, folder = href[3:], folder[: folder.rstrip("/").rfind("/") + 1]
    href = href.removeprefix("./")
    if "/." in href or "\n" in href or href.startswith(".") or (relative and href[:1] == "/"):
        return None
    if href.startswith(("http://", "https://")):
        whole = href
    elif "//" in href:
        return None
    elif href.startswith("/"):
        whole = origin + href
    else:
        whole = folder + href if (not href or href[0].isalnum()) and ":" not in href else ""
    try:
        return canonical(whole) if whole else None
    except BadUrl:
        return None


def base_of(tree: HtmlElement, url: str) -> str:
    """What relative addresses of the page start from: its ``<base href>``, else ``url``."""
    for element in tree.iter("base"):
        if href := element.get("href"):
            return join(url, href) or url
    return url


def label_of(element: HtmlElement) -> str:
    """What a link is called: its text, else its title, else the name of its picture."""
    text = squeeze(element.text or "") if len(element) == 0 else text_of(element)
    if text:
        return text
    for part in element.iter():
        if name := squeeze(part.get("title") or part.get("alt") or ""):
            return name
    return ""


def raw_text(element: HtmlElement) -> str:
    """All text of an element as it stands, scripts too: quick, for a look rather than a value."""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def _links(outline: Outline) -> Iterator[Link]:
    count = 0
    for element in _linking(outline.tree):
        url = _address(element, outline)
        if url:
            yield Link(element, url, label_of(element))
            count += 1
            if count >= MAX_LINKS:
                return


def _linking(tree: HtmlElement) -> Iterable[HtmlElement]:
    """Elements that may lead somewhere, in page order: links, and what reacts to a click."""
    if _CLICKED(tree) and any(element.tag not in _NO_ROWS for element in _CLICKS(tree)):
        return _LINKS_AND_CLICKS(tree)
    return tree.iter("a", "area")


def _address(element: HtmlElement, outline: Outline) -> str | None:
    href = (element.get("href") or "").strip()
    if href and href[0] != "#" and not _SCHEME.match(href):
        return None if "{" in href else outline.to(href)
    for script in (element.get("onclick"), href if len(href) > 1 else None):
        if script and (found := address_in_script(script, outline)):
            return found
    return None


def address_in_script(script: str, outline: Outline) -> str | None:
    """The address that a piece of script opens: written out, or made by a function of the page."""
    match = _IN_SCRIPT.search(script)
    if match and not _SCHEME.match(match[1]) and "/" in match[1] + "/":
        rest = script[match.end() :].lstrip()
        if not rest.startswith("+"):
            return outline.to(match[1])
    made = outline.calls.address(script)
    return outline.to(made) if made else None


def _grow(links: list[Link], branches: dict[HtmlElement, Branch]) -> Branch | None:
    """Build the tree of link-holding elements from the leaves up; gives its root."""
    root = None
    for place, link in enumerate(links):
        branch = branches.get(link.element)
        if branch is None:
            branch = branches[link.element] = Branch(link.element, place)
            root = _hang(branch, branches) or root
    if root is not None:
        _close(root, len(links))
    return root


def _hang(branch: Branch, branches: dict[HtmlElement, Branch]) -> Branch | None:
    """Hang a new branch on its ancestors; gives the root where it had to be made."""
    element = branch.element.getparent()
    while element is not None:
        above = branches.get(element)
        if above is not None:
            above.kids.append(branch)
            return None
        above = branches[element] = Branch(element, branch.first, kids=[branch])
        branch, element = above, element.getparent()
    return branch


def _close(root: Branch, last: int) -> None:
    """Set where every branch ends: where its next sibling, or its parent's, begins."""
    stack = [(root, last)]
    while stack:
        branch, end = stack.pop()
        branch.last = end
        for kid in reversed(branch.kids):
            stack.append((kid, end))
            end = kid.first
