"""What a list page shows, and what a catalogue block calls the facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crawler.items import Field
from crawler.simulator.model import SimColumn, SimItem

LABELS = {
    Field.INDEX_NUMBER: "索引号",
    Field.CATEGORY: "组配分类",
    Field.ISSUING_BODY: "发布机构",
    Field.SUBJECT: "主题分类",
    Field.TITLE: "名称",
    Field.DOCUMENT_NUMBER: "文号",
    Field.WRITTEN_ON: "生成日期",
    Field.PUBLISHED_AT: "发布日期",
    Field.VALIDITY: "有效性",
    Field.ABOLISHED_ON: "废止日期",
    Field.SUMMARY: "内容概述",
}
"""The usual rows of a catalogue block, in their usual order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list: where it leads (a path of the portal, or a foreign address)."""

    title: str
    target: str
    on: date
    item: SimItem | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a column's list; ``number`` counts from 1."""

    column: SimColumn
    number: int
    pages: int
    total: int
    entries: tuple[Entry, ...]
