"""A date as it was stated: an interval of moments, never more precise than its source."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
"""The time zone of every published date. China has had no daylight saving since 1991."""


@dataclass(frozen=True, slots=True)
class Span:
    """All moments that a stated date may mean, both ends included.

    Both ends are naive datetimes on the Asia/Shanghai wall clock, in whole seconds:
    ``2019-12-11`` is 00:00:00 to 23:59:59, ``2019-12-11 16:07`` is 16:07:00 to 16:07:59.
    """

    earliest: datetime
    latest: datetime

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError(f"span ends before it begins: {self.earliest} > {self.latest}")

    @classmethod
    def year(cls, year: int) -> Span:
        """The whole calendar year."""
        return cls(datetime(year, 1, 1), datetime(year, 12, 31, 23, 59, 59))

    @classmethod
    def month(cls, year: int, month: int) -> Span:
        """The whole calendar month; ValueError if there is no such month."""
        last = calendar.monthrange(year, month)[1]
        return cls(datetime(year, month, 1), datetime(year, month, last, 23, 59, 59))

    @classmethod
    def day(cls, year: int, month: int, day: int) -> Span:
        """The whole day; ValueError if there is no such day."""
        start = datetime(year, month, day)
        return cls(start, start.replace(hour=23, minute=59, second=59))

    @classmethod
    def minute(cls, year: int, month: int, day: int, hour: int, minute: int) -> Span:
        """The whole minute; ValueError if there is no such minute."""
        start = datetime(year, month, day, hour, minute)
        return cls(start, start.replace(second=59))

    @classmethod
    def moment(cls, at: datetime) -> Span:
        """One second. An aware datetime is moved to Asia/Shanghai first."""
        if at.tzinfo is not None:
            at = at.astimezone(SHANGHAI).replace(tzinfo=None)
        at = at.replace(microsecond=0)
        return cls(at, at)

    @classmethod
    def from_iso(cls, earliest: str, latest: str) -> Span:
        """The span from the two ISO texts that the index keeps."""
        return cls(datetime.fromisoformat(earliest), datetime.fromisoformat(latest))

    @property
    def is_day_or_finer(self) -> bool:
        """Whether the calendar day is certain."""
        return self.earliest.date() == self.latest.date()

    @property
    def is_minute_or_finer(self) -> bool:
        """Whether hour and minute are certain."""
        return self.latest - self.earliest < timedelta(minutes=1)

    @property
    def date(self) -> date | None:
        """The calendar day where it is certain, else None."""
        return self.earliest.date() if self.is_day_or_finer else None

    def text(self) -> str:
        """ISO text cut to what is known.

        ``YYYY-MM-DDTHH:MM``, ``YYYY-MM-DD``, or ``earliest/latest`` days where not even the
        day is certain.
        """
        if self.is_minute_or_finer:
            return self.earliest.isoformat()[:16]
        day = self.earliest.isoformat()[:10]
        return day if self.is_day_or_finer else f"{day}/{self.latest.isoformat()[:10]}"

    def overlaps(self, other: Span) -> bool:
        """Whether the two may mean the same moment."""
        return self.earliest <= other.latest and other.earliest <= self.latest
