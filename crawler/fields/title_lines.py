"""What a line near the title is: a heading, or a fact, a label, a button, a breadcrumb."""

from __future__ import annotations

import re

from crawler.fields.catalogue import starts_labelled
from crawler.fields.dates import find_dates
from crawler.fields.document_number import read_document_number
from crawler.fields.labels import COLONS, find_labels, label_of
from crawler.fields.letter_labels import letter_label
from crawler.fields.sheet import Line
from crawler.fields.title_names import MAX_TITLE, MIN_TITLE, SITE

COLUMN_NAME = re.compile(
    r"\S{0,6}(?:文件|公告|公示|通知|动态|要闻|新闻|资讯|快讯|公开|解读|政策|信息|专栏|专题|目录)"
)
"""The name of a column."""

TRAIL = re.compile(r"位置\w?\s*[:：]|[>＞»›].*[>＞»›]|首\s*页\s*[>＞»›/-]")
"""A breadcrumb."""

LEAST = 8
"""Characters of a title that only its place speaks for."""

_BUTTON = re.compile(r"\W*(?:(?:打印|关闭|分享|收藏|字体|字号|大|中|小|本页|窗口)\W*)+")
_MOMENT = re.compile(r"[\u4e00-\u9fff]{2,6}(?:时间|日期)\s*[:：]?")  # 提请时间
_REST = 6  # characters beside a date that make a title


def is_furniture(line: Line) -> bool:
    """Whether a line holds another fact of the header, or only buttons."""
    return bool(_BUTTON.fullmatch(line.text)) or starts_labelled(line) or is_header(line.text)


def is_label(text: str) -> bool:
    """Whether a line is nothing but the name of a fact, also of a letter's: 写信时间."""
    return bool(label_of(text) or letter_label(text) or _MOMENT.fullmatch(text))


def is_other(text: str) -> bool:
    """Whether a line is a breadcrumb, a date, the name of a site or of a column, or the like."""
    if not MIN_TITLE <= len(text) <= MAX_TITLE or TRAIL.search(text) or SITE.fullmatch(text):
        return True
    is_column = len(text) < LEAST and COLUMN_NAME.fullmatch(text)
    if is_column or text[-1] in COLONS or find_labels(text) or is_label(text):
        return True
    found = next(find_dates(text), None)
    rest = len(text) - (found.end - found.start) if found else len(text)
    return found is not None and ("年" not in text or rest < _REST)


def is_header(text: str) -> bool:
    """Whether a line holds labelled facts, a date or a document number rather than a title."""
    found = next(find_dates(text), None)
    if found and len(text) - (found.end - found.start) < _REST:
        return True
    return bool(find_labels(text)) or read_document_number(text) is not None


def join_lines(texts: list[str]) -> str:
    """The lines of one heading as one text; a space only where neither side is Chinese."""
    joined = ""
    for text in texts:
        gap = " " if joined and joined[-1].isascii() and text[:1].isascii() else ""
        joined += gap + text
    return joined
