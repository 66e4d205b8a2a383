"""Scrapy's side of a session: targets become requests, answers become pages."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from email.utils import parsedate_to_datetime
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.answers import TIMEOUT, explain, headers_of
from crawler.fields.addresses import site_of
from crawler.fields.posted import body_type, split_posted
from crawler.index.frontier import Queued
from crawler.items import Role, Target
from crawler.liveness import GET, MAX_LOOK
from crawler.middlewares.unpacking import ACCEPTED
from crawler.outcomes import FetchOutcome
from crawler.page import Page
from crawler.probing import Probe
from crawler.session import USER_AGENT, Session, now

_BUSY = frozenset({429, 503})
MAX_WAIT = 120.0  # seconds; the longest Retry-After that is waited for
PROBE_TIMEOUT = 15.0  # seconds
MAX_FILE = 20 * 1024 * 1024  # bytes of a file that is fetched whole
_OWN_HOST = "site"  # the downloader's slot for the portal; every other host has one by its name


class FrontierScheduler(BaseScheduler):
    """Hands out the session's targets; requests that are to be repeated wait here."""

    def __init__(self) -> None:
        self._ready: deque[Request] = deque()
        self._waiting = 0
        self._pauses = 0

    def open(self, spider: Spider) -> None:
        """Called by the engine before the first request."""
        assert isinstance(spider, PortalCrawl)
        self._spider = spider
        self._session = spider.session

    def has_pending_requests(self) -> bool:
        """Whether the crawl has to go on."""
        return bool(self._ready or self._waiting) or self._session.pending

    def repeat(self, request: Request, wait: float) -> None:
        """Ask again after ``wait`` seconds."""
        self._waiting += 1
        asyncio.get_running_loop().call_later(wait, self._spider.crawl_again, request)

    def pause(self, wait: float) -> None:
        """Ask nothing for ``wait`` seconds, not even what the downloader has in its queue."""
        self._pauses += 1
        slot = self._spider.crawler.engine.downloader.slots.get(_OWN_HOST)
        if slot is not None:
            slot.lastseen = max(slot.lastseen, time.monotonic() + wait - slot.delay)
        asyncio.get_running_loop().call_later(wait, self._go_on)

    def _go_on(self) -> None:
        self._pauses -= 1
        running = self._spider.crawler.engine._slot
        if running is not None:  # else the engine would look again at its next heartbeat only
            running.nextcall.schedule()

    def enqueue_request(self, request: Request) -> bool:
        """Take back a request whose waiting time is over."""
        self._waiting -= 1
        self._ready.append(request)
        return True

    def next_request(self) -> Request | None:
        """The next request, None while there is none or the host asked for a pause."""
        if self._pauses:
            return None
        if self._ready:
            return self._ready.popleft()
        if self._session.hopeless:
            return None
        queued = self._session.next() if self._has_room() else None
        if queued is not None:
            return self._spider.request(queued)
        probe = self._session.next_probe()
        return self._spider.probe(probe) if probe is not None else None

    def _has_room(self) -> bool:
        """Whether the portal's host takes another request; other hosts have their own limits."""
        active = self._spider.crawler.engine.downloader.active
        own = sum(request.meta["download_slot"] == _OWN_HOST for request in active)
        return own < self._session.options.concurrency


class PortalCrawl(Spider):
    """Scrapy's side of a session: turns targets into requests and answers into pages."""

    name = "portal"
    session: Session
    crash: Exception | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> PortalCrawl:
        """Called by Scrapy."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(_enough, signals.bytes_received)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Nothing to start with: the frontier has it all."""
        return
        yield

    def request(self, queued: Queued) -> Request:
        """The request for a target, conditional where an earlier run has read the page."""
        url, body = split_posted(queued.target.url)
        return Request(
            url,
            method="GET" if body is None else "POST",
            body=body or "",
            errback=self.failed,
            headers=self._headers_for(queued.target, body),
            meta={
                "queued": queued,
                "verbatim_url": True,
                "download_slot": _OWN_HOST,
                "render": self.session.may_ask if queued.render else None,
            },
            dont_filter=True,
        )

    def _headers_for(self, target: Target, body: str | None) -> dict[str, str]:
        headers = {
            "Accept": "*/*",
            "Accept-Encoding": ACCEPTED,
            "User-Agent": USER_AGENT,
            **self.session.store.conditions(target.url),
        }
        if target.found_on:
            headers["Referer"] = split_posted(target.found_on)[0]
        if body is not None:
            headers["Content-Type"] = body_type(body)
        return headers

    def probe(self, probe: Probe) -> Request:
        """The request of a probe: a whole file, or as little as tells what is there."""
        url = probe.url
        headers = {"Accept": "*/*", "User-Agent": USER_AGENT, "Accept-Encoding": "identity"}
        headers |= probe.conditions
        if found_on := probe.queued.target.found_on:
            # Some give files to their own pages only.
            headers["Referer"] = split_posted(found_on)[0]
        if probe.method == GET and not probe.whole:
            headers["Range"] = "bytes=0-1023"
        return Request(
            url,
            method=probe.method,
            callback=self.probed,
            errback=self.probe_failed,
            headers=headers,
            meta={
                "probe": probe,
                "verbatim_url": True,
                "download_slot": _OWN_HOST if self.session.spider.on_site(url) else site_of(url),
                "download_timeout": TIMEOUT if probe.whole else PROBE_TIMEOUT,
                "download_maxsize": MAX_FILE if probe.whole else 0,
                "download_fail_on_dataloss": probe.whole,
            },
            dont_filter=True,
        )

    def probed(self, response: Response) -> None:
        """A probe was answered."""
        probe: Probe = response.meta["probe"]
        body = response.body if probe.whole else response.body[:MAX_LOOK]
        page = Page(probe.url, body, now(), response.status, headers_of(response))
        self._guarded(lambda: self._probe_again(self.session.probing.answered(probe, page), page))

    def probe_failed(self, failure: Failure) -> None:
        """A probe had no answer."""
        probe: Probe = failure.request.meta["probe"]  # type: ignore[attr-defined]
        outcome, error = explain(failure.value)
        self._guarded(
            lambda: self._probe_again(
                self.session.probing.failed(probe, outcome, error, now()), None
            )
        )

    def _probe_again(self, probe: Probe | None, page: Page | None) -> None:
        if probe is None:
            return
        wait = 0.0
        if page is not None and page.status in _BUSY and probe.queued.tries:
            wait = _retry_after(page, _backoff(probe.queued))
            self._scheduler.pause(wait)
        self._scheduler.repeat(self.probe(probe), wait)

    def crawl_again(self, request: Request) -> None:
        """Give a request back to the engine, unless the crawl was stopped meanwhile."""
        if self.crawler.engine is not None and self.crawler.engine.running:
            self.crawler.engine.crawl(request)

    def parse(self, response: Response, **_: Any) -> None:
        """An answer of any status came."""
        queued: Queued = response.meta["queued"]
        page = Page(queued.target.url, response.body, now(), response.status, headers_of(response))
        self._guarded(lambda: self._settle(queued, page))

    def _settle(self, queued: Queued, page: Page) -> None:
        again = self.session.answered(queued, page)
        if queued.target.role is Role.ROBOTS:
            self._slow_down()
        wait = 0.0  # a redirect to another spelling of the page, or a page to be rendered
        if page.status in _BUSY:
            wait = _retry_after(page, _backoff(queued))
            self._scheduler.pause(wait)
        elif page.status >= 400:
            wait = _backoff(queued)
        if again is not None:
            self._scheduler.repeat(self.request(again), wait)

    def failed(self, failure: Failure) -> None:
        """No answer came."""
        request: Request = failure.request  # type: ignore[attr-defined]
        queued: Queued = request.meta["queued"]
        outcome, error = explain(failure.value)
        self._guarded(lambda: self._give_up(queued, outcome, error))

    def _give_up(self, queued: Queued, outcome: FetchOutcome, error: str) -> None:
        again = self.session.failed(queued, outcome, error)
        if again is not None:
            self._scheduler.repeat(self.request(again), _backoff(queued))

    def _guarded(self, settle: Callable[[], None]) -> None:
        """Scrapy would log an exception here and go on; a fault of ours must end the crawl."""
        if self.crash is not None:
            return
        try:
            settle()
        except Exception as error:
            self.crash = error
            self.session.stop()

    @property
    def _scheduler(self) -> FrontierScheduler:
        scheduler = self.crawler.engine.scheduler
        assert isinstance(scheduler, FrontierScheduler)
        return scheduler

    def _slow_down(self) -> None:
        """Apply the host's Crawl-delay, unless the user has set a delay."""
        robots = self.session.robots
        if robots is None or self.session.options.delay is not None or not robots.crawl_delay:
            return
        for slot in self.crawler.engine.downloader.slots.values():
            slot.delay = max(slot.delay, robots.crawl_delay)


def _enough(data: bytes, request: Request, **_: Any) -> None:
    """Stop reading the answer to a probe where its beginning was seen."""
    if "probe" in request.meta and not request.meta["probe"].whole:
        request.meta["looked_at"] = request.meta.get("looked_at", 0) + len(data)
        if request.meta["looked_at"] >= MAX_LOOK:
            raise StopDownload(fail=False)


def _backoff(queued: Queued) -> float:
    """Seconds before a target is asked for again: twice as many after each try."""
    return min(2.0**queued.tries, MAX_WAIT)


def _retry_after(page: Page, default: float) -> float:
    """Seconds to wait: Retry-After in seconds or as an HTTP date (RFC 9110), bounded."""
    text = page.headers.get("retry-after", "").strip()
    if text.isdecimal():
        wait = float(text)
    else:
        try:
            wait = (parsedate_to_datetime(text) - page.fetched_at).total_seconds()
        except (ValueError, TypeError, OverflowError):
            wait = default
    return min(max(wait, default), MAX_WAIT)
