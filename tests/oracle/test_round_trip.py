"""What a portal publishes is what the crawl gives back: every item once, every field, no other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crawler.crawl import crawl
from crawler.export import item_object
from crawler.index.snapshot import Snapshot
from crawler.options import CrawlOptions
from crawler.simulator.expected import expected_columns, expected_items, expected_rows
from crawler.simulator.generate import make_site
from crawler.simulator.generic import GenericPortal, GenericStyle
from crawler.simulator.lonsun import LonsunPortal, LonsunQuirks
from crawler.simulator.model import SimSite
from crawler.simulator.openness import OpennessPortal, OpennessQuirks
from crawler.simulator.portal import Portal
from crawler.simulator.rows import with_foreign_rows
from crawler.simulator.server import serve
from crawler.simulator.trs import TrsPortal, TrsQuirks
from crawler.sites import Site

AS_OF = date(2026, 6, 30)
FAST = CrawlOptions(concurrency=4, delay=0)
FACTS = (
    "title",
    "index_number",
    "document_number",
    "category",
    "subject",
    "issuing_body",
    "written_on",
    "signed_on",
    "published_at",
    "source",
    "validity",
)
Make = Callable[[SimSite], Portal]

PORTALS: dict[str, Make] = {
    "openness, first generation": lambda s: OpennessPortal(s, quirks=OpennessQuirks(1)),
    "openness, second generation": lambda s: OpennessPortal(s, quirks=OpennessQuirks(2)),
    "openness, third generation": lambda s: OpennessPortal(s, quirks=OpennessQuirks(3)),
    "lonsun": LonsunPortal,
    "lonsun, rows by script": lambda s: LonsunPortal(s, quirks=LonsunQuirks(rows_in_page=False)),
    "trs": TrsPortal,
    "trs, base address": lambda s: TrsPortal(
        s, quirks=TrsQuirks(base_href="zcwj", metadata="list", dates="short")
    ),
}


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("make", PORTALS.values(), ids=PORTALS.keys())
def test_known_platforms(make: Make, seed: int, tmp_path: Path) -> None:
    round_trip(make(site_of(seed)), tmp_path)


@pytest.mark.parametrize(
    "style",
    [
        GenericStyle("ul", "next", "path", "table"),
        GenericStyle("table", "numbers", "query", "dl"),
        GenericStyle("dl", "select", "path", "plain"),
        GenericStyle("cards", "numbers", "path", "table", "gb18030"),
        GenericStyle("cards", "next", "query", "plain"),
        GenericStyle("dl", "numbers", "query", "table", "gbk"),
    ],
    ids=str,
)
def test_portals_of_no_known_make(style: GenericStyle, tmp_path: Path) -> None:
    round_trip(GenericPortal(site_of(5), style=style), tmp_path)


def site_of(seed: int) -> SimSite:
    return with_foreign_rows(make_site(seed, 60, as_of=AS_OF))


def round_trip(portal: Portal, folder: Path) -> None:
    with serve(portal) as served:
        crawl(Site(key="linxi", home=served.home), folder, FAST)
        items = expected_items(portal, served.home)
        columns = expected_columns(portal, served.home)
        rows = expected_rows(portal, served.home)
    with Snapshot.open(folder) as snapshot:
        assert snapshot.site.platform == portal.platform
        found = {item.url: item_object(item) for item in snapshot.items()}
        assert {
            c.url: (c.name, c.kind.value, c.row_count) for c in snapshot.columns() if c.is_list
        } == {c["url"]: (c["name"], c["kind"], c["rows"]) for c in columns}
        foreign = sorted((r.url, r.title) for r in snapshot.rows() if r.item_key is None)
    assert foreign == sorted((row["url"], row["title"]) for row in rows)
    check_items(found, items)


def check_items(found: dict[str, Any], expected: list[dict[str, Any]]) -> None:
    left = dict(found)
    for item in expected:
        url = next((u for u in item["aliases"] if u in left), None)
        assert url is not None, f"missing: {item['url']}"
        got = left.pop(url)
        assert {f: got[f] for f in FACTS} == {f: item[f] for f in FACTS}, url
        assert {c["url"] for c in got["columns"]} == {c["url"] for c in item["columns"]}, url
        assert got["attachments"] == item["attachments"], url
    assert not left, f"not in the model: {sorted(left)}"
