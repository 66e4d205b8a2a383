"""Defects that only two crawls can show: the site as it is found the second time.

Nothing is closed up here: what has gone was seen before, and the others keep their numbers.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from crawler.items import ColumnKind
from crawler.simulator.identifiers import index_number, month_of, next_serial, organ_of, series_of
from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.planting import (
    Choice,
    Defect,
    NoSubject,
    Planted,
    Planting,
    news,
    on_item,
    policies,
)

_SEEN = 20
"""So many index numbers make a series in which a gap is seen."""
_LONG_INDEX, _LONG_SERIES = 23, 12
"""So many numbers make a series that is looked at, also when some are taken away."""


def renumbered(site: SimSite, choice: Choice) -> Planting:
    """IDX007: the publishing system has given an item another number; in a long series the old
    one is missing then (IDX003)."""
    item = choice.item(news(site))
    old = item.index_number or ""
    code, month = organ_of(old), month_of(old)
    number = index_number(code, month, next_serial(site, month, code))
    changed = replace(item, index_number=number)
    numbers = [other.index_number or "" for other in _month(site, item)]
    is_inner = len(numbers) >= _SEEN and old > min(numbers)
    missing = (_missing(item),) if is_inner else ()
    site, planted = on_item(site, changed, "IDX007", note=f"索引号由{old}改为{number}")
    return site, (*planted, *missing)


def withdrawn(site: SimSite, choice: Choice) -> Planting:
    """IDX003: an item in the middle of a month's long series was taken off line."""
    series: dict[str, list[SimItem]] = defaultdict(list)
    for item in sorted(site.items, key=lambda each: each.index_number or ""):
        if item.index_number:
            series[item.index_number[:-5]].append(item)
    inner = [item for run in series.values() if len(run) >= _LONG_INDEX for item in run[1:-1]]
    item = choice.item(i for i in inner if i in set(news(site)))
    return site.without_item(item.id), (_missing(item),)


def withdrawn_document(site: SimSite, choice: Choice) -> Planting:
    """DOC003: a document in the middle of its series was taken off line, and its interpretation
    with it; their index numbers are missing too (IDX003)."""
    series: dict[tuple[str, str], list[SimItem]] = defaultdict(list)
    for item in policies(site):
        if found := series_of(item):
            series[found[:2]].append(item)
    inner = [
        item
        for run in series.values()
        if len(run) >= _LONG_SERIES
        for item in sorted(run, key=lambda each: series_of(each) or ("", "", 0))[1:-1]
    ]
    texts = set(site.of_kind(ColumnKind.INTERPRETATION))
    item = choice.item(i for i in inner if all(map(choice.is_free, i.related)))
    gone = [item, *(site.item(each) for each in item.related if site.item(each) in texts)]
    if any(len(_month(site, each)) < _LONG_INDEX for each in gone):
        raise NoSubject("the month has too few numbers to show a gap")
    for each in gone:
        choice.take(each)
        site = site.without_item(each.id)
    number = item.document_number or ""
    planted = Planted("DOC003", "site", "", note=f"{number}已撤下", value=number)
    return site, (planted, *map(_missing, gone))


def _month(site: SimSite, item: SimItem) -> list[SimItem]:
    own = (item.index_number or "")[:-5]
    return [other for other in site.items if (other.index_number or "")[:-5] == own]


def _missing(item: SimItem) -> Planted:
    number = item.index_number or ""
    return Planted("IDX003", "site", "", note=f"{number}已撤下", value=number)


LATER_DEFECTS: dict[str, Defect] = {
    "IDX003": withdrawn,
    "IDX007": renumbered,
    "DOC003": withdrawn_document,
}
"""The defects by the rule that they break."""
