"""Values of a script that is read and not run: texts, numbers, lists, and the unknown."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.S)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\n": ""}

Value = str | int | bool | list[str] | tuple[()] | None
"""A value in a script: ``()`` is JavaScript's null, None is one that is not known here."""


def literal(token: str) -> str:
    """The text of a string token, its escapes resolved."""

    def unescape(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        return chr(int(code, 16)) if code else _ESCAPES.get(match[3], match[3])

    if "\\" not in token:
        return token[1:-1]
    text = _ESCAPE.sub(unescape, token[1:-1])
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def truth(value: Value) -> bool | None:
    """Whether a value counts as true; None where it is unknown."""
    return None if value is None else bool(value)


def reached(live: bool | None, holds: bool | None) -> bool | None:
    """Whether a branch is run, given whether its ``if`` is and whether the condition holds."""
    if live is False or holds is False:
        return False
    return True if live and holds else None


def total(left: Value, right: Value) -> Value:
    """``left + right``; unknown unless both are text or numbers."""
    if isinstance(left, int) and isinstance(right, int):
        return left + right
    known = all(isinstance(value, (str, int)) for value in (left, right))
    return f"{left}{right}" if known else None


def compare(left: Value, mark: str, right: Value) -> bool | None:
    """A comparison; unknown where either side is."""
    if left is None or right is None:
        return None
    if mark in ("==", "===", "!=", "!=="):
        return (left == right) is mark.startswith("=")
    if not (isinstance(left, int) and isinstance(right, int)):
        return None
    return {">": left > right, "<": left < right, ">=": left >= right, "<=": left <= right}[mark]


def member(value: Value, name: str, arguments: list[Value] | None) -> Value:
    """A property, or a method where ``arguments`` are given, of a known text or list."""
    if name == "length" and isinstance(value, (str, list)):
        return len(value)
    if not isinstance(value, str) or arguments is None:
        return None
    return _method(value, name, *(*arguments, None, None)[:2])


def _method(text: str, name: str, first: Value, second: Value) -> Value:
    if name == "trim":
        return text.strip()
    if name == "split" and isinstance(first, str) and first:
        return text.split(first)
    if name == "replace" and isinstance(first, str) and isinstance(second, str):
        return text.replace(first, second, 1)
    if name in ("substring", "slice", "substr") and isinstance(first, int):
        end = second if isinstance(second, int) else len(text)
        return text[first : first + end if name == "substr" else end]
    return None
