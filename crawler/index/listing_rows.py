"""Lists in the index: one page of a column, and the rows that it shows."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from crawler.index.item_rows import store_item
from crawler.index.row_claims import row_claims_text
from crawler.items import Listing, Row

_INSERT_LISTING = "INSERT OR REPLACE INTO listings VALUES (?,?,?,?,?,?,?,?,?)"
_INSERT_ROW = "INSERT OR IGNORE INTO rows VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"


def store_listing(
    db: sqlite3.Connection,
    run: int,
    fetch_id: int,
    column_id: int,
    url: str,
    listing: Listing,
    item_keys: Sequence[str | None],
) -> int:
    """Keep one list page with its rows and the items that stand in them alone.

    Gives how many rows the column did not have yet. ``item_keys`` holds the key of each row's
    item, None for external and file rows.
    """
    page = (
        listing.page_number,
        len(listing.rows),
        listing.declared_total,
        listing.declared_pages,
        int(listing.excerpt),
    )
    db.execute(_INSERT_LISTING, (run, url, column_id, *page, fetch_id))
    before = db.total_changes
    rows = enumerate(zip(listing.rows, item_keys, strict=True))
    db.executemany(
        _INSERT_ROW,
        [(run, column_id, url, place, row.url, key, *_told(row)) for place, (row, key) in rows],
    )
    added = db.total_changes - before
    for item in (row.item for row in listing.rows if row.item):
        store_item(db, run, fetch_id, [item.key], item)
    return added


def _told(row: Row) -> tuple[object, ...]:
    """What a row says of its item: title, date, whether it leads away or to a file, claims."""
    return (
        row.title,
        row.date.earliest.isoformat() if row.date else None,
        row.date.latest.isoformat() if row.date else None,
        row.date_text,
        int(row.external),
        int(row.is_file),
        row_claims_text(row.claims),
    )
