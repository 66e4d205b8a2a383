"""Addresses with a running number: the rule behind the pages of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

MAX_PAGES = 2000
"""No more further pages than this are told of one list."""

_DIGITS = re.compile(r"(\d+)")


def fit(pages: Mapping[int, str]) -> Callable[[int], str] | None:
    """The rule that gives the address of every page number, from at least two of them.

    Addresses must be alike but for one number that runs up or down by one; pages that do not
    follow the rule (the first is often plain ``index.html``) are left out. None where fewer
    than two follow it.
    """
    split = {number: _DIGITS.split(url) for number, url in pages.items()}
    numbers = sorted(split)
    for first, second in pairwise(numbers):
        line = _line(first, split[first], second, split[second])
        if line is not None:
            follow = [n for n in numbers if line(n) == pages[n]]
            others = [n for n in numbers if n not in follow]
            if len(follow) >= 2 and len(others) <= 1:
                return line
    return None


def between(first: str, last: str) -> Iterator[str]:
    """The addresses from the one to the other, or the first alone where no rule joins them."""
    one, other = _DIGITS.split(first), _DIGITS.split(last)
    place = _difference(one, other)
    if place is None:
        yield first
        return
    start, end = int(one[place]), int(other[place])
    if abs(end - start) > MAX_PAGES:
        end = start
    step = 1 if end >= start else -1
    for value in range(start, end + step, step):
        yield "".join([*one[:place], str(value), *one[place + 1 :]])


def _line(first: int, one: list[str], second: int, other: list[str]) -> Callable[[int], str] | None:
    place = _difference(one, other)
    if place is None:
        return None
    start, rise = int(one[place]), int(other[place]) - int(one[place])
    if abs(rise) != second - first:
        return None
    step = 1 if rise > 0 else -1
    head, tail = "".join(one[:place]), "".join(one[place + 1 :])
    return lambda number: f"{head}{start + step * (number - first)}{tail}"


def _difference(one: list[str], other: list[str]) -> int | None:
    """The place of the only part, a number, in which two split addresses differ."""
    if len(one) != len(other):
        return None
    places = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return places[0] if len(places) == 1 and places[0] % 2 else None
