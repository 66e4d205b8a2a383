"""Defects of columns: blank ones, dead rows, items and columns in the wrong place."""

from __future__ import annotations

from dataclasses import replace

from crawler.items import ColumnKind
from crawler.simulator.model import SimAttachment, SimColumn, SimRow, SimSite
from crawler.simulator.planting import ANHUI, NATIONAL, Choice, Defect, NoSubject, Planted, Planting

_WELFARE = SimColumn("gysy", "社会公益事业建设领域", ColumnKind.TOPIC, "ztzl")
_TOPICS = (
    "教育信息",
    "医疗卫生",
    "乡村振兴",
    "环境保护",
    "社会救助和社会福利",
    "灾害事故救援",
    "公共文化体育",
)

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
        SimColumn(f"{_WELFARE.slug}{number}", name, ColumnKind.TOPIC, _WELFARE.slug)
        for number, name in enumerate(_TOPICS)
        if name != lacking
    ]
    on = site.items[0].published_at.date()
    rows = [
        SimRow(each.slug, f"{each.name}工作手册", on, file=SimAttachment("工作手册.pdf", "pdf"))
        for each in topics
    ]
    site = replace(site, columns=(*site.columns, _WELFARE, *topics), rows=(*site.rows, *rows))
    planted = Planted(
        "COL006", "column", _WELFARE.slug, note=f"缺{lacking}专题", under=(ANHUI, *NATIONAL)
    )
    return site, (planted,)


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
    "COL001": blank_column,
    "COL003": dead_row,
    "COL005": misplaced_column,
    "COL006": missing_topic,
    "COL010": wrong_column,
}
"""The defects by the rule that they break."""
