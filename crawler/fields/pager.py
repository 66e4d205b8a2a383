"""How a list goes on: its further pages, and how many pages and items it says it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.fields.addresses import page_number, with_page
from crawler.fields.markup import squeeze, text_of
from crawler.fields.outline import Outline
from crawler.fields.page_series import MAX_PAGES, between, fit
from crawler.fields.pager_scripts import read_script_pager
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
_NUMBER = re.compile(r"[\[(（【]?\s*第?\s*(\d{1,5})\s*页?\s*[\])）】]?")
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
_PAGER_TEXT = 400  # characters; a pager says no more


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
    said = _said(element, outline)
    total, pages = _declared(said)
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
        if links.next or _is_series(links):
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
        if word in words or word.strip("<>«»‹›|") in words:
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


def _is_series(links: _Links) -> bool:
    """Whether numbered links are pages of one list: one address with a running number."""
    if list(links.numbers) == [2]:
        return bool(re.search(r"(?<!\d)1(?!\d)", text_of(links.element)))
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


def _said(element: HtmlElement | None, outline: Outline) -> str:
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
    for node in outline.tree.xpath("//body//text()[contains(.,'共') or contains(.,'总')]"):
        parent = node.getparent()
        if parent is None or parent.tag in ("a", "script", "style", "option", "title"):
            continue
        holder = (
            parent if len(node.strip()) > 2 or parent.getparent() is None else parent.getparent()
        )
        if len(text := text_of(holder)) <= 60:
            texts.append(text)
    return texts[-4:]


def _declared(said: str) -> tuple[int | None, int | None]:
    total, pages, of = _TOTAL.search(said), _PAGES.search(said), _OF.search(said)
    count = int(next(filter(None, total.groups()))) if total else None
    if pages:
        return count, int(next(filter(None, pages.groups()))) or None
    if of and 0 < int(of[1]) <= int(of[2]):
        return count, int(of[2])
    return count, None


def _current(said: str, found: _Links | None, url: str, scripted: int | None) -> int:
    """The number of this page, from the most to the least explicit statement."""
    of = _OF.search(said)
    if of and 0 < int(of[1]) <= int(of[2]):
        return int(of[1])
    if match := _CURRENT.search(said):
        return int(match[1] or match[2]) or 1
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
    line = fit({**known, here: outline.url}) or fit(known)
    if line is not None:
        for number in range(here + 1, min(max([*known, pages or 0]), here + MAX_PAGES) + 1):
            yield line(number)
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
