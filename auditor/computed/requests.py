"""What reports say of the requests for information of a year, against the yearly report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from auditor.computed.context import Context, Page, Table
from auditor.computed.kept import kept
from auditor.computed.titles import plain
from crawler.fields.requested import Requested, read_requested
from crawler.index.views import ItemView
from crawler.items import PageClass

_REPORT = re.compile(r"年度?报告|年报|工作总结|情况报告|工作报告|情况汇报|工作情况|情况通报")
_YEARLY = re.compile(r"信息公开.{0,6}(?:年度报告|年报)")
_YEAR = re.compile(r"(20\d\d)\s?年")
_GOVERNMENT = re.compile(r"(?:人民)?政府$")


class Differing(NamedTuple):
    """A report that states another number of requests than the yearly report of its body."""

    page: Page
    year: int
    words: str
    stated: int
    reported: int
    yearly: Page


@kept
def requested(item: ItemView) -> Requested:
    """The numbers of requests that a report states; none on other pages."""
    if _REPORT.search(item.title):
        return read_requested(item.body)
    return Requested(None, "", None)


def is_yearly(item: ItemView) -> bool:
    """Whether an item is a yearly report on disclosure (政府信息公开工作年度报告)."""
    return item.page_class is PageClass.ANNUAL_REPORT or bool(_YEARLY.search(plain(item.title)))


class Requests(Table):
    """The numbers of requests by body and year: those of yearly reports, and those of others."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._yearly: dict[tuple[str, int], set[tuple[int, int]]] = {}
        self._said: list[tuple[tuple[str, int], int, int, str]] = []

    def add_item(self, item: ItemView) -> None:
        """Note what a report says of its year."""
        found = requested(item)
        years = set(_YEAR.findall(item.title))
        if len(years) != 1 or (found.stated is None and found.new is None):
            return
        key = (self._body(item), int(years.pop()))
        if not is_yearly(item):
            if found.stated is not None:
                self._said.append((key, item.id, found.stated, found.words))
            return
        number = found.new if found.new is not None else found.stated
        if number is not None and found.stated in (None, number):
            self._yearly.setdefault(key, set()).add((number, item.id))

    def compared(self) -> Iterator[Differing | None]:
        """Every statement with a yearly report to compare; None where both say the same."""
        for (body, year), item, stated, words in self._said:
            reports = self._yearly.get((body, year), set())
            if len(reports) == 1:
                number, yearly = next(iter(reports))
                page, other = self.context.page(item), self.context.page(yearly)
                one = Differing(page, year, words, stated, number, other)
                yield one if stated != number else None

    def _body(self, item: ItemView) -> str:
        """The body that reports: the words before the year, else the issuing body, else the
        site's own."""
        title = plain(item.title)
        before = _YEAR.split(title)[0].removesuffix("关于")
        return _GOVERNMENT.sub("", before or plain(item.issuing_body or self.context.site.name))
