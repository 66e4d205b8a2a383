"""The ids in addresses of items: publishing systems count them up as texts are entered."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from auditor.computed.context import Context, Page, Table
from crawler.index.views import ItemView

_DIGITS = re.compile(r"\d+")
_QUERY_ID = re.compile(r"(?:^|&)(?:id|infoid|articleid|contentid|newsid)=(\d{3,12})(?:&|$)", re.I)
_HASH = re.compile("[0-9a-f]{24}")
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A page and the day that it states."""

    page: Page
    day: date


@dataclass(frozen=True, slots=True)
class Regression:
    """A page that states an earlier day than pages that were entered before it."""

    own: Entry
    before: Entry


class ContentIds(Table):
    """The pages by the number in their address, for every way of building addresses."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._entries: dict[tuple[str, str], array[int]] = defaultdict(lambda: array("q"))

    def add_item(self, item: ItemView) -> None:
        """Note an item whose day is known and whose address ends with a number."""
        day = item.published_at.date if item.published_at else None
        found = _number(item.url) if day else None
        if found and day:
            build, number = found
            self._entries[build].extend((number, day.toordinal(), item.id))

    def regressions(self, fewest: int, share: float, days: int) -> Iterator[list[Regression]]:
        """For every build of addresses whose numbers grow with time, the pages out of order.

        Numbers grow with time where at least ``share`` of ``fewest`` or more pages are in order.
        A page is out of order where it states a day more than ``days`` before that of the last
        ordered page entered before it.
        """
        for flat in self._entries.values():
            entries = sorted(zip(flat[::3], flat[1::3], flat[2::3], strict=True))
            ordered = _in_order([day for _, day, _ in entries])
            if len(entries) < fewest or sum(ordered) < share * len(entries):
                continue
            found, last = [], None
            for (_, day, item_id), is_ordered in zip(entries, ordered, strict=True):
                if is_ordered:
                    last = (item_id, day)
                elif last is not None and last[1] - day > days:
                    found.append(Regression(self._entry(item_id, day), self._entry(*last)))
            yield found

    def _entry(self, item_id: int, day: int) -> Entry:
        return Entry(self.context.page(item_id), date.fromordinal(day))


def _number(url: str) -> tuple[tuple[str, str], int] | None:
    """How an address is built, and the last number in its last part."""
    host, _, rest = url.partition("://")[2].partition("/")
    path, _, query = rest.partition("#")[0].partition("?")
    found = _QUERY_ID.search(query) if query else None
    if found:
        return (host, f"/{path}?"), int(found[1])
    name = path.rstrip("/").rpartition("/")[2]
    numbers = _DIGITS.findall(name)
    if not numbers or not 3 <= len(numbers[-1]) <= _LONGEST or _HASH.search(name):
        return None
    return (host, _DIGITS.sub("#", name)), int(numbers[-1])


def _in_order(days: list[int]) -> list[bool]:
    """Which of the days are in the longest sequence that never falls."""
    tails: list[int] = []
    places: list[int] = []
    for day in days:
        place = bisect_right(tails, day)
        places.append(place)
        tails[place : place + 1] = [day]
    kept = [False] * len(days)
    wanted = len(tails) - 1
    for at in range(len(days) - 1, -1, -1):
        if places[at] == wanted:
            kept[at] = True
            wanted -= 1
    return kept
