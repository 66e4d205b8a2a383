"""What a person asked for on the command line, whole and parsed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from auditor.rule import Severity
from crawler.options import CrawlOptions

DEFAULT_PROFILE = "national-2019"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of crawl, check and audit; a command that lacks one leaves its default.

    ``targets`` are keys of the sites file or home addresses. ``profile`` None is the site's
    own, else the national one. ``as_of`` is aware. ``fail_on`` None never fails. ``out`` None
    is inside each site's folder. ``replay`` names archives to read instead of the network.
    """

    as_of: datetime
    targets: tuple[str, ...] = ()
    sites: Path | None = None
    workspace: Path = Path("mingcha-workspace")
    upstream: tuple[str, ...] = ()
    profile: str | None = None
    out: Path | None = None
    formats: tuple[str, ...] = ("html", "json")
    since: date | None = None
    max_pages: int | None = None
    concurrency: int = 2
    delay: float | None = None
    baseline: Path | None = None
    fail_on: Severity | None = None
    replay: tuple[Path, ...] = ()
    export: Path | None = None
    lang: str = "zh"

    def crawl_options(self) -> CrawlOptions:
        """The part that the crawler needs."""
        return CrawlOptions(
            max_pages=self.max_pages,
            concurrency=self.concurrency,
            delay=self.delay,
            since=self.since,
        )
