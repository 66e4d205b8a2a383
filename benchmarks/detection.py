"""Which platform pages are taken for: a confusion table, as in ``docs/platforms.md``.

Run ``python -m benchmarks.detection [PAGES]``; PAGES as for ``benchmarks.reading``. Simulated
portals of every variant are shown by their home page alone, one list alone and one item alone;
stored pages each alone, against the make that their manifest names.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from benchmarks.reading import NOWHERE, rows
from crawler.fields.span import SHANGHAI
from crawler.fields.urls import canonical
from crawler.page import Page
from crawler.simulator.exchange import Request
from crawler.simulator.generate import make_site
from crawler.simulator.platforms import simulators
from crawler.simulator.portal import Portal
from crawler.spiders import detect, platforms

AT = datetime(2026, 6, 30, tzinfo=SHANGHAI)
MAKES = {
    "TRS WCM": "trs",
    "Hanweb jcms": "hanweb",
    "UCAP (Kaipuyun)": "ucap",
    "c-path CMS (cN/cN/content.shtml)": "ucap",
    "Guangdong gkmlpt": "gkmlpt",
    "NFCMS / Guangdong site cluster (post_N.html)": "gkmlpt or generic",
    "Lonsun (Anhui)": "lonsun",
}
"""The manifest's names of makes; all others are generic."""


def simulated() -> Iterator[tuple[str, str, str]]:
    """What is shown, the platform that it is, and the platform that it is taken for."""
    site = make_site(7, 60, as_of=date(2026, 6, 30))
    for name, kind in simulators().items():
        for quirks in kind.variants.values():
            portal = kind(site, quirks=quirks)
            portal.origin = "http://portal.invalid"
            for what, path in shown(portal).items():
                answer = portal.answer(Request.of(path))
                headers = {"content-type": answer.content_type}
                page = Page(canonical(portal.origin + path), answer.body, AT, 200, headers)
                yield what, name, detect([page]).platform


def shown(portal: Portal) -> dict[str, str]:
    """The addresses of a home page, of a list and of an item."""
    column = portal.site.lists()[0]
    item = portal.site.listed(column.slug)[0]
    return {
        "home page": "/",
        "list": portal.column_path(column),
        "item": portal.item_paths(item)[0],
    }


def stored(folder: Path) -> Iterator[tuple[str, str, str]]:
    """The same of stored pages, forged copies left out."""
    for about in rows(folder / "manifest.jsonl"):
        if about.get("altered"):
            continue
        url = canonical(about.get("url") or NOWHERE)
        headers = {"content-type": about.get("http_content_type") or "text/html"}
        page = Page(url, (folder / about["file"]).read_bytes(), AT, 200, headers)
        make = MAKES.get(about.get("platform") or "", "generic")
        yield "stored page", make, detect([page]).platform


def show(found: list[tuple[str, str, str]]) -> None:
    """Print one table for each thing shown: rows are what it is, columns what it is taken for."""
    names = [*sorted(platforms())]
    for what in dict.fromkeys(entry[0] for entry in found):
        counts = Counter((truth, taken) for shown, truth, taken in found if shown == what)
        print(f"\n| {what} | {' | '.join(names)} |\n|---|{'---|' * len(names)}")
        for truth in sorted({truth for truth, _ in counts}):
            cells = (str(counts[truth, name] or "") for name in names)
            print(f"| {truth} | {' | '.join(cells)} |")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("pages", nargs="?", type=Path, default=Path("../shared/pages"))
    folder = arguments.parse_args().pages
    show([*simulated(), *(stored(folder) if folder.is_dir() else ())])


if __name__ == "__main__":
    main()
