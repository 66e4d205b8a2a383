"""Tasks of a plan and whether each names who answers for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditor.computed.scope import Settings

_STYLES = (
    re.compile(r"^[ \t\u3000]*[（(][一二三四五六七八九十]{1,3}[）)]", re.M),
    re.compile(r"^[ \t\u3000]*\d{1,2}[.．、](?!\d)", re.M),
    re.compile(r"^[ \t\u3000]*[一二三四五六七八九十]{1,3}、", re.M),
)
_ABOVE = (
    re.compile(r"^[ \t\u3000]*[一二三四五六七八九十]{1,3}、", re.M),
    re.compile(
        r"^[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])",
        re.M,
    ),
    None,
)
# 责任单位：甲局, or 甲局负责）; the words come first, so that the engine can skip to them.
_OWNER = re.compile(
    r"(?:责任|牵头|负责|主办|承办|协办|配合|落实|分工|参与)"
    r"(?:(?<!分工|参与)(?:单位|部门|科室|处室|股室|人|领导|主体)?\s?[:：]\s?[^\s：:；;。）)】\]]"
    r"|(?<!责任|主办|承办|协办)[^（(）)\n]{0,12}[）)］】\]])"
)
_HINTS = (
    "责任",
    "牵头",
    "负责）",
    "负责)",
    "负责］",
    "负责】",
    "负责]",
    "落实）",
    "落实)",
    "负责单位",
    "主办单位",
)
_HEADING = 40
_HEADING_END = re.compile(r"[。\n]")


class TaskCustom(Settings):
    """Tasks owe an owner where at least ``fewest`` stand in a row and ``share`` (0 to 1) of them
    name one; headings with an ``exempt`` word are of no task."""

    fewest: int
    share: float
    exempt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tasks:
    """Tasks that stand in one row: how many, and the headings of those without an owner."""

    count: int
    without: tuple[str, ...]


def read_tasks(text: str, custom: TaskCustom) -> Iterator[Tasks]:
    """The rows of tasks of a text in which it is the custom to name who is responsible.

    A row is what is numbered in one style under one heading. An owner stands behind 责任单位：,
    牵头单位： and the like, or in brackets that end in 负责. Chapters that are divided further
    (总体要求, 主要任务) are no tasks themselves.
    """
    if not _OWNER.search(text) or not any(word in text for word in _HINTS):
        return
    for style, above in zip(_STYLES, _ABOVE, strict=True):
        for section in _split(text, above) if above else [text]:
            blocks = _split(section, style)[1:]
            if above or not any(_STYLES[0].search(block) for block in blocks):
                yield from _row(blocks, custom)


def _split(text: str, style: re.Pattern[str]) -> list[str]:
    """What precedes the first mark, and each block from its mark on."""
    starts = [0, *(match.start() for match in style.finditer(text)), len(text)]
    return [text[one:other] for one, other in pairwise(starts)]


def _row(blocks: Sequence[str], custom: TaskCustom) -> Iterator[Tasks]:
    headings = [_HEADING_END.split(block.strip(), maxsplit=1)[0][:_HEADING] for block in blocks]
    owed = [
        (heading, block)
        for heading, block in zip(headings, blocks, strict=True)
        if not any(word in heading for word in custom.exempt)
    ]
    without = tuple(heading for heading, block in owed if not _OWNER.search(block))
    if len(owed) >= custom.fewest and len(owed) - len(without) >= custom.share * len(owed):
        yield Tasks(len(owed), without)
