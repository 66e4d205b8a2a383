"""Defects that show where two crawls, some weeks apart, see the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from crawler.items import ColumnKind
from crawler.simulator.fresh import with_notice
from crawler.simulator.identifiers import closed_up
from crawler.simulator.model import SimColumn, SimSite
from crawler.simulator.planting import Choice, Defect, NoSubject, Planted, Planting

LASTING = 45  # days, more than twenty working days with any holidays
_TOPICS = ("智慧城市建设", "营商环境", "乡村全面振兴")


def unfinished_column(site: SimSite, choice: Choice) -> Planting:
    """COL002: a column says that it is being built, and goes on saying so."""
    if any(each.slug == "jszl" for each in site.columns):
        raise NoSubject("there is such a column already")
    text = choice.rng.choice(("栏目正在建设中，敬请期待！", "该栏目维护中，请稍后访问。"))
    column = SimColumn("jszl", choice.rng.choice(_TOPICS), parent="ztzl", text=(text,))
    planted = Planted("COL002", "column", column.slug, note="栏目一直在建设")
    return replace(site, columns=(*site.columns, column)), (planted,)


def unchanged_list(site: SimSite, choice: Choice) -> Planting:
    """LST002: a list of powers was changed, and the lists on the site are the old ones."""
    day = site.as_of - timedelta(days=LASTING - 3)
    for item in site.of_kind(ColumnKind.LISTS):
        if item.published_at.date() >= day:
            site = closed_up(site.without_item(item.id), item.index_number or "")
    at = datetime.combine(day, time(15, choice.rng.randrange(60)))
    title = f"关于调整{site.organ.area}部分权责清单事项的公告"
    body = ("根据机构职责变化，调整部分行政权力事项，相应清单由有关单位更新后公布。",)
    site, item = with_notice(site, choice, title, at, body)
    return site, (Planted("LST002", "item", item.id, note="清单调整后没有更新"),)


LASTING_DEFECTS: dict[str, Defect] = {"COL002": unfinished_column, "LST002": unchanged_list}
"""The defects by the rule that they break."""
