"""robots.txt, obeyed: what may be asked for, and how slowly (RFC 9309)."""

from __future__ import annotations

from protego import Protego

from crawler.fields.posted import split_posted
from crawler.outcomes import FetchOutcome
from crawler.page import Page

MAX_CRAWL_DELAY = 30.0
"""Seconds; a longer Crawl-delay is cut to this, or a crawl would never end."""

_NOTHING = "User-agent: *\nDisallow: /"
_SILENT = frozenset({FetchOutcome.TIMEOUT, FetchOutcome.UNREACHABLE, FetchOutcome.TLS_ERROR})
_REFUSED = frozenset({FetchOutcome.FORBIDDEN, FetchOutcome.SERVER_ERROR, FetchOutcome.RATE_LIMITED})


class Robots:
    """The rules of one host for one user agent.

    ``denial`` is how a page ends that they do not allow, ``reason`` why where that is not in
    the rules themselves.
    """

    def __init__(
        self,
        rules: str | None,
        agent: str,
        denial: FetchOutcome = FetchOutcome.ROBOTS_DENIED,
        reason: str = "",
    ) -> None:
        self._rules = Protego.parse(rules) if rules is not None else None
        self._agent = agent
        self.denial = denial
        self.reason = reason

    @classmethod
    def from_answer(cls, outcome: FetchOutcome, page: Page | None, agent: str) -> Robots:
        """What the answer to robots.txt means.

        No such file: everything is allowed. Refused (401, 403, 429) or a failing server:
        nothing is allowed. No answer at all: nothing either, and the pages end as it did.
        """
        if outcome in {FetchOutcome.OK, FetchOutcome.UNCHANGED} and page is not None:
            return cls(page.text, agent)
        if outcome in _REFUSED:
            return cls(_NOTHING, agent, reason=f"robots.txt was refused: {outcome}")
        if outcome in _SILENT:
            return cls(_NOTHING, agent, outcome, f"robots.txt could not be had: {outcome}")
        return cls(None, agent)

    def allowed(self, url: str) -> bool:
        """Whether the rules let us ask for this address."""
        return self._rules is None or bool(self._rules.can_fetch(split_posted(url)[0], self._agent))

    @property
    def crawl_delay(self) -> float:
        """Seconds between requests that the host asks for, at most ``MAX_CRAWL_DELAY``."""
        asked = self._rules.crawl_delay(self._agent) if self._rules is not None else None
        return min(float(asked or 0.0), MAX_CRAWL_DELAY)
