"""Store files that were fetched whole, and what is read in them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from crawler.fields.attachments import file_type
from crawler.files.reading import read_file
from crawler.index.files import adopt_files, store_file, store_text, unread_files
from crawler.index.frontier import Queued
from crawler.index.probes import store_probe
from crawler.index.views import ProbeView
from crawler.outcomes import FetchOutcome
from crawler.page import Page

_NAMED = re.compile(r"\.\w{2,5}(?=[\"';]|$)")

if TYPE_CHECKING:
    from crawler.pipelines.store import Store


def record_file(store: Store, queued: Queued, probe: ProbeView, page: Page) -> None:
    """Store a file with its bytes as evidence, and as a probe. Durable after ``commit``."""
    index = store.index
    with index.all_or_nothing():
        fetch_id = store.keep_answer(queued, FetchOutcome.OK, page)
        store_probe(index.connection, index.run, replace(probe, fetch_id=fetch_id))
        found_on = queued.target.found_on
        store_file(index.connection, index.run, fetch_id, page.sha256, queued.target.url, found_on)
        store.frontier.done(queued, FetchOutcome.OK, fetch_id)


def look_into_files(store: Store) -> None:
    """Read the text of every file of the run that was not yet read, each in a child of its own.

    What was read stays read: the work may be broken off and taken up again.
    """
    index = store.index
    adopt_files(index.connection, index.run)
    for fetch_id, sha256, url in unread_files(index.connection, index.run):
        page = store.page_of(fetch_id, url)
        if page is not None:
            store_text(index.connection, sha256, url, read_file(page.body, file_name(page, url)))
            store.commit()


def file_name(page: Page, url: str) -> str:
    """The name of a file for its type: by its address, else as the server calls it."""
    kind = file_type(url)
    named = _NAMED.search(page.headers.get("content-disposition", ""))
    return f"file.{kind}" if kind or not named else named[0]
