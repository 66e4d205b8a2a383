"""Defects of where a text comes from: its source, its original, its publisher."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from crawler.items import Field
from crawler.simulator.identifiers import closes_series
from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.planting import (
    Choice,
    Defect,
    Planted,
    Planting,
    news,
    on_item,
    reposts,
    with_text,
)

_VOID = ("暂无来源", "", "无")
_FORBIDDEN = ("网络", "百家号", "搜狐号“临溪观察”", "百度文库", "来源于网络")
_CODES = ("3412000012", "1101080003", "bm27000001")
_GLOSSED = "为(wèi)民(mín)服(fú)务(wù)，办(bàn)事(shì)公(gōng)开(kāi)。"
_SAMPLES = (
    ("篇一：年度工作总结",),
    ("本文由第一范文网整理，更多范文请关注本站。",),
    ("年度工作总结（精选5篇）",),
)


def no_source(site: SimSite, choice: Choice) -> Planting:
    """SRC001: nothing, 无 or 暂无来源 stands for the source."""
    said = choice.rng.choice(_VOID)
    item = choice.item(news(site)).without(Field.SOURCE, said)
    return on_item(site, item, "SRC001", note=f"来源写“{said}”")


def forbidden_source(site: SimSite, choice: Choice) -> Planting:
    """SRC002: the source is a self-media account or simply the internet."""
    source = choice.rng.choice(_FORBIDDEN)
    item = replace(choice.item(news(site)), source=source)
    return on_item(site, item, "SRC002", note=f"来源为“{source}”")


def own_source(site: SimSite, choice: Choice) -> Planting:
    """SRC003: a repost names the site's own office as its source."""
    item = replace(choice.item(_inner_reposts(site)), source=site.organ.office)
    return on_item(site, item, "SRC003", note="转载文件的来源写本单位")


def other_formation(site: SimSite, choice: Choice) -> Planting:
    """STA005: the catalogue of a repost states another day of formation than the original."""
    item = choice.item(_inner_reposts(site))
    formed = item.written_on or item.published_at.date()
    on = formed - timedelta(days=choice.rng.randrange(2, 9))
    planted = Planted("STA005", "item", item.id, note="成文日期与上级原文不同")
    return site.with_item(replace(item, written_on=on)), (planted,)


def glosses(site: SimSite, choice: Choice) -> Planting:
    """MIR001: a copy's pinyin glosses stand in the text."""
    item = with_text(choice.item(news(site)), *[_GLOSSED] * choice.rng.randrange(3, 6))
    return on_item(site, item, "MIR001", note="正文夹有注音")


def foreign_foot(site: SimSite, choice: Choice) -> Planting:
    """MIR002: the foot bears the identification code of another place's site."""
    code = choice.rng.choice(_CODES)
    item = replace(choice.item(news(site)), site_code=code)
    return on_item(site, item, "MIR002", note=f"页脚标识码为{code}")


def sample_text(site: SimSite, choice: Choice) -> Planting:
    """MIR003: marks of a collection of sample texts."""
    item = with_text(choice.item(news(site)), *choice.rng.choice(_SAMPLES))
    return on_item(site, item, "MIR003", note="正文有范文网站的痕迹")


def _inner_reposts(site: SimSite) -> list[SimItem]:
    """Reposts; the last of each 文号 series stay for REP002, which has no others."""
    return [item for item in reposts(site) if not closes_series(site, item)]


SOURCE_DEFECTS: dict[str, Defect] = {
    "SRC001": no_source,
    "SRC002": forbidden_source,
    "SRC003": own_source,
    "STA005": other_formation,
    "MIR001": glosses,
    "MIR002": foreign_foot,
    "MIR003": sample_text,
}
"""The defects by the rule that they break."""
