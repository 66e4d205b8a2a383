"""Meta tags that say when the page was made, not when its text was published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.computed.context import Context, Table
from auditor.rule import Subject, SubjectKind
from crawler.index.views import ItemView, Seen

_FEWEST_SHOWN = 3  # different days that the pages themselves show


@dataclass(frozen=True, slots=True)
class Stamped:
    """A page whose meta tag alone contradicts it; ``days`` by the place that states them."""

    subject: Subject
    seen: Seen
    shown: str
    days: dict[str, list[str]]


class MetaStamps(Table):
    """The pages that only their meta tag contradicts, by the day in the tag. DAT005 fills it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._by_day: dict[str, list[Stamped]] = defaultdict(list)

    def note(self, item: ItemView, stamp: str, shown: str, days: dict[str, list[str]]) -> None:
        """Keep a page. ``stamp`` is the day in its meta tag, ``shown`` the day that it shows."""
        subject = Subject(SubjectKind.ITEM, item.url, item.title)
        self._by_day[stamp].append(Stamped(subject, item.seen, shown, days))

    def days(self, fewest: int) -> Iterator[tuple[str, list[Stamped], bool]]:
        """Every day with its pages, and whether it is the day when they were made again.

        That is so where ``fewest`` or more pages that show different days carry the same one.
        """
        for stamp, pages in sorted(self._by_day.items()):
            shown = {page.shown for page in pages}
            yield stamp, pages, len(pages) >= fewest and len(shown) >= _FEWEST_SHOWN
