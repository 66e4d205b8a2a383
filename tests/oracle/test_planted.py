"""Plant k defects in a portal, crawl it over HTTP, audit it: exactly those k are found."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from crawler.crawl import crawl
from crawler.options import CrawlOptions
from crawler.simulator.generate import make_site
from crawler.simulator.organs import PROVINCE
from crawler.simulator.portal import Portal
from crawler.simulator.server import serve
from crawler.sites import Site
from tests.oracle.planted import (
    AS_OF,
    PAIRS,
    PROFILES,
    Make,
    assert_exactly,
    breaking,
    failed_findings,
    rules_of,
)
from tests.simulator.fitting import plant_what_fits

FAST = CrawlOptions(concurrency=4, delay=0, probes=True, attachments=True)
SIZE = 160


@pytest.mark.slow
@pytest.mark.parametrize("seed", [11, 12])
@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS.keys())
def test_exactly_the_planted_defects(pair: tuple[Make, Make], seed: int, tmp_path: Path) -> None:
    rng = Random(seed)
    profile = PROFILES[seed % len(PROFILES)]
    rules = rules_of(profile)
    chosen = rng.sample(rules, rng.randint(len(rules) // 5, len(rules) // 3))
    province = make_site(seed, 50, as_of=AS_OF, organ=PROVINCE)
    site, planted = plant_what_fits(
        make_site(seed, SIZE, as_of=AS_OF, upstream=province), chosen, seed
    )
    above, below = pair[1](province), pair[0](site)
    _crawl(below, above, tmp_path)
    findings = failed_findings(
        tmp_path / "below", tmp_path / "above", profile, elsewhere=site.elsewhere
    )
    assert_exactly(findings, breaking(planted, profile), below, above)


def _crawl(below: Portal, above: Portal, folder: Path) -> None:
    with serve(above) as high:
        below.upstream = high.origin
        with serve(below) as low:
            above.upstream = low.origin
            crawl(Site(key="above", home=high.home), folder / "above", FAST)
            crawl(Site(key="below", home=low.home), folder / "below", FAST)
