"""Files and links are asked whether they are there: once, politely, and no more than needed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crawler.archive import Archive
from crawler.crawl import crawl
from crawler.evidence import read_payload
from crawler.index.snapshot import Snapshot
from crawler.index.views import ProbeView
from crawler.options import CrawlOptions
from crawler.replay import replay
from crawler.session import Session
from crawler.simulator import faults
from crawler.simulator.exchange import Answer, Request, Wire
from crawler.simulator.generate import make_site
from crawler.simulator.generic import GenericPortal
from crawler.simulator.rows import with_foreign_rows
from crawler.simulator.server import Served, serve
from crawler.sites import Site
from tests.crawler.conftest import Booth

OPTIONS = CrawlOptions(concurrency=2, delay=0, probes=True)
ARTICLE = "/article/outside.html"
FILE, OTHER = "/upload/1.pdf", "/upload/2.pdf"
PAGE = Answer(b"<html><body>" + "<p>一段正文，说的是办事流程。</p>".encode() * 40)


def booth(*links: str) -> Any:
    """A portal of next to nothing, as ``serve`` takes one."""
    return Booth(*links)


@pytest.fixture
def outside() -> Iterator[Served]:
    """Another host with one article."""
    portal = booth()
    portal.answers[ARTICLE] = PAGE
    with serve(portal) as running:
        yield running


@pytest.fixture
def small(outside: Served) -> Iterator[Served]:
    """A home page with two files and a link to the other host."""
    with serve(booth(FILE, OTHER, outside.origin + ARTICLE)) as running:
        yield running


def probes(served: Served, folder: Path, options: CrawlOptions = OPTIONS) -> dict[str, ProbeView]:
    """Crawl; what was probed by address."""
    crawl(Site(key="linxi", home=served.home), folder, options)
    with Snapshot.open(folder) as snapshot:
        return {probe.url: probe for probe in snapshot.probes()}


def asked(served: Served, path: str) -> list[str]:
    return [entry.method for entry in served.log if entry.target == path]


def test_every_file_and_link_of_a_portal_is_asked_once(outside: Served, tmp_path: Path) -> None:
    made = with_foreign_rows(
        make_site(3, 12, as_of=date(2026, 6, 30)), article=outside.origin + ARTICLE
    )
    portal = GenericPortal(made)
    column, moved = (portal.column_path(made.column(slug)) for slug in ("tzgg", "bmdt"))
    with serve(portal) as served:
        served.latency = 0.002
        served.faults.set(column, faults.status(404))
        served.faults.set(moved, faults.redirect_to(column))
        found = probes(served, tmp_path)
        log = served.log
    files = [portal.file_path(item, file) for item in made.items for file in item.attachments]
    assert files
    for path in files:
        probe = found[served.origin + path]
        assert (probe.kind, probe.outcome, probe.status) == ("attachment", "ok", 200)
        assert probe.length
        assert asked(served, path) == ["HEAD"]
    foreign = found[outside.origin + ARTICLE]
    assert (foreign.kind, foreign.outcome, foreign.status) == ("link", "ok", 200)
    assert [entry.method for entry in outside.log] == ["HEAD", "GET"]
    dead = found[served.origin + column]
    assert (dead.outcome, dead.asked, dead.found_on) == ("not_found", False, served.home)
    behind = found[served.origin + moved]
    assert (behind.outcome, behind.location) == ("not_found", served.origin + column)
    assert max(Counter(entry.target for entry in log).values()) == 1
    assert served.max_in_flight <= 2
    first = next(n for n, entry in enumerate(log) if entry.method == "HEAD")
    with Snapshot.open(tmp_path) as snapshot:
        pages = {entry.target for entry in log[:first]}
        assert {item.url.removeprefix(served.origin) for item in snapshot.items()} <= pages
        assert snapshot.run.pages == snapshot.run.outcomes["ok"] + 2
        assert snapshot.unprobed() == 0


def test_without_probes_nothing_more_is_asked(small: Served, tmp_path: Path) -> None:
    assert probes(small, tmp_path, replace(OPTIONS, probes=False)) == {}
    assert {entry.method for entry in small.log} == {"GET"}


def test_where_there_is_nothing_to_probe_nothing_more_is_asked(tmp_path: Path) -> None:
    with serve(booth()) as served:
        assert probes(served, tmp_path) == {}
        assert [entry.target for entry in served.log] == ["/robots.txt", "/"]


def no_head(request: Request, portal: faults.Portal) -> Answer:
    return Answer(status=405) if request.method == "HEAD" else portal(request)


def reset_on_head(request: Request, portal: faults.Portal) -> Answer:
    answer = portal(request)
    return replace(answer, wire=Wire.RESET) if request.method == "HEAD" else answer


def large(request: Request, portal: faults.Portal) -> Answer:
    if request.method == "HEAD":
        return Answer(status=501)
    return Answer(b"%PDF-1.4" + b"x" * 40_000_000, content_type="application/pdf")


@pytest.mark.parametrize(
    ("fault", "outcome", "methods"),
    [
        (no_head, "ok", "HEAD GET"),
        (reset_on_head, "ok", "HEAD GET"),
        (large, "ok", "HEAD GET"),
        (faults.status(404), "not_found", "HEAD GET"),
        (faults.status(403), "forbidden", "HEAD GET"),
        (faults.status(500), "server_error", "HEAD GET"),
        (faults.soft_404(), "soft_404", "HEAD GET"),
        (faults.redirect_to("/"), "soft_404", "HEAD"),
        (faults.challenge("ruishu"), "blocked", "HEAD"),
        (faults.redirect_loop(), "redirect", "HEAD"),
        (faults.redirect_to("file:///etc/passwd"), "redirect", "HEAD GET"),
        (faults.on_the_wire(Wire.RESET), "unreachable", "HEAD GET"),
        (faults.on_the_wire(Wire.CUT), "ok", "HEAD"),
        (faults.rate_limited(1, 0), "ok", "HEAD"),
    ],
)
def test_a_file_gone_wrong_is_told_as_such(
    small: Served, tmp_path: Path, fault: faults.Fault, outcome: str, methods: str
) -> None:
    small.faults.set(FILE, fault)
    found = probes(small, tmp_path)
    assert found[small.origin + FILE].outcome == outcome
    assert found[small.origin + OTHER].outcome == "ok"
    assert list(dict.fromkeys(asked(small, FILE))) == methods.split()


def test_the_size_of_a_file_that_head_hides_is_known_without_reading_it(
    small: Served, tmp_path: Path
) -> None:
    small.faults.set(FILE, large)
    found = probes(small, tmp_path)[small.origin + FILE]
    assert (found.length, found.content_type) == (40_000_008, "application/pdf")


def test_a_file_is_asked_for_as_from_the_page_that_names_it(small: Served, tmp_path: Path) -> None:
    def own_pages_only(request: Request, portal: faults.Portal) -> Answer:
        named = request.headers.get("referer") == small.home
        return portal(request) if named else Answer(status=403)

    small.faults.set("/upload/*", own_pages_only)
    assert probes(small, tmp_path)[small.origin + FILE].outcome == "ok"


def test_where_a_redirect_led_is_kept(small: Served, outside: Served, tmp_path: Path) -> None:
    outside.faults.set("/moved.html", faults.redirect_to(ARTICLE, 301))
    small.portal.links.append(f"{outside.origin}/moved.html")  # type: ignore[attr-defined]
    found = probes(small, tmp_path)[f"{outside.origin}/moved.html"]
    assert (found.outcome, found.location) == ("ok", outside.origin + ARTICLE)


def test_robots_rules_hold_for_files_too(small: Served, tmp_path: Path) -> None:
    small.faults.set("/robots.txt", faults.robots(deny=("/upload/",)))
    found = probes(small, tmp_path)
    assert asked(small, FILE) == []
    assert found[small.origin + FILE].outcome == "robots_denied"


def test_a_second_run_asks_for_what_may_have_changed(small: Served, tmp_path: Path) -> None:
    first = probes(small, tmp_path)
    small.forget()
    second = probes(small, tmp_path)
    assert {entry.status for entry in small.log if entry.method == "HEAD"} == {304}
    assert {u: replace(p, at=first[u].at) for u, p in second.items()} == first


def test_a_foreign_host_that_is_down_is_soon_left_alone(tmp_path: Path, unused_port: int) -> None:
    dead = f"http://127.0.0.1:{unused_port}"
    with serve(booth(*(f"{dead}/{n}.html" for n in range(9)))) as served:
        found = probes(served, tmp_path)
    with Snapshot.open(tmp_path) as snapshot:
        unprobed = snapshot.unprobed()
        assert snapshot.run.status == "complete"
    assert {probe.outcome for probe in found.values()} == {"unreachable"}
    assert len(found) + unprobed == 9
    assert unprobed >= 5


def test_many_foreign_hosts_are_each_asked_gently(outside: Served, tmp_path: Path) -> None:
    outside.latency = 0.01
    paths = [f"/{n}.html" for n in range(12)]
    outside.portal.answers.update(dict.fromkeys(paths, PAGE))  # type: ignore[attr-defined]
    with serve(booth(*(outside.origin + path for path in paths))) as served:
        found = probes(served, tmp_path, replace(OPTIONS, concurrency=6))
    assert {probe.outcome for probe in found.values()} == {"ok"}
    assert outside.max_in_flight <= 2


def test_a_budget_cuts_the_probes_and_that_is_told(
    small: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.probing.MAX_PROBES", 2)
    found = probes(small, tmp_path)
    assert len(found) == 2
    with Snapshot.open(tmp_path) as snapshot:
        assert snapshot.unprobed() == 1
        assert snapshot.run.status == "complete"


def test_probes_go_on_where_a_crash_cut_them_short(small: Served, tmp_path: Path) -> None:
    site = Site(key="linxi", home=small.home)
    small.faults.set("/upload/*", faults.status(429, (("Retry-After", "60"),)))
    session = Session(site, tmp_path, OPTIONS, "network")
    queued = session.next()
    assert queued is not None
    session.close()
    small.faults.clear()
    assert set(probes(small, tmp_path)) == set(probes(small, tmp_path / "whole"))


def test_a_replay_knows_of_files_and_links_what_the_archive_shows(
    small: Served, tmp_path: Path
) -> None:
    """The portal's own word that a file is not there is evidence; others are never asked again."""
    small.faults.set(FILE, faults.status(404))
    live = probes(small, tmp_path / "live")[small.origin + FILE]
    assert live.answer is not None
    asked_live = len(small.log)
    archive = Archive([tmp_path / "live" / "evidence"])
    replay(Site(key="linxi", home=small.home), archive, tmp_path / "again", OPTIONS)
    with Snapshot.open(tmp_path / "again") as snapshot:
        found = {probe.url: probe for probe in snapshot.probes()}
        assert found.keys() == {small.origin + FILE}
        dead = found[small.origin + FILE]
        assert (dead.kind, dead.outcome, dead.status) == ("attachment", "not_found", 404)
        assert dead.answer is not None
        assert dead.answer.sha256 == live.answer.sha256
        assert snapshot.unprobed() == 2
        assert snapshot.run.status == "complete"
    assert len(small.log) == asked_live
    assert archive.homes() == [small.home]


def test_the_answer_is_kept_where_something_is_amiss_only(
    small: Served, outside: Served, tmp_path: Path
) -> None:
    small.faults.set(FILE, faults.status(404))
    outside.faults.set(ARTICLE, faults.status(404))
    found = probes(small, tmp_path)
    kept = {url: probe.answer for url, probe in found.items()}
    answer = kept.pop(small.origin + FILE)
    assert set(kept.values()) == {None}
    assert answer is not None
    file, _, offset = answer.warc.partition("#")
    body = read_payload(tmp_path / "evidence", file, int(offset))
    assert hashlib.sha256(body).hexdigest() == answer.sha256
    again = probes(small, tmp_path)[small.origin + FILE].answer
    assert again is not None
    assert again.sha256 == answer.sha256
    assert again.warc.startswith("run-0002")
