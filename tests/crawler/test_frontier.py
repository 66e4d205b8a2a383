"""Which address of an item is asked for, and when."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.fields.posted import posted
from crawler.index.frontier import MAX_DEPTH
from crawler.items import Role, Target
from crawler.outcomes import FetchOutcome
from crawler.pipelines.store import Store
from crawler.portal import PortalSpider
from tests.crawler.conftest import AT, HOME, Desk, home, item, listing

PLAIN = f"{HOME}news/content/post_1234567.html"
OWN = f"{HOME}gkmlpt/content/1/1234/post_1234567.html"
COLUMN = f"{HOME}zcwj/"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path, "test")
    store.begin_run(PortalSpider(HOME), AT, {}, "network")
    return store


def asked(store: Store) -> list[str]:
    """What is asked for, one after the other."""
    found = []
    while (queued := store.frontier.next()) is not None:
        found.append(queued.target.url)
        store.frontier.done(queued, FetchOutcome.OK, None)
    return found


def test_an_item_is_asked_for_by_the_address_that_its_column_lists(store: Store) -> None:
    assert store.frontier.key(PLAIN) == store.frontier.key(OWN)
    store.frontier.add([Target(PLAIN, Role.DETAIL, None, 1, HOME)])
    store.frontier.add([Target(COLUMN, Role.COLUMN, COLUMN, 1, HOME)])
    store.frontier.add([Target(OWN, Role.DETAIL, COLUMN, 2, COLUMN)])
    assert asked(store) == [OWN, COLUMN]


def test_an_item_that_no_column_lists_comes_last(store: Store) -> None:
    store.frontier.add([Target(PLAIN, Role.DETAIL, None, 1, HOME)])
    store.frontier.add([Target(COLUMN, Role.COLUMN, COLUMN, 1, HOME)])
    first = store.frontier.next()
    assert first is not None
    assert first.target.url == COLUMN
    assert store.frontier.next() is None  # the column may still list it
    store.frontier.done(first, FetchOutcome.OK, None)
    assert asked(store) == [PLAIN]


def test_what_was_asked_for_is_not_asked_for_again(store: Store) -> None:
    store.frontier.add([Target(PLAIN, Role.DETAIL, None, 1, HOME)])
    assert asked(store) == [PLAIN]
    store.frontier.add([Target(OWN, Role.DETAIL, COLUMN, 2, COLUMN)])
    assert asked(store) == []


def test_what_leads_on_for_ever_ends(store: Store) -> None:
    store.frontier.add([Target(f"{HOME}r/{k}", Role.DETAIL, COLUMN, k) for k in range(100)])
    assert len(asked(store)) == MAX_DEPTH + 1


def test_a_list_never_goes_on_at_another_host(desk: Desk) -> None:
    away = "http://www.elsewhere.example/list_2.html"
    first = listing(1, next_url="index_2.html")
    assert first.listing is not None
    urls = (away, posted(away, "page=2"), *first.listing.next_urls)
    first = replace(first, listing=replace(first.listing, next_urls=urls))
    desk.readings = {
        HOME: home(),
        COLUMN: first,
        f"{COLUMN}index_2.html": listing(2, page=2),
        **{f"{COLUMN}{number}.html": item(number) for number in (1, 2)},
    }
    desk.run().close()
    assert not [url for url in desk.asked if "elsewhere" in url]
    assert f"{COLUMN}index_2.html" in desk.asked


def test_a_number_that_cannot_be_stored_is_told(desk: Desk) -> None:
    first = listing(1)
    assert first.listing is not None
    huge = replace(first, listing=replace(first.listing, declared_total=10**26))
    desk.readings = {HOME: home(), COLUMN: huge}
    with pytest.raises(OverflowError):
        desk.run()
