"""Addresses: absolute, canonical, and comparable."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urldefrag, urljoin, urlsplit, urlunsplit

from crawler.fields.posted import MARK

LETTER = "#letter:"
"""Between the address of a column and the mark of a letter that stands in its list alone: such a
fragment is a part of the letter's address, and no link of a page can bring it in."""

_DEFAULT_PORTS = {"http": "80", "https": "443"}
_TRACKING = frozenset({"from", "isappinstalled", "spm", "jsessionid"})
_SESSION_PATH = re.compile(r";jsessionid=[^/?#]*", re.I)
_INDEX_PAGE = re.compile(r"/(?:index|default)\.[a-z]{3,5}$", re.I)
_NO_HOST = re.compile(r"""[\s\x00-\x20%<>"\\^`{|}]""")
_KEPT = re.compile(f"(?:{MARK}|{LETTER}).*", re.S)
_UNSAFE = "!#$%&'()*+,/:;=?@[]~|"


class BadUrl(ValueError):
    """The text is no http or https address."""


@lru_cache(maxsize=8192)
def canonical(url: str) -> str:
    """The one spelling of an absolute http(s) address that the index uses.

    Lower-case scheme and host, no default port, no fragment (but the body of a posted
    address and the mark of a letter), no session or tracking parameters; path and the order of
    the other parameters stay as they are. Raises BadUrl for anything that is not http or https
    with a host.
    """
    url, fragment = _parted(re.sub(r"[\t\r\n]", "", url.strip()))
    try:
        parts = urlsplit(urldefrag(url).url)
        host, port = parts.hostname, parts.port
        url.encode()
    except ValueError as error:
        raise BadUrl(f"not an address: {url!r} ({error})") from None
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not host or _NO_HOST.search(host) or ".." in host:
        raise BadUrl(f"not an http(s) address: {url!r}")
    if ":" in host:
        host = f"[{host}]"
    netloc = host if port is None or str(port) == _DEFAULT_PORTS[scheme] else f"{host}:{port}"
    path = quote(_SESSION_PATH.sub("", parts.path) or "/", safe=_UNSAFE)
    return urlunsplit((scheme, netloc, path, _query(parts.query), "")) + fragment


def _parted(url: str) -> tuple[str, str]:
    """An address and the fragment that is a part of it, "" where it has none."""
    found = _KEPT.search(url) if "#" in url else None
    return (url[: found.start()], found[0]) if found else (url, "")


def _query(query: str) -> str:
    kept = [
        part
        for part in query.split("&")
        if part and not _is_tracking(part.partition("=")[0].lower())
    ]
    return quote("&".join(kept), safe=_UNSAFE)


def _is_tracking(name: str) -> bool:
    return name in _TRACKING or name.startswith("utm_")


@lru_cache(maxsize=8192)
def frontier_key(url: str) -> str:
    """A key that is equal for spellings of one address.

    Scheme, order of parameters and a trailing ``index.html`` (of any ending) make no
    difference; host, port and everything else do.
    """
    url, fragment = _parted(canonical(url))
    parts = urlsplit(url)
    path = _INDEX_PAGE.sub("/", parts.path)
    query = "&".join(f"{k}={v}" for k, v in sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return parts.netloc + path + (f"?{query}" if query else "") + fragment


def join(base: str, href: str) -> str | None:
    """The canonical address that ``href`` means on the page ``base``, or None if it is none.

    ``javascript:``, ``mailto:``, bare fragments and broken addresses give None.
    """
    href = href.strip().partition("#")[0]
    if not href:
        return None
    try:
        return canonical(urljoin(base.partition("#")[0], href))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def origin(url: str) -> str:
    """Scheme, host and port: what makes a host. ``http://127.0.0.1:8000``."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
