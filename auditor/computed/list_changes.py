"""Lists of powers and duties from crawl to crawl: when they came and when they changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from auditor.computed.context import Context, Table
from auditor.rule import Subject, SubjectKind
from crawler.fields.span import Span
from crawler.index.views import EarlierView, ItemView, Seen
from crawler.items import ColumnKind


@dataclass(frozen=True, slots=True)
class Notice:
    """An item that announces a change of lists."""

    subject: Subject
    seen: Seen
    day: Span | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the lists: when it was published, and its key."""

    url: str
    key: str
    day: Span | None
    first_run: int


class ListVersions(Table):
    """The items of the lists, and between which crawls each of them changed.

    ``notices`` are noted by the rule as items stream by.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.notices: list[Notice] = []
        self.entries: list[Entry] = []
        self._differed: dict[str, list[int]] = defaultdict(list)
        self._ends = {run.id: run.finished for run in context.past}

    def add_earlier(self, version: EarlierView) -> None:
        """Remember the last crawl that saw a page as it is no longer."""
        if version.is_there and not version.is_current:
            self._differed[version.key].append(version.run)

    def add_item(self, item: ItemView) -> None:
        """Keep an item of the lists; of all others nothing."""
        if ColumnKind.LISTS in item.kinds:
            self.entries.append(Entry(item.url, item.key, item.published_at, item.first_run))

    def note(self, item: ItemView) -> None:
        """Remember an item that announces a change; it is no list itself."""
        subject = Subject(SubjectKind.ITEM, item.url, item.title)
        self.notices.append(Notice(subject, item.seen, item.published_at))
        self.entries = [entry for entry in self.entries if entry.key != item.key]

    def updates(self) -> Iterator[tuple[Entry, Span]]:
        """Every update that is known: when entries were published, and between which crawls they
        changed or came to be."""
        for entry in self.entries:
            if entry.day is not None:
                yield entry, entry.day
            for run in self._differed.get(entry.key, ()):
                yield entry, self._between(run)
            if entry.day is None and entry.first_run - 1 in self._ends:
                yield entry, self._between(entry.first_run - 1)

    def _between(self, run: int) -> Span:
        """From the end of a crawl to that of the next."""
        context = self.context
        later = [end for number, end in self._ends.items() if number > run]
        end = min(later, default=context.run.finished or context.as_of)
        return Span(_naive(self._ends.get(run, end)), _naive(end))


def _naive(at: datetime) -> datetime:
    return Span.moment(at).earliest
