"""The crawl from an archive instead of the network: the same session, another source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from crawler.archive import Archive
from crawler.fields.urls import frontier_key
from crawler.items import Role, Target
from crawler.options import CrawlError, CrawlOptions, Progress
from crawler.outcomes import FetchOutcome
from crawler.pipelines.files import look_into_files
from crawler.pipelines.store import StoreError
from crawler.robots import Robots
from crawler.session import AGENT, Session
from crawler.sites import Site

_DETECT_PAGES = 20
"""Pages of a host that are looked at to recognise its platform."""


def archive_sites(archive: Archive) -> list[Site]:
    """Every host of an archive as a site."""
    return [Site.of_home(home) for home in archive.homes()]


def replay(
    site: Site,
    archive: Archive,
    folder: Path,
    options: CrawlOptions | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> int:
    """Read a site from an archive into its folder and give the run's id.

    Follows the portal as a crawl would, then reads every page that nothing led to. Addresses
    that the archive lacks stay unasked. The run begins and ends when the archive did. Raises
    CrawlError where the archive has no page of the site or the folder cannot be written.
    """
    urls = archive.urls(site.home)
    if not urls:
        raise CrawlError(
            f"{site.key}：存档里没有 {site.home} 的页面",
            f"{site.key}: the archive has no page of {site.home}",
        )
    try:
        session = Session(site, folder, options or CrawlOptions(), "archive", progress)
    except StoreError as error:
        raise CrawlError(error.zh, error.en) from None
    try:
        session.robots = Robots(None, AGENT)
        session.identity.recognise([p for url in urls[:_DETECT_PAGES] if (p := archive.page(url))])
        _follow(session, archive)
        _read_rest(session, archive, urls)
        _look_up_probes(session, archive)
        first, last = archive.dates(site.home)
        if session.options.attachments:
            look_into_files(session.store)
        session.store.index.date_run(first)
        return session.finish(last)
    finally:
        session.close()


def _follow(session: Session, archive: Archive) -> None:
    while (queued := session.next()) is not None:
        page = archive.page(queued.target.url)
        if page is None:
            session.absent(queued)
            continue
        again = session.answered(queued, page)
        if again is not None:  # the archive will not say anything else
            session.failed(again, FetchOutcome.UNREACHABLE, "the archive holds no other answer")


def _look_up_probes(session: Session, archive: Archive) -> None:
    """Files and links: what the archive says of them, and nothing of those that it lacks."""
    while (probe := session.next_probe()) is not None:
        while (page := archive.page(probe.url)) is not None:
            again = session.probing.answered(probe, page)
            if again is None:
                break
            probe = again
        else:
            session.probing.absent(probe)


def _read_rest(session: Session, archive: Archive, urls: Sequence[str]) -> None:
    asked = session.store.frontier
    for url in urls:
        if not asked.knows(url) and frontier_key(url).rpartition("/")[2] != "robots.txt":
            asked.add([Target(url, Role.UNKNOWN)])
            _follow(session, archive)
