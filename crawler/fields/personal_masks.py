"""ID numbers that are masked in part, and the birth dates that give their other digits."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from crawler.fields.personal_numbers import is_head
from crawler.fields.personal_words import Find, Kind, person_name

_CELLS = re.compile(r"[^\s|｜、，,；;]+")
_PARTIAL = re.compile(r"(?<![0-9A-Za-z*])[1-9*](?:\d|\*)+[\dX*](?![0-9A-Za-z])", re.I)
_STARS = re.compile(r"[*＊●]")
_OTHER_MASKS = re.compile(r"(?<=\d)(?:[Xx]{3,}|[×✕#■□●▇_.·\-]{3,}|\.{3,})(?=[\dXx*])")
_ANY_MASK = re.compile(r"[*＊●]|[\d０-９](?:[XxＸ]{3}|[×✕#＃■□▇_＿.．·\-－]{3}|…)")
_GAP = re.compile(r"(?<![\d*])(\d{6})[ \t](\*{4,8})[ \t](\d{3}[\dXx])(?![\d*])")
_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/. 年]{0,2}(1[0-2]|0?[1-9])[-/. 月]{0,2}"
    r"([12]\d|3[01]|0?[1-9])日?(?!\d)"
)
_BORN_BEFORE = re.compile(r"(?:出生|生日|生于)[^\d，。；]{0,8}$")
_BORN_BEHIND = re.compile(r"\s?(?:出生|生[，。；、）)]|生$)")
_TABLE_DAY = re.compile(r"日期|时间|年月|生日|出生")
_FORM_LINE = re.compile(r"^\s*(?:出生|生日)")
_SENTENCE = re.compile(r"[。；;]")
_ENDS = re.compile(r"前[六6]位.*后[四4]位")
_END_CELLS = re.compile(r"(?<!\d)([1-8]\d{5})(?!\d).*(?<!\d)(\d{3}[\dXx])(?!\w)")
_NEAR = 2  # lines of a form between a number and the birth date
_LONGEST = 1000
_LENGTH = 18
_MOST_PARTIALS = 500


def find_partial_ids(text: str) -> Iterator[Find]:
    """ID numbers masked in part, in rows of persons or beside a birth date, with that date.

    ``masked`` has 18 signs with * for what is not told; ``label`` is the same for one name, or
    for one sentence that names nobody in a cell of its own, so that the parts of one number can
    be held against each other.
    """
    if not _ANY_MASK.search(text) and not _ENDS.search(text):
        return
    heads, count = "", 0
    lines = text.split("\n")
    for number, written in enumerate(lines):
        if is_head(written):
            heads = written
        near = lines[max(0, number - _NEAR) : number + _NEAR + 1]
        for key, patterns in _of_line(written, heads, near):
            digest = hashlib.blake2b(key.encode(), digest_size=6).hexdigest()
            for pattern in dict.fromkeys(patterns):
                count += 1
                yield Find(Kind.PARTIAL_ID, pattern, 0, 0, digest)
        if count >= _MOST_PARTIALS:
            return


def _of_line(written: str, heads: str, near: list[str]) -> Iterator[tuple[str, list[str]]]:
    """What a line tells of each ID number: whose it is, and the digits."""
    if not _ANY_MASK.search(written):
        if _ENDS.search(heads):
            yield from _between_ends(written, heads)
        return
    line = unicodedata.normalize("NFKC", written[:_LONGEST])
    line = _OTHER_MASKS.sub(lambda mask: "*" * len(mask[0]), _STARS.sub("*", line))
    line = _GAP.sub(r"\1\2\3", line)
    if _SENTENCE.search(line):
        for part in _SENTENCE.split(line):
            yield from _of_one(part, [*_births(part, "", is_prose=True)])
        return
    name = next((c for c in _CELLS.findall(line[:300]) if person_name().fullmatch(c)), "")
    patterns, born = _patterns(line), [*_births(line, heads)]
    if name and patterns:
        yield name, [*patterns, *born]
    elif patterns:
        yield from _of_one(line, born or [*_births_of_form(near)])


def _of_one(part: str, born: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The one number of a text in which no name stands alone, with the one birth date."""
    patterns = _patterns(part)
    if len(patterns) == len(born) == 1:
        yield part, [*patterns, *born]


def _patterns(line: str) -> list[str]:
    found = (_aligned(match[0]) for match in _PARTIAL.finditer(line))
    return list(dict.fromkeys(filter(None, found)))


def _between_ends(row: str, heads: str) -> Iterator[tuple[str, list[str]]]:
    """The first six and the last four digits in columns of their own, with the birth date."""
    ends = _END_CELLS.search(row)
    if ends:
        born = list(_births(row, heads))
        yield row, [f"{ends[1]}{'*' * 8}{ends[2].upper()}", *born]


def _aligned(shown: str) -> str | None:
    """A number masked in part at its 18 places; None where it is none, or hides nothing useful."""
    shown = shown.upper()
    head, tail = shown[: shown.find("*")], shown[shown.rfind("*") + 1 :]
    known = sum(sign != "*" for sign in shown)
    if len(shown) != _LENGTH:
        if known != len(head) + len(tail) or known > _LENGTH - 2 or len(shown) < 10:
            return None
        shown = head + "*" * (_LENGTH - known) + tail
    is_id = 4 <= known < _LENGTH and (not head or len(head) > 1)
    return shown if is_id and "*" in shown else None


def _births(line: str, heads: str, *, is_prose: bool = False) -> Iterator[str]:
    """The birth dates of a line: those that are called so, by a word or by their column.

    Where the heads name other days alone (发放日期), a day is none of birth; where nothing
    calls it anything, the only one of a row is taken for one.
    """
    days = [(match, day) for match in _DAY.finditer(line) if (day := _day(match))]
    called = [day for match, day in days if _is_called_birth(line, match)]
    columns = [head for head in _CELLS.findall(heads) if _TABLE_DAY.search(head)]
    births = [n for n, head in enumerate(columns) if "生" in head and "生效" not in head]
    if called:
        found = called
    elif columns:
        found = [days[n][1] for n in births if n < len(days)]
    else:
        found = [day for _, day in days] if len(days) == 1 and not is_prose else []
    yield from dict.fromkeys(f"{'*' * 6}{day:%Y%m%d}****" for day in found)


def _is_called_birth(line: str, day: re.Match[str]) -> bool:
    before = line[max(0, day.start() - 16) : day.start()]
    return bool(_BORN_BEFORE.search(before) or _BORN_BEHIND.match(line, day.end()))


def _births_of_form(near: Iterable[str]) -> Iterator[str]:
    """The birth date in a line of its own beside the number's."""
    for line in near:
        if _FORM_LINE.match(line):
            yield from _births(unicodedata.normalize("NFKC", line[:_LONGEST]), "")


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def joined(patterns: list[str]) -> str | None:
    """Several masked forms of one number laid over each other; None where they contradict."""
    places = ["*"] * _LENGTH
    for pattern in patterns:
        for place, sign in enumerate(pattern):
            if sign == "*":
                continue
            if places[place] not in {"*", sign}:
                return None
            places[place] = sign
    return "".join(places)
