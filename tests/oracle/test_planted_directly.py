"""Any subset of defects, in any order, on any portal: exactly those are found.

The portals are read without sockets, so that hundreds of them can be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from shutil import rmtree

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from auditor.rulebook import all_rules
from crawler.items import Reading, Target
from crawler.page import Page
from crawler.pipelines import files
from crawler.portal import PortalSpider
from crawler.simulator.defects import DEFECTS, plant
from crawler.simulator.generate import make_site
from crawler.simulator.lasting_defects import LASTING_DEFECTS
from crawler.simulator.later_defects import LATER_DEFECTS
from crawler.simulator.model import SimSite
from crawler.simulator.organs import CITY, COUNTY, PROVINCE
from crawler.simulator.planting import Planted
from tests.oracle.direct import crawl_directly
from tests.oracle.planted import (
    AS_OF,
    NOW,
    PAIRS,
    PROFILES,
    assert_exactly,
    breaking,
    failed_findings,
    rules_of,
)
from tests.simulator.fitting import plant_what_fits

BELOW, ABOVE = "http://www.linxi.gov.cn", "http://www.ningjiang.gov.cn"
SEEDS = (11, 12, 13)
SMALL, MIDDLE, LARGE = 110, 150, 480
OF_CITIES = {"COL007"}
"""Defects that only a city can have."""
NOT_PLANTED = {
    "ATT004": "an internal step: always cantTell",
    "DAT006": "a hint, which a person has to confirm: always cantTell",
    "INT006": "an internal step: always cantTell",
    "PRV006": "the document need not be public: cantTell where none is found",
    "REP004": "the report need not be public: cantTell where none is found",
    "RES009": "internal times: cantTell where no system of handling is published",
    "UPD007": "what work has stages a person knows: always cantTell",
}
"""Rules that no page can break for certain, and why."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where portals are crawled to; the same bytes are read once however often they are met."""
    patch = pytest.MonkeyPatch()
    patch.setattr(files, "read_file", cache(files.read_file))
    patch.setattr(PortalSpider, "read", _remembered(PortalSpider.read))
    _above.cache_clear()
    yield tmp_path_factory.mktemp("direct")
    patch.undo()


def _remembered(read: Callable[..., Reading]) -> Callable[..., Reading]:
    """Reading is a pure function of page and target: what it gave for them once."""
    known: dict[tuple[object, ...], Reading] = {}

    def remembered(spider: PortalSpider, page: Page, target: Target) -> Reading:
        key = (type(spider), page.url, page.status, page.sha256, target)
        if key not in known:
            known[key] = read(spider, page, target)
        return known[key]

    return remembered


@cache
def _above(pair: str, seed: int, folder: Path) -> Path:
    """The province, crawled once for all counties under it."""
    above = PAIRS[pair][1](_province(seed))
    above.origin, above.upstream = ABOVE, BELOW
    path = folder / f"above-{seed}-{list(PAIRS).index(pair)}"
    crawl_directly(above, "above", path, NOW)
    return path


@cache
def _province(seed: int) -> SimSite:
    size = 50 if seed in SEEDS[:-1] else 80  # of the latter's documents many are reposted
    return make_site(seed, size, as_of=AS_OF, organ=PROVINCE)


def _county(seed: int, size: int) -> SimSite:
    """A county, or for the last of the seeds a city."""
    organ = CITY if seed == SEEDS[-1] else COUNTY
    return make_site(seed, size, as_of=AS_OF, organ=organ, upstream=_province(seed))


def _check(
    site: SimSite,
    planted: tuple[Planted, ...],
    pair: str,
    seed: int,
    profiles: tuple[str, ...],
    folder: Path,
) -> None:
    """Crawl the county and hold what each profile finds against what was planted."""
    above, below = PAIRS[pair][1](_province(seed)), PAIRS[pair][0](site)
    above.origin, below.origin, below.upstream = ABOVE, BELOW, ABOVE
    path = folder / "below"
    try:
        crawl_directly(below, "below", path, NOW, above)
        for profile in profiles:
            findings = failed_findings(
                path, _above(pair, seed, folder), profile, elsewhere=site.elsewhere
            )
            assert_exactly(findings, breaking(planted, profile), below, above)
    finally:
        rmtree(path, ignore_errors=True)


def test_every_rule_has_a_planter_or_a_reason() -> None:
    planted = DEFECTS.keys() | LATER_DEFECTS.keys() | LASTING_DEFECTS.keys()
    assert all_rules().keys() - planted == NOT_PLANTED.keys()
    assert not NOT_PLANTED.keys() & planted


def test_a_few_defects_of_a_small_portal(folder: Path) -> None:
    rules = ["TXT001", "IDX001", "CAT007", "MIR002", "TIM001", "DOC009", "STA001"]
    site, planted = plant_what_fits(_county(11, 40), rules, 1)
    assert len(planted) >= len(rules)
    _check(site, planted, "openness under openness", 11, PROFILES, folder)


@pytest.mark.slow
@pytest.mark.parametrize("pair", PAIRS)
def test_nothing_is_found_where_nothing_was_planted(pair: str, folder: Path) -> None:
    _check(_county(12, MIDDLE), (), pair, 12, PROFILES, folder)


@pytest.mark.slow
@pytest.mark.parametrize("rule", DEFECTS)
def test_each_defect_alone(rule: str, folder: Path) -> None:
    base = SEEDS[-1] if rule in OF_CITIES else SEEDS[0]
    for seed, pair in enumerate(list(PAIRS)[:2]):
        site, planted = plant(_county(base, SMALL), [rule], seed)
        _check(site, planted, pair, base, PROFILES, folder)


@pytest.mark.slow
@pytest.mark.parametrize("profile", PROFILES)
def test_all_defects_together(profile: str, folder: Path) -> None:
    # A late interpretation is planted first: it needs one of the few of long ago.
    rules = sorted(rules_of(profile), key=lambda rule: rule != "INT002")
    site, planted = plant_what_fits(_county(13, LARGE), rules, 5)
    assert set(rules) <= {record.rule for record in planted}
    _check(site, planted, "openness under openness", 13, (profile,), folder)


@pytest.mark.slow
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # a shrunk portal takes longer than it tells
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    order=st.permutations(sorted(DEFECTS)),
    count=st.integers(1, 14),
    seed=st.integers(0, 10**6),
    pair=st.sampled_from(sorted(PAIRS)),
    base=st.sampled_from(SEEDS),
)
def test_any_subset_in_any_order(
    order: list[str], count: int, seed: int, pair: str, base: int, folder: Path
) -> None:
    site, planted = plant_what_fits(_county(base, MIDDLE), order[:count], seed)
    _check(site, planted, pair, base, PROFILES, folder)
