"""Pagers that inline script draws: page counts, the current page, and the address of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.fields.outline import Outline
from crawler.fields.page_series import MAX_PAGES
from crawler.fields.pager_calls import PagerCall, find_call
from crawler.fields.urls import join

_SETTING = re.compile(r"""[:=]\s*["']?(\d{1,8})(?![\w.])""")
_NAME = re.compile(r"(?<!\w)[A-Za-z_]\w{0,29}$")
_NAME_WIDTH = 40
_PAGES = frozenset({"pagecount", "countpage", "totalpage", "totalpages", "pagetotal", "pages"})
_CURRENT = frozenset(
    {"curpage", "currpage", "currentpage", "nowpage", "pageindex", "pageno", "pagenum", "curr"}
    | {"curindex", "currindex", "currentindex", "current", "currentpageno", "curpageno"}
)
_TOTAL = frozenset(
    {"totalrecord", "totalrecords", "totalcount", "totalnum", "totalrows", "totalitems"}
    | {"totalelements", "recordcount", "recordscount", "recordtotal", "rowcount", "datatotal"}
)
_SIZE = frozenset({"pagesize", "perpage", "limit", "pagerows"})
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
    call = find_call(text)
    return _set(outline, text) if call is None else _called(outline, call)


def _called(outline: Outline, call: PagerCall) -> ScriptPager:
    """Without a rule in the script, a call with an element first names page k ``name_k.ext``."""
    from_one = call.counter > 0 or f"_{call.counter}." in outline.url
    first = 1 if call.is_placed and from_one else 0
    current = call.counter - first + 1
    step = call.counter + (1 if call.ahead is None else call.ahead)
    last = min(call.pages, current + MAX_PAGES)
    numbers = range(current + 1, last + 1)
    urls = [_beside(outline, call.address(k - current - 1 + step)) for k in numbers]
    element = _script_with(outline, lambda code: call.text in code)
    return ScriptPager(tuple(url for url in urls if url), current, call.pages, call.total, element)


def _set(outline: Outline, text: str) -> ScriptPager:
    settings = _settings(text)
    size = _first(settings, _SIZE)
    total = _first(settings, _TOTAL)
    if total is None and size:
        total = settings.get("count", settings.get("total"))
    pages = _first(settings, _PAGES)
    if pages is None and size and total is not None:
        pages = -(-total // size)
    if pages is None:
        return ScriptPager()
    counted = _first(settings, _CURRENT)
    zero = counted == 0
    current = None if counted is None else counted + zero
    urls = _joined(outline, text, current or 1, pages, zero)
    element = _script_with(outline, lambda code: not (_PAGES | _SIZE).isdisjoint(_settings(code)))
    return ScriptPager(urls, current, pages or None, total, element)


def _settings(text: str) -> dict[str, int]:
    """Names in lower case, without underscores, to the first number that each is set to."""
    settings: dict[str, int] = {}
    for match in _SETTING.finditer(text):
        before = text[max(0, match.start() - _NAME_WIDTH) : match.start()].rstrip()
        name = _NAME.search(before[:-1] if before.endswith(("'", '"')) else before)
        if name:
            settings.setdefault(name[0].lower().replace("_", ""), int(match[1]))
    return settings


def _first(settings: dict[str, int], names: frozenset[str]) -> int | None:
    return next((value for name, value in settings.items() if name in names), None)


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
            numbers = range(current + 1, last + 1)
            urls = [_beside(outline, f"{head}{k - minus}{tail}") for k in numbers]
            return tuple(url for url in urls if url)
    return ()


def _beside(outline: Outline, name: str) -> str | None:
    """The address of a further page by its name: beside the page, or where its <base> is.

    A <base> above the page's own folder is that of the site, not of the list.
    """
    folder = outline.base.rpartition("/")[0]
    return join(outline.url if outline.url.startswith(f"{folder}/") else outline.base, name)


def _script_with(outline: Outline, holds: Callable[[str], bool]) -> HtmlElement | None:
    scripts = outline.tree.iter("script")
    return next((script for script in scripts if holds(script.text or "")), None)
