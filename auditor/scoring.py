"""The score of an audit, with a trace that accounts for every point lost.

Score = 100 × Σ(w × q) / Σ(w) over the groups of rule families that have an evaluated rule, with
q = 1 − min(1, Σ over rules [points of the severity × √(failed / evaluated)] / cap). Evaluated
means passed or failed: what is inapplicable, or could not be told, leaves the denominator, and
what could not be told lowers the coverage instead. A function of counts only: the order of
results never matters, and one more conforming item never lowers the score.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import fsum, sqrt

from auditor.rule import Audit, Outcome, RuleInfo, Severity, Tally, Text


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


@dataclass(frozen=True, slots=True)
class Loss:
    """The points that one rule took from 100, to the hundredth, and the arithmetic."""

    rule: str
    lost: float
    why: Text


@dataclass(frozen=True, slots=True)
class GroupScore:
    """What one group earned: ``earned`` of ``possible`` points; both None where not evaluated."""

    name: Text
    weight: float
    evaluated: int
    failed: int
    possible: float | None
    earned: float | None


@dataclass(frozen=True, slots=True)
class Score:
    """The result of scoring.

    ``value`` (0 to 100, two decimals) and ``grade`` are None where coverage is below the
    floor or no weighed rule was evaluated. ``trace`` sums to 100 − value to the hundredth.
    ``gated_by`` lists the rules that make the site fail whatever its value; ``pending`` those
    that will once a person confirms a finding. ``judged`` and ``undetermined`` count results;
    ``coverage`` is judged / (judged + undetermined) times the share of listed pages that were
    read, 0 where nothing was judged.
    """

    value: float | None
    grade: Text | None
    gated_by: tuple[str, ...]
    pending: tuple[str, ...]
    coverage: float
    floor: float
    judged: int
    undetermined: int
    trace: tuple[Loss, ...]
    groups: tuple[GroupScore, ...]


def score(
    audit: Audit,
    scoring: Scoring,
    confirmed: Collection[str] = (),
    *,
    seen: float = 1.0,
    whole: bool = True,
) -> Score:
    """The score of an audit. ``confirmed`` holds ids of findings that a person upheld.

    ``seen`` is the share of the site's listed pages that were read; what was not read could
    not be judged, so it lowers coverage. ``whole`` False: parts of a site were looked at
    (single pages of an archive), and parts get no grade.
    """
    judged = sum(_evaluated(tally) for tally in audit.tallies.values())
    undetermined = sum(tally.cantTell + tally.error for tally in audit.tallies.values())
    coverage = seen * judged / (judged + undetermined) if judged else 0.0
    gated_by, pending = _gate(audit, scoring, confirmed)
    deductions, groups = _deductions(audit, scoring)
    value: float | None = None
    grade: Text | None = None
    trace: tuple[Loss, ...] = ()
    weighed = any(group.evaluated for group in groups)
    if whole and weighed and coverage >= scoring.coverage_floor:
        value, cents = _to_hundredths({rule: part.lost for rule, part in deductions.items()})
        grade = _grade(value, bool(gated_by), scoring.grades)
        trace = tuple(
            Loss(rule, cents[rule] / 100, deductions[rule].why)
            for rule in sorted(cents, key=lambda rule: (-cents[rule], rule))
        )
    return Score(
        value=value,
        grade=grade,
        gated_by=gated_by,
        pending=pending,
        coverage=coverage,
        floor=scoring.coverage_floor,
        judged=judged,
        undetermined=undetermined,
        trace=trace,
        groups=groups,
    )


def _evaluated(tally: Tally) -> int:
    return tally.passed + tally.failed


def _gate(
    audit: Audit, scoring: Scoring, confirmed: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The rules that gate, and those that wait for a person."""
    gating: set[str] = set()
    waiting: set[str] = set()
    for finding in audit.findings:
        if not scoring.gates or finding.result.outcome != Outcome.FAILED:
            continue
        if finding.rule in scoring.needs_person:
            (gating if finding.id in confirmed else waiting).add(finding.rule)
        elif finding.severity == Severity.VETO:
            gating.add(finding.rule)
    return tuple(sorted(gating)), tuple(sorted(waiting - gating))


@dataclass(frozen=True, slots=True)
class _Deduction:
    """The arithmetic of one loss. ``full`` is the raw loss that costs all ``possible`` points."""

    points: float
    failed: int
    evaluated: int
    full: float
    possible: float

    @property
    def lost(self) -> float:
        return self.points * sqrt(self.failed / self.evaluated) / self.full * self.possible

    @property
    def why(self) -> Text:
        sum_ = (
            f"{self.points:g} × √({self.failed}/{self.evaluated})"
            f" ÷ {self.full:.4g} × {self.possible:.4g}"
        )
        return Text(
            zh=f"判定 {self.evaluated} 项，不符合 {self.failed} 项：{sum_}",
            en=f"{self.failed} of {self.evaluated} judged failed: {sum_}",
        )


def _deductions(
    audit: Audit, scoring: Scoring
) -> tuple[dict[str, _Deduction], tuple[GroupScore, ...]]:
    """What each rule takes from 100, and what each group earned of its share."""
    rules = {group: _evaluated_rules(audit, group) for group in scoring.groups}
    total = fsum(group.weight for group in scoring.groups if rules[group])
    deductions: dict[str, _Deduction] = {}
    groups = []
    for group in scoring.groups:
        if not rules[group]:
            groups.append(GroupScore(group.name, group.weight, 0, 0, None, None))
            continue
        possible = 100 * group.weight / total
        parts = _deductions_of(audit, rules[group], scoring, possible)
        groups.append(
            GroupScore(
                name=group.name,
                weight=group.weight,
                evaluated=sum(part.evaluated for part in parts.values()),
                failed=sum(part.failed for part in parts.values()),
                possible=possible,
                earned=max(0.0, possible - fsum(part.lost for part in parts.values())),
            )
        )
        deductions |= {rule: part for rule, part in parts.items() if part.lost}
    return deductions, tuple(groups)


def _deductions_of(
    audit: Audit, rules: list[RuleInfo], scoring: Scoring, possible: float
) -> dict[str, _Deduction]:
    """The deductions within one group, which together never exceed its share."""
    counts = {
        rule: (audit.tallies[rule.id].failed, _evaluated(audit.tallies[rule.id])) for rule in rules
    }
    points = scoring.severity_points
    raw = fsum(points[rule.severity] * sqrt(failed / of) for rule, (failed, of) in counts.items())
    full = max(scoring.cap, raw)
    return {
        rule.id: _Deduction(points[rule.severity], failed, of, full, possible)
        for rule, (failed, of) in counts.items()
    }


def _evaluated_rules(audit: Audit, group: Group) -> list[RuleInfo]:
    return [
        rule
        for rule in audit.rules
        if rule.family in group.families and _evaluated(audit.tallies[rule.id])
    ]


def _to_hundredths(losses: Mapping[str, float]) -> tuple[float, dict[str, int]]:
    """The value rounded half up to the hundredth, and the losses in hundredths that sum to it.

    Each loss is cut to the hundredth; what is then still missing goes, one hundredth each, to
    the losses that were cut most (ties by rule id).
    """
    value = max(0.0, 100 - fsum(losses.values()))
    cents = int(Fraction(value) * 100 + Fraction(1, 2))
    parts = {rule: int(lost * 100) for rule, lost in losses.items()}
    by_remainder = sorted(losses, key=lambda rule: (parts[rule] - losses[rule] * 100, rule))
    for rule in by_remainder[: 10_000 - cents - sum(parts.values())]:
        parts[rule] += 1
    return cents / 100, parts


def _grade(value: float, gated: bool, grades: Iterable[Grade]) -> Text:
    reached = [grade.name for grade in grades if grade.holds(value)]
    return reached[0] if gated else reached[-1]
