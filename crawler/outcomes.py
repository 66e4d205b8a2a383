"""How one request ended: a closed list, so that no failure is ever read as a fact."""

from __future__ import annotations

from enum import StrEnum


class FetchOutcome(StrEnum):
    """The end of one request. Only ``OK`` and ``UNCHANGED`` say anything about the page."""

    OK = "ok"
    UNCHANGED = "unchanged"  # 304: the stored reading still stands
    REDIRECT = "redirect"
    NOT_FOUND = "not_found"  # 404, 410
    SOFT_404 = "soft_404"  # 200 with a "does not exist" page
    FORBIDDEN = "forbidden"  # 401, 403 and other refusals
    BLOCKED = "blocked"  # a challenge page: 412/521, captcha, script shield; never evaded
    RATE_LIMITED = "rate_limited"  # 429, or 503 with Retry-After, after the last try
    SERVER_ERROR = "server_error"
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"  # refused, reset, no such host
    TLS_ERROR = "tls_error"
    TOO_LARGE = "too_large"
    SCRIPT_ONLY = "script_only"  # an application shell that says nothing without a browser
    NOT_HTML = "not_html"  # a file where a page was expected
    ROBOTS_DENIED = "robots_denied"
    REFUSED = "refused"  # our own guard: private address, foreign host, redirect loop
    UNREADABLE = "unreadable"  # bytes that are no page


TRANSIENT = frozenset(
    {
        FetchOutcome.RATE_LIMITED,
        FetchOutcome.SERVER_ERROR,
        FetchOutcome.TIMEOUT,
        FetchOutcome.UNREACHABLE,
    }
)
"""Outcomes worth another try later."""

GONE = frozenset({FetchOutcome.NOT_FOUND, FetchOutcome.SOFT_404})
"""Outcomes that say: the portal answers, and there is no such page."""


class FileOutcome(StrEnum):
    """What became of the text of a fetched file. Only ``OK`` says that there is no more in it."""

    OK = "ok"
    NO_TEXT = "no_text"  # a scan, or pictures alone
    TOO_LARGE = "too_large"  # too much for the bounds on time, memory, pages or unpacking
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    NO_READER = "no_reader"  # no such reader is installed, or there is none
