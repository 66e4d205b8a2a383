"""Lists of persons in a text, and home addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.fields.personal_numbers import is_head
from crawler.fields.personal_words import Find, Kind, person_name, word

_CELLS = re.compile(r"[^\s|｜、，,；;]+")
_MISSES = 3  # lines in a row that are no rows of persons end a list
_OPENING = 300  # characters of a text that say what its list is of
_HOUSE = re.compile(r"[\d一二三四五六七八九十]+\s*(?:号|室|栋|幢|单元|户|组)")
_STREET = re.compile(r"[县区市镇乡村路街巷道]|小区|社区|新村|花园")
_WHERE = re.compile(r"[为在是于:：\s]{0,4}([^\s，。；,;、）)]{5,60})")
_NAMED_REACH = 60
_STARS = re.compile(r"[*＊×●]")


def find_lists(text: str, title: str = "") -> Iterator[Find]:
    """Lists that name persons: with diseases, of recipients of welfare, of minors, with homes.

    One find for each list and kind: ``masked`` tells the heads and the number of persons,
    ``label`` the columns that say too much of a recipient. ``title`` is that of the text.
    """
    if not word("names").search(text):
        return
    subject = f"{title}\n{text[:_OPENING]}"
    for start, heads, rows in _lists(text):
        shown = f"{'、'.join(heads.split())[:60]}（{len(rows)}）"
        for kind, label in _kinds_of(heads, subject, rows):
            yield Find(kind, shown, start, start + len(heads), label)


def _lists(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """The lists of a text: where the line of heads begins, that line, the rows of persons."""
    at, start, heads, misses = 0, 0, "", 0
    rows: list[str] = []
    for line in (*text.split("\n"), ""):
        if is_head(line) or at >= len(text) or misses >= _MISSES:
            if rows:
                yield start, heads, rows
            names = is_head(line) and word("names").search(line)
            start, heads, rows, misses = at, line if names else "", [], 0
        elif heads and _is_person(line):
            rows.append(line)
            misses = 0
        elif heads and line.strip():
            misses += 1
        at += len(line) + 1


def _is_person(row: str) -> bool:
    """Whether a row of a table names a person in clear in one of its first cells."""
    cells = _CELLS.findall(row[:300])
    return len(cells) > 1 and any(person_name().fullmatch(cell) for cell in cells[:4])


def _kinds_of(heads: str, subject: str, rows: list[str]) -> Iterator[tuple[Kind, str]]:
    is_masked = any(_STARS.search(row) for row in rows)
    if illness := word("illness").search(heads):
        yield Kind.ILLNESS, illness[0]
    if word("welfare").search(heads + subject):
        excess = dict.fromkeys(word("excess").findall(heads))
        shown = [name for name in excess if not (is_masked and word("numbers").match(name))]
        yield Kind.WELFARE, "、".join(shown)
    birth = word("birth").search(heads)
    if birth and not is_masked and word("minors").search(heads + subject[:100]):
        yield Kind.MINOR, birth[0]
    home = word("home").search(heads)
    if home and any(_HOUSE.search(row) and _STREET.search(row) for row in rows):
        yield Kind.ADDRESS, home[0]


def find_addresses(text: str) -> Iterator[Find]:
    """Home addresses down to the house, with the person's name before them."""
    for label in word("home").finditer(text):
        where = _WHERE.match(text, label.end())
        if where is None or not _HOUSE.search(where[1]) or not _STREET.search(where[1]):
            continue
        if _names_person(text[max(0, label.start() - _NAMED_REACH) : label.start()]):
            yield Find(Kind.ADDRESS, f"{where[1][:6]}****", where.start(1), where.end(1), label[0])


def _names_person(before: str) -> bool:
    """Whether the words before an address name a person in clear."""
    name = person_name().pattern
    for role in word("persons").finditer(before):
        if re.match(rf"[：:\s]*(?!.{{0,3}}[某*＊×]){name}", before[role.end() :]):
            return True
    return bool(
        re.search(rf"(?:^|[\s，。；、（(]){name}(?<!某)[，,、（(\s]+(?:男|女)[，,、）)\s]", before)
    )
