"""Files of the kinds that portals attach, made from a few words."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CORE = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def package(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP of these parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def xlsx(
    rows: list[list[str]],
    *,
    columns: str = "",
    hidden_row: int | None = None,
    state: str = "visible",
    comment: str = "",
    author: str = "",
) -> bytes:
    """A workbook of one sheet; ``columns`` is the markup of its hidden columns."""
    lines = []
    for number, row in enumerate(rows):
        cells = "".join(
            f'<c r="{chr(65 + at)}{number + 1}" t="inlineStr"><is><t>{text}</t></is></c>'
            for at, text in enumerate(row)
        )
        hidden = ' hidden="1"' if number == hidden_row else ""
        lines.append(f'<row r="{number + 1}"{hidden}>{cells}</row>')
    sheet = f"<cols>{columns}</cols>" if columns else ""
    return package(
        {
            "xl/workbook.xml": f'<workbook {_SHEET} xmlns:r="{_REL}"><sheets>'
            f'<sheet name="a" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f"<worksheet {_SHEET}>{sheet}<sheetData>"
            f"{''.join(lines)}</sheetData></worksheet>",
            "xl/comments1.xml": f"<comments {_SHEET}><commentList><comment><text><r><t>{comment}"
            "</t></r></text></comment></commentList></comments>",
            "docProps/core.xml": f"<core {_CORE}><dc:creator>{author}</dc:creator></core>",
        }
    )


def docx(*runs: tuple[str, str], table: list[list[str]] | None = None) -> bytes:
    """A Word file: paragraphs of one run each with its properties, then a table."""
    text = "".join(f"<w:p><w:r><w:rPr>{p}</w:rPr><w:t>{t}</w:t></w:r></w:p>" for p, t in runs)
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>" for c in row)
        + "</w:tr>"
        for row in table or []
    )
    body = f"{text}<w:tbl>{rows}</w:tbl>" if rows else text
    markup = f"<w:document {_WORD}><w:body>{body}</w:body></w:document>"
    return package({"word/document.xml": markup})


def ofd(*lines: str) -> bytes:
    """An OFD of one page."""
    objects = "".join(f"<o:TextObject><o:TextCode>{t}</o:TextCode></o:TextObject>" for t in lines)
    page = f'<o:Page xmlns:o="http://www.ofdspec.org/2016">{objects}</o:Page>'
    return package({"OFD.xml": "<o/>", "Doc_0/Pages/Page_0/Content.xml": page})


def pdf(content: str, *, encrypt: bool = False) -> bytes:
    """A PDF of one page with this content stream and the font F1."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, offsets = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    locked = "/Encrypt<</Filter/Standard/V 1/R 2/O<00>/U<00>/P -4>>/ID[<00><00>]" if encrypt else ""
    trailer = f"trailer<</Size 6/Root 1 0 R{locked}>>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 6\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def words(text: str, at: int = 700, colour: str = "0 0 0") -> str:
    """The content of a PDF page: one line of text."""
    return f"{colour} rg BT /F1 12 Tf 72 {at} Td ({text}) Tj ET\n"


def box(at: int = 695, colour: str = "0 0 0") -> str:
    """The content of a PDF page: a filled box where ``words`` stand."""
    return f"{colour} rg 60 {at} 300 20 re f\n"
