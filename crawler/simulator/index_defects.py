"""Defects of index numbers: of single ones, and of series.

What a number leaves behind is closed up, so that nothing but the defect itself is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

from crawler.items import ColumnKind, Field
from crawler.simulator.identifiers import (
    closed_up,
    credit_code,
    index_number,
    month_of,
    next_serial,
    organ_of,
    with_wrong_check_digit,
)
from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.planting import Choice, Defect, NoSubject, Planted, Planting, news, on_item
from crawler.simulator.texts import news_body, summary_of
from crawler.simulator.words import AREAS

_RUN = 24
_LONG_AGO = 18  # months: before everything that a site publishes from day to day
_FEWEST = 7
"""So many numbers of a department tell its code, whatever other defects take away."""


def no_index_number(site: SimSite, choice: Choice) -> Planting:
    """IDX001, and with it CAT001: the number was never given; the month's later ones moved up.

    The index number is the first of the fields that article 12 of the Regulations requires.
    """
    item = choice.item(news(site))
    gone = item.without(Field.INDEX_NUMBER, choice.rng.choice(("", "无")))
    shown = dict(gone.printed)[Field.INDEX_NUMBER]
    changed, planted = on_item(
        site, gone, "IDX001", "CAT002" if shown else "CAT001", note="没有索引号"
    )
    return closed_up(changed, item.index_number or ""), planted


def wrong_check_digit(site: SimSite, choice: Choice) -> Planting:
    """IDX002: the organ code in the number fails GB 32100, or its month is none."""
    item = choice.item(news(site))
    number = item.index_number or ""
    code, month = organ_of(number), month_of(number)
    wrong = choice.rng.choice(
        (
            number.replace(code, with_wrong_check_digit(code)),
            number.replace(f"/{month}", f"/{month[:4]}13"),
        )
    )
    changed, planted = on_item(
        site, replace(item, index_number=wrong), "IDX002", note=f"索引号{wrong}不合编排"
    )
    return closed_up(changed, number), planted


def duplicate_index_number(site: SimSite, choice: Choice) -> Planting:
    """IDX004: an item carries the number of another one of the same organ and month."""
    free = [item for item in news(site) if choice.is_free(item.id)]
    series = [_series(item) for item in free]
    item = choice.item(i for i, own in zip(free, series, strict=True) if series.count(own) > 1)
    first = choice.item(other for other in free if _series(other) == _series(item))
    changed = site.with_item(replace(item, index_number=first.index_number))
    planted = Planted("IDX004", "item", item.id, first.id, "两条信息同一索引号")
    return closed_up(changed, item.index_number or ""), (planted,)


def foreign_month(site: SimSite, choice: Choice) -> Planting:
    """IDX006: the number belongs to a month well before formation and publication."""
    item = choice.item(news(site))
    month = f"{item.published_at.date().replace(day=1) - timedelta(days=40):%Y%m}"
    code = organ_of(item.index_number or "")
    number = index_number(code, month, next_serial(site, month, code))
    changed, planted = on_item(
        site, replace(item, index_number=number), "IDX006", note=f"索引号的月份是{month}"
    )
    return closed_up(changed, item.index_number or ""), planted


def gap(site: SimSite, choice: Choice) -> Planting:
    """IDX003: of a month's long series one number is carried by nothing.

    The month lies before all others of the news, so that no other defect touches its series.
    """
    month = _empty_month(site)
    missing = choice.rng.randrange(3, _RUN - 3)
    serials = [serial for serial in range(1, _RUN + 1) if serial != missing]
    items = []
    for serial, item in zip(serials, _news_of(site, month, len(serials), choice.rng), strict=True):
        number = index_number(site.organ_code, f"{month:%Y%m}", serial)
        items.append(choice.take(replace(item, index_number=number)))
    number = index_number(site.organ_code, f"{month:%Y%m}", missing)
    planted = Planted("IDX003", "site", "", note=f"缺{number}", value=number)
    return replace(site, items=(*site.items, *items)), (planted,)


def _empty_month(site: SimSite) -> date:
    taken = {(item.published_at.year, item.published_at.month) for item in site.items}
    month = site.as_of.replace(day=1)
    for _ in range(_LONG_AGO):
        month = (month - timedelta(days=1)).replace(day=1)
    while (month.year, month.month) in taken:
        month = (month - timedelta(days=1)).replace(day=1)
    return month


def _news_of(site: SimSite, month: date, count: int, rng: Random) -> list[SimItem]:
    """So many news items of one month, without numbers."""
    column = next(each for each in site.lists() if each.kind is ColumnKind.NEWS)
    begin = datetime.combine(month, time(9))
    office, made = site.organ.office, []
    for n in range(count):
        area, subject = AREAS[n % len(AREAS)]
        at = begin + timedelta(days=n, minutes=7 * n)
        made.append(
            SimItem(
                id=site.free_id(at),
                title=f"{site.organ.area}通报{area}进展（{at.year}年{at.month}月{at.day}日）",
                published_at=at,
                columns=(column.slug,),
                body=news_body(office, area, at, rng),
                category=column.name,
                subject=subject,
                issuing_body=office,
                written_on=at.date(),
                source=office,
                validity="有效",
                summary=summary_of("消息", area),
            )
        )
    return made


def foreign_code(site: SimSite, choice: Choice) -> Planting:
    """IDX005: a department numbers its items under its own code, but one has the government's."""
    own = {
        body: items
        for body, items in sorted(_by_department(site).items())
        if len(items) >= _FEWEST and any(choice.is_free(i.id) for i in items if _is_news(site, i))
    }
    if not own:
        raise NoSubject("no department has enough items")
    body = choice.rng.choice(sorted(own))
    odd = choice.item(item for item in own[body] if _is_news(site, item))
    code = credit_code(site.organ.region, f"{choice.rng.randrange(10**8):08}")
    for item in own[body]:
        if item.id != odd.id:
            site = _recoded(site, item, code)
    return site, (Planted("IDX005", "item", odd.id, note=f"{body}的信息用了政府的机构代码"),)


def _by_department(site: SimSite) -> dict[str, list[SimItem]]:
    """The items with the government's code of each department; of those with doubled numbers
    nothing can be said, and their department is left out."""
    found: dict[str, list[SimItem]] = defaultdict(list)
    numbers = [item.index_number for item in site.items]
    doubled = set()
    for item in sorted(site.items, key=lambda each: each.index_number or ""):
        number, body = item.index_number or "", item.issuing_body or ""
        if organ_of(number) != site.organ_code or site.organ.government in body:
            continue
        if not body.startswith(site.organ.area):
            continue
        found[body].append(item)
        if numbers.count(number) > 1:
            doubled.add(body)
    return {body: items for body, items in found.items() if body not in doubled}


def _is_news(site: SimSite, item: SimItem) -> bool:
    return site.column(item.columns[0]).kind is ColumnKind.NEWS


def _recoded(site: SimSite, item: SimItem, code: str) -> SimSite:
    """The site with an item numbered under another code."""
    item = site.item(item.id)
    old = item.index_number or ""
    month = month_of(old)
    number = index_number(code, month, next_serial(site, month, code))
    return closed_up(site.with_item(replace(item, index_number=number)), old)


def _series(item: SimItem) -> str:
    return (item.index_number or "")[:-5]


INDEX_DEFECTS: dict[str, Defect] = {
    "IDX001": no_index_number,
    "IDX002": wrong_check_digit,
    "IDX003": gap,
    "IDX004": duplicate_index_number,
    "IDX005": foreign_code,
    "IDX006": foreign_month,
}
"""The defects by the rule that they break."""
