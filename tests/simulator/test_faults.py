"""Each fault does what it says, to the addresses that it is set for and to no other."""

from __future__ import annotations

import gzip
import zlib
from functools import cache

import pytest

from crawler.simulator import faults
from crawler.simulator.exchange import Answer, Request, Wire
from crawler.simulator.faults import Fault, Faults
from crawler.simulator.generic import GenericPortal, GenericStyle
from crawler.simulator.lonsun import LonsunPortal
from crawler.simulator.openness import OpennessPortal
from crawler.simulator.trs import TrsPortal
from tests.simulator.conftest import county


@cache
def portal() -> OpennessPortal:
    return OpennessPortal(county(90))


def spoiled(fault: Fault, target: str = "/") -> Answer:
    return fault(Request.of(target), portal().answer)


def test_patterns() -> None:
    rules = Faults()
    rules.set("/a/*", faults.status(500))
    rules.set("/search?keywords=x", faults.status(403))

    def asked(target: str) -> int:
        return rules.apply(Request.of(target), portal().answer).status

    assert asked("/a/b/c.html") == 500
    assert asked("/search?keywords=x") == 403
    assert asked("/search?keywords=y") == 200
    assert asked("/") == 200
    assert asked("/a/?x=1") == 500
    rules.clear("/a/*")
    assert asked("/a/b/c.html") == 404
    rules.clear()
    assert asked("/search?keywords=x") == 200


@pytest.mark.parametrize("code", [403, 404, 410, 500, 502])
def test_status(code: int) -> None:
    assert spoiled(faults.status(code)).status == code


@pytest.mark.parametrize(
    ("fault", "code"), [(faults.unavailable(2, 7), 503), (faults.rate_limited(2, 7), 429)]
)
def test_a_few_times_then_fine(fault: Fault, code: int) -> None:
    answers = [spoiled(fault) for _ in range(4)]
    assert [answer.status for answer in answers] == [code, code, 200, 200]
    assert dict(answers[0].headers)["Retry-After"] == "7"


def test_redirects() -> None:
    one = spoiled(faults.redirect_loop(), "/x")
    two = spoiled(faults.redirect_loop(), dict(one.headers)["Location"])
    assert one.status == two.status == 302
    assert dict(two.headers)["Location"] == "/x"
    rules = Faults()
    rules.set("/x", faults.redirect_loop())
    assert rules.apply(Request.of("/x?again=1"), portal().answer) == two
    for target in faults.PRIVATE_TARGETS:
        assert dict(spoiled(faults.redirect_to(target)).headers)["Location"] == target


def test_pages_that_are_none() -> None:
    soft = spoiled(faults.soft_404())
    assert (soft.status, "不存在" in soft.body.decode()) == (200, True)
    ruishu, jiasule = (spoiled(faults.challenge(kind)) for kind in ("ruishu", "jiasule"))
    assert (ruishu.status, b"$_ts" in ruishu.body) == (412, True)
    assert (jiasule.status, b"_jsl_clearance" in jiasule.body) == (521, True)
    shell = spoiled(faults.script_shell())
    assert (shell.status, b'<div id="app"></div>' in shell.body) == (200, True)
    binary = spoiled(faults.binary_as_html())
    assert binary.content_type.startswith("text/html")
    assert binary.body.startswith(b"\x89PNG")


def test_wrong_charset() -> None:
    answer = spoiled(faults.gbk_as_utf8())
    assert "utf-8" in answer.content_type
    assert b'<meta charset="utf-8">' in answer.body
    assert county(90).name in answer.body.decode("gbk")


def test_one_long_line() -> None:
    answer = spoiled(faults.one_line(5))
    assert 5 * 1024 * 1024 < len(answer.body) < 6 * 1024 * 1024
    assert b"\n" not in answer.body
    assert answer.body.decode().rstrip().endswith("</html>")


def test_truncated() -> None:
    whole = portal().answer(Request.of("/")).body
    assert spoiled(faults.truncated(0.5)).body == whole[: len(whole) // 2]


def test_gzip() -> None:
    answer = spoiled(faults.gzipped())
    assert dict(answer.headers)["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.body) == portal().answer(Request.of("/")).body


def test_gzip_bomb_is_small_and_unpacks_large() -> None:
    answer = spoiled(faults.gzip_bomb(20))
    assert len(answer.body) < 40_000
    unpacker = zlib.decompressobj(wbits=31)
    size = len(unpacker.decompress(answer.body, 30 * 1024 * 1024))
    assert size == 20 * 1024 * 1024


def test_declared_totals_lie_on_every_platform() -> None:
    site = county(90)
    column = site.column("tzgg")
    for running, declared in (
        (OpennessPortal(site), 'pagesize="77"'),
        (LonsunPortal(site), "pageCount:77"),
        (TrsPortal(site), "createPageHTML(77, 0"),
        (GenericPortal(site, quirks=GenericStyle(pager="numbers")), "共999条记录"),
        (GenericPortal(site, quirks=GenericStyle(pager="select")), "共999条"),
    ):
        target = running.column_path(column)
        answer = faults.declaring(77, 999)(Request.of(target), running.answer)
        assert declared in answer.body.decode()


def test_repeated_page() -> None:
    column = county(90).column("tzgg")
    first = portal().column_path(column)
    answer = spoiled(faults.repeating(first), portal().column_path(column, 9))
    assert answer == portal().answer(Request.of(first))


def test_wire_keeps_the_page() -> None:
    answer = spoiled(faults.on_the_wire(Wire.STALL))
    assert answer.wire is Wire.STALL
    assert answer.body == portal().answer(Request.of("/")).body


def test_robots() -> None:
    denied = spoiled(faults.robots(deny=("/xxgk/", "/a"), crawl_delay=1.5))
    assert denied.body == b"User-agent: *\nDisallow: /xxgk/\nDisallow: /a\nCrawl-delay: 1.5\n"
    assert denied.content_type == "text/plain"
    assert spoiled(faults.robots()).body == b"User-agent: *\n"
