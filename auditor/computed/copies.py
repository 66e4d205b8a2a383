"""Texts that are almost the same: found in linear time by a few of their smallest hashes."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest

from rapidfuzz.fuzz import ratio

_GRAM = 4
_SKETCH = 5
_CANDIDATES = 10
_LONGEST = 1_000


def near_copies(texts: Sequence[str], likeness: float) -> Iterator[tuple[int, int]]:
    """Places of texts with the place of an earlier one that is as like (0 to 1), each once.

    Texts are compared as they are: fold them before. One that is as like as 0.9 is all but
    certain to be found; the nearer two are, the surer.
    """
    buckets: dict[int, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        sketch = _sketch(text[:_LONGEST])
        candidates = dict.fromkeys(one for mark in sketch for one in buckets[mark])
        like = next(
            (
                one
                for one in candidates
                if ratio(texts[one][:_LONGEST], text[:_LONGEST]) >= 100 * likeness
            ),
            None,
        )
        if like is not None:
            yield place, like
        for mark in sketch:
            if len(buckets[mark]) < _CANDIDATES:
                buckets[mark].append(place)


def grams(text: str, size: int = _GRAM) -> set[str]:
    """All runs of so many characters."""
    return {text[place : place + size] for place in range(len(text) - size + 1)}


def _sketch(text: str) -> list[int]:
    return nsmallest(_SKETCH, {zlib.crc32(gram.encode("utf-8", "replace")) for gram in grams(text)})
