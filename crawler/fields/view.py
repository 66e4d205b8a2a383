"""Everything that one page says as a list or a way to lists, each part read at most once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from lxml.html import HtmlElement

from crawler.fields.addresses import AddressKind, address_kind, item_id
from crawler.fields.breadcrumb import Crumb, read_breadcrumb
from crawler.fields.listing import Block, find_blocks, main_blocks, rows_of
from crawler.fields.markup import squeeze
from crawler.fields.metas import read_metas
from crawler.fields.opened import Datastore
from crawler.fields.outline import Link, Outline
from crawler.fields.page_class import prose
from crawler.fields.pager import Pager, read_pager
from crawler.fields.rows import RawRow
from crawler.fields.site_facts import read_site_facts
from crawler.fields.zones import OUTER

_SENTENCE = 16  # characters from which a text is more than a label
_TEXT = 60  # characters of such texts that make a text
_ORNAMENT = re.compile(
    r"icon|logo|bg|line|dot|arrow|banner|btn|bullet|spacer|search|home|foot|\.gif", re.I
)
_UPLOADED = re.compile(r"(?:19|20)\d\d|upload|attach|file", re.I)
_PICTURES = ("img", "embed", "video", "object")
_PLACE = "位置"  # 当前位置, as a breadcrumb begins
_SITE_NAME = 24  # characters
_BEYOND_DOUBT = 4
_ADDRESS_SIGNS = {AddressKind.ITEM: 2, AddressKind.COLUMN: -2}
_ARTICLE_METAS = ("articletitle", "pubdate", "contentsource")
_ARTICLE_WORDS = (
    "发布时间",
    "发布日期",
    "浏览次数",
    "阅读次数",
    "打印本页",
    "来源：",
    "字体：",
    "信息来源",
)
_CATALOGUE_WORDS = ("索引号", "索 引 号", "索取号", "发文字号", "成文日期", "组配分类")


class View:
    """One page: its source ``text``, ``tree``, canonical ``url`` and the moment of its fetch.

    ``stores`` are the datastores that were opened into the text (see ``opened``).
    """

    def __init__(
        self,
        tree: HtmlElement,
        text: str,
        url: str,
        near: datetime | None,
        stores: Sequence[Datastore] = (),
    ) -> None:
        self.tree = tree
        self.text = text
        self.url = url
        self.near = near
        self.stores = stores

    @cached_property
    def outline(self) -> Outline:
        """Links and the elements that hold them."""
        return Outline(self.tree, self.url)

    @cached_property
    def metas(self) -> dict[str, str]:
        """The page's metas, names in lower case."""
        return read_metas(self.tree)

    @cached_property
    def crumbs(self) -> tuple[Crumb, ...]:
        """The breadcrumb below the home page."""
        return read_breadcrumb(self.outline)

    @cached_property
    def pager(self) -> Pager:
        """The pager as any portal may have it."""
        return read_pager(self.outline)

    @cached_property
    def blocks(self) -> list[Block]:
        """All lists of items."""
        urls = {self.url, *(crumb.url for crumb in self.crumbs if crumb.url)}
        names = {self.metas.get("columnname", ""), *(crumb.name for crumb in self.crumbs)}
        return find_blocks(self.outline, self.near, urls, names)

    @cached_property
    def main(self) -> list[Block]:
        """The blocks of the main list."""
        return main_blocks(self.blocks, self.pager.element)

    @cached_property
    def rows(self) -> list[RawRow]:
        """The rows of the main list, in page order."""
        return sorted(rows_of(self.main, self.near), key=self._place)

    def _place(self, row: RawRow) -> int:
        return 0 if row.element is None else self.outline.branches[row.element].first

    @cached_property
    def prose(self) -> list[str]:
        """The texts that are no link, menu or footer."""
        return prose(self.tree)

    @property
    def is_text(self) -> bool:
        """Whether the page shows a text of its own, or a picture in its place."""
        length = sum(len(text) for text in self.prose if len(text) >= _SENTENCE)
        return length >= _TEXT or self.has_picture

    @property
    def has_picture(self) -> bool:
        """Whether a picture or an embedded document stands in the page's main part."""
        first = next((link.element for link in self.outline.links), None)
        place = next((e for e in self.tree.iter() if _PLACE in (e.text or "")), first)
        is_below = place is None  # above the breadcrumb, or the first link, stands the page's head
        for element in self.tree.iter():
            is_below = is_below or element is place
            if element.tag not in _PICTURES:
                continue
            linked = next(element.iterancestors("a"), None) is not None
            source = element.get("src") or element.get("data") or ""
            is_head = not (is_below or _UPLOADED.search(source))
            ornament = not source or is_head or _ORNAMENT.search(source)
            if not (linked or ornament or self.outline.zones.of(element) & OUTER):
                return True
        return False

    @property
    def row_links(self) -> set[Link]:
        """The links of pagers and of rows in lists of items, but for those to columns."""
        outline = self.outline
        blocks = [*(block for block in self.blocks if not block.is_lone), *self.main]
        taken: set[Link] = set()
        for draft in (draft for block in blocks for draft in block.group.drafts):
            taken.add(draft.lead)
            for link in outline.within(outline.branches[draft.element]):
                if address_kind(link.url) is not AddressKind.COLUMN:
                    taken.add(link)
        pages = set(self.pager.next_urls)
        return taken | {link for link in outline.links if link.url in pages}

    @cached_property
    def article_signs(self) -> int:
        """How much speaks for an article: metas, address, labels, the line under a title.

        From four on it is one beyond doubt, and nothing more is counted.
        """
        signs = sum(2 for name in _ARTICLE_METAS if name in self.metas)
        signs += _ADDRESS_SIGNS.get(address_kind(self.url), 0)
        if signs < _BEYOND_DOUBT and any(word in self.text for word in _CATALOGUE_WORDS):
            signs += 2
        if signs < _BEYOND_DOUBT:
            signs += min(2, sum(word in self.text for word in _ARTICLE_WORDS))
        return signs

    @cached_property
    def list_signs(self) -> int:
        """How much speaks for a list: rows, their dates, a pager."""
        rows = self.rows
        dated = sum(row.date is not None for row in rows)
        signs = (len(rows) >= 3) + 2 * (dated >= 3) + (dated >= 8)
        return signs + 3 * bool(rows and (self.pager.next_urls or self.pager.page_number > 1))

    @property
    def is_list_instead(self) -> bool:
        """Whether an item's address shows a list: rows, and neither word nor text of an article."""
        return self.article_signs < _BEYOND_DOUBT and not self.is_text and self.list_signs >= 3

    @property
    def is_home_instead(self) -> bool:
        """Whether an item's address shows the site's front page: its name alone, and many lists."""
        if self.article_signs >= _BEYOND_DOUBT or item_id(self.url) is None:
            return False
        title = squeeze(self.tree.findtext(".//title") or "").strip("首页 -_")
        if len(title) > _SITE_NAME or self.crumbs:
            return False
        return title == read_site_facts(self.tree, self.text).name and len(self.blocks) >= 3
