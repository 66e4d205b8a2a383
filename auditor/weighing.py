"""How a profile weighs: groups of rule families, points of severities, grades.

The arithmetic is that of ``scoring.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.rule import Severity, Text


@dataclass(frozen=True, slots=True)
class Group:
    """Rule families that are weighed together. ``families`` are the letters before the number."""

    name: Text
    families: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Grade:
    """A band of scores: from ``floor`` on, or from just above it where ``above`` is set."""

    name: Text
    floor: float
    above: bool = False

    def holds(self, value: float) -> bool:
        """Whether a score reaches this band."""
        return value > self.floor if self.above else value >= self.floor


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """How one profile turns counts into a score.

    ``severity_points`` names every severity; ``cap`` is the loss at which a group is worth
    nothing; ``coverage_floor`` (0 to 1) is the coverage below which there is no score;
    ``grades`` rise, the first from 0 on: it is also the grade of a gated site.
    Where ``gates`` is set, a failed veto rule gates the score; those in ``needs_person`` (of
    whatever severity) only once a person confirmed a finding.
    Raises ValueError where the numbers cannot be meant.
    """

    groups: tuple[Group, ...]
    cap: float
    severity_points: Mapping[Severity, float]
    coverage_floor: float
    grades: tuple[Grade, ...]
    gates: bool = True
    needs_person: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        families = [family for group in self.groups for family in group.families]
        floors = [(grade.floor, grade.above) for grade in self.grades]
        missing = sorted(set(Severity) - set(self.severity_points))
        faults = {
            "a family stands in two groups": len(families) != len(set(families)),
            "a group's weight is not above 0": any(group.weight <= 0 for group in self.groups),
            "the cap is not above 0": self.cap <= 0,
            "the coverage floor is outside 0 to 1": not 0 <= self.coverage_floor <= 1,
            "the first grade does not start at 0": floors[:1] != [(0, False)],
            "the grades do not rise": floors != sorted(set(floors)),
            f"severities without points: {', '.join(missing)}": bool(missing),
            "points below 0": min(self.severity_points.values(), default=0) < 0,
        }
        if found := [fault for fault, is_so in faults.items() if is_so]:
            raise ValueError("scoring: " + "; ".join(found))
