"""How well list pages and the kinds of pages are read.

Run ``python -m benchmarks.lists [PAGES] [-v]``; PAGES as for ``benchmarks.reading``. Of a list:
how many rows, the first row's title, address and date, and the next page. Of a page that is no
article: its class. Pages without a stored address are read under an invented one; of their
addresses only the last parts are compared.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.reading import NOWHERE, plain, rows
from crawler.fields.span import SHANGHAI
from crawler.fields.urls import canonical, origin
from crawler.items import ITEM_CLASSES, PageClass, Reading, Role, Target
from crawler.page import Page
from crawler.spiders import detect, platforms

AT = datetime(2026, 7, 22, tzinfo=SHANGHAI)
CLASSES = {
    "list": {PageClass.LIST},
    "home": {PageClass.HOME},
    "redirect_js": {PageClass.REDIRECT},
    "redirect_ajax": {PageClass.REDIRECT, PageClass.SCRIPT_SHELL},
    "spa_shell": {PageClass.SCRIPT_SHELL},
    "wrong_page": {PageClass.SOFT_404},
    "bot_challenge": {PageClass.CHALLENGE},
}
"""The classes that are right for a page of a kind; articles of any kind are items."""


@dataclass(frozen=True)
class Outcome:
    """One comparison."""

    file: str
    what: str
    right: bool
    got: object
    truth: object


def outcomes(folder: Path) -> Iterator[Outcome]:
    """Every comparison with the truth of a folder, forged copies left out."""
    manifest = {row["file"]: row for row in rows(folder / "manifest.jsonl")}
    for truth in rows(folder / "truth.jsonl"):
        about = manifest[truth["file"]]
        if about.get("altered"):
            continue
        reading = read(folder, truth, about)
        allowed = CLASSES.get(truth.get("kind", ""), ITEM_CLASSES)
        right = reading.page_class in allowed
        yield Outcome(truth["file"], "class", right, reading.page_class.value, truth.get("kind"))
        if truth.get("kind") == "list" and truth["list_items"]:
            yield from of_list(reading, truth)


def read(folder: Path, truth: dict[str, Any], about: dict[str, Any]) -> Reading:
    """One page as a crawl reads it, by the platform that it looks like."""
    url = canonical(truth["url"] or about.get("url") or NOWHERE)
    headers = {"content-type": about.get("http_content_type") or "text/html"}
    page = Page(url, (folder / truth["file"]).read_bytes(), AT, 200, headers)
    spider = platforms()[detect([page]).platform](f"{origin(url)}/")
    return spider.read(page, Target(url, role_of(truth)))


def role_of(truth: dict[str, Any]) -> Role:
    """What a crawl would have asked for: a row's page, a column, the home page."""
    kind = truth.get("kind")
    if kind == "home":
        return Role.HOME
    return Role.COLUMN if kind == "list" else Role.DETAIL


def of_list(reading: Reading, truth: dict[str, Any]) -> Iterator[Outcome]:
    """Rows, first row and next page of one list."""
    listing = reading.listing
    found = listing.rows if listing else ()
    first = truth["first_item"]
    file = truth["file"]
    yield Outcome(file, "rows", len(found) == truth["list_items"], len(found), truth["list_items"])
    title = found[0].title if found else None
    date = found[0].date.text() if found and found[0].date else None
    url = found[0].url if found else None
    wanted = first["date"] and first["date"].replace("/", "-")
    right = title is not None and plain(title) == plain(first["title"])
    yield Outcome(file, "first title", right, title, first["title"])
    yield Outcome(file, "first date", date == wanted, date, wanted)
    yield Outcome(file, "first address", same(url, first["url"], truth), url, first["url"])
    further = listing.next_urls[0] if listing and listing.next_urls else None
    right = same(further, truth["next_page_url"], truth)
    yield Outcome(file, "next page", right, further, truth["next_page_url"])


def same(got: str | None, wanted: str | None, truth: dict[str, Any]) -> bool:
    """Whether two addresses are one; of a page without address, whether their ends are."""
    if got is None or wanted is None:
        return got is wanted
    if truth["url"]:
        return canonical(got) == canonical(wanted)
    return urlsplit(got).path.rpartition("/")[2] == urlsplit(wanted).path.rpartition("/")[2]


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("pages", nargs="?", type=Path, default=Path("../shared/pages"))
    arguments.add_argument("-v", "--verbose", action="store_true", help="list every error")
    options = arguments.parse_args()
    found = list(outcomes(options.pages))
    for what in dict.fromkeys(one.what for one in found):
        these = [one for one in found if one.what == what]
        right = sum(one.right for one in these)
        print(f"  {what:14} {right / len(these):.3f}  {right}/{len(these)}")
    if options.verbose:
        for one in found:
            if not one.right:
                print(json.dumps([one.file, one.what, one.got, one.truth], ensure_ascii=False))


if __name__ == "__main__":
    main()
