"""Labels: how to find the names that portals give to the facts about an item in a line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from crawler.fields.label_names import KINDS, LATER, NAMES, OTHERS, SECOND, TERM, WEAK
from crawler.items import Field

_LATER = frozenset(LATER.split())
_WEAK = _LATER | frozenset(WEAK.split())
_TERM = frozenset(TERM.split())
_SECOND = frozenset(SECOND.split())
_KINDS = KINDS.split()
_OF_ANY_KIND = (
    *(Field.TITLE, Field.INDEX_NUMBER, Field.DOCUMENT_NUMBER, Field.ISSUING_BODY),
    *(Field.WRITTEN_ON, Field.PUBLISHED_AT, Field.VALIDITY),
)

_PLAIN: dict[str, Field | None] = {
    **dict.fromkeys(OTHERS.split()),
    **{name: item for item, names in NAMES.items() for name in names.split()},
}
_COMPOSED = {
    kind + name: name
    for item in _OF_ANY_KIND
    for name in NAMES[item].split()
    for kind in _KINDS
    if name not in _WEAK and len(name) <= 5 and name[:2] not in _KINDS
}

FIELDS: dict[str, Field | None] = {
    **{whole: _PLAIN[name] for whole, name in _COMPOSED.items()},
    **_PLAIN,
}
"""Every known label without its spaces; None for those that name no fact of the index."""

COLONS = (":", "：", "︰", "∶")
_AROUND = " \t\r\n\xa0\u3000:：︰∶【】[]（）()|｜"
_LONGEST = max(map(len, FIELDS))
_LENGTHS = {
    last: sorted({len(name) for name in FIELDS if name[-1] == last}, reverse=True)
    for last in {name[-1] for name in FIELDS}
}
"""How long the labels are that end with a sign, the longest first."""
_CLOSING = " \t】]）)"
_SPACED = re.compile(r"[\s|｜]+")
_COLON = re.compile(r"[:：︰∶】\]]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LAST_WORD = re.compile(rf"(?<!\w)[^\W\d_]{{2,{_LONGEST}}}$")
_WORD = re.compile(r"[\w〕）)】]")
_DATE_END = re.compile(r"\d\s?[日分秒]?$")
_QUALIFIER = re.compile(r"(?:[/／][\u4e00-\u9fff]{2,8}|[（(][^（()）]{1,12}[)）]?)\s*$")
_WINDOW = 40  # characters before a colon that a spaced label may take


class Found(NamedTuple):
    """A label in a line: its field (None for other facts), its name, and where it stands.

    ``colon`` says whether a colon or closing bracket follows it; ``end`` is behind that.
    """

    field: Field | None
    name: str
    start: int
    end: int
    colon: bool


def find_labels(text: str) -> list[Found]:
    """The labels of a line that a colon, closing bracket or date follows, from left to right.

    A label stands at the start, behind something that is no word, or right behind a date or the
    value of an earlier one. Spaces and bars inside (索 引 号, 索|引|号) do not matter.
    """
    found: list[Found] = []
    for match in _COLON.finditer(text):
        name, start = _before(text, found[-1].end if found else 0, match.start())
        if not name:
            continue
        if start and _WORD.match(text[start - 1]):
            if name not in _PLAIN:  # 其他文件|发布机构: the kind ends the value before
                start += len(name) - len(_COMPOSED[name])
                name = _COMPOSED[name]
            dated = _DATE_END.search(text[max(start - 3, 0) : start])
            if name in _WEAK if found else not dated:
                continue
        found.append(Found(FIELDS[name], name, start, match.end(), True))
    if not found and ("20" in text or "19" in text):
        label = _before_year(text)
        return [label] if label else []
    return found


def _before_year(text: str) -> Found | None:
    """The first label of a date that only its year follows: 发布时间 2019-12-11."""
    for year in _YEAR.finditer(text):
        offset = max(year.start() - _WINDOW, 0)
        part = text[offset : year.start()].rstrip()
        word = _LAST_WORD.search(part) if part[-1:] in _LENGTHS else None
        if word and FIELDS.get(word[0]) is Field.PUBLISHED_AT:
            start = offset + word.start()
            return Found(Field.PUBLISHED_AT, word[0], start, year.start(), True)
    return None


def _before(text: str, begin: int, end: int) -> tuple[str, int]:
    """The longest label that ends at ``end``, and where it starts; "" if none does.

    It may be qualified: 来源（作者）, 文号/编号.
    """
    offset = max(begin, end - _WINDOW)
    part = text[offset:end]
    bare = part.rstrip(_CLOSING)
    qualifier = _qualifier(part)
    if qualifier is None:
        return _ending(bare.rstrip(), offset)
    ends = [bare, part[: qualifier.start()]]
    if "）" in qualifier[0] or ")" in qualifier[0]:
        ends.reverse()
    first, second = (_ending(end.rstrip(), offset) for end in ends)
    return first if first[0] else second


def _qualifier(text: str) -> re.Match[str] | None:
    """What stands behind a label to qualify it. Its signs are asked for first: few have one."""
    if "（" in text or "(" in text or "/" in text or "／" in text:
        return _QUALIFIER.search(text)
    return None


def _ending(part: str, offset: int) -> tuple[str, int]:
    """The longest label that a part of a line ends with, and where it starts in the line."""
    lengths = _LENGTHS.get(part[-1:])
    if lengths is None:
        return "", 0
    for length in lengths:
        name = part[-length:]
        if name in FIELDS:
            return name, offset + len(part) - len(name)
    if not _SPACED.search(part):
        return "", 0
    places = [place for place, sign in enumerate(part) if not _SPACED.match(sign)][-_LONGEST:]
    plain = "".join(part[place] for place in places)
    for length in lengths:
        name = plain[-length:]
        if name in FIELDS:
            return name, offset + places[-len(name)]
    return "", 0


def label_of(text: str) -> Found | None:
    """The label that is the whole text, a colon behind it or not; None if the text is none."""
    return _whole_label(text) if len(text) <= _WINDOW else None


@lru_cache(maxsize=4096)
def _whole_label(text: str) -> Found | None:
    name = text.strip(_AROUND)
    if name not in FIELDS:
        if name[-1:] in _LENGTHS:
            name = _SPACED.sub("", name)
        if name not in FIELDS and (qualifier := _qualifier(name)):
            name = name[: qualifier.start()]
        if name not in FIELDS:
            return None
    return Found(FIELDS[name], name, 0, len(text), text.rstrip()[-1:] in COLONS)


def is_weak(name: str) -> bool:
    """Whether a label says little by itself (日期, 分类): it counts only in the right place."""
    return name in _WEAK


def is_later(name: str) -> bool:
    """Whether a date's label speaks of an update or an entry, which may follow publication."""
    return name in _LATER


def is_second(name: str) -> bool:
    """Whether a label (供稿单位, 转自) names a source only where no other label does."""
    return name in _SECOND


def is_term(name: str) -> bool:
    """Whether a label may name a state (有效) or the day on which it ends (有效期)."""
    return name in _TERM
