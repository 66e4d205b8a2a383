"""Menus of made portals: every way in which columns are led to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

MENUS = (
    "nested",
    "dl",
    "left",
    "sitemap",
    "tree",
    "json",
    "blocks",
    "tables",
    "mega",
    "icons",
    "frame",
)


@dataclass(frozen=True)
class Entry:
    """One column of a menu with the columns below it; ``href`` is written as the page has it."""

    name: str
    href: str
    below: tuple[Entry, ...] = ()


def render_menu(kind: str, css: str, tops: Sequence[Entry]) -> str:
    """The menu at the head of every page; some kinds lead to the top columns only."""
    if kind == "nested":
        return f"<div class={css}n>{lists(tops)}</div>"
    if kind == "dl":
        parts = (
            f"<dl><dt>{_link(top)}</dt>{''.join(f'<dd>{_link(each)}</dd>' for each in top.below)}</dl>"
            for top in tops
        )
        return f"<div class={css}n>{''.join(parts)}</div>"
    if kind == "tree":
        return f"<div class={css}n>{_flat_tree(tops)}<div id=tree></div></div>"
    if kind == "json":
        return f"<div class={css}n>{_deep_tree(tops)}<div id=tree></div></div>"
    if kind == "tables":
        rows = (
            f"<tr><td width=90>{_link(top)}</td><td>"
            f"{' | '.join(_link(each) for each in top.below)}</td></tr>"
            for top in tops
        )
        return f"<table class={css}n>{''.join(rows)}</table>"
    if kind == "mega":
        parts = (
            f"<div class={css}i><a href='{escape(top.href)}'>{top.name}</a><div class={css}d "
            f"style='display:none'><div><div>{''.join(f'<span>{_link(each)}</span>' for each in top.below)}"
            "</div></div></div></div>"
            for top in tops
        )
        return f"<div class={css}n>{''.join(parts)}</div>"
    if kind == "icons":
        parts = (
            f"<li><a href='{escape(each.href)}' title='{each.name}'><img src=/i/{place}.png></a></li>"
            for top in tops
            for place, each in enumerate(top.below or (top,))
        )
        return f"<div class={css}n>{lists(tops, deep=False)}</div><ul class={css}o>{''.join(parts)}</ul>"
    return f"<div class={css}n>{lists(tops, deep=False)}</div>"


def lists(entries: Sequence[Entry], deep: bool = True) -> str:
    """Nested lists of links."""
    parts = (
        f"<li>{_link(entry)}{lists(entry.below) if deep and entry.below else ''}</li>"
        for entry in entries
    )
    return f"<ul>{''.join(parts)}</ul>"


def _link(entry: Entry) -> str:
    return f'<a href="{escape(entry.href)}">{entry.name}</a>'


def _flat_tree(tops: Sequence[Entry]) -> str:
    nodes = []
    for place, top in enumerate(tops, 1):
        url = "" if top.below else f',url:"{top.href}"'
        nodes.append(f'{{id:"{place}",pId:"0",name:"{top.name}",open:true{url}}}')
        nodes += [
            f'{{id:"{place}{k}",pId:"{place}",name:"{each.name}",url:"{each.href}"}}'
            for k, each in enumerate(top.below)
        ]
    return f"<script>var zNodes = [{','.join(nodes)}];</script>"


def _deep_tree(tops: Sequence[Entry]) -> str:
    def node(entry: Entry) -> str:
        below = ",".join(map(node, entry.below))
        return f'{{"text":"{entry.name}","href":"{entry.href}","children":[{below}]}}'

    return f"<script>var treeData = [{','.join(map(node, tops))}]; $('#tree').tree({{data: treeData}});</script>"
