"""The words that tell whose a number is, the kinds of personal data, and one find of it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class Kind(StrEnum):
    """What sort of personal data a find is."""

    ID_NUMBER = "id_number"  # 居民身份证号
    MOBILE = "mobile"  # a private person's mobile number
    BANK_CARD = "bank_card"
    ADDRESS = "address"  # a home address with a name
    ILLNESS = "illness"  # names with their diseases
    WELFARE = "welfare"  # a list of recipients with names
    MINOR = "minor"  # minors with birth dates or ID numbers
    PARTIAL_ID = "partial_id"  # an ID number masked in part: no leak by itself
    SECRET_MARK = "secret_mark"  # 机密★, 内部资料: for a person to look at


NUMBERS = frozenset({Kind.ID_NUMBER, Kind.MOBILE, Kind.BANK_CARD})
"""Kinds that are masked wherever they stand."""


@dataclass(frozen=True, slots=True)
class Find:
    """Personal data in a text, from ``start`` up to ``end``.

    ``masked`` is what may be shown of it; ``label`` the word that told (a heading, a role), for
    a list the columns that say too much, for a partial ID number a digest of the person's name.
    """

    kind: Kind
    masked: str
    start: int
    end: int
    label: str = ""


@cache
def word(name: str) -> re.Pattern[str]:
    """The pattern of a list of words in ``personal.toml``."""
    return re.compile("|".join(map(re.escape, _table()[name])))


@cache
def organ_name() -> re.Pattern[str]:
    """The end of an organ's name, with what may stand behind a name."""
    return re.compile(rf"(?:{word('organ').pattern})(?=[\s（(：:，,、；;）)]|联系|电话|咨询|$)")


@cache
def person_name() -> re.Pattern[str]:
    """A person's name in clear: a surname and one to three characters, and no place."""
    return re.compile(
        rf"[{_table()['surnames']}][\u4e00-\u9fff·]{{1,3}}(?<![村镇乡县市区路街组队社局委某])"
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("crawler.fields").joinpath("personal.toml").read_text("utf-8"))
