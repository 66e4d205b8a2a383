"""What a page calls its article in its metas and its title tag, the names of sites left out."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from crawler.fields.catalogue import Cell
from crawler.fields.markup import squeeze
from crawler.fields.sheet import Sheet
from crawler.items import Claim, Field, Place

MAX_TITLE = 300
"""Characters that a title may have."""

MIN_TITLE = 4
"""Characters that a title has at least, unless it is a heading with a header line."""

SITE = re.compile(
    r"(?!.*(?:关于|的|《)).{2,25}(?:网|网站|门户|平台|政府|局|厅|中心|委|委员会|办公室|部|院)"
)
"""The name of a site or of an organ."""

_OTHER_NAMES = ("sitename", "columnname", "columntype")
_SEPARATOR = re.compile(r"\s*[-_|>＞»–—－:：]+\s*|\s{2,}")
_TITLE_METAS = ("articletitle", "article:title", "og:title", "dc.title")
_PORTAL = re.compile(r"(?!.*(?:关于|《)).{2,25}(?:网|网站|门户|平台|政府)")
_COLUMN = re.compile(r"(?!.*(?:关于|的|《))[\u4e00-\u9fff]{2,8}(?:[（(][^（()）]{1,4}[)）])?")
_CLEAR = re.compile(r"\s*[_|>＞»]+\s*")
_SPLIT = re.compile(r"(\s*[-–—－·]+\s*|\s+)")
_TAG = re.compile(r"<[^<>]{0,200}>")
_UNNAMED = re.compile(
    r"title|document|index|untitled(?:\s*document)?|insert title here|标题|无标题(?:文档|页)?"
    r"|新建网页.*|(?:信件|来信|留言|内容|正文|信息|文章|文件|新闻|政策|公开)?(?:详情|详细|详细内容|内容|正文|内容详情)"
    r"页?面?|[\u4e00-\u9fff]{0,6}信箱",
    re.I,
)


def stated_titles(sheet: Sheet) -> list[Claim]:
    """What metas and the title tag call the page, the title tag without the site's name."""
    claims = []
    for name, content in sheet.metas:
        if name in _TITLE_METAS:
            value = squeeze(_TAG.sub("", unescape(content)))
            claims.append(Claim(Field.TITLE, value or None, content, Place.META, name))
    if sheet.title:
        value = _without_site(sheet.title[:MAX_TITLE])
        is_none = _PORTAL.fullmatch(value) or _UNNAMED.fullmatch(value)
        claims.append(Claim(Field.TITLE, None if is_none else value, sheet.title, Place.TITLE_TAG))
    return claims


def _without_site(title: str) -> str:
    """A ``<title>`` without the names of column and site before or behind the article's.

    What is cut depends on the mark between: bars, arrows and underlines always part, and the
    longest part that names no site is the article; a space sets apart a portal only, a bare
    dash an organ too, a dash among spaces also a column.
    """
    clear = _CLEAR.split(title)
    title = max(clear, key=lambda part: (not SITE.fullmatch(part), len(part)))
    parts = _SPLIT.split(title)
    first, last = 0, len(parts) - 1
    while last > first and _is_frame(parts[last], parts[last - 1]):
        last -= 2
    while last > first and _is_frame(parts[first], parts[first + 1]):
        first += 2
    return "".join(parts[first : last + 1])


def _is_frame(part: str, mark: str) -> bool:
    """Whether a part of a title, set apart by ``mark``, names a site, an organ or a column."""
    bare = mark.strip()
    if not bare:
        return bool(_PORTAL.fullmatch(part))
    is_column = mark != bare and _COLUMN.fullmatch(part)
    return bool(SITE.fullmatch(part) or is_column or not part)


class References:
    """What else on the page names the article, to tell its heading by."""

    def __init__(self, sheet: Sheet, claims: list[Claim], cells: list[Cell]) -> None:
        self._exact: dict[str, float] = {}
        self._whole: list[str] = []
        others = {compare_key(text) for name, text in sheet.metas if name in _OTHER_NAMES}
        for claim in claims:
            key = compare_key(claim.value or "")
            if len(key) >= MIN_TITLE and key not in others and not SITE.fullmatch(key):
                self._exact[key] = max(
                    self._exact.get(key, 0), 6.0 - 2.0 * (claim.place != Place.META)
                )
                self._whole.append(compare_key(claim.raw))
        for part in _SEPARATOR.split(sheet.title[:MAX_TITLE]):
            key = compare_key(part)
            if len(key) >= 8 and key not in others and not SITE.fullmatch(key):
                self._exact.setdefault(key, 3.8)
        for cell in cells:
            if cell.field is Field.TITLE and len(cell.raw) >= MIN_TITLE:
                self._exact.setdefault(compare_key(cell.raw), 4.0)
        self.starts = {key[:1] for key in self._exact} | {key[:1].upper() for key in self._exact}

    def score(self, key: str) -> float:
        """How well a line agrees with the other names: 6 for the meta's very words."""
        if key in self._exact:
            return self._exact[key]
        wholes = [whole for whole in self._whole if key in whole and len(key) * 2 >= len(whole)]
        if len(key) >= 8 and wholes:
            return 3.9 if any(whole.startswith(key) for whole in wholes) else 3.0
        return 3.0 if any(len(name) >= 8 and name in key for name in self._exact) else 0.0


def compare_key(text: str) -> str:
    """What two spellings of one title share: half width, no white space, lower case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()
