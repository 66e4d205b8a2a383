"""What a person asked for on the command line, whole and parsed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from auditor.rule import Severity
from crawler.index.views import RunView
from crawler.options import CrawlOptions

DEFAULT_PROFILE = "national-2019"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of crawl, check and audit; a command that lacks one leaves its default.

    ``targets`` are keys of the sites file or home addresses. ``profile`` None is the site's
    own, else the national one. ``now`` is when the command began, ``as_of`` the moment to judge
    as of if one was given; both are aware. ``fail_on`` None never fails. ``out`` None is inside
    each site's folder. ``replay`` names archives to read instead of the network, ``reference``
    lists of documents that the sites must show.
    """

    now: datetime
    as_of: datetime | None = None
    targets: tuple[str, ...] = ()
    sites: Path | None = None
    workspace: Path = Path("mingcha-workspace")
    upstream: tuple[str, ...] = ()
    reference: tuple[Path, ...] = ()
    profile: str | None = None
    out: Path | None = None
    formats: tuple[str, ...] = ("html", "json")
    since: date | None = None
    max_pages: int | None = None
    concurrency: int = 2
    delay: float | None = None
    browser: bool = False
    probes: bool = True
    attachments: bool = True
    baseline: Path | None = None
    fail_on: Severity | None = None
    replay: tuple[Path, ...] = ()
    export: Path | None = None
    lang: str = "zh"

    def judged_as_of(self, run: RunView) -> datetime:
        """The moment that a run is judged as of, where none was given.

        An archive is judged as of its last page: what came later, it cannot show. A live crawl
        is judged as of now, and never before the moment when its last page was read.
        """
        if self.as_of is not None:
            return self.as_of
        if run.finished is None:
            return self.now
        return run.finished if run.source == "archive" else max(self.now, run.finished)

    def crawl_options(self) -> CrawlOptions:
        """The part that the crawler needs."""
        return CrawlOptions(
            max_pages=self.max_pages,
            concurrency=self.concurrency,
            delay=self.delay,
            since=self.since,
            browser=self.browser,
            probes=self.probes,
            attachments=self.attachments,
        )
