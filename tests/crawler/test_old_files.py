"""Word and Excel files before 2007: their text is read, in sight and out of it."""

from __future__ import annotations

import base64
import zlib
from struct import pack

import pytest

from crawler.fields.personal_words import Kind
from crawler.files.kinds import read_contents
from crawler.files.pieces import Part
from crawler.files.reading import read_file
from crawler.outcomes import FileOutcome

ID, HIDDEN = "341702199001010018", "34170219750312100X"
BOOK = zlib.decompress(
    base64.b85decode(
        "c-p&gUhu)fjZzO8(10BSGsD0CoD6J8VvIn{3F8Pb0OkMx2QgtZ2N3@s1w#sOasVTejg?_H?-_Pb9D?HeAp;Y"
        "`29|?Bl7Zn75XUeSF!<%?r7F-7IDy@e$Ov+SEh7ss?J+UT0b)J|NwB+wz+^I*6b6&)!D{z_Ne8e<FPO9is(r"
        "v1#c<x<Ps;+Djw6_qz;b**l96FMSkEo6h#`Y0!wFD2uAjgNQOnBUSd^KVGdLyWSa=wgFaTrDJvA@2C^6>&g9"
        "tDRmoR+&ufV|Y1(sJ2D2$5JSDcXnDE<RgoE?k!WF{5{h6aZJ35=kG*vi1ez|I1aVPfPB2@MAEXS0H$n~8C1T"
        "t>$qh9GbT1!182%aObxz?`wV@2}s%?(e}s5rue8KOqJNV-rJj10zFAO9KN#AT%(v0LuBL-ws2PGdDFbHZ%fC"
        "MsR_Ob#O5tfKm+bf-?sXkW69V2eSpiSwsL>(EnNa@se*+fPFkzqyb#?Ln;VWkdGMtGc<y905$W0WtiZk7MRo"
        "qlTBb#rNL||Few5|*g#q>KorVwYX+-n0n4fZ?J)*}%l7I>Yz-j0^>yG5xz@+_nn3nC_lH#?>#o}`WKaTDSSd"
        "jLAlS^H!>GeJYbFTnw1?4*(4yonn3TjQRyddhpl<&Utp)iR{xWcZnSx*v!UKg4BUC*j7WIr^^-NIpj9~T5po"
        "*4Bh+!KzcpQ+bT6)9@<1mdA7L+()g@rK#wlE$AqhJ(_f>AIEM!_f;aexup1OzojK@BHXXhV}7I<E5<i2scal"
        "MGuB#E=h!CBSZ}D?=WTE@G%8DgB5surk8TVkA-zY`hQz!hyCIF=R6&f!&c!a{2{!6c~~HL$pQ#>SZBP?f*xL"
        "J85h`0GV9+q5"
    )
)
"""A workbook (BIFF8): 姓名 and 身份证号 with ID in its sheet 名单, HIDDEN in the hidden sheet 底表."""

_SECTOR, _NONE, _END, _FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_TEXT = 0x400  # where in the main stream the text begins


def document(text: str) -> bytes:
    """A Word file (97-2003) that holds one piece of text."""
    main = bytearray(_TEXT) + text.encode("utf-16-le")
    clx = b"\x02" + pack("<I", 16) + pack("<II", 0, len(text)) + pack("<HIH", 0, _TEXT, 0)
    main[0x00:0x02], main[0x0A:0x0C] = pack("<H", 0xA5EC), pack("<H", 0x0200)
    main[0x01A2:0x01AA] = pack("<II", 0, len(clx))
    return compound({"WordDocument": bytes(main), "1Table": clx})


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file of two streams ([MS-CFB]), each in whole sectors of its own."""
    table, entries, sectors = [_FAT, _END], [_entry("Root Entry", 5, _NONE, 1, _END, 0)], b""
    for place, (name, data) in enumerate(streams.items()):
        whole = data.ljust(4096, b"\0")
        whole += bytes(-len(whole) % _SECTOR)
        first, count = len(table), len(whole) // _SECTOR
        table += [*range(first + 1, first + count), _END]
        left = 2 if place == 0 else _NONE
        entries.append(_entry(name, 2, left, _NONE, first, len(whole)))
        sectors += whole
    fat = pack("<128I", *table, *[_NONE] * (128 - len(table)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    return (
        head
        + pack("<109I", 0, *[_NONE] * 108)
        + fat
        + b"".join(entries).ljust(512, b"\0")
        + sectors
    )


def _entry(name: str, kind: int, left: int, child: int, first: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + pack("<HBBIII", len(text) + 2, kind, 1, left, _NONE, child)
    return head + bytes(36) + pack("<IQ", first, size)


@pytest.mark.parametrize("name", ["a.doc", "a.wps"])
def test_a_word_file_gives_its_text(name: str) -> None:
    contents = read_contents(document(f"公告\r张三身份证号{ID}\r特此公告"), name)
    assert contents.outcome is FileOutcome.OK
    assert contents.lines[Part.TEXT] == ["公告", f"张三身份证号{ID}", "特此公告"]


@pytest.mark.parametrize("name", ["a.xls", "a.et"])
def test_a_workbook_gives_its_sheets_and_those_that_are_hidden(name: str) -> None:
    contents = read_contents(BOOK, name)
    assert contents.outcome is FileOutcome.OK
    texts = dict(contents.texts())
    assert f"张三 {ID}" in texts[Part.TABLE] and HIDDEN not in texts[Part.TABLE]
    assert f"李四 {HIDDEN}" in texts[Part.HIDDEN_SHEET]


def test_numbers_of_persons_in_old_files_are_masked_and_marked() -> None:
    for data, name, places in (
        (document(f"张三身份证号{ID}"), "a.doc", {"text"}),
        (BOOK, "a.xls", {"table", "hidden_sheet"}),
    ):
        read = read_file(data, name)
        assert ID not in read.text and HIDDEN not in read.text
        assert {mark.place for mark in read.marks if mark.kind is Kind.ID_NUMBER} == places
