"""WARC files of any make as a source of pages: which hosts, which addresses, which answers."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from crawler.fields.urls import BadUrl, canonical, frontier_key, origin
from crawler.page import Page
from crawler.problems import Trouble

MAX_BYTES = 16 * 1024 * 1024
_CREDIBLE = (1990, 2200)  # years of a WARC-Date
_KINDS = frozenset({"response", "revisit"})
_ENDINGS = (".warc", ".warc.gz")


_GZIP = b"\x1f\x8b"
_DAMAGE = (ArchiveLoadFailed, AttributeError, EOFError, OSError, ValueError, zlib.error)
"""What reading a damaged file raises; AttributeError where a record's head breaks off."""


class ArchiveError(Trouble):
    """No page can be read from the archive: one line for people."""


@dataclass(frozen=True, slots=True)
class _Capture:
    """Where one answer lies. ``digest`` finds the body that a revisit record leaves out."""

    url: str
    path: Path
    offset: int
    date: str
    digest: str
    is_revisit: bool


class Archive:
    """The pages of one or more WARC files; of several captures of an address, the latest.

    ``warnings`` tells, one line each, where a file was damaged; what came before is used.
    Raises ArchiveError where there is no file or not one readable page.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self.warnings: list[str] = []
        self._captures: dict[str, _Capture] = {}
        self._bodies: dict[str, _Capture] = {}
        files = list(_files(paths))
        for path in files:
            self._scan(path)
        if not self._captures:
            names = ", ".join(str(path) for path in paths)
            why = f" ({'; '.join(self.warnings)})" if self.warnings else ""
            raise ArchiveError(
                f"{names}：读不出任何存档页面{why}",
                f"{names}: no archived page can be read from it{why}",
            )

    def _scan(self, path: Path) -> None:
        count = last = 0
        try:
            with open(path, "rb") as stream:
                records = ArchiveIterator(stream)
                for record in records:
                    last = records.get_record_offset()
                    if not self._take(record, path, last):
                        raise EOFError("the last record is cut short")
                    count += 1
                _read_to_end(stream, last)
        except _DAMAGE as error:
            text = " ".join(str(error).split())
            self.warnings.append(
                f"{path}: damaged after {count} records ({text}); the rest is lost"
            )

    def _take(self, record: ArcWarcRecord, path: Path, offset: int) -> bool:
        """Keep where a record lies; gives whether the whole record is there."""
        record.raw_stream.read()
        left = getattr(record.raw_stream, "limit", 0)
        if record.rec_type is None or left:
            return False
        headers = record.rec_headers
        if record.rec_type not in _KINDS or record.http_headers is None:
            return True
        try:
            url = canonical((headers.get_header("WARC-Target-URI") or "").strip("<>"))
        except BadUrl:
            return True
        capture = _Capture(
            url=url,
            path=path,
            offset=offset,
            date=headers.get_header("WARC-Date") or "",
            digest=headers.get_header("WARC-Payload-Digest") or "",
            is_revisit=record.rec_type == "revisit",
        )
        if not capture.is_revisit and capture.digest:
            self._bodies[capture.digest] = capture
        key = frontier_key(url)
        known = self._captures.get(key)
        if known is None or known.date <= capture.date:
            self._captures[key] = capture
        return True

    def homes(self) -> list[str]:
        """The home address of every host in the archive, http and https of a host as one."""
        by_host: dict[str, str] = {}
        for capture in self._captures.values():
            home = origin(capture.url)
            by_host.setdefault(home.partition("://")[2], home)
        return [f"{home}/" for _, home in sorted(by_host.items())]

    def urls(self, home: str) -> list[str]:
        """The archived addresses of a host, in archive order."""
        host = origin(home).partition("://")[2]
        return [c.url for c in self._captures.values() if origin(c.url).partition("://")[2] == host]

    def dates(self, home: str) -> tuple[datetime, datetime]:
        """When the first and the last page of a host were archived (aware, UTC)."""
        host = origin(home).partition("://")[2]
        dates = [
            _moment(c.date)
            for c in self._captures.values()
            if origin(c.url).partition("://")[2] == host
        ]
        return min(dates), max(dates)

    def page(self, url: str) -> Page | None:
        """The archived answer for an address, None where there is none."""
        capture = self._captures.get(frontier_key(url))
        if capture is None:
            return None
        body_at = self._bodies.get(capture.digest, capture) if capture.is_revisit else capture
        try:
            record = _read(body_at)
            status = int(record.http_headers.get_statuscode() or 200)
            headers = {name.lower(): value for name, value in record.http_headers.headers}
            body = record.content_stream().read(MAX_BYTES)
        except Exception as error:
            # Decoders of many makes unpack the payload; a bad record costs itself only.
            self.warnings.append(f"{capture.path}: {capture.url}: {type(error).__name__}")
            return None
        return Page(canonical(url), body, _moment(capture.date), status, headers)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.name.endswith(_ENDINGS))
        elif path.is_file():
            yield path
        else:
            raise ArchiveError(f"{path}：没有这个文件或文件夹", f"{path}: no such file or folder")


def _read_to_end(stream: IO[bytes], start: int) -> None:
    """Read a packed file from a record on: warcio passes over a last member that breaks off.

    Raises EOFError or OSError where it does.
    """
    stream.seek(start)
    packed = stream.read(len(_GZIP)) == _GZIP
    stream.seek(start)
    if packed:
        with gzip.GzipFile(fileobj=stream) as members:
            while members.read(1 << 20):
                pass


def _read(capture: _Capture) -> ArcWarcRecord:
    # The stream must stay open while the caller reads the record; it is closed with it.
    stream = open(capture.path, "rb")  # noqa: SIM115
    stream.seek(capture.offset)
    return next(iter(ArchiveIterator(stream)))


def _moment(date: str) -> datetime:
    """A WARC-Date (ISO 28500: UTC); an unreadable one counts as the epoch."""
    try:
        at = datetime.fromisoformat(date)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)
    if not _CREDIBLE[0] <= at.year <= _CREDIBLE[1]:
        return datetime.fromtimestamp(0, UTC)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
