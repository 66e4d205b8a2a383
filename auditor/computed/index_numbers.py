"""Index numbers and the items that carry them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from sys import intern

from auditor.computed.context import Context, Page, Table
from auditor.computed.identifiers import Number, index_number, own_number
from auditor.computed.roles import Role
from auditor.computed.titles import Name, fold
from crawler.fields.index_number import normal_index_number
from crawler.index.views import ItemView


@dataclass(frozen=True, slots=True)
class Bearer:
    """An item, by its id, that carries an index number.

    ``body`` is the issuing body as stated, ``code`` the valid organ code in the number, ""
    where there is none.
    """

    item: int
    day: str
    role: Role
    number: Number | None
    body: str
    code: str


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
                item.id,
                day,
                self.context.role(item),
                own_number(item.document_number),
                intern(item.issuing_body or ""),
                intern(organ.code if organ and organ.valid else ""),
            )
        )

    def bearers(self) -> Iterator[tuple[str, list[Bearer]]]:
        """Every number in its comparable form with all its items."""
        yield from self._bearers.items()

    def groups(self) -> Iterator[tuple[str, list[Page], int]]:
        """For every number how many items carry it, and of several the different documents.

        The first published comes first. Items that show the same document are one.
        """
        for number, bearers in sorted(self._bearers.items()):
            yield number, self._different(bearers) if bearers[1:] else [], len(bearers)

    def _different(self, bearers: list[Bearer]) -> list[Page]:
        """The bearers without second pages and without interpretations of the policies here."""
        pages = [(one, self.context.page(one.item)) for one in bearers]
        pages.sort(key=lambda one: (not one[0].day, one[0].day, one[1].subject.url))
        policies = {
            name
            for one, page in pages
            if one.role is not Role.INTERPRETATION
            for name in self.context.titles.names(page.subject.title)
        }
        known: set[object] = set()
        different = []
        for one, page in pages:
            title = fold(page.subject.title)
            keys = {(title, one.day), (title, one.number or one.day)}
            if known.isdisjoint(keys) and not (
                one.role is Role.INTERPRETATION and policies & self._spoken_of(page)
            ):
                different.append(page)
            known |= keys
        return different

    def _spoken_of(self, interpretation: Page) -> set[Name]:
        quoted, plain = self.context.titles.interpreted(interpretation.subject.title)
        return {*quoted, *plain}
