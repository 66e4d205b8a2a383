"""The live crawl: Scrapy asks, the session decides.

Scrapy runs on asyncio without a Twisted reactor, so that one process may crawl several sites
one after another. Its scheduler is our frontier; redirects, retries and robots.txt are the
session's, because each of them has to survive a kill -9 and show in the index.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import uvloop
from scrapy.crawler import AsyncCrawlerRunner

from crawler.answers import MAX_BYTES, TIMEOUT
from crawler.engine import FrontierScheduler, PortalCrawl
from crawler.middlewares.egress import is_private_target
from crawler.middlewares.rendering import find_browser
from crawler.options import CrawlError, CrawlOptions, Progress
from crawler.pipelines.files import look_into_files
from crawler.pipelines.store import StoreError
from crawler.probing import IN_FLIGHT
from crawler.session import USER_AGENT, Session
from crawler.sites import Site

DEFAULT_DELAY = 0.5  # seconds between requests to a public host


def crawl(
    site: Site,
    folder: Path,
    options: CrawlOptions | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> int:
    """Crawl one site into its folder and give the run's id.

    An unfinished run is gone on with. Raises CrawlError with one line for people where the
    folder is locked or unwritable, or the platform unknown; BrowserMissingError where a
    browser is wanted and there is none; KeyboardInterrupt where Ctrl-C stopped it, and the run
    stays unfinished.
    """
    options = options or CrawlOptions()
    if options.browser:
        find_browser()
    try:
        session = Session(site, folder, options, "network", progress)
    except StoreError as error:
        raise CrawlError(error.zh, error.en) from None
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            interrupted = runner.run(_run(session))
        if interrupted:
            raise KeyboardInterrupt
        if session.options.attachments:
            look_into_files(session.store)
        return session.finish()
    except (sqlite3.DatabaseError, OSError) as error:
        raise CrawlError(
            f"{folder}：索引或证据写不进去（{error}）",
            f"{folder}: index or evidence cannot be written ({error})",
        ) from None
    finally:
        with suppress(sqlite3.DatabaseError, OSError):
            session.close()


async def _run(session: Session) -> bool:
    """Crawl to the end of the frontier, or to a Ctrl-C; gives whether it was that."""
    logging.getLogger("scrapy").setLevel(logging.ERROR)
    runner = AsyncCrawlerRunner(settings_of(session))
    crawler = runner.create_crawler(PortalCrawl)
    with _stopped_by_interrupt(session) as interrupted:
        await runner.crawl(crawler, session=session)
    crash = getattr(crawler.spider, "crash", None)
    if crash is not None:
        raise crash
    return interrupted.is_set()


@contextmanager
def _stopped_by_interrupt(session: Session) -> Iterator[asyncio.Event]:
    """The first Ctrl-C lets the requests in flight end; the second is the ordinary one."""
    interrupted = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop() -> None:
        loop.remove_signal_handler(signal.SIGINT)
        interrupted.set()
        session.stop()

    if threading.current_thread() is not threading.main_thread():
        yield interrupted  # signals come to the main thread only
        return
    loop.add_signal_handler(signal.SIGINT, stop)
    try:
        yield interrupted
    finally:
        loop.remove_signal_handler(signal.SIGINT)


def settings_of(session: Session) -> dict[str, Any]:
    """Scrapy's settings for a session: polite, hardened, and without what we do ourselves."""
    options = session.options
    private = is_private_target(session.site.home)
    delay = options.delay
    handlers = dict.fromkeys(("http", "https"), "crawler.middlewares.handler.PortalHandler")
    return {
        "TWISTED_REACTOR_ENABLED": False,
        # In both: without a reactor Scrapy writes its own into the first.
        "DOWNLOAD_HANDLERS_BASE": handlers,
        "DOWNLOAD_HANDLERS": handlers,
        "DOWNLOADER_MIDDLEWARES_BASE": {
            "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": 350,
            "crawler.middlewares.unpacking.StrictDecompression": 590,
        },
        "SPIDER_MIDDLEWARES_BASE": {},
        "EXTENSIONS_BASE": {"scrapy.extensions.throttle.AutoThrottle": 0},
        "SCHEDULER": FrontierScheduler,
        "USER_AGENT": USER_AGENT,
        "CONCURRENT_ITEMS": 1,
        "CONCURRENT_REQUESTS": options.concurrency + IN_FLIGHT,
        "CONCURRENT_REQUESTS_PER_DOMAIN": options.concurrency,
        "DOWNLOAD_DELAY": delay if delay is not None else (0.0 if private else DEFAULT_DELAY),
        "DOWNLOAD_DELAY_JITTER": 0.0,
        "AUTOTHROTTLE_ENABLED": delay is None and not private,
        "DOWNLOAD_TIMEOUT": TIMEOUT,
        "DOWNLOAD_MAXSIZE": MAX_BYTES,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "COOKIES_ENABLED": False,
        "REMOTE_CONTROL_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "MINGCHA_ALLOW_PRIVATE": private,
        "LOG_LEVEL": "ERROR",
    }
