"""What a portal publishes is what the crawl gives back: every item once, every field, no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crawler.crawl import crawl
from crawler.export import item_object
from crawler.index.snapshot import Snapshot
from crawler.items import LETTER_FIELDS
from crawler.options import CrawlOptions
from crawler.simulator.expected import expected_columns, expected_items, expected_rows
from crawler.simulator.generate import make_site
from crawler.simulator.model import SimSite
from crawler.simulator.platforms import simulators
from crawler.simulator.portal import Portal
from crawler.simulator.rows import with_foreign_rows
from crawler.simulator.server import serve
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
    *LETTER_FIELDS,
)


def every_variant() -> list[Any]:
    return [
        pytest.param(kind, quirks, id=" ".join(filter(None, [name, variant])))
        for name, kind in simulators().items()
        for variant, quirks in kind.variants.items()
    ]


@pytest.mark.parametrize(("kind", "quirks"), every_variant())
def test_a_crawl_gives_back_the_site(kind: type[Portal], quirks: Any, tmp_path: Path) -> None:
    round_trip(kind(site_of(5), quirks=quirks), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(("kind", "quirks"), every_variant())
def test_a_crawl_gives_back_any_site(
    kind: type[Portal], quirks: Any, seed: int, tmp_path: Path
) -> None:
    size = 60 if seed else 300  # once with long lists
    round_trip(kind(site_of(seed + 10, size), quirks=quirks), tmp_path)


def site_of(seed: int, size: int = 60) -> SimSite:
    return with_foreign_rows(make_site(seed, size, as_of=AS_OF))


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
