"""What is not as it was in the last run, or not as a list says of itself, is noticed and told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from auditor.reports.lines import ColumnLine
from crawler.crawl import crawl
from crawler.fields.span import Span
from crawler.index.snapshot import Snapshot
from crawler.index.views import RunView
from crawler.items import Column, ColumnKind, Listing, PageClass, Reading, Row
from crawler.options import CrawlOptions
from crawler.simulator import faults
from crawler.simulator.exchange import Answer, Request
from crawler.simulator.generate import make_site
from crawler.simulator.generic import GenericPortal
from crawler.simulator.openness import OpennessPortal
from crawler.simulator.server import Served, serve
from crawler.simulator.trs import TrsPortal
from crawler.sites import Site
from tests.cli.conftest import mingcha
from tests.crawler.conftest import AT, HOME, Desk

SITE = make_site(3, 6, as_of=date(2026, 6, 30))
ONE_PAGE = CrawlOptions(max_pages=1, delay=0)


@pytest.fixture
def served() -> Iterator[Served]:
    """A portal on TRS, which may move."""
    with serve(TrsPortal(SITE)) as running:
        yield running


def run(served: Served, folder: Path, platform: str | None = None) -> RunView:
    crawl(Site(key="linxi", home=served.home, platform=platform), folder, ONE_PAGE)
    with Snapshot.open(folder) as snapshot:
        return snapshot.run


def test_a_redesign_on_another_platform_is_named(served: Served, tmp_path: Path) -> None:
    first = run(served, tmp_path)
    assert (first.platform, first.platform_was) == ("trs", None)
    again = run(served, tmp_path)
    assert (again.platform, again.platform_was) == ("trs", None)
    served.portal = OpennessPortal(SITE)
    moved = run(served, tmp_path)
    assert (moved.platform, moved.platform_was) == ("openness", "trs")
    assert moved.platform_evidence
    served.portal = GenericPortal(SITE)
    lost = run(served, tmp_path)
    assert (lost.platform, lost.platform_was, lost.platform_evidence) == ("generic", "openness", ())
    with Snapshot.open(tmp_path) as snapshot:
        assert snapshot.site.platform == "generic"


def error_page(request: Request, portal: faults.Portal) -> Answer:
    """A page with all its menus that says nothing but that something went wrong."""
    return replace(GenericPortal(SITE).answer(request), status=403)


@pytest.mark.parametrize("fault", [faults.status(403), error_page])
def test_a_home_page_that_was_not_read_is_no_redesign(
    served: Served, tmp_path: Path, fault: faults.Fault
) -> None:
    run(served, tmp_path)
    served.faults.set("/", fault)
    unread = run(served, tmp_path)
    assert (unread.platform, unread.platform_was) == (None, None)
    served.faults.clear()
    assert run(served, tmp_path).platform_was is None
    with Snapshot.open(tmp_path) as snapshot:
        assert snapshot.site.platform == "trs"


def test_a_configured_platform_is_not_doubted(served: Served, tmp_path: Path) -> None:
    run(served, tmp_path)
    configured = run(served, tmp_path, platform="openness")
    assert configured.platform_was is None


def test_the_command_line_and_the_report_tell_of_a_redesign(served: Served, tmp_path: Path) -> None:
    words: list[str | Path] = [
        served.home,
        "--workspace",
        tmp_path,
        "--max-pages",
        "1",
        "--no-progress",
    ]
    mingcha("--lang", "zh", "crawl", *words)
    served.portal = OpennessPortal(SITE)
    assert "平台由 trs 变为 openness，依据：" in mingcha("--lang", "zh", "crawl", *words).err
    ran = mingcha("--lang", "zh", "check", served.home, "--workspace", tmp_path)
    assert "平台由trs变为openness" in "".join(ran.out.split())


def test_far_fewer_items_than_the_last_time_are_noticed() -> None:
    run = RunView(2, AT, AT, "complete", "network", 9, 6, {"ok": 9}, items_before=10)
    assert run.is_far_below
    assert not replace(run, items=7).is_far_below
    assert not replace(run, status="budget").is_far_below
    assert not replace(run, items_before=None).is_far_below
    assert not replace(run, items=1, items_before=3).is_far_below


@pytest.mark.parametrize(
    ("reach", "short"),
    [
        ({"rows": 20, "declared": 30}, True),
        ({"rows": 30, "declared": 30}, False),
        ({"rows": 20, "declared": 30, "complete": False}, False),
        ({"rows": 20, "declared": 30, "windowed": True}, False),
        ({"rows": 20, "declared": None, "pages": 2, "declared_pages": 5}, True),
        ({"rows": 20, "declared": 20, "pages": 2, "declared_pages": 5}, False),
        ({"rows": 20, "declared": None}, False),
    ],
)
def test_which_lists_hold_less_than_they_declare(reach: dict[str, Any], short: bool) -> None:
    line = ColumnLine("政策", HOME, "policy", "ok", True, True, 0, None)
    assert replace(line, **reach).is_short is short


def listing(numbers: range, page: int, next_url: str, day: int = 1) -> Reading:
    rows = tuple(
        Row(f"{HOME}zcwj/{n}.html", f"第{n}号办法", Span.day(2026, 3, day), f"2026-03-0{day}")
        for n in numbers
    )
    column = Column(f"{HOME}zcwj/", "政策文件", ("政策文件",), ColumnKind.POLICY)
    found = Listing(rows, (HOME + next_url,) if next_url else (), page, 30, 3)
    return Reading(PageClass.LIST, listing=found, column=column)


def test_what_a_list_declares_stands_beside_what_was_reached(desk: Desk) -> None:
    desk.readings[f"{HOME}zcwj/"] = listing(range(10), 1, "zcwj/index_1.html")
    desk.readings[f"{HOME}zcwj/index_1.html"] = listing(range(10, 20), 2, "zcwj/index_2.html")
    desk.readings[f"{HOME}zcwj/index_2.html"] = listing(range(10, 20), 3, "zcwj/index_3.html")
    desk.run().close()
    with Snapshot.open(desk.folder) as snapshot:
        (column,) = snapshot.columns()
    assert (column.row_count, column.declared_total) == (20, 30)
    assert (column.page_count, column.declared_pages) == (3, 3)
    assert column.complete
    db = sqlite3.connect(desk.folder / "index.db")
    shown = db.execute("SELECT name, rows_reached, rows_declared FROM reached").fetchall()
    db.close()
    assert shown == [("政策文件", 20, 30)]
    assert f"{HOME}zcwj/index_3.html" not in desk.asked


def test_a_list_left_at_since_is_told_from_one_cut_short(served: Served, tmp_path: Path) -> None:
    day = sorted(item.published_at.date() for item in SITE.items)[-2]
    crawl(
        Site(key="linxi", home=served.home),
        tmp_path,
        CrawlOptions(concurrency=4, delay=0, since=day),
    )
    with Snapshot.open(tmp_path) as snapshot:
        old = {c.id: c.is_windowed for c in snapshot.columns()}
        for row in snapshot.rows():
            if row.date is not None and row.date.latest.date() < day:
                assert old[row.column_id]
        assert any(old.values())
