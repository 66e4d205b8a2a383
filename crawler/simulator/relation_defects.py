"""Defects of columns: blank ones, and those that stand still.

Each takes a site and a choice of subjects and gives the broken site with its records.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from crawler.items import ColumnKind
from crawler.simulator.model import SimColumn, SimItem, SimSite
from crawler.simulator.planting import Choice, NoSubject, Planted, Planting

_IDLE_DAYS = 20
_EMPTY_COLUMNS = (
    ("zdjsxm", "重大建设项目"),
    ("shgysy", "社会公益事业"),
    ("ggzypz", "公共资源配置"),
)


def blank_column(site: SimSite, choice: Choice) -> Planting:
    """COL001: a further column whose list has no row."""
    taken = {column.slug for column in site.columns}
    free = [pair for pair in _EMPTY_COLUMNS if pair[0] not in taken]
    if not free:
        raise NoSubject("no name is left for an empty column")
    slug, name = choice.rng.choice(free)
    column = SimColumn(slug, name, ColumnKind.TOPIC, "fdzdgknr")
    site = replace(site, columns=(*site.columns, column))
    return site, (Planted("COL001", "column", slug, note="空白栏目"),)


def idle_news(site: SimSite, choice: Choice) -> Planting:
    """UPD002: the recent items of a news column stand in another news column instead."""
    limit = site.as_of - timedelta(days=_IDLE_DAYS)
    news = [column for column in site.lists() if column.kind is ColumnKind.NEWS]
    alive = [c for c in news if site.listed(c.slug)[0].published_at.date() > limit]
    if len(alive) < 2:
        raise NoSubject("no second news column could take the recent items")
    idle, other = choice.rng.sample(alive, 2)
    items = tuple(
        _refiled(item, idle, other)
        if idle.slug in item.columns and item.published_at.date() > limit
        else item
        for item in site.items
    )
    planted = Planted("UPD002", "column", idle.slug, note=f"{_IDLE_DAYS}日没有更新")
    return replace(site, items=items), (planted,)


def _refiled(item: SimItem, old: SimColumn, new: SimColumn) -> SimItem:
    columns = tuple(new.slug if slug == old.slug else slug for slug in item.columns)
    return replace(item, columns=columns, category=new.name)
