"""Defects of columns: rows that lead to nothing, items and columns in the wrong place."""

from __future__ import annotations

from dataclasses import replace

from crawler.items import ColumnKind
from crawler.simulator.model import SimAttachment, SimColumn, SimRow, SimSite
from crawler.simulator.planting import Choice, Defect, NoSubject, Planted, Planting

_WELFARE = SimColumn("gysy", "社会公益事业建设领域", ColumnKind.TOPIC, "ztzl", catalogue=False)
_TOPICS = (
    "教育信息",
    "医疗卫生",
    "乡村振兴",
    "环境保护",
    "社会救助和社会福利",
    "灾害事故救援",
    "公共文化体育",
)


def dead_row(site: SimSite, choice: Choice) -> Planting:
    """COL003: a row leads to a file that is not there."""
    column = choice.rng.choice(
        [each for each in site.lists() if each.slug in ("ghjh", "rsxx", "qzqd")]
    )
    on = site.listed(column.slug)[0].published_at.date()
    row = SimRow(column.slug, f"{column.name}有关材料汇编", on, url="/upload/lost/20260101.pdf")
    planted = Planted("COL003", "column", column.slug, note="列表条目打不开")
    return replace(site, rows=(*site.rows, row)), (planted,)


def misplaced_column(site: SimSite, _: Choice) -> Planting:
    """COL005: the column of plans lies under the topics."""
    plans = site.column("ghjh")
    if plans.parent == "ztzl":
        raise NoSubject("the column of plans has been moved already")
    moved = tuple(
        replace(each, parent="ztzl") if each.slug == plans.slug else each for each in site.columns
    )
    planted = Planted("COL005", "column", plans.slug, note="规划计划没有设在规定位置")
    return replace(site, columns=moved), (planted,)


def missing_topic(site: SimSite, choice: Choice) -> Planting:
    """COL006: a block of seven topics has six."""
    if any(each.slug == _WELFARE.slug for each in site.columns):
        raise NoSubject("there is such a block already")
    lacking = choice.rng.choice(_TOPICS)
    topics = [
        SimColumn(
            f"{_WELFARE.slug}{number}", name, ColumnKind.TOPIC, _WELFARE.slug, catalogue=False
        )
        for number, name in enumerate(_TOPICS)
        if name != lacking
    ]
    on = site.items[0].published_at.date()
    rows = [
        SimRow(each.slug, f"{each.name}工作手册", on, file=SimAttachment("工作手册.pdf", "pdf"))
        for each in topics
    ]
    site = replace(site, columns=(*site.columns, _WELFARE, *topics), rows=(*site.rows, *rows))
    return site, (Planted("COL006", "column", _WELFARE.slug, note=f"缺{lacking}专题"),)


def wrong_column(site: SimSite, choice: Choice) -> Planting:
    """COL010: a budget is listed among the news."""
    budgets = [item for item in site.items if item.columns == ("czzj",)]
    item = choice.item(i for i in budgets if i.title.endswith("部门预算说明"))
    if len(budgets) < 2:
        raise NoSubject("the budget column would be blank")
    moved = replace(item, columns=("bmdt",), category=site.column("bmdt").name)
    planted = Planted("COL010", "item", item.id, note="预算列在动态栏目")
    return site.with_item(moved), (planted,)


COLUMN_DEFECTS: dict[str, Defect] = {
    "COL003": dead_row,
    "COL005": misplaced_column,
    "COL006": missing_topic,
    "COL010": wrong_column,
}
"""The defects by the rule that they break."""
