"""A portal of unknown make with nothing configured gives every listed item."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from crawler.items import PageClass
from crawler.spiders.generic import GenericSpider
from tests.spiders.crawling import Crawl, crawl
from tests.spiders.made_portal import Portal, build
from tests.spiders.made_site import SITE, TEXTS, Plan, plans

PARENTS_ABOVE = ("新闻中心", "政务公开", "互动交流")  # with their columns in the menu


@settings(max_examples=60, derandomize=True, suppress_health_check=list(HealthCheck))
@given(plans)
def test_every_listed_item_is_found(plan: Plan) -> None:
    check(build(plan))


@pytest.mark.slow
@settings(max_examples=400, derandomize=True, suppress_health_check=list(HealthCheck))
@given(plans)
def test_every_listed_item_is_found_on_many_portals(plan: Plan) -> None:
    check(build(plan))


def check(portal: Portal) -> None:
    found = crawl(GenericSpider(f"{SITE}/"), portal.pages)
    assert {item.url for item in found.items.values()} == set(portal.items)
    for url, entries in portal.lists.items():
        assert url in found.rows, f"{url} was not read as a list"
        assert [row.url for row in found.rows[url]] == [entry.url for entry in entries]
        assert [row.title for row in found.rows[url]] == [entry.title for entry in entries]
        assert found.columns[url].kind is portal.made[url].kind
        assert found.columns[url].name == portal.made[url].name
        assert found.classes[url] is PageClass.LIST
        if portal.tells_parents and portal.made[url].parent in PARENTS_ABOVE:
            assert found.columns[url].path[-2:-1] == (portal.made[url].parent,)
    assert_nothing_else_is_a_list(found, portal)
    for folder, kind in TEXTS.values():
        url = f"{SITE}/{folder}.html"
        assert found.columns[url].kind is kind
        assert found.classes[url] in (PageClass.DETAIL, PageClass.GUIDE)


def assert_nothing_else_is_a_list(found: Crawl, portal: Portal) -> None:
    others = found.rows.keys() - portal.lists.keys() - found.excerpts
    assert not [url for url in others if found.rows[url]]
