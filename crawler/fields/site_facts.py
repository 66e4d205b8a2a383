"""What a page says of the site that it belongs to."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from crawler.fields.markup import squeeze
from crawler.fields.metas import read_metas
from crawler.fields.site_ids import is_site_id_code, read_site_ids
from crawler.items import SiteFacts

_FOOT = 30_000  # characters of source at the end of a page that may hold its foot
_LONGEST_TITLE = 300
_LONGEST_NAME = 24
_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^<>]*>|&nbsp;", re.I | re.S)
_GREETING = re.compile(
    r"^(?:您?好?[,，]?\s*欢迎(?:您?访问|光临|来到|进入|您)?|首\s*页)[:：!！\s]*|[:：!！\s]*首\s*页$"
)
_PARTS = re.compile(r"\s*[_|｜>»]+\s*|\s+[-—–]+\s*|\s*[-—–]+\s+|[-—–]+(?=首页)|(?<=首页)[-—–]+")
_BODY_WORD = re.compile(
    r"政府|局|厅|委|办|中心|部|署|院|会|处|所|镇|乡|街道|网|平台|银行|公司|大学|学校|医院"
)
_SPONSOR = re.compile(
    r"主\s*办(?:单位|方)?\s*[:：]\s*([^\s:：,，。;；|]{3,30}?)"
    r"(?=承办|协办|版权|技术|地址|联系|维护|网站|$|[\s|,，;；])"
)


def read_site_facts(tree: HtmlElement, text: str) -> SiteFacts:
    """Name and identifiers of the site, from a page of it; best from its home page.

    The name comes from ``meta SiteName``, else from the title, else from 主办单位 in the foot.
    The 标识码 is the foot's, and only where the foot has none the meta's.
    """
    metas = read_metas(tree)
    foot = squeeze(_TAG.sub(" ", text[-_FOOT:]))
    ids = read_site_ids(foot)
    code = metas.get("siteidcode", "").lower()
    return SiteFacts(
        name=metas.get("sitename") or _name(squeeze(tree.findtext(".//title") or ""), foot),
        site_id_code=ids.site_id_code or (code if is_site_id_code(code) else None),
        icp=ids.icp,
        police=ids.police,
    )


def _name(title: str, foot: str) -> str | None:
    """The part of a title that names a body; a long title of one part is an article's."""
    parts = [_GREETING.sub("", part).strip() for part in _PARTS.split(title[:_LONGEST_TITLE])]
    named = [part for part in parts if _BODY_WORD.search(part) and len(part) <= _LONGEST_NAME]
    sponsor = _SPONSOR.search(foot)
    return named[-1] if named else sponsor[1] if sponsor else None
