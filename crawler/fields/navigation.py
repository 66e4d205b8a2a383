"""The columns that a page leads to: menus, nested trees, site maps, 更多 links of blocks."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import islice

from crawler.fields.addresses import AddressKind, address_kind, is_home, site_of
from crawler.fields.breadcrumb import Crumb
from crawler.fields.columns import kind_of, kind_of_name
from crawler.fields.listing import heading_of
from crawler.fields.markup import squeeze, text_of
from crawler.fields.menus import (
    ARROWS,
    LONGEST_NAME,
    MORE,
    NO_OWNER,
    SITEMAP,
    Menus,
    is_utility,
    tidy,
)
from crawler.fields.outline import Link, Outline
from crawler.fields.script_trees import read_script_tree
from crawler.fields.zones import Zone
from crawler.items import Column

MAX_COLUMNS = 3000
"""Columns that are taken from one page."""

_CUT = re.compile(r"(?:\.{3}|…)$")  # a title that was too long, never a name
_INDEX = re.compile(r"(?:index|default|main|home|more|list)\b|$", re.I)
_BLOCK_LEVELS = 4  # a 更多 link stands no further from the heading of its block


def read_columns(
    outline: Outline, crumbs: Sequence[Crumb], taken: Collection[Link]
) -> tuple[Column, ...]:
    """The columns of the same site that a page links to, each address once, in page order.

    ``taken`` are links with another meaning: rows of lists, steps of pagers. A column's path
    comes from the nesting of menus, continued upwards by ``crumbs``, the page's breadcrumb.
    """
    reader = _Reader(outline, crumbs)
    rows = {link.url for link in taken}
    for link in outline.links:
        if link.url not in rows and len(reader.found) < MAX_COLUMNS:
            reader.add(link)
    for node in read_script_tree(outline):
        reader.keep(node.url, node.name, node.path, None)
    return tuple(reader.found.values())


def columns_above(outline: Outline) -> tuple[tuple[str, ...], str | None]:
    """The names of the columns above the page by its own menus, and the address of the nearest."""
    menus = Menus(outline)
    found: list[tuple[tuple[str, ...], str | None]] = [((), None)]
    found += [menus.owner(link.element) for link in outline.links if link.url == outline.url]
    nodes = (node for node in read_script_tree(outline) if node.url == outline.url)
    found += [(node.path[:-1], None) for node in nodes]
    return max(found, key=lambda above: len(above[0]))


def sitemap_of(outline: Outline) -> str | None:
    """The address of the page's site map, None if it links to none."""
    own = site_of(outline.url)
    for link in reversed(outline.links):
        if SITEMAP.fullmatch(link.text.strip(ARROWS)) and site_of(link.url) == own:
            return link.url
    return None


class _Reader:
    def __init__(self, outline: Outline, crumbs: Sequence[Crumb]) -> None:
        self._outline = outline
        self._site = site_of(outline.url)
        self._crumbs = crumbs
        self._names = [crumb.name for crumb in crumbs]
        self._menus = Menus(outline)
        self.found: dict[str, Column] = {}
        for place, crumb in enumerate(crumbs[:-1]):
            if crumb.url and site_of(crumb.url) == self._site:
                parent = crumbs[place - 1].url if place else None
                self.keep(crumb.url, crumb.name, tuple(self._names[: place + 1]), parent)

    def add(self, link: Link) -> None:
        """Take a link as a column if it looks like one."""
        name = tidy(link.text)
        if MORE.fullmatch(link.text):
            name = self._block_name(link)
        if not self._names_column(link, name):
            return
        path, parent = self._menus.owner(link.element)
        below = bool(self._folder) and link.url.startswith(self._folder)
        if below and not path and self._names:
            path, parent = tuple(self._names), self._crumbs[-1].url or self._outline.url
        self.keep(link.url, name, (*self._continued(path), name), parent)

    def keep(self, url: str, name: str, path: tuple[str, ...], parent: str | None) -> None:
        """Keep a column; a longer path to a known one is better than a shorter."""
        if site_of(url) != self._site or url == self._outline.url or is_home(url):
            return
        known = self.found.get(url)
        if known is None or len(path) > len(known.path):
            name = known.name if known is not None else name
            path = (*path[:-1], name)
            self.found[url] = Column(url, name, path, kind_of(name, path[:-1]), parent)

    def _names_column(self, link: Link, name: str) -> bool:
        if site_of(link.url) != self._site or not 2 <= len(name) <= 2 * LONGEST_NAME:
            return False
        if is_utility(name):
            return False
        kind = address_kind(link.url)
        if kind is AddressKind.FILE or self._outline.zones.of(link.element) & Zone.FOOT:
            return False
        if kind is AddressKind.COLUMN:
            return True
        if len(name) > LONGEST_NAME or _CUT.search(name):
            return False
        return kind is AddressKind.UNSURE or kind_of_name(name) is not None or self._in_menu(link)

    def _in_menu(self, link: Link) -> bool:
        """Whether a link stands among at least two others of the same making."""
        element = link.element
        for above in element.iterancestors():
            branch = self._outline.branches[above]
            if len(branch.kids) > 1:
                return len(branch.kids) > 2 or above.tag in ("ul", "ol", "dl", "nav", "tr")
        return False

    def _block_name(self, link: Link) -> str:
        """The name of the block that a 更多 link belongs to."""
        stated = squeeze(link.element.get("title") or "")
        if stated and not MORE.fullmatch(stated):
            return stated
        for here in (link.element, *islice(link.element.iterancestors(), _BLOCK_LEVELS)):
            branch = self._outline.branches[here]
            if here.tag in NO_OWNER:
                break
            if branch.last - branch.first == 1:
                own = tidy(text_of(here).replace(link.text, " "))
                if own:
                    return own if len(own) <= LONGEST_NAME else ""
            if heading := heading_of(here, levels=1):
                return heading
        return ""

    def _continued(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """The path, from the top where the breadcrumb names its first step."""
        if path and path[0] in self._names:
            return (*self._names[: self._names.index(path[0])], *path)
        return path

    @cached_property
    def _folder(self) -> str:
        """Where the columns below this page's are: beside its index page, in ``a/`` for ``a.htm``.

        "" for a page at the top of its host, where all columns are.
        """
        folder, _, name = self._outline.url.partition("?")[0].rpartition("/")
        stem = "" if _INDEX.match(name) else name.rpartition(".")[0] or name
        folder = f"{folder}/{stem}/" if stem else f"{folder}/"
        return "" if is_home(folder) else folder
