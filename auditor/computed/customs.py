"""What the pages of a site customarily state: a row that nearly all of its kind show is owed."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.computed.context import Context, Page, Table
from auditor.computed.roles import Role, has_catalogue_block, says_something, statements
from crawler.index.views import ItemView
from crawler.items import LETTER_FIELDS, ColumnKind, Field

_VAGUE = frozenset({ColumnKind.OTHER, ColumnKind.TOPIC})
_WATCHED = frozenset(Field) - {Field.SIGNED_ON, Field.DISCLOSURE, Field.KEYWORDS, *LETTER_FIELDS}


@dataclass(frozen=True, slots=True)
class Sort:
    """Pages that are alike: in columns of the same kinds, with or without a catalogue block.

    ``columns`` are the columns themselves where their kind says nothing.
    """

    kinds: frozenset[ColumnKind]
    columns: tuple[int, ...]
    has_block: bool

    @classmethod
    def of(cls, item: ItemView) -> Sort:
        """The sort of an item that some column lists."""
        columns = () if item.kinds - _VAGUE else tuple(column.id for column in item.columns)
        return cls(item.kinds, columns, has_catalogue_block(item))


class Customs(Table):
    """For every sort of page, how many state a fact, and which do not."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._total: Counter[Sort] = Counter()
        self._lacking: dict[tuple[Sort, frozenset[Field]], array[int]] = defaultdict(_ids)

    def add_item(self, item: ItemView) -> None:
        """Note which facts the page does not state. A placeholder such as 无 states one."""
        if self.context.role(item) is Role.LETTER or not item.columns:
            return
        sort = Sort.of(item)
        lacking = set(_WATCHED)
        for field, claims in statements(item).items():
            if field in lacking and any(map(says_something, claims)):
                lacking.discard(field)
        if item.source:  # a source in a meta tag is one too, see SRC001
            lacking.discard(Field.SOURCE)
        self._total[sort] += 1
        self._lacking[sort, frozenset(lacking)].append(item.id)

    def breaches(self, field: Field, share: float, fewest: int) -> Iterator[tuple[Sort, Page]]:
        """Pages that lack what at least ``share`` of the ``fewest`` or more others state."""
        missing: dict[Sort, array[int]] = defaultdict(_ids)
        for (sort, lacking), pages in self._lacking.items():
            if field in lacking:
                missing[sort] += pages
        for sort, pages in missing.items():
            stating = self._total[sort] - len(pages)
            if stating >= fewest and stating >= share * self._total[sort]:
                yield from ((sort, self.context.page(item_id)) for item_id in pages)


def _ids() -> array[int]:
    return array("q")
