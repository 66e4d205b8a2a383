"""A column's page beside its rows: its name, and what it means that it has no rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import islice

from lxml.html import HtmlElement

from crawler.fields.addresses import site_of
from crawler.fields.columns import kind_of, kind_of_name
from crawler.fields.main_words import has_words
from crawler.fields.markup import squeeze, text_of
from crawler.fields.navigation import columns_above
from crawler.fields.page_class import says_blank
from crawler.fields.pager import Pager
from crawler.fields.view import View
from crawler.fields.zones import OUTER, named_as
from crawler.items import Column, ColumnKind

_TITLE_PARTS = re.compile(r"\s*[_|｜]+\s*|\s*[-—–]+\s*|\s+>\s+")
_LISTS = ("ul", "ol", "dl", "table", "tbody")
_CONTENTS = ("img", "object", "video", "textarea", "input")
_HOLLOW_PARTS, _HOLLOW_TEXT = 24, 60  # a head of a table is no content
_LIST_NAME = re.compile(r"list|con(?:tent)?\b|news|article|data", re.I)
_ASKING = ("text", "textarea", "password", "tel", "email", "number", "date")
_FRAME_CHROME = re.compile(r"share|count|stat|weather|tianqi|map\b|search|head|foot|top|nav", re.I)


class Emptiness(StrEnum):
    """Why a column's page shows no rows."""

    BLANK = "blank"  # there is nothing in the list
    HUB = "hub"  # the page only leads to other columns
    FORM = "form"  # the page is there to be filled in: a letter, an application, a search
    TEXT = "text"  # the page has a few words of its own: office hours, a telephone number
    SCRIPTED = "scripted"  # a script of the page fills the list: cannot tell


def column_name(view: View) -> str:
    """The name of the column that a page shows, "" where it does not say."""
    if name := view.metas.get("columnname"):
        return name
    if view.crumbs:
        return view.crumbs[-1].name
    title = squeeze(view.tree.findtext(".//title") or "")
    site = view.metas.get("sitename", "")
    parts = [part for part in _TITLE_PARTS.split(title) if part and part != site]
    return parts[0] if len(parts) > 1 or (parts and len(parts[0]) <= 20) else ""


def own_column(view: View, asked: str | None) -> Column:
    """The column that a page belongs to, by the page itself; ``asked`` is its known address."""
    crumbs = view.crumbs
    names = [crumb.name for crumb in crumbs]
    name = column_name(view)
    last = crumbs[-1].url if crumbs and name in ("", crumbs[-1].name) else None
    if name and name not in names[-1:]:
        names.append(name)
    above = [crumb.url for crumb in crumbs[:-1] if crumb.url]
    if len(names) == 1:
        path, parent = columns_above(view.outline)
        names, above = [*path, *names], [parent] if parent else above
    kind = kind_of(name, names[:-1])
    return Column(
        url=asked or last or view.url,
        name=name,
        path=tuple(names),
        kind=ColumnKind.OTHER if _is_mixed(view, kind) else kind,
        parent_url=above[-1] if above else None,
    )


def _is_mixed(view: View, kind: ColumnKind) -> bool:
    """Whether a page shows parts of several columns that are for different things."""
    if len(view.main) < 2:
        return False
    kinds = {kind_of_name(block.heading) for block in view.main}
    return bool(kinds - {kind, None, ColumnKind.OTHER})


def is_excerpt(view: View, column: Column, columns: Sequence[Column], pager: Pager) -> bool:
    """Whether every list of a landing page stands below the name of another column.

    A column above this one does not count: its name often heads the pages of those below.
    """
    above = {column.name, *(crumb.name for crumb in view.crumbs)}
    below = {other.name for other in columns if other.url != view.url} - above
    shown = [block for block in view.main if not block.is_lone] or view.main
    whole = pager.next_urls or pager.page_number > 1 or not shown
    return not whole and all(block.heading in below for block in shown)


def emptiness(view: View, columns: Sequence[Column], pager: Pager) -> Emptiness:
    """Why there are no rows, from what the page says and from what stands empty in it."""
    if says_blank(view.prose) or pager.declared_total == 0:
        return Emptiness.BLANK
    scripts = view.outline.calls.text
    hollow = list(_hollow(view))
    if any(name in scripts for element in hollow if (name := element.get("id"))):
        return Emptiness.SCRIPTED
    void = [element for element in hollow if _is_void(element)]
    empty = [element for element in void if element.tag in _LISTS]
    if not empty and _is_form(view):
        return Emptiness.FORM
    if _leads_on(view, columns, empty[-1] if empty else None):
        return Emptiness.HUB
    return Emptiness.TEXT if not void and has_words(view) else Emptiness.BLANK


def _is_void(element: HtmlElement) -> bool:
    """Whether a list shows nothing at all; a frame around a picture or a form is none."""
    return not text_of(element) and next(element.iter(*_CONTENTS), None) is None


def _is_form(view: View) -> bool:
    """Whether a form of the page's main part asks for a text, a password, or several values."""
    asked: Counter[HtmlElement | None] = Counter()
    for field in view.tree.iter("textarea", "input"):
        kind = (field.get("type") or "text").lower() if field.tag == "input" else field.tag
        if kind in _ASKING and not view.outline.zones.of(field) & OUTER:
            form = next(field.iterancestors("form"), None)
            asked[form] += 2 if kind in ("textarea", "password") else 1
    return any(number > 1 for number in asked.values())


def frames(view: View, all_of_them: bool = False) -> list[str]:
    """The addresses of the same site that a page shows in frames, menus and heads on demand."""
    urls: dict[str, None] = {}
    for frame in view.tree.iter("iframe", "frame"):
        source = (frame.get("src") or "").strip()
        url = view.outline.to(source)
        hidden = frame.get("width") == "0" or frame.get("height") == "0"
        chrome = not all_of_them and _FRAME_CHROME.search(f"{named_as(frame)} {source}")
        if url and not hidden and not chrome and site_of(url) == site_of(view.url):
            urls[url] = None
    return list(urls)


def _hollow(view: View) -> Iterator[HtmlElement]:
    """Lists, and divisions named like one, that hold next to nothing in the page's main part."""
    for element in view.tree.iter(*_LISTS, "div", "section"):
        parts = sum(1 for _ in islice(element.iter(), _HOLLOW_PARTS + 1))
        if element in view.outline.branches or parts > _HOLLOW_PARTS:
            continue
        named = element.tag in _LISTS or _LIST_NAME.search(named_as(element))
        outer = view.outline.zones.of(element) & OUTER
        if named and not outer and len(text_of(element)) <= _HOLLOW_TEXT:
            yield element


def _leads_on(view: View, columns: Sequence[Column], empty: HtmlElement | None) -> bool:
    """Whether the page's main part has a menu of columns that the page is not itself in.

    Menus before an ``empty`` list stand beside the page's part, they are none of it.
    """
    known = {column.url for column in columns}
    own = {view.url, *(crumb.url for crumb in view.crumbs if crumb.url)}
    outline = view.outline
    menus: dict[HtmlElement, set[str]] = {}
    for link in outline.links:
        above = link.element.iterancestors()
        menu = next((e for e in above if len(outline.branches[e].kids) > 1), None)
        if menu is not None and not outline.zones.of(link.element) & OUTER:
            menus.setdefault(menu, set()).add(link.url)
    after = set(empty.xpath("following::*")) if empty is not None else None
    return any(
        len(urls & known) >= 2 and not urls & own and (after is None or menu in after)
        for menu, urls in menus.items()
    )
