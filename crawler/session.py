"""One crawl of one site: what may be asked next, and what becomes of each answer.

Independent of the engine: the live crawl and the replay of an archive both go through here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from crawler.fetch import Fetched, outcome_of
from crawler.fields.span import SHANGHAI
from crawler.fields.urls import join, origin
from crawler.identity import Identity
from crawler.index.frontier import Queued
from crawler.items import PageClass, Reading, Role, Target
from crawler.options import CrawlOptions, Progress
from crawler.outcomes import TRANSIENT, FetchOutcome
from crawler.page import Page
from crawler.pipelines.store import Store
from crawler.portal import PortalSpider
from crawler.probing import Probe, Probing
from crawler.robots import Robots
from crawler.sites import Site

AGENT = "mingcha"
VERSION = "0.1.0"
USER_AGENT = f"{AGENT}/{VERSION} (+https://github.com/mingcha/mingcha; disclosure audit)"
SOFTWARE = f"mingcha/{VERSION}"
MAX_TRIES = 3
MAX_HOPS = 5
_COMMIT_EVERY = 1.0  # seconds
_HOPELESS = 50  # failures in a row after which the host is taken to be down


class Session:
    """The state of one run. Give it answers; ask it for the next target."""

    def __init__(
        self,
        site: Site,
        folder: Path,
        options: CrawlOptions,
        source: str,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        self.site = site
        self.options = options
        self.source = source
        self._progress = progress
        self.store = Store(folder, SOFTWARE)
        self.robots: Robots | None = None
        self._failures = 0
        self._in_flight = 0
        self._stopped = False
        self._committed = time.monotonic()
        self.identity = Identity(site, self.store)
        self._start()

    def _start(self) -> None:
        self.store.begin_run(
            self.spider,
            now(),
            self.options.as_json(),
            self.source,
            self.options.since,
            self.options.probes,
        )
        on_site = self.spider.on_site
        self.probing = Probing(self.store, on_site, self._is_allowed, self.options)
        self.identity.begin()
        self._pages = self.store.index.count_pages()
        self._items = self.store.index.count_items()
        if not self._is_archive:
            self._start_robots(f"{origin(self.site.home)}/robots.txt")
        self.store.frontier.add(self.spider.start())
        self.store.commit()

    def _start_robots(self, url: str) -> None:
        """The rules are asked for first; on resume they come from the evidence."""
        self.store.frontier.add([Target(url, Role.ROBOTS)])
        outcome = self.store.index.outcome_of(url)
        if outcome is not None:
            page = self.store.stored_page(url, self.store.index.run)
            self.robots = Robots.from_answer(outcome, page, AGENT)

    @property
    def spider(self) -> PortalSpider:
        """What reads the pages; the home page may change it."""
        return self.identity.spider

    @property
    def _is_archive(self) -> bool:
        return self.source == "archive"

    def next(self) -> Queued | None:
        """The next target that may be asked for now, None where there is none for now."""
        if self.robots is None and self._in_flight:
            return None
        while not self._budget_spent():
            queued = self.store.frontier.next()
            if queued is None:
                return None
            rules, target = self.robots, queued.target
            if rules and not rules.allowed(target.url):
                self._record(queued, Fetched(target, now(), rules.denial, error=rules.reason))
                continue
            self._in_flight += 1
            return queued
        return None

    def next_probe(self) -> Probe | None:
        """The next file or link to ask for: their turn comes when no page is left."""
        if self._in_flight or self._pages_pending or self.hopeless:
            return None
        self._commit_now_and_then()
        return self.probing.next(now())

    def _is_allowed(self, url: str) -> bool:
        return self.robots is None or self.robots.allowed(url)

    def _budget_spent(self) -> bool:
        limit = self.options.max_pages
        return limit is not None and self._pages + self._in_flight >= limit

    @property
    def pending(self) -> bool:
        """Whether there is anything left that ``next`` would give."""
        return not self.hopeless and (self._pages_pending or self.probing.pending)

    @property
    def _pages_pending(self) -> bool:
        return not self._budget_spent() and self.store.frontier.pending

    def stop(self) -> None:
        """Hand out nothing more."""
        self._stopped = True

    @property
    def hopeless(self) -> bool:
        """Whether so many requests failed in a row that the host is taken to be down."""
        return self._failures >= _HOPELESS or self._stopped

    def answered(self, queued: Queued, page: Page) -> Queued | None:
        """An answer came. Gives the target back where it is to be asked for again, else None."""
        target = queued.target
        if page.status == 304:
            return self._settle(queued, self._unchanged(target, page))
        location = join(target.url, page.headers.get("location", ""))
        if target.role is Role.ROBOTS:
            outcome = outcome_of(page.status, page.headers, PageClass.OTHER)
            rules = Fetched(target, page.fetched_at, outcome, page, location=location)
            return self._settle(queued, rules)
        if 300 <= page.status < 400:
            outcome = FetchOutcome.REDIRECT
            redirect = Fetched(target, page.fetched_at, outcome, page, location=location)
            return self._settle(queued, redirect)
        return self._settle(queued, self._read(target, page))

    def failed(self, queued: Queued, outcome: FetchOutcome, error: str) -> Queued | None:
        """No answer came. Gives the target back where it is to be asked for again, else None."""
        return self._settle(queued, Fetched(queued.target, now(), outcome, error=error))

    def _unchanged(self, target: Target, page: Page) -> Fetched:
        """What a 304 stands for is read again from the evidence, as if it had been sent."""
        stored = self.store.stored_page(target.url)
        if stored is None:
            error = "304 without a stored page"
            return Fetched(target, page.fetched_at, FetchOutcome.UNREADABLE, page, error=error)
        fresh = Page(stored.url, stored.body, page.fetched_at, stored.status, stored.headers)
        if target.role is Role.ROBOTS:
            return Fetched(target, page.fetched_at, FetchOutcome.UNCHANGED, fresh)
        return replace(self._read(target, fresh), outcome=FetchOutcome.UNCHANGED)

    def _read(self, target: Target, page: Page) -> Fetched:
        if target.role is Role.HOME:
            self.identity.recognise([page])
        try:
            reading = self.spider.read(page, target)
            if target.role is Role.HOME and self.identity.is_mistaken(page, reading):
                reading = self.spider.read(page, target)
        except Exception as fault:
            # Whatever a hostile page does to a reader must not cost the rest of the site.
            error = f"reading failed: {type(fault).__name__}: {fault}"
            return Fetched(target, page.fetched_at, FetchOutcome.UNREADABLE, page, error=error)
        outcome = outcome_of(page.status, page.headers, reading.page_class)
        if outcome is not FetchOutcome.OK:
            reading = Reading(reading.page_class, follow=reading.follow)
        elif target.role is Role.HOME:
            self.identity.learn_name(reading)
        is_sent_on = outcome is FetchOutcome.REDIRECT and reading.follow
        location = reading.follow[0].url if is_sent_on else None
        return Fetched(target, page.fetched_at, outcome, page, reading, location)

    def _settle(self, queued: Queued, fetched: Fetched) -> Queued | None:
        self._in_flight -= 1
        again = self._again(queued, fetched)
        if again is not None:
            self._in_flight += 1
            return again
        self._failures = self._failures + 1 if fetched.outcome in TRANSIENT else 0
        if queued.target.role is Role.ROBOTS:
            self.robots = Robots.from_answer(fetched.outcome, fetched.page, AGENT)
        else:
            self._pages += 1
        self._record(queued, fetched)
        return None

    def _again(self, queued: Queued, fetched: Fetched) -> Queued | None:
        if self._wants_browser(queued, fetched):
            assert fetched.page is not None
            self.store.keep(fetched.page)
            return replace(queued, render=True)
        if fetched.outcome in TRANSIENT and queued.tries + 1 < MAX_TRIES:
            # A host that is down is not asked three times for every page.
            return self.store.frontier.tried(queued) if self._failures < MAX_TRIES else None
        if fetched.location and queued.tries < MAX_HOPS and self._is_same_page(queued, fetched):
            tried = self.store.frontier.tried(queued)
            return replace(tried, target=replace(queued.target, url=fetched.location))
        return None

    def _wants_browser(self, queued: Queued, fetched: Fetched) -> bool:
        """Whether only script can show the page, and the user asked for that."""
        scripted = fetched.outcome is FetchOutcome.SCRIPT_ONLY and fetched.page is not None
        return scripted and self.options.browser and not queued.render and not self._is_archive

    def may_ask(self, url: str) -> bool:
        """Whether a rendered page may ask for an address: on this site, and by its robots.txt."""
        return self._is_allowed(url) and self.spider.on_site(url)

    def _is_same_page(self, queued: Queued, fetched: Fetched) -> bool:
        """A redirect to another spelling of one address (http to https) is one page.

        So are robots.txt and what it redirects to on the host (RFC 9309, 2.3.1.2).
        """
        location = fetched.location or ""
        url = queued.target.url
        key = self.store.frontier.key
        if location == url or not self.spider.on_site(location):
            return False
        return queued.target.role is Role.ROBOTS or key(location) == key(url)

    def _record(self, queued: Queued, fetched: Fetched) -> None:
        try:
            self.store.record(queued, fetched)
        except (UnicodeEncodeError, OverflowError):
            # Half a surrogate pair (\ud800 in a page's JSON), a number of 26 digits.
            error = "the page states what cannot be stored"
            fetched = replace(fetched, outcome=FetchOutcome.UNREADABLE, reading=None, error=error)
            self.store.record(queued, fetched)
        self._items += fetched.reading is not None and fetched.reading.item is not None
        self._commit_now_and_then()

    def _commit_now_and_then(self) -> None:
        if time.monotonic() - self._committed >= _COMMIT_EVERY:
            self.commit()

    def commit(self) -> None:
        """Make everything so far durable and tell how far the crawl is."""
        self.store.commit()
        self._committed = time.monotonic()
        self._tell(finished=False)

    def _tell(self, finished: bool) -> None:
        if self._progress is not None:
            if finished:
                self._items = self.store.index.count_items()
            waiting, probes = self.store.frontier.waiting(), self.probing.asked
            counts = (self._pages, self._items, waiting)
            self._progress(Progress(self.site.key, *counts, finished, probes))

    def absent(self, queued: Queued) -> None:
        """The archive does not have this address; nothing is known of it."""
        self._in_flight -= 1
        self.store.frontier.absent(queued)

    def finish(self, at: datetime | None = None) -> int:
        """Close the run, say how it ended, and give its id. ``at`` is aware, default now."""
        status = "complete"
        if self.hopeless:
            status = "failed"
        elif self.store.frontier.pending:
            status = "budget"
        self.store.finish_run(at or now(), status)
        self._tell(finished=True)
        return self.store.index.run

    def close(self) -> None:
        """Commit and release the folder."""
        self.store.close()


def now() -> datetime:
    """This moment in Asia/Shanghai. The crawl is the one place that asks the clock."""
    return datetime.now(SHANGHAI)
