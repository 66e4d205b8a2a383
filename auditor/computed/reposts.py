"""Documents of superior portals, and where the site reposts them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

from auditor.computed.context import Context, Table
from auditor.computed.identifiers import Number, own_number
from auditor.computed.roles import Role
from auditor.computed.titles import fold, is_cut, plain
from auditor.rule import Subject, SubjectKind
from crawler.fields.span import Span
from crawler.index.views import ItemView, RowView, Seen
from crawler.items import ColumnKind, PageClass

_START = 12
"""So many folded characters of a cut title are needed to tell anything."""
EARLY = timedelta(days=30)
"""A namesake published longer before the original is another year's document."""


@dataclass(frozen=True, slots=True)
class Repost:
    """Where the site shows an original. ``evidence`` says what the two have in common.

    ``was_read`` is False for a listed page of the site that is not in the index.
    """

    subject: Subject
    published: Span | None
    evidence: str
    seen: Seen | None = None
    was_read: bool = True


@dataclass(slots=True, eq=False)
class Original:
    """A superior portal's document: one, however many portals and pages show it."""

    url: str
    title: str
    portal: str
    number: Number | None
    number_text: str
    published: Span | None
    reposts: list[Repost] = field(default_factory=list)

    @property
    def repost(self) -> Repost | None:
        """The repost that counts: one that was read, dated, and the earliest of these."""
        return min(self.reposts, key=_rank, default=None)


def _rank(one: Repost) -> tuple[bool, bool, str, str]:
    text = one.published.earliest.isoformat() if one.published else ""
    return not one.was_read, not one.published, text, one.subject.url


class _Originals:
    """The policies of the upstream portals, found by address, number or title."""

    def __init__(self, context: Context) -> None:
        self._titles = context.titles
        self.all: list[Original] = []
        self._by_url: dict[str, Original] = {}
        self._by_number: dict[Number, Original] = {}
        self._by_title: dict[str, list[Original]] = defaultdict(list)
        self._by_name: dict[str, list[Original]] = defaultdict(list)
        self._by_start: dict[str, list[Original]] = defaultdict(list)
        for original in sorted(_policies(context), key=_age):
            self._add(original)

    def _add(self, original: Original) -> None:
        """Keep an original, unless an earlier page of the same document is there."""
        title = fold(original.title)
        twins = (one for one in self._by_title[title] if _is_same(one, original))
        known = next(iter(self.numbered(original.number)), None) or next(twins, None)
        self._by_url[original.url] = known or original
        if known is not None:
            return
        self.all.append(original)
        if original.number:
            self._by_number[original.number] = original
        self._by_title[title].append(original)
        self._by_start[title[:_START]].append(original)
        for name in self._titles.names(original.title):
            self._by_name[name.whole].append(original)

    def at(self, url: str) -> list[Original]:
        """The original that an address is."""
        return [self._by_url[url]] if url in self._by_url else []

    def numbered(self, number: Number | None) -> list[Original]:
        """The original with a document number."""
        return [self._by_number[number]] if number and number in self._by_number else []

    def titled(self, title: str, *, is_upstream: bool) -> list[Original]:
        """Originals with the title.

        A title that the list cut short may stand for any that begins so; one without issuer
        (关于…) for the full one; in a column of superior documents (``is_upstream``) so may the
        bare name of what a notice carries.
        """
        forms = self._titles.reposted(title)
        if is_cut(title):
            return [one for form in forms for one in self._beginning(form)]
        found = [one for form in forms for one in self._by_title.get(form, ())]
        if found:
            return found
        if is_upstream:
            forms = tuple(n.whole for form in forms for n in self._titles.names(form))
            forms += tuple(n.whole for n in self._titles.names(title))
        elif not plain(title).startswith("关于"):
            return []
        return [one for form in forms for one in self._by_name.get(form, ())]

    def _beginning(self, form: str) -> list[Original]:
        if len(form) < _START:
            return []
        return [one for one in self._by_start[form[:_START]] if fold(one.title).startswith(form)]


def _policies(context: Context) -> Iterator[Original]:
    for snapshot in context.upstream:
        for item in snapshot.items():
            if context.role(item) is Role.POLICY:
                yield Original(
                    url=item.url,
                    title=item.title,
                    portal=snapshot.site.name,
                    number=own_number(item.document_number),
                    number_text=item.document_number or "",
                    published=item.published_at,
                )


def _age(one: Original) -> tuple[bool, str, str]:
    return not one.published, one.published.text() if one.published else "", one.url


def _is_same(one: Original, other: Original) -> bool:
    """Whether two originals of one title are one document, not two years' of one series."""
    if one.number and other.number:
        return one.number == other.number
    if one.published and other.published:
        return abs(one.published.earliest - other.published.earliest) < EARLY
    return True


class Reposts(Table):
    """For every original, where the site shows it.

    A page of the site stands for one original at most: the one with its document number, else
    of those with its title the last one published before it.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._originals = _Originals(context)
        self._kinds = {column.id: column.kind for column in context.columns}
        self._listed: dict[str, tuple[RowView, list[Original]]] = {}
        self._own: set[str] = set()

    @property
    def has_reference(self) -> bool:
        """Whether there is an upstream portal to compare with at all."""
        return bool(self.context.upstream)

    def is_repost(self, url: str) -> bool:
        """Whether an item of the site shows a superior portal's document."""
        return url in self._own

    def add_row(self, row: RowView) -> None:
        """A row that leads elsewhere, or to a file, may itself be the repost."""
        if not self._originals.all:
            return
        kind = self._kinds.get(row.column_id)
        if kind is ColumnKind.INTERPRETATION or self.context.titles.is_interpretation(row.title):
            return
        found = self._originals.titled(row.title, is_upstream=kind is ColumnKind.UPSTREAM_DOCUMENT)
        if row.item_key is not None:
            if found:
                self._listed.setdefault(row.item_key, (row, found))
            return
        linked = self._originals.at(row.url)
        self._take(
            linked or found,
            Repost(
                Subject(SubjectKind.PAGE, row.url, row.title),
                row.date,
                "link" if linked else "title",
            ),
        )

    def add_item(self, item: ItemView) -> None:
        """A document of the site may be the repost."""
        row, listed = self._listed.pop(item.key, (None, []))
        if not self._originals.all or item.page_class is not PageClass.DETAIL:
            return
        if self.context.role(item) in (Role.INTERPRETATION, Role.LETTER):
            return
        number = own_number(item.document_number)
        found, evidence = self._originals.numbered(number), "document_number"
        if not found:
            is_upstream = ColumnKind.UPSTREAM_DOCUMENT in item.kinds
            found = self._originals.titled(item.title, is_upstream=is_upstream) or listed
            if number and not self.context.titles.is_forwarded(item.title):
                found = [one for one in found if not one.number]
            evidence = "title"
        published = item.published_at or (row.date if row else None)
        repost = Repost(
            Subject(SubjectKind.ITEM, item.url, item.title), published, evidence, item.seen
        )
        if self._take(found, repost):
            self._own.add(item.url)

    def _take(self, found: Collection[Original], repost: Repost) -> bool:
        original = _last_before(found, repost.published)
        if original is not None:
            original.reposts.append(repost)
        return original is not None

    @cached_property
    def originals(self) -> list[Original]:
        """All originals with their reposts, oldest first; listed pages that were not read too."""
        for row, found in self._listed.values():
            subject = Subject(SubjectKind.PAGE, row.url, row.title)
            self._take(found, Repost(subject, row.date, "title", was_read=False))
        return self._originals.all


def _last_before(found: Iterable[Original], published: Span | None) -> Original | None:
    """The last original that is not published later than ``EARLY`` after the repost."""
    fitting = [
        one
        for one in found
        if not (one.published and published) or one.published.earliest - EARLY <= published.latest
    ]
    return max(fitting, key=_age, default=None)
