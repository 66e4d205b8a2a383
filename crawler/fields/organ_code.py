"""Codes of organisations: 统一社会信用代码 (GB 32100-2015) and 组织机构代码 (GB 11714-1997)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_USCC = re.compile(rf"[{_USCC_SIGNS}]{{2}}\d{{6}}[{_USCC_SIGNS}]{{10}}")
_ORGANISATION = re.compile(r"[0-9A-Z]{8}-?[0-9X]")


@dataclass(frozen=True, slots=True)
class OrganCode:
    """A code of an organisation. ``code`` is upper case without separators.

    ``standard`` is ``GB 32100`` (18 characters) or ``GB 11714`` (9); ``valid`` says whether
    its check characters hold, in the 18-character code both of them; ``area`` is the
    administrative division (GB/T 2260) of the registration, "" in the short code.
    """

    code: str
    standard: str
    valid: bool
    area: str


def read_organ_code(text: str) -> OrganCode | None:
    """The code that the whole text is, valid or not; None if it has the shape of neither."""
    text = text.strip().upper()
    if _USCC.fullmatch(text):
        valid = uscc_check(text[:17]) == text[17] and organisation_check(text[8:16]) == text[16]
        return OrganCode(text, "GB 32100", valid, text[2:8])
    if _ORGANISATION.fullmatch(text):
        code = text.replace("-", "")
        return OrganCode(code, "GB 11714", organisation_check(code[:8]) == code[8], "")
    return None


def uscc_check(first17: str) -> str:
    """The 18th character after 17 (GB 32100-2015, annex: weights 3^(i-1) mod 31).

    Raises ValueError for a character that the code does not use.
    """
    total = sum(
        _USCC_SIGNS.index(sign) * weight
        for sign, weight in zip(first17, _USCC_WEIGHTS, strict=True)
    )
    return _USCC_SIGNS[-total % 31]


def organisation_check(first8: str) -> str:
    """The ninth character after eight (GB 11714-1997): a digit or X.

    Raises ValueError for a character that the code does not use.
    """
    total = sum(
        _ORGANISATION_SIGNS.index(sign) * weight
        for sign, weight in zip(first8, _ORGANISATION_WEIGHTS, strict=True)
    )
    return "0123456789X"[-total % 11]
