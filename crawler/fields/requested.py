"""What a report says of the number of requests for information (政府信息公开申请) of its year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.fields.counted import sentences
from crawler.fields.quantities import read_quantities

_CLAUSE = re.compile(r"[^，,、；;：:]+")
_RECEIVED = re.compile(r"(?<!未)(?<!没有)(?:收到|接收|接到)")
_NONE = re.compile(r"(?:未|没有)(?:收到|接到|接收)")
_REQUEST = re.compile(r"(?:信息)?公开申请|依申请公开|公开(?:的)?申请")
_NEW = re.compile(r"本年新收")
_OTHER = re.compile(
    r"结转|上年|去年|累计|历年|同比|其中|含|\d月|季度|半年|复议|诉讼|部门|乡镇|街道|分别|截至|截止"
)
_ROW = re.compile(
    r"本年新收(?:政府)?信息公开申请(?:的)?数量[^\d\n]{0,4}((?:\d{1,6}[ \t]+){0,12}\d{1,6})\s*$",
    re.M,
)
_UNITS = frozenset("件条份宗个次")


@dataclass(frozen=True, slots=True)
class Requested:
    """The number of requests that a text states, and the words that do; ``new`` is that of the
    yearly form (本年新收), in words or in its table."""

    stated: int | None
    words: str
    new: int | None


def read_requested(text: str) -> Requested:
    """The statements of a text; None where there is none, or more than one."""
    if "申请" not in text:
        return Requested(None, "", None)
    stated: dict[int, str] = {}
    new = {int(match[1].split()[-1]) for match in _ROW.finditer(text)}
    for sentence in sentences(text):
        if _REQUEST.search(sentence) and not _OTHER.search(sentence):
            for clause in _CLAUSE.findall(sentence):
                number = _number(clause)
                if number is not None and _NEW.search(clause):
                    new.add(number)
                elif number is not None:
                    stated.setdefault(number, clause.strip())
    fixed = new.pop() if len(new) == 1 else None
    if len(stated) != 1:
        return Requested(None, "", fixed)
    number, words = stated.popitem()
    return Requested(number, words, fixed)


def _number(clause: str) -> int | None:
    """The number of requests received that a clause states."""
    if not _REQUEST.search(clause):
        return None
    if _NONE.search(clause):
        return 0
    if not (_RECEIVED.search(clause) or _NEW.search(clause)):
        return None
    counts = [one for one in read_quantities(clause) if one.unit in _UNITS]
    return int(counts[0].low) if len(counts) == 1 and counts[0].is_exact else None
