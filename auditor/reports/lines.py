"""The parts of a report: plain data in one language, nothing of the audit's own types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class SiteLine:
    """The site that was audited."""

    key: str
    name: str
    home: str
    platform: str


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column as the run saw it. ``outcome`` is "" where it was never asked for."""

    name: str
    url: str
    kind: str
    outcome: str
    complete: bool
    is_list: bool
    rows: int
    declared: int | None
    pages: int = 0
    declared_pages: int | None = None
    windowed: bool = False

    @property
    def is_short(self) -> bool:
        """Whether a list that was read to its end holds less than it declares.

        A list that was left on purpose, at ``--since``, is none.
        """
        if not self.complete or self.windowed:
            return False
        if self.declared is not None:
            return self.rows < self.declared
        return self.declared_pages is not None and self.pages < self.declared_pages


@dataclass(frozen=True, slots=True)
class UnreadLine:
    """A listed page that was asked for and could not be read."""

    url: str
    title: str
    outcome: str
    at: str


@dataclass(frozen=True, slots=True)
class CrawlLine:
    """One crawl. Times are ISO texts with +08:00; ``finished`` is None for an unfinished run."""

    run: int
    started: str
    finished: str | None
    status: str
    source: str
    pages: int
    items: int
    outcomes: Mapping[str, int]
    platform_was: str = ""
    platform_evidence: tuple[str, ...] = ()
    items_before: int | None = None
    is_far_below: bool = False


@dataclass(frozen=True, slots=True)
class LossLine:
    """Points that one rule took from 100."""

    rule: str
    lost: float
    why: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    """What one group of rules earned; ``possible`` and ``earned`` are None if not evaluated."""

    name: str
    weight: float
    evaluated: int
    failed: int
    possible: float | None
    earned: float | None


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """The score, or None where there is too little to go by; see ``auditor.scoring.Score``."""

    value: float | None
    grade: str | None
    gated_by: tuple[str, ...]
    pending: tuple[str, ...]
    floor: float
    judged: int
    undetermined: int
    trace: tuple[LossLine, ...]
    groups: tuple[GroupLine, ...]
    cap: float
    points: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule with its doc and how often it gave each outcome (keyed by the EARL word)."""

    rule: str
    name: str
    title: str
    severity: str
    what: str
    why: str
    basis: str
    measured: str
    fix: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SeenLine:
    """The fetch behind a finding; ``warc`` is ``file#offset``."""

    at: str
    sha256: str
    warc: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A failed or cantTell result. ``reason`` is "" or the letter of why a rule cannot tell."""

    id: str
    rule: str
    outcome: str
    severity: str
    kind: str
    url: str
    title: str
    message: str
    evidence: Mapping[str, Any]
    reason: str
    document: str
    clause: str
    effective_from: str
    effective_to: str
    verified: bool
    seen: SeenLine | None
