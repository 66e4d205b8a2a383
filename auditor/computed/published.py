"""How much a site published, by day and kind of column, and how much its reports claim."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from auditor.computed.context import Context, Table
from auditor.computed.titles import plain
from auditor.rule import Subject, SubjectKind
from crawler.fields.counted import sentences
from crawler.fields.quantities import Quantity, read_quantities
from crawler.fields.span import Span
from crawler.index.views import ItemView, RowView, Seen
from crawler.items import ColumnKind

_REPORT = re.compile(r"(?:年度?报告|工作总结|情况报告|工作报告|情况汇报|工作情况)")
_UNITS = frozenset({"条", "件", "篇", "份", "期", "个"})
_CLAUSE = re.compile(r"[^，,、；;：:]+")
_PUBLISHED = re.compile(r"发布|公开|公布|刊发|制作|推出|开展")
_NARROWED = re.compile(
    r"其中|收到|受理|办理|上级|转发|转载|同比|环比|月|季度|上半年|下半年|截至|截止|近[一二三两]|历年|累计至|依申请|微信|微博|新媒体|报刊|广播"
)
_YEAR = re.compile(r"(20\d\d)\s?年")
_THIS_YEAR = re.compile(r"今年|本年|全年|一年来")
_NAME_END = re.compile(
    r"(?:人民政府)?(?:办公室|办公厅)?(?:政务公开|政府信息公开|信息公开)?(?:门户)?(?:网站|官网|网)?$"
)

Day = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A number that a report states of a year; ``clause`` is the words around it."""

    subject: Subject
    seen: Seen
    quantity: Quantity
    clause: str
    year: int
    published: Span | None


class Published(Table):
    """Counts what was published, each page once, and keeps what the site's reports claim."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.claims: list[Claimed] = []
        self._counts: Counter[tuple[frozenset[ColumnKind], Day | None]] = Counter()
        self._kinds = {column.id: column.kind for column in context.columns}
        self._external: set[str] = set()

    @cached_property
    def _own(self) -> str:
        return _bare(self.context.site.name)

    def add_row(self, row: RowView) -> None:
        """A row that leads to another site, or to a file, was published too."""
        kind = self._kinds.get(row.column_id)
        if row.item_key is None and kind is not None and row.url not in self._external:
            self._external.add(row.url)
            self._counts[frozenset({kind}), _day(row.date)] += 1

    def add_item(self, item: ItemView) -> None:
        """Count a page; if it is a report of the site's own, keep its claims."""
        self._counts[item.kinds, _day(item.published_at)] += 1
        if _REPORT.search(item.title) and self._is_own(item):
            self.claims.extend(_claims(item))

    def _is_own(self, item: ItemView) -> bool:
        """Whether the body that the site is named after answers for a report."""
        if item.issuing_body:
            return _bare(item.issuing_body) == self._own
        rest = plain(item.title).removeprefix(self._own)
        return rest != plain(item.title) and bool(re.match(r"(?:人民)?政府|政务|信息|20\d\d", rest))

    def between(self, kinds: Collection[ColumnKind], first: date, last: date) -> tuple[int, int]:
        """How many pages of these kinds (of any, where none is named) were published from day to
        day: at least, and at most where dates are vague or missing."""
        surely = possibly = 0
        for (own, day), count in self._counts.items():
            if kinds and own.isdisjoint(kinds):
                continue
            if day is None or (day[0] <= last and day[1] >= first):
                possibly += count
                surely += count if day and first <= day[0] and day[1] <= last else 0
        return surely, possibly


def _bare(name: str) -> str:
    return _NAME_END.sub("", plain(name))


def _day(span: Span | None) -> Day | None:
    return (span.earliest.date(), span.latest.date()) if span else None


def _claims(item: ItemView) -> Iterator[Claimed]:
    subject = Subject(SubjectKind.ITEM, item.url, item.title)
    titled = _YEAR.findall(item.title)
    for sentence in sentences(item.body):
        if not _PUBLISHED.search(sentence):
            continue
        year = _year_of(sentence, titled, item.published_at)
        for clause in _CLAUSE.findall(sentence) if year else ():
            quantities = list(read_quantities(clause))
            if len(quantities) == 1 and _is_claim(clause, quantities[0]):
                yield Claimed(subject, item.seen, quantities[0], clause, year, item.published_at)


def _is_claim(clause: str, one: Quantity) -> bool:
    return (
        one.is_exact
        and one.unit in _UNITS
        and _PUBLISHED.search(clause) is not None
        and not _NARROWED.search(_YEAR.sub("", clause))
    )


def _year_of(sentence: str, titled: list[str], published: Span | None) -> int:
    """The one year that a sentence speaks of; 0 where that is not certain."""
    years = set(_YEAR.findall(sentence)) or set(titled)
    if len(years) == 1:
        return int(years.pop())
    if not years and published and _THIS_YEAR.search(sentence):
        return published.earliest.year if published.earliest.year == published.latest.year else 0
    return 0
