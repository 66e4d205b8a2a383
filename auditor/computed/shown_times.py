"""How pages show the time of their publication, and which of them do not as the others do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.computed.context import Context, Table
from auditor.rule import Subject, SubjectKind
from crawler.index.views import ItemView, Seen


@dataclass(frozen=True, slots=True)
class Faulty:
    """A page with a fault in its time; ``raw`` is the time as it stands there."""

    subject: Subject
    seen: Seen
    raw: str


class ShownTimes(Table):
    """Pages by what is wrong with their time of publication. DAT001 fills it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._pages = 0
        self._faulty: dict[str, list[Faulty]] = defaultdict(list)

    def note(self, item: ItemView, fault: str, raw: str) -> None:
        """Count a page; ``fault`` is "" for one without."""
        self._pages += 1
        if fault:
            subject = Subject(SubjectKind.ITEM, item.url, item.title)
            self._faulty[fault].append(Faulty(subject, item.seen, raw))

    def faults(self, share: float, fewest: int) -> Iterator[tuple[str, list[Faulty], int | None]]:
        """Every fault with its pages and, where it is that of the site's template, all pages.

        That is so where ``fewest`` or more pages and at least ``share`` of all have the fault.
        """
        for fault, pages in sorted(self._faulty.items()):
            pages.sort(key=lambda page: page.subject.url)
            is_template = len(pages) >= fewest and len(pages) >= share * self._pages
            yield fault, pages, self._pages if is_template else None
