"""Serves a portal on loopback, keeps a log of what was asked, and lets faults in."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

from crawler.simulator.exchange import Answer, Request
from crawler.simulator.faults import Faults
from crawler.simulator.listener import Listener
from crawler.simulator.portal import Portal


@dataclass(frozen=True, slots=True)
class Logged:
    """One request, from when it was read until its answer began to go out.

    ``began`` and ``ended`` are readings of the server's clock.
    """

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
        self._server = Listener(self)
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
        """The most requests that were waiting for their answers at one time."""
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
