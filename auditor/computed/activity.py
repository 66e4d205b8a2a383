"""When a column showed something: its newest content, and every day with content."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from auditor.computed.context import Context, Table
from auditor.computed.reach import was_read
from auditor.computed.relation import Relation, Value
from auditor.rule import Text
from crawler.fields.span import Span
from crawler.index.views import ItemView, RowView

_SHOWN_MONTHS = 24


@dataclass(slots=True)
class Latest:
    """The newest content of a column.

    ``surely`` is the newest day that is certain, ``possibly`` the newest that a vague date
    allows. ``undated`` counts content that shows no date anywhere, ``unknown`` rows whose page
    is not in the index and whose list shows no date.
    """

    surely: date | None = None
    possibly: date | None = None
    undated: int = 0
    unknown: int = 0

    @classmethod
    def of(cls, parts: Iterable[Latest]) -> Latest:
        """Several columns as one."""
        whole = cls()
        for part in parts:
            whole._admit(part.surely, part.possibly)
            whole.undated += part.undated
            whole.unknown += part.unknown
        return whole

    def take(self, span: Span) -> None:
        """Note one date."""
        self._admit(span.earliest.date(), span.latest.date())

    def _admit(self, surely: date | None, possibly: date | None) -> None:
        if surely and possibly:
            self.surely = max(self.surely or surely, surely)
            self.possibly = max(self.possibly or possibly, possibly)


class Days:
    """The days of a column's content: those that are certain, and the vague ones as ranges."""

    def __init__(self) -> None:
        self._exact: set[int] = set()
        self._vague: set[tuple[int, int]] = set()
        self._sorted: list[int] | None = None

    def take(self, span: Span) -> None:
        """Note one date."""
        first, last = span.earliest.toordinal(), span.latest.toordinal()
        self._sorted = None
        if first == last:
            self._exact.add(first)
        else:
            self._vague.add((first, last))

    def take_all(self, other: Days) -> None:
        """Note the days of another column too."""
        self._sorted = None
        self._exact |= other._exact
        self._vague |= other._vague

    @property
    def first(self) -> date | None:
        """The first day that is certain."""
        return date.fromordinal(min(self._exact)) if self._exact else None

    def exact(self) -> list[date]:
        """The certain days, in order."""
        return [date.fromordinal(day) for day in self._in_order()]

    def has(self, first: date, last: date) -> bool:
        """Whether there is certainly content from day to day."""
        days = self._in_order()
        place = bisect_left(days, first.toordinal())
        return place < len(days) and days[place] <= last.toordinal()

    def may_have(self, first: date, last: date) -> bool:
        """Whether a vague date may lie between two days."""
        return any(
            start <= last.toordinal() and first.toordinal() <= end for start, end in self._vague
        )

    def _in_order(self) -> list[int]:
        if self._sorted is None:
            self._sorted = sorted(self._exact)
        return self._sorted


class Activity(Table):
    """The content of every column by its dates, from list rows (also of other sites) and own pages.

    What is dated after the audit says nothing about activity before it and is left out.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._latest: dict[int, Latest] = {}
        self._days: dict[int, Days] = defaultdict(Days)
        self._open: dict[str, list[Latest]] = {}

    def add_row(self, row: RowView) -> None:
        """Note the date of the row; where it shows none, wait for its page."""
        latest = self._latest.setdefault(row.column_id, Latest())
        if row.date is not None:
            self._note(row.column_id, row.date)
            return
        latest.unknown += 1
        if row.item_key is not None:
            self._open.setdefault(row.item_key, []).append(latest)

    def add_item(self, item: ItemView) -> None:
        """Note the date of the page in every column that lists it."""
        waiting = self._open.pop(item.key, ())
        for latest in waiting:
            latest.unknown -= 1
            latest.undated += item.published_at is None
        if item.published_at is not None:
            for column in item.columns:
                self._note(column.id, item.published_at)

    def _note(self, column_id: int, span: Span) -> None:
        if span.earliest.date() <= self.context.today:
            self._latest.setdefault(column_id, Latest()).take(span)
            self._days[column_id].take(span)

    def of(self, column_id: int) -> Latest:
        """What is known of one column; an empty record where it has no content."""
        return self._latest.get(column_id) or Latest()

    def days(self, column_ids: Iterable[int]) -> Days:
        """The days with content of some columns together."""
        whole = Days()
        for column_id in column_ids:
            if column_id in self._days:
                whole.take_all(self._days[column_id])
        return whole

    def relation(self) -> Relation:
        """One row for each column."""
        return Relation(
            name="column_activity",
            about=Text(
                "每行一个栏目：最新内容的日期及各月更新情况", "one column: how it is kept up"
            ),
            columns={
                "url": Text("栏目网址", "address of the column"),
                "name": Text("栏目名称", "name of the column"),
                "kind": Text("栏目类别", "what the column is for"),
                "path": Text("栏目路径", "the columns above it, itself last"),
                "outcome": Text("读取结果", "how its page could be read"),
                "complete": Text("列表是否读全", "whether its list was read to its end"),
                "rows": Text("列表条数", "rows of its list"),
                "undated": Text("没有日期的条数", "rows without a date"),
                "newest": Text("最新内容的日期", "day of the newest content"),
                "days_idle": Text("距核查日的天数", "days from there to the audit"),
                "months": Text("近24个月中有内容的月份数", "months with content, of the last 24"),
                "gaps": Text(
                    "首次有内容以后没有内容的月份，每行一个",
                    "months without content since the first, one a line; of the last 24",
                ),
            },
            rows=self._lines(),
            indexed=("url", "kind"),
        )

    def _lines(self) -> Iterator[tuple[Value, ...]]:
        today = self.context.today
        for column in self.context.columns:
            latest, days = self.of(column.id), self.days([column.id])
            seen = {_month(day) for day in days.exact()}
            since = max(min(seen, default=_month(today)), _month(today) - _SHOWN_MONTHS + 1)
            gaps = [month for month in range(since, _month(today)) if month not in seen]
            newest = latest.possibly
            is_whole = was_read(column) and column.complete
            yield (
                *(column.url, column.name, str(column.kind), "/".join(column.path)),
                *(str(column.outcome or ""), is_whole, column.row_count),
                *(latest.undated + latest.unknown, str(newest or "") or None),
                (today - newest).days if newest else None,
                sum(month >= since for month in seen),
                "\n".join(f"{month // 12}-{month % 12 + 1:02}" for month in gaps),
            )


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
