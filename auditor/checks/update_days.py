"""UPD: content that must come on fixed days of the month."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from auditor.answers import INAPPLICABLE, PASSED, UNTESTED, Answer, Answers, cannot_tell, failed
from auditor.calendar import is_workday
from auditor.checks.column import unread_column
from auditor.computed.activity import Activity, Days
from auditor.computed.context import Context
from auditor.computed.reach import leads_elsewhere, was_read
from auditor.computed.scope import Settings
from auditor.rule import Reason, Result, Severity, Text
from auditor.rulebook import column_rule
from crawler.index.views import ColumnView

_STATED = re.compile(
    r"每月(?P<days>\d{1,2}[日号]?(?:[、,，和及]\d{1,2}[日号]?){0,9})(?:定期)?(?:更新|发布|公布|公开)"
)
_LONGEST_STEP = 20  # days; no holiday with its weekends is longer
_SHOWN = 24


class FixedDays(Settings):
    """Columns with one of ``names`` in their own name show something on each of the ``days`` of
    a month, or within ``tolerance`` working days of it; ``months`` are looked back.
    """

    names: tuple[str, ...] = ()
    days: tuple[int, ...]
    tolerance: int
    months: int

    def days_of(self, column: ColumnView) -> tuple[int, ...]:
        """The days of a month that a column owes: as it states itself, else as the profile does."""
        name = re.sub(r"\s+", "", column.name)
        stated = _STATED.search(name)
        if stated:
            numbers = [int(day) for day in re.findall(r"\d+", stated["days"])]
            return tuple(day for day in numbers if 1 <= day <= 31)
        return self.days if any(word in name for word in self.names) else ()


@column_rule(
    "UPD005",
    name="fixed-day-update-missed",
    severity=Severity.MEDIUM,
    params=FixedDays,
    needs=(Activity,),
)
def fixed_days(column: ColumnView, params: FixedDays, context: Context) -> Answers:
    """A column was not updated on the days that were promised.

    What: A column that is to be updated on fixed days of the month (10, 20, 30) shows nothing of
    one of those days or of the working day before or after it.
    Why: Whoever relies on the day looks in vain.
    Basis: 部门政务公开工作方案: the 10th, 20th and 30th of each month are the days of update.
    How measured: Only columns that the profile names, or that state the days in their own name.
    In a month that is too short its last day stands for the 30th. Content must be dated from the
    last working day before the day to the first after it. Days before the column's first content
    and days whose time has not passed when the index was made are not judged. Where the calendar
    of working days lacks the year, or only a vague date may fit, cantTell.
    Fix: Keep to the days, or change the promise.
    """
    days = params.days_of(column)
    if not days or leads_elsewhere(column):
        return INAPPLICABLE
    if column.outcome is None:
        return UNTESTED
    if not was_read(column):
        return unread_column(column, column.outcome)
    shown = context.table(Activity).days([column.id])
    judged = [
        (due, _kept(due, shown, params.tolerance, context.reached))
        for due in _dues(days, shown, params.months, context.reached)
    ]
    answers = [(due, kept) for due, kept in judged if kept is not INAPPLICABLE]
    missed = [due for due, kept in answers if kept is False]
    doubtful = [(due, kept) for due, kept in answers if isinstance(kept, Reason)]
    if missed:
        return _missed(column, missed, params)
    if doubtful:
        due, reason = doubtful[0]
        words = Text(
            f"不能判断 {due} 前后有无更新：该年工作日历缺失，或者内容日期不精确",
            f"whether {due} was kept cannot be told: the calendar lacks the year, or a date is "
            "vague",
        )
        evidence = {"days": [str(day) for day, _ in doubtful][:_SHOWN]}
        return cannot_tell(column, reason, words, evidence)
    return PASSED if answers else INAPPLICABLE


def _dues(days: tuple[int, ...], shown: Days, months: int, reached: date) -> Iterator[date]:
    """The promised days since the column's first content, at most so many months back."""
    if shown.first is None:
        return
    last = reached.year * 12 + reached.month - 1
    for month in range(last - months, last + 1):
        year, place = divmod(month, 12)
        length = monthrange(year, place + 1)[1]
        for day in sorted({min(day, length) for day in days}):
            due = date(year, place + 1, day)
            if shown.first <= due:
                yield due


def _kept(due: date, shown: Days, tolerance: int, reached: date) -> bool | Reason | Answer:
    """Whether a promised day was kept, the reason why that cannot be told, or INAPPLICABLE."""
    if shown.has(due, due):
        return True
    if due >= reached:
        return INAPPLICABLE
    first, last = _workday(due, -tolerance), _workday(due, tolerance)
    if first is None or last is None:
        return Reason.CALENDAR
    if shown.has(first, last):
        return True
    if last >= reached:
        return INAPPLICABLE
    return Reason.PRECISION if shown.may_have(first, last) else False


def _workday(day: date, number: int) -> date | None:
    """The working day so many before (negative) or after a day; None where none is known."""
    step, left = timedelta(days=1 if number > 0 else -1), abs(number)
    for _ in range(_LONGEST_STEP * max(left, 1)):
        if not left:
            return day
        day += step
        works = is_workday(day)
        if works is None:
            return None
        left -= works
    return day if not left else None


def _missed(column: ColumnView, missed: list[date], params: FixedDays) -> Result:
    evidence = {"missed": [str(day) for day in missed][-_SHOWN:], "tolerance": params.tolerance}
    words = Text(
        f"栏目“{column.name}”有 {len(missed)} 个定期更新日没有更新，最近一个为 {missed[-1]}",
        f"{column.name} missed {len(missed)} of its fixed days, the last on {missed[-1]}",
    )
    if not column.complete:
        words = Text(f"{words.zh}；列表未读全", f"{words.en}; its list was not read to its end")
        return cannot_tell(column, Reason.UNREACHABLE, words, evidence)
    return failed(column, words, evidence)
