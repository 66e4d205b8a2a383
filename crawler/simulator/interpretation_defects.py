"""Defects of interpretations: missing, late, unlinked, empty, copied, or by somebody else.

Each takes a site and a choice of subjects and gives the broken site with its records.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from crawler.items import ColumnKind
from crawler.simulator.identifiers import closed_up, closes_series
from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.planting import (
    ANHUI,
    NATIONAL,
    Choice,
    Defect,
    Planted,
    Planting,
    older_than,
    redated,
)
from crawler.simulator.repost_defects import SURELY_LATE

_WORKING_SATURDAYS = (date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9))
"""Days that a count of weekdays takes for days off (国务院办公厅 holiday notice for 2026)."""
_PLAIN = (
    "近日，记者走访了几个乡镇。村民们说，路宽了，灯亮了，出门比过去省心。",
    "李大伯在村口开了一家小店，生意一天比一天好，外出的年轻人也陆续回来了。",
    "傍晚的文化广场上灯火通明，锣鼓声和欢笑声传出很远，孩子们在一旁追逐。",
    "镇里的干部说，往后的日子会越过越红火，大家的劲头也越来越足。",
    "秋收以后，田野里一片金黄，晒场上堆满了稻谷，家家户户喜气洋洋。",
)
_INTERPRETER = re.compile(r"解读人：[^　]*　")
_CORE = 5
"""The first paragraphs of an interpretation that name its core elements."""


def no_interpretation(site: SimSite, choice: Choice) -> Planting:
    """INT001: a policy whose interpretation does not exist."""
    policy = choice.item(_interpreted(site, choice))
    interpretation = choice.take(site.item(policy.related[0]))
    site = closed_up(site.without_item(interpretation.id), interpretation.index_number or "")
    return site, (Planted("INT001", "item", policy.id, note="没有解读"),)


def late_interpretation(site: SimSite, choice: Choice) -> Planting:
    """INT002: the interpretation comes out days after its policy.

    A Friday's policy before a working Saturday is taken first, and interpreted on that day.
    """
    free = _interpreted(site, choice)
    at_traps = [item for item in free if _next_day(item) in _WORKING_SATURDAYS]
    policy = choice.item(at_traps or older_than(site, SURELY_LATE.stop, free))
    interpretation = choice.take(site.item(policy.related[0]))
    days = choice.rng.choice(SURELY_LATE)
    at, note = interpretation.published_at + timedelta(days=days), f"解读晚了{days}日"
    under: tuple[str, ...] = ()
    if at_traps:
        at = datetime.combine(_next_day(policy), time(9, 20))
        note, under = "次日周六调休上班，是下一个工作日", (ANHUI, *NATIONAL)
    site, moved = redated(site, interpretation, at)
    planted = Planted("INT002", "item", choice.take(moved).id, policy.id, note, under=under)
    return site, (planted,)


def _next_day(item: SimItem) -> date:
    return item.published_at.date() + timedelta(days=1)


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


def no_elements(site: SimSite, choice: Choice) -> Planting:
    """INT003: an interpretation tells a story and none of what it should."""
    interpretation = choice.item(_interpretations(site))
    site = site.with_item(replace(interpretation, body=_PLAIN))
    return site, (Planted("INT003", "item", interpretation.id, note="解读没有要素"),)


def foreign_interpreter(site: SimSite, choice: Choice) -> Planting:
    """INT004: one department drafted, another interprets."""
    interpretation = choice.item(_interpretations(site))
    drafter, interpreter = choice.rng.sample(site.organ.departments, 2)
    told = f"起草单位：{drafter}　解读单位：{interpreter}　联系电话：{site.organ.phone}"
    site = site.with_item(replace(interpretation, body=(*interpretation.body[:-1], told)))
    note = f"{drafter}起草，{interpreter}解读"
    return site, (Planted("INT004", "item", interpretation.id, note=note),)


def words_alone(site: SimSite, choice: Choice) -> Planting:
    """INT005: no interpretation is anything but text."""
    for item in _interpretations(site):
        form, _, name = item.title.partition("】")
        if "图" in form:
            site = site.with_item(replace(item, title=f"【文字解读】{name}"))
    return site, (Planted("INT005", "site", "", note="只有文字解读"),)


def silent_head(site: SimSite, _: Choice) -> Planting:
    """INT007: no interpretation names anybody, so that the head interpreted none."""
    for item in _interpretations(site):
        body = tuple(_INTERPRETER.sub("", text) for text in item.body)
        site = site.with_item(replace(item, body=body))
    return site, (Planted("INT007", "site", "", note="主要负责人没有解读"),)


def copied_policy(site: SimSite, choice: Choice) -> Planting:
    """INT009: an interpretation names its elements and for the rest repeats the policy."""
    policy = choice.item(_interpreted(site, choice))
    interpretation = choice.take(site.item(policy.related[0]))
    told, copied = interpretation.body[1 : 1 + _CORE], policy.body[1:-3]
    body = (*told, *copied, interpretation.body[-1])
    site = site.with_item(replace(interpretation, body=body))
    return site, (Planted("INT009", "item", interpretation.id, policy.id, "照抄文件"),)


def _interpretations(site: SimSite) -> list[SimItem]:
    return list(site.of_kind(ColumnKind.INTERPRETATION))


INTERPRETATION_DEFECTS: dict[str, Defect] = {
    "INT001": no_interpretation,
    "INT002": late_interpretation,
    "INT003": no_elements,
    "INT004": foreign_interpreter,
    "INT005": words_alone,
    "INT007": silent_head,
    "INT008": one_way_link,
    "INT009": copied_policy,
}
"""The defects by the rule that they break."""
