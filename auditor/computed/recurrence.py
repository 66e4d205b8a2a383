"""Series of months and quarters: what a title is about, and which periods a series lacks."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from auditor.computed.context import Context, Table
from auditor.computed.titles import fold, plain
from auditor.rule import Text
from crawler.index.views import RowView

_HAN = "一二三四五六七八九十"
_MONTHS = re.compile(
    r"(?:(?P<year>20\d\d)年?)?(?:(?P<first>\d{1,2})月?[-—–~～至到])?"
    rf"(?<![\d.])(?P<month>1[0-2]|[1-9]|0[1-9])月(?:份|(?![份日底初中旬末\d{_HAN}]))"
    rf"|(?:(?P<han_year>20\d\d)年)?(?P<han>十[一二]?|[{_HAN}])月份"
)
_QUARTERS = re.compile(r"(?:(?P<year>20\d\d)年?)?第?(?P<quarter>[一二三四1-4])季度")
_ENDS = {"上半年": 6, "前三季度": 9, "全年": 12}
_TOTALS = re.compile(r"(?:(?P<year>20\d\d)年?)(?P<part>上半年|前三季度|全年)")
_DIGITS = re.compile(r"\d+|年")


class Step(StrEnum):
    """How long the periods of a series are."""

    MONTH = "month"
    QUARTER = "quarter"

    @property
    def months(self) -> int:
        """Months in a period."""
        return 1 if self is Step.MONTH else 3

    def of(self, year: int, month: int) -> int:
        """The number of the period that a month lies in."""
        return (year * 12 + month - 1) // self.months

    def of_day(self, day: date) -> int:
        """The number of the period that a day lies in."""
        return self.of(day.year, day.month)

    def last_day(self, number: int) -> date:
        """The last day of a period."""
        year, month = divmod(number * self.months + self.months - 1, 12)
        return date(year, month + 1, monthrange(year, month + 1)[1])

    def called(self, number: int) -> Text:
        """What people call a period."""
        year, month = divmod(number * self.months, 12)
        if self is Step.MONTH:
            return Text(f"{year}年{month + 1}月", f"{year}-{month + 1:02}")
        return Text(f"{year}年第{month // 3 + 1}季度", f"{year} Q{month // 3 + 1}")


@dataclass(frozen=True, slots=True)
class Told:
    """The periods ``first`` to ``last`` that a title is about; ``core`` is the rest of it.

    ``ends`` is the period of the other step that ends with them, where the title adds up the year
    to that day: the second quarter for 上半年 and 1-6月, March for 一季度.
    """

    step: Step
    first: int
    last: int
    core: str
    ends: int | None = None

    @property
    def other(self) -> Step:
        """The step that ``ends`` is of."""
        return Step.QUARTER if self.step is Step.MONTH else Step.MONTH


def read_title(title: str, day: date | None) -> Told | None:
    """What month or quarter a title is about; None where it names none.

    A year that is left out is that of the latest such period before ``day``. Of 1-5月, which
    adds up what was told before, only the last month counts; 1-2月 is both.
    """
    if "月" not in title and "季" not in title and "年" not in title:
        return None
    text = plain(title)
    for pattern, reader in ((_TOTALS, _total), (_QUARTERS, _quarter), (_MONTHS, _month)):
        match = pattern.search(text)
        found = reader(match, day) if match else None
        if match and found:
            step, first, last, ends = found
            rest = _DIGITS.sub("", text[: match.start()] + text[match.end() :])
            return Told(step, first, last, fold(rest), ends)
    return None


_Range = tuple[Step, int, int, int | None]


def _total(match: re.Match[str], _: date | None) -> _Range | None:
    number = Step.MONTH.of(int(match["year"]), _ENDS[match["part"]])
    return Step.MONTH, number, number, _quarter_ended(number)


def _quarter_ended(month: int) -> int | None:
    return month // 3 if month % 3 == 2 else None


def _quarter(match: re.Match[str], day: date | None) -> _Range | None:
    sign = match["quarter"]
    quarter = int(sign) if sign.isdigit() else _HAN.index(sign) + 1
    year = _year(match["year"], quarter * 3, day)
    if year is None:
        return None
    number = Step.QUARTER.of(year, quarter * 3)
    ends = Step.MONTH.of(year, 3) if quarter == 1 else None  # the first adds up the year too
    return Step.QUARTER, number, number, ends


def _month(match: re.Match[str], day: date | None) -> _Range | None:
    month = int(match["month"]) if match["month"] else _han_month(match["han"])
    first = int(match["first"]) if match["first"] else month
    year = _year(match["year"] or match["han_year"], month, day)
    if year is None or not 1 <= first <= month:
        return None
    last, adds_up = Step.MONTH.of(year, month), first == 1 and month > 2
    if adds_up:
        return Step.MONTH, last, last, _quarter_ended(last)
    return Step.MONTH, Step.MONTH.of(year, first), last, None


def _han_month(text: str) -> int:
    if len(text) == 2:
        return 10 + _HAN.index(text[1]) + 1
    return _HAN.index(text) + 1


def _year(stated: str | None, month: int, day: date | None) -> int | None:
    if stated:
        return int(stated)
    if day is None:
        return None
    return day.year if month <= day.month else day.year - 1


@dataclass(slots=True)
class Series:
    """Titles alike but for the period: ``seen`` are the periods, ``column`` lists the newest.

    ``named`` are those of its own step, ``ended`` those that titles of the other one end with.
    """

    step: Step
    core: str
    named: set[int] = field(default_factory=set)
    ended: set[int] = field(default_factory=set)
    column: int = 0
    newest: int = -1

    @property
    def seen(self) -> set[int]:
        """All periods from the first that is named."""
        return _together(self.named, self.ended)

    def take(self, told: Told, column: int) -> None:
        """Note one title."""
        self.named.update(range(told.first, told.last + 1))
        if told.last > self.newest:
            self.newest, self.column = told.last, column


class Recurrence(Table):
    """The series of the whole site, and the periods that titles of each column tell."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._series: dict[tuple[str, Step], Series] = {}
        self._told: dict[tuple[int, Step], set[int]] = defaultdict(set)
        self._ended: dict[tuple[int, Step], set[int]] = defaultdict(set)
        self._led: dict[int, list[Series]] | None = None

    def add_row(self, row: RowView) -> None:
        """Take in the period that a title tells."""
        told = read_title(row.title, row.date.earliest.date() if row.date else None)
        if told is None:
            return
        self._told[row.column_id, told.step].update(range(told.first, told.last + 1))
        if told.ends is not None:
            self._ended[row.column_id, told.other].add(told.ends)
        if told.core:
            self._of(told.core, told.step).take(told, row.column_id)
            if told.ends is not None:
                self._of(told.core, told.other).ended.add(told.ends)

    def _of(self, core: str, step: Step) -> Series:
        return self._series.setdefault((core, step), Series(step, core))

    def led_by(self, column_id: int, fewest: int) -> Sequence[Series]:
        """The series of at least so many periods whose newest title a column lists."""
        if self._led is None:
            self._led = defaultdict(list)
            for series in self._series.values():
                if len(series.named) >= 2:
                    self._led[series.column].append(series)
        return [one for one in self._led.get(column_id, ()) if len(one.seen) >= fewest]

    def told(self, column_ids: Iterable[int], step: Step) -> set[int]:
        """The periods that titles of some columns tell."""
        ids = list(column_ids)
        named = set[int]().union(*(self._told.get((one, step), ()) for one in ids))
        ended = set[int]().union(*(self._ended.get((one, step), ()) for one in ids))
        if step is Step.QUARTER and not named:
            return ended
        return _together(named, ended)


def _together(named: set[int], ended: set[int]) -> set[int]:
    """Periods, and those from the first of them on that end with one of the other step."""
    return named | {one for one in ended if one > min(named)} if named else set()


def missing(seen: set[int], due: int, most: int) -> list[int]:
    """The periods from the first seen up to ``due`` that are not there; of the last ``most``."""
    if not seen:
        return []
    return [
        number for number in range(max(min(seen), due - most + 1), due + 1) if number not in seen
    ]
