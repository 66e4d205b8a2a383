"""Repeated structures of a page: siblings that have one primary link each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.fields.addresses import AddressKind, address_kind
from crawler.fields.leads import DATE, MAX_LINKS, lead_of
from crawler.fields.outline import Branch, Link, Outline, raw_text

_ROW_TAGS = frozenset({"li", "tr", "dt", "p"})
_MAX_LONE_LINKS = 4
_CUT = re.compile(r"\.{3}$|…$")
_LONE_TITLE = 8  # characters that the title of a lone row has at least
_ROW_TEXT = 600  # characters of a row that stands alone
_INLINE = frozenset({"b", "font", "em", "strong", "i", "u", "span"})


@dataclass(slots=True, eq=False)
class Draft:
    """One row before its text is read: the element that it fills and its primary link."""

    element: HtmlElement
    lead: Link


@dataclass(slots=True, eq=False)
class Group:
    """Rows of the same make under one element, in page order."""

    container: HtmlElement
    drafts: list[Draft]

    @property
    def make(self) -> tuple[str, str, str]:
        """What lists made by the same template have in common."""
        container = self.container
        return str(container.tag), container.get("class") or "", str(self.drafts[0].element.tag)


def find_groups(outline: Outline, own_urls: Collection[str] = ()) -> list[Group]:
    """All repeated structures of a page, and rows that stand alone.

    ``own_urls`` are those of the page and of the columns above it: they lead no row.
    """
    groups: list[Group] = []
    stack = [outline.root] if outline.root else []
    while stack:
        branch = stack.pop()
        rows = _rows(branch, outline)
        single = None
        if not rows or branch.element.tag in _ROW_TAGS or _is_bare(branch):
            single = _single(branch, outline, own_urls)
        if single:
            groups.append(single)
            continue
        if rows:
            groups.append(Group(branch.element, [draft for _, draft in rows]))
        taken = {kid for kid, _ in rows}
        stack.extend(kid for kid in reversed(branch.kids) if kid not in taken)
    return groups


def _rows(branch: Branch, outline: Outline) -> list[tuple[Branch, Draft]]:
    """The children of a branch that are rows, where enough of them are."""
    if len(branch.kids) < 2:
        return []
    by_tag: dict[str, list[Branch]] = {}
    for kid in branch.kids:
        by_tag.setdefault(str(kid.element.tag), []).append(kid)
    kids = max(by_tag.values(), key=len, default=[])
    few = sum(kid.last - kid.first <= MAX_LINKS for kid in kids)
    if few < 2 or few * 5 < len(kids) * 3:
        return []
    rows = [
        (kid, Draft(kid.element, lead))
        for kid in kids
        if (lead := lead_of(kid, outline)) is not None
    ]
    enough = len(rows) >= 2 and len(rows) * 5 >= len(kids) * 3
    return rows if enough and _are_alike([draft for _, draft in rows]) else []


def _are_alike(drafts: list[Draft]) -> bool:
    """Whether most rows hold their link in the same way: one template made them."""
    ways = Counter(_way(draft) for draft in drafts)
    return max(ways.values()) * 5 >= len(drafts) * 3


def _way(draft: Draft) -> tuple[str, ...]:
    """The tags from a row down to its link, mark-up within text left out."""
    tags = []
    element = draft.lead.element
    while element is not draft.element and element is not None:
        if element.tag not in _INLINE:
            tags.append(str(element.tag))
        element = element.getparent()
    return tuple(tags)


def _single(branch: Branch, outline: Outline, own_urls: Collection[str]) -> Group | None:
    """A lone row: an element with one primary link and, if it has one, its date close by."""
    if branch.last - branch.first > _MAX_LONE_LINKS or branch.element.tag in ("body", "html"):
        return None
    lead = lead_of(branch, outline)
    if lead is None or lead.url in own_urls:
        return None
    is_column = address_kind(lead.url) is AddressKind.COLUMN
    if is_column and len(lead.text) < _LONE_TITLE:
        return None  # an item's address may look like a column's (c1.html): its date tells
    if branch.element.tag not in _ROW_TAGS and _holds_another(branch, lead, outline):
        return None
    for element in (lead.element, *lead.element.iterancestors()):
        text = raw_text(element)
        if len(text) > _ROW_TEXT + len(lead.text):
            break
        inside = len(lead.element) > 1 and element is lead.element
        if DATE.search(text if inside else text.replace(lead.text, "", 1)):
            return _alone(element, lead)
        if element is branch.element:
            break
    is_row = not is_column and (_is_bare(branch) or _is_innermost_row(branch))
    titled = len(lead.text) >= _LONE_TITLE or _CUT.search(lead.text)
    return _alone(branch.element, lead) if is_row and titled else None


def _holds_another(branch: Branch, lead: Link, outline: Outline) -> bool:
    """Whether an element has the row of another item too, as a page with a list beside it."""
    return len(branch.kids) > 1 and any(
        len(link.text) >= _LONE_TITLE
        and link.url != lead.url
        and address_kind(link.url) in (AddressKind.ITEM, AddressKind.UNSURE)
        for link in outline.within(branch)
    )


def _is_bare(branch: Branch) -> bool:
    """Whether an element holds nothing but links and text, or is a link itself."""
    return all(kid.element.tag == "a" for kid in branch.kids)


def _is_innermost_row(branch: Branch) -> bool:
    """Whether an element is a row by its tag, and not only the wrapping of one."""
    tags = []
    here = branch
    while len(here.kids) == 1:
        tags.append(here.element.tag)
        here = here.kids[0]
    rows = [tag for tag in (*tags, here.element.tag) if tag in _ROW_TAGS]
    return branch.element.tag in _ROW_TAGS and len(rows) == 1


def _alone(element: HtmlElement, lead: Link) -> Group:
    above = element.getparent()
    return Group(element if above is None else above, [Draft(element, lead)])
