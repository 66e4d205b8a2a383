"""发文字号: 机关代字〔年份〕顺序号 (GB/T 9704-2012, 7.2.5; 党政机关公文处理工作条例, article 9).

The year is written in full in hexagonal brackets, the serial without 第 and without leading
zeros, followed by 号. Orders and announcements (令, 公告) carry other numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Defect(StrEnum):
    """A departure from the standard spelling."""

    SQUARE_BRACKETS = "square brackets"  # [2017]
    OTHER_BRACKETS = "other brackets"  # (2017) 【2017】
    BRACKET_LOST = "bracket lost"  # 〔201718号: often lost by extraction, not by the portal
    ORDINAL = "ordinal"  # 第18号
    LEADING_ZERO = "leading zero"  # 018号
    PLACEHOLDER = "placeholder"  # 〔20XX〕, 〔〕号
    NO_ORGAN = "no organ"  # 〔2017〕18号
    NO_HAO = "no 号"  # 皖政〔2017〕18
    YEAR_WORD = "年 behind the year"  # 〔2017年〕


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A 文号 as it stands, its parts, and what is wrong with it.

    ``text`` has no white space; ``organ`` is the 机关代字; ``year`` and ``serial`` are None in a
    placeholder. ``is_order`` marks numbers of orders and announcements (令, 公告), whose spelling
    the standard leaves free. ``repaired`` is the standard spelling, None where parts are missing.
    """

    text: str
    organ: str
    year: int | None
    serial: int | None
    defects: frozenset[Defect] = frozenset()
    is_order: bool = False

    @property
    def repaired(self) -> str | None:
        """The standard spelling, guessed where a bracket was lost; None for orders."""
        if self.is_order or self.year is None or self.serial is None or not self.organ:
            return None
        return f"{self.organ}〔{self.year}〕{self.serial}号"


_OPEN = r"〔\[(【〖〈<《{「"
_CLOSE = r"〕\])】〗〉>》}」"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_SIGN = "[xX×*○〇Δ△]"
_NUMBER = re.compile(
    rf"(?P<organ>[{_HAN}A-Za-z·、()]{{0,30}}?)(?P<open>[{_OPEN}])?"
    rf"(?P<year>(?:19|20)\d\d|(?:20)?{_SIGN}{{2,4}}|)(?P<word>年?)(?P<close>[{_CLOSE}])?"
    rf"(?P<ordinal>第)?(?P<serial>\d{{1,5}}|{_SIGN}{{1,4}}|)(?P<hao>号?)"
)
_NUMERAL = r"(?:\d{1,5}|[一二三四五六七八九十百〇零]{1,6})"
_YEAR = r"(?:[(〔\[]?(?P<{}>(?:19|20)\d\d)[)〕\]]?年?)?"
_ORDER = re.compile(
    rf"(?P<organ>[{_HAN}]{{0,40}}?(?:令|公告|通告|决定|公报)){_YEAR.format('y1')}第?(?P<n1>{_NUMERAL})号"
    rf"|{_YEAR.format('y2')}第(?P<n2>{_NUMERAL})号(?P<kind>令|公告|通告)?"
)
_INSIDE = re.compile(
    rf"[{_HAN}A-Za-z]{{1,30}}\s{{0,3}}[〔﹝\[［(（【]\s{{0,3}}(?:19|20)\d\d\s{{0,3}}[〕﹞\]］)）】]?"
    r"\s{0,3}第?\s{0,3}\d{1,5}\s{0,3}号"
)
_LEAD_IN = re.compile(
    r".*(?:根据|按照|依据|依照|贯彻|落实|执行|参照|参见|转发|印发|关于|以及|有关|和|与|及|或|由|的|在|经|以)"
)
_VALUES = dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))


def normal_document_number(text: str) -> str:
    """Half width without white space, hexagonal brackets one kind: how two numbers compare."""
    text = text.replace("﹝", "〔").replace("﹞", "〕").replace("〔", "\x01").replace("〕", "\x02")
    text = "".join(unicodedata.normalize("NFKC", text).split())
    return text.replace("\x01", "〔").replace("\x02", "〕")


def read_document_number(text: str) -> DocumentNumber | None:
    """The number that the whole text is, with its defects; None if the text is no number."""
    if len(text) > 120:
        return None
    text = normal_document_number(text)
    if text[:1] in "([" and text[-1:] in ")]" and text[-1:] not in text[:-1]:
        text = text[1:-1]
    match = _ORDER.fullmatch(text)
    if match:
        year = match["y1"] or match["y2"]
        organ = match["organ"] or match["kind"] or ""
        serial = _count(match["n1"] or match["n2"])
        return DocumentNumber(text, organ, int(year) if year else None, serial, is_order=True)
    match = _NUMBER.fullmatch(text)
    return _numbered(text, match) if match else None


def find_document_numbers(text: str) -> Iterator[DocumentNumber]:
    """The numbers with year and serial in running text, in page order, each as it stands.

    Words that lead in (根据, 转发 …) are no part of the 机关代字; where none is found the organ may
    hold a word too many, so compare by year, serial and the end of the organ.
    """
    for match in _INSIDE.finditer(text):
        number = read_document_number(_LEAD_IN.sub("", match[0], count=1))
        if number is not None and number.organ:
            yield number


def _numbered(text: str, match: re.Match[str]) -> DocumentNumber | None:
    """A 文号 of the ordinary kind; None for what only has some of its parts by chance."""
    opened, closed, year = match["open"], match["close"], match["year"]
    serial, organ = match["serial"], match["organ"]
    bracketed = bool(opened and closed)
    if not bracketed and not (
        year.isdigit() and serial and match["hao"] and re.search(f"[{_HAN}]", organ)
    ):
        return None
    if not match["hao"] and not serial:
        return None
    is_full = year.isdigit() and serial.isdigit()
    checks = {
        Defect.BRACKET_LOST: not bracketed,
        Defect.SQUARE_BRACKETS: bracketed and opened + closed == "[]",
        Defect.OTHER_BRACKETS: bracketed and opened + closed not in ("[]", "〔〕"),
        Defect.ORDINAL: bool(match["ordinal"]),
        Defect.LEADING_ZERO: serial.startswith("0"),
        Defect.PLACEHOLDER: not is_full,
        Defect.NO_ORGAN: not organ,
        Defect.NO_HAO: not match["hao"],
        Defect.YEAR_WORD: bracketed and bool(match["word"]),
    }
    return DocumentNumber(
        text,
        organ,
        int(year) if year.isdigit() else None,
        int(serial) if serial.isdigit() else None,
        frozenset(defect for defect, holds in checks.items() if holds),
    )


def _count(text: str) -> int:
    """An Arabic number or one in Chinese numerals up to 999."""
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for sign in text:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = _VALUES[sign]
    return total + digit
