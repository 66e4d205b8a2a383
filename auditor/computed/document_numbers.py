"""Document numbers and the documents that carry them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from auditor.computed.context import Context, Table
from auditor.computed.identifiers import Number, own_number
from auditor.computed.roles import Role
from auditor.computed.titles import Name, fold
from auditor.rule import Subject
from crawler.index.views import ItemView, Seen
from crawler.items import PageClass

_COMPARED = 50
"""With so many titles of one number each further one is compared, not with all."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page that states a document number as its own."""

    subject: Subject
    text: str
    day: str
    seen: Seen


class _Kept(NamedTuple):
    item: int
    text: str
    day: str


class DocumentNumbers(Table):
    """All document numbers of the site with the documents that carry them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._documents: dict[Number, list[_Kept]] = defaultdict(list)

    def add_item(self, item: ItemView) -> None:
        """Note a document; what interprets or forwards one carries its number rightly."""
        number = own_number(item.document_number)
        if number is None or item.page_class is not PageClass.DETAIL:
            return
        if self.context.role(item) in (Role.INTERPRETATION, Role.LETTER):
            return
        if self.context.titles.is_forwarded(item.title):
            return
        day = item.published_at.text()[:10] if item.published_at else ""
        self._documents[number].append(_Kept(item.id, item.document_number or "", day))

    def groups(self) -> Iterator[tuple[list[Document], int]]:
        """For every number how many pages state it, and of several the different documents, the
        first published first."""
        for kept in self._documents.values():
            yield self._different(kept) if kept[1:] else [], len(kept)

    def _different(self, kept: list[_Kept]) -> list[Document]:
        """One page for every set of pages that share a name or hold one another's title."""
        documents = [self._document(one) for one in kept]
        documents.sort(key=lambda one: (not one.day, one.day, one.subject.url))
        titles: list[str] = []
        names: set[Name] = set()
        different = []
        for one in documents:
            title, own = fold(one.subject.title), {*self.context.titles.names(one.subject.title)}
            known = titles[:_COMPARED]
            is_known = bool(own & names) or any(t in title or title in t for t in known)
            if not is_known:
                different.append(one)
                titles.append(title)
            names |= own
        return different

    def _document(self, kept: _Kept) -> Document:
        page = self.context.page(kept.item)
        return Document(page.subject, kept.text, kept.day, page.seen)
