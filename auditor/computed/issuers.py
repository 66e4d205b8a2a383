"""Organs as a document names them: before 关于 in its title, under its text, in its number."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from auditor.computed.titles import plain
from crawler.index.views import ItemView
from crawler.items import Field

_KIND = "政府|办公室|办公厅|委员会|管委会|局|厅|部|署|院|中心|委|会|处|总队|支队|大队"
_ISSUER = re.compile(
    rf"(?:[\[【（(][^\]】）)]{{1,12}}[\]】）)])?(?P<organ>[\u4e00-\u9fff（）()]{{2,40}}?(?:{_KIND}))"
    r"(?=关于|印发|转发|公布)"
)
_ABOUT = re.compile(r"关于|印发|公布")
_JOINT = re.compile(r"[\s、，,]+")
_LONGEST = 80  # characters of the organs before 关于
_ORGAN = re.compile(rf"[\u4e00-\u9fff（）()]{{2,40}}(?:{_KIND})")
_OFFICE = re.compile(r"(?:办公室|办公厅|政府办|县委办|市委办|区委办)$")
_GOVERNMENT = re.compile(r"政府$")
_OFFICE_SIGN = re.compile(r"(?<![民行财邮市])政办|府办|委办")
_GOVERNMENT_SIGN = re.compile(r"(?<![民行财邮市廉路林农渔])(?:政|府)(?:发|字|规|函|秘)?$")


@lru_cache(maxsize=1024)
def title_issuer(title: str) -> str | None:
    """The one organ before 关于 in a title; None where there is none, or several."""
    found = _ISSUER.match(unicodedata.normalize("NFKC", title).strip())
    return found["organ"] if found else None


def first_issuer(title: str) -> str | None:
    """The first of the organs before 关于 in a title, be there one or several."""
    one = title_issuer(title)
    if one is not None:
        return one
    head = _ABOUT.split(title.strip(), maxsplit=1)[0]
    organs = [part for part in _JOINT.split(head) if part] if len(head) <= _LONGEST else []
    return organs[0] if len(organs) > 1 and all(map(is_organ, organs)) else None


def signer(item: ItemView) -> str | None:
    """The one organ that signed the text, above or before its dated signature."""
    raw = next((claim.raw for claim in item.claims if claim.field is Field.SIGNED_ON), "").strip()
    end = item.body.rfind(raw) if raw else -1
    if end < 0:
        return None
    above = [_closed_up(line) for line in item.body[max(0, end - 200) : end].split("\n")]
    lines = [re.split(r"\s|20\d\d|19\d\d|二[〇○O0]", raw)[0], *reversed(above)]
    organs = [line for line in lines if line][:2]
    if not organs or not _ORGAN.fullmatch(organs[0]):
        return None
    is_joint = len(organs) > 1 and _ORGAN.fullmatch(organs[1])
    return None if is_joint else organs[0]


def _closed_up(line: str) -> str:
    """A line without the spaces of 临 溪 县 财 政 局."""
    words = line.split()
    return "".join(words) if all(len(word) == 1 for word in words) else line.strip()


@lru_cache(maxsize=1024)
def may_be_same(one: str, other: str) -> bool:
    """Whether one name may be short for the other: its characters in the same order.

    A government and its office are two organs.
    """
    one, other = sorted((plain(one), plain(other)), key=len)
    return is_office(one) == is_office(other) and _is_within(one, other)


def is_organ(text: str) -> bool:
    """Whether a text is the name of one organ and nothing else."""
    return bool(_ORGAN.fullmatch(text))


def is_office(organ: str) -> bool:
    """Whether an organ is the office of another one."""
    return bool(_OFFICE.search(organ))


def sign_fits(sign: str, organ: str) -> bool:
    """Whether a 机关代字 may be an organ's: 政办 is an office's, 政发 a government's."""
    if _OFFICE_SIGN.search(sign):
        return is_office(organ) or organ.endswith(("委员会", "管委会", "委", "小组", "指挥部"))
    if _GOVERNMENT_SIGN.search(sign):
        return bool(_GOVERNMENT.search(organ)) or is_office(organ)
    return True


def _is_within(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)
