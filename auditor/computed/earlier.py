"""What earlier crawls saw of numbers: those that changed, and those that went."""

from __future__ import annotations

from dataclasses import dataclass

from auditor.computed.context import Context, Table
from auditor.computed.identifiers import Number, index_number, own_number
from crawler.index.views import EarlierView

_Serial = tuple[str, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A number on a page in an earlier run."""

    run: int
    day: str
    url: str
    title: str
    number: str
    sha256: str

    def evidence(self) -> dict[str, object]:
        """For a finding."""
        return {"run": self.run, "at": self.day, "url": self.url, "title": self.title}


class EarlierNumbers(Table):
    """The last index number that earlier runs read of each item, and the numbers that went."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._last: dict[str, Sighting] = {}
        self._index: dict[_Serial, Sighting] = {}
        self._former: dict[_Serial, Sighting] = {}
        self._documents: dict[Number, Sighting] = {}

    def add_earlier(self, version: EarlierView) -> None:
        """Note the numbers of one version; versions come oldest first."""
        is_known = [self.context.is_placeholder(text or "无") for text in _numbers(version)]
        if all(is_known):
            return
        day = version.at.date().isoformat()
        stated, document = _numbers(version)
        seen = Sighting(version.run, day, version.url, version.title, stated or "", version.sha256)
        number = index_number(stated or "")
        if number.serial is not None:
            found = self._former if version.is_there else self._index
            found[number.prefix, number.year, number.month, number.serial] = seen
            found[number.prefix, number.year, None, number.serial] = seen
        if version.is_there:
            if not is_known[0]:
                self._last[version.key] = seen
            return
        own = own_number(document)
        if own is not None:
            self._documents[own] = seen

    def last_of(self, key: str) -> Sighting | None:
        """The last index number that an earlier run read of an item."""
        return self._last.get(key)

    def index_number_gone(self, text: str, *, any_month: bool) -> Sighting | None:
        """Where an earlier run saw an index number that is on no page now."""
        return self._index.get(_serial(text, any_month=any_month))

    def index_number_left(self, text: str, *, any_month: bool) -> Sighting | None:
        """The page that had an index number in an earlier run, and is still there without it."""
        return self._former.get(_serial(text, any_month=any_month))

    def document_number_gone(self, number: Number) -> Sighting | None:
        """Where an earlier run saw a document number that is on no page now."""
        return self._documents.get(number)


def _serial(text: str, *, any_month: bool) -> _Serial:
    number = index_number(text)
    return number.prefix, number.year, None if any_month else number.month, number.serial


def _numbers(version: EarlierView) -> tuple[str | None, str | None]:
    return version.index_number, version.document_number
