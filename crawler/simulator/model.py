"""What a simulated portal publishes: one frozen record that renderers, defects and tests share.

Every time is a naive datetime on the Asia/Shanghai wall clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from crawler.items import ColumnKind, Field, PageClass

_ID_EPOCH = datetime.combine(date(2012, 1, 1), time())

Table = tuple[tuple[str, ...], ...]
"""A table of the body: rows of cell texts."""


@dataclass(frozen=True, slots=True)
class Organ:
    """A fictitious government: its names, the prefixes of its document numbers, its place.

    ``prefixes`` are the 机关代字 of the government and of its office, ``region`` six digits,
    ``code_body`` the eight digits that its organisation code is made of.
    """

    key: str
    area: str
    government: str
    office: str
    prefixes: tuple[str, str]
    region: str
    code_body: str
    phone: str
    head: str
    departments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SimColumn:
    """A column. ``parent`` is the slug of the column above; ``text`` makes it a single page.

    ``catalogue`` says whether it belongs to the disclosure catalogue rather than to the news
    and service parts of the portal (platforms route the two differently).
    """

    slug: str
    name: str
    kind: ColumnKind = ColumnKind.OTHER
    parent: str | None = None
    text: tuple[str, ...] = ()
    catalogue: bool = True


@dataclass(frozen=True, slots=True)
class SimAttachment:
    """A file of an item: the name that the page shows (with extension) and the extension.

    Its text is that of its item, behind ``text``, whose lines are paragraphs or rows of cells
    parted by tabs. ``hidden`` stands where no reader sees it, in a Word file or on a hidden sheet
    of a workbook; a file that ``is_gone`` is named only.
    """

    name: str
    type: str
    hidden: str = ""
    is_gone: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class SimLink:
    """A further link, on the home page (``style`` is that of the element around it) or below the
    text of an item. ``{upstream}`` in ``url`` stands for the origin of the upstream portal.
    """

    text: str
    url: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class SimItem:
    """One item. ``columns`` are slugs, the first is its home; ``related`` are item ids.

    A fact that is None is not stated at all, unless ``printed`` names the text that stands
    in its place (a placeholder such as 无, or "" for an empty cell). ``table_date`` is a
    publication day of the catalogue block that contradicts the rest of the page; ``listed_as``
    a title that lists alone show. The block stands ``blocks`` times on the page, the head prints
    the time in ``time_form`` and the furniture ``left`` over from the template, and the foot bears
    ``site_code`` where it is another site's.
    ``upstream_id`` is the item of the upstream portal that this one reposts; ``entries`` are links
    below the text. A letter has its
    facts from ``asked_at`` on; ``answered_at`` and ``answer`` are None while it waits.
    """

    id: int
    title: str
    published_at: datetime
    columns: tuple[str, ...]
    body: tuple[str, ...]
    page_class: PageClass = PageClass.DETAIL
    index_number: str | None = None
    document_number: str | None = None
    category: str | None = None
    subject: str | None = None
    issuing_body: str | None = None
    written_on: date | None = None
    signed_on: date | None = None
    source: str | None = None
    validity: str | None = None
    abolished_on: date | None = None
    summary: str | None = None
    attachments: tuple[SimAttachment, ...] = ()
    related: tuple[int, ...] = ()
    tables: tuple[Table, ...] = ()
    printed: tuple[tuple[Field, str], ...] = ()
    table_date: date | None = None
    listed_as: str = ""
    blocks: int = 1
    time_form: str = "%Y-%m-%d %H:%M"
    left: str = ""
    site_code: str = ""
    upstream_id: int | None = None
    entries: tuple[SimLink, ...] = ()
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    message_type: str | None = None
    answered_by: str | None = None
    message_status: str | None = None
    question: str | None = None
    answer: str | None = None

    @property
    def has_catalogue(self) -> bool:
        """Whether the page carries a catalogue block; letters carry none."""
        return self.page_class is not PageClass.MESSAGE

    def text_of(self, field: Field) -> str | None:
        """The text that the page prints for a text fact, None where it has no place for it."""
        value = getattr(self, field.value)
        return value if value is not None else dict(self.printed).get(field)

    def uncatalogued(self) -> SimItem:
        """The item without the facts that a catalogue block alone states."""
        return replace(
            self,
            index_number=None,
            document_number=None,
            category=None,
            subject=None,
            written_on=None,
            validity=None,
            abolished_on=None,
            summary=None,
            table_date=None,
        )

    def without(self, field: Field, shown: str) -> SimItem:
        """The item with one fact gone and ``shown`` printed in its place."""
        kept = tuple(pair for pair in self.printed if pair[0] is not field)
        changed: dict[str, Any] = {field.value: None, "printed": (*kept, (field, shown))}
        return replace(self, **changed)


@dataclass(frozen=True, slots=True)
class SimRow:
    """A list row that is no item: it leads to another host (``url``) or straight to a file.

    ``{upstream}`` in ``url`` stands for the origin of the upstream portal.
    """

    column: str
    title: str
    on: date
    url: str = ""
    file: SimAttachment | None = None


@dataclass(frozen=True)
class SimSite:
    """A whole portal as of the day ``as_of``; nothing in it is published on or after it.

    The home page shows nothing newer than ``front_until``, where that is given; ``elsewhere`` are
    rows of other channels of the organ, their ``column`` the channel.
    """

    organ: Organ
    name: str
    organ_code: str
    site_id_code: str
    icp: str
    police: str
    as_of: date
    columns: tuple[SimColumn, ...]
    items: tuple[SimItem, ...]
    rows: tuple[SimRow, ...] = ()
    seed: int = 0
    links: tuple[SimLink, ...] = ()
    front_until: date | None = None
    elsewhere: tuple[SimRow, ...] = ()

    @cached_property
    def _columns(self) -> Mapping[str, SimColumn]:
        return {column.slug: column for column in self.columns}

    @cached_property
    def _items(self) -> Mapping[int, SimItem]:
        return {item.id: item for item in self.items}

    def column(self, slug: str) -> SimColumn:
        """The column of that slug; KeyError if there is none."""
        return self._columns[slug]

    def item(self, item_id: int) -> SimItem:
        """The item of that id; KeyError if there is none."""
        return self._items[item_id]

    def children(self, slug: str | None) -> tuple[SimColumn, ...]:
        """The columns right below one column, or the top columns for None."""
        return tuple(column for column in self.columns if column.parent == slug)

    def lists(self) -> tuple[SimColumn, ...]:
        """The columns that are lists: no column below them and no text of their own."""
        parents = {column.parent for column in self.columns}
        return tuple(c for c in self.columns if c.slug not in parents and not c.text)

    def path(self, column: SimColumn) -> tuple[SimColumn, ...]:
        """The column's ancestors from the top, itself last."""
        above = self.path(self.column(column.parent)) if column.parent else ()
        return (*above, column)

    def listed(self, slug: str) -> tuple[SimItem, ...]:
        """The items of a column, newest first."""
        return self._listed.get(slug, ())

    @cached_property
    def _listed(self) -> Mapping[str, tuple[SimItem, ...]]:
        found: dict[str, list[SimItem]] = {}
        for item in sorted(self.items, key=lambda i: (i.published_at, i.id), reverse=True):
            for slug in item.columns:
                found.setdefault(slug, []).append(item)
        return {slug: tuple(items) for slug, items in found.items()}

    @cached_property
    def most_read(self) -> tuple[SimItem, ...]:
        """Eight items for a 'most read' box: neither the newest nor in order."""
        return tuple(sorted(self.items, key=lambda item: item.id * 7919 % 10007)[:8])

    def kinds(self, item: SimItem) -> frozenset[ColumnKind]:
        """The kinds of the columns that list an item."""
        return frozenset(self.column(slug).kind for slug in item.columns)

    def of_kind(self, kind: ColumnKind) -> tuple[SimItem, ...]:
        """The items listed in columns of a kind, in id order."""
        return tuple(sorted(self._of_kind(kind), key=lambda item: item.id))

    def _of_kind(self, kind: ColumnKind) -> Iterable[SimItem]:
        return (item for item in self.items if kind in self.kinds(item))

    def with_item(self, item: SimItem, *, replacing: int | None = None) -> SimSite:
        """The site with one item exchanged; links to a changed id follow it."""
        old = item.id if replacing is None else replacing
        items = tuple(item if each.id == old else each for each in self.items)
        if old != item.id:
            items = tuple(_relinked(each, old, item.id) for each in items)
        return replace(self, items=items)

    def with_items(self, *items: SimItem) -> SimSite:
        """The site with further items."""
        return replace(self, items=(*self.items, *items))

    def without_item(self, item_id: int) -> SimSite:
        """The site without one item and without the links to it."""
        kept = (each for each in self.items if each.id != item_id)
        return replace(self, items=tuple(_relinked(each, item_id, None) for each in kept))

    def free_id(self, at: datetime) -> int:
        """A new id for an item published at a moment: ids grow as time does."""
        wanted = id_at(at)
        while wanted in self._items:
            wanted += 1
        return wanted


def id_at(at: datetime) -> int:
    """The id that an item published at a moment gets where it is still free."""
    return int((at - _ID_EPOCH).total_seconds()) // 60


def _relinked(item: SimItem, old: int, new: int | None) -> SimItem:
    if old not in item.related:
        return item
    kept = tuple(new if each == old else each for each in item.related)
    return replace(item, related=tuple(each for each in kept if each is not None))
