"""The crawl without sockets: a session asks the simulated portal itself.

Frontier, readers, index, probes and files are the product's; only Scrapy and HTTP are left out.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from crawler.fields.posted import split_posted
from crawler.fields.span import SHANGHAI
from crawler.options import CrawlOptions
from crawler.outcomes import FetchOutcome
from crawler.page import Page
from crawler.pipelines.files import look_into_files
from crawler.probing import Probe
from crawler.session import Session
from crawler.simulator.exchange import Answer, Request, pairs
from crawler.simulator.portal import Portal
from crawler.sites import Site

OPTIONS = CrawlOptions(probes=True, attachments=True)


def crawl_directly(
    portal: Portal, key: str, folder: Path, at: datetime, other: Portal | None = None
) -> int:
    """Crawl a portal at its ``origin`` into a folder, as if at a moment; gives the run's id.

    Of other hosts only that of the ``other`` portal answers.
    """
    session = Session(Site(key=key, home=f"{portal.origin}/"), folder, OPTIONS, "network")
    try:
        while session.pending:
            _ask(session, portal, other, at)
        look_into_files(session.store)
        session.store.index.date_run(at)
        return session.finish(at + timedelta(minutes=1))
    finally:
        session.close()


def _ask(session: Session, portal: Portal, other: Portal | None, at: datetime) -> None:
    """Let one page, or one file or link, be answered."""
    queued = session.next()
    if queued is None:
        probe = session.next_probe()
        while probe is not None:
            probe = _probed(session, portal if _is_on(portal, probe.url) else other, probe, at)
        return
    url, body = split_posted(queued.target.url)
    answer = portal.answer(_request(url, "GET" if body is None else "POST", body or ""))
    again = session.answered(queued, _page(queued.target.url, answer, at))
    while again is not None:
        again = session.failed(again, FetchOutcome.UNREACHABLE, "it would say the same again")


def _is_on(portal: Portal, url: str) -> bool:
    return url.startswith(f"{portal.origin}/")


def _probed(session: Session, portal: Portal | None, probe: Probe, at: datetime) -> Probe | None:
    """The answer to a probe; hosts of no portal cannot be reached."""
    if portal is None or not _is_on(portal, probe.url):
        return session.probing.failed(probe, FetchOutcome.UNREACHABLE, "no way out", at)
    answer = portal.answer(_request(probe.url, probe.method, ""))
    return session.probing.answered(probe, _page(probe.url, answer, at))


def _request(url: str, method: str, body: str) -> Request:
    parts = urlsplit(url)
    return Request(unquote(parts.path), method, pairs(parts.query), pairs(body), {}, body)


def _page(url: str, answer: Answer, at: datetime) -> Page:
    headers = {name.lower(): value for name, value in answer.headers}
    headers |= {"content-type": answer.content_type, "content-length": str(len(answer.body))}
    if answer.modified is not None:
        headers["last-modified"] = format_datetime(answer.modified.replace(tzinfo=SHANGHAI))
    return Page(url, answer.body, at, answer.status, headers)
