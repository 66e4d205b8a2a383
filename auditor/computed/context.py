"""What a check may know besides its subject: the moment, the site, the profile's scope, tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from auditor.computed.references import Reference
from auditor.computed.relation import Relation
from auditor.computed.roles import DOCUMENTS, Role, role_of
from auditor.computed.scope import Scope
from auditor.computed.titles import TitleReader, plain
from auditor.rule import Subject, SubjectKind
from crawler.fields.levels import level_of
from crawler.fields.span import SHANGHAI
from crawler.index.views import (
    ColumnView,
    EarlierView,
    FileView,
    ItemView,
    LinkView,
    PastRun,
    ProbeView,
    RowView,
    RunView,
    Seen,
    SiteView,
    UnreadView,
)

if TYPE_CHECKING:
    from crawler.index.snapshot import Snapshot


_LONGEST_PLACEHOLDER = 30
"""With all its white space; longer values say something."""
_FRAME = '()[]【】〔〕《》“”"。.,;:'
"""Marks around a placeholder that do not make a value of it: （无）, 无。"""


class Table:
    """Something computed once over the whole index. A subclass keeps little per item.

    Rows come first, in list order, then those of the home page, links, probes, files, texts of
    columns and what earlier runs saw, then items; all in one pass.
    """

    def __init__(self, context: Context) -> None:
        self.context = context

    def add_row(self, row: RowView) -> None:
        """Take in one list row."""

    def add_home_row(self, row: RowView) -> None:
        """Take in one of the news that the home page shows."""

    def add_link(self, link: LinkView) -> None:
        """Take in one link of a page that is no row of a list."""

    def add_probe(self, probe: ProbeView) -> None:
        """Take in what became of one file or link."""

    def add_file(self, file: FileView) -> None:
        """Take in one file that was looked into."""

    def add_text(self, text: ItemView) -> None:
        """Take in the text that a column has instead of a list."""

    def add_earlier(self, version: EarlierView) -> None:
        """Take in one version of an item that an earlier run saw."""

    def add_item(self, item: ItemView) -> None:
        """Take in one own item."""

    def relation(self) -> Relation | None:
        """The filled table as people query it; None where it only serves rules."""
        return None


T = TypeVar("T", bound=Table)


@dataclass(frozen=True, slots=True)
class Page:
    """An item as findings name it."""

    subject: Subject
    seen: Seen


@dataclass
class Context:
    """The surroundings of every check.

    ``as_of`` is aware. ``find_page`` gives address, title and fetch of an own item. ``unread``
    are the listed own pages that could not be read; ``upstream`` the snapshots of the portals
    whose documents must be reposted; ``past`` the finished runs before this one, ``references``
    documents that a list from outside names.
    """

    as_of: datetime
    scope: Scope
    site: SiteView
    run: RunView
    find_page: Callable[[int], tuple[str, str, Seen]]
    columns: Sequence[ColumnView] = ()
    unread: Sequence[UnreadView] = ()
    upstream: Sequence[Snapshot] = ()
    past: Sequence[PastRun] = ()
    references: Sequence[Reference] = ()
    titles: TitleReader = field(init=False)
    _placeholders: frozenset[str] = field(init=False)
    _tables: dict[type[Table], Table] = field(default_factory=dict, init=False)
    _role: tuple[ItemView | None, Role] = field(default=(None, Role.OTHER), init=False)

    def __post_init__(self) -> None:
        self.titles = TitleReader(self.scope.titles)
        self._placeholders = frozenset(plain(word).casefold() for word in self.scope.placeholders)

    @property
    def today(self) -> date:
        """The day of ``as_of`` in Asia/Shanghai."""
        return self.as_of.astimezone(SHANGHAI).date()

    @property
    def reached(self) -> date:
        """The last day of which the index can know: that of the crawl's end, at most ``today``."""
        return self.seen_until.astimezone(SHANGHAI).date()

    @property
    def seen_until(self) -> datetime:
        """The last moment of which the index can know: the crawl's end, at most ``as_of``."""
        return min(self.run.finished or self.as_of, self.as_of)

    def role(self, item: ItemView) -> Role:
        """The part that an item of the site plays; several checks in a row ask for the same one.

        A document in a column of policies that a superior body issued is none of the site's own.
        """
        if self._role[0] is not item:
            role = role_of(item, self.titles)
            if role is Role.POLICY and self._is_of_superior(item):
                role = Role.UPSTREAM
            self._role = (item, role)
        return self._role[1]

    def _is_of_superior(self, item: ItemView) -> bool:
        """Whether the issuer, by the title or else by its field, is of a level above the site's."""
        own = level_of(self.site.name)
        issuer, about, _ = plain(item.title).partition("关于")
        level = level_of(issuer) if about else 0
        return 0 < own < (level or level_of(item.issuing_body or ""))

    def page(self, item_id: int) -> Page:
        """An item by its id: what a table keeps of every item are numbers, not addresses."""
        url, title, seen = self.find_page(item_id)
        return Page(Subject(SubjectKind.ITEM, url, title), seen)

    def is_document(self, item: ItemView) -> bool:
        """Whether the item is a policy or a superior body's document."""
        return self.role(item) in DOCUMENTS

    def is_placeholder(self, text: str) -> bool:
        """Whether a whole value says nothing: 无, -, 暂无."""
        if len(text) > _LONGEST_PLACEHOLDER:
            return False
        bare = plain(text).casefold()
        return bare in self._placeholders or bare.strip(_FRAME) in self._placeholders

    def prepare(self, kinds: Iterable[type[Table]]) -> None:
        """Make the tables that the rules ask for, to be filled by the caller."""
        self._tables = {kind: kind(self) for kind in dict.fromkeys(kinds)}

    def tables(self) -> list[Table]:
        """The tables that are there."""
        return list(self._tables.values())

    def relations(self) -> Iterator[Relation]:
        """What the filled tables show to people, by name."""
        found = (table.relation() for table in self._tables.values())
        return iter(sorted(filter(None, found), key=lambda one: one.name))

    def give_up(self, kind: type[Table]) -> None:
        """Withdraw a table that could not be filled: the rules that need it cannot answer."""
        self._tables.pop(kind, None)

    def table(self, kind: type[T]) -> T:
        """A filled table. KeyError where it could not be filled, or was not declared needed."""
        table = self._tables[kind]
        assert isinstance(table, kind)
        return table

    def site_subject(self) -> Subject:
        """The site as the subject of a result."""
        return Subject(SubjectKind.SITE, self.site.home, self.site.name)
