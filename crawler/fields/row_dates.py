"""The date that a list shows beside a row: where it stands, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from lxml.html import HtmlElement

from crawler.fields.dates import MonthDay, find_dates, read_date, read_month_day
from crawler.fields.groups import Group
from crawler.fields.markup import SILENT, squeeze, text_of
from crawler.fields.span import Span

_PUBLISHED = re.compile(r"发布|公开|公布|发表|更新|上网|上传")
_DATE_WORD = re.compile(r"日期|时间|发文|成文|生成")
_CLOSING = re.compile(r"截止|结束|终止|至|~|～|到期|失效")
_NUMBER = re.compile(r"\d")
_AGO = re.compile(r"前|天|刚刚")
_PIECE = re.compile(r"[\[(【（]?\s*[\d年月日/.\-]{1,10}\s*[\])】）]?")
_FRAME = " \u3000[]()【】（）〔〕<>〈〉《》|｜:：,，;；-—"


@dataclass(frozen=True, slots=True)
class RowDate:
    """What was read as a row's date. ``month_day`` is set where the year is not stated."""

    text: str
    span: Span | None = None
    month_day: MonthDay | None = None


def outside(row: HtmlElement, lead: HtmlElement | None) -> Iterator[str]:
    """The texts of a row in page order, a mark for its primary link, none of the lists inside."""
    stack: list[HtmlElement | str] = [row]
    while stack:
        here = stack.pop()
        if isinstance(here, str):
            yield here
            continue
        if here is lead:
            yield "|"  # what stands before and after the link is not one text
            continue
        silent = not isinstance(here.tag, str) or here.tag in SILENT
        if silent or (here is not row and here.tag in ("ul", "ol")):
            continue
        for child in reversed(here):
            if child.tail:
                stack.append(child.tail)
            stack.append(child)
        if here.text:
            stack.append(here.text)


def best_date(texts: Sequence[str], near: datetime | None) -> RowDate | None:
    """The date among the texts of a row, None if there is none.

    One that is labelled 发布 before one that stands alone, before one in a short text; of
    equals the last, but the opening of a period rather than its end. ``near`` is the moment
    of the fetch, for 3天前.
    """
    texts = [text for raw in texts if (text := squeeze(raw))]
    best: tuple[int, RowDate] | None = None
    label = ""
    for text in dict.fromkeys(texts):
        found = _ranked(label, text) if _NUMBER.search(text) else None
        rank = best[0] if best else 0
        if found and (found[0] > rank or (found[0] == rank and not _CLOSING.search(label + text))):
            best = found
        label = text if len(text) <= 12 else ""
    return best[1] if best else _pieced(texts, near)


def pure_date(text: str, near: datetime | None) -> RowDate | None:
    """The date where a text is nothing else, with or without a year."""
    if len(text) > 40 or not (_NUMBER.search(text) or _AGO.search(text)):
        return None
    bare = text.strip(_FRAME)
    found = next(find_dates(bare), None)
    if found:
        left = (bare[: found.start] + bare[found.end :]).strip(_FRAME)
        return RowDate(bare, found.span) if len(left) <= 6 and not _NUMBER.search(left) else None
    month_day = read_month_day(bare)
    if month_day:
        return RowDate(bare, None, month_day)
    span = read_date(bare, near=near) if near and _AGO.search(bare) else None
    return RowDate(bare, span) if span else None


def date_column(group: Group) -> int | None:
    """The cell that a table's head names as date of publication, else as any date."""
    row = group.drafts[0].element
    table = next(row.iterancestors("table"), None) if row.tag == "tr" else None
    head = next(table.iter("tr"), None) if table is not None else None
    if head is None or head is row:
        return None
    names = [text_of(cell) for cell in head if cell.tag in ("td", "th")]
    for wanted in (_PUBLISHED, _DATE_WORD):
        for place, name in enumerate(names):
            if len(name) <= 10 and wanted.search(name) and _DATE_WORD.search(name):
                return place
    return None


def dates_between(group: Group, near: datetime | None) -> list[RowDate | None]:
    """Dates that stand between the rows: after each, or before each, whichever tells more.

    Those on the row's own line come first; of several the nearest counts.
    """
    elements = [draft.element for draft in group.drafts]
    marks = set(elements)
    if all(part in marks and not (part.tail or "").strip() for part in group.container):
        return [None] * len(elements)
    options = []
    for line in (True, False):
        for forward in (True, False):
            stretches = (_stretch(element, marks, forward, line) for element in elements)
            options.append([_nearest(list(stretch), near) for stretch in stretches])
    return max(options, key=lambda dates: sum(date is not None for date in dates))


def _nearest(texts: Sequence[str], near: datetime | None) -> RowDate | None:
    return next((date for text in texts if (date := best_date([text], near))), None) or best_date(
        texts, near
    )


def settle_years(dates: Sequence[RowDate | None], near: datetime | None) -> list[RowDate | None]:
    """Give a date without a year its year where the order of the list leaves only one.

    A list is in order when its full dates never rise, or never fall. Between its neighbours
    (or the moment of the fetch, ``near``) a month and day may fit one year only.
    """
    known = [date.span.earliest for date in dates if date and date.span]
    if not known or not any(date and date.month_day for date in dates):
        return list(dates)
    falling = all(a >= b for a, b in pairwise(known))
    rising = all(a <= b for a, b in pairwise(known))
    if falling == rising and len(known) > 1:
        return list(dates)
    sign = -1 if rising and len(known) > 1 else 1
    return [_settled(dates, place, sign, near) for place in range(len(dates))]


def _settled(
    dates: Sequence[RowDate | None], place: int, sign: int, near: datetime | None
) -> RowDate | None:
    date = dates[place]
    if date is None or date.month_day is None:
        return date
    above = next((d.span for d in dates[place::-1] if d and d.span), None)
    below = next((d.span for d in dates[place:] if d and d.span), None)
    newer, older = (above, below) if sign > 0 else (below, above)
    latest = newer.latest if newer else near and Span.moment(near).latest
    if latest is None or older is None:
        return date
    fits = [
        span
        for year in range(older.earliest.year, latest.year + 1)
        if (span := _in_year(year, date.month_day))
        and older.earliest.date() <= span.earliest.date() <= latest.date()
    ]
    return replace(date, span=fits[0], month_day=None) if len(fits) == 1 else date


def _in_year(year: int, day: MonthDay) -> Span | None:
    return read_date(f"{year}-{day.month}-{day.day}")


def _ranked(label: str, text: str) -> tuple[int, RowDate] | None:
    found = next(find_dates(text), None)
    if found is None:
        return None
    before = label + text[: found.start]
    rest = (text[: found.start] + text[found.end :]).strip(_FRAME)
    date = RowDate(text[found.start : found.end].strip(), found.span)
    if _PUBLISHED.search(before[-10:]):
        return 3, date
    if not rest:
        return 2, date
    return (1, date) if len(rest) <= 24 or _DATE_WORD.search(before[-8:]) else None


def _pieced(texts: Sequence[str], near: datetime | None) -> RowDate | None:
    """A date without a year, one told as 3天前, or one set in pieces: ``11`` over ``2019-12``."""
    if not any(_NUMBER.search(text) or _AGO.search(text) for text in texts):
        return None
    for size in (2, 3):
        for start in range(len(texts) - size, -1, -1):
            pieces = texts[start : start + size]
            if all(map(_PIECE.fullmatch, pieces)):
                bare = [piece.strip(_FRAME) for piece in pieces]
                if span := read_date(" ".join(bare)) or _reordered(bare):
                    return RowDate(" ".join(bare), span)
    return next((date for text in reversed(texts) if (date := pure_date(text, near))), None)


def _reordered(pieces: Sequence[str]) -> Span | None:
    """A year in one piece and month and day in one or two others."""
    years = [
        piece for piece in pieces if len(piece.strip("年")) == 4 and piece.strip("年").isdigit()
    ]
    rest = [piece.strip("月日") for piece in pieces if piece not in years]
    month_day = read_month_day("-".join(rest)) if len(rest) in (1, 2) else None
    if len(years) != 1 or month_day is None:
        return None
    return _in_year(int(years[0].strip("年")), month_day)


def _stretch(
    element: HtmlElement, marks: set[HtmlElement], forward: bool, line: bool
) -> Iterator[str]:
    """The texts between a row and the next, or the one before; with ``line`` up to a break."""
    if forward and element.tail:
        yield element.tail
    for sibling in element.itersiblings(preceding=not forward):
        if not forward and sibling.tail:
            yield sibling.tail
        if sibling in marks or (line and sibling.tag in ("br", "hr")):
            return
        yield from outside(sibling, None)
        if forward and sibling.tail:
            yield sibling.tail
