"""Pagers that inline script draws: page counts, the current page, and the address of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.fields.outline import Outline
from crawler.fields.page_series import MAX_PAGES

_EXT = r"""["'](s?html?|jhtml|jspx?|aspx?|php|do)["']"""
_FOUR = re.compile(
    rf"""\w\(\s*(\d{{1,6}})\s*,\s*(\d{{1,6}})\s*,\s*["']([\w./-]+)["']\s*,\s*{_EXT}\s*[,)]"""
)
_FIVE = re.compile(
    r"""\w\(\s*["'][\w#. -]+["']\s*,\s*(\d{1,6})\s*,\s*(\d{1,6})\s*,\s*["']([\w./-]+)["']\s*,\s*"""
    rf"""{_EXT}\s*(?:,\s*(\d{{1,8}})\s*)?[,)]"""
)
_PAGES = re.compile(
    r"""["']?\b(?:page_?count|count_?page|total_?pages?|page_?total|page_?num_?total|pages)["']?\s*[:=]\s*["']?(\d{1,6})\b""",
    re.I,
)
_CURRENT = re.compile(
    r"""["']?\b(?:cur(?:r|rent)?_?(?:page|index)(?:_?(?:index|no|num))?|page_?(?:index|no|num)|curr|current)["']?\s*[:=]\s*["']?(\d{1,6})\b""",
    re.I,
)
_TOTAL = re.compile(
    r"""["']?\b(?:total_?(?:records?|count|num|rows|items?|elements)|records?_?(?:count|total)|row_?count|data_?total)["']?\s*[:=]\s*["']?(\d{1,8})\b""",
    re.I,
)
_COUNT = re.compile(r"""\bcount\s*:\s*["']?(\d{1,8})\b""")
_SIZE = re.compile(
    r"""["']?\b(?:page_?size|per_?page|limit|page_?rows?)["']?\s*[:=]\s*["']?(\d{1,4})\b""", re.I
)
_JOINED = re.compile(
    r"""["'](?P<head>[^"'<>\n]{0,300}?)["']\s*\+\s*(?P<sum>\(\s*\w+\s*-\s*1\s*\)|[A-Za-z_$][\w$.]*)\s*
    (?:\+\s*["'](?P<tail>[^"'<>\n]*?)["'])?""",
    re.X,
)
_WRITTEN = re.compile(
    r"""href\s*=\s*\\?["']?(?P<head>[\w./?&=-]{0,200}[_=/-])\\?["']\s*\+\s*(?P<name>\w+)\s*\+\s*["'](?P<tail>[\w./?&=-]*)"""
)

_TEMPLATE = re.compile(
    r"""["'`](?P<head>[\w:./?&=%-]{1,200}?)
    (?:\{\{?\s*(?:0|n|p|num|index|page\w*)\s*\}?\}|\[(?:n|num|page\w*)\]|\#page\w*\#|%d|\$\{\s*\w+\s*\})
    (?P<tail>[\w./?&=-]*)["'`]""",
    re.X | re.I,
)


@dataclass(frozen=True, slots=True)
class ScriptPager:
    """What inline script says of a list. ``element`` is the script that says it."""

    next_urls: tuple[str, ...] = ()
    current: int | None = None
    pages: int | None = None
    total: int | None = None
    element: HtmlElement | None = None


def read_script_pager(outline: Outline) -> ScriptPager:
    """The pager that a script of the page draws; empty where none does.

    Known are calls with (pages, current, name, extension), which count from 0 and name page k
    ``name_{k-1}.ext``; calls with an element first, which count from the number that the first
    page has; and settings of a page count, with an address put together nearby.
    """
    text = outline.calls.text
    if match := _FIVE.search(text):
        first = 1 if int(match[2]) or f"_{match[2]}." in outline.url else 0
        return _called(outline, match, first, int(match[5]) if match[5] else None)
    if match := _FOUR.search(text):
        return _called(outline, match, 0, None)
    return _set(outline, text)


def _called(outline: Outline, match: re.Match[str], first: int, total: int | None) -> ScriptPager:
    """``first`` is the number that the script gives the first page."""
    pages, counted = int(match[1]), int(match[2])
    name, extension = match[3], match[4]
    current = counted - first + 1
    last = min(pages, current + MAX_PAGES)
    urls = [outline.to(f"{name}_{k - 1 + first}.{extension}") for k in range(current + 1, last + 1)]
    element = _script_with(outline, match[0])
    return ScriptPager(tuple(url for url in urls if url), current, pages, total, element)


def _set(outline: Outline, text: str) -> ScriptPager:
    pages_at, total_at = _PAGES.search(text), _TOTAL.search(text)
    current_at, size_at = _CURRENT.search(text), _SIZE.search(text)
    total_at = total_at or (_COUNT.search(text) if size_at else None)
    if not pages_at and not (total_at and size_at):
        return ScriptPager()
    total = int(total_at[1]) if total_at else None
    if pages_at:
        pages = int(pages_at[1])
    else:
        assert total is not None and size_at
        pages = -(-total // max(1, int(size_at[1])))
    zero = current_at is not None and int(current_at[1]) == 0
    current = int(current_at[1]) + zero if current_at else None
    found = pages_at or total_at
    assert found
    element = _script_with(outline, found[0])
    urls = _joined(outline, text, current or 1, pages, zero)
    return ScriptPager(urls, current, pages or None, total, element)


def _joined(outline: Outline, text: str, current: int, pages: int, zero: bool) -> tuple[str, ...]:
    """The addresses that a script puts together from text and a page number."""
    for pattern in (_TEMPLATE, _WRITTEN, _JOINED):
        for match in pattern.finditer(text):
            head, tail = match["head"], match["tail"] or ""
            if not re.search(r"[_=/-]$|page$", head) or re.search(r"[\s(){};,]", head + tail):
                continue
            if head.startswith(("#", ".")) and "/" not in head:
                continue
            minus = zero or "-" in (match.groupdict().get("sum") or "")
            last = min(pages, current + MAX_PAGES)
            urls = [outline.to(f"{head}{k - minus}{tail}") for k in range(current + 1, last + 1)]
            return tuple(url for url in urls if url)
    return ()


def _script_with(outline: Outline, code: str) -> HtmlElement | None:
    scripts = outline.tree.iter("script")
    return next((script for script in scripts if code in (script.text or "")), None)
