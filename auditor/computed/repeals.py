"""Documents that another document of the site declares void, or whose term it prolongs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from auditor.computed.context import Context, Page, Table
from auditor.computed.identifiers import Number, cited_numbers, own_number
from auditor.computed.repeal_texts import Repealed, repealed_in
from auditor.computed.roles import Role
from auditor.computed.titles import Name
from auditor.rule import Result
from crawler.index.views import ItemView
from crawler.items import Field

_NO_REPEAL = frozenset({Role.INTERPRETATION, Role.LETTER})
_LABEL = re.compile(r"已(?:经)?(?:失效|废止|作废)|[（(【\[](?:失效|废止|作废)[)）】\]]")
_PROLONGS = re.compile(r"延长|延续|延期|继续有效|继续施行|继续执行|清理")
_LINES = 400
_TOP = 60  # characters at the beginning of a text where such a label stands
_DRAFT = ("征求意见", "意见稿", "草案", "送审稿", "公开征求")


class _Document(NamedTuple):
    item: int
    day: date
    validity: str
    says_void: bool


class _Repeal(NamedTuple):
    item: int
    day: date
    effect: date


@dataclass(frozen=True, slots=True)
class Void:
    """A document declared void by ``by`` from a day on, and the validity that it states;
    ``says_void`` where its title or the words above its text say that it is void."""

    item: int
    page: Page
    by: Page
    since: date
    validity: str
    says_void: bool


class Repeals(Table):
    """The site's documents by number and name, and the documents that declare some of them void.

    A document is void where one formed later names its number, or, naming none, its whole title.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._numbers: dict[Number, list[_Document]] = defaultdict(list)
        self._names: dict[Name, list[_Document]] = defaultdict(list)
        self._repeals: list[tuple[_Repeal, Repealed]] = []
        self._prolonged: dict[Number | Name, date] = {}
        self._lapsed: list[tuple[int, date, frozenset[Number | Name], Result]] = []

    def add_item(self, item: ItemView) -> None:
        """Note a document by number and name, and what it declares void."""
        formed = item.written_on or item.signed_on or item.published_at
        if formed is None or self.context.role(item) in _NO_REPEAL:
            return
        day = formed.latest.date()
        if _PROLONGS.search(item.title):
            for one in self._spoken_of(item):
                self._prolonged[one] = max(day, self._prolonged.get(one, day))
        if self.context.is_document(item):
            document = _Document(item.id, day, item.validity or "", _says_void(item))
            if number := own_number(item.document_number):
                self._numbers[number].append(document)
            for name in self.context.titles.names(item.title):
                self._names[name].append(document)
        elif "废止" not in item.title and "失效" not in item.title and "清理" not in item.title:
            return
        if not any(word in item.title for word in _DRAFT):
            effect = next((c.span for c in item.claims if c.field is Field.EFFECTIVE_ON), formed)
            repeal = _Repeal(item.id, day, (effect or formed).latest.date())
            self._repeals += [(repeal, one) for one in repealed_in(item.title, item.body)]

    def _spoken_of(self, item: ItemView) -> Iterator[Number | Name]:
        for line in item.body.split("\n")[:_LINES]:
            yield from cited_numbers(line) if "号" in line else ()
        for names in self.context.titles.quoted(item.title):
            yield from names

    def note_lapsed(self, item: ItemView, result: Result) -> None:
        """Keep what is said of an item whose term is over until its prolongation is excluded."""
        formed = item.written_on or item.signed_on or item.published_at
        number = own_number(item.document_number)
        keys: set[Number | Name] = {*self.context.titles.names(item.title)}
        keys |= {number} if number else set()
        day = formed.earliest.date() if formed else date.min
        self._lapsed.append((item.id, day, frozenset(keys), result))

    def lapsed(self) -> Iterator[tuple[int, Result | None]]:
        """The items whose term is over, with what is said of them; None where a later document
        prolonged it."""
        for item, day, keys, result in self._lapsed:
            days = [self._prolonged[key] for key in keys if key in self._prolonged]
            yield item, None if any(later > day for later in days) else result

    def void(self) -> Iterator[Void]:
        """Every document that is declared void, once, in the order of the items."""
        found: dict[int, tuple[_Document, _Repeal]] = {}
        for repeal, named in self._repeals:
            for one in self._meant(named):
                if one.item != repeal.item and one.day < repeal.day:
                    found.setdefault(one.item, (one, repeal))
        for item, (one, repeal) in sorted(found.items()):
            page, by = self.context.page(item), self.context.page(repeal.item)
            yield Void(item, page, by, repeal.effect, one.validity, one.says_void)

    def _meant(self, named: Repealed) -> list[_Document]:
        if named.number is not None:
            return self._numbers.get(named.number, [])
        names = self.context.titles.names(named.title)[:1]
        return [one for name in names for one in self._names.get(name, [])]


def _says_void(item: ItemView) -> bool:
    return bool(_LABEL.search(item.title) or _LABEL.search(item.body, 0, _TOP))
