"""``mingcha probe`` for people: a few lines and a table."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from auditor.campaign.tables import table
from auditor.reports.labels import Labels
from auditor.rule import Text
from auditor.words import FIELDS, PAGE_CLASSES, PLACES
from crawler.export import has_won
from crawler.fields.resolve import resolve
from crawler.items import Listing, ReadItem
from crawler.outcomes import FetchOutcome

if TYPE_CHECKING:
    from auditor.campaign.probe import Probed

_LONGEST = 60  # characters of a value that a cell shows
_ONLY_SCRIPT = Text(
    "这一页要运行脚本才有内容；对网址加 --browser 可渲染后再读。",
    "This page shows nothing without script; with an address, --browser renders it first.",
)


def as_text(probed: Probed, lang: str) -> str:
    """The page's platform with its evidence, its class, and its claims or its rows."""
    reading = probed.reading
    evidence = "; ".join(f"{e.what}" for e in probed.detection.evidence)
    head = [
        (Text("网址", "address"), probed.page.url),
        (Text("平台", "platform"), f"{probed.detection.platform}  {evidence}".strip()),
        (
            Text("页面类型", "page class"),
            _named(PAGE_CLASSES[reading.page_class], reading.page_class, lang),
        ),
        (
            Text("读取结果", "outcome"),
            _named(Text(Labels("zh").word("fetch", probed.outcome), ""), probed.outcome, lang),
        ),
    ]
    parts = [table([], [(name.in_(lang), value) for name, value in head])]
    if probed.outcome is FetchOutcome.SCRIPT_ONLY:
        parts.append(_ONLY_SCRIPT.in_(lang))
    if reading.item is not None:
        parts.append(_claims(reading.item, lang))
        parts.append(table([], [(a.type or "?", a.name, a.url) for a in reading.item.attachments]))
    if reading.listing is not None:
        parts.append(_rows(reading.listing, lang))
    return "\n\n".join(part for part in parts if part)


def _claims(item: ReadItem, lang: str) -> str:
    won = resolve(item.claims)
    columns = [
        Text("采信", "won"),
        Text("项目", "field"),
        Text("值", "value"),
        Text("出处", "place"),
        Text("原文", "raw"),
    ]
    rows = [
        (
            "✓" if has_won(claim, won) else "",
            _named(FIELDS[claim.field], claim.field, lang),
            _cut(claim.value or ""),
            PLACES[claim.place].in_(lang),
            _cut(f"{claim.label}：{claim.raw}" if claim.label else claim.raw),
        )
        for claim in item.claims
    ]
    return table([column.in_(lang) for column in columns], rows)


def _rows(listing: Listing, lang: str) -> str:
    columns = [Text("日期", "date"), Text("标题", "title"), Text("网址", "address")]
    rows = [
        (row.date.text() if row.date else row.date_text, _cut(row.title), row.url)
        for row in listing.rows
    ]
    rows_table = table([column.in_(lang) for column in columns], rows)
    pager = Text(
        f"第 {listing.page_number} 页，共 {listing.declared_pages or '?'} 页 "
        f"{listing.declared_total or '?'} 条；下一步 {len(listing.next_urls)} 页",
        f"page {listing.page_number} of {listing.declared_pages or '?'}, "
        f"{listing.declared_total or '?'} items declared; {len(listing.next_urls)} pages to follow",
    )
    return "\n".join([rows_table, pager.in_(lang), *listing.next_urls[:5]])


def _named(name: Text, key: StrEnum, lang: str) -> str:
    """A word of ours with the key that stands for it in JSON."""
    return f"{name.zh} {key.value}" if lang == "zh" else key.value


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
