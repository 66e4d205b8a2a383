"""Which kind of file bytes are, and its reader: the bytes decide, the name only for plain text."""

from __future__ import annotations

from crawler.fields.charset import decode
from crawler.files.old_office import read_old_office
from crawler.files.packages import Package, local, texts
from crawler.files.pdf import read_pdf
from crawler.files.pieces import MAX_BYTES, Contents, Part, UnreadableError
from crawler.files.sheets import read_sheets
from crawler.files.word import read_properties, read_word
from crawler.outcomes import FileOutcome

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PLAIN = frozenset({"txt", "csv"})
_PAGE = (b"<!doctype html", b"<html")
_MOST_INSIDE = 50  # files of an archive that are looked into
_DEEPEST = 2  # archives one within the other
_INSIDE = ("pdf", "docx", "xlsx", "doc", "xls", "wps", "et", "ofd", "csv", "txt", "pptx", "zip")


def read_contents(data: bytes, name: str) -> Contents:
    """Everything that can be read of a file. Never raises but for faults of a reader itself."""
    contents = Contents(name.rpartition(".")[2].lower()[:8])
    try:
        if len(data) > MAX_BYTES:
            raise UnreadableError(FileOutcome.TOO_LARGE)
        _read(data, contents, depth=0)
    except UnreadableError as fault:
        contents.outcome = fault.outcome
    except ImportError:
        contents.outcome = FileOutcome.NO_READER
    if contents.outcome is FileOutcome.OK and not {Part.TEXT, Part.TABLE} & contents.lines.keys():
        contents.outcome = FileOutcome.NO_TEXT
    return contents


def _read(data: bytes, contents: Contents, *, depth: int) -> None:
    if b"%PDF-" in data[:1024]:
        contents.type = "pdf"
        read_pdf(data, contents)
    elif data.startswith(_OLE):
        read_old_office(data, contents)
    elif data.startswith(b"PK\x03\x04"):
        _read_package(data, contents, depth=depth)
    elif data[:200].lstrip().lower().startswith(_PAGE):
        raise UnreadableError(FileOutcome.BROKEN)  # an error page instead of the file
    elif contents.type in _PLAIN:
        for line in decode(data).text.splitlines():
            part = Part.TABLE if contents.type == "csv" else Part.TEXT
            contents.add(part, line.replace(",", " ").replace("\0", " "))
    else:
        raise UnreadableError(FileOutcome.NO_READER)


def _read_package(data: bytes, contents: Contents, *, depth: int) -> None:
    package = Package(data)
    names = set(package.names())
    if "word/document.xml" in names:
        contents.type = "docx"
        read_word(package, contents)
    elif "xl/workbook.xml" in names:
        contents.type = "xlsx"
        read_sheets(package, contents)
    elif "OFD.xml" in names:
        contents.type = "ofd"
        _read_ofd(package, contents)
    elif "ppt/presentation.xml" in names:
        contents.type = "pptx"
        _read_slides(package, contents)
    elif depth == _DEEPEST:
        raise UnreadableError(FileOutcome.NO_READER)
    else:
        contents.type = "zip"
        _read_archive(package, contents, depth=depth + 1)


def _read_ofd(package: Package, contents: Contents) -> None:
    """Open Fixed-layout Documents (GB/T 33190): each text object is a line."""
    pages = [name for name in package.names("", ".xml") if "Page" in name or "Tpl" in name]
    contents.pages = sum(name.endswith("Content.xml") for name in pages)
    for name in (*pages, *(name for name in package.names("", ".xml") if "Annot" in name)):
        tree = package.tree(name)
        for element in tree.iter("{*}TextObject") if tree is not None else ():
            contents.add(Part.TEXT, "".join(texts(element, "TextCode")))
    for text in texts(package.tree("OFD.xml")):
        contents.add(Part.PROPERTY, text)


def _read_slides(package: Package, contents: Contents) -> None:
    for name in package.names("ppt/slides/slide", ".xml"):
        tree = package.tree(name)
        if tree is None:
            continue
        part = Part.HIDDEN_SHEET if tree.get("show") == "0" else Part.TEXT
        for element in tree.iter():
            if local(element) == "p":
                contents.add(part, "".join(texts(element, "t")))
    for name in package.names("ppt/notesSlides/", ".xml"):
        contents.add(Part.COMMENT, " ".join(texts(package.tree(name), "t")))
    read_properties(package, contents)


def _read_archive(package: Package, contents: Contents, *, depth: int) -> None:
    """The files in an archive and in archives there; what is wrong with one costs itself."""
    names = [n for n in package.names() if n.rpartition(".")[2].lower() in _INSIDE]
    if not names:
        raise UnreadableError(FileOutcome.NO_READER)
    for name in names[:_MOST_INSIDE]:
        inner = Contents(name.rpartition(".")[2].lower())
        try:
            _read(package.read(name), inner, depth=depth)
        except UnreadableError as fault:
            inner.outcome = fault.outcome
        for part, text in inner.texts():
            for line in text.splitlines():
                contents.add(part, line)
        if inner.outcome is not FileOutcome.OK:
            contents.outcome = inner.outcome
