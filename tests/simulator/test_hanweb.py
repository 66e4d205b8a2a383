"""The interfaces of a simulated Hanweb portal answer as the platform's do, and end every crawl."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.crawl import crawl
from crawler.index.snapshot import Snapshot
from crawler.options import CrawlOptions
from crawler.simulator.exchange import Request
from crawler.simulator.hanweb import HanwebPortal, HanwebQuirks
from crawler.simulator.hanweb_interfaces import MESSAGES, PROXY, SEARCH, UNIT
from crawler.simulator.server import serve
from crawler.sites import Site
from tests.simulator.conftest import mixed


def portal(**quirks: object) -> HanwebPortal:
    return HanwebPortal(mixed(), quirks=HanwebQuirks(**quirks))  # type: ignore[arg-type]


def text(made: HanwebPortal, target: str, **headers: str) -> str:
    asked = Request.of(target)
    return made.answer(Request(asked.path, "GET", asked.query, headers=headers)).body.decode()


def longest(made: HanwebPortal):
    return max(made.site.lists(), key=lambda column: len(made.entries(column)))


@pytest.mark.parametrize(
    ("proxy", "asked", "rows"),
    [
        ("range", "startrecord=3&endrecord=9&perpage=2&page=1", slice(2, 9)),
        ("page", "startrecord=3&endrecord=9&perpage=2&page=2", slice(2, 4)),
        ("page", "startrecord=3&endrecord=9&perpage=2", slice(0, 2)),
        ("range", "startrecord=900&endrecord=910", slice(0, 0)),
    ],
)
def test_a_proxy_goes_by_numbers_or_by_pages(proxy, asked, rows):
    made = portal(proxy=proxy)
    column = longest(made)
    answer = text(made, f"{PROXY}?columnid={made.number(column)}&{asked}")
    wanted = [entry.title[:30] for entry in made.entries(column)[rows]]
    assert answer.count("<record>") == len(wanted)
    assert all(title in answer for title in wanted)


def test_an_empty_answer_has_54_bytes():
    assert len(text(portal(proxy="empty"), f"{PROXY}?columnid=1229101")) == 54
    assert "<record>" not in text(portal(), f"{PROXY}?columnid=7")


def test_the_number_of_a_page_counts_inside_the_parameters_only():
    made = portal(lists="jpaas")
    column = longest(made)
    first = f"{UNIT}?parseType=bulidstatic&pageId={made.number(column)}"
    assert text(made, f"{first}&pageNo=2") == text(made, first)
    assert text(made, f'{first}&paramJson={{"pageNo":2,"pageSize":5}}') != text(made, first)
    assert text(made, f"{first}&paramJson=nonsense") == text(made, first)
    assert json.loads(text(made, f"{UNIT}?pageId=7"))["success"] is False


def test_without_a_node_the_module_lists_the_whole_area():
    made = portal(lists="xxgk")
    column = next(c for c in made.site.lists() if c.catalogue and made.entries(c))
    catalogue = [c for c in made.site.lists() if c.catalogue]
    targets = {entry.target for each in catalogue for entry in made.entries(each)}
    assert f"<b>{len(targets)}</b>" in text(made, SEARCH)
    node = text(made, f"{SEARCH}?infotypeId={made.info_type(column)}")
    assert f"<b>{len(made.entries(column))}</b>" in node


def test_truecms_wants_a_referer():
    made = portal(lists="truecms", items="uuid")
    asked = f"{MESSAGES}?columnId=x&perpage=4&startrecord=1&endrecord=4&callback=cb"
    assert made.answer(Request.of(asked)).status == 404
    assert text(made, asked, referer="http://x/").startswith('cb({"result"')


def test_a_list_whose_rest_cannot_be_had_ends_and_shows_its_lack(tmp_path: Path):
    made = portal(proxy="empty", lying=30)
    with serve(made) as served:
        crawl(Site(key="linxi", home=served.home), tmp_path, CrawlOptions(concurrency=2, delay=0))
    lists = made.site.lists()
    held = {entry.item.id for c in lists for entry in made.entries(c)[:12] if entry.item}
    with Snapshot.open(tmp_path) as snapshot:
        assert len(list(snapshot.items())) == len(held)
        shown = {c.name: (c.row_count, c.declared_total) for c in snapshot.columns() if c.is_list}
    count = {c.name: len(made.entries(c)) for c in lists}
    assert shown == {name: (min(rows, 12), rows + 30) for name, rows in count.items()}
