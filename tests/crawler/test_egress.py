"""The egress guard and robots.txt."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest

from crawler.crawl import crawl
from crawler.fields.span import SHANGHAI
from crawler.index.snapshot import Snapshot
from crawler.middlewares.egress import (
    GuardedResolver,
    PrivateAddressError,
    check_literal,
    is_private,
    is_private_target,
)
from crawler.options import CrawlOptions
from crawler.outcomes import FetchOutcome
from crawler.page import Page
from crawler.robots import MAX_CRAWL_DELAY, Robots
from crawler.simulator.generate import make_site
from crawler.simulator.generic import GenericPortal
from crawler.simulator.server import serve
from crawler.sites import Site


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("169.254.169.254", True),
        ("100.64.0.1", True),
        ("0.0.0.0", True),
        ("::1", True),
        ("fe80::1%eth0", True),
        ("::ffff:10.0.0.1", True),
        ("224.0.0.1", True),
        ("114.114.114.114", False),
        ("2400:3200::1", False),
    ],
)
def test_which_addresses_are_private(address: str, private: bool) -> None:
    assert is_private(address) is private


def test_a_literal_private_address_is_refused_unless_the_target_is_private() -> None:
    with pytest.raises(PrivateAddressError):
        check_literal("http://169.254.169.254/latest", allow_private=False)
    with pytest.raises(PrivateAddressError):
        check_literal("http://①②⑦.⓪.⓪.①:9999/", allow_private=False)
    check_literal("http://127.0.0.1:8080/", allow_private=True)
    check_literal("http://www.linxi.example/", allow_private=False)
    assert is_private_target("http://127.0.0.1:8080/")
    assert not is_private_target("http://nowhere.invalid/")


def test_a_name_that_points_to_a_private_address_is_refused() -> None:
    async def resolve(allow: bool) -> list[str]:
        return [r["host"] for r in await GuardedResolver(allow).resolve("localhost", 80)]

    assert asyncio.run(resolve(True)) == ["127.0.0.1"]
    with pytest.raises(PrivateAddressError):
        asyncio.run(resolve(False))


def robots(text: str, outcome: FetchOutcome = FetchOutcome.OK) -> Robots:
    from datetime import datetime

    at = datetime(2026, 1, 1, tzinfo=SHANGHAI)
    return Robots.from_answer(
        outcome, Page("http://a.example/robots.txt", text.encode(), at), "mingcha"
    )


def test_robots_rules_are_obeyed() -> None:
    rules = robots("User-agent: *\nDisallow: /admin/\nCrawl-delay: 2")
    assert rules.allowed("http://a.example/zwgk/")
    assert not rules.allowed("http://a.example/admin/x.html")
    assert rules.crawl_delay == 2.0
    assert robots("User-agent: *\nCrawl-delay: 900").crawl_delay == MAX_CRAWL_DELAY
    marked = robots("\ufeffUser-agent: *\nDisallow: /admin/")
    assert not marked.allowed("http://a.example/admin/x.html")
    named = robots("User-agent: mingcha\nDisallow: /\n\nUser-agent: *\nAllow: /")
    assert not named.allowed("http://a.example/")


@pytest.mark.parametrize(
    ("outcome", "allowed"),
    [
        (FetchOutcome.NOT_FOUND, True),
        (FetchOutcome.FORBIDDEN, False),
        (FetchOutcome.SERVER_ERROR, False),
        (FetchOutcome.RATE_LIMITED, False),
        (FetchOutcome.UNREACHABLE, False),
        (FetchOutcome.TIMEOUT, False),
        (FetchOutcome.BLOCKED, True),
    ],
)
def test_what_a_missing_robots_file_means(outcome: FetchOutcome, allowed: bool) -> None:
    assert robots("ignored", outcome).allowed("http://a.example/x") is allowed


def test_a_crawl_of_a_public_portal_never_connects_to_a_private_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that was public when the crawl began and is private now reaches nothing."""
    monkeypatch.setattr("crawler.crawl.is_private_target", lambda url: False)
    with serve(GenericPortal(make_site(3, 12, as_of=date(2026, 6, 30)))) as served:
        home = served.home.replace("127.0.0.1", "localhost")
        crawl(Site(key="linxi", home=home), tmp_path, CrawlOptions(delay=0))
        assert served.log == []
    with Snapshot.open(tmp_path) as snapshot:
        assert snapshot.run.outcomes == {FetchOutcome.REFUSED: 1}
