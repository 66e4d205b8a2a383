"""DOC: documents and their numbers (文号)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.document_numbers import DocumentNumbers
from auditor.computed.roles import says_something, stated
from auditor.computed.scope import Settings
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import NoParams, item_rule, site_rule
from auditor.words import quoted
from crawler.fields.document_number import (
    Defect,
    DocumentNumber,
    find_document_numbers,
    read_document_number,
)
from crawler.index.views import ItemView
from crawler.items import Field

_SEPARATOR = re.compile(r"[、,，;；/\s]+")
_SECOND = re.compile(r"(.{4,40}号)[（(]([^（()）]{4,40}号)[）)]")
"""The number, and behind it the one under which the document was registered."""
_LOST = re.compile(r"〔(?:19|20)\d{3,7}号")
_BEFORE = 33  # characters of a sign and spaces
_DEFECTS = {
    Defect.SQUARE_BRACKETS: Text("年份用了方括号", "square brackets around the year"),
    Defect.OTHER_BRACKETS: Text("年份未用六角括号", "not hexagonal brackets around the year"),
    Defect.BRACKET_LOST: Text("年份缺少括号", "a bracket is missing"),
    Defect.ORDINAL: Text("顺序号前多了“第”", "第 before the serial"),
    Defect.LEADING_ZERO: Text("顺序号编了虚位", "a leading zero in the serial"),
    Defect.PLACEHOLDER: Text("年份或顺序号没有填写", "year or serial is not filled in"),
    Defect.NO_ORGAN: Text("缺少机关代字", "the organ's sign is missing"),
    Defect.NO_HAO: Text("缺少“号”字", "号 is missing"),
    Defect.YEAR_WORD: Text("括号内多了“年”字", "年 within the brackets"),
}


class FormalDocuments(Settings):
    """``genres``: the words that end the title of a formal document. A page whose text is
    shorter than ``shortest`` characters may be a scan, and then tells nothing."""

    genres: tuple[str, ...]
    shortest: int


@item_rule(
    "DOC001",
    name="missing-document-number",
    severity=Severity.HIGH,
    params=FormalDocuments,
)
def missing_document_number(item: ItemView, params: FormalDocuments, context: Context) -> Answers:
    """A formal document has no document number.

    What: A policy or superior document of a formal genre (通知, 意见, 办法 …) shows no 文号
    anywhere on its page.
    Why: Without its number a document cannot be cited, checked for validity, or told from a
    draft.
    Basis: 党政机关公文处理工作条例 article 9: an official document carries a 发文字号.
    How measured: Pages of policy columns and columns of superior documents whose title ends
    with a genre word of the profile. The number may stand in the catalogue block, the header or
    the text; 无 is none. A page without text but with files may hold it in a scan: cantTell.
    Fix: Enter the number, and show it with the text.
    """
    if not context.is_document(item) or not context.titles.is_genre(item.title, params.genres):
        return INAPPLICABLE
    if item.document_number and not context.is_placeholder(item.document_number):
        return PASSED
    said = [claim for claim in stated(item, Field.DOCUMENT_NUMBER) if says_something(claim)]
    if any(not context.is_placeholder(claim.raw) for claim in said):
        return PASSED
    if item.attachments and len(item.body) < params.shortest:
        return cannot_tell(
            item,
            Reason.IMAGE,
            Text(
                "正文在附件中，文号可能在附件里",
                "the text is in a file, and perhaps the number too",
            ),
            {"attachments": [file.url for file in item.attachments]},
        )
    return failed(
        item,
        Text("正式公文没有标明文号", "the formal document shows no document number"),
        {"value": said[0].raw.strip() if said else None},
    )


@item_rule("DOC002", name="malformed-document-number", severity=Severity.MEDIUM)
def malformed_document_number(item: ItemView, _: NoParams, context: Context) -> Answers:
    """The document number is malformed.

    What: The 文号 departs from 机关代字〔年份〕顺序号: other brackets than 〔〕, a lost bracket, 第
    or a leading zero before the serial, a part that is not filled in.
    Why: A number in another spelling is not found by search and not matched by machines.
    Basis: GB/T 9704-2012, 7.2.5 (发文字号).
    How measured: Every labelled number of the page is read by the standard's grammar; numbers of
    orders and announcements (令, 公告) are free. Brackets of the same shape in another code point
    pass. In running text a lost bracket is more often a fault of extraction than of the page: it
    is cantTell, with the number as it was probably meant.
    Fix: Write the number as on the original document.
    """
    said = [
        claim.raw.strip()
        for claim in stated(item, Field.DOCUMENT_NUMBER)
        if says_something(claim) and not context.is_placeholder(claim.raw)
    ]
    numbers = list(dict.fromkeys(said)) or [item.document_number or ""]
    answers = [_judge(item, text) for text in numbers if text]
    return [*answers, *_lost_in_text(item)] or INAPPLICABLE


def _judge(item: ItemView, text: str) -> Answer:
    parts = _parts(text)
    if not parts:
        return failed(
            item,
            Text(f"“{text}”不是文号", f"{text!r} is no document number"),
            {"document_number": text},
            distinguish=text,
        )
    defects = sorted({defect for part in parts for defect in part.defects})
    if not defects:
        return PASSED
    repaired = "、".join(part.repaired or "?" for part in parts)
    zh = "、".join(_DEFECTS[defect].zh for defect in defects)
    en = ", ".join(_DEFECTS[defect].en for defect in defects)
    return failed(
        item,
        Text(f"文号 {text} {zh}", f"document number {text}: {en}"),
        {
            "document_number": text,
            "defects": [str(defect) for defect in defects],
            "repaired": repaired if "?" not in repaired else None,
        },
        distinguish=text,
    )


def _parts(text: str) -> list[DocumentNumber]:
    """The number, or the numbers of a joint document; none where any part is no number."""
    whole = read_document_number(text)
    if whole is not None:
        return [whole]
    both = _SECOND.fullmatch(text)
    texts = both.groups() if both else _SEPARATOR.split(text)
    parts = [read_document_number(part) for part in texts if part]
    return [part for part in parts if part] if all(parts) else []


def _lost_in_text(item: ItemView) -> Iterator[Answer]:
    """The first number of the running text that lacks its closing bracket."""
    lost = _LOST.search(item.body)
    window = item.body[max(0, lost.start() - _BEFORE) : lost.end()] if lost else ""
    for found in find_document_numbers(window):
        if Defect.BRACKET_LOST in found.defects:
            yield cannot_tell(
                item,
                Reason.EXTRACTED_TEXT,
                Text(
                    f"正文中的文号 {found.text} 缺少括号，可能是提取所致；应为 {found.repaired}",
                    f"{found.text} in the text lacks a bracket, perhaps by extraction; "
                    f"probably {found.repaired}",
                ),
                {"document_number": found.text, "repaired": found.repaired},
                distinguish="text",
            )
            return


@site_rule(
    "DOC004", name="shared-document-number", severity=Severity.HIGH, needs=(DocumentNumbers,)
)
def shared_document_number(_: NoParams, context: Context) -> Iterator[Answer]:
    """Two documents carry the same document number.

    What: Different documents state one 文号 as their own.
    Why: A number that names two documents makes every citation of it ambiguous.
    Basis: 党政机关公文处理工作条例 article 9: the 发文字号 identifies the document.
    How measured: Numbers are compared without their brackets. Pages that share a name (a notice
    and the document that it carries), interpretations and forwarding notices are not different
    documents. The document published first keeps the number, each further one fails.
    Fix: Correct the number that is wrong.
    """
    for documents, count in context.table(DocumentNumbers).groups():
        others = documents[1:]
        yield from [PASSED] * (count - len(others))
        for other in others:
            first = documents[0]
            yield failed(
                other.subject,
                Text(
                    f"文号 {other.text} 与{quoted(first.subject.title)}（{first.subject.url}）相同",
                    f"{other.text} is also the number of {first.subject.title} "
                    f"({first.subject.url})",
                ),
                {"document_number": other.text, "other_url": first.subject.url},
                seen=other.seen,
            )


class Undated(Settings):
    """A page whose text is shorter than ``shortest`` characters may be a scan."""

    shortest: int


@item_rule("DOC006", name="undated-document", severity=Severity.MEDIUM, params=Undated)
def undated_document(item: ItemView, params: Undated, context: Context) -> Answers:
    """A document shows no date of formation.

    What: A policy or superior document has neither a labelled date of formation nor a dated
    signature.
    Why: Time limits, validity and order of documents all hang on that date.
    Basis: 党政机关公文处理工作条例 article 9: an official document carries its 成文日期.
    How measured: The labelled date (成文日期, 生成日期, 发文日期) and the date of the signature at
    the end of the text. A page without text but with files may hold it in a scan: cantTell.
    Fix: Show the date of formation.
    """
    if not context.is_document(item):
        return INAPPLICABLE
    if item.written_on or item.signed_on:
        return PASSED
    if item.attachments and len(item.body) < params.shortest:
        words = Text(
            "正文在附件中，日期可能在附件里", "the text is in a file, perhaps the date too"
        )
        return cannot_tell(item, Reason.IMAGE, words)
    return failed(item, Text("没有成文日期和落款日期", "neither formation nor signature is dated"))
