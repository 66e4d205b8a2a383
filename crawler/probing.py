"""Files and links of a run, each asked once whether it is there: HEAD, else its first bytes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.fields.addresses import site_of
from crawler.fields.urls import frontier_key, join
from crawler.index.files import count_files, has_file, keep_file
from crawler.index.frontier import Queued
from crawler.index.views import ProbeView
from crawler.items import Role, Target
from crawler.liveness import GET, HEAD, judge
from crawler.options import CrawlOptions
from crawler.outcomes import TRANSIENT, FetchOutcome
from crawler.page import Page
from crawler.pipelines.files import record_file
from crawler.pipelines.store import Store

MAX_PROBES = 2000
"""Addresses that one run asks for; the others stay unasked and are told of."""

MAX_FILES = 1000
MAX_FILE_BYTES = 1024 * 1024 * 1024
"""Files that one run fetches whole, and their bytes together; others are only asked for."""

MAX_PER_FOREIGN_HOST = 100
MAX_HOPS = 3
MAX_TRIES = 3
IN_FLIGHT = 8
"""Probes in flight on all hosts together."""

_NO_TEXT = re.compile(
    r"\.(?:jpe?g|png|gif|bmp|tiff?|webp|svg|mp[34]|m4a|wav|wma|wmv|avi|mov|flv|swf|apk|exe|ipa"
    r"|rar|7z|tar|gz)(?:$|[?#&])",
    re.I,
)
_PER_FOREIGN_HOST = 2  # in flight
_WINDOW = 64  # probes that are looked through for a host that is free
_HOST_GIVEN_UP = 3  # failures in a row after which a foreign host is not asked again
_SITE_GIVEN_UP = 10
_NO_WAY_OUT = 12  # failures on foreign hosts, and not one answer: this network ends here
_TROUBLE = TRANSIENT | {FetchOutcome.BLOCKED}


@dataclass(frozen=True, slots=True)
class Probe:
    """One question on its way: its place in the queue, how it is asked, where redirects led.

    ``before`` is what an earlier run learnt of the same address, if that may still hold;
    ``whole`` asks for the whole file, which is to be read.
    """

    queued: Queued
    url: str
    method: str
    hops: int = 0
    before: ProbeView | None = None
    whole: bool = False

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that spare an answer where nothing has changed."""
        if self.before is None:
            return {}
        etag, modified = self.before.etag, self.before.last_modified
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        return {name: value for name, value in headers.items() if value}


@dataclass(slots=True)
class _Host:
    in_flight: int = 0
    asked: int = 0
    failures: int = 0  # in a row


class Probing:
    """The probes of one run. Give it answers; ask it for the next question.

    ``on_site`` tells the portal's own addresses, ``allowed`` those that its robots.txt allows;
    ``options`` say how many probes may be in flight on the portal's own host. ``asked`` counts the
    addresses that the run has asked for. With ``attachments``, the portal's own files of readable
    types are fetched whole.
    """

    def __init__(
        self,
        store: Store,
        on_site: Callable[[str], bool],
        allowed: Callable[[str], bool],
        options: CrawlOptions,
    ) -> None:
        self._store = store
        self._on_site = on_site
        self._allowed = allowed
        self._concurrency = options.concurrency
        self._files = options.attachments
        self._fetched, self._bytes = count_files(store.index.connection, store.index.run)
        self._hosts: dict[str, _Host] = defaultdict(_Host)
        self._window: list[Queued] = []
        self._in_flight = 0
        self.asked = store.count_probes()
        self._lost = 0
        self._outside_answers = False

    @property
    def pending(self) -> bool:
        """Whether there is anything left that ``next`` may give."""
        return bool(self._window) or self._store.frontier.probes_pending

    def next(self, now: datetime) -> Probe | None:
        """The next question that may be asked, None where there is none for now."""
        while self._in_flight < IN_FLIGHT and (queued := self._free()) is not None:
            if self._is_settled(queued, now):
                continue
            self.asked += 1
            self._hosts[site_of(queued.target.url)].asked += 1
            return self._sent(self._first(queued))
        return None

    def _first(self, queued: Queued) -> Probe:
        """How an address is asked at first: of a page of the portal HEAD would tell nothing."""
        target = queued.target
        own_page = target.role is Role.LINK and self._on_site(target.url)
        before = self._store.earlier_probe(target.url)
        if before is not None and (before.outcome is not FetchOutcome.OK or before.location):
            before = None
        if self._is_to_be_read(target):
            self._fetched += 1
            known = before if has_file(self._store.index.connection, target.url) else None
            return Probe(queued, target.url, GET, before=known, whole=True)
        return Probe(queued, target.url, GET if own_page else HEAD, before=before)

    def _is_to_be_read(self, target: Target) -> bool:
        """Whether a file is fetched whole: of a readable type, the portal's own, within bounds."""
        within = self._fetched < MAX_FILES and self._bytes < MAX_FILE_BYTES
        is_file = target.role is Role.ATTACHMENT and not _NO_TEXT.search(target.url)
        return self._files and within and is_file and self._on_site(target.url)

    def _free(self) -> Queued | None:
        """The first queued probe whose host has room."""
        frontier = self._store.frontier
        while len(self._window) < _WINDOW and (queued := frontier.next_probe()) is not None:
            self._window.append(queued)
        for place, queued in enumerate(self._window):
            url = queued.target.url
            room = self._concurrency if self._on_site(url) else _PER_FOREIGN_HOST
            if self._hosts[site_of(url)].in_flight < min(room, self._concurrency):
                return self._window.pop(place)
        return None

    def _is_settled(self, queued: Queued, now: datetime) -> bool:
        """Whether a probe has its end without being asked."""
        url = queued.target.url
        was_asked = self._store.frontier.was_asked(url)
        page = self._store.page_as_probe(queued) if was_asked else None
        if page is not None:
            self._store.record_probe(queued, page)
        elif was_asked is False or self._is_over_budget(url):
            self._store.frontier.absent(queued)
        elif self._on_site(url) and not self._allowed(url):
            self._record(Probe(queued, url, HEAD), FetchOutcome.ROBOTS_DENIED, now)
        else:
            return False
        return True

    def _is_over_budget(self, url: str) -> bool:
        host = self._hosts[site_of(url)]
        if self.asked >= MAX_PROBES:
            return True
        if self._on_site(url):
            return host.failures >= _SITE_GIVEN_UP
        cut_off = self._lost >= _NO_WAY_OUT and not self._outside_answers
        return cut_off or host.asked >= MAX_PER_FOREIGN_HOST or host.failures >= _HOST_GIVEN_UP

    def answered(self, probe: Probe, page: Page) -> Probe | None:
        """An answer came; ``page`` may be cut off. Gives what is to be asked next, else None."""
        self._ended(probe)
        if page.status == 304 and probe.before is not None:
            self._keep(probe.queued, probe.before, page.fetched_at)
            return None
        location = join(probe.url, page.headers.get("location", ""))
        if 300 <= page.status < 400 and location is not None:
            return self._follow(probe, page, location)
        found = judge(probe.queued.target.role, page, probe.method)
        if found is None:
            return self._sent(replace(probe, method=GET, before=None))
        if found.outcome is FetchOutcome.RATE_LIMITED and self._may_try_again(probe):
            return self._sent(replace(probe, queued=self._store.frontier.tried(probe.queued)))
        self._record(probe, found.outcome, page.fetched_at, page, found.length)
        return None

    def failed(self, probe: Probe, outcome: FetchOutcome, error: str, at: datetime) -> Probe | None:
        """No answer came. Gives what is to be asked next, else None."""
        self._ended(probe)
        if probe.method == HEAD and outcome in TRANSIENT:
            return self._sent(replace(probe, method=GET))  # servers may choke on HEAD alone
        self._record(probe, outcome, at, error=error)
        return None

    def absent(self, probe: Probe) -> None:
        """The source of this run does not give the answer: the address stays unasked."""
        self._ended(probe)
        self.asked -= 1
        self._hosts[site_of(probe.queued.target.url)].asked -= 1
        self._store.frontier.absent(probe.queued)

    def _keep(self, queued: Queued, before: ProbeView, at: datetime) -> None:
        """What was learnt before still holds."""
        found_on = queued.target.found_on
        self._store.record_probe(queued, replace(before, at=at, found_on=found_on))
        if self._files:
            keep_file(self._store.index.connection, self._store.index.run, queued.target.url)

    def _follow(self, probe: Probe, page: Page, location: str) -> Probe | None:
        if probe.hops >= MAX_HOPS or location == probe.url:
            self._record(replace(probe, url=location), FetchOutcome.REDIRECT, page.fetched_at, page)
        elif self._on_site(location) and not self._allowed(location):
            self._record(replace(probe, url=location), FetchOutcome.ROBOTS_DENIED, page.fetched_at)
        else:
            whole = probe.whole and self._on_site(location)
            return self._sent(
                replace(probe, url=location, hops=probe.hops + 1, before=None, whole=whole)
            )
        return None

    def _may_try_again(self, probe: Probe) -> bool:
        return self._on_site(probe.url) and probe.queued.tries + 1 < MAX_TRIES

    def _sent(self, probe: Probe) -> Probe:
        self._in_flight += 1
        self._hosts[site_of(probe.url)].in_flight += 1
        return probe

    def _ended(self, probe: Probe) -> None:
        self._in_flight -= 1
        self._hosts[site_of(probe.url)].in_flight -= 1

    def _record(
        self,
        probe: Probe,
        outcome: FetchOutcome,
        at: datetime,
        page: Page | None = None,
        length: int | None = None,
        error: str = "",
    ) -> None:
        self._learn(probe, outcome)
        target = probe.queued.target
        view = ProbeView(
            url=target.url,
            key=frontier_key(target.url),
            kind=target.role,
            outcome=outcome,
            status=page.status if page else None,
            content_type=page.content_type if page else "",
            length=length,
            last_modified=page.headers.get("last-modified") if page else None,
            location=probe.url if probe.url != target.url else None,
            at=at,
            found_on=target.found_on,
            asked=page is not None or bool(error),
            detail=error,
            etag=page.tag if page else None,
        )
        if probe.whole and page is not None and outcome is FetchOutcome.OK:
            self._bytes += len(page.body)
            record_file(self._store, probe.queued, view, page)
        else:
            self._store.record_probe(probe.queued, view, self._evidence(probe, outcome, page))

    def _evidence(self, probe: Probe, outcome: FetchOutcome, page: Page | None) -> Page | None:
        """The answer where it has to be shown: the portal's own word that something is amiss."""
        is_amiss = outcome is not FetchOutcome.OK and probe.method == GET
        return page if is_amiss and self._on_site(probe.url) else None

    def _learn(self, probe: Probe, outcome: FetchOutcome) -> None:
        """Remember how a host behaves, so that one that is down is soon left alone."""
        host = self._hosts[site_of(probe.url)]
        in_trouble = outcome in _TROUBLE
        host.failures = host.failures + 1 if in_trouble else 0
        if not self._on_site(probe.url):
            self._lost += in_trouble
            self._outside_answers |= not in_trouble
