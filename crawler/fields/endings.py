"""What a document states of itself in its own text: number, signature date, disclosure mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.fields.body import Body, data_row
from crawler.fields.dates import find_dates, read_date
from crawler.fields.document_number import (
    Defect,
    normal_document_number,
    read_document_number,
)
from crawler.fields.sheet import ROOT, Sheet
from crawler.items import Claim, Field, Place

_TOP = 12  # lines under the title in which a number is the document's own
_FIGURES = 14  # characters of a date in figures: 2021 - 03 - 09
_SIGNATURE = 60  # characters that a line with signature and date may have
_SENTENCE = re.compile(r"[，。；：:！？、]")
_NO_SIGNATURE = re.compile(
    r"印发|发布|施行|实施|执行|起|至|前|通过|公布|修订|修正|会议|收到|截止|时间|日期|第"
)
_DISCLOSURE = re.compile(
    r"[（(【\[]\s*(?:此|本|该)(?:件|文|文件)[^（()）]{0,6}?(?P<mark>(?:主动|依申请|全文|删减后|不予|不|内部|部分|限定|定向|暂不|暂缓)?公开(?:发布)?)"
    r"[^（()）]{0,8}[)）】\]]"
    r"|^\W{0,3}(?:信息)?公开属性\s*[:：]\s*(?P<option>\w{2,8})\W*$"
    r"|^\W{0,3}(?:政府信息|信息|主动)?公开(?:选项|方式|类别|类型|形式|范围)\s*[:：]\s*"
    r"(?P<way>\w{0,5}公开\w{0,3})\W*$"
    r"|^\W{0,3}是否(?P<asked>主动公开)\s*[:：]\s*是\W*$"
    r"|^\W{0,3}(?:(?:此|本)(?:件|文))?(?P<plain>(?:主动|依申请|不予|不)公开|公开发布)\W{0,3}$"
)
_IN_FORCE = re.compile(
    r"本[^，。；本第]{1,12}[，,]?自(?:(?P<day>[^，。；自]{6,20}?日)|(?:印发|发布|公布|下发|签发)之?日)起?"
    r"(?:正式)?(?:施行|实施|执行|生效|起施行)"
    r"(?:[，,]?(?:有效期|试行期)?限?(?:至|到|截至)(?P<end>[^，。；]{6,20}?日)(?:止|[，。；]|$))?"
)
_TITLE_NUMBER = re.compile(
    r"^(?P<head>\S{1,30}?(?:令|公告)\s*(?:(?:19|20)\d\d年)?第\s*[\d一二三四五六七八九十百]{1,6}\s*号)(?=\s|[（(《]|$)"
    r"|[（(](?P<tail>[^（()）]{2,40}?号)[)）]\s*$"
    r"|(?:^|[\s》])(?P<order>(?:(?:19|20)\d\d年)?第\s*\d{1,4}\s*号(?:令|公告))\s*$"
)

_SIGN = re.compile(r"[\u4e00-\u9fff]{1,12}[发字函规告办政]")  # an organ's, its number below

_QUOTED_TAIL = re.compile(
    r"^[^《].*》\s*[（(][^（()）]+[)）]\s*$"
)  # the number of the quoted document


def own_numbers(sheet: Sheet, body: Body, title: str, after: int) -> Iterator[Claim]:
    """The document's own 文号 in its title and on the lines between title and text.

    A number counts where it stands alone on its line: one within a sentence belongs to another
    document. ``after`` is the line behind the title.
    """
    match = _TITLE_NUMBER.search(title)
    if match and not _QUOTED_TAIL.search(title):
        raw = match[match.lastgroup or 0]
        if read_document_number(raw):
            yield _number_claim(raw, Place.HEADING)
    before = title
    for place, line in enumerate(sheet.lines[after : after + _TOP], after):
        if sheet.weights[place]:
            break
        if line.hidden or _in_small_row(sheet, line.block):
            continue
        raw = _alone(line.text, before)
        if raw:
            yield _number_claim(raw, Place.BODY if place >= body.first else Place.HEADER)
        before = line.text


def _in_small_row(sheet: Sheet, block: int) -> bool:
    """Whether a block is a cell among others: a number there is one of a table's."""
    row = data_row(sheet, block, ROOT)
    return row is not None and sheet.blocks[row].end - sheet.blocks[row].first <= _TOP


def _alone(text: str, before: str) -> str | None:
    """The number that a short line is, or ends with behind another code; None if it is none."""
    if len(text) > _SIGNATURE or "号" not in text:
        return None
    for raw in (text, text.rpartition(" ")[2], text.partition(" ")[0]):
        number = read_document_number(raw)
        if number is None or Defect.PLACEHOLDER in number.defects:
            continue
        if number.is_order and not number.organ:
            return before + raw if before.endswith(("令", "公告")) else None
        return before + raw if not number.organ and _SIGN.fullmatch(before) else raw
    return None


def _number_claim(raw: str, place: Place) -> Claim:
    return Claim(Field.DOCUMENT_NUMBER, _bare(raw), raw, place)


def _bare(raw: str) -> str:
    number = read_document_number(raw)
    return number.text if number else normal_document_number(raw)


def in_text(sheet: Sheet, body: Body) -> Iterator[Claim]:
    """Signature date, disclosure mark and day of entry into force, as far as the text has them."""
    for found in (_signature(sheet, body), _disclosure(sheet, body)):
        if found:
            yield found
    yield from _in_force(sheet, body)


def _signature(sheet: Sheet, body: Body) -> Claim | None:
    """The date under the signature of the document: a line of the text that is only a date.

    The first one below the name of an organ; without one, the last that no text follows. Text
    may come after it: what the notice issues stands below its signature.
    """
    lines = sheet.lines
    begun, last = False, None
    for place in range(body.first, body.last):
        text = lines[place].text
        if sheet.weights[place]:
            begun, last = True, None
        begun = begun or text.endswith("。")  # a sentence too short to weigh
        if not begun or len(text) > _SIGNATURE or not _ends_with_day(text):
            continue
        found = next(find_dates(text), None)
        if found is None or _NO_SIGNATURE.search(text[: found.start] + text[found.end :]):
            continue
        if data_row(sheet, lines[place].block, body.block or 0) is not None:
            continue
        rest = text[: found.start].strip(" （(")
        if text[-1].isdigit() and (rest or not _is_organ(lines[place - 1].text)):
            continue  # 2021-3-9 is a signature's date only right below the organ
        claim = Claim(Field.SIGNED_ON, found.span.text(), text, Place.BODY, span=found.span)
        if rest and (len(rest) < 3 or _SENTENCE.search(rest)):
            continue
        if rest or _is_organ(lines[place - 1].text):
            return claim
        last = claim
    return last


def _ends_with_day(text: str) -> bool:
    """Whether a line ends like a date, which in figures is the whole line."""
    return text[-1] in "日曰号)）" or (len(text) <= _FIGURES and text[-1].isdigit())


def _is_organ(text: str) -> bool:
    return 3 <= len(text) <= _SIGNATURE and not _SENTENCE.search(text)


def _disclosure(sheet: Sheet, body: Body) -> Claim | None:
    """The mark 此件公开发布, 主动公开 … near the end of the text (公文公开属性).

    Documents with an annex carry it before the annex, so the text is searched from its end.
    """
    for place in range(body.last - 1, body.first - 1, -1):
        found = disclosure_mark(sheet.lines[place].text)
        if found:
            return Claim(Field.DISCLOSURE, *found, Place.BODY)
    return None


def disclosure_mark(line: str) -> tuple[str, str] | None:
    """The attribute that a line of text marks (主动公开), and the mark as it stands; else None."""
    end = line[-80:]
    match = _DISCLOSURE.search(end) if "公开" in end else None
    return (match[match.lastgroup or 0], match[0]) if match else None


def _in_force(sheet: Sheet, body: Body) -> Iterator[Claim]:
    """The days that the document says of itself that it is in force from, and until:
    本办法自…起施行，有效期至….

    自发布之日起 names no day: when a document was issued is not when a page was published.
    """
    for place in range(body.last - 1, body.first - 1, -1):
        text = sheet.lines[place].text
        match = _IN_FORCE.search(text[-2000:]) if "本" in text else None
        if match is None:
            continue
        start, end = (read_date(match[name] or "") for name in ("day", "end"))
        for field, span in ((Field.EFFECTIVE_ON, start), (Field.ABOLISHED_ON, end)):
            if span:
                yield Claim(field, span.text(), match[0], Place.BODY, span=span)
        if start or end:
            return
