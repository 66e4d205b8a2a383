"""Settings that a script passes to a call as an object, found around a word in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_WIDTH = 4000  # characters before and after the word that its object may reach over
_PAIR = re.compile(
    r"""["']?\b([A-Za-z_]\w{0,30})["']?\s{0,20}:\s{0,20}
    (?:"([^"\n]{0,1000})"|'([^'\n]{0,1000})'|(-?\d{1,12}|true|false)\b)""",
    re.X,
)
_CALLED_ON = re.compile(
    r"""["']#([\w.-]{1,80})["']\s{0,20}\)\s{0,20}\.\s{0,20}\w{1,40}\s{0,20}\($"""
)
_BEFORE = 200
_MOST_WORDS = 400


@dataclass(frozen=True, slots=True)
class ScriptObject:
    """One object: its own and its nested pairs, and the id of the element it is meant for.

    ``inner`` holds what stands in objects inside it, ``outer`` the rest; names of ``outer``
    are in lower case.
    """

    outer: dict[str, str]
    inner: dict[str, str]
    element_id: str


def objects_around(script: str, word: re.Pattern[str], most: int = 40) -> Iterator[ScriptObject]:
    """The objects of a script that a word stands in, each once, at most ``most``."""
    seen: set[int] = set()
    for match in islice(word.finditer(script), _MOST_WORDS):
        start = _opening(script, match.start())
        if start is None or start in seen:
            continue
        seen.add(start)
        yield _read(script, start)
        if len(seen) >= most:
            return


def _opening(script: str, at: int) -> int | None:
    """Where the object around a place opens, None where none does nearby."""
    depth = 0
    for place in range(at - 1, max(-1, at - _WIDTH), -1):
        if script[place] == "}":
            depth += 1
        elif script[place] == "{":
            if depth == 0:
                return place
            depth -= 1
    return None


def _read(script: str, start: int) -> ScriptObject:
    own: list[str] = []
    nested: list[str] = []
    depth = 0
    for character in script[start : start + 2 * _WIDTH]:
        depth += character == "{"
        (own if depth == 1 else nested).append(character)
        depth -= character == "}"
        if depth == 0:
            break
    target = _CALLED_ON.search(script, max(0, start - _BEFORE), start)
    outer = {name.lower(): value for name, value in _pairs("".join(own))}
    return ScriptObject(outer, dict(_pairs("".join(nested))), target[1] if target else "")


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for name, double, single, plain in _PAIR.findall(text):
        yield name, double or single or plain
