"""Within what serials count up: told by the numbers themselves, not by how they are built.

A number may hold a month and yet count through the year; a publishing system may count per
column, or for all organs of a site together. In the right scope serials are dense and carried
once; in one too wide they collide, in one too narrow they are full of holes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from auditor.rule import Text

_DOUBLED = 0.1
"""In the right scope no more than this share of the numbers is carried twice."""


class Numbered(NamedTuple):
    """An item's number taken apart, the column that lists it, where it stands, and the day of
    its publication (0 where that is not certain)."""

    organ: str
    year: int | None
    month: int | None
    column: int
    serial: int
    text: str
    url: str
    day: int


class Key(NamedTuple):
    """What the numbers of one series have in common; None for what does not matter."""

    organ: str | None
    column: int | None
    year: int | None
    month: int | None


class Scope(NamedTuple):
    """The parts of a number that stay the same while its serial counts."""

    organ: bool
    column: bool
    year: bool
    month: bool

    def key(self, number: Numbered) -> Key:
        """The series that a number belongs to."""
        return Key(
            number.organ if self.organ else None,
            number.column if self.column else None,
            number.year if self.year else None,
            number.month if self.month else None,
        )

    @property
    def words(self) -> Text:
        """The scope for people."""
        parts = [
            Text("机构", "organ") if self.organ else Text("全站", "site"),
            *([Text("栏目", "column")] if self.column else []),
            *([Text("月份", "month")] if self.month else []),
            *([Text("年份", "year")] if self.year and not self.month else []),
        ]
        return Text("＋".join(p.zh for p in parts), " + ".join(p.en for p in parts))


def infer_scope(numbers: Sequence[Numbered], holes: float) -> Scope | None:
    """The scope of numbers of one build; None where they are dense in none.

    First wider ones than the build says, where the serials go on from period to period without
    a collision; then the build's own; then those of the whole site or of single columns.
    """
    if not numbers:
        return None
    has_month = numbers[0].month is not None
    built = Scope(organ=True, column=False, year=True, month=has_month)
    yearly = Scope(organ=True, column=False, year=True, month=False)
    running = Scope(organ=True, column=False, year=False, month=False)
    for wide, narrow in ((running, yearly), (yearly, built)):
        goes_on = wide != narrow and _goes_on(numbers, wide, narrow)
        if goes_on and _is_dense(numbers, wide, holes):
            return wide
    others = [
        Scope(organ, column, True, month)
        for column in (False, True)
        for organ in (True, False)
        for month in (has_month, False)[: 1 + has_month]
    ]
    fitting = (
        scope
        for scope in dict.fromkeys((built, *others))
        if _doubled(numbers, scope) <= _DOUBLED * len(numbers) and _is_dense(numbers, scope, holes)
    )
    return next(fitting, None)


def _grouped(numbers: Sequence[Numbered], scope: Scope) -> dict[Key, list[int]]:
    groups: dict[Key, list[int]] = defaultdict(list)
    for number in numbers:
        groups[scope.key(number)].append(number.serial)
    return groups


def _doubled(numbers: Sequence[Numbered], scope: Scope) -> int:
    groups = _grouped(numbers, scope).values()
    return len(numbers) - sum(len(set(serials)) for serials in groups)


def _is_dense(numbers: Sequence[Numbered], scope: Scope, holes: float) -> bool:
    """Whether most numbers lie in series with few holes."""
    dense = total = 0
    for serials in _grouped(numbers, scope).values():
        if len(serials) > 1:
            total += len(serials)
            span = max(serials) - min(serials) + 1
            dense += len(serials) if span - len(set(serials)) <= holes * span else 0
    return 2 * dense >= total


def _goes_on(numbers: Sequence[Numbered], wide: Scope, narrow: Scope) -> bool:
    """Whether every narrow series begins above the end of the one before it in the wide one."""
    ends: dict[Key, list[tuple[int, int]]] = defaultdict(list)
    for key, serials in sorted(_grouped(numbers, narrow).items(), key=lambda one: _period(one[0])):
        whole = Key(
            key.organ,
            key.column,
            key.year if wide.year else None,
            key.month if wide.month else None,
        )
        ends[whole].append((min(serials), max(serials)))
    several = [periods for periods in ends.values() if len(periods) > 1]
    return bool(several) and all(
        before[1] < after[0] for periods in several for before, after in pairwise(periods)
    )


def _period(key: Key) -> tuple[int, int]:
    return key.year or 0, key.month or 0
