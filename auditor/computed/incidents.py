"""Incidents and public concerns (突发事件, 舆情), the notices on them, and what they promise."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from auditor.computed.context import Context, Table
from auditor.computed.roles import Role
from auditor.rule import Subject, SubjectKind
from crawler.fields.span import Span
from crawler.index.views import ItemView, Seen

_SEARCHED = 1_500
_BEHIND = 60
_MOMENT = re.compile(
    r"(?:(?P<year>20\d\d)\s?年\s?)?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日\s?"
    r"(?P<part>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|晚|夜间|深夜)?\s?"
    r"(?:(?P<hour>\d{1,2})\s?[时点:：]\s?(?:(?P<minute>\d{1,2})\s?分?|(?P<half>半))?)?"
)
_LATER = ("下午", "傍晚", "晚")


@dataclass(frozen=True, slots=True)
class Notice:
    """A page on an incident or a concern, with the moment at which that began, and that at which
    a conference on it was held."""

    subject: Subject
    seen: Seen
    began: Span | None
    published: Span | None
    text: str
    held: Span | None = None

    @property
    def day(self) -> date | None:
        """The day of the incident: pages of one day speak of one."""
        return self.began.date if self.began else None


class Incidents(Table):
    """Notices by sort (the rules say which) and day; the rules note them as they stream by."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._notices: dict[str, list[Notice]] = defaultdict(list)

    def note(
        self,
        item: ItemView,
        sort: str,
        titles: re.Pattern[str],
        began: re.Pattern[str],
        held: re.Pattern[str] | None = None,
    ) -> None:
        """Keep a page whose title is that of a notice; ``began`` finds the words behind the
        moment at which its matter began, ``held`` those behind that of a conference."""
        if not titles.search(item.title) or self.context.role(item) is Role.LETTER:
            return
        text = f"{item.title}\n{item.body[:_SEARCHED]}"
        self._notices[sort].append(
            Notice(
                Subject(SubjectKind.ITEM, item.url, item.title),
                item.seen,
                _moment(text, began, item.published_at),
                item.published_at,
                text,
                _moment(text, held, item.published_at) if held else None,
            )
        )

    def of(self, sort: str) -> list[Notice]:
        """The notices of a sort by their publication, then by address."""
        return sorted(self._notices[sort], key=lambda one: (_at(one), one.subject.url))

    def first(self, sort: str) -> Iterator[Notice]:
        """The first notice of each day's incident, and all whose day is not known."""
        days: set[date] = set()
        for one in self.of(sort):
            if one.day is None or one.day not in days:
                yield one
            if one.day is not None:
                days.add(one.day)


def _at(one: Notice) -> str:
    return one.published.earliest.isoformat() if one.published else "9"


def _moment(text: str, began: re.Pattern[str], published: Span | None) -> Span | None:
    """The moment right before the words that something began, to the minute where it is told."""
    found = list(_MOMENT.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    for match, end in zip(found, ends[: len(found)], strict=True):
        if began.search(text, match.end(), min(end, match.end() + _BEHIND)):
            return _span(match, published)
    return None


def _span(match: re.Match[str], published: Span | None) -> Span | None:
    if match["year"] is None and published is None:
        return None
    year = int(match["year"]) if match["year"] else _year(match, published)
    try:
        day = Span.day(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    if match["hour"] is None:
        return day
    hour = int(match["hour"])
    later = (match["part"] or "").startswith(_LATER) and hour < 12
    hour += 12 if later else 0
    if hour > 23:
        return day
    start = day.earliest.replace(hour=hour)
    minute = 30 if match["half"] else int(match["minute"] or 60)
    if minute > 59:  # none is told
        return Span(start, start + timedelta(minutes=59, seconds=59))
    start = start.replace(minute=minute)
    return Span(start, start + timedelta(seconds=59))


def _year(match: re.Match[str], published: Span | None) -> int:
    """The year in which a notice's month and day lie before its publication."""
    assert published is not None
    at = published.latest
    is_before = (int(match["month"]), int(match["day"])) <= (at.month, at.day)
    return at.year if is_before else at.year - 1
