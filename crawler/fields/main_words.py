"""Whether the main part of a page says anything of its own, be it only a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.fields.markup import SILENT, squeeze
from crawler.fields.page_class import says_footer
from crawler.fields.view import View
from crawler.fields.zones import OUTER

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "th", "caption", "legend", "title"})
_QUIET = SILENT | _HEADINGS | {"a", "option", "select", "button", "label", "iframe"}
_HAN = re.compile(r"[\u4e00-\u9fff]")
_OF_LISTS = re.compile(
    r"位置|首\s*页|[共第]\s*\d*\s*[条页篇]|[上下末尾前后]\s*[一1]?\s*页|每页|总(?:数|计)|欢迎|今天是|星期|字[体号]|打印|关闭|分享"
    r"|搜索|检索|请选择|请输入|加载|脚本|浏览器|(?:标题|名称|日期|时间|序号|文号|索引号|来源|机构)\s*$"
)
_ROWS = frozenset({"tr", "li", "p", "dd"})
_STATED = re.compile(r"[：:]\s*\w{2}")  # 局长：宋一舟
_NUMBER = re.compile(r"1\d{4}|\d{3,4}-\d{7,8}")  # of a telephone
_FEWEST = 8  # characters of a line that says something
_FEWEST_HAN = 2


def has_words(view: View) -> bool:
    """Whether a line of the main part is no heading, link, menu, pager, date or footer.

    Short ones, as in the cells of a table, count together where there is more than one row.
    The main part lies behind the breadcrumb, or else behind the last entry of the menus before
    it, and ends where the footer begins.
    """
    own = {crumb.name for crumb in view.crumbs}
    in_rows: dict[HtmlElement, str] = {}
    for line, place in _main_lines(view):
        if _NUMBER.fullmatch(line):
            return True
        if line in own or _OF_LISTS.search(line) or len(_HAN.findall(line)) < _FEWEST_HAN:
            continue
        if len(line) >= _FEWEST or _STATED.search(line):
            return True
        row = next((e for e in (place, *place.iterancestors()) if e.tag in _ROWS), None)
        if row is not None:
            in_rows[row] = in_rows.get(row, "") + line
    return len(in_rows) > 1 and sum(map(len, in_rows.values())) >= _FEWEST


def _main_lines(view: View) -> Iterator[tuple[str, HtmlElement]]:
    """The lines of a page behind its first menu and before its footer, and where they stand."""
    is_below = False
    for element in view.tree.iter():
        if not isinstance(element.tag, str):
            continue
        is_below = is_below or element.tag == "a"
        for text, place in ((element.text, element), (element.tail, element.getparent())):
            line = squeeze(text) if text else ""
            if not line or not is_below or place is None:
                continue
            if says_footer(line):
                return
            if not _is_quiet(view, place):
                yield line, place


def _is_quiet(view: View, element: HtmlElement) -> bool:
    around = (element, *element.iterancestors())
    return bool(view.outline.zones.of(element) & OUTER) or any(e.tag in _QUIET for e in around)
