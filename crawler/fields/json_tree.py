"""A tree of columns that comes as data: nested ``children``, or flat with parents' ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from crawler.fields.json_rows import records, said, whole
from crawler.fields.markup import squeeze

MAX_NODES = 3000
"""No more nodes than these are read from one tree."""

_IDS = ("id", "catId", "code", "value")
_NAMES = ("name", "title", "label", "text")
_PARENTS = ("parent", "parent_id", "pId", "parentId")
_COUNTS = ("post_count", "count", "total")


@dataclass(slots=True, eq=False)
class TreeNode:
    """One column. ``path`` names its ancestors, itself last; ``count`` is None if not stated.

    ``record`` holds whatever else the tree says of it; ``below`` are the nodes right under it.
    """

    key: str
    name: str
    path: tuple[str, ...]
    count: int | None
    record: Mapping[str, object]
    below: list[TreeNode] = field(default_factory=list, repr=False)


def read_tree(value: object) -> list[TreeNode]:
    """Every named node of a tree, ancestors first, each id once."""
    found: dict[str, TreeNode] = {}
    queue: list[tuple[Mapping[str, object], str]] = [
        (record, "") for record in _top(value)[:MAX_NODES]
    ]
    for record, above in queue:
        key, name = said(record, *_IDS), squeeze(unescape(said(record, *_NAMES)))
        parent = found.get(above or said(record, *_PARENTS))
        if key and name and key not in found:
            path = (*parent.path, name) if parent else (name,)
            count = next((n for k in _COUNTS if (n := whole(record.get(k))) is not None), None)
            found[key] = TreeNode(key, name, path, count, record)
            if parent:
                parent.below.append(found[key])
        room = MAX_NODES - len(queue)
        queue.extend((child, key or above) for child in _children(record)[: max(room, 0)])
    return list(found.values())


def _top(value: object) -> list[Mapping[str, object]]:
    return records(value) if isinstance(value, list) else records([value])


def _children(record: Mapping[str, object]) -> list[Mapping[str, object]]:
    return records(record.get("children") or record.get("child"))
