"""Bytes of attachments and assets: small, valid, and the same every time."""

from __future__ import annotations

import zlib
from functools import lru_cache
from io import BytesIO
from struct import pack
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from crawler.simulator.model import SimAttachment, SimItem

CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "css": "text/css; charset=utf-8",
    "js": "application/javascript; charset=utf-8",
    "png": "image/png",
}
"""Content types by extension."""

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def attachment_bytes(extension: str, paragraphs: tuple[str, ...], hidden: str = "") -> bytes:
    """A PDF, Word file or workbook with the paragraphs; KeyError for another extension.

    A paragraph is a row of a workbook, its cells parted by tabs. A Word file holds ``hidden`` as
    hidden text, a workbook on a hidden sheet.
    """
    if extension == "pdf":
        return _pdf(paragraphs)
    return {"docx": _docx, "xlsx": _xlsx}[extension](paragraphs, hidden)


def file_of(item: SimItem, attachment: SimAttachment) -> bytes:
    """The bytes of an item's file; KeyError for an extension that is not made here."""
    own = attachment.text.split("\n") if attachment.text else ()
    return attachment_bytes(attachment.type, (*own, item.title, *item.body), attachment.hidden)


def _pdf(paragraphs: tuple[str, ...]) -> bytes:
    """A one-page PDF in the viewer's own Song typeface, text as UTF-16."""
    lines = [text[i : i + 36] for text in paragraphs for i in range(0, len(text), 36)][:40]
    shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj T*\n" for line in lines)
    stream = f"BT /F1 12 Tf 60 780 Td 18 TL\n{shown}ET".encode()
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H"
        "/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6"
        "/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120"
        "/CapHeight 880/StemV 93>>>>]>>"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        font.encode(),
    ]
    return _pdf_file(objects)


def _pdf_file(objects: list[bytes]) -> bytes:
    out, offsets = BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start, count = out.tell(), len(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % count)
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, start))
    return out.getvalue()


def _docx(paragraphs: tuple[str, ...], hidden: str) -> bytes:
    text = "".join(f"<w:p><w:r><w:t>{escape(each)}</w:t></w:r></w:p>" for each in paragraphs)
    if hidden:
        run = f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{escape(hidden)}</w:t></w:r>"
        text += f"<w:p>{run}</w:p>"
    whole = f'<w:document xmlns:w="{_WORD}"><w:body>{text}</w:body></w:document>'
    return _package({"word/document.xml": (f"{CONTENT_TYPES['docx']}.main+xml", whole)}, {})


def _xlsx(rows: tuple[str, ...], hidden: str) -> bytes:
    sheets = [("Sheet1", "visible", rows), *([("Sheet2", "hidden", (hidden,))] if hidden else [])]
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    names = "".join(
        f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="rId{n}"/>'
        for n, (name, state, _) in enumerate(sheets, 1)
    )
    book = f'<workbook xmlns="{_SHEETS}" xmlns:r="{_RELATIONS}"><sheets>{names}</sheets></workbook>'
    parts = {"xl/workbook.xml": (f"{kind}.sheet.main+xml", book)}
    for n, (_, _, lines) in enumerate(sheets, 1):
        whole = f'<worksheet xmlns="{_SHEETS}"><sheetData>{_rows(lines)}</sheetData></worksheet>'
        parts[f"xl/worksheets/sheet{n}.xml"] = (f"{kind}.worksheet+xml", whole)
    links = {f"worksheets/sheet{n}.xml": "worksheet" for n in range(1, len(sheets) + 1)}
    return _package(parts, links)


def _rows(lines: tuple[str, ...]) -> str:
    cells = (
        "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in line.split("\t"))
        for line in lines
    )
    return "".join(f'<row r="{n}">{row}</row>' for n, row in enumerate(cells, 1))


def _package(parts: dict[str, tuple[str, str]], links: dict[str, str]) -> bytes:
    """A package of Office: each part with its type and markup, the first the document itself.

    ``links`` are the parts that the document refers to, with their kinds.
    """
    document = next(iter(parts))
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, (kind, _) in parts.items()
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": _relations({document: "officeDocument"}),
        **{name: markup for name, (_, markup) in parts.items()},
    }
    if links:
        folder, _, name = document.rpartition("/")
        files[f"{folder}/_rels/{name}.rels"] = _relations(links)
    return _zipped(files)


def _relations(targets: dict[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for n, (target, kind) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _zipped(parts: dict[str, str]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, _HEAD + content)
    return out.getvalue()


@lru_cache(maxsize=8)
def asset_bytes(extension: str) -> bytes:
    """A style sheet, a script or a one-pixel picture; KeyError for another extension."""
    return {
        "css": lambda: b"body{margin:0;font:14px/1.8 sans-serif}.fl{float:left}.fr{float:right}",
        "js": lambda: b"window.site=window.site||{};",
        "png": _pixel,
    }[extension]()


def _pixel() -> bytes:
    chunks = (
        (b"IHDR", pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0\xff")),
        (b"IEND", b""),
    )
    signature = b"\x89PNG\r\n\x1a\n"
    return signature + b"".join(
        pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
