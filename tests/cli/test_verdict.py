"""From findings to exit codes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace
from typing import cast

import pytest

from auditor.campaign.console import Console
from auditor.campaign.terminal import Exit
from auditor.campaign.verdict import counting, is_insufficient, told_as_suspect, worst
from auditor.rule import Audit, Outcome, Severity
from crawler.fields.span import SHANGHAI
from crawler.index.views import RunView
from crawler.sites import Site


def audit_of(*findings: tuple[str, Outcome, Severity]) -> Audit:
    made = [
        SimpleNamespace(id=name, severity=severity, result=SimpleNamespace(outcome=outcome))
        for name, outcome, severity in findings
    ]
    return cast(Audit, SimpleNamespace(findings=made))


AUDIT = audit_of(
    ("veto", Outcome.FAILED, Severity.VETO),
    ("high", Outcome.FAILED, Severity.HIGH),
    ("medium", Outcome.FAILED, Severity.MEDIUM),
    ("low", Outcome.FAILED, Severity.LOW),
    ("info", Outcome.FAILED, Severity.INFO),
    ("open", Outcome.CANT_TELL, Severity.VETO),
)


@pytest.mark.parametrize(
    ("fail_on", "known", "counted"),
    [
        (None, (), []),
        (Severity.VETO, (), ["veto"]),
        (Severity.HIGH, (), ["veto", "high"]),
        (Severity.MEDIUM, (), ["veto", "high", "medium"]),
        (Severity.LOW, (), ["veto", "high", "medium", "low"]),
        (Severity.LOW, ("high", "low"), ["veto", "medium"]),
    ],
)
def test_what_counts(fail_on: Severity | None, known: tuple[str, ...], counted: list[str]) -> None:
    assert [finding.id for finding in counting(AUDIT, fail_on, known)] == counted


def run_with(items: int = 1, **outcomes: int) -> RunView:
    at = datetime(2026, 6, 30, tzinfo=SHANGHAI)
    return RunView(1, at, at, "complete", "network", sum(outcomes.values()), items, outcomes)


@pytest.mark.parametrize(
    ("run", "coverage", "thin"),
    [
        (run_with(ok=3), 0.9, False),
        (run_with(unchanged=3), 0.6, False),
        (run_with(ok=3, timeout=9), 0.59, True),
        (run_with(unreachable=1), 1.0, True),
        (run_with(blocked=4, not_found=2), 1.0, True),
        (run_with(), 1.0, True),
        (run_with(items=0, ok=9), 1.0, True),
    ],
)
def test_when_the_evidence_is_too_thin(run: RunView, coverage: float, thin: bool) -> None:
    assert is_insufficient(run, coverage, 0.6) is thin


@pytest.mark.parametrize(
    ("codes", "code"),
    [
        ([], Exit.DONE),
        ([0, 0], Exit.DONE),
        ([0, 3], Exit.INSUFFICIENT),
        ([3, 1, 0], Exit.FINDINGS),
        ([1, 2], Exit.USAGE),
        ([2, 4, 1], Exit.INTERNAL),
    ],
)
def test_one_code_for_several_sites(codes: list[int], code: Exit) -> None:
    assert worst(codes) is code


@pytest.mark.parametrize(
    ("items", "status", "suspect"),
    [
        (9, "complete", True),
        (10, "complete", False),
        (20, "complete", False),
        (21, "complete", True),
        (9, "budget", False),
        (21, "budget", True),
        (9, "interrupted", True),
    ],
)
def test_the_band_of_expected_items(
    items: int, status: str, suspect: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    run = replace(run_with(ok=30), items=items, status=status)
    site = Site(key="linxi", home="http://www.linxi.example/", expected_items=(10, 20))
    assert told_as_suspect(site, run, Console("en", quiet=True)) is suspect
    assert ("expects 10 to 20" in capsys.readouterr().err) is suspect


def test_without_a_band_nothing_is_suspect() -> None:
    site = Site(key="linxi", home="http://www.linxi.example/")
    assert told_as_suspect(site, run_with(), Console()) is False
