"""A plain reader of pages for the tests: parse, links, text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

import lxml.html
from lxml.html import HtmlElement

from crawler.fields.opened import opened
from crawler.simulator.exchange import Answer, Request
from crawler.simulator.portal import Portal

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
LINKS = "//a/@href | //link/@href | //script/@src | //img/@src | //option/@value"


def decoded(answer: Answer) -> str:
    """The text of a page, by the encoding that it really has."""
    declared = answer.content_type.partition("charset=")[2]
    try:
        return answer.body.decode(declared)
    except UnicodeDecodeError:
        return answer.body.decode("gb18030")


def tree(answer: Answer) -> HtmlElement:
    """The page, rows that it embeds as data among its own."""
    text = decoded(answer)
    return lxml.html.fromstring(_DECLARATION.sub("", opened(text) or text))


def get(portal: Portal, target: str) -> Answer:
    """The answer to a GET of a path with its query."""
    return portal.answer(Request.of(target))


def page(portal: Portal, target: str) -> HtmlElement:
    answer = get(portal, target)
    assert answer.status == 200, target
    return tree(answer)


def links(portal: Portal, target: str, answer: Answer) -> set[str]:
    """The paths of the portal that a page, or a list of records, links to."""
    base = urljoin(portal.origin, target)
    if answer.content_type.startswith("application/json"):
        found = set(_addresses(json.loads(answer.body)))
    else:
        parsed = tree(answer)
        base = next(iter(parsed.xpath("//base/@href")), base)
        found = {href for href in parsed.xpath(LINKS) if href}
    found = {urldefrag(urljoin(base, href)).url for href in found}
    return {url.removeprefix(portal.origin) for url in found if url.startswith(portal.origin)}


def _addresses(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from [value] if value.startswith(("/", "http")) else []
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _addresses(part)


def walk(portal: Portal) -> dict[str, Answer]:
    """Everything of the portal that can be reached from its home page."""
    seen: dict[str, Answer] = {}
    todo = ["/"]
    while todo:
        target = todo.pop()
        if target in seen:
            continue
        seen[target] = answer = get(portal, target)
        if answer.status == 200 and answer.content_type.startswith("text/html"):
            todo.extend(links(portal, target, answer))
    return seen


def metas(parsed: HtmlElement) -> dict[str, str]:
    return {tag.get("name"): tag.get("content") for tag in parsed.xpath("//meta[@name]")}


def text(parsed: HtmlElement) -> str:
    return " ".join(parsed.text_content().split())
