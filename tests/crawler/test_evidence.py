"""Evidence: what is written can be found again, by us and by other tools."""

from __future__ import annotations

import gzip
from datetime import datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from crawler.archive import Archive, ArchiveError
from crawler.evidence import EvidenceWriter, read_payload
from crawler.fields.span import SHANGHAI
from crawler.page import Page

AT = datetime(2026, 3, 2, 9, 30, tzinfo=SHANGHAI)
URL = "http://www.linxi.example/zwgk/t20260302_1.html"


def page(body: bytes = b"<p>one</p>", url: str = URL, at: datetime = AT, **headers: str) -> Page:
    return Page(url, body, at, 200, {"content-type": "text/html", **headers})


def write(folder: Path, *pages: Page, file: str = "run-0001.warc.gz") -> EvidenceWriter:
    writer = EvidenceWriter(folder, file, 0, "test")
    for each in pages:
        writer.write(each)
    writer.flush()
    return writer


def test_a_record_is_found_at_its_offset_with_its_digest(tmp_path: Path) -> None:
    writer = EvidenceWriter(tmp_path, "a.warc.gz", 0, "test")
    first, second = page(), page(b"<p>two</p>", URL + "?2")
    refs = [writer.write(first), writer.write(second)]
    writer.close()
    assert [read_payload(tmp_path, r.file, r.offset) for r in refs] == [first.body, second.body]
    assert [r.sha256 for r in refs] == [first.sha256, second.sha256]
    assert refs[0].offset + refs[0].length == refs[1].offset


def test_other_tools_read_the_file(tmp_path: Path) -> None:
    write(tmp_path, page(**{"content-encoding": "gzip"})).close()
    with open(tmp_path / "run-0001.warc.gz", "rb") as stream:
        records = [(r.rec_type, r.content_stream().read()) for r in ArchiveIterator(stream)]
    assert [kind for kind, _ in records] == ["warcinfo", "response"]
    assert records[1][1] == b"<p>one</p>"


def test_what_the_index_never_heard_of_is_cut_off(tmp_path: Path) -> None:
    writer = write(tmp_path, page())
    committed = writer.length
    writer.write(page(b"lost", URL + "?lost"))
    writer.close()
    again = EvidenceWriter(tmp_path, "run-0001.warc.gz", committed, "test")
    again.write(page(b"kept", URL + "?kept"))
    again.close()
    assert Archive([tmp_path]).urls(URL) == [URL, URL + "?kept"]


def test_a_revisit_gives_the_body_of_the_first_capture(tmp_path: Path) -> None:
    writer = write(tmp_path, page())
    later = AT.replace(day=9)
    reference = writer.write(page(at=later), revisit_of=AT)
    writer.close()
    assert read_payload(tmp_path, reference.file, reference.offset) == b""
    found = Archive([tmp_path]).page(URL)
    assert found is not None
    assert (found.body, found.fetched_at) == (b"<p>one</p>", later)


def test_hosts_are_told_apart_by_port_and_not_by_scheme(tmp_path: Path) -> None:
    addresses = ["http://a.example/", "https://a.example/x", "http://a.example:8080/"]
    write(tmp_path, *(page(url=url) for url in addresses)).close()
    archive = Archive([tmp_path])
    assert archive.homes() == ["http://a.example/", "http://a.example:8080/"]
    assert archive.urls("http://a.example/") == addresses[:2]


def test_a_truncated_archive_gives_what_came_before_and_a_warning(tmp_path: Path) -> None:
    bodies = [bytes([65 + n]) * 20_000 + str(n).encode() * 500 for n in range(4)]
    write(tmp_path, *(page(b, f"{URL}?{n}") for n, b in enumerate(bodies))).close()
    file = tmp_path / "run-0001.warc.gz"
    file.write_bytes(file.read_bytes()[:-30])
    archive = Archive([file])
    assert archive.urls(URL) == [f"{URL}?{n}" for n in range(3)]
    assert len(archive.warnings) == 1
    assert str(file) in archive.warnings[0]


def test_wherever_an_archive_breaks_off_it_is_told(tmp_path: Path) -> None:
    """Unless every page is still there: the last bytes of a member only confirm it."""
    writer = write(tmp_path, page())
    first = writer.length
    writer.write(page(bytes(range(256)) * 3, URL + "?2"))
    writer.close()
    whole = (tmp_path / "run-0001.warc.gz").read_bytes()
    cut = tmp_path / "cut" / "cut.warc.gz"
    cut.parent.mkdir()
    for length in range(first + 1, len(whole)):
        cut.write_bytes(whole[:length])
        archive = Archive([cut])
        assert archive.page(URL) is not None
        if not archive.warnings:
            second = archive.page(URL + "?2")
            assert second and second.body == bytes(range(256)) * 3, length


def test_an_uncompressed_archive_is_read(tmp_path: Path) -> None:
    write(tmp_path, page()).close()
    packed = tmp_path / "run-0001.warc.gz"
    plain = tmp_path / "plain.warc"
    plain.write_bytes(gzip.decompress(packed.read_bytes()))
    found = Archive([plain]).page(URL)
    assert found is not None
    assert found.body == b"<p>one</p>"


@pytest.mark.parametrize("content", [b"", b"no archive at all", b"\x1f\x8b\x08\x00broken"])
def test_what_is_no_archive_is_named_in_one_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.warc.gz"
    file.write_bytes(content)
    with pytest.raises(ArchiveError) as caught:
        Archive([file])
    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="nowhere"):
        Archive([tmp_path / "nowhere"])


def test_a_bad_record_costs_itself_only(tmp_path: Path) -> None:
    good = page(url=URL + "?good")
    lying = page(b"plain", URL + "?br", **{"content-encoding": "br"})
    write(tmp_path, good, lying).close()
    file = tmp_path / "run-0001.warc.gz"
    packed = gzip.decompress(file.read_bytes())
    packed = packed.replace(b"X-Archive-Orig-content-encoding", b"content-encoding")
    (tmp_path / "odd.warc").write_bytes(packed.replace(b"HTTP/1.1 200", b"HTTP/1.1 abc"))
    file.unlink()
    archive = Archive([tmp_path / "odd.warc"])
    assert archive.page(URL + "?good") is None
    assert len(archive.warnings) >= 1


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "yesterday"])
def test_an_incredible_date_is_the_epoch(tmp_path: Path, date: str) -> None:
    write(tmp_path, page()).close()
    file = tmp_path / "run-0001.warc.gz"
    plain = gzip.decompress(file.read_bytes())
    file.unlink()
    (tmp_path / "a.warc").write_bytes(plain.replace(b"2026-03-02T01:30:00Z", date.encode()))
    found = Archive([tmp_path]).page(URL)
    assert found is not None
    assert found.fetched_at.year == 1970
