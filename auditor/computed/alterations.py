"""Reposts whose text is not the original's: what was changed, and how much of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel, Levenshtein

from auditor.computed.context import Context, Table
from auditor.computed.originals import Original
from auditor.computed.pieces import pieces, weight
from auditor.computed.reposts import Reposts
from auditor.computed.titles import fold
from auditor.rule import Subject, SubjectKind
from crawler.index.views import ItemView, Seen

SHORTEST = 100
"""A text of fewer characters is in a file, or is none."""
SURE = 0.01
"""Where clauses that differ are a smaller share, no limit can be exceeded."""
_SEARCHED = 60_000
_EXTRA = 200
"""So many characters more before or behind the original's text are the page's own."""
_SHOWN, _PASSAGE = 10, 60
_CLAUSE = re.compile(r"\w+")

Passage = tuple[str, str]
"""What the original says, and what the repost says instead."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A repost held against its original. ``share`` is None where there is too little text."""

    subject: Subject
    seen: Seen
    original: Original
    share: float | None
    passages: tuple[Passage, ...] = ()
    is_forwarded: bool = False


@dataclass(frozen=True, slots=True)
class _Suspect:
    subject: Subject
    seen: Seen
    original: Original
    body: str
    is_forwarded: bool


class Alterations(Table):
    """Every repost of which the original's text is known. Needs ``Reposts`` before it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.same = 0
        self.without_text = 0
        self._short: list[Compared] = []
        self._suspects: list[_Suspect] = []

    def add_item(self, item: ItemView) -> None:
        """Set apart a repost whose clauses are not those of the original."""
        original = self.context.table(Reposts).original_of(item.url)
        if original is None:
            return
        theirs, own = original.pieces, pieces(item.body)
        if not theirs:
            self.without_text += 1
            return
        subject = Subject(SubjectKind.ITEM, item.url, item.title)
        if min(weight(theirs), weight(own)) < SHORTEST:
            self._short.append(Compared(subject, item.seen, original, None))
        elif weight({*own} ^ {*theirs}) < SURE * weight(theirs):
            self.same += 1
        else:
            is_forwarded = self.context.titles.is_forwarded(item.title)
            body = item.body[:_SEARCHED]
            self._suspects.append(_Suspect(subject, item.seen, original, body, is_forwarded))

    def compared(self, furniture: Collection[str]) -> Iterator[Compared]:
        """The reposts that are not the same for certain. ``furniture`` words mark lines of a page
        that are none of the text."""
        yield from self._short
        texts = self._texts()
        for one in self._suspects:
            text = texts.get(_key(one.original), "")
            title = fold(one.original.title)
            share, passages = _difference(
                _clauses(text, title, furniture), _clauses(one.body, title, furniture)
            )
            yield Compared(one.subject, one.seen, one.original, share, passages, one.is_forwarded)

    def _texts(self) -> dict[str, str]:
        """The texts of the suspects' originals, read once more."""
        wanted = {_key(one.original) for one in self._suspects}
        found = {one.place: one.body for one in self.context.references if one.place in wanted}
        for snapshot in self.context.upstream if wanted - found.keys() else ():
            found |= {
                item.url: item.body[:_SEARCHED] for item in snapshot.items() if item.url in wanted
            }
        return found


def _key(original: Original) -> str:
    return original.place or original.url


def _clauses(text: str, title: str, furniture: Collection[str]) -> list[str]:
    """The clauses of a text as they are compared: without width, white space, the page's own
    lines, and the title."""
    kept = []
    for line in unicodedata.normalize("NFKC", text[:_SEARCHED]).splitlines():
        folded = fold(line)
        is_title = bool(folded) and (folded in title or title in folded)
        if not is_title and not any(word in line for word in furniture):
            kept.append("".join(line.split()))
    return _CLAUSE.findall("\n".join(kept))


def _difference(theirs: list[str], own: list[str]) -> tuple[float, tuple[Passage, ...]]:
    """The share of the original's characters that were changed, and the first passages.

    A little more text before or behind the original's is the page's own, and no change.
    """
    blocks = [
        (was, now)
        for was, now, is_edge in _changes(theirs, own)
        if was or not is_edge or sum(map(len, now)) > _EXTRA
    ]
    changed = sum(Levenshtein.distance("".join(was), "".join(now)) for was, now in blocks)
    passages = tuple((_shown(was), _shown(now)) for was, now in _apart(blocks)[:_SHOWN])
    return changed / max(1, sum(map(len, theirs))), passages


def _changes(theirs: list[str], own: list[str]) -> Iterator[tuple[list[str], list[str], bool]]:
    """The runs of clauses that differ, and whether they are the repost's first or last."""
    at, to = 0, 0
    for block in Indel.opcodes(theirs, own):
        if block.tag == "equal":
            if (at, to) != (block.src_start, block.dest_start):
                yield theirs[at : block.src_start], own[to : block.dest_start], to == 0
            at, to = block.src_end, block.dest_end
    if (at, to) != (len(theirs), len(own)):
        yield theirs[at:], own[to:], True


def _apart(blocks: list[tuple[list[str], list[str]]]) -> list[tuple[list[str], list[str]]]:
    """Runs of as many clauses on either side, clause by clause."""
    return [
        pair
        for was, now in blocks
        for pair in (
            [([one], [other]) for one, other in zip(was, now, strict=True)]
            if len(was) == len(now)
            else [(was, now)]
        )
    ]


def _shown(clauses: list[str]) -> str:
    text = "，".join(clauses)
    return text if len(text) <= _PASSAGE else f"{text[:_PASSAGE]}…"
