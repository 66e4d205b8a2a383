"""What a faithful crawl of a portal must give back, for oracle tests."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin

from crawler.items import LETTER_FIELDS
from crawler.simulator.model import SimColumn, SimItem
from crawler.simulator.portal import Portal

Record = dict[str, Any]


def expected_items(portal: Portal, base_url: str) -> list[Record]:
    """Every own item in the form of the item export, by address.

    ``url`` is the address in the item's home column, ``aliases`` holds every address of it
    (the first included): a crawl may name any of them. ``claims`` are left out.
    """
    records = [_item(portal, item, base_url) for item in portal.site.items]
    return sorted(records, key=lambda record: str(record["url"]))


def _item(portal: Portal, item: SimItem, base: str) -> Record:
    aliases = [urljoin(base, path) for path in portal.item_paths(item)]
    columns = [portal.site.column(slug) for slug in item.columns]
    return {
        "url": aliases[0],
        "aliases": aliases,
        "title": item.title,
        "index_number": item.index_number,
        "document_number": item.document_number,
        "category": item.category if item.has_catalogue else None,
        "subject": item.subject,
        "issuing_body": item.issuing_body,
        "written_on": _day(item.written_on),
        "signed_on": _day(item.signed_on),
        "published_at": f"{item.published_at:%Y-%m-%dT%H:%M}",
        "source": item.source,
        "validity": item.validity,
        "columns": [_column(portal, c, base) for c in columns if not portal.hidden(c)],
        "attachments": [
            {
                "name": each.name,
                "url": urljoin(base, portal.file_path(item, each)),
                "type": each.type,
            }
            for each in item.attachments
        ],
        **{field.value: _fact(getattr(item, field.value)) for field in LETTER_FIELDS},
    }


def _fact(fact: datetime | str | None) -> str | None:
    return f"{fact:%Y-%m-%dT%H:%M}" if isinstance(fact, datetime) else fact


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def expected_columns(portal: Portal, base_url: str) -> list[Record]:
    """The lists that navigation leads to: ``url``, ``name``, ``kind``, ``rows``."""
    return [
        _column(portal, column, base_url) | {"rows": len(portal.entries(column))}
        for column in portal.site.lists()
        if not portal.hidden(column)
    ]


def _column(portal: Portal, column: SimColumn, base: str) -> Record:
    url = urljoin(base, portal.column_path(column))
    return {"url": url, "name": column.name, "kind": column.kind.value}


def expected_rows(portal: Portal, base_url: str) -> list[Record]:
    """The rows that are no items: ``column``, ``title``, ``url``, ``on``, ``is_file``."""
    return [
        {
            "column": urljoin(base_url, portal.column_path(column)),
            "title": entry.title,
            "url": urljoin(base_url, entry.target),
            "on": entry.on.isoformat(),
            "is_file": "/upload/rows/" in entry.target,
        }
        for column in portal.site.lists()
        if not portal.hidden(column)
        for entry in portal.entries(column)
        if entry.item is None
    ]
