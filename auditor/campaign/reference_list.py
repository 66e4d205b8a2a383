"""Reading ``--reference``: a list of documents that a site must show, as people keep them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from auditor.campaign.csv_lines import csv_lines
from auditor.computed.references import Reference
from auditor.computed.titles import fold
from auditor.rule import Text
from crawler.fields.dates import read_date
from crawler.fields.urls import BadUrl, canonical
from crawler.problems import Trouble

_NAMES = {
    "title": ("title", "name", "标题", "题名", "名称", "文件名称", "文件标题", "信息标题"),
    "number": ("document_number", "number", "文号", "发文字号", "发文号", "文件号"),
    "url": ("url", "link", "address", "网址", "链接", "地址", "原文链接", "链接地址"),
    "published": (
        *("published", "published_at", "date", "发布时间", "发布日期", "日期", "时间", "公开时间"),
        *("公开日期", "印发时间", "印发日期"),
    ),
    "issuer": ("issuer", "issuing_body", "发布机构", "发文机关", "发文单位", "发布单位", "来源"),
    "channel": ("channel", "渠道", "发布渠道", "公开渠道", "平台", "载体"),
    "body": ("body", "text", "content", "正文", "内容", "全文"),
}
_FIELDS = {fold(word): field for field, words in _NAMES.items() for word in words}
_LARGEST = 100_000_000
_SHOWN = 20
"""So many mistakes are named at once."""
_CODECS = ("utf-8-sig", "gb18030")

Line = tuple[Text, Mapping[str, str]]
"""The place of a line, and what it says by our field names."""


class ListTrouble(Trouble):
    """What is wrong with a reference list: one line for every mistake."""

    def __init__(self, path: Path, problems: Sequence[Text]) -> None:
        more = len(problems) - _SHOWN
        shown = [*problems[:_SHOWN]]
        if more > 0:
            shown.append(Text(f"另有 {more} 处", f"and {more} more"))
        super().__init__(
            "\n".join(f"{path}：{one.zh}" for one in shown),
            "\n".join(f"{path}: {one.en}" for one in shown),
        )


def read_reference_list(path: Path) -> tuple[Reference, ...]:
    """The documents of a CSV file with a header line, or of a JSON list of objects.

    Headings are Chinese or English (标题/title, 文号/document_number, 网址/url, 发布时间/published,
    发布机构/issuer, 渠道/channel, 正文/body); others are passed over. Text is UTF-8, UTF-16 with
    its mark, or GBK. Raises ListTrouble that names every mistake with its line.
    """
    text = _text(path)
    is_json = path.suffix.lower() == ".json" or text.lstrip()[:1] in ("[", "{")
    problems: list[Text] = []
    found = [
        one
        for place, line in (_json_lines(path, text) if is_json else _csv_lines(path, text))
        if (one := _reference(path, place, line, problems))
    ]
    if problems:
        raise ListTrouble(path, problems)
    if not found:
        raise _wrong(path, "清单里没有一条信息", "the list names nothing")
    return tuple(found)


def _wrong(path: Path, zh: str, en: str) -> ListTrouble:
    return ListTrouble(path, [Text(zh, en)])


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise _wrong(path, "文件超过 100 MB", "the file is larger than 100 MB")
        raw = path.read_bytes()
    except OSError as error:
        raise _wrong(
            path, f"读不了（{error.strerror}）", f"cannot be read ({error.strerror})"
        ) from None
    wide = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    for codec in ("utf-16",) if wide else _CODECS:
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise _wrong(path, "不是 UTF-8 或 GBK 文本", "is text neither in UTF-8 nor in GBK")


def _csv_lines(path: Path, text: str) -> Iterator[Line]:
    """Each line of a CSV file by our field names; commas, tabs or semicolons part the cells."""
    head = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(",\t;", key=head.count)
    fields: list[str | None] = []
    try:
        for number, cells in csv_lines(text, delimiter):
            if not fields:
                fields = _headings(path, cells)
                continue
            line = {name: cell for name, cell in zip(fields, cells, strict=False) if name}
            yield Text(f"第 {number} 行", f"line {number}"), line
    except csv.Error as error:
        raise _wrong(path, f"不是 CSV（{error}）", f"is not CSV ({error})") from None


def _headings(path: Path, cells: list[str]) -> list[str | None]:
    fields = [_FIELDS.get(fold(cell)) for cell in cells]
    twice = next(
        (cell for n, cell in enumerate(cells) if fields[n] in fields[:n] and fields[n]), ""
    )
    if "title" not in fields:
        raise _wrong(
            path,
            f"第一行应是表头，其中要有“标题”；现为：{'、'.join(cells[:8])}",
            f"the first line must be a heading with title; it is: {', '.join(cells[:8])}",
        )
    if twice:
        raise _wrong(path, f"表头中 {twice!r} 重复", f"the heading {twice!r} is there twice")
    return fields


def _json_lines(path: Path, text: str) -> Iterator[Line]:
    """Each object of a JSON list by our field names."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _wrong(path, f"不是 JSON（{error}）", f"is not JSON ({error})") from None
    if isinstance(data, dict):
        data = next((value for value in data.values() if isinstance(value, list)), None)
    if not isinstance(data, list):
        raise _wrong(path, "应是由对象组成的列表", "must be a list of objects")
    for number, one in enumerate(data, 1):
        yield Text(f"第 {number} 条", f"entry {number}"), _object(one)


def _object(one: Any) -> dict[str, str]:
    if not isinstance(one, dict):
        return {}
    fields = ((_FIELDS.get(fold(str(name))), value) for name, value in one.items())
    return {name: str(value) for name, value in fields if name and value is not None}


def _reference(
    path: Path, place: Text, line: Mapping[str, str], problems: list[Text]
) -> Reference | None:
    """One line as a document; what is wrong with it is added to the problems."""
    cells = {name: value.strip() for name, value in line.items()}
    title, day, url = cells.get("title", ""), cells.get("published", ""), cells.get("url", "")
    published = read_date(day) if day else None
    wrong = []
    if not title:
        wrong.append(Text("没有标题", "no title"))
    if day and published is None:
        wrong.append(Text(f"看不懂日期 {day!r}", f"unreadable date {day!r}"))
    if url and not _is_address(url):
        wrong.append(Text(f"网址有误 {url!r}", f"bad address {url!r}"))
    problems += [Text(f"{place.zh}：{one.zh}", f"{place.en}: {one.en}") for one in wrong]
    if wrong:
        return None
    return Reference(
        title=title,
        url=canonical(url) if url else "",
        number=cells.get("number", ""),
        published=published,
        issuer=cells.get("issuer", ""),
        channel=cells.get("channel", ""),
        body=cells.get("body", ""),
        place=f"{path.name} {place.en}",
    )


def _is_address(url: str) -> bool:
    try:
        return canonical(url).startswith(("http://", "https://"))
    except BadUrl:
        return False
