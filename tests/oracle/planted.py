"""Planted defects held against what an audit finds: exactly those, each at its subject."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urljoin

from auditor.computed.references import Reference
from auditor.engine import audit
from auditor.profiles import load_profile
from auditor.rule import Finding, Outcome
from crawler.fields.span import SHANGHAI, Span
from crawler.index.snapshot import Snapshot
from crawler.simulator.defects import DEFECTS
from crawler.simulator.generic import GenericPortal, GenericStyle
from crawler.simulator.lonsun import LonsunPortal
from crawler.simulator.model import SimRow, SimSite
from crawler.simulator.openness import OpennessPortal, OpennessQuirks
from crawler.simulator.planting import Planted
from crawler.simulator.portal import Portal
from crawler.simulator.trs import TrsPortal

Make = Callable[[SimSite], Portal]

AS_OF = date(2026, 6, 30)
NOW = datetime(2026, 6, 30, tzinfo=SHANGHAI)
PROFILES = ("anhui-transport-2017", "department-plans", "tongliao-2017")
"""The departments' plans are the national profile with what departments promise besides."""
PAIRS: dict[str, tuple[Make, Make]] = {
    "lonsun under trs": (LonsunPortal, TrsPortal),
    "trs under generic": (TrsPortal, GenericPortal),
    "generic under lonsun": (
        lambda s: GenericPortal(s, quirks=GenericStyle("table", "numbers", "query", "dl")),
        LonsunPortal,
    ),
    "openness under openness": (
        lambda s: OpennessPortal(s, quirks=OpennessQuirks(2)),
        OpennessPortal,
    ),
    "generic, plain paragraphs": (
        lambda s: GenericPortal(s, quirks=GenericStyle("cards", "next", "path", "plain")),
        TrsPortal,
    ),
}
"""County and province: how each of the two portals is made."""


def rules_of(profile: str) -> list[str]:
    """The rules of a profile that can be planted."""
    return sorted(DEFECTS.keys() & load_profile(profile).rules.keys())


def breaking(planted: Iterable[Planted], profile: str) -> list[Planted]:
    """Those of the planted defects that break a rule of a profile."""
    rules = load_profile(profile).rules.keys()
    return [
        one for one in planted if one.rule in rules and not (one.under and profile not in one.under)
    ]


def failed_findings(
    below: Path,
    above: Path,
    profile: str,
    as_of: datetime = NOW,
    elsewhere: Iterable[SimRow] = (),
) -> list[Finding]:
    """The violations that an audit finds; no rule may end in an error.

    ``elsewhere`` are rows of other channels of the organ.
    """
    known = [
        Reference(title=row.title, channel=row.column, published=Span.day(*row.on.timetuple()[:3]))
        for row in elsewhere
    ]
    with Snapshot.open(below) as county, Snapshot.open(above) as province:
        answers = audit(county, load_profile(profile), as_of, [province], known)
    assert [rule for rule, tally in answers.tallies.items() if tally.error] == []
    return [f for f in answers.findings if f.result.outcome is Outcome.FAILED]


def assert_exactly(
    findings: Sequence[Finding], planted: Iterable[Planted], below: Portal, above: Portal
) -> None:
    """Every planted defect is found once, at its subject, and nothing else."""
    left = list(findings)
    for record in planted:
        found = next((f for f in left if _reports(f, record, below, above)), None)
        assert found is not None, f"missed: {record}"
        left.remove(found)
    others = [
        f"{f.rule} {f.result.subject.url} {f.result.message and f.result.message.zh}" for f in left
    ]
    assert not others, "\n".join(others)


def _reports(finding: Finding, planted: Planted, below: Portal, above: Portal) -> bool:
    """Whether a finding reports a planted defect; of a pair it may name either item."""
    result = finding.result
    if finding.rule != planted.rule or planted.value not in str(result.evidence):
        return False
    if planted.rule == "REP002":
        return str(result.evidence["upstream_url"]) in _addresses(above, planted.other)
    if planted.kind == "attachment":
        return str(result.evidence.get("item_url")) in _addresses(below, planted.subject)
    if planted.kind == "site":
        return result.subject.url == f"{below.origin}/"
    if planted.kind == "column":
        column = below.site.column(str(planted.subject))
        return result.subject.url == urljoin(below.origin, below.column_path(column))
    others = () if planted.rule.startswith("REP") else _addresses(below, planted.other)
    return result.subject.url in {*_addresses(below, planted.subject), *others}


def _addresses(portal: Portal, item: int | str | None) -> set[str]:
    if not isinstance(item, int):
        return set()
    return {urljoin(portal.origin, path) for path in portal.item_paths(portal.site.item(item))}
