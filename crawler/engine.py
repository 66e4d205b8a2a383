"""Scrapy's side of a session: targets become requests, answers become pages."""

from __future__ import annotations

import asyncio
import ssl
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from email.utils import parsedate_to_datetime
from typing import Any

import aiohttp
from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.fields.posted import body_type, split_posted
from crawler.index.frontier import Queued
from crawler.items import Role, Target
from crawler.middlewares.egress import PrivateAddressError
from crawler.middlewares.rendering import RenderError
from crawler.outcomes import FetchOutcome
from crawler.page import Page
from crawler.session import USER_AGENT, Session, now

MAX_BYTES = 16 * 1024 * 1024
TIMEOUT = 30.0  # seconds for one answer
MAX_WAIT = 120.0  # seconds; the longest Retry-After that is waited for

_FAILURES: tuple[tuple[type[BaseException], FetchOutcome, str], ...] = (
    (RenderError, FetchOutcome.SCRIPT_ONLY, "script did not show the page within bounds"),
    (PrivateAddressError, FetchOutcome.REFUSED, "leads to a private address"),
    (ssl.SSLError, FetchOutcome.TLS_ERROR, "TLS fault"),
    (aiohttp.ClientSSLError, FetchOutcome.TLS_ERROR, "TLS fault"),
    (DownloadTimeoutError, FetchOutcome.TIMEOUT, f"no answer within {TIMEOUT:.0f} s"),
    (DownloadCancelledError, FetchOutcome.TOO_LARGE, f"more than {MAX_BYTES} bytes"),
    (IgnoreRequest, FetchOutcome.TOO_LARGE, f"unpacks to more than {MAX_BYTES} bytes"),
    (CannotResolveHostError, FetchOutcome.UNREACHABLE, "no such host"),
    (DownloadConnectionRefusedError, FetchOutcome.UNREACHABLE, "connection refused"),
    (ResponseDataLossError, FetchOutcome.UNREACHABLE, "answer cut short"),
    (DownloadFailedError, FetchOutcome.UNREACHABLE, "connection failed"),
)


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

    def repeat(self, request: Request, wait: float, pause: bool) -> None:
        """Ask again after ``wait`` seconds; with ``pause`` ask the host nothing until then."""
        self._waiting += 1
        self._pauses += pause
        request.meta["pause"] = pause
        asyncio.get_running_loop().call_later(wait, self._spider.crawl_again, request)

    def enqueue_request(self, request: Request) -> bool:
        """Take back a request whose waiting time is over."""
        self._waiting -= 1
        self._pauses -= request.meta["pause"]
        self._ready.append(request)
        return True

    def next_request(self) -> Request | None:
        """The next request, None while there is none or the host asked for a pause."""
        if self._ready:
            return self._ready.popleft()
        queued = None if self._pauses or self._session.hopeless else self._session.next()
        return self._spider.request(queued) if queued is not None else None


class PortalCrawl(Spider):
    """Scrapy's side of a session: turns targets into requests and answers into pages."""

    name = "portal"
    session: Session
    crash: Exception | None = None

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
                "download_slot": "site",
                "render": self.session.may_ask if queued.render else None,
            },
            dont_filter=True,
        )

    def _headers_for(self, target: Target, body: str | None) -> dict[str, str]:
        headers = {
            "Accept": "*/*",
            "User-Agent": USER_AGENT,
            **self.session.conditional_headers(target.url),
        }
        if target.found_on:
            headers["Referer"] = split_posted(target.found_on)[0]
        if body is not None:
            headers["Content-Type"] = body_type(body)
        return headers

    def crawl_again(self, request: Request) -> None:
        """Give a request back to the engine, unless the crawl was stopped meanwhile."""
        if self.crawler.engine is not None and self.crawler.engine.running:
            self.crawler.engine.crawl(request)

    def parse(self, response: Response, **_: Any) -> None:
        """An answer of any status came."""
        queued: Queued = response.meta["queued"]
        page = Page(queued.target.url, response.body, now(), response.status, _headers(response))
        self._guarded(lambda: self._settle(queued, page))

    def _settle(self, queued: Queued, page: Page) -> None:
        again = self.session.answered(queued, page)
        if queued.target.role is Role.ROBOTS:
            self._slow_down()
        if again is not None:
            self._repeat(again, page)

    def failed(self, failure: Failure) -> None:
        """No answer came."""
        request: Request = failure.request  # type: ignore[attr-defined]
        queued: Queued = request.meta["queued"]
        outcome, error = _explain(failure.value)
        self._guarded(lambda: self._give_up(queued, outcome, error))

    def _give_up(self, queued: Queued, outcome: FetchOutcome, error: str) -> None:
        again = self.session.failed(queued, outcome, error)
        if again is not None:
            self._repeat(again, None)

    def _guarded(self, settle: Callable[[], None]) -> None:
        """Scrapy would log an exception here and go on; a fault of ours must end the crawl."""
        if self.crash is not None:
            return
        try:
            settle()
        except Exception as error:
            self.crash = error
            self.session.stop()

    def _repeat(self, queued: Queued, page: Page | None) -> None:
        wait, pause = 2.0 ** (queued.tries - 1), False
        if page is not None and page.status < 400:
            wait = 0.0  # a redirect to another spelling of the page, or a page to be rendered
        elif page is not None and page.status in {429, 503}:
            wait, pause = _retry_after(page, wait), True
        scheduler = self.crawler.engine.scheduler
        assert isinstance(scheduler, FrontierScheduler)
        scheduler.repeat(self.request(queued), wait, pause)

    def _slow_down(self) -> None:
        """Apply the host's Crawl-delay, unless the user has set a delay."""
        robots = self.session.robots
        if robots is None or self.session.options.delay is not None or not robots.crawl_delay:
            return
        for slot in self.crawler.engine.downloader.slots.values():
            slot.delay = max(slot.delay, robots.crawl_delay)


def _headers(response: Response) -> dict[str, str]:
    return {
        name.decode("latin-1").lower(): b", ".join(values).decode("utf-8", "replace")
        for name, values in response.headers.items()
    }


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


def _explain(error: BaseException | None) -> tuple[FetchOutcome, str]:
    """The outcome of a request without an answer, from the error or any of its causes."""
    causes = list(_causes(error))
    for kind, outcome, text in _FAILURES:
        if any(isinstance(cause, kind) for cause in causes):
            return outcome, text
    return FetchOutcome.UNREACHABLE, f"{type(error).__name__}: {error}"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        inner = getattr(error, "os_error", None)
        if isinstance(inner, BaseException):
            yield inner
        error = error.__cause__ or error.__context__
