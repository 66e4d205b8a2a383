"""A page as a person sees it: lines of text in page order, in the blocks that hold them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

ROOT = -1
"""The parent of the outermost block."""


@dataclass(slots=True)
class Block:
    """A block element: its lines are ``lines[first:end]``, its parts ``blocks[own + 1:beyond]``.

    ``parent`` is an index or ROOT, ``mark`` its id and class, ``kinds`` what these speak of
    (bits of ``fields.marks``).
    """

    tag: str
    mark: str
    kinds: int
    parent: int
    first: int
    hidden: bool
    end: int = 0
    beyond: int = 0


@dataclass(slots=True)
class Line:
    """One line of text. ``pieces`` are its text nodes if there are several, ``block`` the index
    of its block.

    ``written`` says that a script wrote in it; ``linked`` counts the characters that are links;
    ``marks`` are kinds and text of the inline elements in it whose names speak of something.
    """

    text: str
    block: int
    pieces: tuple[str, ...]
    written: bool = False
    linked: int = 0
    marks: tuple[tuple[int, str], ...] = ()
    hidden: bool = False


@dataclass(slots=True)
class Link:
    """A link or embedded file as it stands on the page; ``line`` is where it begins. An element
    that is no link, and opens a file by script, has the address ``javascript:``.

    ``title`` is the name that its attributes (download, title, alt) give it; ``saved`` says that
    it has the attribute ``download``, with a name or without.
    """

    href: str
    text: str
    title: str
    onclick: str
    line: int
    block: int
    embedded: bool = False
    saved: bool = False


@dataclass(slots=True)
class Sheet:
    """Everything that one walk over a page collects.

    ``metas`` are (name in lower case, content); ``inputs`` hidden inputs and hidden inline
    elements as (name, value, line); ``comments`` those that may hold labelled facts; ``scripts``
    (inline script, line); ``weights`` give for each line its characters of running text, 0 for
    headings, dates and menus.
    """

    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    inputs: list[tuple[str, str, int]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    scripts: list[tuple[str, int]] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)
    title: str = ""
    base: str = ""

    def text(self, block: int, joint: str = " ") -> str:
        """The text of a block, its lines joined."""
        part = self.blocks[block]
        return joint.join(line.text for line in self.lines[part.first : part.end])

    def after(self, block: int) -> int | None:
        """The next block with the same parent, None for the last."""
        beyond = self.blocks[block].beyond
        if beyond < len(self.blocks) and self.blocks[beyond].parent == self.blocks[block].parent:
            return beyond
        return None

    def kids(self, block: int) -> list[int]:
        """The blocks right inside a block."""
        found, kid = [], block + 1
        while kid < self.blocks[block].beyond:
            found.append(kid)
            kid = self.blocks[kid].beyond
        return found

    def around(self, block: int) -> Iterator[int]:
        """The block itself and the blocks around it, the innermost first."""
        while block != ROOT:
            yield block
            block = self.blocks[block].parent
