"""Defects of reposts: late, missing, or not what the original says.

Each takes a site and a choice of subjects and gives the broken site with its records.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from crawler.simulator.identifiers import closed_up, closes_series
from crawler.simulator.model import SimItem, SimRow, SimSite
from crawler.simulator.planting import (
    Choice,
    Defect,
    NoSubject,
    Planted,
    Planting,
    notices,
    older_than,
    redated,
    trap_of,
    written_in_month,
)

SURELY_LATE = range(12, 19)  # days; no holiday with its weekends is that long
_KEPT_WITHIN = 60  # days
_ACCOUNT = "微信公众号"
_MESSAGES = (
    "临时便民服务点开放时间和乘车路线提示",
    "冬季取暖用电安全常识问答",
    "河道清淤期间沿线通行安排说明",
)
_ALTERED = "对外地企业和个人另设准入条件，具体办法由各部门自行规定，不再向社会公布办理结果。"


def late_repost(site: SimSite, choice: Choice) -> Planting:
    """REP001: reposted beyond the next working day.

    A repost that lies at a holiday trap is taken first, and moved to the trap's late moment.
    """
    free = [item for item in _reposts(site) if choice.is_free(item.id)]
    at_traps = [item for item in free if trap_of(site, item, late=True)]
    # The last of a 文号 series are left for missing_repost, which has no others to choose from.
    inner = [i for i in free if written_in_month(i) and not closes_series(site, i)]
    item = choice.item(at_traps or older_than(site, SURELY_LATE.stop, inner))
    trap = trap_of(site, item, late=True)
    days = choice.rng.choice(SURELY_LATE)
    at = trap.repost if trap else item.published_at + timedelta(days=days)
    note = trap.why if trap else f"晚了{days}日"
    site, moved = redated(site, item, at)
    planted = Planted("REP001", "item", choice.take(moved).id, item.upstream_id, note)
    return site, (planted,)


def missing_repost(site: SimSite, choice: Choice) -> Planting:
    """REP002: an upstream document that was never reposted."""
    closing = [item for item in _reposts(site) if closes_series(site, item)]
    item = choice.item(older_than(site, SURELY_LATE.stop, closing))
    site = closed_up(site.without_item(item.id), item.index_number or "")
    return site, (Planted("REP002", "site", "", item.upstream_id, "上级文件没有转载"),)


def _reposts(site: SimSite) -> list[SimItem]:
    return [item for item in site.items if item.upstream_id is not None]


def altered_repost(site: SimSite, choice: Choice) -> Planting:
    """REP005: a paragraph of the repost says something else than the original's."""
    item = choice.item(i for i in _reposts(site) if not closes_series(site, i))
    place = len(item.body) // 2
    body = (*item.body[:place], _ALTERED, *item.body[place + 1 :])
    site = site.with_item(replace(item, body=body))
    return site, (Planted("REP005", "item", item.id, item.upstream_id, "改动了原文一段"),)


def not_kept(site: SimSite, choice: Choice) -> Planting:
    """REP003: of what the organ's account published one message is not on the site."""
    if site.elsewhere:
        raise NoSubject("the account has a defect already")
    kept = older_than(site, _KEPT_WITHIN, notices(site))[-3:]
    on = site.as_of - timedelta(days=choice.rng.randrange(_KEPT_WITHIN, 120))
    rows = [SimRow(_ACCOUNT, item.title, item.published_at.date()) for item in kept]
    rows.append(SimRow(_ACCOUNT, choice.rng.choice(_MESSAGES), on))
    planted = Planted("REP003", "site", "", note="公众号信息网站没有", value=rows[-1].title)
    return replace(site, elsewhere=tuple(rows)), (planted,)


REPOST_DEFECTS: dict[str, Defect] = {
    "REP001": late_repost,
    "REP002": missing_repost,
    "REP003": not_kept,
    "REP005": altered_repost,
}
"""The defects by the rule that they break."""
