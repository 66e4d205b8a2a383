"""How to crawl, how far a crawl is, and why one cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crawler.problems import Trouble


@dataclass(frozen=True, slots=True)
class CrawlOptions:
    """How to crawl. ``delay`` None is the polite default; rows before ``since`` are not opened.

    ``delay`` is seconds between requests, ``concurrency`` the most requests in flight. With
    ``browser``, pages that only script can show are rendered. With ``probes``, files and links
    that the pages name are asked whether they are there; with ``attachments``, files of readable
    types are fetched and looked into. ``upstream`` holds the keys of the
    portals that were crawled together with this one.
    """

    max_pages: int | None = None
    concurrency: int = 2
    delay: float | None = None
    since: date | None = None
    browser: bool = False
    probes: bool = False
    attachments: bool = False
    upstream: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The options as the run records them."""
        since = self.since.isoformat() if self.since else None
        return {
            "max_pages": self.max_pages,
            "concurrency": self.concurrency,
            "delay": self.delay,
            "since": since,
            "browser": self.browser,
            "probes": self.probes,
            "attachments": self.attachments,
            "upstream": list(self.upstream),
        }


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a crawl is.

    ``waiting`` counts addresses still to be asked for, ``probes`` files and links that were
    asked whether they are there.
    """

    site: str
    pages: int
    items: int
    waiting: int
    finished: bool = False
    probes: int = 0


class CrawlError(Trouble):
    """A crawl that cannot start or go on: one line for people."""
