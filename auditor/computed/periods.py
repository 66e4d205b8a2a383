"""The period of a consultation as its text states it: a range, a closing day, or a duration."""

from __future__ import annotations

import calendar as months
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from auditor.calendar import is_workday
from crawler.fields.dates import find_dates
from crawler.fields.quantities import read_han_number
from crawler.fields.span import Span

_SEARCHED = 12_000
_LONGEST = 400
_SHORT = 24
_MOST = 400  # days; more is no period for opinions
_MOST_WORKDAYS = 250
_NEAR = timedelta(days=120)
_FEW_DAYS = timedelta(days=15)
_ABOUT = re.compile(
    r"征求|征集|反馈|意见|建议|公示(?:期|时间)|截止|截至|期限|起止|(?:开始|结束)(?:时间|日期)|听证|报名|问卷|参与(?:时间|期限)"
)
_HEADING = re.compile(r"(?:时间|期限|日期|截止|起止)[^。]{0,6}$")
_COUNTS = re.compile(r"[\d日天周月]")
_OTHER = re.compile(r"施行|有效期|废止|受理之日|收到.{0,6}之日|申请之日")
_STARTS_DRAFT = re.compile(r"^\s*第[一1]\s?[章条](?:\s|　|总则)", re.M)
_SENTENCE = re.compile(r"[^。；;]+")
_MONTH_DAY = re.compile(r"(?<![\d年月])(\d{1,2})\s?月\s?(\d{1,2})\s?[日号]")
_LAST_DAY = re.compile(r"\s?(\d{1,2})\s?[日号]")
_FILLER = (
    r"(?:[（(][^（）()]{0,12}[）)]|\d{1,2}\s?[:：时点]\s?\d{0,2}分?|[0零二十四]{1,3}时|上午|下午|晚上?|中午"
    r"|星期.|周.|下班|[起始日，,\s])"
)
_TO = re.compile(
    rf"{_FILLER}{{0,6}}(?:开始)?(?:至|到|[-—–－~～]{{1,3}}|截止(?:至|到)?){_FILLER}{{0,3}}$"
)
_TO_DAY = re.compile(rf"{_FILLER}{{0,4}}(?:至|到|[-—–－~～]{{1,3}})")
_UNTIL = re.compile(rf"{_FILLER}{{0,5}}(?:之前|以前|前|止|截止|为止|结束)")
_CLOSES = re.compile(
    r"(?:截止|截至|最迟|最晚|止于|结束|延长至|延期至|截止到|期限|起至|起到|日至|之前|意见至)"
    r"[^，。；\d]{0,10}$"
)
_TIME_IS = re.compile(
    r"(?:截止|结束|反馈|征求意见|征集)(?:时间|日期|期限)\s?(?:[:：为是至到]\s?){0,3}$"
)
_LONGER = re.compile(r"延长|延期|顺延")
_DURATION = re.compile(
    r"(?<![\d月年第.])(?P<number>\d{1,3}|[一二两三四五六七八九十]{1,4})\s?(?P<unit>个工作日|工作日|个自然日|自然日|个日历日"
    r"|日历天|天|日|个?星期|周|个月)"
)
_LASTS = re.compile(
    r"(?:为期|期限|时间|公示期|征集期|意见期|之日起|日起|即日起|后|共|历时|不少于)[^，。；\d]{0,8}$"
)
_WITHIN = re.compile(r"\s?(?:以内|之内|内|止|（|\(|$|[，,。])")
_FROM = re.compile(rf"{_FILLER}{{0,3}}(?:起|开始)")


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when opinions may be given; the closing day is the last of them.

    ``start`` is None where the text names no day: it opens with the publication. ``least`` and
    ``most`` count its days, None where they cannot be known; ``by_calendar`` says that they hang
    on a calendar of working days that lacks the year. ``stated`` are the words of the text.
    """

    start: date | None
    close: date | None
    least: int | None
    most: int | None
    stated: str
    by_calendar: bool = False


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    start: int
    end: int


def read_period(text: str, published: Span | None) -> Period | None:
    """The period that a consultation states; None where it states none.

    Of several statements a range comes first, then a closing day, then a duration. A year that
    is left out is filled in only where the day of publication settles it.
    """
    opened = published.date if published else None
    head = text[:_SEARCHED]
    draft = _STARTS_DRAFT.search(head)
    told = list(_telling(head[: draft.start()] if draft and draft.start() > 60 else head))
    for reader in (_range, _closing, _duration, _yearless):
        found = [period for one in told if (period := reader(one, opened))]
        if found:
            return next((one for one in found[::-1] if _LONGER.search(one.stated)), found[0])
    return None


def _telling(text: str) -> Iterator[str]:
    """The sentences that may state the period, or stand right under a heading that does."""
    heading = ""
    for line in text.split("\n"):
        for sentence in _SENTENCE.findall(line[:_LONGEST]):
            is_told = _ABOUT.search(sentence) or heading
            if is_told and _COUNTS.search(sentence) and not _OTHER.search(sentence):
                yield sentence
        heading = line if len(line) <= _SHORT and _HEADING.search(line) else ""


def _days(sentence: str, opened: date | None) -> list[_Day]:
    """The days that a sentence names, in order, those without a year where it is certain."""
    found = [
        _Day(one.span.date, one.start, one.end)
        for one in find_dates(sentence)
        if one.span.date is not None
    ]
    taken = [(one.start, one.end) for one in found]
    for match in _MONTH_DAY.finditer(sentence):
        if not any(start <= match.start() < end for start, end in taken):
            before = max((d for d in found if d.end <= match.start()), key=_end, default=None)
            day = _dated(int(match[1]), int(match[2]), before.day if before else None, opened)
            if day:
                found.append(_Day(day, match.start(), match.end()))
    return sorted(found, key=lambda one: one.start)


def _end(one: _Day) -> int:
    return one.end


def _dated(month: int, day: int, after: date | None, opened: date | None) -> date | None:
    """The day of a month without its year: the first behind another day, or near publication."""
    known = after or opened
    if known is None:
        return None
    candidates = [_date(known.year + shift, month, day) for shift in (-1, 0, 1)]
    if after is not None:
        return next((one for one in candidates if one and one >= after), None)
    near = [one for one in candidates if one and -_FEW_DAYS <= one - known <= _NEAR]
    return near[0] if len(near) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _range(sentence: str, opened: date | None) -> Period | None:
    days = _days(sentence, opened)
    for place, first in enumerate(days):
        second = days[place + 1] if place + 1 < len(days) else None
        close = second.day if second else None
        if second is None or not _TO.fullmatch(sentence[first.end : second.start]):
            to = _TO_DAY.match(sentence, first.end)
            last = _LAST_DAY.match(sentence, to.end()) if to else None
            close = _date(first.day.year, first.day.month, int(last[1])) if last else None
        if close is not None and first.day <= close <= first.day + timedelta(days=_MOST):
            length = (close - first.day).days + 1
            return Period(first.day, close, length, length, sentence.strip())
    return None


def _closing(sentence: str, opened: date | None) -> Period | None:
    for one in _days(sentence, opened):
        before = sentence[max(0, one.start - 16) : one.start]
        is_told = _UNTIL.match(sentence, one.end) or _CLOSES.search(before)
        if not (is_told or _TIME_IS.search(before)) or _FROM.match(sentence, one.end):
            continue
        length = (one.day - opened).days if opened else -1
        if length < 0:  # of a page that was published again later nobody knows when it opened
            return Period(None, one.day, None, None, sentence.strip())
        if length <= _MOST:  # whether the day of publication counts is left open
            return Period(None, one.day, length, length + 1, sentence.strip())
    return None


def _yearless(sentence: str, _: date | None) -> Period | None:
    """A closing day whose year nothing settles: there is a period, and no more is known."""
    for match in _MONTH_DAY.finditer(sentence):
        before = sentence[max(0, match.start() - 16) : match.start()]
        if _UNTIL.match(sentence, match.end()) or _CLOSES.search(before) or _TIME_IS.search(before):
            return Period(None, None, None, None, sentence.strip())
    return None


def _duration(sentence: str, opened: date | None) -> Period | None:
    for match in _DURATION.finditer(sentence):
        before = sentence[max(0, match.start() - 16) : match.start()]
        if not (_LASTS.search(before) or _WITHIN.match(sentence, match.end())):
            continue
        text = match["number"]
        number = int(text) if text.isdigit() else read_han_number(text)
        if number and number <= _MOST:
            days = _days(sentence, opened)
            first = next((d.day for d in days if _FROM.match(sentence, d.end)), None)
            return _lasting(number, match["unit"], first, opened, sentence.strip())
    return None


def _lasting(
    number: int, unit: str, first: date | None, opened: date | None, stated: str
) -> Period | None:
    start = first or opened
    if "工作日" in unit:
        return _lasting_workdays(number, first, start, stated)
    if "月" in unit:
        if number > 12:
            return None
        if start is None:
            return Period(None, None, 28 * number, 31 * number, stated)
        close = _month_later(start, number)
        length = (close - start).days
        return Period(first, close, length, length, stated)
    days = number * 7 if unit[-1] in "周期" else number
    return Period(first, start + timedelta(days=days) if start else None, days, days, stated)


def _lasting_workdays(
    number: int, first: date | None, start: date | None, stated: str
) -> Period | None:
    """So many working days behind the first day; unknown where the calendar lacks the year."""
    if number > _MOST_WORKDAYS:
        return None
    if start is None:
        return Period(first, None, number, 3 * number + 10, stated)
    close, left = start, number
    while left:
        close += timedelta(days=1)
        works = is_workday(close)
        if works is None:
            return Period(first, None, number, 3 * number + 10, stated, by_calendar=True)
        left -= works
    length = (close - start).days
    return Period(first, close, length, length, stated)


def _month_later(start: date, number: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
    last = months.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))
