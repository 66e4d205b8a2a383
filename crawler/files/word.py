"""Word documents of today (docx): text and tables, and what a reader does not see of them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from crawler.files.packages import Package, attribute, local, texts
from crawler.files.pieces import Contents, Part

_BODIES = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_OFF = frozenset({"0", "false", "off"})
_BLACK = frozenset({"000000", "black"})


def read_word(package: Package, contents: Contents) -> None:
    """The text of a docx. Raises UnreadableError."""
    margins = [*package.names("word/header", ".xml"), *package.names("word/footer", ".xml")]
    for name in (*_BODIES, *margins):
        tree = package.tree(name)
        if tree is not None:
            _read_blocks(tree, contents)
    for name in package.names("word/comments", ".xml"):
        contents.add(Part.COMMENT, "".join(texts(package.tree(name), "t")))
    read_properties(package, contents)


def read_properties(package: Package, contents: Contents) -> None:
    """The properties of any Office package: title, author, remarks and those of one's own."""
    for name in package.names("docProps/", ".xml"):
        for text in texts(package.tree(name)):
            contents.add(Part.PROPERTY, text)


def _read_blocks(tree: etree._Element, contents: Contents) -> None:
    for element in tree:
        name = local(element)
        if name == "p":
            _add(contents, Part.TEXT, [list(_runs(element))])
        elif name == "tbl":
            for row in element.iter("{*}tr"):
                _add(
                    contents, Part.TABLE, [list(_runs(cell)) for cell in row.iterchildren("{*}tc")]
                )
        else:
            _read_blocks(element, contents)


def _add(contents: Contents, seen: Part, cells: list[list[tuple[Part | None, str]]]) -> None:
    """One line for what is seen of a row or paragraph, and one for each part that is not."""
    parts = dict.fromkeys([None, *(part for cell in cells for part, _ in cell)])
    for part in parts:
        line = " ".join("".join(text for own, text in cell if own is part) for cell in cells)
        contents.add(part or seen, line)


def _runs(block: etree._Element) -> Iterator[tuple[Part | None, str]]:
    """The texts of a block, each with its part where it is not seen."""
    for run in block.iter("{*}r"):
        part = _unseen(run)
        for element in run:
            name = local(element)
            if name == "t":
                yield part, element.text or ""
            elif name == "delText":
                yield Part.HIDDEN_TEXT, element.text or ""
            elif name in {"tab", "br", "cr"}:
                yield part, " "


def _unseen(run: etree._Element) -> Part | None:
    found: dict[str, etree._Element] = {}
    for properties in run.iterchildren("{*}rPr"):
        found = {local(element): element for element in properties}
    if "vanish" in found and attribute(found["vanish"], "val") not in _OFF:
        return Part.HIDDEN_TEXT
    colour = attribute(found["color"], "val").upper() if "color" in found else ""
    marks = [attribute(found["highlight"], "val")] if "highlight" in found else []
    marks += [attribute(found["shd"], "fill")] if "shd" in found else []
    if any(mark in _BLACK for mark in marks):
        return Part.COVERED_TEXT if colour != "FFFFFF" else None
    is_plain = all(mark.upper() in {"", "AUTO", "FFFFFF", "NONE", "WHITE"} for mark in marks)
    return Part.WHITE_TEXT if colour == "FFFFFF" and is_plain else None
