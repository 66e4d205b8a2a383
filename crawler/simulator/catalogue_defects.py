"""Defects of the catalogue block of single items, and of what lists say of them.

Each takes a site and a choice of subjects and gives the broken site with its records.
"""

from __future__ import annotations

from dataclasses import replace

from crawler.items import Field
from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.planting import Choice, Defect, Planting, news, notices, older_than, on_item

_PLACEHOLDERS = ("无", "-", "暂无")
_FACETS = (" / 公民 / 公告", "；通知", "，社会公众")
_OTHER_TITLES = (
    "冬春火灾防控宣传活动走进校园",
    "首届山地自行车邀请赛圆满收官",
    "书法摄影作品展今起免费参观",
)


def empty_field(site: SimSite, choice: Choice) -> Planting:
    """CAT001: the cell of 发布机构 is empty, on an old notice of one column like many others."""
    plain = [item for item in notices(site) if len(item.columns) == 1]
    item = choice.item(older_than(site, 60, plain)).without(Field.ISSUING_BODY, "")
    return on_item(site, item, "CAT001", note="发布机构一栏为空")


def placeholder(site: SimSite, choice: Choice) -> Planting:
    """CAT002: the whole value of 主题分类 is 无, - or 暂无."""
    said = choice.rng.choice(_PLACEHOLDERS)
    item = choice.item(notices(site)).without(Field.SUBJECT, said)
    return on_item(site, item, "CAT002", note=f"主题分类一栏写“{said}”")


def copied_abstract(site: SimSite, choice: Choice) -> Planting:
    """CAT003: the abstract is the title, or the first sentence of the text."""
    item = choice.item(notices(site))
    copied = choice.rng.choice((item.title, item.body[0]))
    return on_item(site, replace(item, summary=copied), "CAT003", note="内容概述照抄标题或首句")


def mixed_facets(site: SimSite, choice: Choice) -> Planting:
    """CAT004: 主题分类 names an audience or a genre too."""
    item = choice.item(notices(site))
    mixed = f"{item.subject}{choice.rng.choice(_FACETS)}"
    return on_item(site, replace(item, subject=mixed), "CAT004", note=f"主题分类写“{mixed}”")


def other_title_in_lists(site: SimSite, choice: Choice) -> Planting:
    """CAT005: lists show the title of something else."""
    item = choice.item(news(site))
    listed = choice.rng.choice(_OTHER_TITLES)
    return on_item(site, replace(item, listed_as=listed), "CAT005", note=f"列表标题为“{listed}”")


def block_twice(site: SimSite, choice: Choice) -> Planting:
    """CAT007: the catalogue block stands twice."""
    item = choice.item(_catalogued(site))
    return on_item(site, replace(item, blocks=2), "CAT007", note="索引块重复")


def _catalogued(site: SimSite) -> list[SimItem]:
    return [*news(site), *notices(site)]


CATALOGUE_DEFECTS: dict[str, Defect] = {
    "CAT001": empty_field,
    "CAT002": placeholder,
    "CAT003": copied_abstract,
    "CAT004": mixed_facets,
    "CAT005": other_title_in_lists,
    "CAT007": block_twice,
}
"""The defects by the rule that they break."""
