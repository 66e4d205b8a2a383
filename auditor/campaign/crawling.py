"""The first half of an audit: the upstream portals, then the site, each into its own folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from auditor.campaign.console import Console
from auditor.campaign.plan import Job, folder_of
from auditor.campaign.request import Request
from crawler.archive import Archive
from crawler.index.upstream import record_upstream
from crawler.options import CrawlError, Progress
from crawler.sites import Site


class Source:
    """Where the pages of one command come from; no site is read twice."""

    def __init__(self, request: Request, console: Console) -> None:
        self._options = request.crawl_options()
        self._workspace = request.workspace
        self._console = console
        self._read: dict[str, int] = {}
        self.archive: Archive | None = None
        if request.replay:
            self.archive = Archive(request.replay)
            for warning in self.archive.warnings:
                console.complain(warning)

    def read(self, job: Job) -> int:
        """Read a site after its upstream portals; gives the run's id.

        What an upstream portal published while the site was being read is thereby never held
        against the site. Raises CrawlError where the site's own folder cannot be crawled; an
        upstream that cannot is told of and left out.
        """
        together = []
        for site in job.upstream:
            try:
                self._site(site, folder_of(self._workspace, site.key))
                together.append(site.key)
            except CrawlError as error:
                self._console.complain(str(error))
        # Before the crawl, so that it is known even if the crawl does not come to its end.
        run = self._site(job.site, job.folder, tuple(together))
        record_upstream(job.folder, run, together)
        return run

    def _site(self, site: Site, folder: Path, together: tuple[str, ...] = ()) -> int:
        if site.key not in self._read:
            with self._console.crawling() as show:
                self._read[site.key] = self._run(site, folder, show, together)
        return self._read[site.key]

    def _run(
        self,
        site: Site,
        folder: Path,
        show: Callable[[Progress], None] | None,
        together: tuple[str, ...],
    ) -> int:
        options = replace(self._options, upstream=together)
        # Scrapy costs half a second to import; check and rules do without it.
        if self.archive is not None:
            from crawler.replay import replay

            return replay(site, self.archive, folder, options, show)
        from crawler.crawl import crawl

        return crawl(site, folder, options, show)
