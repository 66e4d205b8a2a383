"""Files of portals: their text by parts, masked; hostile files cost only themselves."""

from __future__ import annotations

import sys

import pytest

from crawler.files import reading
from crawler.files.kinds import read_contents
from crawler.files.pieces import MAX_BYTES, Part
from crawler.files.reading import read_file
from crawler.outcomes import FileOutcome
from tests.crawler.made_files import box, docx, ofd, package, pdf, words, xlsx

ID = "341702199001010018"
ROWS = [["姓名", "身份证号"], ["张三", ID]]

PARTS: dict[str, tuple[str, bytes, Part]] = {
    "a cell": ("a.xlsx", xlsx(ROWS), Part.TABLE),
    "a hidden sheet": ("a.xlsx", xlsx(ROWS, state="veryHidden"), Part.HIDDEN_SHEET),
    "a hidden column": (
        "a.xlsx",
        xlsx(ROWS, columns='<col min="2" max="2" hidden="1"/>'),
        Part.HIDDEN_COLUMN,
    ),
    "many hidden columns": (
        "a.xlsx",
        xlsx(ROWS, columns='<col min="2" max="16384" hidden="1"/>' * 5000),
        Part.HIDDEN_COLUMN,
    ),
    "no column of any sheet": (
        "a.xlsx",
        xlsx(ROWS, columns=f'<col min="2" max="{"9" * 5000}" hidden="1"/>'),
        Part.TABLE,
    ),
    "a hidden row": ("a.xlsx", xlsx(ROWS, hidden_row=1), Part.HIDDEN_ROW),
    "a comment": ("a.xlsx", xlsx([["甲"]], comment=ID), Part.COMMENT),
    "a property": ("a.xlsx", xlsx([["甲"]], author=ID), Part.PROPERTY),
    "a paragraph": ("a.docx", docx(("", ID)), Part.TEXT),
    "a table of a text": ("a.docx", docx(table=ROWS), Part.TABLE),
    "a hidden run": ("a.docx", docx(("<w:vanish/>", ID)), Part.HIDDEN_TEXT),
    "a white run": ("a.docx", docx(('<w:color w:val="FFFFFF"/>', ID)), Part.WHITE_TEXT),
    "a blackened run": ("a.docx", docx(('<w:highlight w:val="black"/>', ID)), Part.COVERED_TEXT),
    "an OFD": ("a.ofd", ofd(f"号码{ID}"), Part.TEXT),
    "a list": ("a.csv", f"姓名,身份证号\n张三,{ID}".encode("gbk"), Part.TABLE),
    "a text": ("a.txt", ID.encode(), Part.TEXT),
    "an archive": ("a.zip", package({"b/b.docx": docx(("", ID))}), Part.TEXT),
    "an archive in an archive": (
        "a.zip",
        package({"b.zip": package({"c.docx": docx(("", ID))})}),
        Part.TEXT,
    ),
    "a PDF": ("a.pdf", pdf(words(ID)), Part.TEXT),
    "a PDF called Word": ("a.doc", pdf(words(ID)), Part.TEXT),
    "under a box": ("a.pdf", pdf(words("open", 500) + words(ID) + box()), Part.COVERED_TEXT),
    "on a box": ("a.pdf", pdf(box(colour="0.9 0.9 0.5") + words(ID)), Part.TEXT),
    "white on white": ("a.pdf", pdf(words(ID, colour="1 1 1")), Part.WHITE_TEXT),
    "white on dark": ("a.pdf", pdf(box() + words(ID, colour="1 1 1")), Part.TEXT),
}


@pytest.mark.parametrize("about", PARTS)
def test_a_text_is_found_in_its_part_only(about: str) -> None:
    name, data, part = PARTS[about]
    contents = read_contents(data, name)
    assert {where for where, text in contents.texts() if ID in text} == {part}


OUTCOMES: dict[str, tuple[str, bytes, FileOutcome]] = {
    "a scan": ("a.pdf", pdf("0.5 g 0 0 595 842 re f"), FileOutcome.NO_TEXT),
    "a locked PDF": ("a.pdf", pdf(words("x"), encrypt=True), FileOutcome.ENCRYPTED),
    "half a PDF": ("a.pdf", b"%PDF-1.4 small", FileOutcome.BROKEN),
    "half a ZIP": ("a.docx", docx(("", "甲"))[:-30], FileOutcome.BROKEN),
    "broken markup": ("a.docx", package({"word/document.xml": "<w:p>"}), FileOutcome.BROKEN),
    "half an old file": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9, FileOutcome.BROKEN),
    "a page instead": ("a.pdf", b"<!DOCTYPE html><h1>404</h1>", FileOutcome.BROKEN),
    "an unknown kind": ("a.rar", b"Rar!\x1a\x07", FileOutcome.NO_READER),
    "an archive of pictures": ("a.zip", package({"a.jpg": b"x"}), FileOutcome.NO_READER),
    "an archive in the third": (
        "a.zip",
        package({"b.zip": package({"c.zip": package({"d.txt": b"x"})})}),
        FileOutcome.NO_READER,
    ),
    "too many bytes": ("a.txt", b"1" * (MAX_BYTES + 1), FileOutcome.TOO_LARGE),
    "too much text": ("a.txt", b"1234567 \n" * 200_000, FileOutcome.TOO_LARGE),
    "a bomb": ("a.docx", package({"word/document.xml": b" " * 50_000_000}), FileOutcome.TOO_LARGE),
    "nothing": ("a.txt", b"", FileOutcome.NO_TEXT),
}


@pytest.mark.parametrize("about", OUTCOMES)
def test_what_gives_no_text_says_why(about: str) -> None:
    name, data, outcome = OUTCOMES[about]
    assert read_contents(data, name).outcome is outcome


def test_an_entity_is_not_resolved() -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY s SYSTEM "/etc/passwd">]>'
    markup = f'{bomb}<d xmlns:w="w"><w:p><w:r><w:t>&b;&s;</w:t></w:r></w:p></d>'
    contents = read_contents(package({"word/document.xml": markup}), "a.docx")
    assert "root" not in "".join(text for _, text in contents.texts())


def test_a_locked_archive_says_so() -> None:
    data = bytearray(package({"b.txt": b"x"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert read_contents(bytes(data), "a.zip").outcome is FileOutcome.ENCRYPTED


def test_without_a_reader_the_outcome_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    assert read_contents(pdf(words(ID)), "a.pdf").outcome is FileOutcome.NO_READER


def test_the_child_gives_the_text_masked_with_its_marks() -> None:
    read = read_file(xlsx([["甲"], [f"身份证号{ID}"]], comment=ID), "a.xlsx")
    assert (read.type, read.outcome) == ("xlsx", FileOutcome.OK)
    assert ID not in read.text and read.text.count("3417**********0018") == 2
    assert {(mark.kind, mark.place) for mark in read.marks} == {
        ("id_number", "table"),
        ("id_number", "comment"),
    }


@pytest.mark.parametrize(
    ("bound", "code"),
    [
        ("SECONDS", "while True: pass"),
        ("MEMORY", "x = bytearray(4 << 30)"),
        ("", "import os; os.abort()"),
    ],
)
def test_a_child_out_of_bounds_costs_only_itself(
    bound: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_{0}, ({1}, {1}))\n"
    limits = {"SECONDS": limit.format("CPU", 1), "MEMORY": limit.format("AS", 1 << 30), "": ""}
    monkeypatch.setattr(reading, "_COMMAND", ("-c", limits[bound] + code))
    wanted = FileOutcome.TOO_LARGE if bound else FileOutcome.BROKEN
    assert read_file(b"x", "a.txt").outcome is wanted
