"""Numbers of persons in a text: resident ID numbers, bank cards, private mobile numbers."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from crawler.fields.identity_number import (
    find_parted,
    identity_find,
    is_area,
    is_birth,
    is_identity_number,
    is_organ,
)
from crawler.fields.personal_words import Find, Kind, organ_name, word

_SEPARATORS = " \u00a0\u3000\\-－—"
_GLUED = "".join(f"(?<={word})|" for word in ("SFZ", "sfz", "ID", "Tel", "TEL", "tel"))
"""Labels that stand before a number without a sign between."""
_RUN = re.compile(rf"(?:{_GLUED}(?<![0-9A-Za-z]))\d+(?:[{_SEPARATORS}\n]\d+)*")
_GROUP = re.compile(r"\d+")
_LONG_ENOUGH = re.compile(
    rf"\d(?:[{_SEPARATORS}\n\t\u2000-\u200d\ufeff.·•．_/\\,，、–|｜~]{{0,3}}\d){{10}}"
)
_POINTS = re.compile(
    r"(?<![\d.])\d{3,4}(?P<point>[.·•．])\d{4}(?P=point)\d{4}(?:(?P=point)\d{1,4}){0,2}(?![\d.])"
)
_ID_SHAPES = {
    *((18,), (6, 8, 4), (6, 4, 4, 4), (4, 4, 4, 4, 2), (3, 3, 4, 4, 4)),
    *((14, 4), (6, 12), (12, 6), (10, 8)),  # in columns of their own
}
_X_SHAPES = {(*shape[:-1], shape[-1] - 1) for shape in _ID_SHAPES}
_MOBILE_SHAPES = {(11,), (3, 4, 4), (3, 8), (7, 4), (13,)}
_CARD_SHAPES = {
    (16,),
    (17,),
    (18,),
    (19,),
    (4, 4, 4, 4),
    (6, 13),
    *((4, 4, 4, 4, n) for n in (1, 2, 3)),
}
_SHAPES = frozenset({(15,), *_ID_SHAPES, *_X_SHAPES, *_MOBILE_SHAPES, *_CARD_SHAPES})
_FIRSTS = frozenset(shape[0] for shape in _SHAPES)
_MOST_GROUPS = 5
_MOBILE = re.compile(r"(?:86)?(1(?:3\d|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8})")
_SAMPLE = re.compile(r"1\d{2}(\d)\1{7}|1(?:380013800|390013900)0")
_BINS = re.compile(r"62|60|9558|95599|4\d{5}|5[1-5]|35(?:2[89]|[3-8])")
_HOLDER = re.compile(r"户\s*名|单位")
_CHINESE_BIN = re.compile(r"62|60|9558")
_DECIMAL_BEHIND = re.compile(r"[.．/]\d")
_DECIMAL_BEFORE = re.compile(r"\d[.．,，]$")
_BEFORE, _AFTER = 60, 12
_LABEL_NEAR = 14
_SPREAD = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{1,2})[ \u3000]{1,4}([\u4e00-\u9fff]{1,2})(?=\s?[：:])"
)
"""A label spread over its cell: 联系 人："""
_LONGEST_HEAD, _FEWEST_HEADS = 300, 3
_FIGURES = re.compile(r"\d{5}")


def find_numbers(text: str) -> Iterator[Find]:
    """The numbers of persons in a text, in its order."""
    if not _LONG_ENOUGH.search(text):
        return
    context = _Context(text)
    parted = [*find_parted(text), *_between_points(context)]
    if not parted:
        yield from _in_runs(context)
        return
    taken = {at for find in parted for at in range(find.start, find.end)}
    rest = (f for f in _in_runs(context) if f.start not in taken and f.end - 1 not in taken)
    yield from sorted((*parted, *rest), key=lambda find: find.start)


def _in_runs(context: _Context) -> Iterator[Find]:
    """The numbers whose groups of digits stand beside each other."""
    for run in _RUN.finditer(context.text):
        if run.end() - run.start() < 11:
            continue
        groups = [m.span() for m in _GROUP.finditer(context.text, run.start(), run.end())]
        first = 0
        while first < len(groups):
            found = _at(context, groups, first)
            if found is None:
                first += 1
                continue
            find, count = found
            yield find
            first += count


def _between_points(context: _Context) -> Iterator[Find]:
    """Cards, and telephones that are called so, with points between their groups."""
    for match in _POINTS.finditer(context.text):
        start, end = match.span()
        shape = tuple(map(len, match[0].split(match["point"])))
        find = _card(context, start, end, shape)
        if find is None and word("phone").search(context.before(start, _LABEL_NEAR)):
            find = _mobile(context, start, end, shape)
        if find is not None:
            yield find


def _at(context: _Context, groups: list[tuple[int, int]], first: int) -> tuple[Find, int] | None:
    """The number that begins at a group of digits, and how many groups it takes."""
    start, first_end = groups[first]
    is_cut = context.text[first_end : first_end + 1] == "\n"  # by a line's end, as in a PDF
    if first_end - start not in _FIRSTS and not is_cut:
        return None
    for count in range(1, min(_MOST_GROUPS, len(groups) - first) + 1):
        part = groups[first : first + count]
        end = part[-1][1]
        shape = tuple(stop - begin for begin, stop in part)
        if count == 2 and is_cut:
            shape = (sum(shape),)
        elif "\n" in context.text[start:end]:
            continue
        if shape not in _SHAPES:
            continue
        find = _identity(context, start, end, shape)
        is_open = context.text[end : end + 1].isascii() and context.text[end : end + 1].isalpha()
        if find is None and not is_open and not _in_address(context.text, start):
            find = _card(context, start, end, shape) or _mobile(context, start, end, shape)
        if find is not None:
            return find, count
    return None


class _Context:
    """What stands around a number."""

    def __init__(self, text: str) -> None:
        self.text = text

    def digits(self, start: int, end: int) -> str:
        """The ASCII digits of a stretch."""
        plain = unicodedata.normalize("NFKC", self.text[start:end])
        return "".join(sign for sign in plain if sign.isdigit())

    def before(self, start: int, reach: int = _BEFORE) -> str:
        """The text before a place, from the line before it at most."""
        near = self.text[max(0, start - reach) : start]
        return _SPREAD.sub(r"\1\2", "\n".join(near.split("\n")[-2:]))

    def heads(self, start: int) -> str:
        """The line with the heads of the columns above a row, "" where there is none."""
        place = bisect(self._heads, start, key=lambda head: head[0])
        return self._heads[place - 1][1] if place else ""

    @cached_property
    def _heads(self) -> list[tuple[int, str]]:
        """Where each line of heads ends, and the line."""
        places = accumulate(len(line) + 1 for line in self.text.split("\n"))
        lines = zip(places, self.text.split("\n"), strict=True)
        return [(end, line) for end, line in lines if is_head(line)]


def is_head(line: str) -> bool:
    """Whether a line heads the columns of a table with persons or telephones."""
    if len(line) > _LONGEST_HEAD or not word("heads").search(line):
        return False
    return len(line.split()) >= _FEWEST_HEADS and not _FIGURES.search(line)


def _in_address(text: str, start: int) -> bool:
    """Whether a number is part of a web address."""
    tail = re.split(r"[^\x21-\x7e]", text[max(0, start - 120) : start])[-1]
    return bool(tail) and ("://" in tail or "www." in tail or tail.endswith(("?", "&", "_")))


def _identity(context: _Context, start: int, end: int, shape: tuple[int, ...]) -> Find | None:
    text = context.text
    code, last = context.digits(start, end), text[end : end + 1]
    if shape in _X_SHAPES and last in {"X", "x", "Ｘ", "ｘ"}:
        code, end = code + "X", end + 1
    elif shape == (15,):
        labelled = word("identity").search(context.before(start, _LABEL_NEAR))
        if labelled and is_area(code) and is_birth(f"19{code[6:12]}"):
            return Find(Kind.ID_NUMBER, f"{code[:4]}*******{code[-4:]}", start, end, labelled[0])
        return None
    elif shape not in _ID_SHAPES:
        return None
    after = text[end : end + 1]
    if not is_identity_number(code) or (after.isascii() and after.isalnum()):
        return None
    label = word("identity").search(context.before(start, _LABEL_NEAR))
    if not label and is_organ(code):
        return None
    return identity_find(code, start, end, label[0] if label else "")


def _card(context: _Context, start: int, end: int, shape: tuple[int, ...]) -> Find | None:
    if shape not in _CARD_SHAPES:
        return None
    code = context.digits(start, end)
    if not _BINS.match(code) or not _luhn(code) or len(set(code)) < 4:
        return None
    near = word("bank").search(context.before(start) + context.text[end : end + _AFTER])
    heads = word("bank").search(context.heads(start))
    if not near and not heads:
        return None
    if not _CHINESE_BIN.match(code) and len(code) != 16:
        return None
    holder = _HOLDER.search(context.before(start))
    if holder and organ_name().search(context.before(start), holder.end()):
        return None
    label = near or heads
    return Find(
        Kind.BANK_CARD,
        f"{code[:4]}{'*' * (len(code) - 8)}{code[-4:]}",
        start,
        end,
        label[0] if label else "",
    )


def _luhn(code: str) -> bool:
    total = 0
    for place, sign in enumerate(reversed(code)):
        doubled = int(sign) * (1 + place % 2)
        total += doubled - 9 * (doubled > 9)
    return total % 10 == 0


def _mobile(context: _Context, start: int, end: int, shape: tuple[int, ...]) -> Find | None:
    if shape not in _MOBILE_SHAPES:
        return None
    match = _MOBILE.fullmatch(context.digits(start, end))
    is_number = (
        match and not _SAMPLE.fullmatch(match[1]) and (shape == (13,)) == (len(match[0]) == 13)
    )
    is_parted = len(shape) > 1 or "\n" in context.text[start:end]
    if not match or not is_number or not _is_called(context, start, end, is_parted):
        return None
    said = _owner(context, start, end)
    if said is None:
        return None
    return Find(Kind.MOBILE, f"{match[1][:3]}****{match[1][-4:]}", start, end, said)


def _is_called(context: _Context, start: int, end: int, is_parted: bool) -> bool:
    """Whether digits in the shape of a mobile number are one, not an amount or a code."""
    text = context.text
    near = context.before(start, _LABEL_NEAR)
    if word("phone").search(near):
        return True
    if is_parted and {" ", "\n"} & set(text[start:end]):  # each in its own cell of a table
        return False
    is_amount = word("units").match(text[end : end + 4].lstrip())
    is_decimal = _DECIMAL_BEHIND.match(text, end) or _DECIMAL_BEFORE.search(near)
    return not (is_amount or is_decimal or word("codes").search(near))


def _owner(context: _Context, start: int, end: int) -> str | None:
    """The word that makes a number a private person's, "" where none does; None for an office's.

    The last telling word before the number decides; then the heads of its table.
    """
    before = context.before(start)
    private = _last(word("private"), before)
    office = _last(word("office"), before)
    if private and (not office or private.start() > office.start()):
        return private[0]
    heads = context.heads(start)
    told = word("private_heads").search(heads)
    if office or (not told and word("office_heads").search(heads)):
        return None
    if told:
        return told[0]
    behind = context.text[end : end + _AFTER].partition("\n")[0]
    if organ_name().search(before) or re.match(r"\s*[（(].{0,8}(?:值班|办公|热线)", behind):
        return None
    return ""


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda match: match.start(), default=None)
