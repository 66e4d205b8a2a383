"""Columns by what they are called: in the tree of columns, and in the menus of the home page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from auditor.computed.context import Context, Table
from auditor.computed.reach import READ, was_read
from auditor.computed.scope import Settings
from auditor.computed.titles import plain
from crawler.fields.links import LinkPlace
from crawler.index.views import ColumnView, LinkView
from crawler.items import ColumnKind
from crawler.outcomes import GONE, FetchOutcome

_LONGEST = 24
"""Characters of a link that may name a column; longer ones are titles."""

_OPENED = READ | GONE | {FetchOutcome.REDIRECT, FetchOutcome.NOT_HTML}


class ColumnWanted(Settings):
    """A column that a site must have, by its meaning.

    ``zh`` and ``en`` say what it is. One of ``names`` stands in the column's name, or in that of a
    column above it, and none of ``but``; a column of one of the ``kinds`` is one whatever it is
    called. One of ``sites`` stands in the names of the sites that owe it.
    """

    zh: str
    en: str
    names: tuple[str, ...]
    but: tuple[str, ...] = ()
    kinds: tuple[ColumnKind, ...] = ()
    sites: tuple[str, ...] = ()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.names)))

    def is_owed(self, context: Context) -> bool:
        """Whether the site must have it."""
        return not self.sites or any(word in context.site.name for word in self.sites)

    def is_called(self, name: str) -> bool:
        """Whether a name means it."""
        text = plain(name)
        return bool(self._pattern.search(text)) and not any(word in text for word in self.but)

    def is_met_by(self, column: ColumnView) -> bool:
        """Whether a column is it, or lies below it."""
        return column.kind in self.kinds or any(map(self.is_called, (*column.path, column.name)))


class Menu(Table):
    """What the home page leads to by name, also to other sites."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.entries: list[LinkView] = []

    def add_link(self, link: LinkView) -> None:
        """Keep a link of the home page that may name a column."""
        if link.place is LinkPlace.HOME and 1 < len(link.text) <= _LONGEST:
            self.entries.append(link)

    def called(self, wanted: ColumnWanted) -> Iterator[LinkView]:
        """The entries that mean what is wanted."""
        return (entry for entry in self.entries if wanted.is_called(entry.text))


def columns_of(wanted: ColumnWanted, context: Context) -> list[ColumnView]:
    """The columns that are what is wanted, or lie below it; what is not there is none."""
    return [one for one in context.columns if one.outcome not in GONE and wanted.is_met_by(one)]


def is_there(wanted: ColumnWanted, context: Context) -> bool:
    """Whether the site has such a column, or its home page leads to one elsewhere."""
    menu = context.table(Menu)
    return bool(columns_of(wanted, context)) or any(
        entry.outcome not in GONE for entry in menu.called(wanted)
    )


def saw_menus(context: Context) -> bool:
    """Whether a column that was not found is not there: home page and all columns were opened.

    A column that a complete crawl of the network never asked for is another site's and does not
    count; one that an archive lacks does.
    """
    run = context.run
    if run.status != "complete" or run.home not in READ:
        return False
    return bool(context.columns) and all(
        column.outcome in _OPENED or was_read(column)
        for column in context.columns
        if column.outcome is not None or run.source == "archive"
    )
