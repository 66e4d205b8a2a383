"""Where the rows of lists lead: own pages and files, other sites, and what became of them."""

from __future__ import annotations

from collections import Counter, defaultdict

from auditor.computed.context import Context, Table
from crawler.fields.urls import frontier_key
from crawler.index.views import ProbeView, RowView
from crawler.outcomes import GONE, FetchOutcome

_THERE = frozenset(
    {
        FetchOutcome.OK,
        FetchOutcome.UNCHANGED,
        FetchOutcome.NOT_HTML,
        FetchOutcome.TOO_LARGE,
        FetchOutcome.REDIRECT,
    }
)
_MOST = 500
"""Addresses that are kept of one column and sort."""


class RowEnds(Table):
    """The rows of each column by what they lead to; nothing is kept of those that are fine."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._counts: Counter[int] = Counter()
        self._dead: dict[int, list[str]] = defaultdict(list)
        self._foreign: dict[int, list[str]] = defaultdict(list)
        self._asked: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._unknown: dict[int, list[str]] = defaultdict(list)

    def add_row(self, row: RowView) -> None:
        """Note where the row leads; an external one or a file waits for its probe."""
        if row.item_key is None:
            self._asked[frontier_key(row.url)].append((row.column_id, row.url))
            if row.external:
                _keep(self._foreign, row.column_id, row.url)
        elif row.outcome in GONE:
            _keep(self._dead, row.column_id, row.url)
        if row.outcome is not None:
            self._counts[row.column_id] += 1

    def add_probe(self, probe: ProbeView) -> None:
        """Note what became of a row that is no own page; what a robot may not ask is no fault."""
        for column_id, url in self._asked.pop(probe.key, ()):
            self._counts[column_id] += 1
            if probe.outcome in GONE:
                _keep(self._dead, column_id, url)
            elif probe.outcome not in _THERE and probe.outcome is not FetchOutcome.ROBOTS_DENIED:
                _keep(self._unknown, column_id, url)

    def count(self, column_id: int) -> int:
        """How many rows of a column were followed."""
        return self._counts[column_id]

    def dead(self, column_id: int) -> list[str]:
        """The addresses of a column that are not there."""
        return self._dead.get(column_id, [])

    def foreign(self, column_id: int) -> list[str]:
        """The addresses of a column on other hosts."""
        return self._foreign.get(column_id, [])

    def unknown(self, column_id: int) -> list[str]:
        """The addresses of a column, no own pages, that gave no useful answer."""
        return self._unknown.get(column_id, [])


def _keep(table: dict[int, list[str]], column_id: int, url: str) -> None:
    if len(table[column_id]) < _MOST:
        table[column_id].append(url)
