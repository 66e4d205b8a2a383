"""Small portals in memory: views as the index gives them, made from a few words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count
from typing import Any

from crawler.fields.links import LinkPlace
from crawler.fields.span import SHANGHAI, Span
from crawler.fields.urls import frontier_key
from crawler.index.views import (
    ColumnView,
    FileView,
    ItemView,
    LinkView,
    ProbeView,
    RowView,
    UnreadView,
)
from crawler.items import (
    Attachment,
    Claim,
    ColumnKind,
    Field,
    Mark,
    PageClass,
    Place,
    RelatedLink,
)
from crawler.outcomes import FetchOutcome, FileOutcome
from tests.auditor.memory import HOME, SEEN, Portal

__all__ = [
    "AS_OF",
    "HOME",
    "SEEN",
    "ItemView",
    "Portal",
    "block",
    "claim",
    "column",
    "file",
    "item",
    "link",
    "policy",
    "probe",
    "row",
    "span",
    "unread",
    "url",
]

AS_OF = datetime(2026, 6, 30, tzinfo=SHANGHAI)
INDEX = "11341700003245054D/202606-{:05}"
_DATES = {Field.PUBLISHED_AT, Field.WRITTEN_ON, Field.SIGNED_ON, Field.ABOLISHED_ON}
_TEXTS = (
    *("index_number", "document_number", "category", "subject"),
    *("issuing_body", "source", "validity"),
)
_DAYS = ("written_on", "signed_on", "published_at")
_VOID = {"", "无", "-", "—", "暂无", "/", "暂无来源"}
_numbers = count(1)


def url(path: str) -> str:
    return HOME + path.lstrip("/")


def span(text: str) -> Span:
    """2026, 2026-06, 2026-06-01 or 2026-06-01T10:00."""
    parts = [int(part) for part in re.split(r"[-T:]", text)]
    make = {1: Span.year, 2: Span.month, 3: Span.day, 5: Span.minute}[len(parts)]
    return make(*parts)


def claim(name: str, raw: str, place: str, label: str = "") -> Claim:
    what = Field(name)
    value = None if raw.strip() in _VOID else raw.strip()
    when = span(value) if value and what in _DATES else None
    return Claim(what, value, raw, Place(place), label, when)


def column(kind: str = "policy", **changes: Any) -> ColumnView:
    """A column that was read to its end and has one row."""
    number = changes.pop("id", None) or next(_numbers)
    made = ColumnView(
        id=number,
        url=url(f"/column/{number}/"),
        name=f"{kind} 栏目",
        path=(f"{kind} 栏目",),
        kind=ColumnKind(kind),
        outcome=FetchOutcome.OK,
        complete=True,
        is_list=True,
        row_count=1,
        declared_total=None,
        seen=SEEN,
    )
    return replace(made, **changes)


def row(
    of: ColumnView, path: str, title: str, date: str = "", *, key: str | None = "", **changes: Any
) -> RowView:
    """A row of a column; ``key`` None leads to another site or a file."""
    address = path if "://" in path else url(path)
    made = RowView(
        column_id=of.id,
        url=address,
        item_key=address if key == "" else key,
        title=title,
        date=span(date) if date else None,
        date_text=date,
        external=key is None,
    )
    return replace(made, **changes)


def item(
    path: str,
    title: str,
    kind: str | ColumnView = "other",
    *,
    page_class: str = "detail",
    claims: Sequence[Claim] = (),
    body: str = "正文" * 30,
    links: Sequence[tuple[str, str]] = (),
    files: Sequence[str] = (),
    **more: Any,
) -> ItemView:
    """An item with exactly these claims; the first claim with a value resolves a field."""
    listed = (kind,) if isinstance(kind, ColumnView) else ()
    kinds = {c.kind for c in listed} or {ColumnKind(k) for k in str(kind).split() if k}
    won: dict[Field, Claim] = {}
    for one in claims:
        if one.value:
            won.setdefault(one.field, one)
    made = ItemView(
        id=next(_numbers),
        key=more.pop("key", url(path)),
        url=url(path),
        page_class=PageClass(page_class),
        title=title,
        **_facts(won),
        body=body,
        breadcrumb=(),
        columns=listed,
        kinds=frozenset(kinds),
        claims=tuple(claims),
        won=won,
        attachments=tuple(
            Attachment(url(f"/files/{name}"), name, name.rpartition(".")[2]) for name in files
        ),
        links=tuple(RelatedLink(to, "", relation) for to, relation in links),
        first_run=1,
        seen=SEEN,
    )
    return replace(made, **more)


def _facts(won: Mapping[Field, Claim]) -> dict[str, Any]:
    """The facts of an item by name, None where no claim has won."""
    texts = {name: won[Field(name)].value if Field(name) in won else None for name in _TEXTS}
    dates = {name: won[Field(name)].span if Field(name) in won else None for name in _DAYS}
    return {**texts, **dates}


def block(**rows: str | None) -> list[Claim]:
    """A whole catalogue block; a keyword replaces a row, None leaves it out."""
    whole: dict[str, str | None] = {
        "index_number": INDEX.format(next(_numbers)),
        "category": "政策文件",
        "issuing_body": "临溪县人民政府办公室",
        "title": "临溪县农村公路管理办法",
        "document_number": f"临政办〔2026〕{next(_numbers)}号",
        "written_on": "2026-06-01",
        "published_at": "2026-06-02",
    }
    whole |= rows
    return [claim(name, raw, "table") for name, raw in whole.items() if raw is not None]


def policy(
    path: str = "/policy/1.html",
    title: str = "临溪县人民政府办公室关于印发临溪县农村公路管理办法的通知",
    kind: str | ColumnView = "policy",
    *,
    more: Sequence[Claim] = (),
    links: Sequence[tuple[str, str]] = (),
    body: str = "正文" * 30,
    files: Sequence[str] = (),
    page_class: str = "detail",
    **rows: str | None,
) -> ItemView:
    """A policy that keeps every rule of its page; keywords change rows of its block."""
    claims = [*block(**{"title": title, **rows}), *more]
    return item(
        path,
        title,
        kind,
        claims=claims,
        links=links,
        body=body,
        files=files,
        page_class=page_class,
    )


def unread(path: str, title: str, outcome: str = "timeout", kind: str = "policy") -> UnreadView:
    return UnreadView(
        url(path), title, FetchOutcome(outcome), SEEN.at, frozenset({ColumnKind(kind)})
    )


def probe(name: str, outcome: str = "not_found", kind: str = "attachment") -> ProbeView:
    """What became of a file of ``item(files=…)`` or of another address."""
    address = name if "://" in name else url(f"/files/{name}")
    return ProbeView(
        url=address,
        key=frontier_key(address),
        kind=kind,
        outcome=FetchOutcome(outcome),
        status=None,
        content_type="",
        length=None,
        last_modified=None,
        location=None,
        at=SEEN.at,
        found_on=HOME,
    )


def link(
    to: str, page: str = HOME, place: str = "home", outcome: str | None = None, **changes: Any
) -> LinkView:
    """A link of a page and what became of it."""
    address = to if "://" in to else url(to)
    made = LinkView(
        page=page if "://" in page else url(page),
        page_title="",
        url=address,
        key=frontier_key(address),
        place=LinkPlace(place),
        text="链接",
        how="",
        outcome=FetchOutcome(outcome) if outcome else None,
        status=None,
        location=None,
        seen=SEEN,
    )
    return replace(made, **changes)


def file(name: str, *marks: Mark, outcome: str = "ok", text: str = "正文") -> FileView:
    """A file of ``item(files=…)`` that was looked into."""
    address = url(f"/files/{name}")
    kind = name.rpartition(".")[2]
    key = frontier_key(address)
    return FileView(address, key, HOME, kind, FileOutcome(outcome), 1, text, marks, SEEN)
