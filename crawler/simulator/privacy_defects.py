"""Defects that concern persons: their numbers in texts and files; and files that are gone.

Every number is invented; it is right by its check digit alone.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from crawler.items import ColumnKind
from crawler.simulator.model import SimAttachment, SimItem, SimSite
from crawler.simulator.planting import Choice, Defect, Planted, Planting, news, notices


def id_number(site: SimSite, choice: Choice) -> Planting:
    """PRV002: the ID number of an applicant in the text of a news item."""
    item = choice.item(news(site))
    leak = f"受助群众李明华（身份证号{resident_number(site, choice.rng)}）表示感谢。"
    return _on_page(site, item, leak, "PRV002", "正文有完整身份证号")


def private_phone(site: SimSite, choice: Choice) -> Planting:
    """PRV003: the mobile number of a private person in the text of a news item."""
    item = choice.item(news(site))
    leak = f"来信人李明华，手机139{choice.rng.randrange(10**8):08}，反映的问题已办结。"
    return _on_page(site, item, leak, "PRV003", "正文有个人手机号")


def hidden_in_file(site: SimSite, choice: Choice) -> Planting:
    """PRV004: an ID number in a hidden run of a Word file."""
    item = choice.item(_with_word(site))
    hidden = f"李明华 {resident_number(site, choice.rng)}"
    files = tuple(
        replace(file, hidden=hidden) if file.type == "docx" else file for file in item.attachments
    )
    return _on_file(site, replace(item, attachments=files), "PRV004", "附件隐藏文字有身份证号")


def dead_file(site: SimSite, choice: Choice) -> Planting:
    """ATT005: the first file of a notice is gone."""
    item = choice.item(each for each in notices(site) if each.attachments)
    first, *others = item.attachments
    files = (replace(first, is_gone=True), *others)
    return _on_file(site, replace(item, attachments=files), "ATT005", "附件打不开")


PRIVACY_DEFECTS: dict[str, Defect] = {
    "PRV002": id_number,
    "PRV003": private_phone,
    "PRV004": hidden_in_file,
    "ATT005": dead_file,
}
"""The defects by the rule that they break."""


def resident_number(site: SimSite, rng: Random) -> str:
    """A resident ID number of the site's region (GB 11643-1999: ISO 7064, MOD 11-2)."""
    born = f"{rng.randrange(1950, 2000)}{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}"
    first = f"{site.organ.region}{born}{rng.randrange(1000):03}"
    total = sum(int(digit) << (17 - place) for place, digit in enumerate(first))
    return first + "10X98765432"[total % 11]


def _with_word(site: SimSite) -> list[SimItem]:
    """Policies with a Word file; nothing else about them changes."""
    policies = site.of_kind(ColumnKind.POLICY)
    return [item for item in policies if any(_is_word(file) for file in item.attachments)]


def _is_word(file: SimAttachment) -> bool:
    return file.type == "docx"


def _on_page(site: SimSite, item: SimItem, leak: str, rule: str, note: str) -> Planting:
    changed = replace(item, body=(*item.body[:1], leak, *item.body[1:]))
    return site.with_item(changed), (Planted(rule, "item", item.id, note=note),)


def _on_file(site: SimSite, item: SimItem, rule: str, note: str) -> Planting:
    return site.with_item(item), (Planted(rule, "attachment", item.id, note=note),)
