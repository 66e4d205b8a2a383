"""ZIP packages (docx, xlsx, ofd …) as hostile input: sizes, ratios and markup bounded."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lxml import etree

from crawler.files.pieces import UnreadableError
from crawler.outcomes import FileOutcome

_MAX_MEMBER = 64 * 1024 * 1024
_MAX_TOTAL = 128 * 1024 * 1024
_MAX_MEMBERS = 5000
_MAX_RATIO = 300
_SMALL = 1024 * 1024  # bytes below which a ratio says nothing
_LOCKED = 0x1  # flag of an encrypted member


class Package:
    """A ZIP file. Raises UnreadableError wherever it is broken, encrypted or unpacks too large."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
            self._members = {info.filename: info for info in self._zip.infolist()}
        except (BadZipFile, ValueError, OSError, NotImplementedError, UnicodeError):
            raise UnreadableError(FileOutcome.BROKEN) from None
        self._total = 0
        if len(self._members) > _MAX_MEMBERS:
            raise UnreadableError(FileOutcome.TOO_LARGE)

    def names(self, start: str = "", end: str = "") -> list[str]:
        """The names of members that begin and end so, in the package's order."""
        return [n for n in self._members if n.startswith(start) and n.endswith(end)]

    def read(self, name: str) -> bytes:
        """The bytes of a member; b"" where there is none."""
        info = self._members.get(name)
        if info is None:
            return b""
        if info.flag_bits & _LOCKED:
            raise UnreadableError(FileOutcome.ENCRYPTED)
        self._check(info)
        try:
            with self._zip.open(info) as member:
                data = member.read(_MAX_MEMBER + 1)
        except (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
            raise UnreadableError(FileOutcome.BROKEN) from None
        self._total += len(data)
        if len(data) > _MAX_MEMBER or self._total > _MAX_TOTAL:
            raise UnreadableError(FileOutcome.TOO_LARGE)
        return data

    def _check(self, info: ZipInfo) -> None:
        size, packed = info.file_size, max(info.compress_size, 1)
        if size > _MAX_MEMBER or (size > _SMALL and size / packed > _MAX_RATIO):
            raise UnreadableError(FileOutcome.TOO_LARGE)

    def tree(self, name: str) -> etree._Element | None:
        """A member as markup, None where there is none. Entities and the network stay out."""
        data = self.read(name)
        if not data:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise UnreadableError(FileOutcome.BROKEN) from None


def local(element: etree._Element) -> str:
    """The name of an element without its namespace, "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name without namespace, "" where there is none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def texts(tree: etree._Element | None, name: str = "") -> Iterator[str]:
    """The texts of all elements of a name, or of all."""
    for element in tree.iter() if tree is not None else ():
        if (not name or local(element) == name) and element.text:
            yield element.text
