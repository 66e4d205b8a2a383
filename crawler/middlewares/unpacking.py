"""Packed bodies made plain: a body that was cut short is told from a whole one."""

from __future__ import annotations

import zlib

from scrapy import Spider
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest, ResponseDataLossError
from scrapy.http import Request, Response

ACCEPTED = "gzip, deflate"
"""What we ask for: packings whose end can be told."""

_DEFLATE = "deflate"
_OURS = frozenset({"gzip", "x-gzip", _DEFLATE})
_GZIP, _RAW = 31, -15  # zlib's names for the two formats
_MAGIC = b"\x1f\x8b"


class CutShortError(Exception):
    """A packed body ends before its own end."""


class TooLargeError(Exception):
    """A packed body holds more than is wanted."""


def unpack(body: bytes, encoding: str, most: int) -> bytes:
    """The plain body of an answer whose Content-Encoding is ``gzip`` or ``deflate``.

    ``encoding`` is in lower case; any other leaves the body as it is, and so does a body that
    only claims to be packed. Raises CutShortError where the body is damaged or ends too early,
    TooLargeError where it holds more than ``most`` bytes.
    """
    if encoding not in _OURS or not body:
        return body
    if encoding != _DEFLATE:
        return _gunzip(body, most) if body.startswith(_MAGIC) else body
    try:
        return _stream(body, zlib.MAX_WBITS, most)[0]
    except zlib.error:
        pass  # some servers leave the envelope out
    try:
        return _stream(body, _RAW, most)[0]
    except zlib.error:
        return body


def _gunzip(body: bytes, most: int) -> bytes:
    """All members of a gzip file; what follows the last is of no account."""
    plain = b""
    while body.startswith(_MAGIC):
        try:
            part, body = _stream(body, _GZIP, most - len(plain))
        except zlib.error as error:
            raise CutShortError(f"damaged gzip: {error}") from None
        plain += part
    return plain


def _stream(packed: bytes, kind: int, most: int) -> tuple[bytes, bytes]:
    """One packed stream made plain, and what follows it."""
    unpacker = zlib.decompressobj(kind)
    plain = unpacker.decompress(packed, most + 1)
    if len(plain) > most:
        raise TooLargeError(f"unpacks to more than {most} bytes")
    if not unpacker.eof:
        raise CutShortError("the packed body ends too early")
    return plain, unpacker.unused_data


class StrictDecompression(HttpCompressionMiddleware):
    """Scrapy's middleware, which takes half a packed page for a whole one, made strict.

    Probes look at the beginning of a body only; theirs is cut on purpose.
    """

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """The answer with its plain body.

        Raises ResponseDataLossError where it was cut short, IgnoreRequest where it is too large.
        """
        encodings = response.headers.getlist("Content-Encoding")
        if "probe" in request.meta or len(encodings) != 1:
            return super().process_response(request, response)
        encoding = encodings[0].decode("latin-1").strip().lower()
        if encoding not in _OURS:
            return super().process_response(request, response)
        try:
            plain = unpack(response.body, encoding, self._max_size)
        except CutShortError as error:
            raise ResponseDataLossError(str(error)) from None
        except TooLargeError as error:
            raise IgnoreRequest(str(error)) from None
        del response.headers["Content-Encoding"]
        return response.replace(body=plain)
