"""What an element's attributes say of it: its name, and whether it is shown."""

from __future__ import annotations

import re
from itertools import accumulate

from crawler.fields.sheet import ROOT, Sheet

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CONDITION = re.compile(r"""\s*(["'])(.*?)\1\s*(!?=)==?\s*(["'])(.*?)\4\s*""")
_CONDITIONS = frozenset({"ms-visible", "ms-if", "v-if", "v-show", "ng-if", "ng-show"})
_LARGE_PART = 0.4


def looks(attributes: list[tuple[str, str]]) -> tuple[str, bool]:
    """An element's id and class, and whether it is hidden in itself."""
    mark, hidden, shown = "", False, None
    for name, value in attributes:
        if name == "style":
            if ("none" in value or "hidden" in value) and _HIDDEN.search(value):
                hidden = True
        elif name in ("class", "id"):
            mark = f"{mark} {value}" if mark else value
        elif name == "hidden":
            hidden = True
        elif name in _CONDITIONS:
            shown = _holds(value)
    return mark, hidden if shown is None else not shown


def _holds(condition: str) -> bool | None:
    """Whether a template's condition on two literals holds; None for any other condition."""
    match = _CONDITION.fullmatch(condition)
    return (match[2] == match[5]) is (match[3] == "=") if match else None


def hide(sheet: Sheet) -> None:
    """Mark all that lies in hidden blocks.

    A block with a large part of the page in it is only hidden until its script has run.
    """
    sizes = [0, *accumulate(len(line.text) - line.linked for line in sheet.lines)]
    for block in sheet.blocks:
        if block.hidden and sizes[block.end] - sizes[block.first] > sizes[-1] * _LARGE_PART:
            block.hidden = False
        if block.parent != ROOT and sheet.blocks[block.parent].hidden:
            block.hidden = True
    for line in sheet.lines:
        line.hidden = line.block != ROOT and sheet.blocks[line.block].hidden
