"""Elapsed time against a limit, as interval arithmetic: within, beyond, or not to be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from auditor.calendar import Count, workday_from, workdays_after
from auditor.rule import Outcome, Reason, Text
from crawler.fields.span import Span

_MOST = 100_000


class Unit(StrEnum):
    """What a limit counts."""

    WORKDAYS = "workdays"
    DAYS = "days"
    HOURS = "hours"

    @property
    def words(self) -> Text:
        """The unit after a number."""
        return _WORDS[self]


_WORDS = {
    Unit.WORKDAYS: Text("个工作日", "working day(s)"),
    Unit.DAYS: Text("天", "day(s)"),
    Unit.HOURS: Text("小时", "hour(s)"),
}


@dataclass(frozen=True, slots=True)
class Limit:
    """So many working days, calendar days or hours. The day after the event is day 1."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}  # profiles hold limits

    number: int
    unit: Unit

    def __post_init__(self) -> None:
        """Raise ValueError for a number that is no limit."""
        if not 0 <= self.number <= _MOST:
            raise ValueError(f"{self.number} is not within 0 and {_MOST}")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Elapsed time against a limit. ``least`` and ``most`` are in the limit's unit.

    ``outcome`` is passed (certainly within), failed (certainly beyond) or cantTell, then with
    the ``reason``: the precision of a date, or a year that the working-day calendar lacks.
    """

    outcome: Outcome
    limit: Limit
    least: float
    most: float
    reason: Reason | None = None

    @property
    def spent(self) -> str:
        """The time elapsed, as one number or as bounds, without its unit."""
        return "–".join(dict.fromkeys((f"{_plain(self.least)}", f"{_plain(self.most)}")))

    @property
    def over(self) -> float:
        """By how much the limit is certainly exceeded, 0 where it is not."""
        return max(0, self.least - self.limit.number)

    def evidence(self) -> dict[str, Any]:
        """Both bounds and the limit, for a finding."""
        unit = self.limit.unit
        late = {f"{unit}_late": _plain(self.over)} if self.over else {}
        return {
            **late,
            f"{unit}_least": _plain(self.least),
            f"{unit}_most": _plain(self.most),
            f"{unit}_limit": self.limit.number,
        }


def judge(start: Span, end: Span, limit: Limit) -> Judgement:
    """Whether ``end`` comes within ``limit`` of ``start``. An earlier end counts as 0."""
    elapsed = _ELAPSED[limit.unit](start, end)
    allowed = limit.number * 60 if limit.unit is Unit.HOURS else limit.number
    scale = 60 if limit.unit is Unit.HOURS else 1
    least, most = elapsed.least / scale, elapsed.most / scale
    if elapsed.most <= allowed:
        return Judgement(Outcome.PASSED, limit, least, most)
    if elapsed.least > allowed:
        return Judgement(Outcome.FAILED, limit, least, most)
    exact = start.is_day_or_finer and end.is_day_or_finer and limit.unit is Unit.WORKDAYS
    reason = Reason.CALENDAR if exact else Reason.PRECISION
    return Judgement(Outcome.CANT_TELL, limit, least, most, reason)


def judge_by_end(start: Span, end: Span, limit: Limit) -> Judgement:
    """Whether ``end`` comes by the end of the last working day of ``limit``, where it counts such.

    Days off belong to the working day behind them: a Saturday is past the end of Friday. Other
    units are judged as ``judge`` does.
    """
    if limit.unit is Unit.WORKDAYS:
        end = Span(_to_workday(end.earliest), _to_workday(end.latest))
    return judge(start, end, limit)


def _to_workday(at: datetime) -> datetime:
    return datetime.combine(workday_from(at.date()), at.timetz())


def has_passed(
    start: Span, limit: Limit, as_of: datetime, how: Callable[..., Judgement] = judge
) -> bool:
    """Whether what was due within ``limit`` of ``start`` is certainly late at ``as_of`` (aware).

    ``how`` judges: ``judge`` or ``judge_by_end``.
    """
    return how(start, Span.moment(as_of), limit).outcome is Outcome.FAILED


def _workdays(start: Span, end: Span) -> Count:
    least = workdays_after(start.latest.date(), end.earliest.date()).least
    return Count(least, workdays_after(start.earliest.date(), end.latest.date()).most)


def _days(start: Span, end: Span) -> Count:
    least = (end.earliest.date() - start.latest.date()).days
    most = (end.latest.date() - start.earliest.date()).days
    return Count(max(0, least), max(0, most))


def _minutes(start: Span, end: Span) -> Count:
    """Whole minutes: clocks on pages show no seconds, and 10:00 to 10:00 is exactly 24 hours."""
    least = _to_minute(end.earliest) - _to_minute(start.latest)
    most = _to_minute(end.latest) - _to_minute(start.earliest)
    return Count(max(0, least), max(0, most))


def _to_minute(at: datetime) -> int:
    return at.toordinal() * 24 * 60 + at.hour * 60 + at.minute


_ELAPSED: dict[Unit, Callable[[Span, Span], Count]] = {
    Unit.WORKDAYS: _workdays,
    Unit.DAYS: _days,
    Unit.HOURS: _minutes,
}


def _plain(number: float) -> float:
    return int(number) if number == int(number) else round(number, 2)
