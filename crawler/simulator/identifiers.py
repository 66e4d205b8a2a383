"""Organ codes and the numbers built on them, as GB 32100 and GB 11714 define them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from crawler.simulator.model import SimItem, SimSite

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def organisation_code(body: str) -> str:
    """The nine characters of GB 11714 for eight: the last is the check character."""
    total = sum(w * _ALPHABET.index(c) for w, c in zip(_CODE_WEIGHTS, body, strict=True))
    return body + "0123456789X0"[11 - total % 11]


def credit_code(region: str, body: str) -> str:
    """The 18 characters of GB 32100 for an organ (``11``) of a region, check digit last."""
    code = f"11{region}{organisation_code(body)}"
    total = sum(pow(3, i, 31) * _ALPHABET.index(char) for i, char in enumerate(code))
    return code + _ALPHABET[(31 - total % 31) % 31]


def with_wrong_check_digit(code: str) -> str:
    """The code with another last character, so that its check fails."""
    return code[:-1] + _ALPHABET[(_ALPHABET.index(code[-1]) + 1) % 31]


def index_number(code: str, month: str, serial: int) -> str:
    """``<code>/<YYYYMM>-<NNNNN>``."""
    return f"{code}/{month}-{serial:05d}"


def numbered(items: Iterable[SimItem], code: str) -> tuple[SimItem, ...]:
    """The items with index numbers that run gapless through each month of publication."""
    serials: dict[str, int] = {}
    result = []
    for item in sorted(items, key=lambda each: (each.published_at, each.id)):
        if item.has_catalogue:
            month = f"{item.published_at:%Y%m}"
            serials[month] = serials.get(month, 0) + 1
            number = index_number(code, month, serials[month])
            result.append(replace(item, index_number=number))
        else:
            result.append(item)
    return tuple(result)


def month_of(number: str) -> str:
    """The YYYYMM of an index number of our own making."""
    return number.partition("/")[2][:6]


def organ_of(number: str) -> str:
    """The organ code in an index number of our own making."""
    return number.partition("/")[0]


def next_serial(site: SimSite, month: str, code: str) -> int:
    """The first serial that an organ has not used in a month."""
    prefix = f"{code}/{month}-"
    used = [
        int(item.index_number[-5:])
        for item in site.items
        if item.index_number and item.index_number.startswith(prefix)
    ]
    return max(used, default=0) + 1


def closed_up(site: SimSite, number: str) -> SimSite:
    """The site as if a number had never been given: the month's later ones move down by one.

    Nothing moves while another item still carries the number.
    """
    if any(item.index_number == number for item in site.items):
        return site
    return replace(site, items=tuple(_moved_down(item, number) for item in site.items))


def _moved_down(item: SimItem, number: str) -> SimItem:
    own = item.index_number
    if own is None or own[:-5] != number[:-5] or own <= number:
        return item
    return replace(item, index_number=f"{own[:-5]}{int(own[-5:]) - 1:05d}")


def document_number(prefix: str, on: date, serial: int) -> str:
    """``<机关代字>〔YYYY〕N号`` with the brackets U+3014 and U+3015."""
    return f"{prefix}〔{on.year}〕{serial}号"


def next_document_number(site: SimSite, prefix: str, year: int) -> str:
    """The document number after the last one of a 机关代字 and year."""
    own = [
        found for found in map(series_of, site.items) if found and found[:2] == (prefix, str(year))
    ]
    return f"{prefix}〔{year}〕{max((found[2] for found in own), default=0) + 1}号"


_SERIES = re.compile(r"(.+?)[〔\[](\d{4})[〕\]](\d+)号")


def closes_series(site: SimSite, item: SimItem) -> bool:
    """Whether an item holds the last document number of its 机关代字 and year.

    Only such a number can go away or be misspelt without leaving a gap behind.
    """
    own = series_of(item)
    if own is None:
        return False
    return all(
        other[2] <= own[2] for other in map(series_of, site.items) if other and other[:2] == own[:2]
    )


def series_of(item: SimItem) -> tuple[str, str, int] | None:
    """机关代字, year and serial of an item's document number, if it has one of our own making."""
    found = _SERIES.fullmatch(item.document_number or "")
    return (found.group(1), found.group(2), int(found.group(3))) if found else None
