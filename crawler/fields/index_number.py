"""索引号: the number of an item in a disclosure catalogue (政府信息公开条例, article 12).

No national standard fixes its form; the shapes here are those seen on portals. Its organ part
follows GB 32100 or GB 11714 on most of them, its serial restarts per organ and period.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from crawler.fields.organ_code import OrganCode, read_organ_code


class Shape(StrEnum):
    """How an index number is built."""

    MONTHLY = "organ/yyyymm-serial"
    YEARLY = "organ/yyyy-serial"
    DASHED = "organ-yyyy-serial"
    DAILY = "prefix/yyyy-mmddserial"
    DATE_LIKE = "yyyy-mm-serial"
    SEGMENTS = "segments with year and serial"
    DIGITS = "21 digits"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class IndexNumber:
    """An index number taken apart; parts that its shape does not tell are None or "".

    ``text`` is without white space, in half-width upper case. ``prefix`` is all before the
    period, ``organ`` its code where it is one of an organisation.
    """

    text: str
    shape: Shape
    prefix: str = ""
    organ: OrganCode | None = None
    year: int | None = None
    month: int | None = None
    serial: int | None = None

    @property
    def scope(self) -> tuple[str, int | None, int | None]:
        """Within which serials count up: prefix, year and month."""
        return self.prefix, self.year, self.month


_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_SHAPES = (
    (Shape.DATE_LIKE, re.compile(rf"{_YEAR}-{_MONTH}-(?P<serial>\d{{3,6}})")),
    (Shape.MONTHLY, re.compile(rf"(?P<prefix>[0-9A-Z-]+)/{_YEAR}{_MONTH}-(?P<serial>\d{{1,10}})")),
    (
        Shape.DAILY,
        re.compile(rf"(?P<prefix>[0-9A-Z-]*-)/{_YEAR}-{_MONTH}[0-3]\d(?P<serial>\d{{3}})"),
    ),
    (Shape.YEARLY, re.compile(rf"(?P<prefix>[0-9A-Z-]+)/{_YEAR}-(?P<serial>\d{{1,10}})")),
    (
        Shape.DASHED,
        re.compile(rf"(?P<prefix>[0-9A-Z]{{9}}|[0-9A-Z]{{18}})-{_YEAR}-(?P<serial>\d+)"),
    ),
    (
        Shape.SEGMENTS,
        re.compile(
            rf"(?P<prefix>(?:[0-9A-Z]+-)+){_YEAR}(?:{_MONTH}[0-3]\d)?-(?P<serial>\d+)(?:-\d+)*"
        ),
    ),
    (
        Shape.DIGITS,
        re.compile(rf"(?P<prefix>\d{{12,13}}){_YEAR}(?P<serial>\d{{4,5}})(?<=^.{{21}})"),
    ),
)
_LONGEST = 80  # characters
_PLAUSIBLE = re.compile(r"(?=.*\d)[0-9A-Z/_.\-—()（）\u4e00-\u9fff〔〕\[\]]{4,60}")


def normal_index_number(text: str) -> str:
    """Half width, upper case, no white space: the form in which two index numbers compare."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def looks_like_index_number(text: str) -> bool:
    """Whether a cell's text can be an index number at all: short, with digits, no sentence."""
    return bool(_PLAUSIBLE.fullmatch(normal_index_number(text)))


def read_index_number(text: str) -> IndexNumber:
    """Take an index number apart; an unknown build gives ``Shape.OTHER`` and no parts."""
    text = normal_index_number(text[: 2 * _LONGEST])
    for shape, pattern in _SHAPES if len(text) <= _LONGEST else ():
        match = pattern.fullmatch(text)
        if match:
            parts = match.groupdict()
            prefix = (parts.get("prefix") or "").rstrip("-")
            month = int(parts["month"]) if parts.get("month") else None
            organ = read_organ_code(prefix)
            year, serial = int(parts["year"]), int(parts["serial"])
            return IndexNumber(text, shape, prefix, organ, year, month, serial)
    return IndexNumber(text, Shape.OTHER)
