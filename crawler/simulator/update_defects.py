"""Defects of upkeep: columns that stand still, promised days and months that are missing."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from crawler.items import ColumnKind
from crawler.simulator.model import SimAttachment, SimColumn, SimItem, SimRow, SimSite
from crawler.simulator.planting import Choice, Defect, NoSubject, Planted, Planting

_LONG_AGO = 400  # days
_FIXED = (10, 20, 30)
_MONTHS = 10
_FIXED_COLUMN = SimColumn(
    "dqgx", "工作信息（每月10日、20日、30日更新）", ColumnKind.NEWS, "xwzx", catalogue=False
)
_MONTHLY_COLUMN = SimColumn("kqyb", "空气质量月报", ColumnKind.OTHER, "ztzl")

_IDLE_DAYS = 20
_STILL = range(16, 60)  # days
_REGULATIONS = ("城乡供水", "市容管理", "古树保护")


def still_home(site: SimSite, choice: Choice) -> Planting:
    """UPD001: the home page shows nothing of the last weeks, though the columns go on."""
    if site.front_until is not None:
        raise NoSubject("the home page stands still already")
    days = choice.rng.choice(_STILL)
    planted = Planted("UPD001", "site", "", note=f"首页{days}日没有更新")
    return replace(site, front_until=site.as_of - timedelta(days=days)), (planted,)


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


def idle_documents(site: SimSite, _: Choice) -> Planting:
    """UPD003: a column of regulations shows those of long ago only."""
    on = site.as_of - timedelta(days=_LONG_AGO)
    column = SimColumn("flfg", "法规文件", ColumnKind.POLICY, "zwgk")
    rows = [(on - timedelta(days=30 * n), f"{name}条例文本") for n, name in enumerate(_REGULATIONS)]
    site = _with_files(site, column, rows)
    return site, (Planted("UPD003", "column", column.slug, note=f"{_LONG_AGO}日没有更新"),)


def idle_appointments(site: SimSite, _: Choice) -> Planting:
    """UPD004: a column of appointments shows one paper of long ago."""
    on = site.as_of - timedelta(days=_LONG_AGO)
    column = SimColumn("rsrm", "人事任免", ColumnKind.PERSONNEL, "zwgk")
    site = _with_files(site, column, [(on, f"{on.year}年度干部任免名册")])
    return site, (Planted("UPD004", "column", column.slug, note=f"{_LONG_AGO}日没有更新"),)


def missed_day(site: SimSite, choice: Choice) -> Planting:
    """UPD005: a column that promises three days a month was not updated on one of them."""
    days = list(_fixed_days(site.as_of))
    missed = choice.rng.choice(days[2:-3])
    site = _with_files(site, _FIXED_COLUMN, [(day, "工作信息") for day in days if day != missed])
    note = f"{missed}没有更新"
    return site, (Planted("UPD005", "column", _FIXED_COLUMN.slug, note=note),)


def _fixed_days(as_of: date) -> Iterator[date]:
    """The promised days of the last months, the last before ``as_of``."""
    last = as_of.year * 12 + as_of.month - 1
    for month in range(last - _MONTHS, last + 1):
        year, place = divmod(month, 12)
        length = monthrange(year, place + 1)[1]
        for day in _FIXED:
            due = date(year, place + 1, min(day, length))
            if due < as_of:
                yield due


def missing_month(site: SimSite, choice: Choice) -> Planting:
    """UPD006: a monthly report is missing among the others."""
    last = site.as_of.year * 12 + site.as_of.month - 1
    months = range(last - _MONTHS, last)
    missing = choice.rng.choice(months[2:-3])
    reports = []
    for month in months:
        year, place = divmod(month + 1, 12)
        on = date(year, place + 1, min(12, max(1, site.as_of.day - 1)))
        named = f"{month // 12}年{month % 12 + 1}月空气质量月报"
        if month != missing and on < site.as_of:
            reports.append((on, named))
    note = f"缺{missing // 12}年{missing % 12 + 1}月"
    site = _with_files(site, _MONTHLY_COLUMN, reports)
    value = f"{missing // 12}-{missing % 12 + 1:02}"
    return site, (Planted("UPD006", "column", _MONTHLY_COLUMN.slug, note=note, value=value),)


def _with_files(site: SimSite, column: SimColumn, rows: list[tuple[date, str]]) -> SimSite:
    """The site with a further column whose rows are files."""
    if any(each.slug == column.slug for each in site.columns):
        raise NoSubject(f"there is a column {column.name} already")
    made = [
        SimRow(
            column.slug,
            f"{title}（{on:%m%d}）" if title == "工作信息" else title,
            on,
            file=SimAttachment(f"{title}.pdf", "pdf"),
        )
        for on, title in rows
    ]
    return replace(site, columns=(*site.columns, column), rows=(*site.rows, *made))


UPDATE_DEFECTS: dict[str, Defect] = {
    "UPD001": still_home,
    "UPD002": idle_news,
    "UPD003": idle_documents,
    "UPD004": idle_appointments,
    "UPD005": missed_day,
    "UPD006": missing_month,
}
"""The defects by the rule that they break."""
