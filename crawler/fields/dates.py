"""Dates as portals write them, each read to the precision that it states and no further."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from crawler.fields.span import SHANGHAI, Span

_WINDOW = 64  # characters that one date with its time may take
_FALLBACK_LIMIT = 40

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―─－−﹣", "-"),
        **dict.fromkeys("：∶﹕", ":"),
        **dict.fromkeys("／＼\\", "/"),
        **dict.fromkeys("．﹒", "."),
        **dict.fromkeys("\u3000\xa0\t\r\n\u200b\u200c\u200d\ufeff\u2002\u2003\u2009", " "),
        **dict.fromkeys("号曰號", "日"),
        **dict.fromkeys("時點点", "时"),
        **dict.fromkeys("○◯ОOoＯｏ零", "〇"),
        **dict.fromkeys("（〔[［【", "("),
        **dict.fromkeys("）〕]］】", ")"),
        "｜": "|",
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    }
)
"""One character for another, so that places in the text stay the same."""

_NUMERALS = dict(zip("〇一二三四五六七八九正元", (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 1), strict=True))

_START = re.compile(
    r"[12１２]\d{3}[\s\u200b]{0,4}[年/／＼\\.．‐‑‒–—―─－−﹣-]|[一二][\s〇○◯ОOoＯｏ零0-9０-９一二三四五六七八九]{3,9}年"
)

_DATE = re.compile(
    r"""
    (?:
      (?P<year>[12]\d{3}|[一二](?:[ ]?[〇0-9一二三四五六七八九]){3})[ ]{0,4}年
      [ ]{0,4}(?P<month>\d\d?|[正元一二三四五六七八九十]{1,2})[ ]{0,4}[月-]
      [ ]{0,4}(?P<day>\d\d?|[一二三四五六七八九十廿卅]{1,3})(?:[ ]{0,4}日)?
    |
      (?P<year2>[12]\d{3})[ ]{0,4}(?P<mark>--?|/|\.)
      [ ]{0,4}(?P<month2>\d\d?)[ ]{0,4}(?P=mark)
      [ ]{0,4}(?P<day2>\d\d?)(?:[ ]{0,4}日)?
    )
    (?P<time>
      [ ]{0,4}(?:[T,;|/-]|[(]?(?:星期|周)[一二三四五六日天][)]?)?[ ]{0,4}
      (?P<half>上午|下午|晚上|凌晨|中午)?[ ]{0,2}
      (?P<hour>\d\d?)[ ]{0,2}
      (?::[ ]{0,2}(?P<minute>\d\d)(?:[ ]{0,2}:[ ]{0,2}(?P<second>\d\d)(?:\.\d{1,9})?)?
        |时(?:[ ]{0,2}(?P<minute2>\d\d?)[ ]{0,2}分(?:[ ]{0,2}(?P<second2>\d\d?)[ ]{0,2}秒)?)?)
      (?:[ ]?(?P<half2>[AaPp][Mm])(?![A-Za-z]))?
      (?:[ ]?(?P<zone>Z(?![A-Za-z])|\+\d\d:?\d\d(?!\d)))?
    )?
    (?(time)|(?:(?!\d)|(?=[12]\d{3}[ ]{0,4}[年./-])))
    (?!(?P=mark)\d(?!\d{3}[ ]?(?P=mark)))
    """,
    re.X,
)

_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?: ?(\d\d)(\d\d)(\d\d)?)?")
_MONTH = re.compile(r"([12]\d{3}) *(?:年|-|/|\.) *(\d\d?) *月?(?:份)?")
_YEAR = re.compile(r"([12]\d{3}) *年度?")
_STACKED = re.compile(
    r"(?P<d1>\d\d?) *日? *[-/]? *(?P<y1>(?:19|20)\d\d) *[-/.年] *(?P<m1>\d\d?) *月?"
    r"|(?P<y2>(?:19|20)\d\d) *[-/.年] *(?P<m2>\d\d) *月? *(?P<d2>\d\d)"
)
_JAVA = re.compile(
    r"\b[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) +(?P<day>\d\d?) (?P<clock>\d\d:\d\d:\d\d)"
    r" (?:CST|GMT\+08:00) (?P<year>[12]\d{3})\b"
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_ENGLISH = re.compile(
    r"(?=.*[12]\d{3})(?=.*\d\d?(?!\d)).*\b(?:" + _MONTHS.replace(" ", "|") + ")", re.I
)
_RELATIVE = re.compile(
    r"(?:(?P<count>\d{1,3}) *(?P<unit>秒钟?|分钟?|个?小时|天|日)(?:之|以)?前"
    r"|(?P<word>刚刚|今天|昨天|前天))(?: *(?P<hour>\d\d?):(?P<minute>\d\d))?"
)
_MONTH_DAY = re.compile(r"\(? *(\d\d?) *([-/.月]) *(\d\d?) *日? *(?:\d\d?:\d\d(?::\d\d)?)? *\)?")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: what it says and where it stands (``text[start:end]``)."""

    span: Span
    start: int
    end: int


class MonthDay(NamedTuple):
    """A date without a year: no date yet."""

    month: int
    day: int


def read_date(text: str, *, near: datetime | None = None) -> Span | None:
    """The first date that ``text`` (a value, a cell, a short line) states, or None.

    Reads year-month-day in every order of marks that ``find_dates`` knows, and where the text
    is nothing else also ``20191211``, ``2019年12月``, ``2019年`` and a day set above its month
    (``11 2019-12``). ``near`` is the moment of the fetch, aware or on the Shanghai wall clock;
    with it, 3天前 and 昨天 are read too. A text without a year, and without ``near``, says
    nothing.
    """
    for found in find_dates(text):
        return found.span
    plain = text[: _WINDOW * 4].translate(_PLAIN).strip()
    for reader in (_compact, _stacked, _month_or_year, _java):
        span = reader(plain if reader is not _java else text)
        if span:
            return span
    if near is not None:
        span = _relative(plain, near)
    return span or _english(text)


def find_dates(text: str) -> Iterator[Found]:
    """Every date of a text that names its day, in page order; lazily, in linear time.

    Marks may be ``-`` (any dash, also doubled), ``/``, ``.`` or 年月日; digits may be full
    width, or Chinese numerals before 年; spaces may stand inside. A time after the date is read
    with it, midnight says no more than the day, ``Z`` and ``+08:00`` are moved to Shanghai.
    Numbers that only look alike (2026-02-00018, 2019.1.1.3) are no dates.
    """
    end = 0
    for candidate in _START.finditer(text):
        start = candidate.start()
        if start < end or (start > end and start and text[start - 1].isdigit()):
            continue
        match = _DATE.match(text[start : start + _WINDOW].translate(_PLAIN))
        span = _span(match) if match else None
        if match and span:
            end = start + match.end()
            yield Found(span, start, end)


def read_month_day(text: str) -> MonthDay | None:
    """Month and day where the whole text is only that: 12-11, [12/11], 12月11日 (08:30)."""
    match = _MONTH_DAY.fullmatch(text[:_WINDOW].translate(_PLAIN).strip())
    if not match:
        return None
    month, day = int(match[1]), int(match[3])
    return MonthDay(month, day) if _day(2000, month, day) else None


def from_epoch(value: float | str) -> Span | None:
    """The moment of a count of seconds or milliseconds since 1970, where told that it is one.

    Milliseconds are told by their size. Midnight in Shanghai says no more than the day.
    Outside 1990 to 2100, or no number: None.
    """
    try:
        seconds = float(value)
    except ValueError:
        return None
    if abs(seconds) > 1e11:
        seconds /= 1000
    if not 631_152_000 <= seconds < 4_102_444_800:
        return None
    at = datetime.fromtimestamp(int(seconds), SHANGHAI).replace(tzinfo=None)
    return _day(at.year, at.month, at.day) if _is_midnight(at) else Span.moment(at)


def _span(match: re.Match[str]) -> Span | None:
    year, month, day = (
        _number(match[name] or match[name + "2"]) for name in ("year", "month", "day")
    )
    whole = _day(year, month, day)
    if whole is None or not match["time"]:
        return whole
    hour = int(match["hour"])
    half = (match["half"] or match["half2"] or "").upper()
    if half in ("下午", "晚上", "PM") and hour < 12:
        hour += 12
    elif half in ("上午", "凌晨", "AM") and hour == 12:
        hour = 0
    minute, second = match["minute"] or match["minute2"], match["second"] or match["second2"]
    if hour > 23 or int(minute or 0) > 59 or int(second or 0) > 59:
        return whole
    at = whole.earliest.replace(hour=hour, minute=int(minute or 0), second=int(second or 0))
    return _moment(at, match["zone"], minute is not None, second is not None)


def _moment(at: datetime, zone: str | None, has_minute: bool, has_second: bool) -> Span:
    """The span of a time of day, as fine as its parts; midnight is the whole day."""
    if zone:
        shift = (0, 0) if zone == "Z" else (int(zone[1:3]), int(zone[-2:]))
        at += timedelta(hours=8) - timedelta(hours=shift[0], minutes=shift[1])
    elif _is_midnight(at):
        return Span.day(at.year, at.month, at.day)
    if has_second:
        return Span(at, at)
    width = timedelta(seconds=59) if has_minute else timedelta(minutes=59, seconds=59)
    return Span(at, at + width)


def _is_midnight(at: datetime) -> bool:
    return not (at.hour or at.minute or at.second)


def _day(year: int, month: int, day: int) -> Span | None:
    try:
        return Span.day(year, month, day)
    except ValueError:
        return None


def _number(text: str) -> int:
    """An Arabic number, a year spelt digit by digit (二〇一九), or one to 31 (十二, 廿一)."""
    if text.isdecimal():
        return int(text)
    text = text.replace(" ", "")
    if len(text) == 4:
        return int("".join(str(_NUMERALS.get(digit, digit)) for digit in text))
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, units = text.rpartition("十")
    number = _NUMERALS.get(units, 0) if units else 0
    return number + (10 * _NUMERALS.get(tens, 1) if ten else 0)


def _compact(plain: str) -> Span | None:
    match = _COMPACT.fullmatch(plain)
    if not match:
        return None
    day = _day(int(match[1]), int(match[2]), int(match[3]))
    if day is None or match[4] is None or int(match[4]) > 23 or int(match[5]) > 59:
        return day
    at = day.earliest.replace(hour=int(match[4]), minute=int(match[5]), second=int(match[6] or 0))
    return _moment(at, None, True, match[6] is not None)


def _stacked(plain: str) -> Span | None:
    match = _STACKED.fullmatch(plain)
    if not match:
        return None
    year, month, day = (int(match[name + "1"] or match[name + "2"]) for name in "ymd")
    return _day(year, month, day)


def _month_or_year(plain: str) -> Span | None:
    if match := _MONTH.fullmatch(plain):
        return Span.month(int(match[1]), int(match[2])) if 1 <= int(match[2]) <= 12 else None
    if match := _YEAR.fullmatch(plain):
        return Span.year(int(match[1]))
    return None


def _java(text: str) -> Span | None:
    """``Wed Dec 11 16:07:00 CST 2019``: a Java date that leaked from a template."""
    match = _JAVA.search(text)
    if not match or match["month"] not in _MONTHS.split():
        return None
    month = _MONTHS.split().index(match["month"]) + 1
    return read_date(f"{match['year']}-{month}-{match['day']} {match['clock']}")


def _relative(plain: str, near: datetime) -> Span | None:
    match = _RELATIVE.fullmatch(plain)
    if not match:
        return None
    now = Span.moment(near).earliest
    unit, count = match["unit"] or "天", int(match["count"] or 0)
    if match["word"] == "刚刚":
        return Span(now - timedelta(hours=1), now)
    if unit in ("天", "日"):
        days = count if match["count"] else ("今天", "昨天", "前天").index(match["word"])
        at = now - timedelta(days=days)
        clock = f" {match['hour']}:{match['minute']}" if match["hour"] else ""
        return read_date(f"{at:%Y-%m-%d}{clock}")
    step = timedelta(**{{"秒": "seconds", "分": "minutes"}.get(unit[0], "hours"): 1})
    return Span(now - (count + 1) * step, now - count * step)


def _english(text: str) -> Span | None:
    """A day named with an English month: the one shape left to dateparser.

    It is never asked about a text without year and month name, because it would fill them in.
    """
    if len(text) > _FALLBACK_LIMIT or not _ENGLISH.search(text):
        return None
    from dateparser import DateDataParser

    parser = DateDataParser(
        languages=["en"],
        settings={"STRICT_PARSING": True, "REQUIRE_PARTS": ["year", "month", "day"]},
    )
    found = parser.get_date_data(text).date_obj
    return _day(found.year, found.month, found.day) if found else None
