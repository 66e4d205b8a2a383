"""From what stands on a page to claims: normalised values, empty cells, placeholders."""

from __future__ import annotations

import re
from collections.abc import Callable

from crawler.fields.dates import find_dates, read_date
from crawler.fields.document_number import read_document_number
from crawler.fields.labels import is_second, is_term
from crawler.fields.markup import squeeze
from crawler.fields.scripts import UNKNOWN
from crawler.items import Claim, Field, Place

DATES = frozenset(
    {Field.WRITTEN_ON, Field.PUBLISHED_AT, Field.EFFECTIVE_ON, Field.ABOLISHED_ON, Field.SIGNED_ON}
    | {Field.ASKED_AT, Field.ANSWERED_AT}
)
"""Fields whose value is a date."""

_EMPTY = re.compile(
    r"[\W_]*|[\W_]*(?:暂?无(?:文号|发文字号|来源|索引号|分类|内容|信息|数据)?|没有|空|暂?缺|未知|不详|未分类|待定"
    r"|未(?:注明|填写|标注|标明|设置|编号)|请选择|null|none|nil|undefined|nan|n/?a|0|〔〕(?:第?号)?)[\W_]*"
    r"|[xX×]{2,}",
    re.I,
)
_LEAKED = re.compile(r"\$\{|\{\{|\}\}|<%|%>|\{\w+[:.]|\[!--|\$\[|\[\$|#\w+#|meta_\d+_\d+|undefined")
_MAX_ORGAN = 120
_MAX_TERM = 40
_BEGUN = re.compile(r"[自从起]|年$|个月$")
_SENTENCE = re.compile(r"[。；！？]")
_BRACKETS = (("（", "）"), ("(", ")"), ("【", "】"), ("[", "]"), ("〔", "〕"))
_NO_DATES = frozenset({"1970-01-01", "1900-01-01", "1899-12-30"})  # zeros of clocks
_BEHIND = re.compile(
    r"\s*(?:[|｜]|[\s·](?:打印|分享|收藏|下载|关闭|字体|字号|浏览|阅读|点击|访问|作者|编辑|记者|通讯员|见习|摄影|【|\["
    r"|A[-+]?\s|大\s+中\s+小)).*$|\s*[【\[（(]\s*$|(?:\s?[\[【（(]?(?:打印|分享|收藏|关闭|朗读|收听|扫一扫|本页|窗口)[】\]）)]?)+$"
)


def make_claim(field: Field, raw: str, place: Place, label: str = "") -> Claim | None:
    """A claim from the text ``raw`` that stands for ``field``; None if it cannot be judged.

    Empty texts, placeholders (无, -, null …) and leaked template keys give a claim without a
    value; a text that a script makes in a way that cannot be known gives none at all. What stands
    behind a source in its line is no part of the claim.
    """
    if UNKNOWN in raw:
        return None
    text = squeeze(raw)
    if field is Field.SOURCE:
        text = raw = _source(text)
    text = _closed(text)
    if is_void(text) or _LEAKED.search(text):
        if is_second(label):
            return None  # that nobody is named for it says nothing of the source
        return Claim(field, None, raw, place, label)
    if field is Field.VALIDITY and is_term(label) and (end := _end_of_term(text)):
        field, text = Field.ABOLISHED_ON, end
    if field in DATES:
        return _date(field, text, raw, place, label)
    read = _READERS.get(field)
    value = read(text) if read else text
    return Claim(field, value, raw, place, label) if value is not None else None


def is_void(text: str) -> bool:
    """Whether a value is empty, or a placeholder that stands for none (无, -, null …)."""
    return _EMPTY.fullmatch(text) is not None


def _date(field: Field, text: str, raw: str, place: Place, label: str) -> Claim:
    span = read_date(text)
    if span is None:
        return Claim(field, text, raw, place, label)
    if span.earliest.isoformat()[:10] in _NO_DATES:
        return Claim(field, None, raw, place, label)
    return Claim(field, span.text(), raw, place, label, span)


def _end_of_term(text: str) -> str | None:
    """The day that ends a term (有效期至…, from … to …); None for a state or a bare length."""
    if len(text) > _MAX_TERM:
        return None
    days = list(find_dates(text))
    if not days or (len(days) == 1 and _BEGUN.search(text)):
        return None
    return text[days[-1].start : days[-1].end]


def _closed(text: str) -> str:
    """The text without a bracket that it only opens or only closes."""
    for opened, closed in _BRACKETS:
        if text.endswith(closed) and opened not in text:
            text = text[:-1].rstrip()
        if text.startswith(opened) and closed not in text:
            text = text[1:].lstrip()
    return text


def _document_number(text: str) -> str:
    bare = "".join(text.split())
    number = read_document_number(bare)
    return number.text if number and bare[:1] in "（([" else bare


def _source(text: str) -> str:
    """The source without a date and the buttons that share its line."""
    found = next(find_dates(text), None)
    if found:
        text = text[: found.start] or text[found.end :]
    return _BEHIND.sub("", text).strip(" :：,，;；|")


def _organ(text: str) -> str | None:
    return text if len(text) <= _MAX_ORGAN and not _SENTENCE.search(text) else None


def _validity(text: str) -> str:
    words = text.split()
    return words[0] if len(set(words)) == 1 else text


_READERS: dict[Field, Callable[[str], str | None]] = {
    Field.INDEX_NUMBER: lambda text: "".join(text.removesuffix("复制").split()),
    Field.DOCUMENT_NUMBER: _document_number,
    Field.SOURCE: _organ,
    Field.ISSUING_BODY: _organ,
    Field.ANSWERED_BY: _organ,
    Field.VALIDITY: _validity,
}
