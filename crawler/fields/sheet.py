"""A page as a person sees it: lines of text in page order, in the blocks that hold them.

One walk over the tree collects all that the readers of a detail page need, so that none of
them has to search the tree again. Inline elements are joined into their line, scripts that
write simple text are followed, and what is not shown is marked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from lxml import etree
from lxml.html import HtmlElement

from crawler.fields.markup import BLOCKS, SILENT, parse, squeeze, text_of
from crawler.fields.scripts import UNKNOWN, written

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_CONDITION = re.compile(r"""\s*(["'])(.*?)\1\s*(!?=)==?\s*(["'])(.*?)\4\s*""")
_CONDITIONS = frozenset({"ms-visible", "ms-if", "v-if", "v-show", "ng-if", "ng-show"})
_BREAKS = frozenset({"br", "hr"})
_NAMES = frozenset({"class", "id"})
_EMBEDS = {"iframe": "src", "embed": "src", "object": "data"}
_STATES = re.compile(r"(?:号|日期|时间|机构|机关|单位|分类|名称|来源|效性)\s*(?:[:：<|]|$)")
_ROOT = -1
_LARGE_PART = 0.4


@dataclass(slots=True)
class Block:
    """A block element: its lines are ``lines[first:end]``, its parts ``kids`` (indices).

    ``mark`` is its id and class in lower case, ``parent`` an index or -1.
    """

    tag: str
    mark: str
    parent: int
    first: int
    hidden: bool
    end: int = 0
    kids: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Line:
    """One line of text. ``pieces`` are its text nodes, ``block`` the index of its block.

    ``linked`` counts the characters that are links; ``written`` says that a script wrote in it;
    ``marks`` are (id and class, text) of the inline elements in it that have a name.
    """

    text: str
    block: int
    pieces: tuple[str, ...]
    written: bool = False
    linked: int = 0
    marks: tuple[tuple[str, str], ...] = ()
    hidden: bool = False


@dataclass(slots=True)
class Link:
    """A link or embedded file as it stands on the page; ``line`` is where it begins."""

    href: str
    text: str
    title: str
    onclick: str
    line: int
    block: int


@dataclass(slots=True)
class Sheet:
    """Everything that one walk over a page collects."""

    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    inputs: list[tuple[str, str, int]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    scripts: list[tuple[str, int]] = field(default_factory=list)
    title: str = ""
    base: str = ""

    def text(self, block: int, joint: str = " ") -> str:
        """The text of a block, its lines joined."""
        part = self.blocks[block]
        return joint.join(line.text for line in self.lines[part.first : part.end])

    def after(self, block: int) -> int | None:
        """The next block with the same parent, None for the last."""
        parent = self.blocks[block].parent
        if parent == _ROOT:
            return None
        kids = self.blocks[parent].kids
        place = bisect_right(kids, block)
        return kids[place] if place < len(kids) else None

    def ancestors(self, block: int) -> list[int]:
        """The block itself and the blocks around it, the innermost first."""
        found = []
        while block != _ROOT:
            found.append(block)
            block = self.blocks[block].parent
        return found


def read_sheet(tree: HtmlElement) -> Sheet:
    """Walk over a page once. Never raises; linear in the size of the page."""
    walker = _Walker()
    walker.walk(tree)
    walker.flush()
    if any(block.hidden for block in walker.sheet.blocks):
        _hide(walker.sheet)
    return walker.sheet


def _hide(sheet: Sheet) -> None:
    """Mark all that lies in hidden blocks.

    A block with a large part of the page in it is only hidden until its script has run.
    """
    sizes = [0, *accumulate(len(line.text) - line.linked for line in sheet.lines)]
    for block in sheet.blocks:
        if block.hidden and sizes[block.end] - sizes[block.first] > sizes[-1] * _LARGE_PART:
            block.hidden = False
        if block.parent != _ROOT and sheet.blocks[block.parent].hidden:
            block.hidden = True
    for line in sheet.lines:
        line.hidden = line.block != _ROOT and sheet.blocks[line.block].hidden


class _Open:
    """An inline element that is still open and whose text is wanted."""

    __slots__ = ("line", "mark", "node", "parts", "start")

    def __init__(self, node: HtmlElement, mark: str, start: int, line: int) -> None:
        self.node = node
        self.mark = mark
        self.start = start
        self.line = line
        self.parts: list[str] = []


class _Walker:
    """The state of the walk: the line being filled, the open blocks and inline elements."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self._buffer: list[str] = []
        self._block = _ROOT
        self._open: list[_Open] = []
        self._marks: list[tuple[str, str]] = []
        self._linked = 0
        self._written = False
        self._in_script = False

    def walk(self, root: HtmlElement) -> None:
        """Read ``root``, all below it and the text behind it."""
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        buffer, opened = self._buffer, self._open
        for event, node in walk:
            tag = node.tag
            if event == "start":
                if tag in BLOCKS:
                    self._begin(tag, node.items())
                elif tag in _SKIPPED or self._inline(tag, node):
                    if tag in _SPECIAL:
                        _SPECIAL[tag](self, node)
                    walk.skip_subtree()
                    continue
                text = node.text
            else:
                if event == "end":
                    if tag in BLOCKS:
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
            part = "".join(buffer[entry.start :])
            entry.parts.append(part)
            entry.start = 0
            if not entry.mark:
                self._linked += len(part.strip())
        sheet = self.sheet
        block = sheet.blocks[self._block] if self._block != _ROOT else None
        joined = "".join(buffer)
        for raw in joined.split("\n") if block and block.tag == "pre" else (joined,):
            text = squeeze(raw)
            if text and text != UNKNOWN:
                pieces, marks = tuple(buffer), tuple(self._marks)
                line = Line(
                    text,
                    self._block,
                    pieces,
                    self._written or self._in_script,
                    self._linked,
                    marks,
                )
                sheet.lines.append(line)
        buffer.clear()
        self._marks.clear()
        self._linked = 0
        self._written = False

    def _begin(self, tag: str, attributes: list[tuple[str, str]]) -> None:
        if self._buffer:
            self.flush()
        if tag in _BREAKS:
            return
        sheet, parent = self.sheet, self._block
        mark, hidden = _looks(attributes) if attributes else ("", False)
        place = len(sheet.blocks)
        if parent != _ROOT:
            sheet.blocks[parent].kids.append(place)
        sheet.blocks.append(Block(tag, mark, parent, len(sheet.lines), hidden))
        self._block = place

    def _finish(self, tag: str) -> None:
        if tag in _BREAKS:
            return
        if self._buffer:
            self.flush()
        block = self.sheet.blocks[self._block]
        block.end = len(self.sheet.lines)
        self._block = block.parent

    def _inline(self, tag: str, node: HtmlElement) -> bool:
        """Remember an inline element by its name; True where it is not shown at all."""
        attributes = node.items()
        if not attributes:
            return False
        mark, hidden = _looks(attributes)
        if hidden:
            self.sheet.inputs.append((mark, text_of(node), len(self.sheet.lines)))
        elif mark or tag == "a":
            mark = "" if tag == "a" else mark
            self._open.append(_Open(node, mark, len(self._buffer), len(self.sheet.lines)))
        return hidden

    def _leave(self, entry: _Open) -> None:
        rest = "".join(self._buffer[entry.start :])
        if entry.mark:
            if not entry.parts:
                self._marks.append((entry.mark, squeeze(rest)))
            return
        self._linked += len(rest.strip())
        get = entry.node.get
        text = squeeze(" ".join([*entry.parts, rest]))
        href, title, onclick = get("href") or "", get("title") or "", get("onclick") or ""
        self.sheet.links.append(Link(href, text, title, onclick, entry.line, self._block))

    def _comment(self, text: str | None) -> None:
        if text and _STATES.search(text):
            self.sheet.comments.append(text)

    def _meta(self, node: HtmlElement) -> None:
        name = node.get("name") or node.get("property") or node.get("itemprop") or ""
        self.sheet.metas.append((name.strip().lower(), node.get("content") or ""))

    def _title(self, node: HtmlElement) -> None:
        self.sheet.title = self.sheet.title or squeeze(node.text or "")

    def _base(self, node: HtmlElement) -> None:
        self.sheet.base = self.sheet.base or node.get("href") or ""

    def _input(self, node: HtmlElement) -> None:
        if (node.get("type") or "").lower() == "hidden" and node.get("value"):
            name = node.get("id") or node.get("name") or ""
            self.sheet.inputs.append((name.lower(), node.get("value"), len(self.sheet.lines)))

    def _embed(self, node: HtmlElement) -> None:
        self.flush()
        href = node.get(_EMBEDS[node.tag])
        if href:
            title = node.get("title") or ""
            self.sheet.links.append(Link(href, "", title, "", len(self.sheet.lines), self._block))

    def _script(self, node: HtmlElement) -> None:
        text = node.text or ""
        if not text:
            return
        self.sheet.scripts.append((text, len(self.sheet.lines)))
        output = "" if self._in_script else written(text)
        if not output:
            return
        self._written = self._in_script = True
        if "<" in output or "&" in output:
            body = parse(output).find("body")
            if body is not None:
                self._buffer.append(body.text or "")
                for child in body:
                    self.walk(child)
        else:
            self._buffer.append(output)
        self._in_script = False


def _looks(attributes: list[tuple[str, str]]) -> tuple[str, bool]:
    """An element's id and class in lower case, and whether it is hidden in itself."""
    mark, hidden, shown = "", False, None
    for name, value in attributes:
        if name in _NAMES:
            mark = f"{mark} {value.lower()}" if mark else value.lower()
        elif name == "style":
            hidden = hidden or ("n" in value and bool(_HIDDEN.search(value)))
        elif name == "hidden":
            hidden = True
        elif name in _CONDITIONS:
            shown = _holds(value)
    return mark, hidden if shown is None else not shown


def _holds(condition: str) -> bool | None:
    """Whether a template's condition on two literals holds; None for any other condition."""
    match = _CONDITION.fullmatch(condition)
    return (match[2] == match[5]) is (match[3] == "=") if match else None


_SPECIAL = {
    "meta": _Walker._meta,
    "title": _Walker._title,
    "base": _Walker._base,
    "input": _Walker._input,
    "script": _Walker._script,
    "iframe": _Walker._embed,
    "embed": _Walker._embed,
    "object": _Walker._embed,
}
_SKIPPED = (SILENT - {"head"}) | _SPECIAL.keys()
