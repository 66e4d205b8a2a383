"""The rows of one list: address, full title and date of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from crawler.fields.dates import read_date
from crawler.fields.groups import Draft, Group
from crawler.fields.leads import is_opening
from crawler.fields.markup import SILENT, squeeze, text_of
from crawler.fields.outline import Link
from crawler.fields.row_dates import (
    RowDate,
    best_date,
    date_column,
    dates_between,
    outside,
    pure_date,
)

_CUT = re.compile(r"(?:\.{2,}|…+|。。。)$")
_LABELLED_TITLE = re.compile(r"(?:标\s*题|名\s*称)\s*[:：]\s*([^\n\r]+)")
_ADVICE = re.compile(r"点击|查看|新窗口|打开链接")
_BULLETS = " \u3000·•●■□◆◇▪►▶>›»-—"
_TAG_MARKS = "[【（("
_INLINE = frozenset({"b", "font", "em", "strong", "i", "u", "mark", "sup", "sub"})
_DATE_SIGNS = re.compile(r"[\d年月日/.\-\s]{6,16}")
_TAIL_DATE = re.compile(r"\s*[\[(（【〔]\s*([12]\d{3}[^\[\]()（）【】〔〕]{2,16})[\])）】〕]\s*$")
_WHOLE_TITLE = 6  # characters from which a part of a link may be a title of its own


@dataclass(slots=True)
class RawRow:
    """One row as it stands; ``element`` fills it, None for a row that no element shows."""

    url: str
    title: str
    date: RowDate | None
    element: HtmlElement | None = None


def read_rows(group: Group, near: datetime | None) -> list[RawRow]:
    """All rows of a group. ``near`` is the moment of the fetch, for 3天前."""
    column = date_column(group)
    dates = [_date_of(draft, column, near) for draft in group.drafts]
    rows = []
    for draft, date in zip(group.drafts, dates, strict=True):
        title, inner = _title(draft, near)
        rows.append(RawRow(draft.lead.url, title, date or inner, draft.element))
    if sum(row.date is not None for row in rows) * 2 < len(rows):
        for row, between in zip(rows, dates_between(group, near), strict=True):
            row.date = row.date or between
    return rows


def _date_of(draft: Draft, column: int | None, near: datetime | None) -> RowDate | None:
    if column is not None:
        cells = [cell for cell in draft.element if cell.tag in ("td", "th")]
        if column < len(cells) and (date := best_date([text_of(cells[column])], near)):
            return date
    return best_date(list(outside(draft.element, draft.lead.element)), near)


def _title(draft: Draft, near: datetime | None) -> tuple[str, RowDate | None]:
    """The full title of a row, and the date that stands inside its link, if any."""
    link = draft.lead
    if draft.element is not link.element and (not link.text or is_opening(link.text)):
        return _named_beside(draft), None
    shown, date = _shown(link, near)
    full = _stated_title(link.element)
    if full is None and _CUT.search(shown):
        full = _stated_title(draft.element)
    return (full if full and _completes(full, shown) else shown), date


def _named_beside(draft: Draft) -> str:
    """The title of a row whose link only opens it: the longest text beside the link."""
    texts = [squeeze(text) for text in outside(draft.element, draft.lead.element)]
    return max((text for text in texts if not pure_date(text, None)), key=len, default="")


def _shown(link: Link, near: datetime | None) -> tuple[str, RowDate | None]:
    """The text of a link, without the date, number or abstract that stands in it too."""
    parts = list(_parts(link.element)) if len(link.element) else []
    if len(parts) > 1:
        dates = {part: date for part, texts in parts if (date := _date_alone(part, texts, near))}
        titles = [part for part, _ in parts if part not in dates]
        whole = [part for part in titles if len(part) >= _WHOLE_TITLE and part[0] not in _TAG_MARKS]
        if len(titles) > 1 and whole and not _is_one_text(link.element):
            titles = whole[:1]
        text = squeeze(" ".join(titles)) if len(titles) < len(parts) else link.text
        return text.lstrip(_BULLETS) or link.text, next(iter(dates.values()), None)
    match = _TAIL_DATE.search(link.text)
    if match and (span := read_date(match[1])):
        return link.text[: match.start()].lstrip(_BULLETS), RowDate(match[1], span)
    return link.text.lstrip(_BULLETS) or link.text, None


def _date_alone(part: str, texts: list[str], near: datetime | None) -> RowDate | None:
    """The date that a part of a link is, whole or set in pieces."""
    if len(texts) > 1 and _DATE_SIGNS.fullmatch(part):
        return best_date(texts, near)
    return pure_date(part, near)


def _parts(element: HtmlElement) -> Iterator[tuple[str, list[str]]]:
    """The texts of an element's children and between them, each with the texts it is made of."""
    while len(element) == 1 and not (element.text or "").strip() and len(element[0]):
        element = element[0]
    if own := squeeze(element.text or ""):
        yield own, [own]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in SILENT and (text := text_of(child)):
            yield text, list(outside(child, None)) if len(child) else [text]
        if tail := squeeze(child.tail or ""):
            yield tail, [tail]


def _is_one_text(element: HtmlElement) -> bool:
    """Whether the text of a link is one run with marked-up words in it."""
    loose = [element.text, *(child.tail for child in element)]
    return any(map(str.strip, filter(None, loose))) or all(c.tag in _INLINE for c in element)


def _stated_title(element: HtmlElement) -> str | None:
    """The title attribute of an element or of something in it."""
    for part in element.iter():
        stated = part.get("title")
        if stated and len(stated.strip()) > 1:
            match = _LABELLED_TITLE.search(stated)
            return squeeze(match[1] if match else stated)
    return None


def _completes(full: str, shown: str) -> bool:
    """Whether an attribute states in full what the page shows, cut or not."""
    if not shown:
        return True
    if _CUT.search(shown):
        return len(full) >= len(shown) - 3 and not (_ADVICE.search(full) and len(full) < 8)
    return "".join(shown.split()) in "".join(full.split())
