"""A row of a list that redirects stands for the item that it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from crawler.crawl import crawl
from crawler.index.snapshot import Snapshot
from crawler.options import CrawlOptions
from crawler.outcomes import FetchOutcome
from crawler.simulator import faults
from crawler.simulator.exchange import Answer
from crawler.simulator.generate import make_site
from crawler.simulator.generic import GenericPortal
from crawler.simulator.server import Served, serve
from crawler.sites import Site

FAST = CrawlOptions(concurrency=4, delay=0)
NEW = "/new/articles/20260101_abc.html"


@pytest.fixture
def served() -> Iterator[Served]:
    """A portal with a handful of items."""
    with serve(GenericPortal(make_site(3, 6, as_of=date(2026, 6, 30)))) as running:
        yield running


def path_of(served: Served) -> str:
    portal = served.portal
    return portal.item_paths(portal.site.items[-1])[0]


def by_script(location: str) -> faults.Fault:
    page = f'<html><head><meta http-equiv="refresh" content="0;url={location}"></head></html>'
    return lambda *_: Answer(page.encode())


@pytest.mark.parametrize("send", [faults.redirect_to, by_script])
def test_a_redirected_row_is_the_item_that_it_leads_to(
    served: Served, tmp_path: Path, send: object
) -> None:
    old = path_of(served)
    item = served.portal.site.items[-1]
    served.portal.add(NEW, lambda: served.portal.item_page(item, NEW))
    served.faults.set(old, send(NEW))  # type: ignore[operator]
    crawl(Site(key="linxi", home=served.home), tmp_path, FAST)
    with Snapshot.open(tmp_path) as snapshot:
        found = {each.url: each for each in snapshot.items()}
        rows = [row for row in snapshot.rows() if row.url == served.origin + old]
        moved = found[served.origin + NEW]
        assert len(found) == len(served.portal.site.items)
        assert moved.columns
        assert rows
        assert {row.item_key for row in rows} == {moved.key}
        keys = {each.key for each in found.values()}
        assert {row.item_key for row in snapshot.rows() if row.item_key} <= keys
        assert list(snapshot.unread()) == []


def test_a_row_that_leads_to_another_host_is_external(served: Served, tmp_path: Path) -> None:
    old = path_of(served)
    served.faults.set(old, faults.redirect_to("http://192.0.2.7/elsewhere.html"))
    crawl(Site(key="linxi", home=served.home), tmp_path, FAST)
    with Snapshot.open(tmp_path) as snapshot:
        rows = [row for row in snapshot.rows() if row.url == served.origin + old]
        assert {(row.item_key, row.external) for row in rows} == {(None, True)}


def test_what_lies_behind_a_redirect_and_cannot_be_read_is_told_of_its_row(
    served: Served, tmp_path: Path
) -> None:
    old = path_of(served)
    served.faults.set(old, faults.redirect_to(NEW))
    served.faults.set(NEW, faults.challenge("ruishu"))
    crawl(Site(key="linxi", home=served.home), tmp_path, FAST)
    with Snapshot.open(tmp_path) as snapshot:
        unread = [(each.url, each.outcome) for each in snapshot.unread()]
    assert unread == [(served.origin + old, FetchOutcome.BLOCKED)]


def test_upstream_portals_are_known_before_the_crawl_has_ended(
    served: Served, tmp_path: Path
) -> None:
    from crawler.session import Session

    site = Site(key="linxi", home=served.home)
    options = CrawlOptions(delay=0, max_pages=1, upstream=("province",))
    Session(site, tmp_path, options, "network").close()
    with Snapshot.open(tmp_path) as snapshot:
        assert snapshot.upstream_keys() == ["province"]
    crawl(site, tmp_path, CrawlOptions(delay=0, max_pages=1))
    with Snapshot.open(tmp_path) as snapshot:
        assert (snapshot.run.id, snapshot.upstream_keys()) == (1, ["province"])
