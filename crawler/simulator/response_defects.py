"""Defects of letters: answered too late, or with nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from crawler.items import ColumnKind
from crawler.simulator.fresh import with_notice
from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.planting import Choice, Defect, Planted, Planting, older_than, redated
from crawler.simulator.texts import han_date

_SURELY_LATE = range(35, 45)  # days; fifteen working days with any holidays are fewer
_OLD_ENOUGH = 60
_LATE_CORRECTION = range(14, 19)  # days; three working days with any holidays are fewer
_RECENT = range(3, 12)  # days
_TOO_MANY = range(40, 90)
_OPEN_DAYS = range(100, 160)
_NOTHING = ("您好，来信收悉。感谢您的关心和支持！", "您好，已处理。感谢您的来信。")
_TRAPS = (
    ("2025-09-26T16:20", "2025-10-24T09:10", "国庆假期前后 9 月 28 日、10 月 11 日调休上班"),
    ("2026-02-06T16:40", "2026-03-06T09:20", "春节前后 2 月 14 日、2 月 28 日调休上班"),
    ("2026-05-08T16:30", "2026-05-29T09:00", "周六 5 月 9 日调休上班"),
)
"""Letters and answers that come on the sixteenth working day, counted with working weekends."""


def late_advice(site: SimSite, choice: Choice) -> Planting:
    """RES002: a suggestion answered after more than fifteen working days."""
    return _late(site, choice, "RES002", "建议")


def late_complaint(site: SimSite, choice: Choice) -> Planting:
    """RES003: a complaint answered after more than fifteen working days."""
    return _late(site, choice, "RES003", "投诉")


def empty_reply(site: SimSite, choice: Choice) -> Planting:
    """RES004: an answer of polite words."""
    item = choice.item(_letters(site))
    answer = choice.rng.choice(_NOTHING)
    changed = replace(item, answer=answer, body=(item.body[0], answer))
    return site.with_item(changed), (Planted("RES004", "item", item.id, note="答复没有内容"),)


def left_open(site: SimSite, choice: Choice) -> Planting:
    """RES001: a complaint that is open for more than ninety days, and so is overdue as well."""
    item = choice.item(_letters(site))
    day = site.as_of - timedelta(days=choice.rng.choice(_OPEN_DAYS))
    asked = item.published_at.replace(year=day.year, month=day.month, day=day.day)
    waiting = replace(
        item,
        asked_at=asked,
        answered_at=None,
        answer=None,
        body=item.body[:1],
        message_type="投诉",
        message_status="办理中",
    )
    site, moved = redated(site.with_item(waiting), waiting, asked)
    choice.take(moved)
    note = "来信三个月未答复"
    return site, tuple(Planted(rule, "item", moved.id, note=note) for rule in ("RES001", "RES003"))


def late_correction(site: SimSite, choice: Choice) -> Planting:
    """RES010: a report of an error on the site answered after weeks."""
    item = choice.item(_letters(site))
    assert item.asked_at is not None
    days = choice.rng.choice(_LATE_CORRECTION)
    answered = item.asked_at + timedelta(days=days)
    changed = replace(item, answered_at=answered, message_type="网站纠错")
    site, moved = redated(site.with_item(changed), changed, answered)
    choice.take(moved)
    return site, (Planted("RES010", "item", moved.id, note=f"{days}日才答复"),)


def wrong_total(site: SimSite, choice: Choice) -> Planting:
    """RES011: the statistics of the letter boxes tell of many more letters than are listed."""
    at = datetime.combine(site.as_of, time(9)) - timedelta(days=choice.rng.choice(_RECENT))
    stated = len(site.of_kind(ColumnKind.MESSAGES)) + choice.rng.choice(_TOO_MANY)
    until = han_date(at.date() - timedelta(days=1))
    text = f"截至{until}，本网站累计公开群众来信{stated}件，均由承办单位答复。"
    title = f"{site.organ.area}群众来信办理情况统计"
    site, item = with_notice(site, choice, title, at, (text,))
    return site, (Planted("RES011", "item", item.id, note=f"所称来信{stated}件与列表不符"),)


RESPONSE_DEFECTS: dict[str, Defect] = {
    "RES001": left_open,
    "RES002": late_advice,
    "RES003": late_complaint,
    "RES004": empty_reply,
    "RES010": late_correction,
    "RES011": wrong_total,
}
"""The defects by the rule that they break."""


def _letters(site: SimSite) -> list[SimItem]:
    """Letters that were answered, long enough ago to be answered later."""
    found = [item for item in site.of_kind(ColumnKind.MESSAGES) if item.answer]
    return older_than(site, _OLD_ENOUGH, found)


def _late(site: SimSite, choice: Choice, rule: str, kind: str) -> Planting:
    """A letter answered late; at a holiday where the site reaches back to one."""
    item = choice.item(_letters(site))
    asked = item.asked_at
    assert asked is not None
    answered = asked + timedelta(days=choice.rng.choice(_SURELY_LATE))
    note = f"{(answered - asked).days}日才答复"
    traps = [each for each in _TRAPS if _fits(site, *each[:2])]
    if traps and choice.rng.random() < 0.5:
        start, end, note = choice.rng.choice(traps)
        asked, answered = datetime.fromisoformat(start), datetime.fromisoformat(end)
    changed = replace(item, asked_at=asked, answered_at=answered, message_type=kind)
    site, moved = redated(site.with_item(changed), changed, answered)
    choice.take(moved)
    return site, (Planted(rule, "item", moved.id, note=note),)


def _fits(site: SimSite, start: str, end: str) -> bool:
    """Whether a letter of such times lies within the months that a site shows."""
    first, last = datetime.fromisoformat(start).date(), datetime.fromisoformat(end).date()
    return last < site.as_of and site.as_of - first < timedelta(days=360)
