"""Working days in China: the State Council's calendar with its working weekends (调休)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar


@dataclass(frozen=True, slots=True)
class Count:
    """A number of which only the bounds may be known, both included."""

    least: int
    most: int


@lru_cache(maxsize=256)
def _workdays_of(year: int) -> tuple[int, ...] | None:
    """The working days of a year as ordinals in ascending order, None for an unknown year."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    days = map(date.fromordinal, range(first, last + 1))
    try:
        return tuple(day.toordinal() for day in days if chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def is_workday(day: date) -> bool | None:
    """Whether people work on a day; None where the calendar lacks the year.

    Holidays and working weekends are fixed year by year by a notice of the State Council
    (全国年节及纪念日放假办法), so that an absent year cannot be computed.
    """
    known = _workdays_of(day.year)
    if known is None:
        return None
    return known[bisect_right(known, day.toordinal()) - 1] == day.toordinal()


def workday_from(day: date) -> date:
    """The first working day from a day on: itself, or the one behind the days off.

    The day itself where the calendar lacks a year on the way.
    """
    after = day
    while (known := is_workday(after)) is False:
        after += timedelta(days=1)
    return day if known is None else after


def workdays_after(start: date, end: date) -> Count:
    """How many working days lie after ``start``, up to and including ``end``.

    The day after ``start`` is day 1; 0 where ``end`` is not after ``start``. Each day of a year
    that the calendar lacks may be a working day or not, which widens the bounds.
    """
    least = most = 0
    for year in range(start.year, end.year + 1):
        after = max(start.toordinal(), date(year, 1, 1).toordinal() - 1)
        upto = min(end.toordinal(), date(year, 12, 31).toordinal())
        known = _workdays_of(year)
        if known is None:
            most += max(0, upto - after)
        elif upto > after:
            certain = bisect_right(known, upto) - bisect_right(known, after)
            least += certain
            most += certain
    return Count(least, most)


def years_before(day: date, years: int) -> date:
    """The same day of an earlier year; 28 February for 29 February."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
