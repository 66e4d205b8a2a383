"""What a pager says in words: 共52条, 第1/3页, 当前第2页."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from crawler.fields.markup import text_of
from crawler.fields.outline import Outline

_TOTAL = re.compile(
    r"(?:共|合计|总计|总共)\s*(?:有|计)?\s*[:：]?\s*(\d{1,8})\s*(?:条|篇|件|项|个(?!页)|则|封)|(?:总记录|记录总|信息总|总条)数?\s*[:：]?\s*(\d{1,8})"
)
_PAGES = re.compile(
    r"(?:共|总计|总共|总)\s*(?:有|计)?\s*[:：]?\s*(\d{1,6})\s*页|总?页数\s*[:：]\s*(?:\d{1,6}\s*/\s*)?(\d{1,6})|/\s*共?\s*(\d{1,6})\s*页"
)
_OF = re.compile(r"(?<![\d/.-])(\d{1,5})\s*页?\s*/\s*共?\s*(\d{1,5})(?![\d/.-])")
_CURRENT = re.compile(
    r"(?:当前|现在)(?:页|是|为)?\s*[:：]?\s*第?\s*(\d{1,6})|第\s*(\d{1,6})\s*(?:页|/)"
)
_COUNTING: Callable[[HtmlElement], Any] = etree.XPath(
    "//body//text()[contains(.,'共') or contains(.,'总')]"
)
_DIGIT = re.compile(r"\d")
_PAGER_TEXT = 400  # characters; a pager says no more


def said_by(element: HtmlElement | None, outline: Outline) -> str:
    """The text of the pager and of what stands beside it; without one, what counts items."""
    if element is None:
        return " ".join(_counts(outline))
    if element.tag == "script" and (above := element.getparent()) is not None:
        element = above
    beside = [element, element.getprevious(), element.getnext()]
    texts = [text_of(part) for part in beside if _is_quiet(part, element, outline)]
    return " ".join(text for text in texts if len(text) <= _PAGER_TEXT)


def _is_quiet(part: HtmlElement | None, element: HtmlElement, outline: Outline) -> bool:
    """Whether an element beside a pager is plain text, or the pager itself."""
    if part is None or not isinstance(part.tag, str):
        return False
    return part is element or part not in outline.branches


def _counts(outline: Outline) -> list[str]:
    """Short texts that name a number of items or pages."""
    texts = []
    for node in _COUNTING(outline.tree):
        parent = node.getparent()
        if parent is not None and not isinstance(parent.tag, str):
            parent = parent.getparent()  # the text stands behind a comment
        if parent is None or parent.tag in ("a", "script", "style", "option", "title"):
            continue
        above = parent.getparent()
        whole = len(node.strip()) > 2 or above is None or _DIGIT.search(text_of(parent))
        holder = parent if whole else above
        if len(text := text_of(holder)) <= 60:
            texts.append(text)
    return texts[-4:]


def declared(said: str) -> tuple[int | None, int | None]:
    """How many items and how many pages a text declares, None where it does not."""
    total, pages, of = _TOTAL.search(said), _PAGES.search(said), _OF.search(said)
    count = int(next(filter(None, total.groups()))) if total else None
    if pages:
        return count, int(next(filter(None, pages.groups()))) or None
    if of and 0 < int(of[1]) <= int(of[2]):
        return count, int(of[2])
    return count, None


def stated_page(said: str) -> int | None:
    """The number of this page where a text states it."""
    of = _OF.search(said)
    if of and 0 < int(of[1]) <= int(of[2]):
        return int(of[1])
    match = _CURRENT.search(said)
    return (int(match[1] or match[2]) or 1) if match else None
