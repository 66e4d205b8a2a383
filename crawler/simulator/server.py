"""Serves a portal on loopback, keeps a log of what was asked, and lets faults in."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from typing import Any
from urllib.parse import unquote, urlsplit

from crawler.simulator.exchange import Answer, Request, Wire, pairs
from crawler.simulator.faults import Faults
from crawler.simulator.portal import Portal

_SHANGHAI = timezone(timedelta(hours=8))
_DRIBBLE_SECONDS = 0.2
_LONGEST_FORM = 65536


@dataclass(frozen=True, slots=True)
class Logged:
    """One request. ``began`` and ``ended`` are readings of the server's clock."""

    method: str
    target: str
    user_agent: str
    status: int
    began: float
    ended: float


class Served:
    """A portal being served. Faults and the portal itself may be exchanged at any time.

    ``latency`` seconds pass before each answer. ``conditional`` False leaves out validators.
    ``clock`` times the log; without one the log counts events, which tells order and overlap.
    """

    def __init__(
        self,
        portal: Portal,
        *,
        latency: float = 0.0,
        conditional: bool = True,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self.faults = Faults()
        self._clock = clock or count().__next__
        self.latency = latency
        self.conditional = conditional
        self.stopping = threading.Event()
        self._lock = threading.Lock()
        self._log: list[Logged] = []
        self._in_flight = 0
        self._most = 0
        self._server = _Server(self)
        self.portal = portal

    @property
    def origin(self) -> str:
        """``http://127.0.0.1:<port>``."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def home(self) -> str:
        """The address of the home page."""
        return f"{self.origin}/"

    @property
    def portal(self) -> Portal:
        """The portal that answers now."""
        return self._portal

    @portal.setter
    def portal(self, portal: Portal) -> None:
        portal.origin = self.origin
        self._portal = portal

    @property
    def log(self) -> list[Logged]:
        """The requests so far, in the order in which they began."""
        with self._lock:
            return sorted(self._log, key=lambda each: each.began)

    @property
    def max_in_flight(self) -> int:
        """The most requests that were open at one time."""
        with self._lock:
            return self._most

    def forget(self) -> None:
        """Start a new log."""
        with self._lock:
            self._log.clear()
            self._most = self._in_flight

    def answer(self, request: Request) -> Answer:
        """What goes out for a request: the portal's answer, or a fault's."""
        self.stopping.wait(self.latency)
        return self.faults.apply(request, self._portal.answer)

    @contextmanager
    def counted(self, method: str, target: str, user_agent: str) -> Iterator[list[int]]:
        """Log one request; the caller puts the status into the list."""
        status: list[int] = []
        began = self._clock()
        with self._lock:
            self._in_flight += 1
            self._most = max(self._most, self._in_flight)
        try:
            yield status
        finally:
            entry = Logged(method, target, user_agent, sum(status), began, self._clock())
            with self._lock:
                self._in_flight -= 1
                self._log.append(entry)

    def run(self) -> None:
        """Answer requests until ``stop`` is called."""
        self._server.serve_forever(poll_interval=0.05)

    def stop(self) -> None:
        """End the server and everything that it keeps waiting."""
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def serve(
    portal: Portal,
    *,
    latency: float = 0.0,
    conditional: bool = True,
    clock: Callable[[], float] | None = None,
) -> Iterator[Served]:
    """Serve a portal on a free port of 127.0.0.1 while the context is open; see Served."""
    served = Served(portal, latency=latency, conditional=conditional, clock=clock)
    thread = threading.Thread(target=served.run, daemon=True)
    thread.start()
    try:
        yield served
    finally:
        served.stop()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, served: Served) -> None:
        self.served = served
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no error of ours."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "simulator"
    sys_version = ""
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        """Answer."""
        self._respond()

    do_HEAD = do_POST = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        """The log is kept by Served."""

    def _respond(self) -> None:
        served = self.server.served
        agent = self.headers.get("User-Agent", "")
        with served.counted(self.command, self.path, agent) as status:
            answer = served.answer(self._request())
            if served.conditional and answer.status == 200:
                answer = self._validated(answer)
            status.append(answer.status)
            self._send(answer)

    def _request(self) -> Request:
        parts = urlsplit(self.path)
        length = min(int(self.headers.get("Content-Length") or 0), _LONGEST_FORM)
        form = pairs(self.rfile.read(length).decode("utf-8", "replace")) if length else {}
        headers = {name.lower(): value for name, value in self.headers.items()}
        return Request(unquote(parts.path), self.command, pairs(parts.query), form, headers)

    def _validated(self, answer: Answer) -> Answer:
        """The answer with its validators, or 304 where the client's still hold."""
        tag = f'"{sha256(answer.body).hexdigest()[:20]}"'
        headers = [("ETag", tag)]
        if answer.modified:
            headers.append(("Last-Modified", _http_date(answer.modified)))
        asked = self.headers.get("If-None-Match")
        fresh = tag in asked if asked else self._unmodified(answer.modified)
        if fresh:
            return Answer(status=304, headers=tuple(headers))
        kept = (*answer.headers, *headers)
        return Answer(answer.body, 200, answer.content_type, kept, wire=answer.wire)

    def _unmodified(self, modified: datetime | None) -> bool:
        since = self.headers.get("If-Modified-Since")
        if not since or not modified:
            return False
        return parsedate_to_datetime(since) >= modified.replace(tzinfo=_SHANGHAI, second=0)

    def _send(self, answer: Answer) -> None:
        if answer.wire is Wire.RESET:
            self._reset()
        elif answer.wire is Wire.SILENT:
            self.server.served.stopping.wait()
        else:
            self._send_head(answer)
            if self.command != "HEAD" and answer.status != 304:
                self._send_body(answer)
        self.close_connection = self.close_connection or answer.wire is not Wire.PLAIN

    def _send_head(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()

    def _send_body(self, answer: Answer) -> None:
        half = answer.body[: len(answer.body) // 2]
        self.wfile.write(answer.body if answer.wire is Wire.PLAIN else half[:64])
        if answer.wire is Wire.STALL:
            self.wfile.flush()
            self.server.served.stopping.wait()
        elif answer.wire is Wire.CUT:
            self.wfile.write(half[64:])
        elif answer.wire is Wire.DRIBBLE:
            for byte in answer.body[64:]:
                if self.server.served.stopping.wait(_DRIBBLE_SECONDS):
                    break
                self.wfile.write(bytes([byte]))

    def _reset(self) -> None:
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()


def _http_date(at: datetime) -> str:
    return format_datetime(at.replace(tzinfo=_SHANGHAI).astimezone(UTC), usegmt=True)
