"""What a column is for, by the meaning of its name and of the columns above it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from crawler.items import ColumnKind

_BLANKS = re.compile(r"[\s\u3000\xa0>»›＞/|·\[\]【】()（）《》“”\"']+")
_OFFICE = re.compile(r".*(?:局|委|委员会|办公室|厅|街道|办事处|镇|乡|联合会|政府)")
_LONGEST_NAME = 40


@lru_cache(maxsize=8192)
def kind_of_name(name: str) -> ColumnKind | None:
    """The kind that a name alone tells; OTHER where it means something else, None if unknown."""
    bare = _BLANKS.sub("", name)
    if not bare or len(bare) > _LONGEST_NAME or _OFFICE.fullmatch(bare):
        return None
    return next((kind for kind, pattern in _patterns() if pattern.search(bare)), None)


def kind_of(name: str, path: Sequence[str] = ()) -> ColumnKind:
    """The kind of a column. ``path`` names its ancestors from the top, with or without itself.

    The name decides; where it says nothing of its own (a year, 其他, the name of an office),
    the nearest ancestor that does.
    """
    for step in (name, *reversed(path)):
        kind = kind_of_name(step)
        if kind is not None:
            return kind
    return ColumnKind.OTHER


@cache
def _patterns() -> tuple[tuple[ColumnKind, re.Pattern[str]], ...]:
    table = tomllib.loads(files("crawler.fields").joinpath("columns.toml").read_text("utf-8"))
    return tuple(
        (ColumnKind(entry["kind"]), re.compile("|".join(entry["match"])))
        for entry in table["names"]
    )
