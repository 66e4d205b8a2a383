"""One run of one site, read-only: the only window that the auditor has on the index."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from crawler.fields.urls import frontier_key
from crawler.index.column_views import read_columns, read_home_rows, read_rows
from crawler.index.files import read_files
from crawler.index.history import read_earlier, read_past
from crawler.index.item_views import ItemReader, read_page
from crawler.index.page_links import read_page_links
from crawler.index.probes import count_unasked, read_probes
from crawler.index.redirects import end_of
from crawler.index.run_views import read_run
from crawler.index.schema import VERSION, is_sound
from crawler.index.views import (
    ColumnView,
    EarlierView,
    FileView,
    ItemView,
    LinkView,
    PastRun,
    ProbeView,
    RowView,
    RunView,
    Seen,
    SiteView,
    UnreadView,
)
from crawler.outcomes import GONE, FetchOutcome
from crawler.problems import Trouble

_READ = frozenset(
    {FetchOutcome.OK, FetchOutcome.UNCHANGED, FetchOutcome.REDIRECT, FetchOutcome.NOT_HTML, *GONE}
)
"""Outcomes of a listed page that leave nothing open: it was read, or is known not to be a page."""
_MISSED = f"""
SELECT url, outcome, at, error FROM fetches
WHERE id IN (SELECT max(id) FROM fetches WHERE run=? AND role='detail' GROUP BY url)
  AND outcome NOT IN ({", ".join(f"'{outcome}'" for outcome in sorted(_READ))}) ORDER BY url
"""
_OWN_PAGES = "SELECT url, title, column_id FROM rows WHERE run=? AND item_key IS NOT NULL"


class IndexMissing(Trouble):
    """There is no finished crawl to look at: one line for people."""


class Snapshot:
    """What one run saw. Opened read-only; safe while nothing writes the folder.

    Raises IndexMissing where the folder has no index or no such run, and from a ``with`` block
    where the index turns out to be damaged.
    """

    def __init__(self, folder: Path, run: int | None = None) -> None:
        path = folder / "index.db"
        if not path.is_file():
            raise IndexMissing(
                f"{folder}：还没有索引，请先运行 mingcha crawl",
                f"{folder}: no index here; run `mingcha crawl` first",
            )
        self.folder = folder
        try:
            self._db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            if self._db.execute("PRAGMA user_version").fetchone()[0] not in (0, VERSION):
                raise IndexMissing(
                    f"{path}：索引是另一个版本写的，请再运行一次 mingcha crawl",
                    f"{path}: written by another version; run `mingcha crawl` once more",
                )
            self.site = self._site()
            self.run = self._run(run)
        except sqlite3.DatabaseError as error:
            raise IndexMissing(
                f"{path}：不是本程序的索引（{error}）",
                f"{path}: not an index of this program ({error})",
            ) from None
        self._columns: list[ColumnView] | None = None

    @classmethod
    def open(cls, folder: Path, run: int | None = None) -> Snapshot:
        """The latest run of a site's folder, or the run with the given id."""
        return cls(folder, run)

    def _site(self) -> SiteView:
        row = self._db.execute("SELECT key, name, home, platform FROM site").fetchone()
        if row is None:
            raise IndexMissing(
                f"{self.folder}：索引是空的，请先运行 mingcha crawl",
                f"{self.folder}: the index is empty; run `mingcha crawl` first",
            )
        return SiteView(*row)

    def _run(self, run: int | None) -> RunView:
        found = read_run(self._db, run)
        if found is None:
            raise IndexMissing(
                f"{self.folder}：索引里没有第 {run or 1} 次抓取",
                f"{self.folder}: the index does not have run {run or 1}",
            )
        return found

    def upstream_keys(self) -> list[str]:
        """The keys of the sites that this run was crawled together with as upstream."""
        row = self._db.execute("SELECT upstream FROM runs WHERE id=?", (self.run.id,)).fetchone()
        return list(json.loads(row[0])) if row and row[0] else []

    def items(self) -> Iterator[ItemView]:
        """The own items of the run in the order of their ids, streamed."""
        return ItemReader(self._db, self.run.id, self.columns()).read()

    def page(self, item_id: int) -> tuple[str, str, Seen]:
        """Address, title and fetch of one item of the run, by its id."""
        return read_page(self._db, self.run.id, item_id)

    def texts(self) -> Iterator[ItemView]:
        """The single pages that columns have instead of a list (公开指南), streamed; no items."""
        return ItemReader(self._db, self.run.id, self.columns()).read_texts()

    def earlier(self) -> Iterator[EarlierView]:
        """Every version of an item that earlier runs saw, by item, the oldest first, streamed."""
        return read_earlier(self._db, self.run.id)

    def past_runs(self) -> tuple[PastRun, ...]:
        """The finished runs of the same source before this one, the oldest first."""
        return read_past(self._db, self.run.id)

    def columns(self) -> list[ColumnView]:
        """The columns that the run saw, in the order of their discovery.

        The home page, which shows the news of several columns, is none of them.
        """
        if self._columns is None:
            self._columns = read_columns(self._db, self.run.id, self.site)
        return self._columns

    def rows(self, column_id: int | None = None) -> Iterator[RowView]:
        """The list rows of one column, or of all, in list order; external rows too."""
        return read_rows(self._db, self.run.id, column_id)

    def home_rows(self) -> Iterator[RowView]:
        """The news that the home page shows, in page order; of no column's own list."""
        return read_home_rows(self._db, self.run.id)

    def links(self) -> Iterator[LinkView]:
        """Links of pages beside the rows of lists, by place, page and address; each once a page.

        All links of the home page, those in the texts of items, those to other hosts (once where
        they stand on many pages), and the columns that menus lead to.
        """
        return read_page_links(self._db, self.run.id)

    def unread(self) -> Iterator[UnreadView]:
        """Listed own pages that were asked for and could not be read, by address."""
        missed = self._db.execute(_MISSED, (self.run.id,)).fetchall()
        listed = self._listed({frontier_key(url) for url, *_ in missed}) if missed else {}
        kinds = {column.id: column.kind for column in self.columns()}
        for url, outcome, at, error in missed:
            rows = listed.pop(frontier_key(url), None)
            if rows is None:
                continue
            yield UnreadView(
                url=rows[0][0],
                title=rows[0][1],
                outcome=FetchOutcome(outcome),
                at=datetime.fromisoformat(at),
                kinds=frozenset(kinds[column_id] for _, _, column_id in rows if column_id in kinds),
                detail=error or "",
            )

    def _listed(self, keys: set[str]) -> dict[str, list[tuple[str, str, int]]]:
        """The rows of lists that lead to the pages of some keys."""
        listed: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
        for row in self._db.execute(_OWN_PAGES, (self.run.id,)):
            key = frontier_key(end_of(self._db, self.run.id, row[0]))
            if key in keys:
                listed[key].append(row)
        return listed

    @property
    def home_read(self) -> bool:
        """Whether the run read the portal's home page; without it, it saw parts only."""
        row = self._db.execute(
            "SELECT 1 FROM fetches WHERE run=? AND role='home' AND outcome IN ('ok', 'unchanged')",
            (self.run.id,),
        ).fetchone()
        return row is not None

    def unasked(self) -> int:
        """How many listed own pages the run never asked for: budget spent, or not archived."""
        row = self._db.execute(
            "SELECT count(*) FROM frontier WHERE run=? AND role='detail' "
            "AND state IN ('todo', 'absent')",
            (self.run.id,),
        ).fetchone()
        return int(row[0])

    def probes(self) -> Iterator[ProbeView]:
        """The files and links that the run probed, by key, streamed; each once.

        An address that is not among them was not asked for, and nothing is known of it.
        """
        return read_probes(self._db, self.run.id)

    def files(self) -> Iterator[FileView]:
        """The files that the run fetched and looked into, by key, streamed; each once."""
        return read_files(self._db, self.run.id)

    def unprobed(self) -> int:
        """How many files and links the run named and never asked for: budget, or an archive."""
        return count_unasked(self._db, self.run.id)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        is_damaged = isinstance(error, sqlite3.DatabaseError) and not is_sound(self._db)
        self.close()
        if is_damaged:
            path = self.folder / "index.db"
            raise IndexMissing(
                f"{path}：索引已损坏（{error}）；请把这个文件夹移到别处，"
                "再用其中的 evidence 重建（mingcha crawl --replay），或者重新抓取",
                f"{path}: damaged ({error}); move the folder away, then rebuild it from its "
                "evidence (`mingcha crawl --replay`) or crawl once more",
            ) from None
