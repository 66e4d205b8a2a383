"""Defects of columns and links, planted one at a time: their rules find just that."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.simulator.column_defects import COLUMN_DEFECTS
from crawler.simulator.defects import plant
from crawler.simulator.generate import make_site
from crawler.simulator.link_defects import LINK_DEFECTS
from crawler.simulator.organs import PROVINCE
from crawler.simulator.update_defects import UPDATE_DEFECTS
from tests.oracle.direct import crawl_directly
from tests.oracle.planted import AS_OF, NOW, PAIRS, assert_exactly, failed_findings

BELOW, ABOVE = "http://www.linxi.gov.cn", "http://www.ningjiang.gov.cn"
KNOWN = {**UPDATE_DEFECTS, **COLUMN_DEFECTS, **LINK_DEFECTS}
FAMILIES = ("UPD", "COL", "LNK", "LST")
SIZE, SEED = 150, 11


@pytest.mark.slow
@pytest.mark.parametrize("rule", KNOWN)
def test_a_planted_defect_is_found_and_no_other(rule: str, tmp_path: Path) -> None:
    lower, upper = PAIRS["openness under openness"]
    province = make_site(SEED, 50, as_of=AS_OF, organ=PROVINCE)
    site, planted = plant(
        make_site(SEED, SIZE, as_of=AS_OF, upstream=province), [rule], SEED, KNOWN
    )
    above, below = upper(province), lower(site)
    above.origin, below.origin, below.upstream = ABOVE, BELOW, ABOVE
    crawl_directly(above, "above", tmp_path / "above", NOW)
    crawl_directly(below, "below", tmp_path / "below", NOW)
    found = failed_findings(tmp_path / "below", tmp_path / "above", "anhui-transport-2017")
    own = [finding for finding in found if finding.rule.startswith(FAMILIES)]
    assert_exactly(own, planted, below, above)
