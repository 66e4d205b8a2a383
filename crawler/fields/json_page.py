"""An item as JSON: the answers of portals whose pages are filled by script.

Field names are those of several platforms, compared without case, dashes and underscores.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from crawler.fields.attachments import file_type
from crawler.fields.body import Body, body_text
from crawler.fields.claims import DATES, make_claim
from crawler.fields.dates import from_epoch
from crawler.fields.endings import in_text
from crawler.fields.markup import parse
from crawler.fields.title_lines import join_lines
from crawler.fields.urls import join
from crawler.fields.walk import read_sheet
from crawler.items import Attachment, Claim, Field, Place

_MAX_RECORDS = 2_000
_KEYS: dict[Field, str] = {
    Field.TITLE: "title doctitle docsubtitle articletitle arttitle infotitle newstitle realtitle",
    Field.INDEX_NUMBER: "indexno indexnumber identifier syh csyh infoindex",
    Field.DOCUMENT_NUMBER: "documentno documentnumber docnumber docno fwzh wh writtentext pcode"
    " cwjbh fileno",
    Field.CATEGORY: "classifymainname infocategory",
    Field.SUBJECT: "classifythemename themename",
    Field.ISSUING_BODY: "publisher publishorg puborg fwjg fbjg pubunite issuingbody",
    Field.WRITTEN_ON: "writtendate cwrq fwrq cfwrqformat",
    Field.PUBLISHED_AT: "displaypublishtime publishdate publishtime publishedtimestr publishedtime"
    " pubtime pubdate pubtimestr releasedate publishedtimeformat fbsj docrelpubtime",
    Field.SOURCE: "docsource contentsource source",
    Field.VALIDITY: "aging validity",
    Field.SUMMARY: "summary docsummary abstract memo",
    Field.KEYWORDS: "keywords",
}
_FIELDS = {key: field for field, keys in _KEYS.items() for key in keys.split()}
_BODIES = (
    "contenthtml",
    "docclob",
    "content",
    "articlecontent",
    "artcontent",
    "jdcontent",
    "doccontent",
)
_FILES = (
    "attachment",
    "attachments",
    "attachmentinfovos",
    "reslist",
    "files",
    "filelist",
    "attachlist",
)
_FILE_URLS = ("url", "filepath", "fileurl", "path", "href")
_FILE_NAMES = ("name", "filename", "title", "filetitle", "displayname")


@dataclass(frozen=True, slots=True)
class JsonItem:
    """What one record states: claims, text and files."""

    claims: tuple[Claim, ...]
    body: str
    attachments: tuple[Attachment, ...]


def read_json_item(text: str, url: str) -> JsonItem | None:
    """The item that a JSON text holds; None if it is no JSON or holds none.

    The item is the first record, from the outside in, with a title and another known fact.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    items = (read_record(record, url) for record in _records(data))
    return next((item for item in items if item is not None), None)


def read_record(record: Mapping[str, object], url: str) -> JsonItem | None:
    """The item that one record states; None without a title and another known fact."""
    claims = list(record_claims(record))
    fields = {claim.field for claim in claims if claim.value}
    if Field.TITLE not in fields or len(fields) < 2:
        return None
    body, found = _body(record)
    return JsonItem((*claims, *found), body, tuple(_attachments(record, url)))


def record_claims(record: Mapping[str, object]) -> Iterator[Claim]:
    """The claims of one record of a platform's data, its own key as the label.

    Numbers are read as counts of milliseconds or seconds where the field is a date.
    """
    for key, value in record.items():
        field = _FIELDS.get(_plain(key))
        if field is None or isinstance(value, (dict, list)):
            continue
        raw = "" if value is None else str(value)
        span = from_epoch(raw) if field in DATES and raw.isdigit() and len(raw) >= 10 else None
        if span:
            yield Claim(field, span.text(), raw, Place.API, key, span)
            continue
        if field is Field.TITLE:
            raw = join_lines([line.strip() for line in raw.splitlines() if line.strip()])
        claim = make_claim(field, raw, Place.API, key)
        if claim:
            yield claim


def _plain(key: str) -> str:
    return key.lower().replace("_", "").replace("-", "")


def _records(data: object) -> Iterator[Mapping[str, object]]:
    """Every object of the data, breadth first, up to a bound."""
    queue = [data]
    for count, value in enumerate(queue):
        if count >= _MAX_RECORDS:
            return
        if isinstance(value, dict):
            yield value
            queue.extend(part for part in value.values() if isinstance(part, (dict, list)))
        elif isinstance(value, list):
            queue.extend(part for part in value if isinstance(part, (dict, list)))


def _body(record: Mapping[str, object]) -> tuple[str, list[Claim]]:
    plain = {_plain(key): value for key, value in record.items()}
    markup = next((plain[key] for key in _BODIES if isinstance(plain.get(key), str)), "")
    sheet = read_sheet(parse(str(markup)))
    body = Body(0 if sheet.lines else None, 0, len(sheet.lines))
    return body_text(sheet, body, ()), list(in_text(sheet, body))


def _attachments(record: Mapping[str, object], url: str) -> Iterator[Attachment]:
    for key, value in record.items():
        if _plain(key) not in _FILES or not isinstance(value, list):
            continue
        for entry in value:
            if isinstance(entry, dict):
                plain = {
                    _plain(name): part for name, part in entry.items() if isinstance(part, str)
                }
                href = next((plain[name] for name in _FILE_URLS if plain.get(name)), "")
                target = join(url, href)
                name = next((plain[name] for name in _FILE_NAMES if plain.get(name)), "")
                if target:
                    yield Attachment(target, name, file_type(href) or file_type(name), Place.API)
