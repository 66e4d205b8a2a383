"""Working days with their traps, and intervals against limits to the minute."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.calendar import Count, is_workday, workdays_after
from auditor.deadlines import Judgement, Limit, Unit, has_passed, judge, judge_by_end
from auditor.rule import Outcome, Reason
from crawler.fields.span import SHANGHAI, Span
from tests.auditor.portal import span

P, F, C = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL
DAYS = st.dates(date(2004, 1, 1), date(2026, 12, 31))
ANY_DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-02-14", True),  # Saturdays that work for a festival
        ("2026-02-28", True),
        ("2026-05-09", True),
        ("2026-02-15", False),  # Spring Festival
        ("2026-02-23", False),
        ("2026-02-24", True),
        ("2026-01-01", False),
        ("2026-06-27", False),  # a plain Saturday
        ("2026-06-29", True),
        ("2003-12-31", None),
        ("2027-01-04", None),
    ],
)
def test_the_calendar(day: str, works: bool | None) -> None:
    assert is_workday(date.fromisoformat(day)) is works


@pytest.mark.parametrize(
    ("start", "end", "least", "most"),
    [
        ("2019-09-20", "2019-10-23", 20, 20),  # over a National Day with two working weekends
        ("2026-02-13", "2026-02-14", 1, 1),
        ("2026-02-14", "2026-02-23", 0, 0),
        ("2026-02-14", "2026-02-28", 5, 5),
        ("2026-06-05", "2026-06-07", 0, 0),
        ("2026-06-05", "2026-06-05", 0, 0),
        ("2026-06-08", "2026-06-05", 0, 0),
        ("2025-12-31", "2026-01-05", 2, 2),  # Sunday the 4th works
        ("2026-12-31", "2027-01-04", 0, 4),
        ("2026-12-30", "2027-01-04", 1, 5),
        ("2003-12-31", "2004-01-02", 1, 1),
        ("2002-12-31", "2003-12-31", 0, 365),
    ],
)
def test_working_days_between(start: str, end: str, least: int, most: int) -> None:
    assert workdays_after(date.fromisoformat(start), date.fromisoformat(end)) == Count(least, most)


@given(DAYS, DAYS)
def test_working_days_are_those_of_the_calendar_one_by_one(start: date, end: date) -> None:
    end = min(end, start + timedelta(days=400))
    days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    known = sum(is_workday(day) is True for day in days)
    assert workdays_after(start, end) == Count(known, known)


@given(ANY_DAYS, st.integers(0, 500), st.integers(0, 500))
def test_working_days_add_up(start: date, first: int, second: int) -> None:
    middle, end = start + timedelta(days=first), start + timedelta(days=first + second)
    one, two, both = (
        workdays_after(start, middle),
        workdays_after(middle, end),
        workdays_after(start, end),
    )
    assert (both.least, both.most) == (one.least + two.least, one.most + two.most)


HOURS, DAY, WORK = Limit(24, Unit.HOURS), Limit(14, Unit.DAYS), Limit(1, Unit.WORKDAYS)


@pytest.mark.parametrize(
    ("start", "end", "limit", "outcome"),
    [
        ("2026-06-05T10:00", "2026-06-06T10:00", HOURS, P),
        ("2026-06-05T10:00", "2026-06-06T10:01", HOURS, F),
        ("2026-06-05T10:00", "2026-06-05T09:00", HOURS, P),
        ("2026-06-05", "2026-06-05", HOURS, P),
        ("2026-06-05", "2026-06-06", HOURS, C),
        ("2026-06-05", "2026-06-06T00:00", HOURS, P),
        ("2026-06-05", "2026-06-06T00:01", HOURS, C),
        ("2026-06-05", "2026-06-06T23:59", HOURS, C),
        ("2026-06-05", "2026-06-07T00:00", HOURS, F),
        ("2026-06-01", "2026-06-15", DAY, P),
        ("2026-06-01", "2026-06-16", DAY, F),
        ("2026-06", "2026-07-01", DAY, C),
        ("2026-06", "2026-07-15", DAY, F),
        ("2026-06-05T23:59", "2026-06-08T23:59", WORK, P),
        ("2026-06-05T00:00", "2026-06-09T00:00", WORK, F),
        ("2026-06", "2026-06-30", WORK, C),
    ],
)
def test_intervals_against_limits(start: str, end: str, limit: Limit, outcome: Outcome) -> None:
    assert judge(span(start), span(end), limit).outcome is outcome


def test_the_reason_is_the_calendar_where_both_days_are_known() -> None:
    known = judge(span("2027-03-01"), span("2027-03-05"), WORK)
    vague = judge(span("2027-03"), span("2027-03-05"), WORK)
    assert (known.outcome, known.reason) == (C, Reason.CALENDAR)
    assert (vague.outcome, vague.reason) == (C, Reason.PRECISION)


def test_the_evidence_holds_both_bounds() -> None:
    assert judge(span("2026-06-05"), span("2026-06-06"), HOURS).evidence() == {
        "hours_least": 0.02,
        "hours_most": 47.98,
        "hours_limit": 24,
    }
    assert judge(span("2026-06-05"), span("2026-06-09"), WORK).evidence() == {
        "workdays_late": 1,
        "workdays_least": 2,
        "workdays_most": 2,
        "workdays_limit": 1,
    }


@pytest.mark.parametrize(
    ("as_of", "passed"),
    [
        (datetime(2026, 6, 8, 23, 59, tzinfo=SHANGHAI), False),
        (datetime(2026, 6, 9, 0, 0, tzinfo=SHANGHAI), True),
    ],
)
def test_a_limit_in_working_days_ends_with_the_day(as_of: datetime, passed: bool) -> None:
    assert has_passed(span("2026-06-05"), WORK, as_of) is passed


@pytest.mark.parametrize(
    ("start", "end", "spent", "ends"),
    [
        ("2026-06-04", "2026-06-05", "1", "1"),
        ("2026-06-04", "2026-06-06", "1", "2"),  # a Saturday is past the end of Friday
        ("2026-06-05", "2026-06-07", "0", "1"),
        ("2026-02-13", "2026-02-23", "1", "2"),  # the Saturday before the festival works
        ("2026-06-04", "2026-06-04", "0", "0"),
        ("2027-03-05", "2027-03-06", "0–1", "0–1"),  # no calendar
    ],
)
def test_days_off_belong_to_the_working_day_behind_them(
    start: str, end: str, spent: str, ends: str
) -> None:
    assert judge(span(start), span(end), WORK).spent == spent
    assert judge_by_end(span(start), span(end), WORK).spent == ends
    assert judge_by_end(span(start), span(end), HOURS) == judge(span(start), span(end), HOURS)


def test_nothing_is_due_before_the_end_of_the_next_working_day() -> None:
    saturday = datetime(2026, 6, 6, tzinfo=SHANGHAI)
    assert has_passed(span("2026-06-04"), WORK, saturday, judge_by_end)
    assert not has_passed(span("2026-06-04"), WORK, saturday)
    assert not has_passed(span("2026-06-05"), WORK, saturday, judge_by_end)


@given(DAYS, DAYS, st.integers(0, 30), st.sampled_from(list(Unit)))
def test_a_vaguer_date_never_turns_a_verdict_round(
    start: date, end: date, number: int, unit: Unit
) -> None:
    exact = [Span.day(d.year, d.month, d.day) for d in (start, end)]
    vague = [Span.month(d.year, d.month) for d in (start, end)]
    limit = Limit(number, unit)
    sharp, blunt = judge(*exact, limit), judge(*vague, limit)
    assert blunt.outcome in (sharp.outcome, C)
    assert _holds(sharp, blunt)


def _holds(sharp: Judgement, blunt: Judgement) -> bool:
    return blunt.least <= sharp.least <= sharp.most <= blunt.most
