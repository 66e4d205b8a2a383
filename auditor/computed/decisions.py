"""Major decisions (重大行政决策) of the yearly catalogues, and the pages that name them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from auditor.computed.context import Context, Table
from auditor.computed.titles import Name, plain
from auditor.rule import Subject, SubjectKind
from crawler.index.views import ItemView, Seen

_CATALOGUE = re.compile(r"重大(?:行政)?决策(?:事项)?(?:目录|清单)|决策事项目录")
_YEAR = re.compile(r"(20\d\d)")
_QUOTED = re.compile(r"《([^《》]{4,80})》")
_LISTED = re.compile(
    r"^\s*(?:[\d一二三四五六七八九十]{1,3}\s*[.．、)）\s]|[（(][\d一二三四五六七八九十]{1,3}[)）])\s*(.{6,80}?)[。；;]?\s*$",
    re.M,
)
_VERB = re.compile(r"^(?:制定|出台|编制|修订|修改|印发|关于|研究)+")
_EDITION = re.compile(r"[(（][^()（）]{1,12}[)）]")
_SHORTEST = 6
_KEPT = 2_000
_READ = 20_000
_MOST = 60


@dataclass(slots=True, eq=False)
class Decision:
    """A decision that a catalogue names. ``pages`` are those that name it, with what each shows:
    forms of taking part, steps of the procedure, or that the decision was made."""

    name: str
    year: int
    subject: Subject
    seen: Seen
    titles: list[str] = field(default_factory=list)
    steps: set[str] = field(default_factory=set)


class Decisions(Table):
    """Decisions of the catalogues, with what the site's pages of the same name show.

    The rules note what pages show as they stream by; pages that name several decisions count for
    each. Nothing is kept of pages that quote no name.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._named: dict[str, Decision] = {}
        self._heads: dict[str, list[str]] = defaultdict(list)
        self._pages: list[tuple[frozenset[str], str, frozenset[str]]] = []

    def add_item(self, item: ItemView) -> None:
        """Keep the decisions of a catalogue."""
        title = plain(item.title)
        if not _CATALOGUE.search(title) or "征求" in title:
            return
        day = item.published_at or item.written_on
        year = _YEAR.search(title) or (_YEAR.search(day.text()) if day else None)
        subject = Subject(SubjectKind.ITEM, item.url, item.title)
        for name in _names(item.body):
            key = _key(name)
            if len(key) >= _SHORTEST and len(self._named) < _KEPT:
                made = Decision(name, int(year[1]) if year else 0, subject, item.seen)
                if self._named.setdefault(key, made) is made:
                    self._heads[key[:_SHORTEST]].append(key)

    def note(self, item: ItemView, steps: frozenset[str]) -> None:
        """Keep which names a page's title has, and which steps its text shows."""
        title = plain(item.title)
        if _CATALOGUE.search(title):
            return
        names = [*_QUOTED.findall(title), title]
        keys = frozenset(key for name in names if len(key := _key(name)) >= _SHORTEST)
        self._pages.append((keys, title, steps))

    @cached_property
    def all(self) -> list[Decision]:
        """Every decision of a catalogue, with the pages that name it."""
        for keys, title, steps in self._pages:
            for key in keys:
                for decision in self._of(key):
                    decision.titles.append(title)
                    decision.steps |= steps
        return [*self._named.values()]

    def _of(self, key: str) -> Iterator[Decision]:
        """The decision of a name, or those whose names a whole title holds."""
        exact = self._named.get(key)
        if exact is not None:
            yield exact
            return
        for at in range(len(key) - _SHORTEST + 1):
            for name in self._heads.get(key[at : at + _SHORTEST], ()):
                if key.startswith(name, at):
                    yield self._named[name]


def _names(body: str) -> list[str]:
    text = body[:_READ]
    quoted = _QUOTED.findall(text)
    listed = [_VERB.sub("", found) for found in _LISTED.findall(text) if "《" not in found]
    return list(dict.fromkeys([*quoted, *listed]))[:_MOST]


def _key(name: str) -> str:
    return Name.of(_EDITION.sub("", plain(name))).base
