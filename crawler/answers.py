"""What Scrapy gives back, in our words: the headers of an answer, or why there is none."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import aiohttp
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

from crawler.middlewares.egress import PrivateAddressError
from crawler.middlewares.rendering import RenderError
from crawler.outcomes import FetchOutcome

MAX_BYTES = 16 * 1024 * 1024
TIMEOUT = 30.0  # seconds for one answer

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


def headers_of(response: Response) -> dict[str, str]:
    """The headers by lower-case name, repeated ones joined."""
    return {
        name.decode("latin-1").lower(): b", ".join(values).decode("utf-8", "replace")
        for name, values in response.headers.items()
    }


def explain(error: BaseException | None) -> tuple[FetchOutcome, str]:
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
