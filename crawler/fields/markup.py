"""Text of a page to a tree, and text of a tree's parts: what every reader of markup shares."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree
from lxml.html import HtmlComment, HtmlElement, HtmlEntity, HtmlProcessingInstruction

MAX_CHARACTERS = 20_000_000
"""A longer page is read up to here."""

SILENT = frozenset({"script", "style", "noscript", "template", "textarea", "select", "head"})
"""Elements whose text is not shown as text."""

BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
    }
    | {"dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1"}
    | {
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "main",
        "menu",
    }
    | {
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
    }
    | {"thead", "tr", "ucapcontent", "ul"}
)
"""Elements that start and end a line; every other element is inline, its text is joined."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
# One class for all elements: lxml.html's own choice by name runs Python code for every node.
_CLASSES = etree.ElementDefaultClassLookup(
    element=HtmlElement, comment=HtmlComment, pi=HtmlProcessingInstruction, entity=HtmlEntity
)
# Told the encoding, the parser ignores what the page or an XML declaration claims.
_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True)
_PARSER.set_element_class_lookup(_CLASSES)
_HUGE = 50_000  # characters; a shorter page cannot hold the parser for long
_MOST_ATTRIBUTES = 1000
_LONG_TAG = re.compile(r"(<[A-Za-z][^<>]{1000})[^<>]{1000,}")
_END = re.compile(rb"</html[^>]{0,20}>", re.I)
_EMPTY_PAGE = b"<html><head></head><body></body></html>"


def parse(text: str) -> HtmlElement:
    """The tree of a page, always with an element as its root.

    Never raises: an empty or hopeless text gives an empty page. Bounded: the parser stops at
    20 million characters and at 2,048 levels. Links stay as they are on the page.
    """
    text = text[:MAX_CHARACTERS].replace("\x00", "")
    if len(text) > _HUGE:
        text = _LONG_TAG.sub(_without_rest, text)
    source = text.encode("utf-8", "replace")
    end = _END.search(source)
    if end and b"<" in source[end.end() :]:
        source = _END.sub(b"", source)  # the parser drops all that follows
    for candidate in (source, _EMPTY_PAGE):
        try:
            root = lxml.html.document_fromstring(candidate, parser=_PARSER)
        except (etree.ParserError, etree.XMLSyntaxError):
            continue
        if isinstance(root, HtmlElement):
            return root
    raise AssertionError("the empty page did not parse")


def _without_rest(tag: re.Match[str]) -> str:
    """A tag with thousands of attributes without most of them: the parser compares them all."""
    few = len(tag[0].split(None, _MOST_ATTRIBUTES)) <= _MOST_ATTRIBUTES
    return tag[0] if few else tag[1].rpartition(" ")[0]


def squeeze(text: str) -> str:
    """The text on one line: runs of white space are one space, invisible characters are gone."""
    text = " ".join(text.split())
    return text if text.isprintable() else " ".join(_INVISIBLE.sub("", text).split())


def text_of(element: HtmlElement) -> str:
    """The shown text of an element on one line.

    Inline elements are joined without a gap, so that no character of a value split over them
    is lost or torn; block elements are set apart by a space. Scripts and styles say nothing.
    """
    return squeeze("".join(pieces(element)))


def pieces(element: HtmlElement, gap: str = " ") -> Iterator[str]:
    """The shown text in page order, with ``gap`` where a block starts or ends.

    Without recursion: pages may be thousands of levels deep.
    """
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            if node.tag in SILENT:
                walk.skip_subtree()
                continue
            if node.tag in BLOCKS:
                yield gap
            if node.text:
                yield node.text
        else:
            if node.tag in BLOCKS:
                yield gap
            if node.tail and node is not element:
                yield node.tail
