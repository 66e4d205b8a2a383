"""The walk over a page's tree that makes its sheet: one pass for all readers of a detail page.

Inline elements are joined into their line, scripts that write simple text are followed, and
what is not shown is marked.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from lxml import etree
from lxml.html import HtmlElement

from crawler.fields.marks import SOURCE, TITLE, kinds
from crawler.fields.markup import BLOCKS, SILENT, parse, squeeze, text_of
from crawler.fields.scripts import written
from crawler.fields.sheet import ROOT, Block, Line, Link, Sheet
from crawler.fields.shown import hide, looks

_EVENTS = ("start", "end", "comment", "pi")
_FLOW = BLOCKS - {"iframe"}
_BREAKS = frozenset({"br", "hr"})
_BARE = frozenset({"img", "link", "wbr", "source", "track", "area"})
_PLAIN = ("", False, "")
_EMBEDS = {"iframe": "src", "embed": "src", "object": "data"}
_TOLD = TITLE | SOURCE
_STATES = re.compile(r"(?:号|日期|时间|机构|机关|单位|分类|名称|来源|效性)\s*[:：<]")
_PROSE = re.compile(r"[，。；！？]")
_SHORT = 16  # characters; a shorter line is no prose
_MAX_METAS = 200
_MAX_OPENED = 100


def read_sheet(tree: HtmlElement) -> Sheet:
    """Walk over a page once. Never raises; linear in the size of the page."""
    walker = _Walker()
    walker.walk(tree)
    walker.flush()
    sheet = walker.sheet
    sheet.weights = [
        size if (size := len(line.text) - line.linked) >= _SHORT and _PROSE.search(line.text) else 0
        for line in sheet.lines
    ]
    if any(block.hidden for block in sheet.blocks):
        hide(sheet)
    return sheet


class _Open:
    """An inline element that is still open and whose text is wanted: a link, or one with a name."""

    __slots__ = ("kinds", "link", "node", "parts", "start")

    def __init__(self, node: HtmlElement, kinds: int, start: int) -> None:
        self.node = node
        self.kinds = kinds
        self.start = start
        self.parts: list[str] = []
        self.link: Link | None = None


class _Walker:
    """The state of the walk: the line being filled, the open blocks and inline elements."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self._lines = self.sheet.lines
        self._blocks = self.sheet.blocks
        self._buffer: list[str] = []
        self._block = ROOT
        self._open: list[_Open] = []
        self._marks: list[tuple[int, str]] = []
        self._linked = 0
        self._written = False
        self._in_script = False
        self._opened = 0

    def walk(self, root: HtmlElement) -> None:
        """Read ``root``, all below it and the text behind it."""
        walk = etree.iterwalk(root, events=_EVENTS)
        buffer, opened = self._buffer, self._open
        for event, node in walk:
            tag = node.tag
            if event == "start":
                if tag in _FLOW:
                    self._begin(tag, node)
                elif tag in _SKIPPED:
                    if tag in _SPECIAL:
                        _SPECIAL[tag](self, node)
                    walk.skip_subtree()
                    continue
                elif tag not in _BARE and self._inline(tag, node):
                    walk.skip_subtree()
                    continue
                text = node.text
            else:
                if tag in _FLOW:
                    self._finish(tag)
                elif opened and opened[-1].node is node:
                    self._leave(opened.pop())
                elif event == "comment":
                    self._comment(node.text)
                text = node.tail
            if text and (buffer or not text.isspace()):
                buffer.append(text)

    def flush(self) -> None:
        """End the line that is being filled."""
        buffer = self._buffer
        for entry in self._open:
            self._interrupt(entry)
        joined = "".join(buffer)
        text = squeeze(joined)
        if text:
            line = Line(
                text,
                self._block,
                tuple(buffer) if len(buffer) > 1 else (),
                self._written or self._in_script,
                self._linked,
                tuple(self._marks),
            )
            if "\n" in joined:
                self._lines += self._split(line, joined)
            else:
                self._lines.append(line)
        buffer.clear()
        self._marks.clear()
        self._linked = 0
        self._written = False

    def _split(self, line: Line, joined: str) -> list[Line]:
        """The lines of preformatted text; any other text is one line."""
        if self._block == ROOT or self.sheet.blocks[self._block].tag != "pre":
            return [line]
        texts = [squeeze(part) for part in joined.split("\n")]
        return [replace(line, text=text, pieces=(text,)) for text in texts if text]

    def _begin(self, tag: str, node: HtmlElement) -> None:
        if self._buffer:
            self.flush()
        if tag in _BREAKS:
            return
        attributes = node.items()
        mark, hidden, file = looks(attributes) if attributes else _PLAIN
        told = kinds(mark) if mark else 0
        block = Block(tag, mark, told, self._block, len(self._lines), hidden)
        self._block = len(self._blocks)
        self._blocks.append(block)
        if file:
            self._opens(node, file)

    def _finish(self, tag: str) -> None:
        if tag in _BREAKS:
            return
        if self._buffer:
            self.flush()
        block = self._blocks[self._block]
        block.end = len(self._lines)
        block.beyond = len(self._blocks)
        self._block = block.parent

    def _inline(self, tag: str, node: HtmlElement) -> bool:
        """Remember an inline element by its name; True where it is not shown at all."""
        attributes = node.items()
        if not attributes:
            return False
        mark, hidden, file = looks(attributes)
        if hidden:
            self.sheet.inputs.append((mark.lower(), text_of(node), len(self._lines)))
        elif tag == "a":
            self._begin_link(node, dict(attributes), file)
        elif file:
            self._opens(node, file)
        elif mark and (told := kinds(mark) & _TOLD):
            self._open.append(_Open(node, told, len(self._buffer)))
        return hidden

    def _opens(self, node: HtmlElement, script: str) -> None:
        """Remember an element that is no link and yet opens a file."""
        self._opened += 1
        if self._opened <= _MAX_OPENED:
            text, title, place = text_of(node), node.get("title") or "", len(self._lines)
            link = Link("javascript:", text, title, script, place, self._block, not text)
            self.sheet.links.append(link)

    def _begin_link(self, node: HtmlElement, attributes: dict[str, str], file: str) -> None:
        get = attributes.get
        title = get("download") or get("title") or get("alt", "")
        place = len(self._lines)
        link = Link(get("href", ""), "", title, file or get("onclick", ""), place, self._block)
        link.saved = "download" in attributes
        self.sheet.links.append(link)
        if len(node):
            entry = _Open(node, 0, len(self._buffer))
            entry.link = link
            self._open.append(entry)
        else:  # nothing in it but text, so that its end need not be waited for
            link.text = squeeze(node.text or "")
            self._linked += len(link.text)

    def _interrupt(self, entry: _Open) -> None:
        """A line ends within an open inline element: keep what it holds so far."""
        part = "".join(self._buffer[entry.start :])
        entry.parts.append(part)
        entry.start = 0
        if not entry.kinds:
            self._linked += len(part.strip())

    def _leave(self, entry: _Open) -> None:
        rest = "".join(self._buffer[entry.start :])
        if entry.kinds:
            if not entry.parts:
                self._marks.append((entry.kinds, squeeze(rest)))
            return
        self._linked += len(rest.strip())
        if entry.link:
            entry.link.text = squeeze(" ".join([*entry.parts, rest]))

    def _comment(self, text: str | None) -> None:
        if text and _STATES.search(text):
            self.sheet.comments.append(text)

    def _head(self, node: HtmlElement) -> None:
        """Metas, title and base; the scripts and styles there concern no reader."""
        sheet = self.sheet
        for child in node.iter("meta", "title", "base"):
            if child.tag == "meta" and len(sheet.metas) < _MAX_METAS:
                name = child.get("name") or child.get("property") or child.get("itemprop") or ""
                sheet.metas.append((name.strip().lower(), child.get("content") or ""))
            elif child.tag == "title":
                sheet.title = sheet.title or squeeze(child.text or "")
            elif child.tag == "base":
                sheet.base = sheet.base or child.get("href") or ""

    def _input(self, node: HtmlElement) -> None:
        value, kind = node.get("value"), (node.get("type") or "text").lower()
        if not value:
            return
        if kind == "hidden":
            name = node.get("id") or node.get("name") or ""
            self.sheet.inputs.append((name.lower(), value, len(self.sheet.lines)))
        elif kind == "text" and ("readonly" in node.attrib or "disabled" in node.attrib):
            self._buffer.append(value)  # a form that only shows

    def _embed(self, node: HtmlElement) -> None:
        self.flush()
        href = node.get(_EMBEDS[node.tag])
        if href:
            title = node.get("title") or ""
            link = Link(href, "", title, "", len(self._lines), self._block, True)
            self.sheet.links.append(link)

    def _script(self, node: HtmlElement) -> None:
        text = node.text
        if not text:
            return
        self.sheet.scripts.append((text, len(self.sheet.lines)))
        output = "" if self._in_script else written(text)
        if not output:
            return
        self._written = self._in_script = True
        if "<" in output:
            body = parse(output).find("body")
            if body is not None:
                self._buffer.append(body.text or "")
                for child in body:
                    self.walk(child)
        else:
            self._buffer.append(unescape(output))
        self._in_script = False


_SPECIAL = {
    **dict.fromkeys(("head", "meta", "title", "base"), _Walker._head),
    "input": _Walker._input,
    "script": _Walker._script,
    **dict.fromkeys(_EMBEDS, _Walker._embed),
}
_SKIPPED = SILENT | _SPECIAL.keys()
