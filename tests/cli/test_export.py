"""The exported object of an item, and files that appear whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crawler.export import item_object, replacing, write_items
from crawler.fields.span import Span
from crawler.items import Attachment, Claim, Field, PageClass, Place, ReadItem

DAY = Span.day(2026, 6, 1)
MINUTE = Span.minute(2026, 6, 1, 9, 30)
MONTH = Span.month(2026, 6)


def claim(field: Field, value: str | None, span: Span | None = None) -> Claim:
    return Claim(field, value, value or "", Place.TABLE, "标签", span)


def item_of(*claims: Claim) -> ReadItem:
    return ReadItem("http://a.cn/1.html", "1", PageClass.DETAIL, claims, "")


@pytest.mark.parametrize(
    ("given", "key", "value"),
    [
        (claim(Field.TITLE, "关于公布清单的通知"), "title", "关于公布清单的通知"),
        (claim(Field.DOCUMENT_NUMBER, None), "document_number", None),
        (claim(Field.WRITTEN_ON, DAY.text(), DAY), "written_on", "2026-06-01"),
        (claim(Field.WRITTEN_ON, MINUTE.text(), MINUTE), "written_on", "2026-06-01"),
        (claim(Field.WRITTEN_ON, MONTH.text(), MONTH), "written_on", None),
        (claim(Field.WRITTEN_ON, "另行通知"), "written_on", None),
        (claim(Field.PUBLISHED_AT, MINUTE.text(), MINUTE), "published_at", "2026-06-01T09:30"),
        (claim(Field.PUBLISHED_AT, DAY.text(), DAY), "published_at", "2026-06-01"),
        (claim(Field.PUBLISHED_AT, MONTH.text(), MONTH), "published_at", None),
    ],
)
def test_a_fact_as_exported(given: Claim, key: str, value: str | None) -> None:
    exported = item_object(item_of(given))
    assert exported[key] == value
    assert exported["claims"][0]["raw"] == given.raw


def test_an_item_that_says_nothing_has_every_key_all_the_same() -> None:
    exported = item_object(item_of())
    assert exported.pop("url") == "http://a.cn/1.html"
    assert {key for key, value in exported.items() if value == []} == {
        "columns",
        "attachments",
        "claims",
    }
    assert sum(value is None for value in exported.values()) == 18


def test_the_claim_that_won_is_marked() -> None:
    heading = Claim(Field.TITLE, "全题", "全题", Place.HEADING)
    meta = Claim(Field.TITLE, "短题", "短题", Place.META)
    exported = item_object(item_of(meta, heading))
    assert exported["title"] == "全题"
    assert [one["won"] for one in exported["claims"]] == [False, True]


def test_attachments_keep_name_address_and_type() -> None:
    file = Attachment("http://a.cn/a.pdf", "附件1", "pdf")
    item = ReadItem("http://a.cn/1.html", "1", PageClass.DETAIL, (), "", (file,))
    assert item_object(item)["attachments"] == [
        {"name": "附件1", "url": "http://a.cn/a.pdf", "type": "pdf"}
    ]


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    path.write_text("before", encoding="utf-8")

    def breaking() -> Iterator[Any]:
        yield item_of(claim(Field.TITLE, "一"))
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        write_items(breaking(), path)
    assert path.read_text("utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_lone_surrogates_do_not_break_the_file(tmp_path: Path) -> None:
    path = tmp_path / "items.jsonl"
    items: list[Any] = [item_of(claim(Field.TITLE, "a\ud800b\n二"))]
    assert write_items(items, path) == 1
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) == 1
    assert json.loads(lines[0])["title"] == "a?b\n二"


def test_the_file_may_be_read_by_others(tmp_path: Path) -> None:
    path = tmp_path / "out" / "report.json"
    with replacing(path) as file:
        file.write(b"{}")
    assert path.read_bytes() == b"{}"
    assert path.stat().st_mode & 0o444 == 0o444
