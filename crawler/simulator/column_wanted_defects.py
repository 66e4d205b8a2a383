"""Defects of columns that a site must have: missing ones, and those that give no answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from crawler.items import ColumnKind
from crawler.simulator.columns import OPEN_DATA
from crawler.simulator.model import SimAttachment, SimColumn, SimLink, SimRow, SimSite
from crawler.simulator.planting import (
    ANHUI,
    NATIONAL,
    TONGLIAO,
    Choice,
    Defect,
    NoSubject,
    Planted,
    Planting,
)

_REQUIRED = {
    "rxdh": ("热线电话", (ANHUI,)),
    "ldzc": ("领导信息", (*NATIONAL, TONGLIAO)),
}
"""Pages by their columns' slugs: what they are called, and the profiles that ask for them."""
_REPLIES = (
    ("人大代表建议办理", "建议", "人大代表建议办理答复"),
    ("政协提案办理", "提案", "政协提案办理答复"),
)
_QUESTIONS = SimColumn("cjwt", "常见问题", parent="hdjl", catalogue=False)
_OLD = range(900, 1100, 40)  # days: long before the last full year


def missing_column(site: SimSite, choice: Choice) -> Planting:
    """COL004: the hotline, or the page of the leaders, is not there."""
    there = [each.slug for each in site.columns if each.slug in _REQUIRED]
    if len(there) < len(_REQUIRED):
        raise NoSubject("a required column is gone already")
    slug = choice.rng.choice(there)
    name, under = _REQUIRED[slug]
    planted = Planted("COL004", "site", "", note=f"没有{name}栏目", value=name, under=under)
    return _without_column(site, slug), (planted,)


def no_open_data(site: SimSite, _: Choice) -> Planting:
    """COL007: a city has no catalogue of open data."""
    if all(each.slug != OPEN_DATA.slug for each in site.columns):
        raise NoSubject("the site has no catalogue of open data")
    planted = Planted("COL007", "site", "", note="没有数据开放目录")
    return _without_column(site, OPEN_DATA.slug), (planted,)


def no_replies(site: SimSite, choice: Choice) -> Planting:
    """COL008: the column of replies to proposals ends before the last full year."""
    name, sort, wanted = choice.rng.choice(_REPLIES)
    column = SimColumn("jytabl", name, ColumnKind.OTHER, "fdzdgknr")
    if any(each.slug == column.slug for each in site.columns):
        raise NoSubject("there is such a column already")
    rows = []
    for number, days in enumerate(_OLD, 3):
        title = f"关于加强{site.organ.area}公共服务第{number}号{sort}的答复"
        file, on = SimAttachment(f"{title}.pdf", "pdf"), site.as_of - timedelta(days=days)
        rows.append(SimRow(column.slug, title, on, file=file))
    site = replace(site, columns=(*site.columns, column), rows=(*site.rows, *rows))
    planted = Planted("COL008", "column", column.slug, note=f"没有上年{sort}答复", value=wanted)
    return site, (planted,)


def no_answers(site: SimSite, choice: Choice) -> Planting:
    """COL009: customary questions have no entry (COL001), or the machine's entry is dead."""
    if choice.rng.random() < 0.5:
        planted = Planted("COL009", "site", "", note="智能问答打不开")
        return _with_dead_entry(site, choice, "智能问答", planted)
    if any(each.slug == _QUESTIONS.slug for each in site.columns):
        raise NoSubject("there is such a column already")
    records = tuple(
        Planted(rule, "column", _QUESTIONS.slug, note="常见问题没有内容")
        for rule in ("COL009", "COL001")
    )
    return replace(site, columns=(*site.columns, _QUESTIONS)), records


def _with_dead_entry(site: SimSite, choice: Choice, name: str, planted: Planted) -> Planting:
    """The site whose home page links to a service that is gone (LNK001)."""
    path = f"/service/{choice.rng.randrange(100, 999)}.html"
    records = (planted, Planted("LNK001", "site", "", note=planted.note, value=path))
    site = replace(site, links=(*site.links, SimLink(name, path)))
    return site, tuple(replace(each, value=path) for each in records)


def _without_column(site: SimSite, slug: str) -> SimSite:
    kept: Iterable[SimColumn] = (each for each in site.columns if each.slug != slug)
    return replace(site, columns=tuple(kept))


COLUMN_WANTED_DEFECTS: dict[str, Defect] = {
    "COL004": missing_column,
    "COL007": no_open_data,
    "COL008": no_replies,
    "COL009": no_answers,
}
"""The defects by the rule that they break."""
