"""One finished request, and how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from crawler.items import PageClass, Reading, Target
from crawler.outcomes import FetchOutcome
from crawler.page import Page

_BY_CLASS = {
    PageClass.CHALLENGE: FetchOutcome.BLOCKED,
    PageClass.SOFT_404: FetchOutcome.SOFT_404,
    PageClass.SCRIPT_SHELL: FetchOutcome.SCRIPT_ONLY,
    PageClass.REDIRECT: FetchOutcome.REDIRECT,
    PageClass.FILE: FetchOutcome.NOT_HTML,
}
_BY_STATUS = {
    304: FetchOutcome.UNCHANGED,
    404: FetchOutcome.NOT_FOUND,
    410: FetchOutcome.NOT_FOUND,
    429: FetchOutcome.RATE_LIMITED,
}
_CHALLENGE_STATUS = frozenset({412, 521})


@dataclass(frozen=True, slots=True)
class Fetched:
    """A request that has ended. ``page`` is None where no answer came.

    ``at`` is aware; ``location`` is the canonical target of a redirect; ``error`` is one
    line for people about a request without an answer.
    """

    target: Target
    at: datetime
    outcome: FetchOutcome
    page: Page | None = None
    reading: Reading | None = None
    location: str | None = None
    error: str = ""


def outcome_of(status: int, headers: Mapping[str, str], page_class: PageClass) -> FetchOutcome:
    """How a request with an answer ended. ``headers`` has lower-case names."""
    if status in _CHALLENGE_STATUS or page_class is PageClass.CHALLENGE:
        return FetchOutcome.BLOCKED
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status >= 400:
        return _failure(status, headers)
    return FetchOutcome.REDIRECT if status >= 300 else _BY_CLASS.get(page_class, FetchOutcome.OK)


def _failure(status: int, headers: Mapping[str, str]) -> FetchOutcome:
    if status == 503 and "retry-after" in headers:
        return FetchOutcome.RATE_LIMITED
    return FetchOutcome.SERVER_ERROR if status >= 500 else FetchOutcome.FORBIDDEN
