"""What a rule is and what it answers: the words that checks, scoring and reports share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from crawler.index.views import Seen


class Outcome(StrEnum):
    """The outcomes of W3C EARL, and ``error`` for a rule that crashed."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"
    ERROR = "error"


class Severity(StrEnum):
    """How much a failure weighs."""

    VETO = "veto"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


class Reason(StrEnum):
    """Why a rule cannot tell."""

    UNREACHABLE = "U"
    SCRIPT = "J"
    PRECISION = "T"
    CALENDAR = "C"
    CLASS = "K"
    ONE_SNAPSHOT = "X"
    INTERNAL = "I"
    EXTRACTED_TEXT = "Q"
    NO_REFERENCE = "R"
    IMAGE = "O"
    EXEMPTION = "E"


class SubjectKind(StrEnum):
    """What a result is about."""

    ITEM = "item"
    COLUMN = "column"
    PAGE = "page"
    ATTACHMENT = "attachment"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Text:
    """One message in both languages, Chinese first."""

    zh: str
    en: str

    def in_(self, lang: str) -> str:
        """The message in ``zh`` or ``en``."""
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing judged. ``url`` is absolute and canonical."""

    kind: SubjectKind
    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Basis:
    """The clause that a rule rests on in one profile.

    ``effective_from`` and ``effective_to`` are ISO days or "". ``verified`` is False for a
    value that was not seen in the document itself.
    """

    document: str
    clause: str
    effective_from: str = ""
    effective_to: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """One answer of one rule about one subject.

    ``evidence`` holds JSON values only. ``distinguish`` separates several results of one rule
    about one subject (a field's name, a missing number, the other URL of a pair); it is part
    of the finding's id, so it must stay the same from run to run. ``weight`` is how many
    failures this one counts for in the score.
    """

    outcome: Outcome
    subject: Subject
    message: Text | None = None
    evidence: Mapping[str, Any] = field(default_factory=dict)
    reason: Reason | None = None
    distinguish: str = ""
    seen: Seen | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """A failed or cantTell result with its rule, severity and clause.

    ``id`` is ``<rule>-<16 hex>`` of rule, subject and what distinguishes it: stable across
    runs, so that baselines, verdicts and rectification can follow it.
    """

    id: str
    rule: str
    severity: Severity
    result: Result
    basis: Basis


@dataclass(slots=True)
class Tally:
    """How often a rule gave each outcome."""

    passed: int = 0
    failed: int = 0
    cantTell: int = 0  # named as the outcome, and as report.json names it
    inapplicable: int = 0
    untested: int = 0
    error: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one result."""
        setattr(self, outcome.value, getattr(self, outcome.value) + 1)


@dataclass(frozen=True, slots=True)
class RuleDoc:
    """The five parts of a rule's doc: its docstring and the Chinese twin beside it."""

    what: Text
    why: Text
    basis: Text
    measured: Text
    fix: Text


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What scoring and reports need to know of a rule. ``name`` names the defect: late-repost."""

    id: str
    name: str
    title: Text
    severity: Severity
    doc: RuleDoc

    @property
    def family(self) -> str:
        """The three letters before the number."""
        return self.id[:3]


@dataclass(frozen=True, slots=True)
class Audit:
    """All answers about one run of one site under one profile: a pure function of its inputs.

    ``as_of`` is aware. ``rules`` lists every rule of the profile in id order, ``tallies``
    has an entry for each. ``findings`` are sorted by rule and subject.
    """

    as_of: datetime
    profile_id: str
    profile_digest: str
    rules_digest: str
    rules: tuple[RuleInfo, ...]
    tallies: Mapping[str, Tally]
    findings: tuple[Finding, ...]
