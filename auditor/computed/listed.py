"""Whether what a list says of a page is what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from rapidfuzz.fuzz import ratio

from auditor.computed.identifiers import own_number
from auditor.computed.issuers import is_organ, may_be_same, title_issuer
from auditor.computed.titles import fold, plain
from crawler.fields.index_number import normal_index_number
from crawler.index.views import ItemView
from crawler.items import Field, Place

_CUT = re.compile(r"…+|\.{2,}|。{2,}")
_TOKEN = re.compile(r"\d+|.")
_OPPOSITES = ({"任", "免"}, {"增", "减"}, {"开", "停"})
_COMPARED = (Field.INDEX_NUMBER, Field.DOCUMENT_NUMBER, Field.ISSUING_BODY)


def is_same_title(listed: str, title: str, likeness: float) -> bool:
    """Whether a list's title is that of a page, whole, cut, or a little different.

    Titles that are built alike and differ in a year or ordinal, in the organ that issued them or
    in a name are of two things.
    """
    one, other = fold(listed), fold(title)
    if one in other or other in one or _is_cut(listed, other):
        return True
    if ratio(one, other) / 100 < likeness:
        return False
    issuers = title_issuer(listed), title_issuer(title)
    if issuers[0] and issuers[1] and not may_be_same(issuers[0], issuers[1]):
        return False
    return not (_other_number(one, other) or _other_name(one, other))


def _is_cut(listed: str, title: str) -> bool:
    """Whether the parts between the marks of omission stand in the title one behind the other."""
    parts = [fold(part) for part in _CUT.split(listed)]
    at = 0
    for part in parts:
        at = title.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def _replaced(one: list[str], other: list[str]) -> Iterator[tuple[list[str], list[str], bool]]:
    """What stands in each other's place, and whether the same follows behind it."""
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    for place, (tag, a, b, c, d) in enumerate(codes):
        if tag == "replace":
            yield one[a:b], other[c:d], place + 1 < len(codes)


def _other_number(one: str, other: str) -> bool:
    pairs = _replaced(_TOKEN.findall(one), _TOKEN.findall(other))
    return any(
        is_followed and left[-1].isdigit() and right[-1].isdigit()
        for left, right, is_followed in pairs
    )


def _other_name(one: str, other: str) -> bool:
    codes = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    if any(tag in ("insert", "delete") for tag, *_ in codes):
        return False
    for left, right, is_followed in _replaced(list(one), list(other)):
        if not is_followed:
            continue
        if {*left, *right} in _OPPOSITES:
            return True
        words = "".join(left), "".join(right)
        if min(map(len, words)) > 1 and not may_be_same(*words):
            return True
    return False


def other_facts(item: ItemView) -> Iterator[tuple[Field, str, str]]:
    """The facts that a list states otherwise than the page: the fact, the list's, the page's."""
    own = {
        Field.INDEX_NUMBER: item.index_number,
        Field.DOCUMENT_NUMBER: item.document_number,
        Field.ISSUING_BODY: item.issuing_body,
    }
    for claim in item.claims:
        if claim.place is Place.ROW and claim.field in _COMPARED and claim.value:
            value = own[claim.field]
            if value and not _agree(claim.field, claim.value, value):
                yield claim.field, claim.value, value


def _agree(field: Field, listed: str, own: str) -> bool:
    if field is Field.INDEX_NUMBER:
        return normal_index_number(listed) == normal_index_number(own)
    if field is Field.DOCUMENT_NUMBER:
        numbers = own_number(listed), own_number(own)
        return numbers[0] == numbers[1] or None in numbers
    organs = plain(listed), plain(own)
    return not all(map(is_organ, organs)) or may_be_same(*organs)
