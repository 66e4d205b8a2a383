"""Which address of an item is asked for, and when."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.items import Role, Target
from crawler.outcomes import FetchOutcome
from crawler.pipelines.store import Store
from crawler.portal import PortalSpider
from tests.crawler.conftest import AT, HOME

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
