"""Resident ID numbers (GB 11643): whether a code is one, and those that are written in pieces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from crawler.fields.organ_code import read_organ_code
from crawler.fields.personal_words import Find, Kind, word

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_PROVINCE = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_ORGAN = re.compile(r"1[1239]|5[1239]|9[123]")  # registries and types of credit codes
_BIRTHS = (1900, 2049)
_LABEL_NEAR = 14
_BETWEEN = r"[ \t\u00a0\u2000-\u200d\u3000\ufeff.·•．_/\\,，、\-－–—|｜~]"
_LABEL = "身份证|证件号|公民身份|身份号|SFZ|sfz"
_LAST = r"[\dXxＸｘ]"
_PARTED = re.compile(
    rf"(?:{_LABEL})[^\d\n]{{0,10}}(?P<told>\d(?:{_BETWEEN}{{0,3}}\d){{16}}{_BETWEEN}{{0,3}}{_LAST})"
    rf"|(?<![\dA-Za-z])(?P<parts>\d{{6}}(?P<a>{_BETWEEN}{{1,3}})\d{{4}}"
    rf"(?:\d{{4}}|(?P=a)\d{{4}}|(?P=a)\d\d(?P=a)\d\d)(?P=a)\d{{3}}{_LAST}"
    rf"|\d{{17}}{_BETWEEN}{{1,3}}[XxＸｘ]"
    rf"|\d(?P<b>{_BETWEEN}{{1,2}})(?:\d(?P=b)){{16}}{_LAST})(?![\dA-Za-z])"
)


def is_identity_number(code: str) -> bool:
    """Whether 18 characters are a resident ID number: area, birth date, check digit (GB 11643)."""
    if len(code) != 18 or not is_area(code) or code[2:4] == "00" or not is_birth(code[6:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(code[:17], _WEIGHTS, strict=True))
    return _CHECK[total % 11] == code[17]


def is_area(code: str) -> bool:
    """Whether a code begins with that of a province."""
    return bool(_PROVINCE.match(code))


def is_birth(digits: str) -> bool:
    """Whether eight digits are a day on which somebody may be born."""
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return _BIRTHS[0] <= born.year <= _BIRTHS[1]


def is_organ(code: str) -> bool:
    """Whether a valid ID number is rather the credit code of an organ."""
    organ = read_organ_code(code)
    return organ is not None and organ.valid and bool(_ORGAN.match(code))


def identity_find(code: str, start: int, end: int, label: str) -> Find:
    """The find of an ID number, masked."""
    return Find(Kind.ID_NUMBER, f"{code[:4]}{'*' * 10}{code[-4:]}", start, end, label)


def find_parted(text: str) -> Iterator[Find]:
    """ID numbers that stand in pieces: between points, strokes, spaces, or letter by letter."""
    for match in _PARTED.finditer(text):
        group = "told" if match["told"] else "parts"
        start, end = match.span(group)
        plain = unicodedata.normalize("NFKC", match[group]).upper()
        code = "".join(sign for sign in plain if sign.isdecimal() or sign == "X")
        label = word("identity").search(text, max(0, start - _LABEL_NEAR), start)
        if is_identity_number(code) and (label or not is_organ(code)):
            yield identity_find(code, start, end, label[0] if label else "")
