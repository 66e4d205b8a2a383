"""Plant k defects in a portal, crawl it over HTTP, audit it: exactly those k are found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random
from urllib.parse import urljoin

import pytest

from auditor.engine import audit
from auditor.profiles import load_profile
from auditor.rule import Finding, Outcome
from crawler.crawl import crawl
from crawler.fields.span import SHANGHAI
from crawler.index.snapshot import Snapshot
from crawler.options import CrawlOptions
from crawler.simulator.defects import DEFECTS, plant
from crawler.simulator.generate import make_site
from crawler.simulator.generic import GenericPortal, GenericStyle
from crawler.simulator.lonsun import LonsunPortal
from crawler.simulator.model import SimSite
from crawler.simulator.openness import OpennessPortal, OpennessQuirks
from crawler.simulator.organs import PROVINCE
from crawler.simulator.planting import Planted
from crawler.simulator.portal import Portal
from crawler.simulator.server import serve
from crawler.simulator.trs import TrsPortal
from crawler.sites import Site

Make = Callable[[SimSite], Portal]

AS_OF = date(2026, 6, 30)
NOW = datetime(2026, 6, 30, tzinfo=SHANGHAI)
FAST = CrawlOptions(concurrency=4, delay=0, probes=True, attachments=True)
SIZE = 160

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


@pytest.mark.slow
@pytest.mark.parametrize("seed", [11, 12])
@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS.keys())
def test_exactly_the_planted_defects(pair: tuple[Make, Make], seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    chosen = rng.sample(sorted(DEFECTS), rng.randint(6, 14))
    upstream_site = make_site(seed, 50, as_of=AS_OF, organ=PROVINCE)
    site, planted = plant(make_site(seed, SIZE, as_of=AS_OF, upstream=upstream_site), chosen, seed)
    above, below = pair[1](upstream_site), pair[0](site)
    findings = _crawl_and_audit(below, above, tmp_path)
    left = list(findings)
    for record in planted:
        found = next((f for f in left if _reports(f, record, below, above)), None)
        assert found is not None, f"missed: {record}"
        left.remove(found)
    assert [(f.rule, f.result.subject.url, f.result.message) for f in left] == []


def _crawl_and_audit(below: Portal, above: Portal, folder: Path) -> list[Finding]:
    with serve(above) as high:
        below.upstream = high.origin
        with serve(below) as low:
            above.upstream = low.origin
            crawl(Site(key="above", home=high.home), folder / "above", FAST)
            crawl(Site(key="below", home=low.home), folder / "below", FAST)
    with Snapshot.open(folder / "below") as county, Snapshot.open(folder / "above") as province:
        answers = audit(county, load_profile("anhui-transport-2017"), NOW, [province])
    assert not any(tally.error for tally in answers.tallies.values())
    return [f for f in answers.findings if f.result.outcome is Outcome.FAILED]


def _reports(finding: Finding, planted: Planted, below: Portal, above: Portal) -> bool:
    """Whether a finding reports a planted defect; of a pair it may name either item."""
    if finding.rule != planted.rule:
        return False
    result = finding.result
    if planted.rule == "REP002":
        return str(result.evidence["upstream_url"]) in _addresses(above, planted.other)
    if planted.kind == "column":
        column = below.site.column(str(planted.subject))
        return result.subject.url == urljoin(below.origin, below.column_path(column))
    if planted.kind == "attachment":
        return str(result.evidence.get("item_url")) in _addresses(below, planted.subject)
    others = () if planted.rule == "REP001" else _addresses(below, planted.other)
    return result.subject.url in {*_addresses(below, planted.subject), *others}


def _addresses(portal: Portal, item: int | str | None) -> set[str]:
    if not isinstance(item, int):
        return set()
    return {urljoin(portal.origin, path) for path in portal.item_paths(portal.site.item(item))}
