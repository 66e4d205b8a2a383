"""Items that may hold a number that is not seen: how many, and whether they came at its time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from crawler.fields.span import Span

_SLACK = 7
"""Days by which publication may come before or after its turn in the series."""

_ORDERED = 0.95
"""From this share of numbers on that follow their days, days tell the place of a number."""


class When(NamedTuple):
    """The first and the last day, counted from the year 1, that a date may mean."""

    first: int = date.min.toordinal()
    last: int = date.max.toordinal()

    @classmethod
    def of(cls, span: Span | None) -> When:
        """The days of a stated date; all days where none is stated."""
        if span is None:
            return cls()
        return cls(span.earliest.toordinal(), span.latest.toordinal())

    @property
    def day(self) -> int:
        """The day where it is certain, else 0."""
        return self.first if self.first == self.last else 0

    def overlaps(self, other: When) -> bool:
        """Whether the two may mean the same day."""
        return self.first <= other.last and other.first <= self.last


class Hidden:
    """The items that may hold an unseen number of one series.

    ``days`` are those of the numbers seen, by their serial; ``unsure`` the items whose own number
    is not known, ``doubled`` the days of those that share one.
    """

    def __init__(
        self, days: Sequence[int], unsure: Iterable[When], doubled: Sequence[tuple[int, int]]
    ) -> None:
        whens = list(unsure)
        self.count = len(whens) + len(doubled)
        self._points = sorted(
            [w.day for w in whens if w.day] + [day for pair in doubled for day in pair if day]
        )
        self._vague = any(not w.day for w in whens) or any(0 in pair for pair in doubled)
        steps = list(pairwise(days))
        in_turn = sum(before <= after for before, after in steps)
        self._are_ordered = all(days) and in_turn >= _ORDERED * len(steps)

    def may_hold(self, before: int, after: int) -> bool:
        """Whether one of them may hold a number between two that were published on these days."""
        if self._vague or not self._are_ordered:
            return self.count > 0
        low, high = min(before, after) - _SLACK, max(before, after) + _SLACK
        return bisect_left(self._points, low) < bisect_right(self._points, high)
