"""How a list goes on: its further pages, and how many pages and items it says it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from crawler.fields.addresses import page_number, with_page
from crawler.fields.markup import squeeze
from crawler.fields.outline import Outline
from crawler.fields.page_series import MAX_PAGES, between, fit
from crawler.fields.pager_scripts import read_script_pager
from crawler.fields.pager_words import declared, said_by, stated_page
from crawler.fields.urls import origin

_NEXT = frozenset(
    {
        "下一页",
        "下页",
        "后一页",
        "后页",
        "下一頁",
        "next",
        "nextpage",
        "next page",
        "加载更多",
        "点击加载",
        "点击加载更多",
        "加载下一页",
        "显示更多",
        "load more",
        "›",
        "»",
        ">",
        ">>",
    }
)
_LAST = frozenset(
    {"尾页", "末页", "最后一页", "最末页", "last", "lastpage", "last page", ">|", ">>|"}
)
_OTHER = frozenset(
    {
        "首页",
        "第一页",
        "上一页",
        "上页",
        "前一页",
        "前页",
        "prev",
        "previous",
        "first",
        "<",
        "<<",
        "‹",
        "«",
        "|<",
    }
    | {"...", "…", "go", "跳转", "确定", "转到"}
)
_PIECES = 200  # texts of a pager that are looked at
_NUMBER = re.compile(r"[\[(（【]?\s*第?\s*(\d{1,5})\s*页?\s*[\])）】]?")


@dataclass(frozen=True, slots=True)
class Pager:
    """What a page says of the pages of its list. ``element`` is where it says it."""

    next_urls: tuple[str, ...] = ()
    page_number: int = 1
    declared_total: int | None = None
    declared_pages: int | None = None
    element: HtmlElement | None = None


@dataclass(slots=True)
class _Links:
    """The links of one pager."""

    element: HtmlElement
    numbers: dict[int, str]
    next: str | None = None
    last: str | None = None


def read_pager(outline: Outline) -> Pager:
    """The pager of a page: its links, a select box, inline script, or a declared page count.

    ``next_urls`` are the pages after this one, in order; at most 2,000.
    """
    found = _find_links(outline) or _find_select(outline)
    script = read_script_pager(outline)
    element = found.element if found else script.element
    said = said_by(element, outline)
    total, pages = declared(said)
    total, pages = total or script.total, pages or script.pages
    here = _current(said, found, outline.url, script.current)
    urls = list(_series(outline, found, here, pages)) or list(script.next_urls)
    urls = urls or list(_by_own_address(outline.url, here, pages))
    own = origin(outline.url).partition("://")[2]
    unique = dict.fromkeys(
        url for url in urls if url != outline.url and origin(url).partition("://")[2] == own
    )
    return Pager(tuple(unique)[:MAX_PAGES], here, total, pages, element)


def _find_links(outline: Outline) -> _Links | None:
    """The last cluster of links that are all steps in a list."""
    steps = [_step(link.text) for link in outline.links]
    clusters: dict[HtmlElement, _Links] = {}
    for place, step in enumerate(steps):
        if step is None or step in ("other", "last"):
            continue
        element = _cluster(outline, place, steps)
        links = clusters.setdefault(element, _Links(element, {}))
        url = outline.links[place].url
        if isinstance(step, int):
            links.numbers.setdefault(step, url)
        else:
            links.next = links.next or url
    for links in reversed(list(clusters.values())):
        if links.next or _is_series(links, outline):
            branch = outline.branches[links.element]
            for place in range(branch.first, branch.last):
                if steps[place] == "last":
                    links.last = outline.links[place].url
            return links
    return None


def _step(text: str) -> int | str | None:
    """What a link's text says in a pager: a page number, "next", "last", "other", or None."""
    if len(text) > 10:
        return None
    if match := _NUMBER.fullmatch(text):
        number = int(match[1])
        return number if 0 < number < 1900 or number > 2100 else None
    word = text.strip(" \u3000\xa0[]【】()（）").lower()
    for name, words in (("next", _NEXT), ("last", _LAST), ("other", _OTHER)):
        if word in words or word.strip("<>«»‹›|＜＞ \u3000\xa0") in words:
            return name
    return None


def _cluster(outline: Outline, place: int, steps: list[int | str | None]) -> HtmlElement:
    """The outermost element around a pager's link that holds no other links."""
    element = outline.links[place].element
    for above in element.iterancestors():
        branch = outline.branches[above]
        if above.tag == "body" or None in steps[branch.first : branch.last]:
            break
        element = above
    return element


def _is_series(links: _Links, outline: Outline) -> bool:
    """Whether numbered links are pages of one list: one address with a running number."""
    if list(links.numbers) == [2]:
        if stated_page(said_by(links.element, outline)) == 1:
            return True
        texts = islice(links.element.itertext(), _PIECES)
        return any((said := _NUMBER.fullmatch(text.strip())) and said[1] == "1" for text in texts)
    if sorted(links.numbers) == [1, 2] and outline.url in links.numbers.values():
        return True  # two pages, each of which names both
    return fit(links.numbers) is not None


def _find_select(outline: Outline) -> _Links | None:
    """A select box with an option for every page."""
    for select in outline.tree.iter("select"):
        options = list(select.iter("option"))
        texts = [_NUMBER.fullmatch(squeeze(option.text or "")) for option in options]
        if len(options) < 2 or not all(texts):
            continue
        numbers = {}
        for option, text in zip(options, texts, strict=True):
            url = _option_address(outline, select, (option.get("value") or "").strip())
            if text and url:
                numbers[int(text[1])] = url
        if numbers:
            return _Links(select, numbers)
    return None


def _option_address(outline: Outline, select: HtmlElement, value: str) -> str | None:
    script = select.get("onchange") or ""
    if not value.isdigit():
        return outline.to(value) if value else None
    joined = re.search(
        r"""['"]([^'"]*)['"]\s*\+\s*this\.[\w.\[\]]*value(?:\s*\+\s*['"]([^'"]*)['"])?""", script
    )
    if joined:
        return outline.to(f"{joined[1]}{value}{joined[2] or ''}")
    call = re.sub(r"this\.[\w.\[\]]*value|this", value, script)
    made = outline.calls.address(call) if call else None
    return outline.to(made) if made else None


def _current(said: str, found: _Links | None, url: str, scripted: int | None) -> int:
    """The number of this page, from the most to the least explicit statement."""
    if stated := stated_page(said):
        return stated
    if found:
        for number, address in found.numbers.items():
            if address == url:
                return number
        if marked := _marked(found):
            return marked
    return scripted or page_number(url) or 1


def _marked(found: _Links) -> int | None:
    """The number that stands in a pager without a link, or with the class of the current page."""
    for part in found.element.iter("span", "strong", "b", "em", "li", "font", "a", "i"):
        if len(part) or not (part.text or "").strip().isdigit():
            continue
        number = int((part.text or "0").strip())
        name = part.get("class") or ""
        if part.tag == "a" and not re.search(r"cur|active|\bon\b|select|now|this", name, re.I):
            continue
        if 0 < number <= MAX_PAGES and next(part.iterancestors("a"), None) is None:
            return number
    return None


def _series(outline: Outline, found: _Links | None, here: int, pages: int | None) -> Iterator[str]:
    """The pages after this one that links show, with the gaps between them filled in."""
    if found is None:
        return
    known = dict(found.numbers)
    if found.next:
        known.setdefault(here + 1, found.next)
    if found.last and pages:
        known.setdefault(pages, found.last)
    rule = fit({**known, here: outline.url}) or fit(known)
    if rule is not None:
        last = rule.number(found.last) if found.last else None
        end = max([*known, pages or 0, last or 0])
        for number in range(here + 1, min(end, here + MAX_PAGES) + 1):
            yield rule.url(number)
    elif found.next and found.last and not found.numbers:
        yield from between(found.next, found.last)
    else:
        yield from (known[number] for number in sorted(known) if number > here)


def _by_own_address(url: str, here: int, pages: int | None) -> Iterator[str]:
    """The further pages where the page's own address names its number."""
    if pages and page_number(url) == here:
        for number in range(here + 1, min(pages, here + MAX_PAGES) + 1):
            if following := with_page(url, number):
                yield following
