"""Defects of major decisions: made without the public, or without their steps being shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from crawler.simulator.fresh import with_notice
from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.planting import (
    Choice,
    Defect,
    NoSubject,
    Planted,
    Planting,
    newer_than,
    policies,
)

_PLANS = ("城区公共停车场建设三年行动方案", "农贸市场迁建布局方案", "城乡公交线网调整方案")
_ELEMENTS = ("范围", "程序")
_PARTICIPATION = "gzcy"


def unexplained(site: SimSite, choice: Choice) -> Planting:
    """CON005: no page tells of taking part in decisions, or the page leaves out in which or how."""
    column = next((each for each in site.columns if each.slug == _PARTICIPATION), None)
    if column is None or any(name not in "".join(column.text) for name in _ELEMENTS):
        raise NoSubject("the page has a defect already")
    if choice.rng.random() < 0.3:
        kept = tuple(each for each in site.columns if each is not column)
        absent = Planted("CON005", "site", "", note="没有公众参与页面")
        return replace(site, columns=kept), (absent,)
    lacking = choice.rng.choice(_ELEMENTS)
    text = tuple(each for each in column.text if lacking not in each)
    changed = tuple(replace(c, text=text) if c is column else c for c in site.columns)
    planted = Planted("CON005", "column", column.slug, note=f"没有写明公众参与的{lacking}")
    return replace(site, columns=changed), (planted,)


def without_public(site: SimSite, choice: Choice) -> Planting:
    """CON006: of a decision in last year's catalogue no page shows that anybody was heard."""
    name, year = choice.rng.choice(_PLANS), site.as_of.year - 1
    site, item = _with_catalogue(site, choice, year, name)
    planted = Planted("CON006", "item", item.id, note=f"“{name}”没有公众参与", value=name)
    return site, (planted,)


def steps_not_shown(site: SimSite, choice: Choice) -> Planting:
    """CON007: a decision of this year's catalogue was made, and no page shows any of its steps."""
    days = (site.as_of - site.as_of.replace(month=1, day=1)).days
    made = [item for item in newer_than(site, days, policies(site)) if "《" in item.title]
    policy = choice.item(made)
    name = policy.title.partition("《")[2].partition("》")[0]
    site, item = _with_catalogue(site, choice, site.as_of.year, name)
    planted = Planted("CON007", "item", item.id, policy.id, f"“{name}”没有公开程序", name)
    return site, (planted,)


def _with_catalogue(site: SimSite, choice: Choice, year: int, name: str) -> tuple[SimSite, SimItem]:
    """The site with the catalogue of a year's major decisions, which names one."""
    days = choice.rng.randrange(20, 90)
    at = datetime.combine(site.as_of - timedelta(days=days), time(10, choice.rng.randrange(60)))
    title = f"{site.organ.government}{year}年度重大行政决策事项目录"
    body = (f"经研究同意，现将{year}年度重大行政决策事项目录公布如下。", f"一、《{name}》")
    return with_notice(site, choice, title, at, body)


DECISION_DEFECTS: dict[str, Defect] = {
    "CON005": unexplained,
    "CON006": without_public,
    "CON007": steps_not_shown,
}
"""The defects by the rule that they break."""
