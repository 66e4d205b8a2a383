"""What a gkmlpt portal keeps as data: answers of lists, an item's record, interpretations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crawler.fields.json_page import JsonItem, read_record
from crawler.fields.json_rows import read_row, records, said, script_json, whole
from crawler.fields.markup import squeeze
from crawler.fields.rows import RawRow

_CONTENT = "/gkmlpt/content/"
_URLS = ("url", "gkml_url", "post_url")
_DATES = ("display_publish_time", "created_at", "create_time", "date")


@dataclass(frozen=True, slots=True)
class ListAnswer:
    """One page of a list: its rows, how many records it had, what it declares of the column."""

    rows: tuple[RawRow, ...]
    count: int
    total: int | None
    name: str


def read_list_answer(data: object, base: str) -> ListAnswer | None:
    """The page of a list that ``data`` is, of any make; None where there are no data at all."""
    if data is None:
        return None
    answer = _part(data, "data") if "articles" not in _mapping(data) else _mapping(data)
    articles = data if isinstance(data, list) else answer.get("articles")
    if isinstance(articles, dict):  # a list with gaps, as PHP writes it
        articles = list(articles.values())
    rows = tuple(row for record in records(articles) if (row := _row(record, base)))
    about = _part(answer, "classify")
    count = len(articles) if isinstance(articles, list) else 0
    return ListAnswer(rows, count, whole(about.get("post_count")), squeeze(said(about, "name")))


def _row(record: Mapping[str, object], base: str) -> RawRow | None:
    """A row under the address that shows the catalogue, where it has several."""
    urls = sorted(_URLS, key=lambda key: _CONTENT not in said(record, key))
    return read_row(record, base, urls=urls, dates=_DATES)


def read_own_record(text: str, url: str) -> JsonItem | None:
    """The item in the ``DETAIL`` of a page's script; None where it has none.

    The catalogue's ``date`` is the day of writing; ``validity`` is a number that says nothing.
    """
    detail = _mapping(script_json(text, "DETAIL"))
    catalogue = _part(detail, "gkml_data")
    record = {**detail, **catalogue, "written_date": catalogue.get("date"), "validity": None}
    return read_record(record, url)


def read_interpretation(data: object, url: str) -> JsonItem | None:
    """The item in the answer for an interpretation's page: its parts are one text."""
    record = _part(data, "data")
    parts = [part for value in record.values() for part in records(value)]
    content = "".join(said(part, "jd_content") for part in parts)
    return read_record({**record, "content": content}, url)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _part(value: object, key: str) -> Mapping[str, object]:
    return _mapping(_mapping(value).get(key))
