"""Service guides (办事指南): which items are guides, and what their elements say."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from auditor.computed.context import Context, Table
from auditor.computed.participation import any_of
from auditor.computed.titles import plain
from crawler.fields.links import LinkPlace
from crawler.fields.urls import frontier_key
from crawler.index.views import FileView, ItemView, LinkView
from crawler.items import ColumnKind, PageClass
from crawler.outcomes import FileOutcome

_FEW = 3
"""So many labels of elements make a page a guide, whatever it is called."""
_LONGEST = 20_000
_SHORTEST_NAME = 4
_BARE = 2
"""A name as short as this is a label at the start of a line, or before a colon."""
_BLANK = " \t\n\u3000\xa0:：,，;；。.、|｜（）()【】[]-—_/\\"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a guide says: the texts behind each label; ``files`` tells of a file whose text is not
    known and that may hold elements."""

    said: Mapping[str, tuple[str, ...]]
    files: bool
    named: bool

    def texts(self, names: Iterable[str]) -> list[str]:
        """The texts behind any of the labels."""
        return [text for name in names for text in self.said.get(name, ())]


class Guides(Table):
    """Guides as the rules stream by; files that read like guides, links to where one applies."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._words = context.scope.guides
        self._entries = any_of(self._words.entries)
        self._naming = any_of(self._words.titles)
        self._files: dict[str, str] = {}
        self._known: set[str] = set()
        self._links: dict[str, list[LinkView]] = defaultdict(list)
        self._last: tuple[ItemView, Reading | None] | None = None

    def add_file(self, file: FileView) -> None:
        """Keep the text of a file that reads like a guide."""
        if file.outcome is not FileOutcome.OK:
            return
        self._known.add(file.key)
        text = file.text[:_LONGEST]
        if len({match["name"] for match in self._words.labels.finditer(text)}) >= _FEW:
            self._files[file.key] = text

    def add_link(self, link: LinkView) -> None:
        """Keep a link that leads to where one applies."""
        in_page = link.place in (LinkPlace.TEXT, LinkPlace.ASIDE)
        if in_page and self._entries.search(link.text):
            self._links[link.page].append(link)

    def entries(self, item: ItemView) -> list[LinkView]:
        """The links of a guide to where one applies."""
        return self._links.get(item.url, [])

    def reading(self, item: ItemView) -> Reading | None:
        """What a guide says; None for an item that is none."""
        may_be = item.page_class is PageClass.GUIDE or ColumnKind.GUIDE in item.kinds
        if not may_be or item.page_class not in (PageClass.GUIDE, PageClass.DETAIL):
            return None
        if self._last is None or self._last[0] is not item:
            self._last = (item, self._read(item))
        return self._last[1]

    def _read(self, item: ItemView) -> Reading | None:
        keys = [frontier_key(file.url) for file in item.attachments]
        text = "\n".join((item.body, *(self._files[key] for key in keys if key in self._files)))
        said = self._said(text)
        if len(said) < _FEW and not self._is_called_so(item):
            return None
        may_hold = len(said) < _FEW or any(self._is_guide_file(f.name) for f in item.attachments)
        files = may_hold and any(key not in self._known for key in keys)
        rest = self._naming.sub("", plain(item.title))
        return Reading(said, files, len(rest) >= _SHORTEST_NAME)

    def _is_guide_file(self, name: str) -> bool:
        return bool(self._naming.search(name)) or "流程" in name

    def _is_called_so(self, item: ItemView) -> bool:
        title = plain(item.title)
        if title.endswith((*self._words.but, *self._words.forms)):
            return False
        columns = (column.name for column in item.columns)
        return bool(self._naming.search(title)) or any(map(self._naming.search, columns))

    def _said(self, text: str) -> dict[str, tuple[str, ...]]:
        """The text behind each label, up to the next label."""
        found: dict[str, list[str]] = defaultdict(list)
        matches = [
            match for match in self._words.labels.finditer(text[:_LONGEST]) if _is_label(match)
        ]
        ends = [match.start() for match in matches[1:]] + [len(text)] * bool(matches)
        for match, end in zip(matches, ends, strict=True):
            found[match["name"]].append(text[match.end() : end].strip(_BLANK))
        return {name: tuple(values) for name, values in found.items()}


def _is_label(match: re.Match[str]) -> bool:
    """Whether a name of a label stands as one: short ones are heads of columns as well."""
    if len(match["name"]) > _BARE or match["mark"]:
        return True
    return match.start() == 0 or match.string[match.start() - 1] == "\n"
