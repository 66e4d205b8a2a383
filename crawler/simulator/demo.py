"""The demo: a county on any platform and its province on TRS, defects planted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urljoin

from crawler.simulator.defects import plant
from crawler.simulator.drafting import SPAN
from crawler.simulator.generate import make_site
from crawler.simulator.holidays import traps
from crawler.simulator.model import SimSite
from crawler.simulator.organs import COUNTY, PROVINCE
from crawler.simulator.planting import Planted, redated, trap_of
from crawler.simulator.platforms import simulators
from crawler.simulator.portal import Portal
from crawler.simulator.server import serve
from crawler.simulator.trs import TrsPortal

COUNTY_PLATFORM = "openness"
SEED = 2026
COUNTY_SIZE = 210
PROVINCE_SIZE = 60
DEMO_DEFECTS = (
    *("REP001", "REP002", "COL001", "UPD002", "INT001", "INT002", "INT008"),
    *("CAT001", "CAT002", "CAT003", "CAT004", "CAT005", "CAT006", "CAT007"),
    *("IDX001", "IDX002", "IDX004", "IDX006", "DOC001", "DOC002", "DOC005", "DOC011"),
    *("DAT001", "DAT002", "DAT003", "DAT004", "DAT005", "TIM001", "SRC001", "SRC002", "SRC003"),
    *("TXT001", "TXT002", "TXT003", "TXT004", "TXT005", "TXT007", "MIR002", "MIR003"),
    *("STA001", "STA002", "STA003", "STA004"),
    *("PRV001", "PRV002", "PRV003", "PRV004", "PRV005"),
    *("CON001", "CON002", "CON003", "CON004", "RES002", "RES003", "RES004", "GUI001", "GUI004"),
    *("ATT001", "ATT005", "REP001", "REP002", "INT002", "DOC001", "TXT001", "DAT003"),
    *("COL003", "COL008", "UPD003", "UPD006", "LNK001", "LNK003", "LNK004"),
    *("INT003", "INT004", "CON006", "RES001", "RES005", "RES010", "RES011", "GUI003", "GUI005"),
)
"""By rule; some are planted twice."""


@dataclass(frozen=True, slots=True)
class PlantedAt:
    """A planted defect with absolute addresses; ``other_url`` is "" where there is no other."""

    rule: str
    kind: str
    url: str
    title: str
    other_url: str
    note: str


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo while it is being served: the two home pages and what an audit must find."""

    county: str
    province: str
    planted: tuple[PlantedAt, ...]


def demo_portals(as_of: date) -> tuple[SimSite, SimSite, tuple[Planted, ...]]:
    """County, province and the planted defects, all as of the start of a day."""
    since = as_of - timedelta(days=SPAN)
    moments = [t.upstream for late in (True, False) for t in traps(since, as_of, late=late)[-1:]]
    province = make_site(SEED, PROVINCE_SIZE, as_of=as_of, organ=PROVINCE, pinned=tuple(moments))
    county = make_site(SEED, COUNTY_SIZE, as_of=as_of, organ=COUNTY, upstream=province)
    county = _with_timely_traps(county)
    county, planted = plant(county, DEMO_DEFECTS, SEED)
    return county, province, planted


def _with_timely_traps(county: SimSite) -> SimSite:
    """Reposts at a holiday that look late and are not."""
    for item in county.items:
        trap = trap_of(county, item, late=False) if item.upstream_id else None
        if trap:
            county, _ = redated(county, item, trap.repost)
    return county


@contextmanager
def serve_demo(as_of: date, platform: str = COUNTY_PLATFORM) -> Iterator[Demo]:
    """Serve county and province on loopback while the context is open.

    ``platform`` names the county's; KeyError where no such platform is simulated.
    """
    county_site, province_site, planted = demo_portals(as_of)
    province = TrsPortal(province_site)
    with serve(province) as above:
        county = simulators()[platform](county_site, upstream=above.origin)
        with serve(county) as below:
            province.upstream = below.origin
            records = tuple(_located(each, county, province) for each in planted)
            yield Demo(below.home, above.home, records)


def _located(planted: Planted, county: Portal, province: Portal) -> PlantedAt:
    path, title = _subject(planted, county)
    other = county
    if planted.rule.startswith("REP"):
        other = province
    other_path = other.item_paths(other.site.item(planted.other))[0] if planted.other else ""
    return PlantedAt(
        planted.rule,
        planted.kind,
        urljoin(county.origin, path),
        title,
        urljoin(other.origin, other_path) if other_path else "",
        planted.note,
    )


def _subject(planted: Planted, county: Portal) -> tuple[str, str]:
    """Path and title of what the defect is on."""
    if isinstance(planted.subject, int):
        item = county.site.item(planted.subject)
        return county.item_paths(item)[0], item.title
    if planted.kind == "column":
        column = county.site.column(planted.subject)
        return county.column_path(column), column.name
    return "/", county.site.name
