"""Bytes of a page to text: a ladder from what proves itself to what is only declared."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import cchardet
from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    resolve_encoding,
)

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KANA_OR_HANGUL = frozenset({"cp932", "shift_jis", "euc_jp", "iso2022_jp", "cp949", "euc_kr"})
_EAST_ASIAN = _KANA_OR_HANGUL | {"big5hkscs", "big5", "cp950"}
_SAMPLE = 100_000  # bytes or characters that are enough to judge a page by
_MAX_HEADER = 1000  # characters of a header that may name an encoding
_DAMAGED = 0.1  # up to this share of broken characters a text is still in that encoding
_COMMON = 0.7  # GB text has at least this share of its characters in GB 2312


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a page. ``encoding`` is Python's name of the encoding that was used.

    ``evidence`` says why: ``bom``, ``valid`` (strictly valid in it, which does not happen by
    accident), ``damaged`` (valid but for a few bytes), ``declared`` or ``detected``.
    ``declared`` is the encoding that header or page claim, be it true or not, or None.
    """

    text: str
    encoding: str
    evidence: str
    declared: str | None = None


def decode(body: bytes, content_type: str = "") -> Decoded:
    """The text of ``body``; ``content_type`` is the HTTP header, "" where absent.

    Byte order mark, then strict UTF-8, then strict GB 18030 (which holds GBK and GB 2312),
    then the declared encoding, then detection. A declaration is believed only where the bytes
    do not speak for themselves: GBK labelled UTF-8 and the reverse are common. A cut last
    character is no error. Never raises; bytes that fit nothing become U+FFFD.
    """
    declared = _declared(body, content_type)
    for text, encoding, evidence in _ladder(body, declared):
        if text is not None and encoding:
            return Decoded(text, encoding, evidence, declared)
    raise AssertionError("the last rung always has a text")


def _ladder(body: bytes, declared: str | None) -> Iterator[tuple[str | None, str | None, str]]:
    """Text (None where the rung does not hold), encoding and evidence, the best first."""
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            yield body[len(bom) :].decode(encoding, "replace"), encoding, "bom"
    wide = _wide(body)
    yield wide and body.decode(wide, "replace"), wide, "detected"
    text = _strict(body, "utf-8")
    if text is None or not _is_short_gb(text, declared):
        yield text, "utf-8", "valid"
        yield _damaged(body, "utf-8"), "utf-8", "damaged"
    yield _strict(body, declared if declared in _KANA_OR_HANGUL else None), declared, "declared"
    text = _strict(body, "gb18030")
    yield text if text and (declared == "gb18030" or _looks_gb(text)) else None, "gb18030", "valid"
    detected = _detected(body)
    # The bytes of these are nearly all valid GB 18030 too, so they come before it.
    yield _strict(body, declared if declared in _EAST_ASIAN else None), declared, "declared"
    yield _strict(body, detected if detected in _EAST_ASIAN else None), detected, "detected"
    yield text, "gb18030", "valid"
    yield _damaged(body, "gb18030"), "gb18030", "damaged"
    if declared and declared not in ("utf-8", "gb18030"):
        yield body.decode(declared, "replace"), declared, "declared"
    encoding = detected or declared or "utf-8"
    yield body.decode(encoding, "replace"), encoding, "detected"


def _declared(body: bytes, content_type: str) -> str | None:
    """Header before page, but ``ISO-8859-1``, a server's default, after it."""
    header = _of_header(content_type[:_MAX_HEADER])
    if header in (None, "cp1252", "ascii"):
        header = html_body_declared_encoding(body[:4096]) or header
    return header if header and _is_text_codec(header) else None


@lru_cache(maxsize=64)
def _of_header(content_type: str) -> str | None:
    return http_content_type_encoding(content_type or None)


@lru_cache(maxsize=256)
def _is_text_codec(name: str) -> bool:
    try:
        b"\xff<p>".decode(name, "replace")
    except (LookupError, UnicodeError):
        return False
    return True


def _wide(body: bytes) -> str | None:
    """UTF-16 without a mark, seen by the page's first ``<``."""
    if body.startswith(b"<\0"):
        return "utf-16-le"
    return "utf-16-be" if body.startswith(b"\0<") else None


def _strict(body: bytes, encoding: str | None) -> str | None:
    """The text if it is valid, a last character cut in the middle left out."""
    if encoding is None:
        return None
    try:
        return codecs.getincrementaldecoder(encoding)().decode(body, False)
    except UnicodeDecodeError:
        return None


def _damaged(body: bytes, encoding: str) -> str | None:
    """The text with U+FFFD where few characters are broken, else None."""
    sample = body[:_SAMPLE].decode(encoding, "replace")
    foreign = sum(1 for character in sample if character > "\x7f")
    if sample.count("\ufffd") > foreign * _DAMAGED:
        return None
    return body.decode(encoding, "replace")


def _is_short_gb(text: str, declared: str | None) -> bool:
    """A few GBK characters may be valid two-byte UTF-8; then they are no Han characters."""
    return declared == "gb18030" and not text.isascii() and max(text) < "\u0800"


def _looks_gb(text: str) -> bool:
    foreign = [character for character in text[:_SAMPLE] if character > "\x7f"][:5000]
    known = sum(1 for character in foreign if _in_gb2312(character))
    return known >= len(foreign) * _COMMON


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _detected(body: bytes) -> str | None:
    name = cchardet.detect(body[:_SAMPLE])["encoding"]
    encoding = resolve_encoding(name) if name else None
    return encoding if encoding and _is_text_codec(encoding) else None
