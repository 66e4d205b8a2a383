"""Defects of links on the home page: dead, hidden, for sale."""

from __future__ import annotations

from dataclasses import replace

from crawler.simulator.model import SimLink, SimSite
from crawler.simulator.planting import Choice, Defect, Planted, Planting

_TRICKS = (
    "position:absolute;left:-9999px",
    "font-size:0",
    "height:0;overflow:hidden",
    "display:none",
)


def dead_link(site: SimSite, choice: Choice) -> Planting:
    """LNK001: the home page links to a page that is gone."""
    path = f"/declaration/{choice.rng.randrange(100, 999)}.html"
    return _linked(site, SimLink("网站声明", path), "LNK001", "首页链接打不开", path)


def dead_foreign_link(site: SimSite, choice: Choice) -> Planting:
    """LNK002: the home page links to a page that the upstream portal has no longer."""
    path = f"/topic/{choice.rng.randrange(100, 999)}.html"
    link = SimLink("上级专题", f"{{upstream}}{path}")
    return _linked(site, link, "LNK002", "首页站外链接打不开", path)


def hidden_link(site: SimSite, choice: Choice) -> Planting:
    """LNK003: a link to a gambling site that nobody sees."""
    style = choice.rng.choice(_TRICKS)
    url = f"http://www.bet{choice.rng.randrange(100, 999)}.example/"
    return _linked(site, SimLink("在线投注平台", url, style), "LNK003", "首页有暗链", url)


def advertisement(site: SimSite, choice: Choice) -> Planting:
    """LNK004: the home page advertises."""
    url = f"http://www.shop{choice.rng.randrange(100, 999)}.example/"
    return _linked(site, SimLink("限时抢购", url), "LNK004", "首页有广告链接", url)


def _linked(site: SimSite, link: SimLink, rule: str, note: str, value: str) -> Planting:
    planted = Planted(rule, "site", "", note=note, value=value)
    return replace(site, links=(*site.links, link)), (planted,)


LINK_DEFECTS: dict[str, Defect] = {
    "LNK001": dead_link,
    "LNK002": dead_foreign_link,
    "LNK003": hidden_link,
    "LNK004": advertisement,
}
"""The defects by the rule that they break."""
