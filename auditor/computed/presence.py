"""Pages and columns of some name: what lists, menus and pages of a site call themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pydantic import Field

from auditor.computed.context import Context, Table
from auditor.computed.reach import was_read
from auditor.computed.scope import Settings
from auditor.computed.titles import plain
from auditor.rule import Subject, SubjectKind
from crawler.fields.span import Span
from crawler.index.views import ColumnView, ItemView, RowView, Seen
from crawler.items import ColumnKind
from crawler.outcomes import GONE, FetchOutcome

_ELSEWHERE = frozenset({ColumnKind.NEWS, ColumnKind.MESSAGES})
_KEPT = 20_000
"""So much of a single page's text is kept."""


class PageWanted(Settings):
    """A page or column that a site must have.

    ``zh`` and ``en`` say what it is. One of ``names`` must stand in its title and none of
    ``but``; it may also be a part of the single page of a column of the kinds ``in_text``. Of
    each of the ``elements`` one word must stand in its text. It must be there from the day
    ``due`` on, and the newest be no older than ``years``. One of ``sites`` stands in the names of
    the sites that owe it. ``exempt`` words of a title declare that there is nothing to publish.
    ``issue`` finds year and number of an issue in the titles under it.
    """

    zh: str
    en: str
    names: tuple[str, ...]
    but: tuple[str, ...] = ()
    in_text: tuple[ColumnKind, ...] = ()
    elements: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    due: date | None = None
    years: int | None = None
    sites: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    issue: str = ""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the names."""
        return re.compile("|".join(map(re.escape, self.names)))

    def names_it(self, title: str) -> bool:
        """Whether a title is that of the page."""
        found = plain(title)
        return bool(self.pattern.search(found)) and not any(word in found for word in self.but)


@dataclass(frozen=True, slots=True)
class Hit:
    """A page or column of the name, or a page under such a column. ``text`` is None where it is
    not known, ``files`` counts the files beside it."""

    subject: Subject
    text: str | None
    day: Span | None
    files: int
    seen: Seen | None


class Shown(Table):
    """What the site shows by name. Items are noted by the rules as they stream by."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._texts: list[tuple[str, str, Hit]] = []
        self._rows: dict[str, RowView] = {}
        self._loose: list[RowView] = []
        self._noted: dict[str, list[Hit]] = defaultdict(list)
        self._columns: dict[str, frozenset[int]] = {}

    def add_row(self, row: RowView) -> None:
        """Keep the row until its page comes."""
        if row.item_key is None:
            self._loose.append(row)
        else:
            self._rows.setdefault(row.item_key, row)

    def add_text(self, text: ItemView) -> None:
        """Keep the beginning of a single page."""
        hit = _hit_of(text, SubjectKind.PAGE, text.body[:_KEPT])
        self._texts.append((text.url, text.title, hit))

    def add_item(self, item: ItemView) -> None:
        """A row whose page was read is no news any more."""
        self._rows.pop(item.key, None)

    def note(self, wanted: PageWanted, item: ItemView) -> None:
        """Remember an item that has the name, or stands in a column that has it."""
        named = self._named(wanted)
        if any(column.id in named for column in item.columns) or wanted.names_it(item.title):
            self._noted[wanted.en].append(_hit_of(item, SubjectKind.ITEM, item.body))

    def unknown_texts(self, wanted: PageWanted) -> list[str]:
        """Single pages that may hold what is wanted, and whose text is not in the index."""
        known = {url for url, _, _ in self._texts}
        return [
            column.url
            for column in self.context.columns
            if column.kind in wanted.in_text and not column.is_list and column.url not in known
        ]

    def _named(self, wanted: PageWanted) -> frozenset[int]:
        """The columns that have the name, by id."""
        known = self._columns.get(wanted.en)
        if known is None:
            columns = self.context.columns
            known = frozenset(one.id for one in columns if wanted.names_it(one.name))
            self._columns[wanted.en] = known
        return known

    def hits(self, wanted: PageWanted) -> Iterator[Hit]:
        """Everything of the name: items, columns, single pages, rows whose page was not read."""
        yield from self._noted[wanted.en]
        named = self._named(wanted)
        columns = [one for one in self.context.columns if one.id in named]
        addresses = {column.url for column in columns}
        for url, title, hit in self._texts:
            told = wanted.in_text and wanted.pattern.search(plain_text(hit.text or ""))
            if url in addresses or wanted.names_it(title) or told:
                addresses.discard(url)
                yield hit
        yield from (_column_hit(one) for one in columns if one.url in addresses)
        for row in (*self._rows.values(), *self._loose):
            if row.column_id in named or wanted.names_it(row.title):
                yield Hit(Subject(SubjectKind.PAGE, row.url, row.title), None, row.date, 0, None)


def plain_text(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def saw_all(context: Context) -> bool:
    """Whether what was not found is not there: every list but news and letters read to its end.

    An address of which the portal says that there is no such page hides nothing.
    """
    run = context.run
    columns = [column for column in context.columns if column.outcome not in GONE]
    if run.status != "complete" or not any(column.is_list for column in columns):
        return False
    return all(
        _is_whole(column)
        for column in columns
        if column.kind not in _ELSEWHERE and (column.outcome is not None or run.source == "archive")
    )


def _is_whole(column: ColumnView) -> bool:
    if column.outcome is FetchOutcome.REDIRECT and not column.is_list:
        return True
    return was_read(column) and column.complete and not column.is_windowed


def _hit_of(item: ItemView, kind: SubjectKind, text: str) -> Hit:
    subject = Subject(kind, item.url, item.title)
    day = item.published_at or item.written_on or item.signed_on
    return Hit(subject, text, day, len(item.attachments), item.seen)


def _column_hit(column: ColumnView) -> Hit:
    subject = Subject(SubjectKind.COLUMN, column.url, column.name)
    is_blank = column.is_list and not column.row_count and was_read(column)
    return Hit(subject, "" if is_blank else None, None, 0, column.seen)
