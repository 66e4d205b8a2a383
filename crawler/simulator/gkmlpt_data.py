"""What a gkmlpt portal keeps as data: the tree, the rows of its lists, the record of an item."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from crawler.fields.span import SHANGHAI
from crawler.simulator.listing import Entry
from crawler.simulator.model import SimColumn, SimItem

if TYPE_CHECKING:
    from crawler.simulator.gkmlpt import GkmlptPortal

Record = dict[str, Any]


def php_json(value: object) -> str:
    """JSON as the make writes it: slashes and angle brackets escaped, no character but ASCII."""
    text = json.dumps(value, separators=(",", ":"))
    return text.replace("/", "\\/").replace("<", "\\u003C").replace(">", "\\u003E")


def tree_json(portal: GkmlptPortal) -> str:
    """The tree of columns; texts of the ordinary portal are jumps."""
    tops = [c for c in portal.site.columns if c.catalogue and not c.parent]
    nodes = []
    for top in tops:
        below = portal.site.children(top.slug)
        nodes += [_node(portal, child, 0) for child in below if not portal.hidden(child)]
    return php_json(nodes)


def _node(portal: GkmlptPortal, column: SimColumn, parent: int) -> Record:
    number = portal.number(column)
    below = [c for c in portal.site.children(column.slug) if not portal.hidden(c)]
    children = [_node(portal, child, number) for child in below]
    jump = f"{portal.origin}{portal.column_path(column)}" if column.text else None
    node = {"id": number, "name": column.name, "parent": parent, "jump_url": jump}
    if portal.quirks.counts:
        own = 0 if column.text or below else len(portal.entries(column))
        node["post_count"] = own + sum(child["post_count"] for child in children)
    return node | {"children": children}


def listed(portal: GkmlptPortal, column: SimColumn, count: int, rows: Sequence[Entry]) -> bytes:
    """One page of a column's list. ``count`` is what it declares."""
    parent = portal.site.column(column.parent) if column.parent else None
    classify = {
        "id": portal.number(column),
        "name": column.name,
        "parent": portal.number(parent) if parent else 0,
        "post_count": count,
        "theme_count": 0,
    }
    articles = [article_json(portal, column, entry) for entry in rows]
    return php_json({"classify": classify, "articles": articles}).encode()


def article_json(portal: GkmlptPortal, column: SimColumn, entry: Entry) -> Record:
    """One row. Rows that are no items of the portal have an address and little else."""
    item = entry.item
    here = urljoin(portal.origin, entry.target)
    record: Record = {"title": entry.title, "url": here, "post_url": here, "attachment": []}
    if item is None:
        day = f"{entry.on} 09:00:00"
        return {"id": 9, "created_at": day, "date": _epoch(entry.on), "keywords": None} | record
    if "/zcjdpt" not in here:
        content, ordinary = portal.content_path(item), portal.portal_path(item, column)
        shown = {"content": content, "portal": ordinary}.get(portal.quirks.url)
        record["url"] = urljoin(portal.origin, shown) if shown else None
        other = content if portal.quirks.url == "portal" else ordinary
        record["post_url"] = urljoin(portal.origin, other)
    return _facts(item) | record | {"attachment": _files(portal, item), "relation": "[]"}


def _facts(item: SimItem) -> Record:
    moment = f"{item.published_at:%Y-%m-%d %H:%M:%S}"
    return {
        "id": item.id,
        "document_number": item.document_number or "",
        "identifier": item.index_number or "",
        "publisher": item.issuing_body or "",
        "keywords": None,
        "date": _epoch(item.written_on) if item.written_on else 0,
        "created_at": moment,
        "create_time": _epoch(item.published_at),
        "display_publish_time": _epoch(item.published_at) if item.id % 2 else 0,
        "abstract": item.summary or "",
        "classify_main_name": item.category or "",
        "classify_genre_name": "",
        "classify_theme_name": item.subject or "",
        "is_expired": 0,
        "is_abolished": 0,
    }


def _files(portal: GkmlptPortal, item: SimItem) -> list[Record]:
    return [
        {
            "id": item.id * 10 + number,
            "name": each.name,
            "type": each.type,
            "mime": "application/octet-stream",
            "size": 20480,
            "url": urljoin(portal.origin, portal.file_path(item, each)),
        }
        for number, each in enumerate(item.attachments)
    ]


def detail_json(portal: GkmlptPortal, item: SimItem) -> str:
    """The record that an item's page carries, its text as markup."""
    facts = _facts(item)
    content = "".join(f"<p>{text}</p>" for text in item.body)
    for table in item.tables:
        lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in table)
        content += f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
    record = {
        "id": item.id,
        "title": item.title,
        "content": content,
        "source": item.source or "",
        "category": 16926,
        "first_publish_time": _epoch(item.published_at),
        "display_publish_time": _epoch(item.published_at),
        "attachment": _files(portal, item),
        "gkml_url": urljoin(portal.origin, portal.content_path(item)),
        "gkml_data": {key: facts[key] for key in _KEPT} | {"title": item.title, "validity": 0},
        "sssjspb": '[{"id":1,"name":"审批表.jpg","type":"image"}]',
    }
    return php_json(record)


_KEPT = ("id", "identifier", "document_number", "publisher", "date", "classify_main_name")


def reader_json(item: SimItem | None) -> bytes:
    """The data of an interpretation's page."""
    if item is None:
        return php_json({"code": 404, "data": None}).encode()
    parts = [{"jd_title": "", "jd_content": f"<p>{text}</p>"} for text in item.body]
    data = {
        "art_title": item.title,
        "pub_time": f"{item.published_at:%Y-%m-%d %H:%M:%S}",
        "pub_unite": item.issuing_body or "",
        "jie_du_items": parts,
    }
    return php_json({"code": 200, "data": data}).encode()


def _epoch(day: date | datetime) -> int:
    at = day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)
    return int(at.replace(tzinfo=SHANGHAI).timestamp())
