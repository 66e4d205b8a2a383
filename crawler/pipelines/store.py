"""Store a finished request: its evidence, its readings, and what is to be fetched next."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from crawler.evidence import EvidenceWriter, read_payload
from crawler.fetch import Fetched
from crawler.fields.page_series import MAX_PAGES
from crawler.index.frontier import Frontier, Queued
from crawler.index.page_links import store_page_links
from crawler.index.probes import count_asked, earlier_probe, known_page, store_probe
from crawler.index.redirects import end_of, follow_redirects
from crawler.index.schema import IndexVersionError, connect
from crawler.index.views import ProbeView
from crawler.index.writer import IndexWriter, moment
from crawler.items import Column, Listing, Reading, Role, Row, Target
from crawler.outcomes import GONE, FetchOutcome
from crawler.page import Page
from crawler.pipelines.folder import StoreError, lock_folder
from crawler.pipelines.probes import probes_of
from crawler.portal import PortalSpider
from crawler.privacy import masked_reading

EVIDENCE = "evidence"
INDEX = "index.db"


class Store:
    """The one writer of a site's folder, holding its lock.

    Raises StoreError where another process holds the folder, where it cannot be written, or
    where its index.db is none of ours.
    """

    def __init__(self, folder: Path, software: str) -> None:
        self._folder = folder
        self._software = software
        self._lock = lock_folder(folder)
        try:
            self.index = IndexWriter(connect(folder / INDEX).conn)
        except (sqlite3.DatabaseError, IndexVersionError) as error:
            self._lock.close()
            raise StoreError(
                f"{folder / INDEX}：不是本程序的索引（{error}）",
                f"{folder / INDEX}: not an index of this program ({error})",
            ) from None

    def begin_run(
        self,
        spider: PortalSpider,
        at: datetime,
        options: Mapping[str, object],
        source: str,
        since: date | None = None,
        probes: bool = False,
    ) -> int:
        """Start a run or go on with an unfinished one; gives the run's id.

        Rows older than ``since`` are kept as rows but their pages are not asked for. With
        ``probes``, the files and links that pages name are queued too.
        """
        self._pages_of: Counter[str] = Counter()
        self._spider = spider
        self._since = since
        self._probes = probes
        is_new = self.index.begin_run(at, options, source, self._software)
        run = self.index.run
        self.frontier = Frontier(self.index.connection, run, self._item_key)
        if is_new:
            self.frontier.requeue_known()
        file = f"run-{run:04d}.warc.gz"
        self._evidence = EvidenceWriter(
            self._folder / EVIDENCE, file, self.index.evidence_length(file), self._software
        )
        self.commit()
        return run

    def use_spider(self, spider: PortalSpider) -> None:
        """From now on, addresses are understood as this platform writes them."""
        self._spider = spider

    def _item_key(self, url: str) -> str | None:
        return self._spider.item_key(url)

    def stored_page(self, url: str, run: int | None = None) -> Page | None:
        """The last good answer for an address, read back from the evidence."""
        fetch_id = self.index.last_good_fetch(url, run)
        return None if fetch_id is None else self.page_of(fetch_id, url)

    def page_of(self, fetch_id: int, url: str) -> Page | None:
        """The answer to a request, read back from the evidence; None where it brought no bytes."""
        row = self.index.payload_of(fetch_id)
        if row is None:
            return None
        self._evidence.flush()
        file, offset, at, status, *headers = row
        body = read_payload(self._folder / EVIDENCE, str(file), int(str(offset)))
        names = ("content-type", "etag", "last-modified")
        kept = {name: str(value) for name, value in zip(names, headers, strict=True) if value}
        return Page(url, body, datetime.fromisoformat(str(at)), int(str(status)), kept)

    def conditions(self, url: str) -> dict[str, str]:
        """If-None-Match and If-Modified-Since for a page that an earlier run has read."""
        etag, modified = self.index.validators(url) or (None, None)
        headers = {"If-None-Match": etag, "If-Modified-Since": modified}
        return {name: value for name, value in headers.items() if value and value.isprintable()}

    def keep(self, page: Page) -> None:
        """Put an answer into the evidence that is not what the index goes by."""
        self._evidence.write(page)

    def record(self, queued: Queued, fetched: Fetched) -> None:
        """Store one finished request with all that it brought, or nothing of it.

        Durable after ``commit``. Raises UnicodeEncodeError or OverflowError where the page
        states a text or a number that cannot be stored.
        """
        with self.index.all_or_nothing():
            self._record(queued, fetched)

    def _record(self, queued: Queued, fetched: Fetched) -> None:
        fetch_id = self.index.insert_fetch(self._fetch_row(fetched))
        self.frontier.done(queued, fetched.outcome, fetch_id)
        target, location = fetched.target, fetched.location
        if location:
            depth = target.depth + 1
            self._queue([Target(location, target.role, target.column_url, depth, target.url)])
        if fetched.reading is not None:
            self._record_reading(target, fetched.reading, fetch_id)
        if target.role is Role.LIST and target.column_url and fetched.outcome in GONE:
            self.frontier.drop_further_pages(target.column_url)

    def _fetch_row(self, fetched: Fetched) -> dict[str, object]:
        values: dict[str, object] = {
            "run": self.index.run,
            "url": fetched.target.url,
            "role": fetched.target.role,
            "at": moment(fetched.at),
            "outcome": fetched.outcome,
            "location": fetched.location,
            "error": fetched.error or None,
        }
        if fetched.reading is not None:
            values["page_class"] = fetched.reading.page_class
        if fetched.page is not None:
            values |= self.page_values(fetched.page, read=fetched.reading is not None)
        return values

    def page_values(self, page: Page, read: bool) -> dict[str, object]:
        """What the index keeps of an answer, which goes into the evidence."""
        before = self.index.first_response(page.url, page.sha256) if self.index.run > 1 else None
        reference = self._evidence.write(page, revisit_of=before)
        return {
            "status": page.status,
            "content_type": page.content_type,
            "encoding": page.decoded.encoding if read else None,
            "bytes": len(page.body),
            "sha256": reference.sha256,
            "record": "response" if before is None else "revisit",
            "warc": reference.file,
            "offset": reference.offset,
            "length": reference.length,
            "etag": page.tag,
            "last_modified": page.headers.get("last-modified"),
        }

    def record_probe(self, queued: Queued, probe: ProbeView, answer: Page | None = None) -> None:
        """Store what became of a probe, an ``answer`` as evidence. Durable after ``commit``."""
        with self.index.all_or_nothing():
            if answer is not None:
                probe = replace(probe, fetch_id=self.keep_answer(queued, probe.outcome, answer))
            store_probe(self.index.connection, self.index.run, probe)
            self.frontier.done(queued, probe.outcome, probe.fetch_id)

    def keep_answer(self, queued: Queued, outcome: FetchOutcome, page: Page) -> int:
        """Keep the answer to a probe in the evidence and as a request; gives the request's id."""
        return self.index.insert_fetch(
            {
                "run": self.index.run,
                "url": page.url,
                "role": queued.target.role,
                "at": moment(page.fetched_at),
                "outcome": outcome,
                **self.page_values(page, read=False),
            }
        )

    def page_as_probe(self, queued: Queued) -> ProbeView | None:
        """What this run learnt of a probe's address as a page, None where it was none."""
        target = queued.target
        end = end_of(self.index.connection, self.index.run, target.url)
        for url in dict.fromkeys((end, target.url)):
            key = self.frontier.key(url)
            found = known_page(self.index.connection, self.index.run, key, target)
            if found is not None:
                return found if url == target.url else replace(found, location=url)
        return None

    def earlier_probe(self, url: str) -> ProbeView | None:
        """What an earlier run learnt of a probe's address."""
        return earlier_probe(self.index.connection, self.index.run, url)

    def count_probes(self) -> int:
        """How many addresses this run has probed so far."""
        return count_asked(self.index.connection, self.index.run)

    def _record_reading(self, target: Target, reading: Reading, fetch_id: int) -> None:
        reading = masked_reading(reading)
        for column in reading.columns:
            self.index.store_column(column, own=False)
        depth = target.depth + 1
        self._queue(
            Target(column.url, Role.COLUMN, column.url, depth, target.url)
            for column in reading.columns
        )
        self._queue(reading.follow)
        if self._probes:
            self.frontier.add(probes_of(reading, target.url, depth))
        store_page_links(self.index.connection, self.index.run, target.url, fetch_id, reading.links)
        if reading.item is not None:
            keys = [self.frontier.key(reading.item.url), self.frontier.key(target.url)]
            self.index.store_item(fetch_id, keys, reading.item)
        if reading.listing is not None:
            self._record_listing(target, reading.listing, reading.column, fetch_id)

    def _record_listing(
        self, target: Target, listing: Listing, column: Column | None, fetch_id: int
    ) -> None:
        column_id, column_url = self._column_of(target, column)
        keys = [
            None if row.external or row.is_file else self.frontier.key(row.url)
            for row in listing.rows
        ]
        new_rows = self.index.store_listing(column_id, target.url, listing, keys, fetch_id)
        recent = [row for row in listing.rows if not self._too_old(row)]
        depth = target.depth + 1
        listed_in = None if listing.excerpt else column_url
        self._queue(
            Target(row.url, Role.DETAIL, listed_in, depth, target.url)
            for row in recent
            if not (row.external or row.is_file or row.item)
        )
        self._pages_of[column_url] += 1
        is_further = target.role is Role.LIST
        if new_rows and recent and self._pages_of[column_url] < MAX_PAGES:
            self._queue(
                Target(url, Role.LIST, column_url, depth - is_further, target.url)
                for url in listing.next_urls
            )
        elif is_further:
            self.frontier.drop_further_pages(column_url)

    def _queue(self, targets: Iterable[Target]) -> None:
        """Queue pages of this site: what lies elsewhere is recorded, never asked for as a page."""
        self.frontier.add(target for target in targets if self._spider.on_site(target.url))

    def _column_of(self, target: Target, column: Column | None) -> tuple[int, str]:
        """A further page belongs to the column that led to it, whatever it says of itself."""
        if target.role is Role.LIST and target.column_url:
            known = self.index.column_id(target.column_url)
            if known is not None:
                return known, target.column_url
        column = column or Column(target.column_url or target.url, "")
        return self.index.store_column(column, own=bool(column.name)), column.url

    def _too_old(self, row: Row) -> bool:
        return bool(self._since and row.date and row.date.latest.date() < self._since)

    def commit(self) -> None:
        """Make everything so far durable: first the evidence, then the index."""
        self._evidence.flush()
        self.index.commit(self._evidence.file, self._evidence.length)

    def finish_run(self, at: datetime, status: str) -> None:
        """Close the run as ``complete`` or ``budget``."""
        run = self.index.run
        follow_redirects(self.index.connection, run, self.frontier.key, self._spider.on_site)
        self.index.finish_run(at, status)
        self.commit()

    def close(self) -> None:
        """Commit and release the folder."""
        if self.index.run:
            self.commit()
            self._evidence.close()
        self.index.connection.close()
        self._lock.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
