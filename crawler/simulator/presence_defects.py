"""Defects of what a site must have: pages, columns, issues that are not there."""

from __future__ import annotations

from dataclasses import replace

from crawler.simulator.identifiers import closed_up
from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.planting import (
    CLEAN_UP,
    Choice,
    Defect,
    NoSubject,
    Planted,
    Planting,
    on_item,
)

_ELEMENTS = ("公开主体：", "公开内容：", "公开时限：", "公开方式：")
_CATALOGUE = "依申请公开目录"


def basic_catalogue(site: SimSite, choice: Choice) -> Planting:
    """CAT006: the basic catalogue is not there, or lacks one of its four elements."""
    item = choice.item(_titled(site, "主动公开基本目录"))
    if choice.rng.random() < 0.5:
        return _gone(site, item, "CAT006", "没有主动公开基本目录")
    lacking = choice.rng.choice(_ELEMENTS)
    clauses = [clause for clause in item.body[0].split("；") if not clause.startswith(lacking)]
    changed = replace(item, body=("；".join(clauses), *item.body[1:]))
    return on_item(site, changed, "CAT006", note=f"目录没有写明{lacking}")


def no_normative_column(site: SimSite, _: Choice) -> Planting:
    """DOC007: the column of normative documents is called something else."""
    changed = tuple(
        replace(column, name="规章") if column.name == "规范性文件" else column
        for column in site.columns
    )
    if changed == site.columns:
        raise NoSubject("there is no column of normative documents any more")
    planted = Planted("DOC007", "site", "", note="没有规范性文件栏目")
    return replace(site, columns=changed), (planted,)


def no_clean_up(site: SimSite, choice: Choice) -> Planting:
    """DOC008: the notice with the result of the last clean-up is not there."""
    item = choice.item(_titled(site, CLEAN_UP))
    return _gone(site, item, "DOC008", "没有规范性文件清理结果")


def missing_issue(site: SimSite, choice: Choice) -> Planting:
    """DOC009: an issue of the gazette is missing, though later ones of the year are there."""
    issues = [item for item in _titled(site, "公报") if "zfgb" in item.columns]
    titles = {item.title for item in issues}
    item = choice.item(i for i in issues if any(_follows(t, i.title) for t in titles))
    return _gone(site, item, "DOC009", f"缺{item.title}")


def _follows(title: str, other: str) -> bool:
    """Whether a title is that of a later issue of the same year."""
    return title.partition("第")[0] == other.partition("第")[0] and title > other


def no_request_catalogue(site: SimSite, _: Choice) -> Planting:
    """ATT003: the page on requests holds no catalogue of what is given on request."""
    changed = tuple(
        replace(column, text=tuple(text for text in column.text if _CATALOGUE not in text))
        for column in site.columns
    )
    if changed == site.columns:
        raise NoSubject("the catalogue is gone already")
    planted = Planted("ATT003", "site", "", note=f"没有{_CATALOGUE}")
    return replace(site, columns=changed), (planted,)


def _titled(site: SimSite, words: str) -> list[SimItem]:
    return [item for item in site.items if words in item.title]


def _gone(site: SimSite, item: SimItem, rule: str, note: str) -> Planting:
    """The site as if it had never published an item."""
    changed = closed_up(site.without_item(item.id), item.index_number or "")
    return changed, (Planted(rule, "site", "", note=note),)


PRESENCE_DEFECTS: dict[str, Defect] = {
    "CAT006": basic_catalogue,
    "DOC007": no_normative_column,
    "DOC008": no_clean_up,
    "DOC009": missing_issue,
    "ATT003": no_request_catalogue,
}
"""The defects by the rule that they break."""
