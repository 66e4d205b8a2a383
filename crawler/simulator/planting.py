"""The record of a planted defect, and how its subject is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random

from crawler.items import ColumnKind
from crawler.simulator.holidays import Trap, traps
from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.texts import han_date

CLEAN_UP = "规范性文件清理结果"
"""In the title of the notice with the result of a clean-up."""


class NoSubject(LookupError):
    """The site has nothing left that the defect could be planted on."""


@dataclass(frozen=True, slots=True)
class Planted:
    """One defect that an audit must find.

    ``kind`` is ``item``, ``attachment``, ``column`` or ``site``; ``subject`` the item's id (that
    of the file's item), the column's slug, or "" for the site. ``other`` is the other item of a
    pair (the rule may name either of the two as its subject), for the REP rules the item of the
    upstream portal. ``value`` is a text that the finding's evidence holds, where several of one
    rule may have one subject. ``under`` are the profiles that ask for what is lacking, where not
    all do that have the rule.
    """

    rule: str
    kind: str
    subject: int | str
    other: int | None = None
    note: str = ""
    value: str = ""
    under: tuple[str, ...] = ()


Planting = tuple[SimSite, tuple[Planted, ...]]

ANHUI, TONGLIAO = "anhui-transport-2017", "tongliao-2017"
NATIONAL = ("national-2019", "department-plans")
"""Profiles that ask for different things; the departments' plans rest on the national one."""


@dataclass
class Choice:
    """Chooses subjects at random, none of them twice."""

    rng: Random
    used: set[int] = field(default_factory=set)

    def item(self, candidates: Iterable[SimItem]) -> SimItem:
        """One of the candidates that no defect has yet; NoSubject if there is none."""
        free = sorted((c for c in candidates if c.id not in self.used), key=lambda c: c.id)
        if not free:
            raise NoSubject("no item is left for this defect")
        return self.take(self.rng.choice(free))

    def take(self, item: SimItem) -> SimItem:
        """Mark an item as used."""
        self.used.add(item.id)
        return item

    def is_free(self, item_id: int) -> bool:
        """Whether no defect has the item yet."""
        return item_id not in self.used


Defect = Callable[[SimSite, Choice], Planting]


def news(site: SimSite) -> list[SimItem]:
    """News: plentiful, and no rule pairs them with others."""
    return [item for item in site.items if _home_kind(site, item) is ColumnKind.NEWS]


def notices(site: SimSite) -> list[SimItem]:
    """Notices written in the month in which they were published.

    Their numbers stay right whichever of the two dates a defect moves. The one with the result of
    the clean-up is left out, as a site has no other.
    """
    found = [item for item in site.items if _home_kind(site, item) is ColumnKind.NOTICE]
    return [item for item in found if written_in_month(item) and CLEAN_UP not in item.title]


def _home_kind(site: SimSite, item: SimItem) -> ColumnKind:
    return site.column(item.columns[0]).kind


def written_in_month(item: SimItem) -> bool:
    """Whether an item was written and published in one calendar month."""
    return item.written_on is not None and (
        (item.written_on.year, item.written_on.month)
        == (item.published_at.year, item.published_at.month)
    )


def policies(site: SimSite) -> list[SimItem]:
    """The site's own documents."""
    return list(site.of_kind(ColumnKind.POLICY))


def on_item(site: SimSite, item: SimItem, *rules: str, note: str) -> Planting:
    """The site with one item exchanged, and the records of the rules that it breaks."""
    return site.with_item(item), tuple(Planted(rule, "item", item.id, note=note) for rule in rules)


def with_text(item: SimItem, *paragraphs: str) -> SimItem:
    """The item with paragraphs in the middle of its text, before any signature."""
    place = min(2, len(item.body))
    return replace(item, body=(*item.body[:place], *paragraphs, *item.body[place:]))


def reposts(site: SimSite) -> list[SimItem]:
    """What the site took over from its upstream portal."""
    return [item for item in site.items if item.upstream_id is not None]


def older_than(site: SimSite, days: int, items: Iterable[SimItem]) -> list[SimItem]:
    """The items published at least so many days before ``as_of``."""
    limit = site.as_of - timedelta(days=days)
    return [item for item in items if item.published_at.date() <= limit]


def newer_than(site: SimSite, days: int, items: Iterable[SimItem]) -> list[SimItem]:
    """The items published fewer than so many days before ``as_of``."""
    limit = site.as_of - timedelta(days=days)
    return [item for item in items if item.published_at.date() > limit]


def redated(site: SimSite, item: SimItem, at: datetime) -> tuple[SimSite, SimItem]:
    """The site with an item published at another moment, under the id of that moment."""
    moved = replace(item, id=site.free_id(at), published_at=at)
    return site.with_item(moved, replacing=item.id), moved


def rewritten(item: SimItem, on: date) -> SimItem:
    """The item with another date of formation, in the catalogue and as signed."""
    old = han_date(item.signed_on) if item.signed_on else ""
    body = tuple(han_date(on) if text == old else text for text in item.body)
    signed = on if item.signed_on else None
    return replace(item, written_on=on, signed_on=signed, body=body)


def trap_of(site: SimSite, item: SimItem, *, late: bool) -> Trap | None:
    """The trap that a repost lies in: its upstream document came out at the trap's moment."""
    hour = timedelta(hours=1)
    for trap in traps(item.published_at.date(), site.as_of, late=late):
        if trap.upstream <= item.published_at <= trap.upstream + hour:
            return trap
    return None
