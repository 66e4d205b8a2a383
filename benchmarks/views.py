"""Items as an index gives them, made of a few words, and a table fed with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from auditor.computed.context import Context, Table
from auditor.computed.references import Reference
from auditor.profiles import load_profile
from crawler.fields.span import SHANGHAI, Span
from crawler.index.views import ColumnView, ItemView, RunView, Seen, SiteView
from crawler.items import ColumnKind, PageClass, RelatedLink
from crawler.outcomes import FetchOutcome

HOME = "https://www.example.gov.cn/"
AS_OF = datetime(2026, 6, 30, tzinfo=SHANGHAI)
SEEN = Seen(AS_OF, "0" * 64, "run-0001.warc.gz#0")
T = TypeVar("T", bound=Table)


def column(number: int, kind: ColumnKind) -> ColumnView:
    """A column that was read to its end."""
    url = f"{HOME}{kind.value}/"
    return ColumnView(number, url, kind.value, (), kind, FetchOutcome.OK, True, True, 1, None, SEEN)


KINDS = (
    ColumnKind.POLICY,
    ColumnKind.INTERPRETATION,
    ColumnKind.UPSTREAM_DOCUMENT,
    ColumnKind.NOTICE,
)
COLUMNS = {kind: column(number, kind) for number, kind in enumerate(KINDS, 1)}


def item(
    number: int,
    kind: ColumnKind,
    title: str,
    published: Span | None,
    *,
    document_number: str | None = None,
    body: str = "",
    links: Sequence[RelatedLink] = (),
) -> ItemView:
    """An item of a column; claims, files and dates that no table here reads are left out."""
    url = f"{HOME}{kind.value}/{number}.html"
    return ItemView(
        id=number,
        key=url,
        url=url,
        page_class=PageClass.DETAIL,
        title=title,
        index_number=None,
        document_number=document_number or None,
        category=None,
        subject=None,
        issuing_body=None,
        source=None,
        validity=None,
        written_on=None,
        signed_on=None,
        published_at=published,
        body=body,
        breadcrumb=(),
        columns=(COLUMNS[kind],),
        kinds=frozenset({kind}),
        claims=(),
        won={},
        attachments=(),
        links=tuple(links),
        first_run=1,
        seen=SEEN,
    )


def fill(kind: type[T], items: Iterable[ItemView], references: Sequence[Reference] = ()) -> T:
    """A table that has seen the items."""
    context = Context(
        as_of=AS_OF,
        scope=load_profile("national-2019").scope,
        site=SiteView("example", "示例", HOME, "generic"),
        run=RunView(1, AS_OF, AS_OF, "complete", "network", 1, 1, {"ok": 1}),
        find_page=lambda _: ("", "", SEEN),
        columns=tuple(COLUMNS.values()),
        references=references,
    )
    table = kind(context)
    for one in items:
        table.add_item(one)
    return table
