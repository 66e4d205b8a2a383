"""The main list of a page, told from menus, side blocks, related links and footers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from crawler.fields.addresses import AddressKind, address_kind
from crawler.fields.columns import kind_of_name
from crawler.fields.groups import Group, find_groups
from crawler.fields.markup import squeeze, text_of
from crawler.fields.outline import Outline, raw_text
from crawler.fields.row_dates import settle_years
from crawler.fields.rows import RawRow, read_rows
from crawler.fields.zones import Zone

_SIDE_HEADING = re.compile(
    r"热点(?:新闻|文章|信息|资讯|推荐|关注|$)|热门|热搜|排行|点击榜|推荐(?:阅读|文章|信息|新闻|$)|猜你|您可能|^相关|链接$"
    r"|便民(?:服务|导航)|上一篇|下一篇|延伸阅读|浏览(?:最多|历史|记录)|导航$|快捷|^最新(?:信息|动态|更新|发布|文章)$"
)
_NEIGHBOUR = re.compile(r"\W*(?:上|下|前|后)(?:一|1)?(?:篇|条|则|页)")
_MORE = re.compile(r"(?:\s*(?:查看更多|更多|more|[>》»+…]{1,3})){1,3}\s*$", re.I)
_PIECES = 40
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w\w")  # a bullet is no heading
_HEADS = (etree.Comment, etree.PI, "thead", "colgroup", "caption", "script", "style")
_SET_IN = frozenset({"li", "tr", "td", "dt"})  # what is beside them is a row too
_FRAMES = 3  # elements around a row by itself that may be its list
_MOST_ALIKE = 20  # blocks that others are compared with
_NUMBERED = re.compile(r"\d(?:\.\w+)?/?$")
_TITLE = 14  # characters that hardly any name of a column has
_SHORT = 20  # characters of the text before a list that may be its heading
_LONG = 40  # of one that is a heading by its tag
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt"})


@dataclass(slots=True, eq=False)
class Block:
    """One list of items: its rows, the element that holds them, and the heading above it."""

    group: Group
    rows: list[RawRow]
    heading: str = ""
    is_side: bool = False  # beside the page's own matter: 热门, 推荐, an <aside>
    may_be_side: bool = False  # only called so by a class
    is_lone: bool = False  # an undated row by itself: a list only if nothing else is

    @property
    def weight(self) -> float:
        """How much speaks for this being what the page is about."""
        rows = self.rows
        dated = sum(row.date is not None for row in rows)
        length = sum(min(len(row.title), 24) for row in rows) / 24
        return (dated + length + len(rows) / 4) * (0.1 if self.may_be_side else 1.0)


def find_blocks(
    outline: Outline,
    near: datetime | None,
    own_urls: Collection[str] = (),
    own_names: Collection[str] = (),
) -> list[Block]:
    """All lists of items on a page; menus and footers are none.

    ``own_urls`` and ``own_names`` are those of the page itself and of the columns above it: a
    group of undated links with one of the addresses is a menu, a list below one of the names
    stands beside nothing.
    """
    read: list[tuple[Group, list[RawRow]]] = []
    for group in find_groups(outline, own_urls):
        zone = outline.zones.of(group.container)
        if zone & (Zone.FOOT | Zone.CHROME):
            continue
        if not _is_plain_menu(group, own_urls) and not _leads_to_neighbours(group):
            read.append((group, read_rows(group, near)))
    blocks: list[Block] = []
    tables = _tables(read)
    for group, rows in read:
        zone = outline.zones.of(group.container)
        table = tables.get(group.container.getparent(), rows) if len(rows) > 1 else rows
        is_list = _lists_items(table, in_menu=bool(zone & Zone.MENU))
        if is_list or _is_item(rows):
            heading = _heading_within(group) or heading_of(_list_around(group.container))
            said = bool(_SIDE_HEADING.search(heading)) and heading not in own_names
            aside = bool(zone & Zone.ASIDE)
            side = bool(zone & Zone.SIDE)
            blocks.append(Block(group, rows, heading, said or aside, side, not is_list))
    return blocks


def _tables(read: Sequence[tuple[Group, list[RawRow]]]) -> dict[HtmlElement | None, list[RawRow]]:
    """The rows of each table with several in a line: two of them alone tell little."""
    found: dict[HtmlElement | None, list[RawRow]] = defaultdict(list)
    for group, rows in read:
        if group.container.tag == "tr" and len(rows) > 1:
            found[group.container.getparent()] += rows
    for group, rows in read:
        if len(rows) == 1 and group.container in found and group.drafts[0].element.tag == "tr":
            found[group.container] += rows
    return dict(found)


def _is_item(rows: Sequence[RawRow]) -> bool:
    """Whether a row that stands alone without a date may be the only row of its list."""
    if len(rows) != 1:
        return False
    kind, row = address_kind(rows[0].url), rows[0]
    numbered = len(row.title) >= _TITLE and _NUMBERED.search(row.url)
    return kind is AddressKind.ITEM or (kind is AddressKind.UNSURE and bool(numbered))


def main_blocks(blocks: Sequence[Block], pager: HtmlElement | None) -> list[Block]:
    """The blocks that make up the main list: the pager's, or the weightiest and its like."""
    near_pager = _beside(blocks, pager) if pager is not None else []
    pool = near_pager or [block for block in blocks if not block.is_side]
    if not pool:
        return []
    listed = [block for block in pool if not block.is_lone] or pool
    main = max(listed, key=lambda block: block.weight)
    family = _family(main, pool)
    chosen: list[Block] = []
    seen: set[str] = set()
    for block in pool:
        if block in family:
            urls = {row.url for row in block.rows}
            if not urls <= seen:
                chosen.append(block)
                seen |= urls
    return chosen


def rows_of(blocks: Sequence[Block], near: datetime | None) -> list[RawRow]:
    """The rows of the chosen blocks in page order, with years that the order settles."""
    rows: list[RawRow] = []
    for block in blocks:
        dates = settle_years([row.date for row in block.rows], near)
        for row, date in zip(block.rows, dates, strict=True):
            rows.append(replace(row, date=date))
    return rows


def heading_of(container: HtmlElement, levels: int = 3) -> str:
    """The short text that stands before an element or one just above it; "" if none."""
    element: HtmlElement | None = container
    for _ in range(levels):
        if element is None or element.tag == "body":
            break
        for sibling in element.itersiblings(preceding=True) if element.tag != "tr" else ():
            if sibling.tag not in _HEADS and (text := _short_text(sibling)):
                return text if len(text) <= (_LONG if sibling.tag in _HEADINGS else _SHORT) else ""
        element = element.getparent()
    return ""


def _list_around(container: HtmlElement) -> HtmlElement:
    """The list that an item of it, with a row inside, belongs to."""
    above = container.getparent()
    return above if container.tag in ("li", "tr") and above is not None else container


def _heading_within(group: Group) -> str:
    """The heading that stands before the first row in one element with the rows."""
    first = group.drafts[0].element
    if first.tag in _SET_IN:
        return ""
    for sibling in first.itersiblings(preceding=True):
        text = _short_text(sibling) if isinstance(sibling.tag, str) else ""
        is_heading = sibling.tag in _HEADINGS
        if text and (is_heading or not _DIGIT.search(text)):
            return text if len(text) <= (_LONG if is_heading else _SHORT) else ""
    return ""


def _short_text(element: HtmlElement) -> str:
    """The beginning of an element's text, long enough to see whether it is a heading."""
    beginning = "" if len(element) else element.text or ""
    for text in () if beginning else islice(element.itertext(), _PIECES):
        beginning += text
        if len(beginning) > _SHORT * 20:
            break
    text = _MORE.sub("", squeeze(beginning)).strip()
    return text if _WORD.search(text) else ""


def _beside(blocks: Sequence[Block], pager: HtmlElement) -> list[Block]:
    """The blocks in the innermost element around the pager that holds any."""
    for element in pager.iterancestors():
        inside = [b for b in blocks if not b.is_side and _holds(element, b.group.container)]
        if any(not block.is_lone for block in inside):
            return inside
    return []


def _holds(element: HtmlElement, other: HtmlElement) -> bool:
    return other is element or any(above is element for above in other.iterancestors())


def _family(main: Block, pool: Sequence[Block]) -> list[Block]:
    """The main block, its like, and the like of these."""
    family = [main]
    for _ in range(2):
        near = family[:_MOST_ALIKE]
        family += [
            block
            for block in pool
            if block not in family
            and not block.may_be_side
            and any(_alike(block, each) for each in near)
        ]
    return family


def _alike(block: Block, main: Block) -> bool:
    """Whether two blocks are parts of one list, or lists of one template."""
    mine, other = block.group.container, main.group.container
    if block.group.make == main.group.make:
        return True
    above = other.getparent()
    if mine is above or (mine.getparent() is above and mine.tag == other.tag):
        return True
    around = islice((mine, *mine.iterancestors()), _FRAMES)
    table = next(other.iterancestors("table"), other) if other.tag in ("tr", "tbody") else other
    return len(block.rows) == 1 and any(
        _looks_like(frame, other) or _looks_like(frame, table) for frame in around
    )


def _looks_like(element: HtmlElement, other: HtmlElement) -> bool:
    """Whether the element around a row by itself is made as the one around a list."""
    name = element.get("class") or ""
    if element.tag != other.tag or name != (other.get("class") or ""):
        return False
    return bool(name) or element.getparent() is other.getparent()


def _leads_to_neighbours(group: Group) -> bool:
    """Whether the links are the articles before and after this one."""
    return len(group.drafts) <= 2 and any(
        _NEIGHBOUR.match(text_of(draft.element)) for draft in group.drafts
    )


def _is_plain_menu(group: Group, own_urls: Collection[str]) -> bool:
    """Whether undated links plainly lead to columns, seen before their rows are read."""
    drafts = group.drafts
    columns = sum(address_kind(draft.lead.url) is AddressKind.COLUMN for draft in drafts)
    names = sum(len(draft.lead.text) <= 10 for draft in drafts)
    own = any(draft.lead.url in own_urls for draft in drafts)
    if not own and (columns * 5 < len(drafts) * 4 or names * 5 < len(drafts) * 3):
        return False
    rests = (raw_text(draft.element).replace(draft.lead.text, "", 1) for draft in drafts[:3])
    return not any(map(_DIGIT.search, rests))


def _lists_items(rows: Sequence[RawRow], in_menu: bool) -> bool:
    """Whether the rows are items rather than columns: dated, or told by addresses and titles."""
    count = len(rows)
    dated = sum(row.date is not None for row in rows)
    if dated * 2 >= count:
        return True
    kinds = [address_kind(row.url) for row in rows]
    items = sum(kind in (AddressKind.ITEM, AddressKind.FILE) for kind in kinds) / count
    columns = sum(kind is AddressKind.COLUMN for kind in kinds) / count
    length = sum(len(row.title) for row in rows) / count
    names = (
        sum(len(row.title) <= 12 and kind_of_name(row.title) is not None for row in rows) / count
    )
    if names * 2 >= 1:
        return False
    score = 2 * items - 2 * columns - 2 * names + max(-1.5, min(2.0, (length - 8) / 4))
    return count >= 2 and score > (2.0 if in_menu else 0.5)
