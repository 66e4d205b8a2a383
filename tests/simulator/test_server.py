"""The server over real HTTP: validators, methods, the log, two portals, the wire's faults."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from crawler.simulator import faults
from crawler.simulator.exchange import Wire
from crawler.simulator.generic import GenericPortal
from crawler.simulator.openness import OpennessPortal
from crawler.simulator.server import Served, serve
from crawler.simulator.trs import TrsPortal
from tests.simulator.conftest import county, province


@pytest.fixture
def served() -> Iterator[Served]:
    with serve(OpennessPortal(county(90))) as running:
        yield running


def ask(
    origin: str, target: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """One request on a connection of its own: status, headers in lower case, body."""
    connection = http.client.HTTPConnection(urlsplit(origin).netloc, timeout=5)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, target, headers={"User-Agent": "tests", **named})
        response = connection.getresponse()
        return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
    finally:
        connection.close()


def item_path(served: Served) -> str:
    return served.portal.item_paths(served.portal.site.items[0])[0]


def test_home_is_the_address_of_the_home_page(served: Served) -> None:
    assert served.home == f"{served.origin}/"
    status, headers, body = ask(served.origin, "/")
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert int(headers["content-length"]) == len(body)
    assert f'content="{urlsplit(served.origin).netloc}"' in body.decode()


def test_validators_give_304(served: Served) -> None:
    path = item_path(served)
    _, headers, body = ask(served.origin, path)
    assert headers["last-modified"].endswith("GMT")
    for given in (
        {"If_None_Match": headers["etag"]},
        {"If_Modified_Since": headers["last-modified"]},
    ):
        status, _, empty = ask(served.origin, path, **given)
        assert (status, empty) == (304, b"")
    status, _, again = ask(served.origin, path, If_None_Match='"other"')
    assert (status, again) == (200, body)
    status, _, _ = ask(served.origin, path, If_Modified_Since="Mon, 01 Jan 2001 00:00:00 GMT")
    assert status == 200


def test_validators_can_be_left_out() -> None:
    with serve(GenericPortal(county(90)), conditional=False) as running:
        _, headers, _ = ask(running.origin, "/")
        assert "etag" not in headers
        assert "last-modified" not in headers


def test_head_has_headers_and_no_body(served: Served) -> None:
    path = item_path(served)
    _, whole, body = ask(served.origin, path)
    status, headers, empty = ask(served.origin, path, "HEAD")
    assert (status, empty) == (200, b"")
    assert headers["content-length"] == whole["content-length"] == str(len(body))


def test_the_log_tells_who_asked_what_in_order(served: Served) -> None:
    ask(served.origin, "/")
    ask(served.origin, "/robots.txt", "HEAD")
    ask(served.origin, "/search?keywords=1", User_Agent="mingcha (contact)")
    seen = [(e.method, e.target, e.user_agent, e.status) for e in served.log]
    assert seen == [
        ("GET", "/", "tests", 200),
        ("HEAD", "/robots.txt", "tests", 404),
        ("GET", "/search?keywords=1", "mingcha (contact)", 200),
    ]
    assert all(
        before.ended < after.began
        for before, after in zip(served.log, served.log[1:], strict=False)
    )
    assert served.max_in_flight == 1
    served.forget()
    assert served.log == []


def test_the_log_takes_a_clock() -> None:
    ticks = iter((10.0, 11.5))
    with serve(GenericPortal(county(90)), clock=lambda: next(ticks)) as running:
        ask(running.origin, "/")
        assert [(e.began, e.ended) for e in running.log] == [(10.0, 11.5)]


def test_requests_in_flight_are_counted(served: Served) -> None:
    gate, all_in = threading.Event(), threading.Barrier(4)

    def wait(request: faults.Request, portal: faults.Portal) -> faults.Answer:
        all_in.wait(5)
        gate.wait(5)
        return portal(request)

    served.faults.set("/", wait)
    threads = [threading.Thread(target=ask, args=(served.origin, "/")) for _ in range(3)]
    for thread in threads:
        thread.start()
    all_in.wait(5)
    gate.set()
    for thread in threads:
        thread.join()
    assert served.max_in_flight == 3


def test_keep_alive_serves_many_requests_on_one_connection(served: Served) -> None:
    connection = http.client.HTTPConnection(urlsplit(served.origin).netloc, timeout=5)
    for target in ("/", "/contact/", item_path(served)):
        connection.request("GET", target)
        response = connection.getresponse()
        assert response.status == 200
        assert response.read()
    connection.close()


def test_the_portal_can_be_exchanged_while_serving(served: Served) -> None:
    other = GenericPortal(county(150))
    served.portal = other
    assert other.origin == served.origin
    assert ask(served.origin, other.item_paths(county(150).items[0])[0])[0] == 200


def test_two_portals_link_to_each_other() -> None:
    above = TrsPortal(province())
    with serve(above) as upper, serve(OpennessPortal(county(90), upstream=upper.origin)) as lower:
        above.upstream = lower.origin
        assert upper.origin != lower.origin
        assert upper.origin.encode() in ask(lower.origin, "/")[2]
        assert lower.origin.encode() in ask(upper.origin, "/")[2]


def test_reset_silence_stall_and_cut(served: Served) -> None:
    served.faults.set("/", faults.on_the_wire(Wire.RESET))
    with pytest.raises((ConnectionResetError, http.client.RemoteDisconnected)):
        ask(served.origin, "/")
    served.faults.set("/", faults.on_the_wire(Wire.CUT))
    with pytest.raises(http.client.IncompleteRead):
        ask(served.origin, "/")
    for wire in (Wire.SILENT, Wire.STALL):
        served.faults.set("/", faults.on_the_wire(wire))
        connection = http.client.HTTPConnection(urlsplit(served.origin).netloc, timeout=0.2)
        connection.request("GET", "/")
        with pytest.raises(socket.timeout):
            connection.getresponse().read()
        connection.close()
    served.faults.set("/", faults.on_the_wire(Wire.DRIBBLE))
    connection = http.client.HTTPConnection(urlsplit(served.origin).netloc, timeout=5)
    connection.request("GET", "/")
    response = connection.getresponse()
    assert response.read(65).startswith(b"<!DOCTYPE html>")
    connection.close()
    served.faults.clear()
    assert ask(served.origin, "/")[0] == 200


def test_stopping_frees_what_hangs() -> None:
    with serve(GenericPortal(county(90))) as running:
        running.faults.set("/", faults.on_the_wire(Wire.SILENT))
        connection = http.client.HTTPConnection(urlsplit(running.origin).netloc, timeout=5)
        connection.request("GET", "/")
    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        connection.getresponse()
    connection.close()
