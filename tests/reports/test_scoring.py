"""The score: its formula, its gate, its trace, and what must never move it."""

from __future__ import annotations

from dataclasses import replace
from math import fsum, sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.rule import Audit, Finding, Outcome, Severity, Tally, Text
from auditor.scoring import Score, score
from auditor.weighing import Grade, Group, Scoring
from tests.reports.sample import AUDIT, FINDINGS
from tests.reports.sample_rules import GRADES, POINTS, RULES, SCORING

IDS = [rule.id for rule in RULES]
PRV001 = next(finding for finding in FINDINGS if finding.rule == "PRV001")


def audit_of(tallies: dict[str, Tally], findings: tuple[Finding, ...] = ()) -> Audit:
    return replace(
        AUDIT, tallies={id_: tallies.get(id_, Tally()) for id_ in IDS}, findings=findings
    )


def scored(**tallies: Tally) -> Score:
    return score(audit_of(tallies), SCORING)


def test_formula_by_hand() -> None:
    result = scored(REP001=Tally(passed=3, failed=1), TXT003=Tally(passed=4))
    # two groups are evaluated: 16 and 4 of 20; half of the cap is lost in the first
    assert result.value == 100 * (16 * (1 - 10 * sqrt(1 / 4) / 20) + 4) / 20 == 80.0
    assert [(loss.rule, loss.lost) for loss in result.trace] == [("REP001", 20.0)]
    assert result.trace[0].why == Text(
        "判定 4 项，不符合 1 项：10 × √(1/4) ÷ 20 × 80",
        "1 of 4 judged failed: 10 × √(1/4) ÷ 20 × 80",
    )


def test_a_failure_may_count_for_several() -> None:
    heavy = replace(
        PRV001, rule="REP001", result=replace(PRV001.result, outcome=Outcome.FAILED, weight=10)
    )
    tallies = {"REP001": Tally(passed=6, failed=1), "TXT003": Tally(passed=4)}
    result = score(audit_of(tallies, (heavy,)), SCORING)
    assert result.value == round(100 - 10 * sqrt(10 / 16) / 20 * 80, 2)
    assert result.trace[0].why.zh == "判定 7 项，不符合 1 项，加权计 10 项：10 × √(10/16) ÷ 20 × 80"
    timeliness = next(group for group in result.groups if group.name.en == "timeliness")
    assert (timeliness.failed, timeliness.evaluated) == (1, 7)


def test_a_group_loses_no_more_than_its_share() -> None:
    failed = Tally(failed=7)
    result = scored(CAT001=failed, IDX003=failed, REP001=failed, TIM001=failed, TXT003=Tally(1))
    earned = {group.name.en: group.earned for group in result.groups}
    assert earned["timeliness"] == 0  # 10 + 10 reach the cap of 20
    assert earned["catalogue"] == pytest.approx(100 * 16 / 36 * (1 - 14 / 20))
    beyond = replace(SCORING, cap=5)
    assert score(audit_of({"CAT001": failed, "IDX003": failed}), beyond).value == 0


@pytest.mark.parametrize(
    ("tally", "coverage", "value"),
    [
        (Tally(passed=6, cantTell=4), 0.6, 100.0),
        (Tally(passed=6, cantTell=5), 6 / 11, None),
        (Tally(passed=6, error=5), 6 / 11, None),
        (Tally(passed=6, inapplicable=50, untested=50), 1.0, 100.0),
        (Tally(inapplicable=9), 0.0, None),
        (Tally(cantTell=9), 0.0, None),
        (Tally(), 0.0, None),
    ],
)
def test_coverage_decides_whether_there_is_a_score(
    tally: Tally, coverage: float, value: float | None
) -> None:
    result = scored(REP001=tally)
    assert (result.coverage, result.value) == (coverage, value)
    assert (result.grade is None) == (value is None)
    assert result.trace == ()


def test_no_score_without_a_weighed_rule() -> None:
    unweighed = replace(SCORING, groups=SCORING.groups[:1])
    result = score(audit_of({"CAT001": Tally(passed=5, failed=1)}), unweighed)
    assert (result.coverage, result.value, result.grade) == (1.0, None, None)


@pytest.mark.parametrize(
    ("value", "grade"),
    [
        (0.0, "unqualified"),
        (59.99, "unqualified"),
        (60.0, "qualified"),
        (80.0, "qualified"),
        (80.01, "good"),
    ],
)
def test_bands(value: float, grade: str) -> None:
    assert [each.name.en for each in GRADES if each.holds(value)][-1] == grade


def test_a_veto_gates_and_the_value_stays() -> None:
    tallies = {"PRV001": Tally(passed=40, failed=1), "REP001": Tally(passed=9)}
    free = replace(SCORING, needs_person=frozenset())
    result = score(audit_of(tallies, (PRV001,)), free)
    assert result.gated_by == ("PRV001",)
    assert result.grade == GRADES[0].name
    assert result.value is not None and result.value > 80


def test_a_veto_that_needs_a_person_waits_for_one() -> None:
    audit = audit_of({"PRV001": Tally(passed=40, failed=1)}, (PRV001,))
    waiting = score(audit, SCORING)
    assert (waiting.gated_by, waiting.pending) == ((), ("PRV001",))
    upheld = score(audit, SCORING, confirmed=[PRV001.id])
    assert (upheld.gated_by, upheld.pending) == (("PRV001",), ())
    assert upheld.grade == GRADES[0].name


def test_a_confirmed_finding_gates_whatever_its_severity() -> None:
    hint = replace(PRV001, severity=Severity.HIGH)
    audit = audit_of({"PRV001": Tally(failed=1)}, (hint,))
    assert score(audit, SCORING).pending == ("PRV001",)
    assert score(audit, SCORING, confirmed=[hint.id]).gated_by == ("PRV001",)


def test_a_profile_may_report_vetoes_without_gating() -> None:
    audit = audit_of({"PRV001": Tally(passed=40, failed=1)}, (PRV001,))
    result = score(audit, replace(SCORING, gates=False), confirmed=[PRV001.id])
    assert (result.gated_by, result.pending) == ((), ())


def test_a_veto_shows_even_where_the_evidence_gives_no_score() -> None:
    audit = audit_of({"PRV001": Tally(failed=1, cantTell=9)}, (PRV001,))
    result = score(audit, SCORING, confirmed=[PRV001.id])
    assert (result.value, result.grade, result.gated_by) == (None, None, ("PRV001",))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"groups": (SCORING.groups[0], SCORING.groups[0])}, "two groups"),
        ({"groups": (replace(SCORING.groups[0], weight=0),)}, "weight"),
        ({"cap": 0}, "cap"),
        ({"coverage_floor": 60}, "coverage floor"),
        ({"grades": ()}, "first grade"),
        ({"grades": (GRADES[0], GRADES[2], GRADES[1])}, "do not rise"),
        ({"severity_points": {Severity.HIGH: 10.0}}, "info, low, medium, veto"),
        ({"severity_points": POINTS | {Severity.LOW: -1.0}}, "below 0"),
    ],
)
def test_numbers_that_cannot_be_meant_are_refused(change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        replace(SCORING, **change)


counts = st.integers(0, 500)
tallies = st.dictionaries(
    st.sampled_from(IDS), st.builds(Tally, passed=counts, failed=counts, cantTell=st.integers(0, 9))
)
weights = st.floats(0.1, 100).map(lambda weight: round(weight, 2))
scorings = st.builds(
    lambda weighed, cap, points: Scoring(
        groups=tuple(
            Group(Text(family, family), frozenset({family}), weight)
            for family, weight in weighed.items()
        ),
        cap=cap,
        severity_points=dict(zip(Severity, points, strict=True)),
        coverage_floor=0,
        grades=(Grade(Text("有", "any"), 0),),
    ),
    st.dictionaries(st.sampled_from(sorted({id_[:3] for id_ in IDS})), weights, min_size=1),
    st.floats(1, 50),
    st.lists(st.floats(0, 30), min_size=5, max_size=5),
)


@given(tallies, scorings)
def test_the_trace_accounts_for_every_hundredth(
    tallies: dict[str, Tally], scoring: Scoring
) -> None:
    result = score(audit_of(tallies), scoring)
    if result.value is None:
        assert result.trace == ()
        return
    assert 0 <= result.value <= 100
    hundredths = [round(loss.lost * 100) for loss in result.trace]
    assert sum(hundredths) == 10_000 - round(result.value * 100)
    assert hundredths == sorted(hundredths, reverse=True)
    earned = fsum(group.earned for group in result.groups if group.earned is not None)
    assert earned == pytest.approx(result.value, abs=0.0051)


@given(tallies, scorings, st.sampled_from(IDS))
def test_one_more_conforming_item_never_lowers_the_score(
    tallies: dict[str, Tally], scoring: Scoring, rule: str
) -> None:
    before = score(audit_of(tallies), scoring)
    tally = tallies.get(rule, Tally())
    after = score(audit_of(tallies | {rule: replace(tally, passed=tally.passed + 1)}), scoring)
    assert after.coverage >= before.coverage
    if before.value is not None:
        assert after.value is not None and after.value >= before.value


@given(tallies, scorings, st.sampled_from(IDS))
def test_one_more_failure_of_a_judged_rule_never_raises_the_score(
    tallies: dict[str, Tally], scoring: Scoring, rule: str
) -> None:
    before = score(audit_of(tallies), scoring)
    tally = tallies.get(rule, Tally())
    if before.value is None or not tally.passed + tally.failed:
        return
    after = score(audit_of(tallies | {rule: replace(tally, failed=tally.failed + 1)}), scoring)
    assert after.value is not None and after.value <= before.value


@given(st.permutations(RULES), st.permutations(FINDINGS), st.permutations(sorted(AUDIT.tallies)))
def test_order_never_matters(rules: list, findings: list, ids: list) -> None:
    shuffled = replace(
        AUDIT,
        rules=tuple(rules),
        findings=tuple(findings),
        tallies={id_: AUDIT.tallies[id_] for id_ in ids},
    )
    assert score(shuffled, SCORING) == score(AUDIT, SCORING)
