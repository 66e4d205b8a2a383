"""One page under the glass: which platform, what kind of page, what it claims, what won."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from auditor.campaign.console import Console
from auditor.campaign.probe_view import as_text
from auditor.campaign.terminal import Exit
from crawler.export import item_object
from crawler.fetch import outcome_of
from crawler.fields.urls import BadUrl, canonical, origin
from crawler.items import Reading, ReadItem, Role, Target
from crawler.options import CrawlError
from crawler.outcomes import FetchOutcome
from crawler.page import Page
from crawler.privacy import masked_reading
from crawler.problems import Trouble
from crawler.spiders import Detection, detect, platforms

_UNKNOWN_ORIGIN = "http://localhost"


@dataclass(frozen=True, slots=True)
class Probed:
    """A page as the crawler would read it on its own, without the list that leads to it."""

    page: Page
    outcome: FetchOutcome
    detection: Detection
    reading: Reading

    def as_json(self) -> dict[str, object]:
        """The export's object for the item (all None where the page is none), and the reading."""
        reading = self.reading
        item = reading.item or ReadItem(self.page.url, "", reading.page_class, (), "")
        listing = reading.listing
        rows = [] if listing is None else listing.rows
        return {
            **item_object(item),
            "platform": self.detection.platform,
            "page_class": reading.page_class.value,
            "outcome": self.outcome.value,
            "rows": [
                {
                    "url": row.url,
                    "title": row.title,
                    "date": row.date.text() if row.date else None,
                    **{claim.field.value: claim.value for claim in row.claims},
                }
                for row in rows
            ],
            "next": list(listing.next_urls) if listing else [],
        }


def probe_page(page: Page) -> Probed:
    """Read one page by the platform that it looks like."""
    found = detect([page])
    spider = platforms()[found.platform](f"{origin(page.url)}/", {})
    reading = masked_reading(spider.read(page, Target(page.url, Role.UNKNOWN)))
    outcome = outcome_of(page.status, page.headers, reading.page_class)
    return Probed(page, outcome, found, reading)


def run(
    source: str, url: str | None, browser: bool, as_json: bool, now: datetime, console: Console
) -> Exit:
    """Print what a saved page or an address says; with ``browser`` as script makes it.

    Exit INSUFFICIENT where no page could be read. Raises Trouble for a source that is neither
    a file nor an address, and where a browser is wanted and there is none.
    """
    try:
        probed = probe_page(load_page(source, url, now))
        if browser and probed.outcome is FetchOutcome.SCRIPT_ONLY and "://" in source:
            from crawler.fetch_one import render_page

            probed = probe_page(render_page(probed.page.url))
    except CrawlError as error:
        console.complain(error.in_(console.lang))
        return Exit.INSUFFICIENT
    if as_json:
        console.result(json.dumps(probed.as_json(), ensure_ascii=False, indent=2))
    else:
        console.result(as_text(probed, console.lang))
    return Exit.DONE if probed.outcome is FetchOutcome.OK else Exit.INSUFFICIENT


def load_page(source: str, url: str | None, now: datetime) -> Page:
    """The page of a file saved from ``url``, or of an address. Raises Trouble and CrawlError.

    Without ``url`` the page is read as one of an unknown host: relative addresses stay so.
    """
    if "://" in source:
        from crawler.fetch_one import fetch_page

        try:
            return fetch_page(source)
        except BadUrl:
            raise _bad_address(source) from None
    path = Path(source)
    address = url or f"{_UNKNOWN_ORIGIN}/{path.name}"
    try:
        return Page(canonical(address), path.read_bytes(), now)
    except BadUrl:
        raise _bad_address(address) from None
    except OSError as error:
        raise Trouble(
            f"{source}：读不了（{error.strerror}）", f"{source}: cannot be read ({error.strerror})"
        ) from None


def _bad_address(text: str) -> Trouble:
    return Trouble(f"网址有误：{text!r}", f"bad address: {text!r}")
