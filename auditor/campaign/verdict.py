"""From an audit to an exit code: what counts for --fail-on, and when the evidence is too thin."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from auditor.campaign.console import Console
from auditor.campaign.terminal import Exit
from auditor.rule import Audit, Finding, Outcome, Severity, Text
from crawler.index.views import RunView
from crawler.outcomes import FetchOutcome
from crawler.sites import Site

_READ = frozenset({FetchOutcome.OK, FetchOutcome.UNCHANGED})
_RANK = (Severity.VETO, Severity.HIGH, Severity.MEDIUM, Severity.LOW)
_ORDER = (Exit.INTERNAL, Exit.USAGE, Exit.FINDINGS, Exit.INSUFFICIENT, Exit.DONE)


def counting(audit: Audit, fail_on: Severity | None, known: Collection[str] = ()) -> list[Finding]:
    """The failed findings at or above ``fail_on`` that are not ``known``; None counts none."""
    if fail_on is None:
        return []
    counted = _RANK[: _RANK.index(fail_on) + 1]
    return [
        finding
        for finding in audit.findings
        if finding.result.outcome is Outcome.FAILED
        and finding.severity in counted
        and finding.id not in known
    ]


def is_insufficient(run: RunView, coverage: float = 1.0, floor: float = 0.0) -> bool:
    """Whether a site was seen too little to judge.

    No page read, no item found (an alarm, not a clean bill), or coverage below the floor.
    """
    was_read = any(run.outcomes.get(outcome, 0) for outcome in _READ)
    return coverage < floor or not was_read or not run.items


def told_as_suspect(site: Site, run: RunView, console: Console) -> bool:
    """Whether a crawl brought fewer or more items than the sites file expects; says so.

    A crawl that was stopped by --max-pages is not held to the lower bound.
    """
    if site.expected_items is None:
        return False
    fewest, most = site.expected_items
    if fewest <= run.items <= most or (run.items < fewest and run.status == "budget"):
        return False
    text = Text(
        f"{site.key}：取得 {run.items} 条信息，站点清单预计 {fewest} 至 {most} 条；本次抓取存疑",
        f"{site.key}: {run.items} items, the sites file expects {fewest} to {most}; "
        "the crawl is suspect",
    )
    console.complain(text.in_(console.lang))
    return True


def tell_changes(site: Site, run: RunView, console: Console) -> None:
    """Say what is not as it was in the last run: the platform, or far fewer items."""
    if run.platform_was:
        traces = run.platform_evidence
        console.note(
            f"{site.key}：平台由 {run.platform_was} 变为 {run.platform}，"
            f"依据：{'、'.join(traces) or '首页已不见其特征'}",
            f"{site.key}: the platform changed from {run.platform_was} to {run.platform} "
            f"({', '.join(traces) or 'the home page no longer shows its traces'})",
        )
    if run.is_far_below:
        console.note(
            f"{site.key}：取得 {run.items} 条信息，上次为 {run.items_before} 条，明显偏少",
            f"{site.key}: {run.items} items, {run.items_before} the last time: far fewer",
        )


def worst(codes: Iterable[int]) -> Exit:
    """The one code for several sites. A finding that counts is a fact, whatever was not seen."""
    given = set(codes)
    return next((code for code in _ORDER if code in given), Exit.DONE)
