"""Documents that the site must show (of superior portals, of its other channels), and where."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import cached_property

from auditor.computed.context import Context, Table
from auditor.computed.identifiers import own_number
from auditor.computed.original_sources import of_channels, of_superiors
from auditor.computed.originals import Original, Originals, Repost, last_before
from auditor.computed.pieces import pieces
from auditor.computed.relation import Relation, Value
from auditor.computed.roles import Role
from auditor.rule import Subject, SubjectKind, Text
from crawler.index.views import ItemView, RowView
from crawler.items import ColumnKind, PageClass

LINK, NUMBER, TITLE, ALIKE, TEXT = "link", "document_number", "title", "similar_title", "text"
"""What a repost has in common with the original, strongest first."""
_SURE = {LINK: 1.0, NUMBER: 0.98, TITLE: 0.95, ALIKE: 0.85, TEXT: 0.9}


class Reposts(Table):
    """For every document of a superior body, where the site shows it.

    Documents are those of the upstream portals and of reference lists. A page of the site
    stands for one at most: the one with its document number, else of those with its title, or
    with its text, the last one published before it.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._originals = Originals(self._documents(), context.titles)
        self._has_texts = any(one.pieces for one in self._originals.all)
        self._kinds = {column.id: column.kind for column in context.columns}
        self._listed: dict[str, tuple[RowView, list[Original]]] = {}
        self._own: dict[str, Original] = {}

    def _documents(self) -> Iterable[Original]:
        return of_superiors(self.context)

    def _may_be_one(self, item: ItemView) -> bool:
        """Whether an item can be the repost of a document at all."""
        is_page = item.page_class is PageClass.DETAIL
        return is_page and self.context.role(item) not in (Role.INTERPRETATION, Role.LETTER)

    def _is_named(self, kinds: Collection[ColumnKind | None]) -> bool:
        """Whether the bare name of a document is enough, in columns of these kinds."""
        return ColumnKind.UPSTREAM_DOCUMENT in kinds

    @property
    def has_reference(self) -> bool:
        """Whether there is anything to compare with at all."""
        return bool(self.context.upstream) or any(not r.channel for r in self.context.references)

    def is_repost(self, url: str) -> bool:
        """Whether an item of the site shows one of the documents."""
        return url in self._own

    def original_of(self, url: str) -> Original | None:
        """The document that an item of the site shows."""
        return self._own.get(url)

    def add_row(self, row: RowView) -> None:
        """A row that leads elsewhere, or to a file, may itself be the repost."""
        if not self._originals.all:
            return
        kind = self._kinds.get(row.column_id)
        if kind is ColumnKind.INTERPRETATION or self.context.titles.is_interpretation(row.title):
            return
        found = self._originals.titled(row.title, is_upstream=self._is_named((kind,)))
        if row.item_key is not None:
            if found:
                self._listed.setdefault(row.item_key, (row, found))
            return
        linked = self._originals.at(row.url)
        subject = Subject(SubjectKind.PAGE, row.url, row.title)
        evidence = LINK if linked else TITLE
        self._take(linked or found, Repost(subject, row.date, evidence, _SURE[evidence]))

    def add_item(self, item: ItemView) -> None:
        """A document of the site may be the repost."""
        row, listed = self._listed.pop(item.key, (None, []))
        if not self._originals.all or not self._may_be_one(item):
            return
        found, evidence = self._find(item, listed)
        published = item.published_at or (row.date if row else None)
        subject = Subject(SubjectKind.ITEM, item.url, item.title)
        repost = Repost(subject, published, evidence, _SURE[evidence], item.seen)
        original = self._take(found, repost)
        if original is not None:
            self._own[item.url] = original

    def _find(self, item: ItemView, listed: list[Original]) -> tuple[list[Original], str]:
        """The documents that an item may be, and on what evidence."""
        originals, number = self._originals, own_number(item.document_number)
        found = originals.numbered(number)
        if found:
            return found, NUMBER
        found = originals.titled(item.title, is_upstream=self._is_named(item.kinds)) or listed
        evidence = TITLE
        if not found:
            found, evidence = originals.alike(item.title), ALIKE
        if not found and self._has_texts:
            found, evidence = originals.with_text(item.title, pieces(item.body)), TEXT
        if number and not self.context.titles.is_forwarded(item.title):
            found = [one for one in found if not one.number]
        return found, evidence

    def _take(self, found: Collection[Original], repost: Repost) -> Original | None:
        original = last_before(found, repost.published)
        if original is not None:
            original.reposts.append(repost)
        return original

    @cached_property
    def originals(self) -> list[Original]:
        """All documents with their reposts, oldest first; listed pages that were not read too."""
        for row, found in self._listed.values():
            subject = Subject(SubjectKind.PAGE, row.url, row.title)
            self._take(found, Repost(subject, row.date, TITLE, _SURE[TITLE], was_read=False))
        return self._originals.all

    def relation(self) -> Relation | None:
        """Every document of a superior body with each of its reposts, or none."""
        return Relation(
            "reposts",
            Text(
                "上级文件与本站的转载，一行一对", "superior documents, each with a repost or none"
            ),
            _COLUMNS,
            (line for one in self.originals for line in _lines(one)),
            ("upstream_url", "url", "document_number"),
        )


class ChannelItems(Reposts):
    """For every document that the site's own organ published in another channel, where it is."""

    def _documents(self) -> Iterable[Original]:
        return of_channels(self.context)

    def _may_be_one(self, item: ItemView) -> bool:
        return True

    def _is_named(self, kinds: Collection[ColumnKind | None]) -> bool:
        return True

    def relation(self) -> Relation | None:
        """Nothing of its own."""
        return None


_COLUMNS = {
    "upstream_url": Text("上级原文网址", "address of the original"),
    "upstream_title": Text("上级原文标题", "title of the original"),
    "portal": Text("上级门户或清单", "the portal or the reference list"),
    "issuer": Text("发布机构", "issuing body"),
    "document_number": Text("文号", "document number"),
    "upstream_published": Text("上级发布时间", "when the original was published"),
    "url": Text("本站转载网址", "address of the repost"),
    "title": Text("本站转载标题", "title of the repost"),
    "published": Text("本站发布时间", "when it was reposted"),
    "lag_hours_least": Text("间隔小时数下限", "hours between the two, at least"),
    "lag_hours_most": Text("间隔小时数上限", "hours between the two, at most"),
    "evidence": Text("匹配依据", "what the two have in common"),
    "score": Text("把握（0 至 1）", "how sure the match is, 0 to 1"),
    "was_read": Text("转载页面是否读到", "whether the repost was read"),
    "counts": Text("是否以此条计时", "whether this repost counts for the time"),
}


def _lines(one: Original) -> Iterator[list[Value]]:
    start = one.published
    head: list[Value] = [one.url, one.title, one.portal, one.issuer, one.number_text]
    head.append(start.text() if start else None)
    if not one.reposts:
        yield [*head, *[None] * (len(_COLUMNS) - len(head))]
    for repost in sorted(one.reposts, key=lambda each: each.subject.url):
        end = repost.published
        lags: list[Value] = [None, None]
        if start and end:
            lags = [_hours(end.earliest, start.latest), _hours(end.latest, start.earliest)]
        yield [
            *head,
            repost.subject.url,
            repost.subject.title,
            end.text() if end else None,
            *lags,
            repost.evidence,
            repost.score,
            repost.was_read,
            repost is one.repost,
        ]


def _hours(later: datetime, earlier: datetime) -> float:
    """Hours from one whole minute to another, below 0 where the repost came first."""
    between = later.replace(second=0) - earlier.replace(second=0)
    return round(between.total_seconds() / 3600, 2)
