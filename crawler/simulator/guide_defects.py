"""Defects of service guides."""

from __future__ import annotations

from dataclasses import replace

from crawler.items import ColumnKind
from crawler.simulator.model import SimAttachment, SimItem, SimLink, SimSite
from crawler.simulator.planting import Choice, Defect, Planted, Planting

_ELEMENTS = (
    ("设定依据", "办事依据"),
    ("申请条件",),
    ("办理材料", "申请材料"),
    ("办理流程", "基本流程"),
    ("办理地点",),
    ("办理时间",),
    ("联系电话", "咨询电话"),
)
"""Elements with the other names under which the guides give them again."""

_ASKED_BY_ALL = tuple(names for names in _ELEMENTS if len(names) > 1)
"""Those that every profile's set holds, by one name or the other."""

_ENTRIES = ("在线办理", "网上申请", "我要办")
_PAPERS = (
    "申请材料：申请表、身份证明、营业执照等",
    "申请材料：申请表、身份证明和其他材料",
    "申请材料：申请表和相关证明材料",
)


def missing_element(site: SimSite, choice: Choice) -> Planting:
    """GUI001: a guide without one of its elements."""
    item = choice.item(_guides(site))
    names = choice.rng.choice(_ASKED_BY_ALL)
    planted = Planted("GUI001", "item", item.id, note=f"缺少{names[0]}")
    return site.with_item(_without(item, names)), (planted,)


def half_a_permit(site: SimSite, choice: Choice) -> Planting:
    """GUI002: the guide of a permit does not name where to complain."""
    item = choice.item(_guides(site))
    kind = "事项类型：行政许可"
    body = (item.body[0], kind, *item.body[1:])
    changed = _without(replace(item, body=body), ("监督渠道",))
    planted = Planted("GUI002", "item", item.id, note="行政许可指南没有监督渠道")
    return site.with_item(changed), (planted,)


def vague_papers(site: SimSite, choice: Choice) -> Planting:
    """GUI004: an open-ended list of papers."""
    item = choice.item(_guides(site))
    papers = choice.rng.choice(_PAPERS)
    body = tuple(papers if text.startswith("申请材料") else text for text in item.body)
    planted = Planted("GUI004", "item", item.id, note="材料清单有兜底性表述")
    return site.with_item(replace(item, body=body)), (planted,)


def half_a_guide(site: SimSite, choice: Choice) -> Planting:
    """GUI003: a guide without half of its elements, and so incomplete as well."""
    item = choice.item(_guides(site))
    others = [names for names in _ELEMENTS if names not in _ASKED_BY_ALL]
    gone = (*_ASKED_BY_ALL, *choice.rng.sample(others, choice.rng.randrange(2)))
    names = [name for each in gone for name in each]
    note = f"缺少{len(gone)}项要素"
    records = tuple(Planted(rule, "item", item.id, note=note) for rule in ("GUI003", "GUI001"))
    return site.with_item(_without(item, names)), records


def dead_form(site: SimSite, choice: Choice) -> Planting:
    """GUI005: a form that cannot be downloaded, and so a dead attachment as well."""
    item = choice.item(each for each in _guides(site) if not each.attachments)
    form = SimAttachment("申请表.docx", "docx", is_gone=True)
    note = "申请表打不开"
    records = tuple(
        Planted(rule, "attachment", item.id, note=note) for rule in ("GUI005", "ATT005")
    )
    return site.with_item(replace(item, attachments=(form,))), records


def dead_entry(site: SimSite, choice: Choice) -> Planting:
    """GUI006: the page to apply online is gone, and so the link to it is dead as well."""
    item = choice.item(_guides(site))
    path = f"/apply/{choice.rng.randrange(100, 999)}.html"
    link = SimLink(choice.rng.choice(_ENTRIES), path)
    records = tuple(
        Planted(rule, "item", item.id, note="在线办理打不开", value=path)
        for rule in ("GUI006", "LNK001")
    )
    return site.with_item(replace(item, entries=(link,))), records


GUIDE_DEFECTS: dict[str, Defect] = {
    "GUI001": missing_element,
    "GUI002": half_a_permit,
    "GUI003": half_a_guide,
    "GUI004": vague_papers,
    "GUI005": dead_form,
    "GUI006": dead_entry,
}
"""The defects by the rule that they break."""


def _guides(site: SimSite) -> tuple[SimItem, ...]:
    return site.of_kind(ColumnKind.GUIDE)


def _without(item: SimItem, names: tuple[str, ...] | list[str]) -> SimItem:
    body = tuple(text for text in item.body if not text.startswith(tuple(names)))
    return replace(item, body=body)
