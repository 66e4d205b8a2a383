"""Defects of dates, and of the time between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.planting import (
    Choice,
    Defect,
    Planted,
    Planting,
    newer_than,
    news,
    notices,
    older_than,
    on_item,
    policies,
    redated,
    rewritten,
    with_text,
)
from crawler.simulator.texts import han_date

_TIME_FORMS = ("%Y-%m-%d", "%Y年%m月%d日", "%Y/%m/%d %H:%M", "%Y年%m月%d日 %H时%M分")
_LATE = range(45, 70)  # days; more than twenty working days whatever the holidays
_DECIDED = range(14, 21)  # days; more than two working days whatever the holidays
_STALE = range(380, 500)  # days
_ORDINALS = range(31, 90)


def other_time_form(site: SimSite, choice: Choice) -> Planting:
    """DAT001: the head shows the day only, or the time in another form."""
    item = choice.item(news(site))
    form = choice.rng.choice(_TIME_FORMS)
    shown = f"{item.published_at:{form}}"
    return on_item(site, replace(item, time_form=form), "DAT001", note=f"发布时间写作{shown}")


def future_date(site: SimSite, choice: Choice) -> Planting:
    """DAT002: published after ``as_of``."""
    item = choice.item(newer_than(site, 200, notices(site)))
    days = (site.as_of - item.published_at.date()).days + choice.rng.randrange(10, 40)
    site, moved = redated(site, item, item.published_at + timedelta(days=days))
    planted = Planted("DAT002", "item", choice.take(moved).id, note="发布日期在将来")
    return site, (planted,)


def published_before_formation(site: SimSite, choice: Choice) -> Planting:
    """DAT003: formed, and signed, some days after publication."""
    item = choice.item(older_than(site, 10, notices(site)))
    on = item.published_at.date() + timedelta(days=choice.rng.randrange(2, 6))
    return on_item(site, rewritten(item, on), "DAT003", note="生成日期晚于发布日期")


def published_long_after(site: SimSite, choice: Choice) -> Planting:
    """DAT004: formed, and signed, more than a year before publication."""
    item = choice.item(notices(site))
    on = item.published_at.date() - timedelta(days=choice.rng.choice(_STALE))
    return on_item(site, rewritten(item, on), "DAT004", note="成文一年多后才发布")


def dates_disagree(site: SimSite, choice: Choice) -> Planting:
    """DAT005: the catalogue names a later day of publication than everything else."""
    item = choice.item(older_than(site, 10, notices(site)))
    on = item.published_at.date() + timedelta(days=choice.rng.randrange(2, 6))
    return on_item(site, replace(item, table_date=on), "DAT005", note="目录与页面的发布日期不同")


def late_publication(site: SimSite, choice: Choice) -> Planting:
    """TIM001: a policy came out more than twenty working days after its formation."""
    item = choice.item(policies(site))
    on = item.published_at.date() - timedelta(days=choice.rng.choice(_LATE))
    return on_item(site, rewritten(item, on), "TIM001", note="成文20个工作日后才发布")


def late_after_decision(site: SimSite, choice: Choice) -> Planting:
    """TIM002: a policy came out more than two working days after the decision to disclose it."""
    item = choice.item(policies(site))
    on = item.published_at.date() - timedelta(days=choice.rng.choice(_DECIDED))
    changed = with_text(item, f"本文件经研究，于{han_date(on)}决定公开。")
    return on_item(site, changed, "TIM002", note="决定公开2个工作日后才发布")


def untold_decisions(site: SimSite, choice: Choice) -> Planting:
    """TIM003: the report of an executive meeting does not tell what was decided."""
    item = choice.item(older_than(site, 60, news(site)))
    taken = {each.title for each in site.items}
    titles = (f"{site.organ.government}召开第{n}次常务会议" for n in _ORDINALS)
    title = choice.rng.choice([title for title in titles if title not in taken])
    return on_item(
        site, _meeting(item, title, site.organ.head), "TIM003", note="会议没有公布议定事项"
    )


def _meeting(item: SimItem, title: str, head: str) -> SimItem:
    day = item.published_at - timedelta(days=1)
    body = (
        f"{day.month}月{day.day}日上午，{head}主持召开会议，有关部门主要负责人参加。",
        "会后，与会人员就近期重点工作进行了交流。",
    )
    return replace(item, title=title, body=body)


DATE_DEFECTS: dict[str, Defect] = {
    "DAT001": other_time_form,
    "DAT002": future_date,
    "DAT003": published_before_formation,
    "DAT004": published_long_after,
    "DAT005": dates_disagree,
    "TIM001": late_publication,
    "TIM002": late_after_decision,
    "TIM003": untold_decisions,
}
"""The defects by the rule that they break."""
