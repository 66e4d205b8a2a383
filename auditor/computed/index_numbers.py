"""Index numbers and the items that carry them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.computed.context import Context, Table
from auditor.computed.identifiers import Number, index_number, own_number
from auditor.computed.roles import Role
from auditor.computed.titles import Name, fold
from auditor.rule import Subject, SubjectKind
from crawler.fields.index_number import normal_index_number
from crawler.index.views import ItemView, Seen


@dataclass(frozen=True, slots=True)
class Bearer:
    """An item that carries an index number.

    ``body`` is the issuing body as stated, ``code`` the valid organ code in the number, ""
    where there is none.
    """

    url: str
    title: str
    day: str
    role: Role
    number: Number | None
    body: str
    code: str
    seen: Seen

    @property
    def subject(self) -> Subject:
        """The item as the subject of a result."""
        return Subject(SubjectKind.ITEM, self.url, self.title)


class IndexNumbers(Table):
    """All index numbers of the site with the items that carry them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._bearers: dict[str, list[Bearer]] = defaultdict(list)

    def add_item(self, item: ItemView) -> None:
        """Note the item under its index number, compared without width, case and spaces."""
        if not item.index_number or self.context.is_placeholder(item.index_number):
            return
        day = item.published_at.text()[:10] if item.published_at else ""
        organ = index_number(item.index_number).organ
        self._bearers[normal_index_number(item.index_number)].append(
            Bearer(
                item.url,
                item.title,
                day,
                self.context.role(item),
                own_number(item.document_number),
                item.issuing_body or "",
                organ.code if organ and organ.valid else "",
                item.seen,
            )
        )

    def bearers(self) -> Iterator[tuple[str, list[Bearer]]]:
        """Every number in its comparable form with all its items."""
        yield from self._bearers.items()

    def groups(self) -> Iterator[tuple[str, list[Bearer], int]]:
        """For every number the different documents that carry it, and how many items do.

        The first published comes first. Items that show the same document are one.
        """
        for number, bearers in sorted(self._bearers.items()):
            bearers.sort(key=lambda one: (not one.day, one.day, one.url))
            yield number, self._different(bearers), len(bearers)

    def _different(self, bearers: list[Bearer]) -> list[Bearer]:
        """The bearers without second pages and without interpretations of the policies here."""
        if not bearers[1:]:
            return bearers
        titles = self.context.titles
        policies = {
            name
            for one in bearers
            if one.role is not Role.INTERPRETATION
            for name in titles.names(one.title)
        }
        known: set[object] = set()
        different = []
        for one in bearers:
            title = fold(one.title)
            keys = {(title, one.day), (title, one.number or one.day)}
            if known.isdisjoint(keys) and not (
                one.role is Role.INTERPRETATION and policies & self._spoken_of(one)
            ):
                different.append(one)
            known |= keys
        return different

    def _spoken_of(self, interpretation: Bearer) -> set[Name]:
        quoted, plain = self.context.titles.interpreted(interpretation.title)
        return {*quoted, *plain}
