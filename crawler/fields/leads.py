"""The one link of a row that names it, among labels, files, pictures and related pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_OPENINGS = frozenset(
    {"详情", "查看详情", "查看", "查看全文", "全文", "详细", "详细信息", "阅读全文", "点击查看"}
)
_MORE = frozenset({"更多", "查看更多", "了解更多", "更多内容", "更多信息", "more"})
_WRAPPING = " \u3000\xa0[]【】()（）<>〈〉《》＞＜»«›‹·•…+|:：>"
_NESTING = frozenset({"ul", "ol", "dl", "table"})
_LABEL = re.compile(r"[\[【［][^\]】］]{1,12}[\]】］]")  # the column's name before a title
MAX_LINKS = 16
"""Links that one row may hold."""

_MAX_NESTED = 12  # of these, links to related pages in a list inside the row
DATE = re.compile(r"(?<!\d)(?:19|20)\d\d\s*[-/.年]\s*\d\d?\s*[-/.月]")
"""A date with its year, enough to see or count dates by."""


@lru_cache(maxsize=8192)
def is_action(text: str) -> bool:
    """Whether a link's text says what to do rather than what it leads to; a bare number too."""
    word = text.strip(_WRAPPING).lower()
    return word in _ACTIONS or (word.isdigit() and len(word) <= 3) or not word


def _is_more(text: str) -> bool:
    return text.strip(_WRAPPING).lower() in _MORE


def is_opening(text: str) -> bool:
    """Whether a link's text only says that it opens the row that it stands in."""
    return text.strip(_WRAPPING) in _OPENINGS


def lead_of(branch: Branch, outline: Outline) -> Link | None:
    """The primary link of a row; None where the element is no single row."""
    if branch.last - branch.first == 1:
        link = outline.links[branch.first]
        return None if is_action(link.text) and not _opens(link, branch) else link
    if branch.last - branch.first > MAX_LINKS:
        return None
    if branch not in outline.leads:
        outline.leads[branch] = _lead_of_many(branch, outline)
    return outline.leads[branch]


def _opens(link: Link, branch: Branch) -> bool:
    """Whether a row that is named by its text has this link only to open it: 查看, 详情."""
    if branch.element is link.element or not (is_opening(link.text) or not link.text):
        return False
    return address_kind(link.url) is not AddressKind.COLUMN and bool(
        DATE.search(raw_text(branch.element))
    )


def _lead_of_many(branch: Branch, outline: Outline) -> Link | None:
    links = outline.within(branch)
    lead = _major_of(branch, links, outline)
    # 更多 with an address of its own closes a block of a column, and a block is no row
    if lead and any(_is_more(link.text) and link.url != lead.url for link in links):
        return None
    return lead


def _major_of(branch: Branch, links: list[Link], outline: Outline) -> Link | None:
    own = list(_own(branch, outline))
    majors = _majors(own or links)
    if not majors:
        opening = {link.url: link for link in own if _opens(link, branch)}
        return next(iter(opening.values())) if len(opening) == 1 else None
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
    if len(DATE.findall(raw_text(branch.element))) != 1:
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
    if any(DATE.search(raw_text(part)) for part in _lists_in(branch.element)):
        return False
    dated = DATE.search(raw_text(branch.element).replace(lead.text, "", 1))
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
