"""Sites and portals that the tests share; all are frozen, none touches the clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from crawler.simulator.epoint import EpointPortal, EpointQuirks
from crawler.simulator.generate import make_site
from crawler.simulator.generic import GenericPortal, GenericStyle
from crawler.simulator.gkmlpt import GkmlptPortal, GkmlptQuirks
from crawler.simulator.govcn import GovcnPortal, GovcnQuirks
from crawler.simulator.hanweb import HanwebPortal, HanwebQuirks
from crawler.simulator.lonsun import LonsunPortal, LonsunQuirks
from crawler.simulator.model import SimSite
from crawler.simulator.openness import OpennessPortal, OpennessQuirks
from crawler.simulator.organs import CITY, PROVINCE
from crawler.simulator.portal import Portal
from crawler.simulator.rows import with_foreign_rows
from crawler.simulator.trs import TrsPortal, TrsQuirks
from crawler.simulator.ucap import UcapPortal, UcapQuirks
from crawler.simulator.vsb import VsbPortal, VsbQuirks

AS_OF = date(2026, 6, 30)


@cache
def province(seed: int = 1) -> SimSite:
    return make_site(seed, 60, as_of=AS_OF, organ=PROVINCE)


@cache
def county(size: int = 210, seed: int = 1) -> SimSite:
    return make_site(seed, size, as_of=AS_OF, upstream=province())


@cache
def city() -> SimSite:
    return make_site(1, 210, as_of=AS_OF, organ=CITY, upstream=province())


@cache
def mixed() -> SimSite:
    """A county with rows to another host and to a file."""
    return with_foreign_rows(county(90))


PORTALS: dict[str, Callable[[], Portal]] = {
    "openness-1": lambda: OpennessPortal(mixed(), quirks=OpennessQuirks(generation=1)),
    "openness-2": lambda: OpennessPortal(mixed(), quirks=OpennessQuirks(generation=2)),
    "openness-3": lambda: OpennessPortal(mixed()),
    "openness-newest": lambda: OpennessPortal(mixed(), quirks=OpennessQuirks(newest=True)),
    "lonsun": lambda: LonsunPortal(mixed()),
    "lonsun-other": lambda: LonsunPortal(
        mixed(), quirks=LonsunQuirks("haibei", mobile_table=True, spacers=False)
    ),
    "trs": lambda: TrsPortal(province()),
    "trs-other": lambda: TrsPortal(
        mixed(), quirks=TrsQuirks(dates="/", metadata="list", base_href="", mislabelled=False)
    ),
    "vsb": lambda: VsbPortal(mixed()),
    "vsb-dynamic": lambda: VsbPortal(mixed(), quirks=VsbQuirks(dynamic=True, disclosure=False)),
    "ucap": lambda: UcapPortal(mixed()),
    "ucap-other": lambda: UcapPortal(
        mixed(), quirks=UcapQuirks("1", 0, details="content", body="id", metadata="table")
    ),
    "gkmlpt": lambda: GkmlptPortal(mixed()),
    "gkmlpt-other": lambda: GkmlptPortal(
        mixed(), quirks=GkmlptQuirks("/zwgk", 7, counts=False, url="portal")
    ),
    "epoint": lambda: EpointPortal(mixed(), quirks=EpointQuirks(rows_in_page=True)),
    "govcn-old": lambda: GovcnPortal(mixed(), quirks=GovcnQuirks("old", "none")),
    "hanweb": lambda: HanwebPortal(mixed()),
    "hanweb-other": lambda: HanwebPortal(mixed(), quirks=HanwebQuirks(call=False, items="uuid")),
    "generic": lambda: GenericPortal(mixed()),
    "generic-table": lambda: GenericPortal(
        mixed(), quirks=GenericStyle("table", "numbers", "query", "dl")
    ),
    "generic-dl": lambda: GenericPortal(
        mixed(), quirks=GenericStyle("dl", "select", "path", "plain", "gbk")
    ),
    "generic-cards": lambda: GenericPortal(
        mixed(), quirks=GenericStyle("cards", "next", "query", "plain")
    ),
}
"""Every platform in several of its forms."""
