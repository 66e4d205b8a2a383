"""Defects of consultations and of the feedback on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from crawler.items import ColumnKind
from crawler.simulator.identifiers import closed_up
from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.planting import Choice, Defect, Planted, Planting, older_than
from crawler.simulator.texts import han_date

_LONG_AGO = 75  # days: the period, and the time for feedback, are over
_SHORT_DAYS = (15, 20, 29)  # both ends counted; with the last, one day is missing
_REJECTION = "未采纳情况：关于提高补助标准的建议，未予采纳。"


def no_draft(site: SimSite, choice: Choice) -> Planting:
    """CON001: the draft is neither a file nor in the text."""
    asked = _asked(site)
    item = choice.item(_first(choice, [i for i in asked if not i.related], asked))
    body = tuple(text for text in item.body if not text.startswith("五、征求意见稿"))
    changed = replace(item, attachments=(), body=body)
    return site.with_item(changed), (Planted("CON001", "item", item.id, note="没有征求意见稿"),)


def short_period(site: SimSite, choice: Choice) -> Planting:
    """CON002: a period below thirty days, and no reason for it."""
    asked = [item for item in _asked(site) if item.related]
    taken = [item for item in asked if not all(map(choice.is_free, item.related))]
    item = choice.item(_first(choice, taken, asked))
    days = choice.rng.choice(_SHORT_DAYS)
    opens = item.published_at.date()
    closes = opens + timedelta(days=days - 1)
    period = f"一、征求意见时间：{han_date(opens)}至{han_date(closes)}。"
    body = tuple(period if text.startswith("一、") else text for text in item.body)
    planted = Planted("CON002", "item", item.id, note=f"征求意见只有{days}日")
    return site.with_item(replace(item, body=body)), (planted,)


def no_feedback(site: SimSite, choice: Choice) -> Planting:
    """CON003: a consultation whose feedback does not exist."""
    item = choice.item(older_than(site, _LONG_AGO, _answered(site, choice)))
    feedback = choice.take(site.item(item.related[0]))
    site = closed_up(site.without_item(feedback.id), feedback.index_number or "")
    return site, (Planted("CON003", "item", item.id, note="没有意见采纳情况反馈"),)


def no_reason(site: SimSite, choice: Choice) -> Planting:
    """CON004: an opinion was turned down, and the feedback does not say why."""
    feedback = site.of_kind(ColumnKind.FEEDBACK)
    taken = [item for item in feedback if not all(map(choice.is_free, item.related))]
    item = choice.item(_first(choice, taken, feedback))
    body = tuple(_REJECTION if "未采纳" in text else text for text in item.body)
    planted = Planted("CON004", "item", item.id, note="未采纳意见没有理由")
    return site.with_item(replace(item, body=body)), (planted,)


CONSULTATION_DEFECTS: dict[str, Defect] = {
    "CON001": no_draft,
    "CON002": short_period,
    "CON003": no_feedback,
    "CON004": no_reason,
}
"""The defects by the rule that they break."""


def _asked(site: SimSite) -> tuple[SimItem, ...]:
    return site.of_kind(ColumnKind.CONSULTATION)


def _first(
    choice: Choice, better: Iterable[SimItem], others: Iterable[SimItem]
) -> Iterable[SimItem]:
    """The better candidates where one is free, so that others are left for other defects."""
    free = [item for item in better if choice.is_free(item.id)]
    return free or others


def _answered(site: SimSite, choice: Choice) -> list[SimItem]:
    """Consultations with feedback that no defect has yet."""
    return [
        item for item in _asked(site) if item.related and all(map(choice.is_free, item.related))
    ]
