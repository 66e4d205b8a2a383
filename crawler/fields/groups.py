"""Repeated structures of a page: siblings that have one primary link each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import HtmlElement

from crawler.fields.addresses import AddressKind, address_kind, is_file
from crawler.fields.outline import Branch, Link, Outline, raw_text

_ACTION_WORDS = (
    "更多 查看更多 了解更多 更多内容 更多信息 more 详情 查看详情 查看 查看全文 全文 详细 "
    "详细信息 阅读全文 点击查看 点击下载 下载 附件 附件下载 文件下载 在线预览 预览 打印 关闭 "
    "收藏 分享 返回 返回首页 返回顶部 返回列表 首页 尾页 末页 上一页 下一页 上页 下页 前一页 "
    "后一页 最后一页 第一页 上一篇 下一篇 上一条 下一条 跳转 转到 go next prev previous last "
    "first 解读 政策解读 相关解读 图解 原文 在线办理 在线申报 我要咨询 编辑 删除 登录 注册 "
    "回复"
)
_ACTIONS = frozenset(_ACTION_WORDS.split())
_WRAPPING = " \u3000\xa0[]【】()（）<>〈〉《》＞＜»«›‹·•…+|:：>"
_INLINE = frozenset({"b", "font", "em", "strong", "i", "u", "span"})
_NESTING = frozenset({"ul", "ol", "dl", "table"})
_LABEL = re.compile(r"[\[【［][^\]】］]{1,12}[\]】］]")  # the column's name before a title
_MAX_LINKS = 16  # links that one row may hold
_MAX_NESTED = 12  # of these, links to related pages in a list inside the row
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d\s*[-/.年]\s*\d\d?\s*[-/.月]")  # to count them by
_ROW_TAGS = frozenset({"li", "tr", "dt", "p"})
_MAX_LONE_LINKS = 4
_CUT = re.compile(r"\.{3}$|…$")
_LONE_TITLE = 8  # characters that the title of a lone row has at least
_ROW_TEXT = 600  # characters of a row that stands alone


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


@lru_cache(maxsize=8192)
def is_action(text: str) -> bool:
    """Whether a link's text says what to do rather than what it leads to; a bare number too."""
    word = text.strip(_WRAPPING).lower()
    return word in _ACTIONS or (word.isdigit() and len(word) <= 3) or not word


def find_groups(outline: Outline) -> list[Group]:
    """All repeated structures of a page, and rows that stand alone."""
    groups: list[Group] = []
    stack = [outline.root] if outline.root else []
    while stack:
        branch = stack.pop()
        rows = _rows(branch, outline)
        single = None
        if not rows or branch.element.tag in _ROW_TAGS:
            single = _single(branch, outline)
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
    few = sum(kid.last - kid.first <= _MAX_LINKS for kid in kids)
    if few < 2 or few * 5 < len(kids) * 3:
        return []
    rows = [
        (kid, Draft(kid.element, lead)) for kid in kids if (lead := _lead(kid, outline)) is not None
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


def _single(branch: Branch, outline: Outline) -> Group | None:
    """A lone row: an element with one primary link and, if it has one, its date close by."""
    if branch.last - branch.first > _MAX_LONE_LINKS or branch.element.tag in ("body", "html"):
        return None
    lead = _lead(branch, outline)
    if lead is None or address_kind(lead.url) is AddressKind.COLUMN:
        return None
    for element in (lead.element, *lead.element.iterancestors()):
        text = raw_text(element)
        if len(text) > _ROW_TEXT + len(lead.text):
            break
        inside = len(lead.element) > 1 and element is lead.element
        if _DATE.search(text if inside else text.replace(lead.text, "", 1)):
            return _alone(element, lead)
        if element is branch.element:
            break
    is_row = branch.element is lead.element or _is_innermost_row(branch)
    titled = len(lead.text) >= _LONE_TITLE or _CUT.search(lead.text)
    return _alone(branch.element, lead) if is_row and titled else None


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


def _lead(branch: Branch, outline: Outline) -> Link | None:
    """The primary link of a row; None where the element is no single row."""
    if branch.last - branch.first == 1:
        link = outline.links[branch.first]
        return None if is_action(link.text) else link
    if branch.last - branch.first > _MAX_LINKS:
        return None
    if branch not in outline.leads:
        outline.leads[branch] = _lead_of_many(branch, outline)
    return outline.leads[branch]


def _lead_of_many(branch: Branch, outline: Outline) -> Link | None:
    links = outline.within(branch)
    own = list(_own(branch, outline))
    majors = _majors(own or links)
    if not majors:
        return None
    nested = len(own) < len(links) and bool(own)
    if len(majors) == 1 and not nested:
        return majors[0]
    if nested and not _owns_lists(branch, majors[0], len(links) - len(own)):
        return None
    return majors[0] if len(majors) == 1 else _dominant(branch, majors)


def _own(branch: Branch, outline: Outline) -> Iterator[Link]:
    """The links of a row that do not stand in a list inside the row."""
    stack = [(branch, False)]
    while stack:
        here, nested = stack.pop()
        if not here.kids:
            if not nested:
                yield outline.links[here.first]
            continue
        for kid in reversed(here.kids):
            stack.append((kid, nested or kid.element.tag in _NESTING))


def _majors(links: list[Link]) -> list[Link]:
    """One link for each page that the row leads to, the longest text first."""
    named = [link for link in links if not is_action(link.text)]
    pages = [link for link in named if not is_file(link.url)] or named
    best: dict[str, Link] = {}
    for link in pages:
        known = best.get(link.url)
        if known is None or len(link.text) > len(known.text):
            best[link.url] = link
    return sorted(best.values(), key=lambda link: -len(link.text))


def _dominant(branch: Branch, majors: list[Link]) -> Link | None:
    """The one link that names the row among labels, bodies and related pages."""
    first, second = majors[0], majors[1]
    if len(majors) > 4:
        return None
    labels = [
        link
        for link in majors[1:]
        if address_kind(link.url) is AddressKind.COLUMN or _LABEL.fullmatch(link.text)
    ]
    if len(labels) == len(majors) - 1 <= 2 and address_kind(first.url) is not AddressKind.COLUMN:
        return first
    if len(_DATE.findall(raw_text(branch.element))) != 1:
        return None
    depths = {link: _depth(link.element, branch.element) for link in majors}
    top = [link for link in majors if depths[link] == min(depths.values())]
    if len(top) == 1:
        return top[0]
    return first if len(first.text) * 2 >= len(second.text) * 3 else None


def _depth(element: HtmlElement, above: HtmlElement) -> int:
    depth = 0
    while element is not None and element is not above:
        element, depth = element.getparent(), depth + 1
    return depth


def _owns_lists(branch: Branch, lead: Link, nested: int) -> bool:
    """Whether the lists inside a row are its own appendage, rather than the matter itself.

    The row has a date and they have none; or, without dates, it leads to an item.
    """
    if nested > _MAX_NESTED:
        return False
    if any(_DATE.search(raw_text(part)) for part in _lists_in(branch.element)):
        return False
    dated = _DATE.search(raw_text(branch.element).replace(lead.text, "", 1))
    return bool(dated) or address_kind(lead.url) is AddressKind.ITEM


def _lists_in(element: HtmlElement) -> Iterator[HtmlElement]:
    """The outermost lists inside an element."""
    stack = list(element)
    while stack:
        part = stack.pop()
        if part.tag in _NESTING:
            yield part
        else:
            stack.extend(part)
