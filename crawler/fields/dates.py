"""Dates as portals write them, each read to the precision that it states and no further."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from crawler.fields.date_shapes import DATE, PLAIN, START, day_or_none, is_midnight, moment, span_of
from crawler.fields.span import SHANGHAI, Span

_WINDOW = 64  # characters that one date with its time may take
_FALLBACK_LIMIT = 40

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
    plain = text[: _WINDOW * 4].translate(PLAIN).strip()
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
    for candidate in START.finditer(text):
        start = candidate.start()
        if start < end or (start > end and start and text[start - 1].isdigit()):
            continue
        match = DATE.match(text[start : start + _WINDOW].translate(PLAIN))
        span = span_of(match) if match else None
        if match and span:
            end = start + match.end()
            yield Found(span, start, end)


def read_month_day(text: str) -> MonthDay | None:
    """Month and day where the whole text is only that: 12-11, [12/11], 12月11日 (08:30)."""
    match = _MONTH_DAY.fullmatch(text[:_WINDOW].translate(PLAIN).strip())
    if not match:
        return None
    month, day = int(match[1]), int(match[3])
    return MonthDay(month, day) if day_or_none(2000, month, day) else None


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
    return day_or_none(at.year, at.month, at.day) if is_midnight(at) else Span.moment(at)


def _compact(plain: str) -> Span | None:
    match = _COMPACT.fullmatch(plain)
    if not match:
        return None
    day = day_or_none(int(match[1]), int(match[2]), int(match[3]))
    if day is None or match[4] is None or int(match[4]) > 23 or int(match[5]) > 59:
        return day
    at = day.earliest.replace(hour=int(match[4]), minute=int(match[5]), second=int(match[6] or 0))
    return moment(at, None, True, match[6] is not None)


def _stacked(plain: str) -> Span | None:
    match = _STACKED.fullmatch(plain)
    if not match:
        return None
    year, month, day = (int(match[name + "1"] or match[name + "2"]) for name in "ymd")
    return day_or_none(year, month, day)


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
    return day_or_none(found.year, found.month, found.day) if found else None
