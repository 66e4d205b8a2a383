"""The shapes of a full date in running text, and what a match of them means."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from crawler.fields.span import Span

PLAIN = str.maketrans(
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

START = re.compile(
    r"[12１２]\d{3}[\s\u200b]{0,4}[年/／＼\\.．‐‑‒–—―─－−﹣-]|[一二][\s〇○◯ОOoＯｏ零0-9０-９一二三四五六七八九]{3,9}年"
)

DATE = re.compile(
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
      [ ]{0,4}(?:[T,;|/-]|:(?=\d\d?:\d\d)|[(]?(?:星期|周)[一二三四五六日天][)]?)?[ ]{0,4}
      (?P<half>上午|下午|晚上|凌晨|中午)?[ ]{0,2}
      (?P<hour>\d\d?)[ ]{0,2}
      (?::[ ]{0,2}(?P<minute>\d\d?)(?:[ ]{0,2}:[ ]{0,2}(?P<second>\d\d?)(?:\.\d{1,9})?)?
        |时(?:[ ]{0,2}(?P<minute2>\d\d?)[ ]{0,2}分(?:[ ]{0,2}(?P<second2>\d\d?)[ ]{0,2}秒)?)?)
      (?:[ ]?(?P<half2>[AaPp][Mm])(?![A-Za-z]))?
      (?:[ ]?(?P<zone>Z(?![A-Za-z])|\+\d\d:?\d\d(?!\d)))?
    )?
    (?(time)|(?:(?!\d)|(?=[12]\d{3}[ ]{0,4}[年./-]))(?!(?P=mark)\d(?!\d{3}[ ]?(?P=mark))))
    """,
    re.X,
)
"""A date with its time, if one follows, in a text put through ``PLAIN``."""


def span_of(match: re.Match[str]) -> Span | None:
    """The span of a match of ``DATE``; None if the calendar has no such day."""
    year, month, day = (
        _number(match[name] or match[name + "2"]) for name in ("year", "month", "day")
    )
    whole = day_or_none(year, month, day)
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
    return moment(at, match["zone"], minute is not None, second is not None)


def moment(at: datetime, zone: str | None, has_minute: bool, has_second: bool) -> Span:
    """The span of a time of day, as fine as its parts; midnight is the whole day."""
    if zone:
        shift = (0, 0) if zone == "Z" else (int(zone[1:3]), int(zone[-2:]))
        at += timedelta(hours=8) - timedelta(hours=shift[0], minutes=shift[1])
    elif is_midnight(at):
        return Span.day(at.year, at.month, at.day)
    if has_second:
        return Span(at, at)
    width = timedelta(seconds=59) if has_minute else timedelta(minutes=59, seconds=59)
    return Span(at, at + width)


def is_midnight(at: datetime) -> bool:
    """Whether a time says no more than its day."""
    return not (at.hour or at.minute or at.second)


def day_or_none(year: int, month: int, day: int) -> Span | None:
    """The whole day; None if the calendar has no such day."""
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
