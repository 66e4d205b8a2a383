"""A portal of unknown make with nothing configured gives every listed item."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from crawler.items import PageClass
from crawler.spiders.generic import GenericSpider
from tests.spiders.crawling import crawl
from tests.spiders.made_portal import SITE, build, plans


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(plans)
def test_every_listed_item_is_found(plan):
    portal = build(plan)
    found = crawl(GenericSpider(f"{SITE}/"), portal.pages)
    urls = {item.url for item in found.items.values()}
    assert urls == set(portal.items)
    for url, made in portal.lists.items():
        assert url in found.rows, f"{url} was not read as a list"
        assert [row.url for row in found.rows[url]] == [entry.url for entry in made]
        assert found.columns[url].kind is portal.kinds[url]
        assert found.classes[url] is PageClass.LIST
    assert found.classes[f"{SITE}/gkzn.html"] in (PageClass.DETAIL, PageClass.GUIDE)
