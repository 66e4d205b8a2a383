"""Hostile text made harmless: what is kept in a report, and what a reader is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isfinite
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_SPACE = re.compile(r"[ \t\r\n\v\f\x85\u2028\u2029]+")


def clean(text: str) -> str:
    """The text with each half of a broken character pair replaced, so that UTF-8 can hold it."""
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def clean_json(value: Any) -> Any:
    """The value in JSON's own types; what is none of them becomes its text."""
    if isinstance(value, Mapping):
        return {clean(str(key)): clean_json(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [clean_json(part) for part in value]
    if (
        value is None
        or isinstance(value, bool | int)
        or (isinstance(value, float) and isfinite(value))
    ):
        return value
    return clean(str(value))


def visible(text: str) -> str:
    """One line of text in which nothing hides.

    White space folds to one space; control, zero-width and direction characters, which could
    make a title read as another, are spelled out: ``‹U+202E›``.
    """
    return _INVISIBLE.sub(lambda match: f"‹U+{ord(match[0]):04X}›", _SPACE.sub(" ", text).strip())


def is_address(text: str) -> bool:
    """Whether the text may stand as a link: nothing but http and https ever does."""
    return text.startswith(("http://", "https://"))


def points(value: float) -> str:
    """At most two decimals: ``83.5``."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """A share of 1 with at most two decimals: ``97.25%``."""
    return f"{points(share * 100)}%"
