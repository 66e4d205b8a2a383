"""robots.txt, obeyed: what may be asked for, and how slowly (RFC 9309)."""

from __future__ import annotations

from protego import Protego

from crawler.fields.posted import split_posted
from crawler.outcomes import FetchOutcome
from crawler.page import Page

MAX_CRAWL_DELAY = 30.0
"""Seconds; a longer Crawl-delay is cut to this, or a crawl would never end."""


class Robots:
    """The rules of one host for one user agent."""

    def __init__(self, rules: str | None, agent: str) -> None:
        self._rules = Protego.parse(rules) if rules is not None else None
        self._agent = agent

    @classmethod
    def from_answer(cls, outcome: FetchOutcome, page: Page | None, agent: str) -> Robots:
        """What the answer to robots.txt means.

        No such file, or no answer at all: everything is allowed (a host that is down will
        say so itself). Refused (401, 403) or a failing server: nothing is allowed.
        """
        if outcome in {FetchOutcome.OK, FetchOutcome.UNCHANGED} and page is not None:
            return cls(page.text, agent)
        if outcome in {FetchOutcome.FORBIDDEN, FetchOutcome.SERVER_ERROR}:
            return cls("User-agent: *\nDisallow: /", agent)
        return cls(None, agent)

    def allowed(self, url: str) -> bool:
        """Whether the rules let us ask for this address."""
        return self._rules is None or bool(self._rules.can_fetch(split_posted(url)[0], self._agent))

    @property
    def crawl_delay(self) -> float:
        """Seconds between requests that the host asks for, at most ``MAX_CRAWL_DELAY``."""
        asked = self._rules.crawl_delay(self._agent) if self._rules is not None else None
        return min(float(asked or 0.0), MAX_CRAWL_DELAY)
