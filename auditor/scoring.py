"""The score of an audit, with a trace that accounts for every point lost.

Score = 100 × Σ(w × q) / Σ(w) over the groups of rule families that have an evaluated rule, with
q = 1 − min(1, Σ over rules [points of the severity × √(failed / evaluated)] / cap). Evaluated
means passed or failed: what is inapplicable, or could not be told, leaves the denominator, and
what could not be told lowers the coverage instead. A failure may count for several (a dead link
of the home page). A function of counts only: the order of results never matters, and one more
conforming item never lowers the score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import fsum, sqrt

from auditor.rule import Audit, Outcome, RuleInfo, Severity, Tally, Text
from auditor.weighing import Grade, Group, Scoring


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
    """The arithmetic of one loss. ``full`` is the raw loss that costs all ``possible`` points;
    ``extra`` is what failures count for beyond one each."""

    points: float
    failed: int
    evaluated: int
    extra: int
    full: float
    possible: float

    @property
    def share(self) -> float:
        """The square root of the failed share, from 0 to 1."""
        return sqrt((self.failed + self.extra) / (self.evaluated + self.extra))

    @property
    def lost(self) -> float:
        return self.points * self.share / self.full * self.possible

    @property
    def why(self) -> Text:
        sum_ = (
            f"{self.points:g} × √({self.failed + self.extra}/{self.evaluated + self.extra})"
            f" ÷ {self.full:.4g} × {self.possible:.4g}"
        )
        weighed = Text("", "")
        if self.extra:
            weighed = Text(
                f"，加权计 {self.failed + self.extra} 项",
                f", weighed as {self.failed + self.extra}",
            )
        return Text(
            zh=f"判定 {self.evaluated} 项，不符合 {self.failed} 项{weighed.zh}：{sum_}",
            en=f"{self.failed} of {self.evaluated} judged failed{weighed.en}: {sum_}",
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
    extra = _extra_weights(audit)
    parts = {
        rule.id: _Deduction(
            points=scoring.severity_points[rule.severity],
            failed=audit.tallies[rule.id].failed,
            evaluated=_evaluated(audit.tallies[rule.id]),
            extra=extra[rule.id],
            full=scoring.cap,
            possible=possible,
        )
        for rule in rules
    }
    raw = fsum(part.points * part.share for part in parts.values())
    return {rule: replace(part, full=max(scoring.cap, raw)) for rule, part in parts.items()}


def _extra_weights(audit: Audit) -> Counter[str]:
    """By rule, what its failures count for beyond one each."""
    extra: Counter[str] = Counter()
    for finding in audit.findings:
        if finding.result.outcome == Outcome.FAILED:
            extra[finding.rule] += finding.result.weight - 1
    return extra


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
