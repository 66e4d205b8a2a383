"""Defects that only two crawls of one portal can show: exactly those are found."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from crawler.simulator.defects import plant
from crawler.simulator.generate import make_site
from crawler.simulator.lasting_defects import LASTING, LASTING_DEFECTS
from crawler.simulator.later_defects import LATER_DEFECTS
from crawler.simulator.model import SimSite
from crawler.simulator.organs import PROVINCE
from tests.oracle.direct import crawl_directly
from tests.oracle.planted import AS_OF, NOW, PAIRS, assert_exactly, failed_findings
from tests.simulator.fitting import plant_what_fits

BELOW, ABOVE = "http://www.linxi.gov.cn", "http://www.ningjiang.gov.cn"
LATER = NOW + timedelta(hours=20)
PROFILE = "national-2019"


def _found_later(site: SimSite, rules: list[str], pair: str, seed: int, folder: Path) -> int:
    """Crawl a site, plant, crawl it again; gives how many defects were found."""
    province = make_site(seed, 50, as_of=AS_OF, organ=PROVINCE)
    above, before = PAIRS[pair][1](province), PAIRS[pair][0](site)
    changed, planted = plant_what_fits(site, rules, seed, LATER_DEFECTS)
    after = PAIRS[pair][0](changed)
    above.origin = before.upstream = after.upstream = ABOVE
    before.origin = after.origin = BELOW
    crawl_directly(above, "above", folder / "above", NOW)
    crawl_directly(before, "below", folder / "below", NOW)
    assert_exactly(failed_findings(folder / "below", folder / "above", PROFILE), (), before, above)
    crawl_directly(after, "below", folder / "below", LATER)
    findings = failed_findings(folder / "below", folder / "above", PROFILE, LATER)
    assert_exactly(findings, planted, after, above)
    for finding in findings:
        if finding.rule != "IDX007":
            evidence = finding.result.evidence
            assert evidence["withdrawn"] or evidence["renumbered"]
    return len(planted)


def _as_it_was(site: SimSite, day: date) -> SimSite:
    """A site before a day: without what was published since."""
    for item in site.items:
        if item.published_at.date() >= day:
            site = site.without_item(item.id)
    return replace(site, as_of=day, rows=tuple(row for row in site.rows if row.on < day))


def _site(seed: int, size: int) -> SimSite:
    province = make_site(seed, 50, as_of=AS_OF, organ=PROVINCE)
    return make_site(seed, size, as_of=AS_OF, upstream=province)


@pytest.mark.slow
@pytest.mark.parametrize("pair", ["openness under openness", "trs under generic"])
def test_numbers_that_changed(pair: str, tmp_path: Path) -> None:
    assert _found_later(_site(21, 60), ["IDX007", "IDX007"], pair, 21, tmp_path) == 2


@pytest.mark.slow
def test_what_was_withdrawn(tmp_path: Path) -> None:
    rules = ["DOC003", "IDX007", "IDX003", "IDX003", "IDX007"]
    found = _found_later(_site(22, 620), rules, "openness under openness", 22, tmp_path)
    assert found >= len(rules) + 2


@pytest.mark.slow
@pytest.mark.parametrize("pair", ["openness under openness", "trs under generic"])
@pytest.mark.parametrize("rules", [[], ["COL002"], ["LST002"], ["LST002", "COL002"]])
def test_what_stays_as_it_was(rules: list[str], pair: str, tmp_path: Path) -> None:
    site, planted = plant(_site(23, 60), rules, 23, LASTING_DEFECTS)
    since = NOW - timedelta(days=LASTING)
    province = make_site(23, 50, as_of=AS_OF, organ=PROVINCE)
    above, after = PAIRS[pair][1](province), PAIRS[pair][0](site)
    before = PAIRS[pair][0](_as_it_was(site, since.date()))
    above.origin, before.upstream, after.upstream = ABOVE, ABOVE, ABOVE
    before.origin = after.origin = BELOW
    crawl_directly(above, "above", tmp_path / "above", NOW)
    crawl_directly(before, "below", tmp_path / "below", since)
    crawl_directly(after, "below", tmp_path / "below", NOW)
    findings = failed_findings(tmp_path / "below", tmp_path / "above", PROFILE)
    assert_exactly(findings, planted, after, above)
