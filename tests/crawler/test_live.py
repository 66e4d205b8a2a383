"""The live crawl over real HTTP: killed and resumed, refused, delayed, led astray."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from crawler.archive import Archive
from crawler.crawl import crawl
from crawler.index.snapshot import Snapshot
from crawler.options import CrawlError, CrawlOptions, Progress
from crawler.outcomes import FetchOutcome
from crawler.replay import replay
from crawler.session import Session
from crawler.simulator import faults
from crawler.simulator.exchange import Answer, Request
from crawler.simulator.generate import make_site
from crawler.simulator.generic import GenericPortal
from crawler.simulator.server import Served, serve
from crawler.simulator.trs import TrsPortal
from crawler.sites import Site
from tests.crawler.dump import dump

FAST = CrawlOptions(concurrency=4, delay=0)


@pytest.fixture
def served() -> Iterator[Served]:
    """A portal of no known make with some forty items."""
    with serve(GenericPortal(make_site(3, 40, as_of=date(2026, 6, 30)))) as running:
        yield running


def site(served: Served) -> Site:
    return Site(key="linxi", home=served.home)


def outcomes(folder: Path) -> dict[str, int]:
    with Snapshot.open(folder) as snapshot:
        return snapshot.run.outcomes


def item_page(served: Served) -> str:
    """The path of an ordinary item's page."""
    portal = served.portal
    return portal.item_paths(portal.site.items[-1])[0]


@pytest.mark.slow
def test_killed_at_any_moment_the_index_ends_equal(served: Served, tmp_path: Path) -> None:
    options = replace(FAST, probes=True)
    crawl(site(served), tmp_path / "whole", options)
    folder = tmp_path / "w" / "sites" / "linxi"
    for after in (2, 9, 23, 31, 45):
        _crawl_and_kill(served, tmp_path / "w", after)
    served.faults.clear()
    asked = len(served.log)
    crawl(Site(key="linxi", home=served.home), folder, options)
    assert dump(folder) == dump(tmp_path / "whole")
    assert len(served.log) > asked
    archive = Archive([folder / "evidence"])
    assert not archive.warnings
    assert len(archive.urls(served.home)) == len(Archive([tmp_path / "whole"]).urls(served.home))


def _crawl_and_kill(served: Served, workspace: Path, after: int) -> None:
    """Start the crawl in a process of its own and kill it at its ``after``-th request."""
    started, count = threading.Event(), Counter[str]()
    process: list[subprocess.Popen[bytes]] = []

    def killing(request: Request, portal: faults.Portal) -> Answer:
        count["requests"] += 1
        if count["requests"] == after:
            started.wait()
            os.kill(process[0].pid, signal.SIGKILL)
        return portal(request)

    served.faults.set("*", killing)
    script = (
        "import sys; from pathlib import Path; from crawler.crawl import crawl; "
        "from crawler.options import CrawlOptions; from crawler.sites import Site; "
        "crawl(Site(key='linxi', home=sys.argv[1]), Path(sys.argv[2]), "
        "CrawlOptions(concurrency=4, delay=0, probes=True))"
    )
    folder = workspace / "sites" / "linxi"
    process.append(subprocess.Popen([sys.executable, "-c", script, served.home, str(folder)]))
    started.set()
    assert process[0].wait() == -signal.SIGKILL


def test_a_second_crawl_gets_304s_and_changes_nothing(served: Served, tmp_path: Path) -> None:
    crawl(site(served), tmp_path, FAST)
    with Snapshot.open(tmp_path) as snapshot:
        first = [(i.key, i.title, i.published_at) for i in snapshot.items()]
    served.forget()
    crawl(site(served), tmp_path, FAST)
    with Snapshot.open(tmp_path) as snapshot:
        assert [(i.key, i.title, i.published_at) for i in snapshot.items()] == first
        assert snapshot.run.id == 2
    statuses = Counter(entry.status for entry in served.log)
    assert statuses[304] > 40
    assert statuses[200] <= 1


def test_a_replay_of_the_evidence_gives_the_same_index(served: Served, tmp_path: Path) -> None:
    crawl(site(served), tmp_path / "live", FAST)
    archive = Archive([tmp_path / "live" / "evidence"])
    replay(site(served), archive, tmp_path / "again")
    live, again = dump(tmp_path / "live"), dump(tmp_path / "again")
    for table in ("columns", "rows", "items", "claims"):
        assert again[table] == live[table], table


def test_politeness(served: Served, tmp_path: Path) -> None:
    served.latency = 0.01
    crawl(site(served), tmp_path, CrawlOptions(delay=0))
    agents = {entry.user_agent for entry in served.log}
    assert len(agents) == 1
    assert "mingcha" in agents.pop()
    assert served.max_in_flight <= 2
    targets = [entry.target for entry in served.log]
    assert targets[0] == "/robots.txt"
    assert len(targets) == len(set(targets))


def test_robots_rules_are_obeyed_and_told(served: Served, tmp_path: Path) -> None:
    path = item_page(served)
    served.faults.set("/robots.txt", faults.robots(deny=(path,)))
    crawl(site(served), tmp_path, FAST)
    assert path not in {entry.target for entry in served.log}
    with Snapshot.open(tmp_path) as snapshot:
        unread = {(u.url, u.outcome) for u in snapshot.unread()}
    assert unread == {(served.origin + path, FetchOutcome.ROBOTS_DENIED)}


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (faults.status(404), "not_found"),
        (faults.status(403), "forbidden"),
        (faults.soft_404(), "soft_404"),
        (faults.challenge("ruishu"), "blocked"),
        (faults.challenge("jiasule"), "blocked"),
        (faults.script_shell(), "script_only"),
        (faults.binary_as_html(), "not_html"),
        (faults.gzip_bomb(), "too_large"),
        (faults.redirect_loop(), "redirect"),
        *((faults.redirect_to(url), "redirect") for url in faults.PRIVATE_TARGETS),
    ],
)
def test_a_page_gone_wrong_costs_that_page_only(
    served: Served, tmp_path: Path, fault: faults.Fault, outcome: str
) -> None:
    crawl(site(served), tmp_path / "fine", FAST)
    served.faults.set(item_page(served), fault)
    crawl(site(served), tmp_path / "spoilt", FAST)
    with Snapshot.open(tmp_path / "fine") as fine, Snapshot.open(tmp_path / "spoilt") as spoilt:
        before = {item.url for item in fine.items()}
        after = {item.url for item in spoilt.items()}
        assert spoilt.run.outcomes[outcome] >= 1
    assert before - after == {served.origin + item_page(served)}


@pytest.mark.parametrize("fault", [faults.unavailable(2), faults.rate_limited(1)])
def test_a_passing_refusal_is_waited_out(
    served: Served, tmp_path: Path, fault: faults.Fault
) -> None:
    served.faults.set(item_page(served), fault)
    crawl(site(served), tmp_path, FAST)
    assert set(outcomes(tmp_path)) == {"ok"}


def test_a_budget_stops_the_crawl_and_the_next_goes_beyond(served: Served, tmp_path: Path) -> None:
    crawl(site(served), tmp_path, CrawlOptions(max_pages=10, delay=0))
    with Snapshot.open(tmp_path) as snapshot:
        assert (snapshot.run.status, snapshot.run.pages) == ("budget", 10)
    crawl(site(served), tmp_path, FAST)
    with Snapshot.open(tmp_path) as snapshot:
        assert (snapshot.run.id, snapshot.run.status) == (2, "complete")
        assert snapshot.run.items == len(served.portal.site.items)


def test_a_refused_connection_is_an_answer_not_a_fault(tmp_path: Path, unused_port: int) -> None:
    dead = Site(key="dead", home=f"http://127.0.0.1:{unused_port}/")
    crawl(dead, tmp_path, FAST)
    assert outcomes(tmp_path) == {"unreachable": 1}


def test_progress_ends_with_the_whole(served: Served, tmp_path: Path) -> None:
    told: list[Progress] = []
    crawl(site(served), tmp_path, FAST, told.append)
    assert told[-1].finished
    assert told[-1].items == len(served.portal.site.items)
    assert [p.pages for p in told] == sorted(p.pages for p in told)


def test_an_unknown_platform_is_told_in_one_line(tmp_path: Path) -> None:
    unknown = Site(key="x", home="http://127.0.0.1:9/", platform="lonsum")
    with pytest.raises(CrawlError, match="lonsum"):
        crawl(unknown, tmp_path, FAST)


def test_scrapy_is_hardened(served: Served, tmp_path: Path) -> None:
    from crawler.crawl import settings_of
    from crawler.session import Session

    session = Session(site(served), tmp_path, FAST, "network")
    settings = settings_of(session)
    session.close()
    assert settings["REMOTE_CONTROL_ENABLED"] is False
    assert settings["TELNETCONSOLE_ENABLED"] is False
    assert set(settings["DOWNLOAD_HANDLERS_BASE"]) == {"http", "https"}


def with_headers(*headers: tuple[str, str], code: int = 503) -> faults.Fault:
    return faults.for_times(1, faults.status(code, headers))


@pytest.mark.parametrize(
    "wait", ["Mon, 01 Jan 2024 00:00:00 +99999999999999999999", "-5", "soon", "", "9" * 400]
)
def test_an_absurd_retry_after_is_waited_for_as_usual(
    served: Served, tmp_path: Path, wait: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.engine.MAX_WAIT", 1.0)
    served.faults.set("/robots.txt", with_headers(("Retry-After", wait)))
    crawl(site(served), tmp_path, FAST)
    assert outcomes(tmp_path) == {"ok": len(served.log) - 2}


def test_robots_rules_behind_a_redirect_are_obeyed(served: Served, tmp_path: Path) -> None:
    path = item_page(served)
    served.faults.set("/robots.txt", faults.redirect_to("/rules.txt", 301))
    served.faults.set("/rules.txt", faults.robots(deny=(path,)))
    crawl(site(served), tmp_path, FAST)
    assert path not in {entry.target for entry in served.log}


def test_a_page_of_lone_surrogates_costs_that_page_only(served: Served, tmp_path: Path) -> None:
    page = b'{"title":"\\ud800\xe5\x85\xb3\xe4\xba\x8e","content":"<p>x</p>","publishTime":"2026-06-01"}'
    served.faults.set(item_page(served), lambda *_: Answer(page, content_type="application/json"))
    crawl(site(served), tmp_path, FAST)
    with Snapshot.open(tmp_path) as snapshot:
        assert snapshot.run.status == "complete"
        assert snapshot.run.items >= len(served.portal.site.items) - 1


def test_killed_before_the_home_page_the_platform_is_still_recognised(tmp_path: Path) -> None:
    portal = TrsPortal(make_site(3, 40, as_of=date(2026, 6, 30)))
    with serve(portal) as running:
        Session(site(running), tmp_path, FAST, "network").close()
        crawl(site(running), tmp_path, FAST)
    with Snapshot.open(tmp_path) as snapshot:
        assert (snapshot.run.id, snapshot.site.platform) == (1, "trs")
