"""Addresses with a running number: the rule behind the pages of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

MAX_PAGES = 2000
"""No more further pages than this are told of one list."""

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Rule:
    """Page ``n`` of a list has the address ``head`` + (``offset`` + ``step`` * n) + ``tail``."""

    head: str
    tail: str
    offset: int
    step: int

    def url(self, number: int) -> str:
        """The address of a page."""
        return f"{self.head}{self.offset + self.step * number}{self.tail}"

    def number(self, url: str) -> int | None:
        """The page that an address is, None if the rule does not make it."""
        value = url.removeprefix(self.head).removesuffix(self.tail)
        if not (value.isascii() and value.isdigit() and len(value) <= 9):
            return None
        number = (int(value) - self.offset) * self.step
        return number if self.url(number) == url else None


def fit(pages: Mapping[int, str]) -> Rule | None:
    """The rule that gives the address of every page number, from at least two of them.

    Addresses must be alike but for one number that runs up or down by one; one page may not
    follow the rule (the first is often plain ``index.html``). None where there is no rule.
    """
    split = {number: _DIGITS.split(url) for number, url in pages.items()}
    numbers = sorted(split)
    for first, second in pairwise(numbers):
        rule = _rule(first, split[first], second, split[second])
        if rule is not None:
            strays = sum(rule.url(number) != pages[number] for number in numbers)
            if strays <= 1:
                return rule
    return None


def between(first: str, last: str) -> Iterator[str]:
    """The addresses from the one to the other, or the first alone where no rule joins them."""
    one, other = _DIGITS.split(first), _DIGITS.split(last)
    place = _difference(one, other)
    if place is None or abs(int(other[place]) - int(one[place])) > MAX_PAGES:
        yield first
        return
    start, end = int(one[place]), int(other[place])
    step = 1 if end >= start else -1
    for value in range(start, end + step, step):
        yield "".join([*one[:place], str(value), *one[place + 1 :]])


def _rule(first: int, one: list[str], second: int, other: list[str]) -> Rule | None:
    place = _difference(one, other)
    if place is None:
        return None
    start, rise = int(one[place]), int(other[place]) - int(one[place])
    if abs(rise) != second - first:
        return None
    step = 1 if rise > 0 else -1
    head, tail = "".join(one[:place]), "".join(one[place + 1 :])
    return Rule(head, tail, start - step * first, step)


def _difference(one: list[str], other: list[str]) -> int | None:
    """The place of the only part, a number, in which two split addresses differ."""
    if len(one) != len(other):
        return None
    places = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return places[0] if len(places) == 1 and places[0] % 2 else None
