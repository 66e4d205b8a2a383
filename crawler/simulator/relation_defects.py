"""Defects of columns, reposts and interpretations: where one thing lacks or lags another.

Each takes a site and a choice of subjects and gives the broken site with its records.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from crawler.items import ColumnKind
from crawler.simulator.identifiers import closed_up, closes_series
from crawler.simulator.model import SimColumn, SimItem, SimSite
from crawler.simulator.planting import (
    Choice,
    NoSubject,
    Planted,
    Planting,
    older_than,
    redated,
    trap_of,
    written_in_month,
)

_IDLE_DAYS = 20
_SURELY_LATE = range(12, 19)  # days; no holiday with its weekends is that long
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


def idle_news(site: SimSite, choice: Choice) -> Planting:
    """UPD002: the recent items of a news column stand in another news column instead."""
    limit = site.as_of - timedelta(days=_IDLE_DAYS)
    news = [column for column in site.lists() if column.kind is ColumnKind.NEWS]
    alive = [c for c in news if site.listed(c.slug)[0].published_at.date() > limit]
    if len(alive) < 2:
        raise NoSubject("no second news column could take the recent items")
    idle, other = choice.rng.sample(alive, 2)
    items = tuple(
        _refiled(item, idle, other)
        if idle.slug in item.columns and item.published_at.date() > limit
        else item
        for item in site.items
    )
    planted = Planted("UPD002", "column", idle.slug, note=f"{_IDLE_DAYS}日没有更新")
    return replace(site, items=items), (planted,)


def _refiled(item: SimItem, old: SimColumn, new: SimColumn) -> SimItem:
    columns = tuple(new.slug if slug == old.slug else slug for slug in item.columns)
    return replace(item, columns=columns, category=new.name)


def late_repost(site: SimSite, choice: Choice) -> Planting:
    """REP001: reposted beyond the next working day.

    A repost that lies at a holiday trap is taken first, and moved to the trap's late moment.
    """
    free = [item for item in _reposts(site) if choice.is_free(item.id)]
    at_traps = [item for item in free if trap_of(site, item, late=True)]
    # The last of a 文号 series are left for missing_repost, which has no others to choose from.
    inner = [i for i in free if written_in_month(i) and not closes_series(site, i)]
    item = choice.item(at_traps or older_than(site, _SURELY_LATE.stop, inner))
    trap = trap_of(site, item, late=True)
    days = choice.rng.choice(_SURELY_LATE)
    at = trap.repost if trap else item.published_at + timedelta(days=days)
    note = trap.why if trap else f"晚了{days}日"
    site, moved = redated(site, item, at)
    planted = Planted("REP001", "item", choice.take(moved).id, item.upstream_id, note)
    return site, (planted,)


def missing_repost(site: SimSite, choice: Choice) -> Planting:
    """REP002: an upstream document that was never reposted."""
    closing = [item for item in _reposts(site) if closes_series(site, item)]
    item = choice.item(older_than(site, _SURELY_LATE.stop, closing))
    site = closed_up(site.without_item(item.id), item.index_number or "")
    return site, (Planted("REP002", "site", "", item.upstream_id, "上级文件没有转载"),)


def _reposts(site: SimSite) -> list[SimItem]:
    return [item for item in site.items if item.upstream_id is not None]


def no_interpretation(site: SimSite, choice: Choice) -> Planting:
    """INT001: a policy whose interpretation does not exist."""
    policy = choice.item(_interpreted(site, choice))
    interpretation = choice.take(site.item(policy.related[0]))
    site = closed_up(site.without_item(interpretation.id), interpretation.index_number or "")
    return site, (Planted("INT001", "item", policy.id, note="没有解读"),)


def late_interpretation(site: SimSite, choice: Choice) -> Planting:
    """INT002: the interpretation comes out days after its policy."""
    policy = choice.item(older_than(site, _SURELY_LATE.stop, _interpreted(site, choice)))
    interpretation = choice.take(site.item(policy.related[0]))
    days = choice.rng.choice(_SURELY_LATE)
    at = interpretation.published_at + timedelta(days=days)
    site, moved = redated(site, interpretation, at)
    planted = Planted("INT002", "item", choice.take(moved).id, policy.id, f"解读晚了{days}日")
    return site, (planted,)


def one_way_link(site: SimSite, choice: Choice) -> Planting:
    """INT008: the interpretation links to its policy, the policy does not link back."""
    policy = choice.item(_interpreted(site, choice))
    interpretation = choice.take(site.item(policy.related[0]))
    site = site.with_item(replace(policy, related=()))
    planted = Planted("INT008", "item", policy.id, interpretation.id, "文件没有链接到解读")
    return site, (planted,)


def _interpreted(site: SimSite, choice: Choice) -> list[SimItem]:
    """Policies with a free interpretation; those at the end of a 文号 series stay for DOC."""
    policies = site.of_kind(ColumnKind.POLICY)
    return [
        policy
        for policy in policies
        if policy.related
        and all(map(choice.is_free, policy.related))
        and not closes_series(site, policy)
    ]
