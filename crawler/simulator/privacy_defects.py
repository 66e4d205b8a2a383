"""Defects that concern persons and secrets, in texts and files; and files that are gone.

Every number is invented; it is right by its check digit alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from crawler.simulator.model import SimAttachment, SimItem, SimSite
from crawler.simulator.planting import (
    Choice,
    Defect,
    Planted,
    Planting,
    news,
    notices,
    older_than,
    on_item,
    with_text,
)
from crawler.simulator.texts import han_date

_TOLD = re.compile("低保|特困|救助|困难|贫困|脱贫|残疾|高龄|补贴|学|幼儿|儿童|养老")
"""Words that make any list of persons one of recipients or of minors."""
_FILES = ("docx", "xlsx", "pdf")
_NAMES = ("李明华", "王建国", "张秀英")
_EXCESS = ("残疾等级", "致贫原因", "家庭住址")
_VALUES = {"残疾等级": "二级", "致贫原因": "因灾", "家庭住址": "云桥镇"}


def secret_mark(site: SimSite, choice: Choice) -> Planting:
    """PRV001: a mark of secrecy at the top of a text, or of a file."""
    mark = choice.rng.choice(("机密★10年", "秘密★1年", "绝密★长期"))
    if choice.rng.random() < 0.5:
        item = choice.item(news(site))
        changed = replace(item, body=(mark, *item.body))
        return on_item(site, changed, "PRV001", note="正文有密级标志")
    return _in_file(site, choice, mark, "PRV001", "附件有密级标志")


def id_number(site: SimSite, choice: Choice) -> Planting:
    """PRV002: an ID number in the text, in a table of it, or in a file."""
    number = resident_number(site, choice.rng)
    shape = choice.rng.choice(("text", "table", "file"))
    if shape == "file":
        leak = f"来访群众李明华\t身份证号{number}"
        return _in_file(site, choice, leak, "PRV002", "附件有完整身份证号")
    item = choice.item(_plain_news(site))
    if shape == "text":
        changed = with_text(item, f"来访群众李明华（身份证号{number}）表示感谢。")
    else:
        table = (("姓名", "身份证号", "得票"), ("李明华", number, "12"))
        changed = replace(item, tables=(table,))
    return on_item(site, changed, "PRV002", note="正文有完整身份证号")


def private_data(site: SimSite, choice: Choice) -> Planting:
    """PRV003: the number, card or home of a private person in the text or in a file."""
    leak = choice.rng.choice(
        (
            f"来信人李明华，手机139{choice.rng.randrange(10**8):08}，反映的问题已办结。",
            f"户主李明华，银行卡号{card_number(choice.rng)}，款项已经拨付。",
            f"当事人：李明华，男，住址：{site.organ.area}云桥镇文昌路12号。",
        )
    )
    if choice.rng.random() < 0.3:
        return _in_file(site, choice, leak, "PRV003", "附件有个人信息")
    item = with_text(choice.item(_plain_news(site)), leak)
    return on_item(site, item, "PRV003", note="正文有个人信息")


def hidden_in_file(site: SimSite, choice: Choice) -> Planting:
    """PRV004: an ID number in hidden text or on a hidden sheet, or masked so that it shows."""
    number = resident_number(site, choice.rng)
    if choice.rng.random() < 0.3:
        parts = f"李明华 {number[:6]}********{number[14:]} {number[:14]}****"
        item = with_text(choice.item(_plain_news(site)), parts)
        return on_item(site, item, "PRV004", note="两处遮蔽拼合可还原")
    kind = choice.rng.choice(("docx", "xlsx"))
    item = choice.item(_noticed(site))
    file = SimAttachment(f"有关事项一览表.{kind}", kind, hidden=f"李明华 {number}")
    return _with_file(site, item, file, "PRV004", "附件隐藏部分有身份证号")


def list_of_recipients(site: SimSite, choice: Choice) -> Planting:
    """PRV005: a list of recipients tells too much, or stands beyond its term."""
    if choice.rng.random() < 0.5:
        item, column = choice.item(notices(site)), choice.rng.choice(_EXCESS)
        rows = tuple((name, _VALUES[column], "300") for name in _NAMES)
        changed = replace(item, tables=((("姓名", column, "救助金额"), *rows),))
        return on_item(site, changed, "PRV005", note=f"救助名单列出{column}")
    item = choice.item(older_than(site, 90, notices(site)))
    ends = han_date(item.published_at.date())
    rows = tuple((name, "云桥镇", "300") for name in _NAMES)
    changed = replace(
        with_text(item, f"现将临时救助对象名单予以公示，公示期至{ends}。"),
        tables=((("姓名", "乡镇", "救助金额"), *rows),),
    )
    return on_item(site, changed, "PRV005", note="公示期已满，名单仍在")


def dead_file(site: SimSite, choice: Choice) -> Planting:
    """ATT005: the first file of a notice is gone, or the file that it names is not there."""
    if choice.rng.random() < 0.5:
        item = choice.item(each for each in notices(site) if each.attachments)
        first, *others = item.attachments
        files = (replace(first, is_gone=True), *others)
        return _on_file(site, replace(item, attachments=files), "ATT005", "附件打不开")
    item = choice.item(each for each in notices(site) if not each.attachments)
    place = len(item.body) - 3  # before the signature
    named = "附件：便民服务网点一览表.xlsx"
    changed = replace(item, body=(*item.body[:place], named, *item.body[place:]))
    return on_item(site, changed, "ATT005", note="所列附件不在页面上")


PRIVACY_DEFECTS: dict[str, Defect] = {
    "PRV001": secret_mark,
    "PRV002": id_number,
    "PRV003": private_data,
    "PRV004": hidden_in_file,
    "PRV005": list_of_recipients,
    "ATT005": dead_file,
}
"""The defects by the rule that they break."""


def resident_number(site: SimSite, rng: Random) -> str:
    """A resident ID number of the site's region (GB 11643-1999: ISO 7064, MOD 11-2)."""
    born = f"{rng.randrange(1950, 2000)}{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}"
    first = f"{site.organ.region}{born}{rng.randrange(1000):03}"
    total = sum(int(digit) << (17 - place) for place, digit in enumerate(first))
    return first + "10X98765432"[total % 11]


def card_number(rng: Random) -> str:
    """The number of a bank card of 19 digits, right by Luhn's check."""
    first = f"622848{rng.randrange(10**12):012}"
    doubled = (int(d) * (2 - place % 2) for place, d in enumerate(reversed(first)))
    return first + str(-sum(divmod(n, 10)[0] + n % 10 for n in doubled) % 10)


def _plain_news(site: SimSite) -> list[SimItem]:
    """News that speak neither of recipients nor of minors."""
    return [item for item in news(site) if not _TOLD.search(item.title + "".join(item.body))]


def _noticed(site: SimSite) -> list[SimItem]:
    return [item for item in notices(site) if not _TOLD.search(item.title + "".join(item.body))]


def _in_file(site: SimSite, choice: Choice, leak: str, rule: str, note: str) -> Planting:
    """The leak at the beginning of a further file of a notice."""
    kind = choice.rng.choice(_FILES)
    file = SimAttachment(f"有关事项说明.{kind}", kind, text=leak)
    return _with_file(site, choice.item(_noticed(site)), file, rule, note)


def _with_file(site: SimSite, item: SimItem, file: SimAttachment, rule: str, note: str) -> Planting:
    changed = replace(item, attachments=(*item.attachments, file))
    return _on_file(site, changed, rule, note)


def _on_file(site: SimSite, item: SimItem, rule: str, note: str) -> Planting:
    return site.with_item(item), (Planted(rule, "attachment", item.id, note=note),)
