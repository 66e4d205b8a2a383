"""Opinions that a page of feedback turns down, each with what the page says to explain it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

_SECTION = re.compile(
    r"(?:的|意见|建议|情况|部分|内容|及其?|和|与|其|理由|原因|说明|如下|[:：、\s]|[（(][^（）()]{0,12}[）)])*$"
)
_OPENS = re.compile(r"[\W\d一二三四五六七八九十]*(?:关于|以下|下列)?")
_NAMES_THEM = re.compile(r"的?(?:意见|建议|情况|部分)*\s*[:：]")
_ENDS = " \u3000。：:"
_LABEL = re.compile(
    r"(?:未|不|没有)[予被能]?以?采纳(?:的)?(?:意见|建议)?(?:的)?(?:主要|具体)?(?=理由|原因)"
)
_ASKS = re.compile(r"(?:是否|有无|可否)采纳")
_NO = re.compile(r"(?<=\s)否(?=\s|$)")
_WHY = re.compile("理由|原因")
_ENTRY = re.compile(
    r"\s*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）.．、\s]|第[\d一二三四五六七八九十]+[条点项]|(?:意见|建议)[\d一二三四五六七八九十]+)"
)
_DATED = re.compile(r"[\s（(]*20\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日[\s）)]*")
_SIGNED = re.compile(r"[^。；;，,：:\n]{2,30}")
_ADOPTS = "采纳"
_COUNTED_BEFORE = re.compile(
    r"(?<!第)(?<![\d第])[\d一二三四五六七八九十两]+\s?余?[条个件项](?:意见|建议)*[^。；;，,\n]{0,6}$"
)
_COUNTED_BEHIND = re.compile(
    r"(?:的|意见|建议|共|有|[:：\s])*[\d一二三四五六七八九十两]+\s?余?[条个件项]"
)
_THEREFORE = re.compile(r"故|因此|所以|因而|由此")
_STOP = re.compile(r"[。；;\n]")
_COURTESY = re.compile(r"[^。；;，,\n]*(?:感谢|谢谢|欢迎)[^。；;\n]*")
_EMPTY = re.compile(r"[\W\d_]|条|意见|建议|的|情况|其中|如下")
_LONGEST = 40  # characters of a heading
_CELL = 12
_TOLD_CELL = 4  # letters of a cell that explains
_TOLD = 8  # letters behind a rejection that may explain it
_LONG = 15
_SEARCHED = 240
_LOOKED_AT = 3


class Told(StrEnum):
    """What is said to explain a rejection."""

    REASON = "reason"
    MAYBE = "maybe"  # words that may explain it, or lead to where it is explained
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A place that says that an opinion was not adopted. ``is_count`` says how many were; what
    explains it may stand with each of them."""

    words: str
    told: Told
    is_count: bool = False


@dataclass(frozen=True, slots=True)
class Patterns:
    """Words of rejections, of reasons, and of statements that nothing was turned down."""

    rejected: re.Pattern[str]
    none: re.Pattern[str]
    reasons: re.Pattern[str]


def read_rejections(text: str, patterns: Patterns) -> list[Rejection]:
    """Every rejection of a text in page order, counts of such as are told one by one left out."""
    lines = _LABEL.sub("", patterns.none.sub("", text)).split("\n")
    found: list[Rejection] = []
    has_column = asks = False
    for place, line in enumerate(lines):
        if _is_head(line):
            has_column, asks = bool(_WHY.search(line)), bool(_ASKS.search(line))
            continue
        marks = list(patterns.rejected.finditer(line)) or (list(_NO.finditer(line)) if asks else [])
        if marks and _is_heading(line, marks[0]):
            found += _under(line, lines[place + 1 :], patterns)
            continue
        for number, match in enumerate(marks):
            last = number + 1 == len(marks)
            if not last and _NAMES_THEM.match(line, match.end()):
                continue
            end = len(line) if last else _sentence(line, marks[number + 1].start())
            start = max(_sentence(line, match.start()), marks[number - 1].end() if number else 0)
            behind = line[match.end() : end]
            if last:
                behind += "\n" + "\n".join(_goes_on(lines[place + 1 : place + 1 + _LOOKED_AT]))
            told = _told(line[start : match.start()], behind[:_SEARCHED], patterns, has_column)
            is_count = bool(
                _COUNTED_BEFORE.search(line[: match.start()])
                or _COUNTED_BEHIND.match(line, match.end())
            )
            words = line[max(0, match.start() - 20) : match.end() + 20]
            found.append(Rejection(words, told, is_count))
    one_by_one = [one for one in found if not one.is_count]
    return one_by_one or found


def _is_head(line: str) -> bool:
    """Whether a line is the head of a table: several short names and nothing else."""
    names = line.split()
    return (
        len(names) > 2
        and all(len(name) <= _CELL for name in names)
        and not re.search(r"[\d。，；]", line)
        and any(_ADOPTS in name or _WHY.search(name) for name in names)
    )


def _is_heading(line: str, match: re.Match[str]) -> bool:
    """Whether a line only names the opinions that follow it: 二、未采纳的意见."""
    rest = line[match.end() :].strip(_ENDS)
    opens = _OPENS.fullmatch(line, 0, match.start())
    return len(line) <= _LONGEST and bool(opens and rest and _SECTION.match(rest))


def _sentence(line: str, at: int) -> int:
    """Where the sentence around a place begins."""
    before = [match.end() for match in _STOP.finditer(line, 0, at)]
    return before[-1] if before else 0


def _goes_on(lines: list[str]) -> Iterator[str]:
    """The lines that still speak of the same opinion; who signed the page and when is no more."""
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        is_signed = _DATED.fullmatch(following) and _SIGNED.fullmatch(line)
        if is_signed or _DATED.fullmatch(line):
            return
        if _ADOPTS in line or (_ENTRY.match(line) and not _WHY.search(line[:_CELL])):
            return
        yield line


def _told(before: str, behind: str, patterns: Patterns, has_column: bool) -> Told:
    if _THEREFORE.search(before) or patterns.reasons.search(f"{before}\n{behind}"):
        return Told.REASON
    left = len(_EMPTY.sub("", _COURTESY.sub("", behind)))
    if has_column and left >= _TOLD_CELL:
        return Told.REASON
    return Told.MAYBE if left >= _TOLD else Told.NOTHING


def _under(heading: str, lines: list[str], patterns: Patterns) -> Iterator[Rejection]:
    """The opinions under a heading of those that were turned down."""
    section: list[str] = []
    for line in lines:
        if _ADOPTS in line and len(line) <= _LONGEST and not patterns.rejected.search(line):
            break
        section.append(line)
    text = "\n".join(section)
    if any(map(patterns.rejected.search, section)) or len(_EMPTY.sub("", text)) < _TOLD_CELL:
        return
    explains = patterns.reasons.search(text) or (_WHY.search(heading) and len(text) >= _LONG)
    told = Told.REASON if explains else Told.NOTHING
    yield Rejection(f"{heading}{section[0]}"[:_LONGEST], told)
