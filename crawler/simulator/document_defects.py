"""Defects of documents: their numbers, issuers, dates, validity, forms and marks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from crawler.items import Field
from crawler.simulator.identifiers import next_document_number
from crawler.simulator.model import SimItem, SimSite
from crawler.simulator.planting import (
    Choice,
    Defect,
    NoSubject,
    Planted,
    Planting,
    notices,
    older_than,
    on_item,
    policies,
)
from crawler.simulator.texts import han_date
from crawler.simulator.words import MARK

_UNKNOWN_MARK = "公开属性：定向发送"


def no_document_number(site: SimSite, choice: Choice) -> Planting:
    """DOC001: a policy whose cell of 文号 is empty, and with it CAT001; or says 无, and CAT002."""
    shown = choice.rng.choice(("", "无"))
    item = choice.item(policies(site)).without(Field.DOCUMENT_NUMBER, shown)
    return on_item(site, item, "DOC001", "CAT002" if shown else "CAT001", note="政策文件没有文号")


def malformed_number(site: SimSite, choice: Choice) -> Planting:
    """DOC002: other brackets than 〔〕, 第 or a zero before the serial, or no 号."""
    item = choice.item(policies(site))
    number = item.document_number or ""
    malformed = choice.rng.choice(
        (
            number.replace("〔", "[").replace("〕", "]"),
            number.replace("〔", "（").replace("〕", "）"),
            number.replace("〕", "〕第"),
            number.replace("〕", "〕0"),
            number.removesuffix("号"),
        )
    )
    return on_item(
        site, replace(item, document_number=malformed), "DOC002", note=f"文号写作{malformed}"
    )


def shared_number(site: SimSite, choice: Choice) -> Planting:
    """DOC004: a policy carries the number of another one."""
    first = choice.item(policies(site))
    own = (item for item in policies(site) if item.issuing_body == first.issuing_body)
    second = choice.item(own)
    changed = replace(second, document_number=first.document_number)
    planted = Planted("DOC004", "item", second.id, first.id, "两份文件同一文号")
    return site.with_item(changed), (planted,)


def other_signer(site: SimSite, choice: Choice) -> Planting:
    """DOC005: the signature, the sign in the number or the catalogue names another issuer."""
    kind = choice.rng.choice(("signature", "number", "catalogue"))
    government = [i for i in policies(site) if i.issuing_body == site.organ.government]
    alone = [i for i in policies(site) if all(map(choice.is_free, i.related))]
    item = choice.item({"number": government, "catalogue": alone}.get(kind, policies(site)))
    department = site.organ.area + choice.rng.choice(site.organ.departments)[1:]
    if kind == "signature":
        body = tuple(department if text == item.issuing_body else text for text in item.body)
        changed = replace(item, body=body)
    elif kind == "number":
        year = (item.written_on or item.published_at).year
        number = next_document_number(site, site.organ.prefixes[1], year)
        changed = replace(item, document_number=number)
    else:
        department = _with_own_code(site, item, choice)
        changed = replace(item, issuing_body=department)
        site = _interpreted_by(site, item, department, choice)
    return on_item(site, changed, "DOC005", note=f"发文机关不一致（{kind}）")


def _interpreted_by(site: SimSite, item: SimItem, organ: str, choice: Choice) -> SimSite:
    """The site with a document's interpretation by another organ: who issues, interprets."""
    for each in filter(choice.is_free, item.related):
        text = choice.take(site.item(each))
        body = (
            line.replace(f"解读机关：{item.issuing_body}", f"解读机关：{organ}")
            for line in text.body
        )
        site = site.with_item(replace(text, body=tuple(body)))
    return site


def _with_own_code(site: SimSite, item: SimItem, choice: Choice) -> str:
    """A department whose numbers have the organ code of the item's own."""
    code = (item.index_number or "").partition("/")[0]
    names = {
        other.issuing_body
        for other in site.items
        if (other.index_number or "").startswith(code) and other.upstream_id is None
    }
    departments = [site.organ.area + name[1:] for name in site.organ.departments]
    own = [name for name in departments if name in names]
    if not own:
        raise NoSubject("no department is left that could stand for the issuer")
    return choice.rng.choice(own)


def undated(site: SimSite, choice: Choice) -> Planting:
    """DOC006, and with it CAT001: a policy with neither a date of formation nor a dated
    signature."""
    item = choice.item(policies(site))
    day = han_date(item.signed_on) if item.signed_on else ""
    body = tuple(text for text in item.body if text != day)
    bare = replace(item.without(Field.WRITTEN_ON, ""), signed_on=None, body=body)
    return on_item(site, bare, "DOC006", "CAT001", note="没有成文日期和落款日期")


def void(site: SimSite, choice: Choice) -> Planting:
    """DOC010: the day of abolition has come, and the document is called valid."""
    item = choice.item(older_than(site, 60, policies(site)))
    ended = site.as_of - timedelta(days=choice.rng.randrange(1, 50))
    return on_item(site, replace(item, abolished_on=ended), "DOC010", note=f"{ended}已失效")


def one_form(site: SimSite, choice: Choice) -> Planting:
    """DOC011: a normative document is there in one form only, or in none."""
    normative = [item for item in policies(site) if "gfxwj" in item.columns]
    item = choice.item(item for item in normative if len(item.attachments) == 2)
    kept = choice.rng.choice((item.attachments[:1], item.attachments[1:], ()))
    return on_item(site, replace(item, attachments=kept), "DOC011", note="缺少下载格式")


def no_mark(site: SimSite, choice: Choice) -> Planting:
    """ATT001: the disclosure mark at the end of a policy is gone.

    A copy in a file might bear it, and not every installation can read pdf: only the copy that
    all can read is left.
    """
    item = choice.item(item for item in policies(site) if "gfxwj" not in item.columns)
    body = tuple(text for text in item.body if text != MARK)
    files = tuple(file for file in item.attachments if not file.name.endswith(".pdf"))
    bare = replace(item, body=body, attachments=files)
    return on_item(site, bare, "ATT001", note="文末没有公开属性标注")


def unknown_mark(site: SimSite, choice: Choice) -> Planting:
    """ATT002: the mark at the end of a notice is no disclosure attribute."""
    item = choice.item(notices(site))
    body = tuple(_UNKNOWN_MARK if text == MARK else text for text in item.body)
    return on_item(site, replace(item, body=body), "ATT002", note=f"标注为“{_UNKNOWN_MARK}”")


DOCUMENT_DEFECTS: dict[str, Defect] = {
    "DOC001": no_document_number,
    "DOC002": malformed_number,
    "DOC004": shared_number,
    "DOC005": other_signer,
    "DOC006": undated,
    "DOC010": void,
    "DOC011": one_form,
    "ATT001": no_mark,
    "ATT002": unknown_mark,
}
"""The defects by the rule that they break."""
