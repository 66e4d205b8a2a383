"""How long a document says that it is in force: to a day, or for some years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from crawler.fields.dates import read_date
from crawler.fields.quantities import read_han_number
from crawler.fields.span import Span
from crawler.index.views import ItemView
from crawler.items import Field, Place

_YEARS = r"(?P<years>\d{1,2}|[一二两三四五六七八九十]{1,2})\s?年"
_START = r"自(?P<day>[^，。；自]{0,24}?日)起?"
_TERM = r"(?:有效期|试行期|暂行期|试行)(?:限)?(?:均?为|是)?\s?"
_FOR_YEARS = re.compile(
    rf"本[^，。；本第]{{1,14}}[，,]?\s?{_START}(?:正式)?(?:起)?(?:施行|实施|执行|生效|试行)"
    rf"[，,；;。]?\s?(?:本[^，。；本第]{{1,8}})?{_TERM}{_YEARS}(?!以)"
    rf"|本[^，。；本第]{{1,14}}{_TERM}{_YEARS.replace('years', 'years2')}[，,]\s?"
    rf"{_START.replace('day', 'day2')}"
)
_UNTIL = re.compile(
    r"本[^，。；本第]{1,14}有效期(?:限)?为?自[^，。；自]{6,20}?日起?至(?P<end>[^，。；]{6,20}?日)"
)
_ISSUED = re.compile(r"(?:印发|发布|公布|下发|签发|发文|颁布)之?日$")
_WORDS = ("有效期", "试行期", "暂行期", "试行")
_LAST = 3000  # characters at the end of a text in which a document speaks of its term


def lapses(item: ItemView) -> Span | None:
    """When a document says that it is no longer in force: the days that may be the first such
    one; None where it does not say."""
    stated = [c for c in item.claims if c.field is Field.ABOLISHED_ON and c.span]
    for claim in stated:
        if claim.span and claim.place is not Place.BODY:
            return claim.span
    if stated and stated[0].span:
        return _next_day(stated[0].span)  # 有效期至 names the last day in force
    return next(_in_text(item), None)


def _in_text(item: ItemView) -> Iterator[Span]:
    text = item.body
    if not any(word in text for word in _WORDS):
        return
    text = text[-_LAST:]
    for match in _FOR_YEARS.finditer(text):
        years = _number(match["years"] or match["years2"])
        start = _start(match["day"] or match["day2"], item)
        if years and start:
            yield Span(_later(start.earliest, years), _later(start.latest, years))
    for match in _UNTIL.finditer(text):
        end = read_date(match["end"])
        if end:
            yield _next_day(end)


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else read_han_number(text)


def _start(words: str, item: ItemView) -> Span | None:
    """The day from which it is in force; 发布之日 is one from formation to publication."""
    if not _ISSUED.search(words):
        return read_date(words)
    formed = item.written_on or item.signed_on
    ends = [span for span in (formed, item.published_at) if span]
    if formed is None:
        return None
    return Span(min(s.earliest for s in ends), max(s.latest for s in ends))


def _later(moment: datetime, years: int) -> datetime:
    day = moment.date()
    last = day.replace(day=28) if (day.month, day.day) == (2, 29) else day
    return datetime.combine(last.replace(year=day.year + years), moment.time())


def _next_day(span: Span) -> Span:
    return Span(span.earliest + timedelta(days=1), span.latest + timedelta(days=1))
