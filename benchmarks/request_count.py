"""Requests per item: how many a crawl makes of each platform, against the least possible.

Run ``python -m benchmarks.request_count [SIZE]``. The least possible is one request for each
item, for each piece of a list that brought rows, and for each list's page that leaves its rows to
script. robots.txt, the home page, pages that lead to columns, and pieces of lists that brought
nothing (a total that lies) come on top.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

from crawler.crawl import crawl
from crawler.index.snapshot import Snapshot
from crawler.options import CrawlOptions
from crawler.simulator.generate import make_site
from crawler.simulator.platforms import simulators
from crawler.simulator.portal import Portal
from crawler.simulator.server import serve
from crawler.sites import Site

_FRUITFUL = "SELECT url FROM listings WHERE row_count > 0 AND NOT excerpt"


def requests_of(portal: Portal) -> tuple[int, int]:
    """Requests that a crawl of a portal makes for pages, and the least possible."""
    with serve(portal) as served, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        crawl(Site(key="bench", home=served.home), folder, CrawlOptions(concurrency=8, delay=0))
        with closing(sqlite3.connect(folder / "index.db")) as index:
            lists = {url for (url,) in index.execute(_FRUITFUL)}
        with Snapshot.open(folder) as snapshot:
            lists |= {column.url for column in snapshot.columns() if column.is_list}
        return len(served.log), len(portal.site.items) + len(lists)


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("size", nargs="?", type=int, default=600, help="items of a site")
    size = arguments.parse_args().size
    site = make_site(7, size, as_of=date(2026, 6, 30))
    print(f"{len(site.items)} items, {len(site.lists())} lists")
    for name, kind in simulators().items():
        for variant, quirks in kind.variants.items():
            made, least = requests_of(kind(site, quirks=quirks))
            print(
                f"  {name:10} {variant:28} {made:5} requests, least {least:5}: {made / least:.3f}"
            )


if __name__ == "__main__":
    main()
