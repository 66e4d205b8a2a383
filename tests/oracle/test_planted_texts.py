"""What interpretations and reposts say: planted defects are found, sound ones are not."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from random import Random

import pytest

from auditor.engine import audit
from auditor.profiles import load_profile
from auditor.rule import Outcome
from crawler.crawl import crawl
from crawler.fields.span import SHANGHAI
from crawler.index.snapshot import Snapshot
from crawler.options import CrawlOptions
from crawler.simulator.generate import make_site
from crawler.simulator.interpretation_defects import INTERPRETATION_DEFECTS
from crawler.simulator.openness import OpennessPortal
from crawler.simulator.organs import PROVINCE
from crawler.simulator.planting import Choice, Planted
from crawler.simulator.repost_defects import REPOST_DEFECTS
from crawler.simulator.server import serve
from crawler.simulator.trs import TrsPortal
from crawler.sites import Site

AS_OF = date(2026, 6, 30)
NOW = datetime(2026, 6, 30, tzinfo=SHANGHAI)
ALL = {
    rule: defect
    for rule, defect in (REPOST_DEFECTS | INTERPRETATION_DEFECTS).items()
    if rule not in ("INT007", "REP003")  # of another profile, and of a reference list
}
FRIDAYS = (datetime(2026, 2, 13, 10), datetime(2026, 5, 8, 15))
"""Days before Saturdays that work; the first stands before the Spring Festival."""
ABOVE = (datetime(2026, 2, 13, 15, 30), datetime(2026, 5, 8, 16, 30))


@pytest.mark.slow
@pytest.mark.parametrize("rules", [[], sorted(ALL), ["INT002", "INT002", "REP001", "REP001"]])
def test_exactly_what_was_planted(rules: list[str], tmp_path: Path) -> None:
    upstream = make_site(5, 60, as_of=AS_OF, organ=PROVINCE, pinned=ABOVE)
    site = make_site(5, 160, as_of=AS_OF, upstream=upstream, pinned=FRIDAYS)
    used: set[int] = set()
    planted: list[Planted] = []
    for number, rule in enumerate(rules):
        site, records = ALL[rule](site, Choice(Random(f"{rule}/{number}"), used))
        planted += records
    above, below = TrsPortal(upstream), OpennessPortal(site)
    with serve(above) as high:
        below.upstream = high.origin
        with serve(below) as low:
            options = CrawlOptions(concurrency=4, delay=0, probes=False, attachments=False)
            crawl(Site(key="above", home=high.home), tmp_path / "above", options)
            crawl(Site(key="below", home=low.home), tmp_path / "below", options)
    with Snapshot.open(tmp_path / "below") as own, Snapshot.open(tmp_path / "above") as theirs:
        answers = audit(own, load_profile("anhui-transport-2017"), NOW, [theirs])
    found = sorted(
        (one.rule, one.result.subject.url.partition("/show/")[2])
        for one in answers.findings
        if one.result.outcome is Outcome.FAILED and one.rule[:3] in ("INT", "REP")
    )
    assert found == sorted(_expected(one) for one in planted)


def _expected(one: Planted) -> tuple[str, str]:
    """Rule and page of the finding: INT002 names the policy, not its late interpretation."""
    page = one.other if one.rule == "INT002" else one.subject
    return one.rule, f"{page}.html" if page else ""
