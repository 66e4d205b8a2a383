"""Every fetched page in a WARC (ISO 28500), with the SHA-256 of its payload."""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.page import Page

_REVISIT = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_TRANSFER_HEADERS = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_COMPRESSION = 2  # 20 KB pages: a third of level 9's time for a tenth more bytes


@dataclass(frozen=True, slots=True)
class EvidenceRef:
    """Where a page lies: file name in the evidence folder, byte offset and length."""

    file: str
    offset: int
    length: int
    sha256: str


class EvidenceWriter:
    """Appends records to one WARC file; what lies beyond ``committed`` bytes is cut off first.

    A crash may leave records that the index never heard of; cutting them keeps file and
    index in step.
    """

    def __init__(self, folder: Path, file: str, committed: int, software: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.file = file
        self._out: BinaryIO = open(folder / file, "ab")  # noqa: SIM115 — kept open for the run
        if self._out.tell() != committed:
            self._out.truncate(committed)
            self._out.seek(0, os.SEEK_END)
        self._writer = WARCWriter(BytesIO(), gzip=False, warc_version="WARC/1.1")
        if self.length == 0:
            info = {"software": software, "format": "WARC File Format 1.1"}
            self._append(self._writer.create_warcinfo_record(file, info))

    @property
    def length(self) -> int:
        """Bytes written so far."""
        return self._out.tell()

    def write(self, page: Page, revisit_of: datetime | None = None) -> EvidenceRef:
        """Append one answer; with ``revisit_of``, a revisit record without the body."""
        digest = page.sha256
        http = StatusAndHeaders(_status_line(page.status), _headers(page), protocol="HTTP/1.1")
        warc_headers = {
            "WARC-Date": _warc_date(page.fetched_at),
            "WARC-Payload-Digest": f"sha256:{digest}",
        }
        if _is_cut(page):
            warc_headers["WARC-Truncated"] = "length"
        if revisit_of is None:
            kind, payload = "response", page.body
        else:
            kind, payload = "revisit", b""
            warc_headers["WARC-Profile"] = _REVISIT
            warc_headers["WARC-Refers-To-Target-URI"] = page.url
            warc_headers["WARC-Refers-To-Date"] = _warc_date(revisit_of)
        record = self._writer.create_warc_record(
            page.url,
            kind,
            payload=BytesIO(payload),
            length=len(payload),
            warc_headers_dict=warc_headers,
            http_headers=http,
        )
        offset, length = self._append(record)
        return EvidenceRef(self.file, offset, length, digest)

    def flush(self) -> None:
        """Hand everything to the operating system; call before the index commits."""
        self._out.flush()

    def close(self) -> None:
        """Flush and close the file."""
        self._out.close()

    def _append(self, record: ArcWarcRecord) -> tuple[int, int]:
        buffer = BytesIO()
        self._writer.out = buffer
        self._writer.write_record(record)
        compressor = zlib.compressobj(_COMPRESSION, zlib.DEFLATED, zlib.MAX_WBITS + 16)
        data = compressor.compress(buffer.getvalue()) + compressor.flush()
        offset = self._out.tell()
        self._out.write(data)
        return offset, len(data)


def read_payload(folder: Path, file: str, offset: int) -> bytes:
    """The payload of the record at ``offset``; ValueError where no record starts there."""
    with open(folder / file, "rb") as stream:
        stream.seek(offset)
        for record in ArchiveIterator(stream):
            return bytes(record.content_stream().read())
    raise ValueError(f"{file}: no record at byte {offset}")


def _status_line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status} Unknown"


def _is_cut(page: Page) -> bool:
    """Whether less was read than the server said that it would send (ISO 28500, 5.13)."""
    declared = page.headers.get("content-length", "")
    if "content-encoding" in page.headers or not (declared.isascii() and declared.isdigit()):
        return False
    return int(declared[:15]) > len(page.body)


def _headers(page: Page) -> list[tuple[str, str]]:
    """The answer's headers; those of the transfer are renamed, as the payload is stored plain."""
    kept = [
        (f"X-Archive-Orig-{name}" if name in _TRANSFER_HEADERS else name, value)
        for name, value in page.headers.items()
    ]
    return [*kept, ("content-length", str(len(page.body)))]


def _warc_date(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
