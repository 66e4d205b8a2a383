"""The holiday traps against the working-day calendar."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest

from crawler.simulator.holidays import TRAPS, Trap, traps


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: str(trap.upstream.date()))
def test_a_trap_is_late_where_the_next_working_day_has_passed(trap: Trap) -> None:
    due = trap.upstream.date() + timedelta(days=1)
    while not chinese_calendar.is_workday(due):
        due += timedelta(days=1)
    assert (trap.repost.date() > due) is trap.late


def test_weekday_counting_would_judge_some_of_them_wrongly() -> None:
    def by_weekdays(trap: Trap) -> bool:
        due = trap.upstream.date() + timedelta(days=1)
        while due.weekday() > 4:
            due += timedelta(days=1)
        return trap.repost.date() > due

    assert any(by_weekdays(trap) != trap.late for trap in TRAPS)


def test_only_traps_inside_the_window_are_given() -> None:
    found = traps(date(2026, 2, 1), date(2026, 5, 11), late=True)
    assert [trap.upstream.date() for trap in found] == [date(2026, 2, 13)]
    assert traps(date(2026, 2, 1), date(2026, 5, 12), late=True)[-1].repost.day == 11
    assert traps(date(2030, 1, 1), date(2031, 1, 1), late=False) == ()
