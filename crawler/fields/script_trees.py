"""Column trees that a page keeps in inline script: zTree nodes, dTree calls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.fields.outline import Outline

_NODE = re.compile(r"\{[^{}]{4,600}\}?")
_BRACE = re.compile(r"[{}]")
_PAIR = re.compile(r"""["']?\b(\w{1,20})["']?\s*:\s*(?:"([^"\n]*)"|'([^'\n]*)'|(-?\w{1,40}))""")
_CALL = re.compile(
    r"""\.add\(\s*["']?(-?\w+)["']?\s*,\s*["']?(-?\w+)["']?\s*,\s*["']([^"'\n]{1,60})["']\s*,\s*["']([^"'\n]{1,300})["']"""
)
_NAMES = ("name", "title", "text", "label")
_ADDRESSES = ("url", "href", "link", "file", "linkurl", "accessurl")
_PARENTS = ("pid", "parentid", "parent", "p_id")
_MAX_NODES = 20_000  # objects of scripts, most of them no nodes


@dataclass(frozen=True, slots=True)
class Node:
    """One column of a tree in script. ``path`` names its ancestors, itself last."""

    url: str
    name: str
    path: tuple[str, ...]


def read_script_tree(outline: Outline) -> Iterator[Node]:
    """The nodes of all trees in a page's inline script that have a name and an address."""
    text = outline.calls.text
    nodes = dict(_objects(text)) if re.search(r"pId|pid|parentId|children", text) else {}
    if ".add(" in text:
        nodes |= {m[1]: (m[2], m[3], m[4]) for m in _CALL.finditer(text)}
    for key, (_, name, href) in nodes.items():
        url = outline.to(href) if href and "javascript" not in href else None
        if url:
            yield Node(url, name, tuple(_path(nodes, key)))


_Nodes = dict[str, tuple[str, str, str]]


def _objects(text: str) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Nodes by their id: parent, name and address; a node inside another hangs below it."""
    around: list[str] = []
    count = 0
    for mark in _BRACE.finditer(text):
        if mark[0] == "}":
            if around:
                around.pop()
            continue
        match = _NODE.match(text, mark.start())
        found = _PAIR.finditer(match[0]) if match else ()
        pairs = {m[1].lower(): m[2] or m[3] or m[4] or "" for m in found}
        name = next((pairs[n] for n in _NAMES if pairs.get(n)), "")
        href = next((pairs[a] for a in _ADDRESSES if pairs.get(a)), "")
        key = above = around[-1] if around else ""
        if name and len(name) <= 40 and re.search(r"[\u4e00-\u9fff]", name):
            key = pairs.get("id") or f"#{count}"
            yield key, (next((pairs[p] for p in _PARENTS if p in pairs), above), name, href)
        around.append(key)
        count += 1
        if count >= _MAX_NODES:
            return


def _path(nodes: _Nodes, key: str) -> list[str]:
    names: list[str] = []
    seen: set[str] = set()
    while key in nodes and key not in seen:
        seen.add(key)
        names.append(nodes[key][1])
        key = nodes[key][0]
    return names[::-1]
