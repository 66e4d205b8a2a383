"""What a host says about being asked is heeded: robots.txt, 429, 503, challenges, cut answers."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.crawl import crawl
from crawler.index.snapshot import Snapshot
from crawler.middlewares.unpacking import CutShortError, TooLargeError, unpack
from crawler.options import CrawlOptions
from crawler.simulator import faults
from crawler.simulator.exchange import Answer, Request, Wire
from crawler.simulator.server import Served, serve
from crawler.sites import Site
from tests.cli.conftest import mingcha
from tests.crawler.conftest import Booth

FAST = CrawlOptions(concurrency=2, delay=0)


@pytest.fixture
def served() -> Iterator[Served]:
    """A home page."""
    with serve(Booth()) as running:  # type: ignore[arg-type]
        yield running


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting is no part of the test."""
    monkeypatch.setattr("crawler.engine.MAX_WAIT", 0.01)


def outcomes(served: Served, folder: Path) -> dict[str, int]:
    crawl(Site(key="linxi", home=served.home), folder, FAST)
    with Snapshot.open(folder) as snapshot:
        return snapshot.run.outcomes


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (faults.status(429), "robots_denied"),
        (faults.status(503), "robots_denied"),
        (faults.status(403), "robots_denied"),
        (faults.on_the_wire(Wire.RESET), "unreachable"),
        (faults.status(404), "ok"),
        (faults.rate_limited(1), "ok"),
    ],
)
@pytest.mark.usefixtures("hurried")
def test_what_becomes_of_a_site_whose_robots_file_is_not_had(
    served: Served, tmp_path: Path, fault: faults.Fault, outcome: str
) -> None:
    served.faults.set("/robots.txt", fault)
    assert outcomes(served, tmp_path) == {outcome: 1}
    pages = [entry for entry in served.log if entry.target != "/robots.txt"]
    assert len(pages) == (outcome == "ok")


def test_a_challenge_is_met_once(served: Served, tmp_path: Path) -> None:
    served.faults.set("/", faults.challenge("jiasule"))
    assert outcomes(served, tmp_path) == {"blocked": 1}
    assert [entry.target for entry in served.log] == ["/robots.txt", "/"]


@pytest.mark.parametrize("delay", [0.0, 0.05])
def test_a_host_that_asks_for_a_pause_is_given_it_by_all(tmp_path: Path, delay: float) -> None:
    links = [f"/zwgk/202601/t20260101_{n}.html" for n in range(100, 112)]
    with serve(Booth(*links), clock=time.monotonic) as served:  # type: ignore[arg-type]
        served.faults.set(links[2], faults.unavailable(1))
        options = CrawlOptions(concurrency=2, delay=delay)
        crawl(Site(key="linxi", home=served.home), tmp_path, options)
        log = served.log
    busy = next(entry for entry in log if entry.status == 503)
    later = [entry for entry in log if entry.began > busy.ended + 0.02]
    assert later
    assert min(entry.began for entry in later) >= busy.ended + 0.9


def cut_short(request: Request, portal: faults.Portal) -> Answer:
    """Half of a packed page under its own honest length."""
    answer = portal(request)
    packed = gzip.compress(answer.body, mtime=0)
    headers = (*answer.headers, ("Content-Encoding", "gzip"))
    return replace(answer, body=packed[: len(packed) // 2], headers=headers)


@pytest.mark.parametrize(
    ("fault", "outcome"), [(cut_short, "unreachable"), (faults.for_times(1, cut_short), "ok")]
)
@pytest.mark.usefixtures("hurried")
def test_half_a_packed_page_is_no_page(
    served: Served, tmp_path: Path, fault: faults.Fault, outcome: str
) -> None:
    served.conditional = False
    served.faults.set("/", fault)
    assert outcomes(served, tmp_path) == {outcome: 1}


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "raw"]))
def test_what_was_packed_is_unpacked(plain: bytes, how: str) -> None:
    packed = {
        "gzip": lambda: gzip.compress(plain),
        "deflate": lambda: zlib.compress(plain),
        "raw": lambda: zlib.compress(plain, wbits=-15),
    }[how]()
    encoding = "gzip" if how == "gzip" else "deflate"
    assert unpack(packed, encoding, 1000) == plain
    if how != "raw":
        with pytest.raises(CutShortError):
            unpack(packed[:-1], encoding, 1000)


def test_more_than_is_wanted_is_not_unpacked() -> None:
    with pytest.raises(TooLargeError):
        unpack(gzip.compress(b" " * 5000), "gzip", 1000)
    assert unpack(gzip.compress(b"a") + gzip.compress(b"b") + b"\0\0", "gzip", 10) == b"ab"
    assert unpack(b"plain", "gzip", 10) == b"plain"
    assert unpack(b"plain", "br", 10) == b"plain"


@pytest.mark.parametrize("words", [("probe",), ("sites", "detect")])
def test_a_single_page_is_asked_by_the_rules_too(served: Served, words: tuple[str, ...]) -> None:
    served.faults.set("/robots.txt", faults.robots(deny=("/secret/",)))
    ran = mingcha("--lang", "en", *words, f"{served.home}secret/1.html")
    assert ran.code == 3
    assert ran.err.count("\n") == 1
    assert "not allowed by robots.txt" in ran.err
    assert [entry.target for entry in served.log] == ["/robots.txt"]
    assert mingcha(*words, served.home).code == 0


@pytest.mark.parametrize("delay", ["nan", "inf", "-1", "1e9", "soon"])
def test_a_delay_that_is_none_is_one_clear_line(tmp_path: Path, delay: str) -> None:
    ran = mingcha("crawl", "http://127.0.0.1:9/", f"--delay={delay}", "--workspace", tmp_path)
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "--delay" in ran.err
