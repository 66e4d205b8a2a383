"""Texts as sets of their clauses: what two texts have in common, without keeping either."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from zlib import crc32

_PIECE = re.compile(r"\w{6,}")
"""A run without punctuation or white space; shorter ones are in every text."""
_SEARCHED = 60_000
"""Of a long text so many characters count."""
_LENGTH = 0xFF

Pieces = array
"""Each clause once as a number: a check sum, and in the lowest byte its length."""

_EMPTY: Pieces[int] = array("I")


def empty() -> Pieces[int]:
    """No clauses."""
    return _EMPTY


def pieces(text: str) -> Pieces[int]:
    """The clauses of a text."""
    found = set(_PIECE.findall(text[:_SEARCHED]))
    return array("I", sorted(map(piece, found)))


def piece(text: str) -> int:
    """One clause as a number."""
    return crc32(text.encode("utf-8", "surrogatepass")) & ~_LENGTH | min(len(text), _LENGTH)


def weight(some: Iterable[int]) -> int:
    """The characters in some clauses."""
    return sum(one & _LENGTH for one in some)


def share_in(one: Pieces[int], other: Pieces[int]) -> float:
    """The share of the first text's characters that the second has too; 0 for an empty one."""
    whole = weight(one)
    return weight(set(one).intersection(other)) / whole if whole else 0.0
