"""What a site says of the number of its letters, and how many its lists show."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from auditor.computed.context import Context, Table
from auditor.computed.titles import plain
from auditor.rule import Subject, SubjectKind
from crawler.fields.dates import find_dates
from crawler.fields.span import Span
from crawler.index.views import ItemView, RowView, Seen
from crawler.items import ColumnKind

_TITLE = re.compile(
    r"(?:信件|来信|留言|信箱|咨询|投诉|互动|诉求|网民|写信|群众).{0,16}(?:统计|办理情况|情况通报)|统计.{0,6}(?:信件|来信|留言)"
)
_TEXT = re.compile(r"信件|来信|留言|信箱|咨询|投诉")
_SENTENCE = re.compile(r"[^。；;\n]{2,400}")
_COUNT = re.compile(
    r"(?P<verb>收到|受理|接收|收件|来信|写信|办结|办理完毕|回复|答复|公开|选登)"
    r"[^\d。；;，,\n]{0,14}?(?<![\d.])(?P<number>\d{1,7})(?!\s?[年月日\d%％.])\s?(?:件|封|条|次|个|$|[，,、\s])"
)
_MONTH = re.compile(r"(20\d\d)\s?年\s?(\d{1,2})\s?月")
_YEAR = re.compile(r"(20\d\d)\s?年")
_THIS_YEAR = re.compile(r"今年|本年|年初以来")
_OPENED = re.compile(r"开通以来|历年")
_EVER = re.compile(r"累计|总计|开通以来|历年|总数|共计")
_UNTIL = re.compile(r"截至|截止")
_UNTIL_DAY = re.compile(
    r"(?:截至|截止)到?\s?(?:20\d\d\s?年)?\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日|底)?"
)
_BEGINNING = date(1990, 1, 1)
_MOST = 500
"""Statements; a site that makes more of them is no site to count on."""


class Verb(StrEnum):
    """What is counted."""

    RECEIVED = "received"
    ANSWERED = "answered"
    SHOWN = "shown"


_VERBS = {
    **dict.fromkeys(("收到", "受理", "接收", "收件", "来信", "写信"), Verb.RECEIVED),
    **dict.fromkeys(("办结", "办理完毕", "回复", "答复"), Verb.ANSWERED),
    **dict.fromkeys(("公开", "选登"), Verb.SHOWN),
}


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of letters that a page states, of the days from ``first`` to ``last``; ``box`` is
    the column of letters that the page speaks of, None where of all."""

    subject: Subject
    seen: Seen
    verb: Verb
    number: int
    first: date
    last: date
    text: str
    box: int | None


@dataclass(slots=True)
class _Letter:
    box: int
    days: list[tuple[date, date]]
    is_answered: bool


class LetterCounts(Table):
    """Statements on the number of letters, and the letters of the lists by day."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.stated: list[Stated] = []
        self.boxes = {
            column.id: column
            for column in context.columns
            if column.kind is ColumnKind.MESSAGES and column.is_list
        }
        self._letters: dict[str, _Letter] = {}

    def add_row(self, row: RowView) -> None:
        """Count a letter that is listed."""
        if row.column_id not in self.boxes:
            return
        letter = self._letters.setdefault(
            row.item_key or row.url, _Letter(row.column_id, [], is_answered=False)
        )
        spans = [row.date, *(claim.span for claim in row.claims)]
        letter.days += [_days(span) for span in spans if span]

    def add_text(self, text: ItemView) -> None:
        """Read the statements of a single page."""
        self._read(text, SubjectKind.PAGE)

    def add_item(self, item: ItemView) -> None:
        """Take in the days of a letter, or read the statements of a page."""
        letter = self._letters.get(item.key)
        if letter is None:
            self._read(item, SubjectKind.ITEM)
            return
        letter.days += [_days(span) for span in (item.asked_at, item.answered_at) if span]
        letter.is_answered = bool(item.answered_at or item.answer)

    def _read(self, page: ItemView, kind: SubjectKind) -> None:
        title = plain(page.title)
        if not _TITLE.search(title) or not _TEXT.search(f"{title}{page.body}"):
            return
        subject = Subject(kind, page.url, page.title)
        box = next((n for n, column in self.boxes.items() if column.name in title), None)
        for sentence in _SENTENCE.findall(page.body):
            period = _period(sentence, title, page.published_at, self.context.reached)
            for match in _COUNT.finditer(sentence) if period else ():
                if period is None or len(self.stated) >= _MOST:
                    return
                number, verb = int(match["number"]), _VERBS[match["verb"]]
                self.stated.append(
                    Stated(subject, page.seen, verb, number, *period, sentence.strip(), box)
                )

    def listed(self, one: Stated) -> tuple[int, int]:
        """How many listed letters a statement can mean: at least, and at most where the days of
        a letter are not known, or lie around the ends of the period."""
        least = most = 0
        for letter in self._letters.values():
            if one.box is not None and letter.box != one.box:
                continue
            if one.verb is Verb.ANSWERED and not letter.is_answered:
                continue
            days = letter.days
            least += bool(days) and all(one.first <= a and b <= one.last for a, b in days)
            most += not days or any(a <= one.last and b >= one.first for a, b in days)
        return least, most


def _days(span: Span) -> tuple[date, date]:
    return span.earliest.date(), span.latest.date()


def _period(
    sentence: str, title: str, published: Span | None, reached: date
) -> tuple[date, date] | None:
    """The days that a sentence speaks of, up to its page's publication; None where unknown."""
    until = published.latest.date() if published else reached
    if _UNTIL.search(sentence):
        dated = next((d.span.latest.date() for d in find_dates(sentence)), None)
        until = min(until, dated) if dated else until
    told = _UNTIL_DAY.sub("", sentence)
    for text in (told, title, "" if _EVER.search(told) else sentence):
        found = next(_named(text, until), None)
        if found:
            return found[0], min(found[1], until)
    return (_BEGINNING, until) if _EVER.search(told) else None


def _named(text: str, until: date) -> Iterator[tuple[date, date]]:
    month, years = _MONTH.search(text), set(_YEAR.findall(text))
    if _OPENED.search(text) and not years:
        yield _BEGINNING, until
    if month and not _UNTIL.search(text) and 1 <= int(month[2]) <= 12 and len(years) == 1:
        year, number = int(month[1]), int(month[2])
        yield date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])
    elif len(years) == 1:
        year = int(years.pop())
        yield date(year, 1, 1), date(year, 12, 31)
    elif _THIS_YEAR.search(text):
        yield date(until.year, 1, 1), until
