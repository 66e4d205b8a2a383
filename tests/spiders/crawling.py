"""A crawl in memory: what the engine does with readings, without network and index."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from crawler.fields.span import SHANGHAI
from crawler.fields.urls import canonical, frontier_key
from crawler.items import Column, PageClass, ReadItem, Role, Row, Target
from crawler.page import Page
from crawler.portal import PortalSpider

FETCHED = datetime(2026, 6, 30, 12, 0, tzinfo=SHANGHAI)


def page_of(
    url: str, html: str | bytes, status: int = 200, content_type: str = "text/html"
) -> Page:
    body = html.encode() if isinstance(html, str) else html
    return Page(canonical(url), body, FETCHED, status, {"content-type": content_type})


@dataclass
class Crawl:
    """What a crawl has found."""

    items: dict[str, ReadItem] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    classes: dict[str, PageClass] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    excerpts: set[str] = field(default_factory=set)  # columns with rows that are none of theirs


def crawl(spider: PortalSpider, site: Mapping[str, str | bytes], limit: int = 2000) -> Crawl:
    """Follow a portal given as address → page; addresses that it lacks are noted as missing."""
    found = Crawl()
    queue = deque(spider.start())
    asked: set[str] = set()
    while queue and len(found.classes) < limit:
        target = queue.popleft()
        key = spider.item_key(target.url) or frontier_key(target.url)
        if key in asked or not spider.on_site(target.url):
            continue
        asked.add(key)
        html = site.get(target.url)
        if html is None:
            found.missing.append(target.url)
            continue
        _take(spider, target, page_of(target.url, html), found, queue)
    return found


def _is_listed(target: Target, found: Crawl) -> bool:
    """Whether a list leads to a column's page: else its text is the column's own."""
    return any(row.url == target.url for rows in found.rows.values() for row in rows)


def _take(
    spider: PortalSpider, target: Target, page: Page, found: Crawl, queue: deque[Target]
) -> None:
    reading = spider.read(page, target)
    found.classes[target.url] = reading.page_class
    for column in reading.columns:
        found.columns.setdefault(column.url, column)
        queue.append(Target(column.url, Role.COLUMN, column.url, target.depth + 1, target.url))
    queue.extend(reading.follow)
    if reading.item is not None and (target.role is not Role.COLUMN or _is_listed(target, found)):
        found.items[reading.item.key] = reading.item
    if reading.listing is None:
        return
    column = target.column_url if target.role is Role.LIST else None
    if column is None:
        assert reading.column is not None
        column = reading.column.url
        found.columns[column] = reading.column
    if reading.listing.excerpt:
        found.excerpts.add(column)
    known = found.rows.setdefault(column, [])
    new = [row for row in reading.listing.rows if row not in known]
    known.extend(new)
    queue.extend(
        Target(row.url, Role.DETAIL, column, target.depth + 1, target.url)
        for row in new
        if not row.external and not row.is_file
    )
    if new:
        queue.extend(
            Target(url, Role.LIST, column, target.depth + 1, target.url)
            for url in reading.listing.next_urls
        )
