"""The egress guard: a public portal never leads the crawl to a private address.

Loopback and private hosts are fine when they are the target itself (a staging portal, the
demo); then, and only then, private addresses may be connected to. The check is made on the
address that is really connected to, so that a name cannot change its meaning in between.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from aiohttp import ClientResponse
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver
from scrapy import Request
from scrapy.core.downloader.handlers._aiohttp import AiohttpDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from yarl import URL


class PrivateAddressError(OSError):
    """A name of a public portal points to an address that is not public."""


def is_private(address: str) -> bool:
    """Whether an IP address is anything but a public one (IPv4 within IPv6 unwrapped)."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    return not ip.is_global or ip.is_multicast


def is_private_target(url: str) -> bool:
    """Whether a target the user named is itself private: asks the resolver for a name.

    A name that cannot be resolved is taken for public, the stricter case.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, parts.port or 80, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return all(is_private(str(entry[4][0])) for entry in found)


def check_literal(url: str, allow_private: bool) -> None:
    """Raise PrivateAddressError for an address written out in numbers that is private."""
    host = URL(url).host or ""  # as it is connected to: full-width digits and the like folded
    try:
        private = is_private(host)
    except ValueError:
        return
    if private and not allow_private:
        raise PrivateAddressError(f"{host} is a private address")


class GuardedResolver(AbstractResolver):
    """Resolves names; refuses private addresses unless the target itself is private."""

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._resolver = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of a host; PrivateAddressError where one of them is private."""
        found = await self._resolver.resolve(host, port, family)
        if not self._allow_private:
            for result in found:
                if is_private(result["host"]):
                    raise PrivateAddressError(f"{host} points to private {result['host']}")
        return found

    async def close(self) -> None:
        """Nothing is held open."""


class GuardedHandler(AiohttpDownloadHandler):
    """Scrapy's aiohttp handler with the guarded resolver in its connector."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        connector = self._session.connector
        allow = crawler.settings.getbool("MINGCHA_ALLOW_PRIVATE")
        # The handler takes no connector of ours; its resolver is the one thing to replace.
        connector._resolver = GuardedResolver(allow)  # type: ignore[union-attr]

    async def download_request(self, request: Request) -> Response:
        """The answer to a request. Raises PrivateAddressError where it may not be asked."""
        # An address in numbers is connected to without a resolver.
        check_literal(request.url, self.crawler.settings.getbool("MINGCHA_ALLOW_PRIVATE"))
        return await super().download_request(request)

    @staticmethod
    def _extract_headers(response: ClientResponse) -> Headers:
        # As bytes: servers send file names in GBK, which are no text to aiohttp.
        return Headers(list(response.raw_headers))
