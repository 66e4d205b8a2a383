"""Requests per item: how many a crawl makes of each platform, against the least possible.

Run ``python -m benchmarks.request_count [SIZE]``. The least possible are the pages of all lists and
one page for each item; robots.txt, the home page and pages that lead to columns come on top.
"""

from __future__ import annotations

import argparse
import tempfile
from datetime import date
from pathlib import Path

from crawler.crawl import crawl
from crawler.options import CrawlOptions
from crawler.simulator.generate import make_site
from crawler.simulator.platforms import simulators
from crawler.simulator.portal import Portal
from crawler.simulator.server import serve
from crawler.sites import Site


def requests_of(portal: Portal) -> tuple[int, int]:
    """Requests that a crawl of a portal makes for pages, and the least possible."""
    with serve(portal) as served, tempfile.TemporaryDirectory() as folder:
        crawl(
            Site(key="bench", home=served.home), Path(folder), CrawlOptions(concurrency=8, delay=0)
        )
        made = len([entry for entry in served.log if entry.method != "HEAD"])
    lists = sum(portal.page_count(column) for column in portal.site.lists())
    return made, lists + len(portal.site.items)


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
