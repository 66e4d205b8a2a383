"""Defects of how incidents and public concerns are answered: too late, or without an outcome."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from crawler.simulator.fresh import with_notice
from crawler.simulator.model import SimSite
from crawler.simulator.planting import Choice, Defect, Planted, Planting
from crawler.simulator.words import TOWNS

_DAYS = {
    "RES005": range(40, 60),
    "RES006": range(70, 90),
    "RES007": range(100, 120),
    "RES008": range(130, 150),
}
"""How long ago each happened: apart, as pages on incidents of one day speak of one."""


def late_notice(site: SimSite, choice: Choice) -> Planting:
    """RES005: the first notice of a grave accident comes later than five hours."""
    began = _began(site, choice, "RES005")
    title = f"关于{choice.rng.choice(TOWNS)}重大道路交通事故情况的通报"
    text = f"{_told(began)}，{site.organ.area}境内发生一起重大道路交通事故，有关部门正在处置。"
    return _published(site, choice, "RES005", title, began, range(6, 10), (text,))


def late_conference(site: SimSite, choice: Choice) -> Planting:
    """RES006: the press conference on a grave fire is held after more than a day."""
    began = _began(site, choice, "RES006")
    held = began + timedelta(hours=choice.rng.choice(range(26, 48)))
    town = choice.rng.choice(TOWNS)
    body = (
        f"{_told(began)}，{town}发生一起重大火灾事故。",
        f"{_told(held)}，{site.organ.government}召开新闻发布会，介绍处置进展并回答记者提问。",
    )
    title = f"{town}重大火灾事故新闻发布会实录"
    site, planted = _published(site, choice, "RES006", title, held, range(2, 5), body)
    return site, planted


def no_outcome(site: SimSite, choice: Choice) -> Planting:
    """RES007: a notice promises the outcome within some days, and nothing comes."""
    began = _began(site, choice, "RES007")
    town, days = choice.rng.choice(TOWNS), choice.rng.choice((10, 15, 20))
    body = (
        f"{_told(began)}，{town}发生一起食物中毒事件，患者均已得到救治。",
        f"有关部门正在调查原因，调查结果将在{days}日内向社会公布。",
    )
    title = f"关于{town}食物中毒事件的通报"
    return _published(site, choice, "RES007", title, began, range(2, 4), body)


def late_reply(site: SimSite, choice: Choice) -> Planting:
    """RES008: what was said on the net is answered after more than two days."""
    began = _began(site, choice, "RES008")
    town = choice.rng.choice(TOWNS)
    text = f"{_told(began)}，有网民发布视频，称{town}自来水浑浊。经核查，系管网检修所致。"
    title = f"关于网传{town}自来水浑浊的情况说明"
    return _published(site, choice, "RES008", title, began, range(52, 70), (text,))


def _began(site: SimSite, choice: Choice, rule: str) -> datetime:
    """A morning on which something happened."""
    day = site.as_of - timedelta(days=choice.rng.choice(_DAYS[rule]))
    return datetime.combine(day, time(choice.rng.randrange(7, 10), choice.rng.randrange(60)))


def _told(at: datetime) -> str:
    return f"{at.month}月{at.day}日{at.hour}时{at.minute}分"


def _published(
    site: SimSite,
    choice: Choice,
    rule: str,
    title: str,
    since: datetime,
    hours: Sequence[int],
    body: tuple[str, ...],
) -> Planting:
    """The site with a notice that comes some hours after a moment."""
    after = choice.rng.choice(hours)
    site, item = with_notice(site, choice, title, since + timedelta(hours=after), body)
    planted = Planted(rule, "item", item.id, note=f"{after}小时后发布")
    return site, (planted,)


INCIDENT_DEFECTS: dict[str, Defect] = {
    "RES005": late_notice,
    "RES006": late_conference,
    "RES007": no_outcome,
    "RES008": late_reply,
}
"""The defects by the rule that they break."""
