"""Counted quantities in a text: a number, Arabic or Chinese, and its unit (33条, 二十余人)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

ENDLESS = Decimal("Infinity")
_NO_ERROR = Decimal(0)
_NUMERALS = "零一二三四五六七八九"
_DIGITS = {sign: place for place, sign in enumerate(_NUMERALS)}
_SPELLINGS = str.maketrans("〇两", "零二")
_RANKS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
_LONGEST_HAN = 16
_TOO_MUCH = 10**8
_HAN = "零〇一二两三四五六七八九十百千"

# Each unit with the signs that make another word of it: 3条 counts, 3条例 does not.
_UNITS = (
    *("人次", "家次", "批次", "场次", "户次", "平方米", "平方公里", "立方米", "公里", "公顷"),
    "美元",
    *("条(?!例|件|款|文)", "件", "次(?!性|日|年|月|要|序)", "份(?!额)", "篇(?!幅|章)"),
    *("期(?!限|间|货|内|末|初|满|待|刊)", "场(?!所|地|景|镇|馆)", "项(?!目)"),
    "个(?!百分点|工作日|自然日|交易日|月|小时|星期|季度|学期|年度|别|体|人|性)",
    *("人(?!大|民|均|社|事|才|力|员|口)", "名(?!录|单|称|义|额|优|牌)", "户(?!籍|口|外|均|主)"),
    *("家(?!庭|长|电|属|园|具|乡)", "元(?!旦|素|月)", "宗(?!旨|教)", "部(?!门|分|署|委|队|长)"),
    *("批(?!复|准|评|示|次)", "例(?!如|会)", "册", "张(?!贴)", "辆", "亩(?!均)", "吨"),
    *("起(?!草|诉|点|步|来)", "类(?!型|别|似)", "种(?!植|类|子|养)"),
    "处(?!理|罚|置|级|于|室|分|方)",
    *("所(?!有|在|属|需|得)", "座(?!谈|位)", "台(?!账|湾|风)", "套(?!餐|取)"),
)
# What stands before is looked at behind the first sign: so the engine can skip to that sign.
_QUANTITY = re.compile(
    rf"(?P<number>[\d{_HAN}万](?<![\d.,{_HAN}万亿A-Za-z].)"
    rf"(?:(?<=\d)(?:\d{{0,2}}(?:,\d{{3}}){{1,4}}(?:\.\d{{1,4}})?|\d{{0,11}}(?:\.\d{{1,4}})?)"
    rf"|(?<=[{_HAN}万])[{_HAN}万]{{0,{_LONGEST_HAN - 1}}}))"
    r"\s?(?P<odd>[余多]?)(?P<scale>万亿|万|亿)?(?P<odd2>[余多]?)\s?"
    rf"(?P<unit>{'|'.join(_UNITS)})(?P<behind>左右|上下|以上|以下|以内)?"
)
_BEFORE = re.compile(
    r"(?P<least>超过|突破|不少于|不低于|至少|多于|高于|超|逾)$"
    r"|(?P<most>不超过|不多于|不足|最多|将近|近|低于|少于)$|(?P<vague>大约|约|左右)$"
    r"|(?P<tens>数|几|上|好)$"
    rf"|(?P<none>第\s?|[\d{_HAN}][^\d，。；、\s]{{0,2}}\s?[-—–~～至到]\s?)$"
)
_COUNTED = re.compile(
    rf"[\d{_HAN}万亿余多]\s{{0,2}}[{''.join(sorted({unit[0] for unit in _UNITS}))}]"
)
"""What stands in every quantity: the end of its number, and the first sign of its unit."""
_RANGE_ON = re.compile(r"\s?[-—–~～至到]\s?[\d" + _HAN + "]")
_AROUND = 6
_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")
_WIDE_SIGN = re.compile("[０-９．]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One counted quantity: between ``low`` and ``high``, which are equal where it is exact.

    ``high`` is ENDLESS where nothing bounds it (3000条以上). ``start`` and ``end`` are its place
    in the text that it was read from.
    """

    low: Decimal
    high: Decimal
    unit: str
    start: int
    end: int
    error: Decimal = _NO_ERROR
    """By how much rounding may have changed it: half the last digit of 1.2亿元, nothing of 33条."""

    @property
    def is_exact(self) -> bool:
        """Whether the text states one number."""
        return self.low == self.high


def read_han_number(text: str) -> int | None:
    """The number that a Chinese numeral states (三十三, 两万零五), None for anything else.

    A row of digits (二〇一九) and a clipped last digit (一千五) are none: they have two readings.
    """
    plain = _plain(text)
    total = section = digit = 0
    for sign in plain:
        if sign in _RANKS:
            section, digit = section + (digit or 1) * _RANKS[sign], 0
        elif sign in _SCALES:
            total, section, digit = (total + section + digit) * _SCALES[sign], 0, 0
        elif sign in _DIGITS:
            digit = _DIGITS[sign]
        else:
            return None
    value = total + section + digit
    return value if value < _TOO_MUCH and _plain(han_numeral(value)) == plain else None


def han_numeral(number: int) -> str:
    """A number from 0 below ten thousand times ten thousand (一亿) as it is written: 三百零五."""
    if number < 10:
        return _NUMERALS[number]
    for sign, worth in reversed((_RANKS | {"万": 10**4}).items()):
        if number >= worth:
            many, rest = divmod(number, worth)
            gap = "零" if rest and rest < worth // 10 else ""
            return han_numeral(many) + sign + gap + (han_numeral(rest) if rest else "")
    raise AssertionError("ten is the least rank")


def _plain(numeral: str) -> str:
    """A numeral in its plainest spelling: 两百一十五 as 二百十五."""
    return numeral.translate(_SPELLINGS).replace("一十", "十")


def read_quantities(text: str) -> Iterator[Quantity]:
    """The counted quantities of a text in order; ordinals and ranges are none."""
    if _WIDE_SIGN.search(text):  # to translate a text costs ten times as much
        text = text.translate(_WIDE)
    for match in _QUANTITY.finditer(text):
        quantity = _quantity(text, match)
        if quantity is not None:
            yield quantity


def may_hold_quantities(text: str, fewest: int) -> bool:
    """Whether so many quantities may stand in a text and its parts; false alarms are few."""
    return len(_COUNTED.findall(text)) >= fewest


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    before = _BEFORE.search(text, max(0, start - _AROUND), start)
    hedge = before.lastgroup if before else None
    if hedge == "tens":  # 上百 is vague, 线上16 is not
        hedge = None if match["number"][0].isdigit() else "vague"
    if hedge == "none" or _RANGE_ON.match(text, end):
        return None
    number, odd, scaled, odd_behind, unit, behind = match.groups()
    is_odd = bool(odd or odd_behind)
    value = _value(number, is_odd=is_odd)
    if value is None:
        return None
    scale = _SCALES[scaled] if scaled else 1
    low = value * scale
    high = (value + _step(value)) * scale if is_odd else low
    if hedge == "least" or behind == "以上":
        high = ENDLESS
    elif hedge == "most" or behind in ("以下", "以内"):
        low = Decimal(0)
    elif hedge == "vague" or behind:
        low, high = Decimal(0), ENDLESS
    return Quantity(low, high, unit, start, end, _error(number, scale))


def _error(number: str, scale: int) -> Decimal:
    """Half the last digit of a number that is rounded; a counted one has no error."""
    decimals = len(number.partition(".")[2])
    return Decimal(scale).scaleb(-decimals) / 2 if decimals or scale > 1 else _NO_ERROR


def _value(number: str, *, is_odd: bool) -> Decimal | None:
    if number[0].isdigit() and number.isascii():
        return Decimal(number.replace(",", ""))
    if is_odd and number in ("百", "千", "万"):
        number = "一" + number
    value = read_han_number(number)
    return None if value is None else Decimal(value)


def _step(value: Decimal) -> Decimal:
    """How far 余 reaches beyond a round number: 240余 stays below 250, 3000余 below 4000."""
    step = Decimal(1)
    while value and value % (step * 10) == 0:
        step *= 10
    return step
