"""How long a public notice (公示) is to stand, as its text says."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum

from crawler.fields.span import Span

_NOTICE = re.compile(r"公示")
_TERM = re.compile(
    r"公示(?:期限?|时间|日期)?[为：:\s]{0,3}(?:共计?)?\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*个?\s*(工作)?(?:日|天)"
)
_UNTIL = re.compile(
    r"公示(?:期限?|时间|日期)?[为：:\s]{0,3}[^。\n]{0,40}?(?:至|到|—|-|－|~|～)\s*"
    r"(20\d\d)\s*[年.-]\s*(\d{1,2})\s*[月.-]\s*(\d{1,2})\s*日?"
)
_DIGITS = "零一二三四五六七八九十"


class NoticeTerm(Enum):
    """Why no end of a term is known."""

    NONE = "no notice"
    OPEN = "no term or no day of publication"


def read_term(title: str, body: str, published: Span | None) -> date | NoticeTerm:
    """The last day on which a notice certainly still runs, or why there is none."""
    if not _NOTICE.search(title) and "公示期" not in body:
        return NoticeTerm.NONE
    if until := _UNTIL.search(body):
        try:
            return date(*(int(part) for part in until.groups()))
        except ValueError:
            return NoticeTerm.OPEN
    term = _TERM.search(body)
    if term is None or published is None:
        return NoticeTerm.OPEN
    days = _number(term[1])
    # Working days at their most generous: two weeks off for every five days of work.
    return published.latest.date() + timedelta(days=days * 4 if term[2] else days)


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, has_ten, units = text.rpartition("十")
    if not has_ten:
        return _DIGITS.index(text[-1])
    return 10 * (_DIGITS.index(tens[-1]) if tens else 1) + (_DIGITS.index(units) if units else 0)
