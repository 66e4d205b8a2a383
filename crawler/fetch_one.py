"""One page from the network, for ``probe`` and ``sites detect``: same guard, same user agent."""

from __future__ import annotations

import asyncio

import aiohttp

from crawler.answers import MAX_BYTES, TIMEOUT
from crawler.fetch import outcome_of
from crawler.fields.addresses import site_of
from crawler.fields.urls import canonical, join, origin
from crawler.items import PageClass
from crawler.middlewares.egress import (
    GuardedResolver,
    PrivateAddressError,
    check_literal,
    is_private_target,
)
from crawler.middlewares.rendering import RENDERED, Renderer, RenderError
from crawler.middlewares.unpacking import ACCEPTED, CutShortError, TooLargeError, unpack
from crawler.options import CrawlError
from crawler.page import Page
from crawler.robots import Robots
from crawler.session import AGENT, USER_AGENT, now

_MAX_HOPS = 5


def fetch_page(url: str) -> Page:
    """The answer for an address after at most five redirects, whatever its status.

    Raises BadUrl for no address and CrawlError with one line where no answer came, where it
    is larger than 16 MB or cut short, where a public host leads to a private address, or where
    robots.txt does not allow it.
    """
    url = canonical(url)
    try:
        return asyncio.run(_fetch(url, is_private_target(url)))
    except PrivateAddressError as error:
        raise CrawlError(f"{url}：已拒绝，{error}", f"{url}: refused, {error}") from None
    except aiohttp.ClientConnectorDNSError as error:
        raise CrawlError(
            f"{url}：找不到主机（{error.os_error}）", f"{url}: {error.os_error}"
        ) from None
    except TimeoutError:
        raise CrawlError(
            f"{url}：{TIMEOUT:.0f} 秒内没有应答", f"{url}: no answer within {TIMEOUT:.0f} s"
        ) from None
    except aiohttp.ClientError as error:
        raise CrawlError(f"{url}：无法连接（{error}）", f"{url}: {error}") from None


def render_page(url: str) -> Page:
    """A page as headless Chromium makes it, asking nothing outside the page's own site.

    Raises BrowserMissingError where there is no browser, CrawlError with one line where the
    page did not come to stand.
    """
    url = canonical(url)
    try:
        return asyncio.run(_render(url))
    except RenderError as error:
        raise CrawlError(f"{url}：无法渲染（{error}）", f"{url}: not rendered ({error})") from None


async def _render(url: str) -> Page:
    site = site_of(url)
    renderer = Renderer(lambda other: site_of(other) == site, is_private_target(url), USER_AGENT)
    try:
        rendered = await renderer.render(url)
    finally:
        await renderer.close()
    headers = {"content-type": "text/html; charset=utf-8", RENDERED.lower(): rendered.browser}
    return Page(url, rendered.body, now(), rendered.status, headers)


async def _fetch(url: str, allow_private: bool) -> Page:
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(resolver=GuardedResolver(allow_private)),
        timeout=aiohttp.ClientTimeout(total=TIMEOUT),
        headers={"User-Agent": USER_AGENT, "Accept-Encoding": ACCEPTED},
        auto_decompress=False,
    ) as session:
        asked: dict[str, Robots] = {}
        for _ in range(_MAX_HOPS):
            check_literal(url, allow_private)
            host = origin(url)
            if host not in asked:
                asked[host] = await _robots(session, f"{host}/robots.txt", allow_private)
            _check_robots(asked[host], url)
            page = await _ask(session, url)
            location = join(url, page.headers.get("location", ""))
            if not 300 <= page.status < 400 or location is None:
                return page
            url = location
    raise CrawlError(f"{url}：重定向超过 {_MAX_HOPS} 次", f"{url}: more than {_MAX_HOPS} redirects")


async def _robots(session: aiohttp.ClientSession, url: str, allow_private: bool) -> Robots:
    """The rules of a host, redirects on the host followed; they hold for probes as for crawls."""
    host = origin(url)
    for _ in range(_MAX_HOPS):
        check_literal(url, allow_private)
        page = await _ask(session, url)
        location = join(url, page.headers.get("location", ""))
        if not 300 <= page.status < 400 or location is None or origin(location) != host:
            break
        url = location
    return Robots.from_answer(outcome_of(page.status, page.headers, PageClass.OTHER), page, AGENT)


def _check_robots(robots: Robots, url: str) -> None:
    if robots.allowed(url):
        return
    said = robots.reason or "robots.txt"
    raise CrawlError(
        f"{url}：robots.txt 不允许访问（{said}）", f"{url}: not allowed by robots.txt ({said})"
    )


async def _ask(session: aiohttp.ClientSession, url: str) -> Page:
    """One answer, its body unpacked."""
    async with session.get(url, allow_redirects=False) as answer:
        body = bytearray()
        async for chunk in answer.content.iter_any():
            body += chunk
            if len(body) > MAX_BYTES:
                raise _too_large(url)
        headers = {name.lower(): value for name, value in answer.headers.items()}
        try:
            plain = unpack(bytes(body), headers.get("content-encoding", "").lower(), MAX_BYTES)
        except TooLargeError:
            raise _too_large(url) from None
        except CutShortError as error:
            raise CrawlError(f"{url}：应答不完整（{error}）", f"{url}: {error}") from None
        return Page(url, plain, now(), answer.status, headers)


def _too_large(url: str) -> CrawlError:
    return CrawlError(f"{url}：超过 {MAX_BYTES} 字节", f"{url}: more than {MAX_BYTES} bytes")
