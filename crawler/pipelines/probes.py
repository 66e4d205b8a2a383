"""What a page names besides pages: its files, and the links that nobody reads."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.fields.addresses import is_file
from crawler.fields.links import LinkPlace
from crawler.items import Reading, Role, Target


def probes_of(reading: Reading, page_url: str, depth: int) -> Iterator[Target]:
    """Attachments and links of an item, external rows and files of a list, links of a home page.

    Links to other hosts beside the text of inner pages are mostly the same on all: they are not
    asked for, unless they are hidden.

    An address may come more than once; pages of the crawl itself may be among the links.
    """
    if reading.item is not None:
        for file in reading.item.attachments:
            named = bool(file.type) or is_file(file.url)
            yield _probe(file.url, Role.ATTACHMENT if named else Role.LINK, page_url, depth)
        for link in reading.item.links:
            yield _of_link(link.url, page_url, depth)
    if reading.listing is not None:
        for row in reading.listing.rows:
            if row.external or row.is_file:
                yield _of_link(row.url, page_url, depth)
    for shown in reading.links:
        if shown.place is not LinkPlace.ASIDE:
            yield _of_link(shown.url, page_url, depth)


def _of_link(url: str, page_url: str, depth: int) -> Target:
    return _probe(url, Role.ATTACHMENT if is_file(url) else Role.LINK, page_url, depth)


def _probe(url: str, role: Role, page_url: str, depth: int) -> Target:
    return Target(url, role, depth=depth, found_on=page_url)
