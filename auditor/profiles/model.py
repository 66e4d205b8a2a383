"""A profile as the engine and the reports use it, and the shape of its TOML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field

from auditor.computed.scope import Scope, Settings
from auditor.rule import Basis, Severity, Text
from auditor.weighing import Grade, Group, Scoring


@dataclass(frozen=True, slots=True)
class Veto:
    """From ``least`` failures of the ``rules`` together on, each of them is a veto (单项否决)."""

    rules: tuple[str, ...]
    least: int


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """One rule in one profile.

    ``veto_from`` is the number of its failures from which each of them is a veto (单项否决),
    ``vetoes`` count those of several rules.
    """

    params: Settings
    severity: Severity
    basis: Basis
    veto_from: int | None = None
    vetoes: tuple[Veto, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile with everything that it inherits. ``digest`` changes with any of its content."""

    id: str
    title: Text
    digest: str
    scope: Scope
    rules: Mapping[str, RuleSetting]
    scoring: Scoring


class Words(Settings):
    """A text in both languages."""

    zh: str
    en: str

    def text(self) -> Text:
        """As the reports use it."""
        return Text(self.zh, self.en)


class Document(Settings):
    """A source document that rules cite, in force from and to the given days."""

    title: str
    effective_from: date | None = None
    effective_to: date | None = None


class Citation(Settings):
    """The clause of a document; ``verified`` is false for what was not seen in the document."""

    document: str
    clause: str
    verified: bool = True

    def basis(self, documents: Mapping[str, Document]) -> Basis:
        """The basis with the document's own title and dates. KeyError for an unknown one."""
        source = documents[self.document]
        return Basis(
            document=source.title,
            clause=self.clause,
            effective_from=str(source.effective_from or ""),
            effective_to=str(source.effective_to or ""),
            verified=self.verified,
        )


class VetoTable(Settings):
    """See ``Veto``."""

    rules: tuple[str, ...]
    least: int = Field(ge=1)


class Standing(Settings):
    """What the table of a rule holds besides the rule's own parameters: see ``RuleSetting``."""

    basis: Citation
    severity: Severity | None = None
    veto_from: int | None = Field(None, ge=1)
    vetoes: tuple[VetoTable, ...] = ()
    enabled: bool = True


class GroupTable(Settings):
    """See ``auditor.scoring.Group``."""

    name: Words
    families: tuple[str, ...]
    weight: float


class GradeTable(Settings):
    """See ``auditor.scoring.Grade``."""

    name: Words
    floor: float
    above: bool = False


class ScoringTable(Settings):
    """See ``auditor.scoring.Scoring``."""

    cap: float
    coverage_floor: float
    gates: bool
    needs_person: tuple[str, ...] = ()
    points: dict[Severity, float]
    groups: tuple[GroupTable, ...]
    grades: tuple[GradeTable, ...]

    def scoring(self) -> Scoring:
        """As the scorer uses it. ValueError where the numbers cannot be meant."""
        return Scoring(
            groups=tuple(
                Group(g.name.text(), frozenset(g.families), g.weight) for g in self.groups
            ),
            cap=self.cap,
            severity_points=self.points,
            coverage_floor=self.coverage_floor,
            grades=tuple(Grade(g.name.text(), g.floor, g.above) for g in self.grades),
            gates=self.gates,
            needs_person=frozenset(self.needs_person),
        )


class ProfileFile(Settings):
    """A profile's TOML with everything that it inherits. ``rules`` are read one by one."""

    title: Words
    extends: str | None = None
    scope: Scope
    documents: dict[str, Document]
    rules: dict[str, dict[str, Any]]
    scoring: ScoringTable
