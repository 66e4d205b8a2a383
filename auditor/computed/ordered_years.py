"""The year in which a text orders work to be done: it cannot have been formed later."""

from __future__ import annotations

import re
from typing import NamedTuple

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\s?年|[〕\]）)])")
_BY = r"(?:年?底|年?末|\d{1,2}月(?:\d{1,2}日|底|末|上旬|中旬|下旬)?)?(?:之?前|以前)"
_TO_DO = (
    "完成|建立|实现|制定|出台|印发|报送|上报|公布|启动|编制|建成|推行|开通|落实|做到|形成|健全"
    "|全面|基本|力争|要|应|须"
)
_ORDER = re.compile(
    rf"(?P<by>20\d\d)年{_BY}[，,]?[^，。；\n]{{0,16}}?(?:{_TO_DO}|达到)(?!了|情况)"
    rf"|(?:(?<!截)[到至]|力争|确保)(?P<at>20\d\d)年(?:年?底|年?末)[，,]?[^，。；\n]{{0,16}}?"
    rf"(?:{_TO_DO})(?!了|情况)"
    rf"|(?:在|于|力争|确保)(?P<within>20\d\d)年(?!度|以|之|来|初|前|后|底|末)[^，。；\n\d]{{0,4}}"
    rf"(?:{_TO_DO})(?!了|情况)"
)
_DONE = re.compile(r"[已曾]|以来|[成立到现定台]了")
_PLAN = re.compile(
    r"(?P<year>20\d\d)年(?!度?[^，。]{0,20}(?:总结|报告|情况))[^，。]{0,40}(?:要点|计划|安排)"
)


class Ordered(NamedTuple):
    """The last year of which a text speaks, in which something is to be done, and its words."""

    year: int
    words: str


def ordered_year(title: str, body: str) -> Ordered | None:
    """The year of the work that a text orders (2017年底前完成); None where it names a later year.

    What was done, or goes on since a year, is no order; a plan named after its year is one.
    """
    if "年" not in title and "年" not in body:
        return None
    last = max((int(year) for year in _YEAR.findall(f"{title}\n{body}")), default=0)
    plan = _PLAN.search(title)
    if plan and int(plan["year"]) == last:
        return Ordered(last, plan.group())
    for match in _ORDER.finditer(body) if str(last) in body else ():
        year = int(match[match.lastgroup or 0])
        around = body[match.start() : match.end() + 4]
        if year == last and not _DONE.search(around):
            return Ordered(year, match.group())
    return None
