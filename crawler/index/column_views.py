"""Reading columns and the rows of their lists back from the index."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import datetime

from crawler.fields.levels import is_of_superiors
from crawler.fields.span import Span
from crawler.fields.urls import frontier_key
from crawler.index.row_claims import read_row_claims
from crawler.index.views import ColumnView, RowView, Seen, SiteView
from crawler.items import ColumnKind, PageClass
from crawler.outcomes import FetchOutcome

_COLUMNS = """
SELECT id, key, url, name, path, kind FROM columns WHERE first_run<=:run AND last_run>=:run
ORDER BY id
"""
_REACHED = """
SELECT column_id, rows_reached, rows_declared, pages_reached, pages_declared, oldest_row
FROM reached WHERE run=?
"""
_FETCHES = """
SELECT url, outcome, page_class, at, sha256, warc, offset FROM fetches
WHERE run=? AND role NOT IN ('robots', 'detail', 'attachment') ORDER BY id
"""
_INCOMPLETE = """
SELECT DISTINCT column_key FROM frontier
WHERE run=? AND role IN ('column', 'list')
  AND (state IN ('todo', 'absent') OR state='done'
    AND outcome NOT IN ('ok', 'unchanged', 'redirect', 'not_found', 'soft_404'))
"""
_ROWS = """
SELECT r.column_id, r.url, coalesce(i.key, r.item_key), r.title, r.earliest, r.latest, r.date_text,
  r.external, r.claims, t.outcome
FROM {source} r LEFT JOIN aliases a ON a.key=r.item_key LEFT JOIN items i ON i.id=a.item_id
  LEFT JOIN frontier t ON t.key=r.item_key AND t.run=r.run AND t.state='done'
WHERE r.run=:run {where} ORDER BY r.column_id, {order}
"""
_OWN_ROWS = _ROWS.format(
    source="own_rows",
    where="AND r.column_id=coalesce(:column, r.column_id)",
    order="r.page_number, r.position",
)
_HOME_ROWS = _ROWS.format(
    source="rows",
    where="""AND r.list_url IN (SELECT l.url FROM listings l JOIN fetches f ON f.id=l.fetch_id
      WHERE l.run=:run AND f.role='home')""",
    order="r.position",
)
_NO_LIST = (0, None, 0, None, None)

_Fetch = tuple[FetchOutcome | None, Seen | None, bool]


def read_columns(db: sqlite3.Connection, run: int, site: SiteView) -> list[ColumnView]:
    """The columns that a run saw, in the order of their discovery, without the home page.

    What a column called 省政府文件 is for depends on whose portal it stands on.
    """
    fetches = _fetches(db, run)
    incomplete = {row[0] for row in db.execute(_INCOMPLETE, (run,))}
    lists = {row[0]: row[1:] for row in db.execute(_REACHED, (run,))}
    since = _since(db, run)
    columns = []
    for row_id, key, url, name, path, kind in db.execute(_COLUMNS, {"run": run}):
        if key == frontier_key(site.home):
            continue
        outcome, seen, is_unfinished = fetches.get(key, (None, None, False))
        rows, declared, pages, declared_pages, oldest = lists.get(row_id, _NO_LIST)
        columns.append(
            ColumnView(
                id=row_id,
                url=url,
                name=name,
                path=tuple(json.loads(path)),
                kind=_kind(ColumnKind(kind), name, site.name),
                outcome=outcome,
                complete=outcome is not None and key not in incomplete,
                is_list=row_id in lists,
                row_count=rows,
                declared_total=declared,
                seen=seen,
                declared_pages=declared_pages,
                page_count=pages,
                is_windowed=bool(since and oldest and oldest[:10] < since),
                is_unfinished=is_unfinished,
            )
        )
    return columns


def _kind(kind: ColumnKind, name: str, site: str) -> ColumnKind:
    is_upstream = kind is ColumnKind.POLICY and is_of_superiors(name, site)
    return ColumnKind.UPSTREAM_DOCUMENT if is_upstream else kind


def _since(db: sqlite3.Connection, run: int) -> str | None:
    """The day from which on the run opened rows, if it was told one."""
    row = db.execute("SELECT options FROM runs WHERE id=?", (run,)).fetchone()
    since = json.loads(row[0] or "{}").get("since")
    return str(since) if since else None


def _fetches(db: sqlite3.Connection, run: int) -> dict[str, _Fetch]:
    found: dict[str, _Fetch] = {}
    for url, outcome, page_class, at, sha256, warc, offset in db.execute(_FETCHES, (run,)):
        seen = Seen(datetime.fromisoformat(at), sha256, f"{warc}#{offset}") if sha256 else None
        is_unfinished = page_class == PageClass.MAINTENANCE
        found[frontier_key(url)] = (FetchOutcome(outcome), seen, is_unfinished)
    return found


def read_rows(db: sqlite3.Connection, run: int, column_id: int | None) -> Iterator[RowView]:
    """The rows of one column's list, or of all, in list order."""
    return map(_row, db.execute(_OWN_ROWS, {"run": run, "column": column_id}))


def read_home_rows(db: sqlite3.Connection, run: int) -> Iterator[RowView]:
    """The rows that the home page shows, in page order."""
    return map(_row, db.execute(_HOME_ROWS, {"run": run}))


def _row(row: tuple[object, ...]) -> RowView:
    column_id, url, key, title, earliest, latest, text, external, claims, outcome = row
    date = Span.from_iso(str(earliest), str(latest)) if earliest else None
    return RowView(
        column_id=int(str(column_id)),
        url=str(url),
        item_key=str(key) if key is not None else None,
        title=str(title),
        date=date,
        date_text=str(text),
        external=bool(external),
        claims=read_row_claims(claims),  # type: ignore[arg-type]
        outcome=FetchOutcome(str(outcome)) if outcome else None,
    )
