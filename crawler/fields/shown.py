"""What an element's attributes say of it: its name, whether it is shown, which file it opens."""

from __future__ import annotations

import re
from itertools import accumulate

from crawler.fields.sheet import ROOT, Sheet

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CONDITION = re.compile(r"""\s*(["'])(.*?)\1\s*(!?=)==?\s*(["'])(.*?)\4\s*""")
_CONDITIONS = frozenset({"ms-visible", "ms-if", "v-if", "v-show", "ng-if", "ng-show"})
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|ceb|rar|zip|7z|txt|csv)(?![A-Za-z0-9])", re.I
)
_LARGE_PART = 0.4


def looks(attributes: list[tuple[str, str]]) -> tuple[str, bool, str]:
    """An element's id and class, whether it is hidden in itself, and what in its ``onclick`` or
    ``data-`` attributes names a file, as a script has it; "" if nothing does.
    """
    mark, hidden, shown, file = "", False, None, ""
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
        elif "." in value and (name == "onclick" or name[:5] == "data-") and _FILE.search(value):
            file = value if name == "onclick" else f"'{value}'"
    return mark, hidden if shown is None else not shown, file


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
