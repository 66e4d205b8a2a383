"""Looking for the traces that a publishing platform leaves on its pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

_CAP = 5  # more links of one shape say no more


@dataclass(frozen=True, slots=True)
class Trace:
    """One kind of trace: what it is called, how it looks, and how much it weighs.

    ``pattern`` is looked for in the addresses of links and of the page (``in_links``; every
    match adds ``weight``, five at most) or in the source of the page (once).
    """

    what: str
    pattern: re.Pattern[str]
    weight: int
    in_links: bool = False


def paths_on(tree: HtmlElement, url: str) -> list[str]:
    """The addresses of a page and of its links, without scheme and host."""
    return [_path(url), *(_path(link.get("href") or "") for link in tree.iter("a"))]


def find_traces(
    traces: Sequence[Trace], text: str, paths: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """Weight and name of the traces in a page's source and in its ``paths_on``."""
    for trace in traces:
        if not trace.in_links:
            if trace.pattern.search(text):
                yield trace.weight, trace.what
            continue
        count = len({path for path in paths if trace.pattern.search(path)})
        if count:
            yield trace.weight * min(count, _CAP), trace.what


def _path(href: str) -> str:
    """An address without scheme and host, which say nothing of a platform."""
    return re.sub(r"^\s*(?:https?:)?//[^/]*", "", href)
