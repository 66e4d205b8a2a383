"""Items in the index: one identity, a version whenever the reading changes, all its claims."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence

from crawler.fields.resolve import resolve
from crawler.index.marks import store_marks
from crawler.index.tables import DATED, TEXTS
from crawler.items import Claim, Field, ReadItem

_VERSION_COLUMNS = (
    "item_id",
    "run",
    "fetch_id",
    "digest",
    "page_class",
    *TEXTS,
    *(f"{name}_{end}" for name in DATED for end in ("earliest", "latest")),
    "body",
    "breadcrumb",
)
INSERT_VERSION = (
    f"INSERT INTO versions ({', '.join(_VERSION_COLUMNS)}) "
    f"VALUES ({', '.join('?' * len(_VERSION_COLUMNS))})"
)
"""One version; its id counts up."""
_INSERT_CLAIM = "INSERT INTO claims VALUES (?,?,?,?,?,?,?,?,?,?)"
_INSERT_FILE = "INSERT INTO attachments VALUES (?,?,?,?,?)"
_INSERT_LINK = "INSERT INTO links VALUES (?,?,?,?)"


def store_item(
    db: sqlite3.Connection, run: int, fetch_id: int, keys: Sequence[str], item: ReadItem
) -> None:
    """Keep an item as this run saw it; an unchanged reading adds a sighting only.

    ``keys`` are the item's own key and those of the addresses that it was found under; list
    rows find it by any of them. A second page of one item in one run adds nothing else.
    """
    item_id = _item_id(db, run, keys, item.url)
    seen = db.execute(
        "SELECT 1 FROM sightings WHERE run=? AND item_id=?", (run, item_id)
    ).fetchone()
    if seen:
        return
    digest = _digest(item)
    last = db.execute(
        "SELECT id, digest FROM versions WHERE item_id=? ORDER BY id DESC LIMIT 1", (item_id,)
    ).fetchone()
    if last and last[1] == digest:
        version_id = int(last[0])
    else:
        version_id = _store_version(db, (item_id, run, fetch_id, digest), item)
    db.execute("INSERT INTO sightings VALUES (?,?,?,?)", (run, item_id, version_id, fetch_id))


def _item_id(db: sqlite3.Connection, run: int, keys: Sequence[str], url: str) -> int:
    known = db.execute("SELECT item_id FROM aliases WHERE key=?", (keys[0],)).fetchone()
    if known:
        item_id = int(known[0])
    else:
        cursor = db.execute(
            "INSERT INTO items (key, url, first_run) VALUES (?,?,?)", (keys[0], url, run)
        )
        item_id = int(cursor.lastrowid or 0)
    aliases = [(key, item_id) for key in dict.fromkeys(keys)]
    db.executemany("INSERT OR IGNORE INTO aliases VALUES (?,?)", aliases)
    return item_id


def _digest(item: ReadItem) -> str:
    """A fingerprint of all that the page stated, to tell whether anything changed."""
    parts = [item.page_class, item.body]
    for claim in item.claims:
        parts += (claim.field, claim.place, claim.label, claim.value or "", claim.raw)
    for file in item.attachments:
        parts += (file.url, file.name)
    for link in item.links:
        parts += (link.url, link.relation)
    facts = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(facts, digest_size=16).hexdigest()


def _store_version(
    db: sqlite3.Connection, identity: tuple[int, int, int, str], item: ReadItem
) -> int:
    won = resolve(item.claims)
    values = version_values(identity, item, won)
    version_id = int(db.execute(INSERT_VERSION, values).lastrowid or 0)
    for insert, rows in stated_values(version_id, item, won).items():
        if rows:
            db.executemany(insert, rows)
    if item.marks:
        store_marks(db, version_id, None, item.marks)
    return version_id


def version_values(
    identity: tuple[int, int, int, str], item: ReadItem, won: dict[Field, Claim]
) -> list[object]:
    """The values of ``INSERT_VERSION``. ``identity`` is item, run, fetch and digest."""
    breadcrumb = json.dumps(item.breadcrumb, ensure_ascii=False)
    return [*identity, item.page_class, *_resolved(won), item.body, breadcrumb]


def stated_values(
    version_id: int, item: ReadItem, won: dict[Field, Claim]
) -> dict[str, list[tuple[object, ...]]]:
    """The rows of a version's claims, files and links by the statement that inserts them."""
    winners = {id(claim) for claim in won.values()}
    return {
        _INSERT_CLAIM: [
            (version_id, position, *_claim_row(claim), int(id(claim) in winners))
            for position, claim in enumerate(item.claims)
        ],
        _INSERT_FILE: [(version_id, a.url, a.name, a.type, a.place) for a in item.attachments],
        _INSERT_LINK: [(version_id, link.url, link.text, link.relation) for link in item.links],
    }


def _resolved(won: dict[Field, Claim]) -> list[str | None]:
    values: list[str | None] = []
    for name in TEXTS:
        claim = won.get(Field(name))
        values.append(claim.value if claim else None)
    for name in DATED:
        claim = won.get(Field(name))
        span = claim.span if claim else None
        values.append(span.earliest.isoformat() if span else None)
        values.append(span.latest.isoformat() if span else None)
    return values


def _claim_row(claim: Claim) -> tuple[str | None, ...]:
    span = claim.span
    return (
        claim.field,
        claim.value,
        claim.raw,
        claim.place,
        claim.label,
        span.earliest.isoformat() if span else None,
        span.latest.isoformat() if span else None,
    )
