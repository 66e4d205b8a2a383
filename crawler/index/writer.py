"""Writing one run into the index: fetches, columns, list rows. SQL lives here, not decisions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from crawler.fields.span import SHANGHAI
from crawler.fields.urls import frontier_key
from crawler.index.item_rows import store_item
from crawler.index.listing_rows import store_listing
from crawler.items import Column, Listing, ReadItem, Role
from crawler.outcomes import FetchOutcome

_COLUMN = """
INSERT INTO columns (key, url, name, path, kind, parent_url, said_by, first_run, last_run)
VALUES (:key, :url, :name, :path, :kind, :parent_url, :said_by, :run, :run)
ON CONFLICT (key) DO UPDATE SET name=excluded.name, path=excluded.path, kind=excluded.kind,
  parent_url=excluded.parent_url, said_by=excluded.said_by, last_run=excluded.last_run
  WHERE columns.last_run < excluded.last_run
  OR (excluded.said_by, length(excluded.path), excluded.path, excluded.name)
   > (columns.said_by, length(columns.path), columns.path, columns.name)
"""
_ITEM_URLS = """
UPDATE items SET url=listed.url FROM (
  SELECT a.item_id, r.url, row_number() OVER (
    PARTITION BY a.item_id ORDER BY count(*) DESC, length(r.url), r.url) AS place
  FROM rows r JOIN aliases a ON a.key=r.item_key WHERE r.run=:run
    AND r.url NOT IN (SELECT url FROM fetches WHERE run=:run AND outcome='redirect')
  GROUP BY a.item_id, r.url
) AS listed WHERE listed.item_id=items.id AND listed.place=1 AND listed.url<>items.url
"""
_PAYLOAD = """
SELECT o.warc, o.offset, f.at, f.status, f.content_type, f.etag, f.last_modified
FROM fetches f JOIN fetches o ON o.url=f.url AND o.sha256=f.sha256 AND o.record='response'
WHERE f.id=? ORDER BY o.id LIMIT 1
"""
_SAID_BY_MENU, _SAID_BY_PAGE = 1, 2
GOOD = "('ok', 'unchanged')"
"""SQL set of the outcomes that left a readable page."""


class IndexWriter:
    """The tables of one site, open for one run. Nothing is durable before ``commit``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.run = 0

    def begin_run(
        self, at: datetime, options: Mapping[str, object], source: str, tool: str
    ) -> bool:
        """Start a run, or take up the last one where it was not finished.

        Gives whether the run is new. ``at`` is aware; ``source`` is network or archive. What
        ``options`` call ``upstream`` is known from now on, however the run ends.
        """
        upstream = options.get("upstream") or None
        last = self.connection.execute("SELECT coalesce(max(id), 0) FROM runs").fetchone()[0]
        if self.unfinished():
            self.run = last
            if upstream is not None:
                self.connection.execute(
                    "UPDATE runs SET upstream=? WHERE id=?", (json.dumps(upstream), last)
                )
            return False
        self.run = last + 1
        self.connection.execute(
            "INSERT INTO runs (id, started, status, source, options, upstream, tool) "
            "VALUES (?,?,?,?,?,?,?)",
            (
                *(self.run, moment(at), "running", source, json.dumps(options)),
                *(upstream and json.dumps(upstream), tool),
            ),
        )
        return True

    def date_run(self, at: datetime) -> None:
        """Set when the run began: an archive's run began when its first page was fetched."""
        self.connection.execute("UPDATE runs SET started=? WHERE id=?", (moment(at), self.run))

    def finish_run(self, at: datetime, status: str) -> None:
        """Close the run with its status: ``complete``, ``budget`` or ``failed``.

        An item with several addresses gets the one that most lists use, so that its address
        does not hang on which page happened to come first.
        """
        self.connection.execute(_ITEM_URLS, {"run": self.run})
        self.connection.execute(
            "UPDATE runs SET finished=?, status=? WHERE id=?", (moment(at), status, self.run)
        )

    def set_site(self, key: str, name: str, home: str, platform: str, evidence: str) -> None:
        """Record whose index this is and how the platform was recognised."""
        self.connection.execute("DELETE FROM site WHERE key<>?", (key,))
        self.connection.execute(
            "INSERT OR REPLACE INTO site (key, name, home, platform, platform_evidence) "
            "VALUES (?,?,?,?,?)",
            (key, name, home, platform, evidence),
        )

    def site(self) -> tuple[str, str, str, str] | None:
        """Key, name, home and platform as recorded, None for a new index."""
        row = self.connection.execute("SELECT key, name, home, platform FROM site").fetchone()
        return (row[0], row[1], row[2], row[3]) if row else None

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """What is written inside is undone where it fails, and only that."""
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN")
        self.connection.execute("SAVEPOINT page")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK TO page")
            self.connection.execute("RELEASE page")
            raise
        self.connection.execute("RELEASE page")

    def unfinished(self) -> bool:
        """Whether the last run was cut short and is to be gone on with."""
        row = self.connection.execute("SELECT status FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        return bool(row) and row[0] == "running"

    def rename_site(self, name: str) -> None:
        """Record the name that the portal gives itself."""
        self.connection.execute("UPDATE site SET name=?", (name,))

    def outcome_of(self, url: str) -> FetchOutcome | None:
        """How the last request of this run for an address ended, None where there was none."""
        row = self.connection.execute(
            "SELECT outcome FROM fetches WHERE run=? AND url=? ORDER BY id DESC LIMIT 1",
            (self.run, url),
        ).fetchone()
        return FetchOutcome(row[0]) if row else None

    def insert_fetch(self, values: Mapping[str, object]) -> int:
        """Append one finished request; gives its id."""
        names = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        cursor = self.connection.execute(
            f"INSERT INTO fetches ({names}) VALUES ({marks})", dict(values)
        )
        return int(cursor.lastrowid or 0)

    def store_item(self, fetch_id: int, keys: Sequence[str], item: ReadItem) -> None:
        """See ``item_rows.store_item``."""
        store_item(self.connection, self.run, fetch_id, keys, item)

    def store_column(self, column: Column, own: bool) -> int:
        """Keep a column; what its own page says (``own``) overrules what menus call it.

        Of several menus the most detailed wins, whichever was read first; a later run
        overrules an earlier one.
        """
        self.connection.execute(
            _COLUMN,
            {
                "key": frontier_key(column.url),
                "url": column.url,
                "name": column.name,
                "path": json.dumps(column.path, ensure_ascii=False),
                "kind": column.kind,
                "parent_url": column.parent_url,
                "said_by": _SAID_BY_PAGE if own else _SAID_BY_MENU,
                "run": self.run,
            },
        )
        column_id = self.column_id(column.url)
        assert column_id is not None
        return column_id

    def column_id(self, url: str) -> int | None:
        """The id of a known column, under any spelling of its address."""
        row = self.connection.execute(
            "SELECT id FROM columns WHERE key=?", (frontier_key(url),)
        ).fetchone()
        return int(row[0]) if row else None

    def store_listing(
        self,
        column_id: int,
        url: str,
        listing: Listing,
        item_keys: Sequence[str | None],
        fetch_id: int,
    ) -> int:
        """See ``listing_rows.store_listing``."""
        return store_listing(
            self.connection, self.run, fetch_id, column_id, url, listing, item_keys
        )

    def count_pages(self) -> int:
        """How many answers and failures this run has stored, robots.txt and files not counted."""
        pages = "SELECT count(*) FROM fetches WHERE run=? AND role NOT IN (?, ?)"
        return self._count(pages, Role.ROBOTS, Role.ATTACHMENT)

    def count_items(self) -> int:
        """How many items this run has seen."""
        return self._count("SELECT count(*) FROM own_items WHERE run=?")

    def _count(self, sql: str, *more: str) -> int:
        return int(self.connection.execute(sql, (self.run, *more)).fetchone()[0])

    def validators(self, url: str) -> tuple[str | None, str | None] | None:
        """ETag and Last-Modified of an earlier run's last good answer, None if it had none."""
        row = self.connection.execute(
            f"SELECT etag, last_modified FROM fetches WHERE url=? AND run<? AND outcome IN {GOOD} "
            "ORDER BY id DESC LIMIT 1",
            (url, self.run),
        ).fetchone()
        return (row[0], row[1]) if row and any(row) else None

    def last_good_fetch(self, url: str, run: int | None = None) -> int | None:
        """The id of the last request for an address that left a readable page."""
        row = self.connection.execute(
            f"SELECT max(id) FROM fetches WHERE url=? AND outcome IN {GOOD} "
            "AND run=coalesce(?, run)",
            (url, run),
        ).fetchone()
        return int(row[0]) if row[0] is not None else None

    def payload_of(self, fetch_id: int) -> tuple[object, ...] | None:
        """WARC file, offset, moment, status, content type and validators behind a request."""
        row = self.connection.execute(_PAYLOAD, (fetch_id,)).fetchone()
        return tuple(row) if row else None

    def first_response(self, url: str, sha256: str) -> datetime | None:
        """When this very payload was stored in full for this address, None if never."""
        row = self.connection.execute(
            "SELECT at FROM fetches WHERE url=? AND sha256=? AND record='response' LIMIT 1",
            (url, sha256),
        ).fetchone()
        return datetime.fromisoformat(row[0]) if row else None

    def evidence_length(self, file: str) -> int:
        """Bytes of an evidence file that the index knows of."""
        row = self.connection.execute(
            "SELECT length FROM evidence WHERE file=?", (file,)
        ).fetchone()
        return int(row[0]) if row else 0

    def commit(self, evidence_file: str, evidence_length: int) -> None:
        """Make everything so far durable, together with how much evidence stands behind it."""
        self.connection.execute(
            "INSERT INTO evidence VALUES (?, ?) "
            "ON CONFLICT (file) DO UPDATE SET length=excluded.length",
            (evidence_file, evidence_length),
        )
        self.connection.commit()


def moment(at: datetime) -> str:
    """An aware moment as the index writes it: ISO, whole seconds, with its offset."""
    return at.astimezone(SHANGHAI).isoformat(timespec="seconds")
