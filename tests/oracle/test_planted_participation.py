"""Defects of consultations, letters and guides: exactly those that were planted are found."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from urllib.parse import urljoin

import pytest

from auditor.engine import audit
from auditor.profiles import load_profile
from auditor.rule import Finding, Outcome
from crawler.crawl import crawl
from crawler.fields.span import SHANGHAI
from crawler.index.snapshot import Snapshot
from crawler.options import CrawlOptions
from crawler.simulator.consultation_defects import CONSULTATION_DEFECTS
from crawler.simulator.defects import plant
from crawler.simulator.generate import make_site
from crawler.simulator.guide_defects import GUIDE_DEFECTS
from crawler.simulator.incident_defects import INCIDENT_DEFECTS
from crawler.simulator.planting import Defect, Planted
from crawler.simulator.platforms import simulators
from crawler.simulator.portal import Portal
from crawler.simulator.response_defects import RESPONSE_DEFECTS
from crawler.simulator.server import serve
from crawler.sites import Site
from tests.oracle.planted import breaking

PROFILE = "anhui-transport-2017"
AS_OF = date(2026, 6, 30)
NOW = datetime(2026, 6, 30, tzinfo=SHANGHAI)
FAST = CrawlOptions(concurrency=4, delay=0, probes=True, attachments=True)
KNOWN: dict[str, Defect] = {
    **CONSULTATION_DEFECTS,
    **RESPONSE_DEFECTS,
    **INCIDENT_DEFECTS,
    **GUIDE_DEFECTS,
}
FAMILIES = ("CON", "RES", "GUI", "ATT")


def planted_and_found(platform: str, seed: int, folder: Path) -> None:
    site, planted = plant(make_site(seed, 200, as_of=AS_OF), KNOWN, seed, KNOWN)
    portal = simulators()[platform](site)
    with serve(portal) as server:
        portal.upstream = server.origin
        crawl(Site(key="own", home=server.home), folder / "own", FAST)
    with Snapshot.open(folder / "own") as snapshot:
        answers = audit(snapshot, load_profile(PROFILE), NOW)
    left = [
        finding
        for finding in answers.findings
        if finding.result.outcome is Outcome.FAILED and finding.rule.startswith(FAMILIES)
    ]
    for record in breaking(planted, PROFILE):
        if not record.rule.startswith(FAMILIES):
            continue
        found = next((one for one in left if reports(one, record, portal)), None)
        assert found is not None, f"missed: {record}"
        left.remove(found)
    assert [(one.rule, one.result.subject.url, one.result.message) for one in left] == []


def reports(finding: Finding, record: Planted, portal: Portal) -> bool:
    assert isinstance(record.subject, int)
    paths = portal.item_paths(portal.site.item(record.subject))
    result = finding.result
    url = str(result.evidence["item_url"]) if record.kind == "attachment" else result.subject.url
    return finding.rule == record.rule and url in {urljoin(portal.origin, path) for path in paths}


@pytest.mark.slow
@pytest.mark.parametrize("platform", ["openness", "generic", "hanweb", "ucap", "gkmlpt", "trs"])
@pytest.mark.parametrize("seed", [21, 22])
def test_exactly_the_planted_defects(platform: str, seed: int, tmp_path: Path) -> None:
    planted_and_found(platform, seed, tmp_path)
