"""Pages that only script can show, rendered by headless Chromium (``mingcha[browser]``).

The browser itself has no network: every request that a page makes is made by us, by the same
kind of client, under the same guard as the crawl's own.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import aiohttp
from yarl import URL

from crawler.middlewares.egress import GuardedResolver, check_literal
from crawler.problems import Trouble

RENDERED = "X-Mingcha-Rendered"
"""The header that marks a page as made by script, with the browser that ran it."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_ARGUMENTS = (
    # A proxy that nobody serves: what would slip past the routes goes nowhere.
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-gpu",
    "--disable-dev-shm-usage",
)
_LEFT_OUT = frozenset({"image", "media", "font", "stylesheet", "websocket", "eventsource"})
_KEPT_HEADERS = ("content-type", "accept", "x-requested-with", "referer")
_MOST_REQUESTS = 60  # of one page
_MOST_BYTES = 8 * 1024 * 1024  # of one answer, and of the rendered page
_MOST_HOPS = 5
_LOAD = 20.0  # seconds until the document stands
_QUIET = 6.0  # further seconds for the page to come to rest
_WHOLE = 40.0  # seconds for all of it, after which the browser is given up


class RenderError(Exception):
    """A page could not be rendered."""


class BrowserMissingError(Trouble):
    """There is no browser to render with: one line for people."""


def find_browser() -> str:
    """The path of an installed Chromium. Raises BrowserMissingError with what to install."""
    try:
        import playwright.async_api  # noqa: F401
    except ImportError:
        raise BrowserMissingError(
            "--browser 需要可选组件：pip install 'mingcha[browser]'",
            "--browser needs an optional part: pip install 'mingcha[browser]'",
        ) from None
    for name in _NAMES:
        path = shutil.which(name)
        if path:
            return path
    raise BrowserMissingError(
        "--browser 找不到 Chromium：请先安装（如 apt install chromium）",
        "--browser finds no Chromium: install one (such as apt install chromium)",
    )


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as script made it: UTF-8, the status of the document, the browser's version."""

    body: bytes
    status: int
    browser: str


class Renderer:
    """One headless Chromium, started with the first page. ``may_ask`` says what it may ask for.

    ``allow_private`` as for the crawl: only where the site itself is on a private address.
    """

    def __init__(
        self, may_ask: Callable[[str], bool], allow_private: bool, user_agent: str
    ) -> None:
        self._client = PageClient(may_ask, allow_private, user_agent)
        self._user_agent = user_agent
        self._one_at_a_time = asyncio.Lock()
        self._playwright: Any = None
        self._browser: Any = None

    async def render(self, url: str) -> Rendered:
        """The page of an address. Raises RenderError where it did not stand within bounds."""
        async with self._one_at_a_time:
            try:
                return await asyncio.wait_for(self._render(url), _WHOLE)
            except TimeoutError:
                await self.close()
                raise RenderError(f"the page did not come to rest in {_WHOLE:.0f} s") from None

    async def _render(self, url: str) -> Rendered:
        from playwright.async_api import Error

        try:
            await self._start()
            context = await self._browser.new_context(
                user_agent=self._user_agent,
                service_workers="block",
                accept_downloads=False,
                locale="zh-CN",
                timezone_id="Asia/Shanghai",
            )
            try:
                return await self._visit(context, url)
            finally:
                await context.close()
        except Error as error:
            raise RenderError(str(error).splitlines()[0]) from None

    async def _visit(self, context: Any, url: str) -> Rendered:
        from playwright.async_api import TimeoutError as TooSlow

        budget = iter(range(_MOST_REQUESTS))
        await context.route("**/*", lambda route: self._answer(route, budget))
        page = await context.new_page()
        answer = await page.goto(url, wait_until="domcontentloaded", timeout=1000 * _LOAD)
        with suppress(TooSlow):  # a page that polls for ever is read as it stands
            await page.wait_for_load_state("networkidle", timeout=1000 * _QUIET)
        body = str(await page.content()).encode("utf-8", "replace")
        if len(body) > _MOST_BYTES:
            raise RenderError(f"the rendered page has more than {_MOST_BYTES} bytes")
        status = answer.status if answer is not None else 200
        return Rendered(body, status, f"Chromium/{self._browser.version}")

    async def _answer(self, route: Any, budget: Any) -> None:
        """Answer one request of the page ourselves, or refuse it."""
        from playwright.async_api import Error

        request = route.request
        allowed = request.resource_type not in _LEFT_OUT and next(budget, None) is not None
        with suppress(Error):  # the page may be gone by the time its answer comes
            if not allowed:
                await route.abort()
                return
            try:
                status, kind, body = await self._client.ask(
                    request.method, request.url, request.headers, request.post_data_buffer
                )
            except (aiohttp.ClientError, OSError, TimeoutError, ValueError):
                await route.abort()
                return
            await route.fulfill(status=status, headers={"content-type": kind}, body=body)

    async def _start(self) -> None:
        if self._browser is not None:
            return
        from playwright.async_api import async_playwright

        path = find_browser()
        self._playwright = await async_playwright().start()
        self._browser = await self._playwright.chromium.launch(
            executable_path=path,
            args=list(_ARGUMENTS),
            chromium_sandbox=os.geteuid() != 0,  # Chromium has no sandbox for root
        )

    async def close(self) -> None:
        """End the browser; the next page would start another."""
        browser, self._browser = self._browser, None
        playwright, self._playwright = self._playwright, None
        for end in (browser and browser.close, playwright and playwright.stop):
            if end is not None:
                # A browser that hangs dies with its driver.
                with suppress(Exception):
                    await asyncio.wait_for(end(), 5)
        await self._client.close()


class PageClient:
    """Makes the requests of rendered pages; see Renderer."""

    def __init__(
        self, may_ask: Callable[[str], bool], allow_private: bool, user_agent: str
    ) -> None:
        self._may_ask = may_ask
        self._allow_private = allow_private
        self._user_agent = user_agent
        self._session: aiohttp.ClientSession | None = None

    async def ask(
        self, method: str, url: str, headers: dict[str, str], body: bytes | None
    ) -> tuple[int, str, bytes]:
        """Status, content type and body of an answer, redirects followed.

        Raises ValueError for what may not be asked for and for too many redirects, and the
        errors of aiohttp.
        """
        if self._session is None:
            resolver = GuardedResolver(self._allow_private)
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(resolver=resolver, limit=2),
                timeout=aiohttp.ClientTimeout(total=_LOAD),
                headers={"User-Agent": self._user_agent},
            )
        sent = {name: value for name, value in headers.items() if name in _KEPT_HEADERS}
        for _ in range(_MOST_HOPS):
            check_literal(url, self._allow_private)
            if not self._may_ask(url):
                raise ValueError(f"not to be asked for: {url}")
            async with self._session.request(
                method, url, data=body, headers=sent, allow_redirects=False
            ) as answer:
                location = answer.headers.get("Location")
                if 300 <= answer.status < 400 and location:
                    url, method, body = str(answer.url.join(URL(location))), "GET", None
                    continue
                kind = answer.headers.get("Content-Type", "application/octet-stream")
                return answer.status, kind, await _bounded(answer)
        raise ValueError("too many redirects")

    async def close(self) -> None:
        """Close what connections there are."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()


async def _bounded(answer: aiohttp.ClientResponse) -> bytes:
    """The body, at most ``_MOST_BYTES`` of it; ValueError where it is larger."""
    body = bytearray()
    async for chunk in answer.content.iter_any():
        body += chunk
        if len(body) > _MOST_BYTES:
            raise ValueError(f"more than {_MOST_BYTES} bytes")
    return bytes(body)
