"""Numbers of persons in what a page carries and nobody sees on it: names of pictures, hints,
comments, parts that are not displayed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlComment, HtmlElement

from crawler.fields.personal_numbers import find_numbers
from crawler.fields.personal_words import Kind
from crawler.items import Mark

PLACE = "unseen"
"""The place of such a mark."""

_LIKE_ID = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")
_NAMES = ("alt", "title", "data-title", "data-original-title")
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_NAMED = re.compile(r"sfz|id_?card|card_?no|zjhm|identity", re.I)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MOST = 200


def unseen_marks(tree: HtmlElement, text: str) -> tuple[Mark, ...]:
    """A mark for each resident ID number that stands in ``text``, the page's source, out of sight.

    Nearly no page holds such a number: then nothing is walked. Codes of programs are no names:
    outside of the names of pictures a number counts only beside Chinese words.
    """
    if not _LIKE_ID.search(text):
        return ()
    found: dict[str, Mark] = {}
    for piece in _pieces(tree):
        for one in find_numbers(piece):
            if one.kind is Kind.ID_NUMBER and len(found) < _MOST:
                found.setdefault(one.masked, Mark(one.kind, one.masked, PLACE, one.label))
    return tuple(found.values())


def _pieces(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter():
        if isinstance(element, HtmlComment):
            yield from _told(element.text or "")
        elif isinstance(element.tag, str):
            yield from (value for name in _NAMES if (value := element.get(name)))
            value = element.get("value") or ""
            named = f"{element.get('name') or ''} {element.get('id') or ''}"
            yield from [value] if _NAMED.search(named) else _told(value)
            if _NOT_SHOWN.search(element.get("style") or ""):
                yield from _told(element.text_content())


def _told(text: str) -> Iterator[str]:
    """A text of which some is Chinese."""
    if _HAN.search(text):
        yield text
