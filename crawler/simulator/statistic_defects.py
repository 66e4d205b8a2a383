"""Defects of numbers: sums, parts, rates, counts."""

from __future__ import annotations

from dataclasses import replace

from crawler.items import ColumnKind
from crawler.simulator.identifiers import organ_of
from crawler.simulator.model import SimItem, SimSite, Table
from crawler.simulator.planting import (
    Choice,
    Defect,
    Planting,
    news,
    older_than,
    on_item,
    with_text,
)

_SUMS = (
    "今年以来共发布政策解读稿33篇，其中上级解读22篇，本级解读12篇。",
    "全年共受理咨询五十件，办结四十八件，办结率100%。",
    "承办建议提案61件（建议40件、提案20件）。",
    "活动共有二百三十人参加，其中男一百二十人，女一百人。",
    "全年投入资金120万元，其中上级资金80万元，本级资金30万元。",
)
_TABLES: tuple[Table, ...] = (
    (("乡镇", "件数"), ("云桥镇", "12"), ("白沙镇", "9"), ("石塘乡", "7"), ("合计", "29")),
    (
        ("单位", "来信", "来电", "合计"),
        ("云桥镇", "3", "5", "8"),
        ("白沙镇", "4", "6", "11"),
        ("石塘乡", "2", "2", "4"),
    ),
)
_PARTS = (
    "活动现场发放资料100份，其中宣传手册120份。",
    "共收到建议三十条，其中有关出行的建议四十条。",
    "全年培训800人次，其中村级干部1200人次。",
)
_POINTS = (
    "会议要求做到三个到位：一是组织到位。二是措施到位。",
    "活动围绕四个重点：服务群众、规范流程、提高效率。",
)


def _sentence(rule: str, choices: tuple[str, ...], note: str) -> Defect:
    """The defect of one of the sentences, put between the paragraphs of a news item."""

    def plant(site: SimSite, choice: Choice) -> Planting:
        item = with_text(choice.item(news(site)), choice.rng.choice(choices))
        return on_item(site, item, rule, note=note)

    return plant


def wrong_sum(site: SimSite, choice: Choice) -> Planting:
    """STA001: parts that are not the whole, in a sentence or in a table."""
    item = choice.item(news(site))
    if choice.rng.random() < 0.3:
        changed = replace(item, tables=(choice.rng.choice(_TABLES),))
    else:
        changed = with_text(item, choice.rng.choice(_SUMS))
    return on_item(site, changed, "STA001", note="数字相加不符")


def wrong_count(site: SimSite, choice: Choice) -> Planting:
    """STA003: the site's report counts many more interpretations than the site shows."""
    item = choice.item(older_than(site, 40, _of_government(site)))
    year = item.published_at.year
    stated = 2 * len(site.of_kind(ColumnKind.INTERPRETATION)) + choice.rng.randrange(30, 90)
    report = replace(
        item,
        title=f"{site.organ.government}{year}年政务公开工作总结（{item.published_at:%m%d}）",
        issuing_body=site.organ.government,
        body=(f"全年共发布政策解读材料{stated}篇。", *item.body[1:]),
    )
    return on_item(site, report, "STA003", note=f"所称解读{stated}篇与栏目不符")


def _of_government(site: SimSite) -> list[SimItem]:
    """News under the government's own organ code."""
    return [item for item in news(site) if organ_of(item.index_number or "") == site.organ_code]


STATISTIC_DEFECTS: dict[str, Defect] = {
    "STA001": wrong_sum,
    "STA002": _sentence("STA002", _PARTS, "部分大于总数"),
    "STA003": wrong_count,
    "STA004": _sentence("STA004", _POINTS, "所称项数与实列不符"),
}
"""The defects by the rule that they break."""
