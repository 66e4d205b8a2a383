"""The ids in addresses of items: publishing systems count them up as texts are entered."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from auditor.computed.context import Context, Table
from auditor.rule import Subject, SubjectKind
from crawler.index.views import ItemView, Seen

_DIGITS = re.compile(r"\d+")
_QUERY_ID = re.compile(r"(?:^|&)(?:id|infoid|articleid|contentid|newsid)=(\d{3,12})(?:&|$)", re.I)
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A page with the number in its address and the day that it states."""

    number: int
    day: date
    subject: Subject
    seen: Seen


@dataclass(frozen=True, slots=True)
class Regression:
    """A page that states an earlier day than pages that were entered before it."""

    page: Entry
    before: Entry


class ContentIds(Table):
    """The pages by the number in their address, for every way of building addresses."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._entries: dict[tuple[str, str], list[Entry]] = defaultdict(list)

    def add_item(self, item: ItemView) -> None:
        """Note an item whose day is known and whose address ends with a number."""
        day = item.published_at.date if item.published_at else None
        found = _number(item.url) if day else None
        if found and day:
            build, number = found
            subject = Subject(SubjectKind.ITEM, item.url, item.title)
            self._entries[build].append(Entry(number, day, subject, item.seen))

    def regressions(self, fewest: int, share: float, days: int) -> Iterator[list[Regression]]:
        """For every build of addresses whose numbers grow with time, the pages out of order.

        Numbers grow with time where at least ``share`` of ``fewest`` or more pages are in order.
        A page is out of order where it states a day more than ``days`` before that of the last
        ordered page entered before it.
        """
        for entries in self._entries.values():
            entries.sort(key=lambda one: (one.number, one.day))
            ordered = _in_order([one.day.toordinal() for one in entries])
            if len(entries) < fewest or sum(ordered) < share * len(entries):
                continue
            found, last = [], None
            for entry, is_ordered in zip(entries, ordered, strict=True):
                if is_ordered:
                    last = entry
                elif last is not None and (last.day - entry.day).days > days:
                    found.append(Regression(entry, last))
            yield found


def _number(url: str) -> tuple[tuple[str, str], int] | None:
    """How an address is built, and the last number in its last part."""
    parts = urlsplit(url)
    name = parts.path.rstrip("/").rpartition("/")[2]
    query = _QUERY_ID.search(parts.query)
    if query:
        return (parts.netloc, f"{parts.path}?"), int(query[1])
    numbers = _DIGITS.findall(name)
    if not numbers or not 3 <= len(numbers[-1]) <= _LONGEST or re.search("[0-9a-f]{24}", name):
        return None
    return (parts.netloc, _DIGITS.sub("#", name)), int(numbers[-1])


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
