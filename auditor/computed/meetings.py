"""Meetings that decide, what their reports say was decided, and the pages of the decisions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from auditor.computed.context import Context, Table
from auditor.computed.titles import Name
from auditor.rule import Subject, SubjectKind
from crawler.index.views import ItemView, Seen

_ORDINAL = re.compile(r"第\s*([0-9一二三四五六七八九十百〇零]{1,6})\s*次")
_NAMED = re.compile(r"《([^《》]{4,80})》")
_SEARCHED = 20_000


@dataclass(slots=True)
class Meeting:
    """A meeting: the page that reports it, its ordinal, and the documents that it passed.

    ``is_told`` says whether a page tells what was decided.
    """

    subject: Subject
    seen: Seen
    day: date | None
    ordinal: str
    passed: tuple[str, ...] = ()
    is_told: bool = False


class Meetings(Table):
    """Meetings of the site by year and ordinal, and the names of all its documents."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._meetings: dict[tuple[int, str], list[Meeting]] = defaultdict(list)
        self._titles: set[str] = set()

    def add_item(self, item: ItemView) -> None:
        """Keep the names under which a document is spoken of."""
        if self.context.is_document(item):
            for name in self.context.titles.names(item.title):
                self._titles |= {name.whole, name.base}

    def note(self, item: ItemView, decided: re.Pattern[str]) -> None:
        """Keep the page of a meeting; ``decided`` finds the words before what was decided."""
        span = item.published_at or item.written_on
        day = span.date if span else None
        found = _ORDINAL.search(item.title)
        body = item.body[:_SEARCHED]
        told = [match.end() for match in decided.finditer(body)]
        passed = tuple(
            dict.fromkeys(
                name
                for end in told[:30]
                for name in _NAMED.findall(re.split("[。\n]", body[end : end + 400])[0])
            )
        )
        subject = Subject(SubjectKind.ITEM, item.url, item.title)
        meeting = Meeting(subject, item.seen, day, found[1] if found else "", passed, bool(told))
        self._meetings[day.year if day else 0, meeting.ordinal or item.url].append(meeting)

    def meetings(self) -> Iterator[Meeting]:
        """Every meeting once, as its first page reports it, with what any of its pages tells."""
        for _, pages in sorted(self._meetings.items()):
            pages.sort(key=lambda one: (one.day or date.max, one.subject.url))
            first = pages[0]
            first.is_told = any(one.is_told for one in pages)
            first.passed = tuple(dict.fromkeys(name for one in pages for name in one.passed))
            yield first

    def has(self, name: str) -> bool:
        """Whether the site shows a document of this name."""
        wanted = Name.of(name)
        return not self._titles.isdisjoint({wanted.whole, wanted.base})
