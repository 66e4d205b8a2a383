"""One page from the network, for ``probe`` and ``sites detect``: same guard, same user agent."""

from __future__ import annotations

import asyncio

import aiohttp

from crawler.answers import MAX_BYTES, TIMEOUT
from crawler.fields.addresses import site_of
from crawler.fields.urls import canonical, join
from crawler.middlewares.egress import (
    GuardedResolver,
    PrivateAddressError,
    check_literal,
    is_private_target,
)
from crawler.middlewares.rendering import RENDERED, Renderer, RenderError
from crawler.options import CrawlError
from crawler.page import Page
from crawler.session import USER_AGENT, now

_MAX_HOPS = 5


def fetch_page(url: str) -> Page:
    """The answer for an address after at most five redirects, whatever its status.

    Raises BadUrl for no address and CrawlError with one line where no answer came, where it
    is larger than 16 MB, or where a public host leads to a private address.
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
    connector = aiohttp.TCPConnector(resolver=GuardedResolver(allow_private))
    timeout = aiohttp.ClientTimeout(total=TIMEOUT)
    async with aiohttp.ClientSession(
        connector=connector, timeout=timeout, headers={"User-Agent": USER_AGENT}
    ) as session:
        for _ in range(_MAX_HOPS):
            check_literal(url, allow_private)
            async with session.get(url, allow_redirects=False) as answer:
                location = join(url, answer.headers.get("Location", ""))
                if 300 <= answer.status < 400 and location is not None:
                    url = location
                    continue
                body = await answer.content.read(MAX_BYTES + 1)
                while not answer.content.at_eof() and len(body) <= MAX_BYTES:
                    body += await answer.content.read(MAX_BYTES + 1)
                if len(body) > MAX_BYTES:
                    raise CrawlError(
                        f"{url}：超过 {MAX_BYTES} 字节", f"{url}: more than {MAX_BYTES} bytes"
                    )
                headers = {name.lower(): value for name, value in answer.headers.items()}
                return Page(url, body, now(), answer.status, headers)
    raise CrawlError(f"{url}：重定向超过 {_MAX_HOPS} 次", f"{url}: more than {_MAX_HOPS} redirects")
