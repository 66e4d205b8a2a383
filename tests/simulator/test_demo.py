"""The demo: fictitious, complete, and exactly as defective as it says."""

from __future__ import annotations

from collections import Counter
from datetime import date
from urllib.parse import urlsplit

import pytest

from crawler.simulator.demo import DEMO_DEFECTS, demo_portals, serve_demo
from crawler.simulator.exchange import Request
from tests.simulator.conformity import READ, breaches, key
from tests.simulator.conftest import AS_OF
from tests.simulator.test_server import ask


@pytest.mark.parametrize(
    "as_of", [AS_OF, date(2025, 12, 1), date(2026, 3, 2), date(2026, 11, 20), date(2028, 2, 29)]
)
def test_the_demo_is_as_defective_as_it_says(as_of: date) -> None:
    county, province, planted = demo_portals(as_of)
    assert breaches(county, province) == {key(each) for each in planted if each.rule in READ}
    assert breaches(province) == set()
    assert {each.rule for each in planted} == set(DEMO_DEFECTS)
    assert 150 <= len(county.items) <= 250
    assert 50 <= len(province.items) <= 80


def test_the_demo_holds_traps_of_the_calendar() -> None:
    county, province, planted = demo_portals(AS_OF)
    assert any("调休" in each.note for each in planted if each.rule == "REP001")
    late = {each.subject for each in planted if each.rule == "REP001"}
    timely = [
        item
        for item in county.items
        if item.upstream_id
        and item.id not in late
        and item.published_at.date() != province.item(item.upstream_id).published_at.date()
    ]
    assert [str(item.published_at.date()) for item in timely] == ["2026-06-15"]


def test_the_demo_is_the_same_every_time() -> None:
    assert demo_portals(AS_OF) == demo_portals(AS_OF)


def test_every_planted_address_answers() -> None:
    with serve_demo(AS_OF) as demo:
        for each in demo.planted:
            for url in filter(None, (each.url, each.other_url)):
                assert ask(url, urlsplit(url).path)[0] == 200
            at_province = each.other_url.startswith(demo.province)
            assert at_province is each.rule.startswith("REP")
            assert each.url.startswith(demo.county)
            assert each.title
        rules = Counter(each.rule for each in demo.planted)
        assert rules["REP001"] == rules["REP002"] == 2
        assert rules["DOC001"] + rules["IDX001"] + 2 == rules["CAT001"] + rules["CAT002"]
        assert Request.of(urlsplit(demo.county).path).address == "/"
