"""Hints that dates were put back, by the kind of trace. DAT006 fills it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from auditor.computed.context import Context, Table
from auditor.rule import Subject, SubjectKind
from crawler.index.views import ItemView, Seen


@dataclass(frozen=True, slots=True)
class Hint:
    """A page, the day that it states and the trace that is later."""

    subject: Subject
    seen: Seen
    stated: date
    trace: str


class Hints(Table):
    """Hints by the kind of trace, and how often the server's times of change are near the dates."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._hints: dict[str, list[Hint]] = defaultdict(list)
        self._changes = 0
        self._near = 0

    def add(self, kind: str, item: ItemView, stated: date, trace: str) -> None:
        """Keep a hint about an item."""
        subject = Subject(SubjectKind.ITEM, item.url, item.title)
        self._hints[kind].append(Hint(subject, item.seen, stated, trace))

    def add_about(self, kind: str, hint: Hint) -> None:
        """Keep a hint made elsewhere."""
        self._hints[kind].append(hint)

    def count_change(self, *, is_near: bool) -> None:
        """Note whether a page's last change is near the day that it states."""
        self._changes += 1
        self._near += is_near

    def by_kind(self, fewest: int, share: float) -> Iterator[tuple[str, list[Hint]]]:
        """The hints of every kind; times of change only where they are near the dates elsewhere:
        on at least ``share`` of ``fewest`` or more pages."""
        for kind, hints in sorted(self._hints.items()):
            if kind != "modified" or (
                self._changes >= fewest and self._near >= share * self._changes
            ):
                yield kind, sorted(hints, key=lambda hint: hint.subject.url)
