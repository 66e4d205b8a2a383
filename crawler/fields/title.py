"""The article's own title: which line of the page it is, and what else names the article."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import unescape
from itertools import islice

from crawler.fields.catalogue import Cell
from crawler.fields.dates import find_dates
from crawler.fields.labels import find_labels
from crawler.fields.marks import CRUMB, NAVIGATION, SHARE, SIDE, TITLE
from crawler.fields.markup import squeeze
from crawler.fields.sheet import ROOT, Line, Sheet
from crawler.items import Claim, Field, Place

_TITLE_METAS = ("articletitle", "article:title", "og:title", "dc.title")
_HEADINGS = {"h1": 3.0, "h2": 2.0, "h3": 1.5, "h4": 0.5}
_ASIDE = NAVIGATION | SIDE | SHARE | CRUMB
_SEPARATOR = re.compile(r"\s*[-_|>＞»–—－:：]+\s*|\s{2,}")
_UNDERLINE = re.compile(r"\s*(?:_+|\||>>|»)\s*")
_SITE_BEHIND = re.compile(r"(?P<rest>.{4,}?)[\s\-–—－·]+(?P<site>[^\s\-–—－·]{2,30})")
_SITE_BEFORE = re.compile(r"(?P<site>[^\s\-–—－·]{2,30})[\s\-–—－·]+(?P<rest>.{4,})")
_SITE = re.compile(
    r"(?!.*(?:关于|的|《)).{2,25}(?:网|网站|门户|平台|政府|局|厅|中心|委|委员会|办公室|部|院)"
)
_OTHER_NAMES = ("sitename", "columnname", "columntype")
_TAG = re.compile(r"<[^<>]{0,200}>")
_TRAIL = re.compile(r"位置\s*[:：]|[>＞»›].*[>＞»›]")  # a breadcrumb
_MAX_TITLE = 300
_MIN_TITLE = 4
_ENOUGH = 3.5
_LEAST = 10  # characters of a title that only its place speaks for


@dataclass(slots=True)
class Title:
    """The title's claims, and the lines ``first`` up to ``last`` that show it; both 0 if none."""

    claims: list[Claim]
    first: int = 0
    last: int = 0


def read_title(sheet: Sheet, cells: list[Cell]) -> Title:
    """Find the heading that names the article, with what metas and ``<title>`` call it."""
    title = Title(_stated(sheet))
    references = _References(sheet, title.claims, cells)
    named = {cell.place: cell.raw for cell in cells if cell.field is Field.TITLE}
    dated = {cell.place for cell in cells if cell.field in (Field.PUBLISHED_AT, Field.SOURCE)}
    best = _ENOUGH
    text = ""
    for place, line in enumerate(sheet.lines):
        length = len(line.text)
        if length > _MAX_TITLE or line.hidden or line.linked * 2 > length:
            continue
        bonus = _heading_bonus(sheet, line)
        label = named.get(place)
        if not (bonus or label or line.text[0] in references.starts):
            continue
        last = _heading_end(sheet, place)
        candidate = join_lines([each.text for each in sheet.lines[place:last]])
        if label and candidate.endswith(label):
            candidate = label
        if not _MIN_TITLE <= len(candidate) <= _MAX_TITLE or _TRAIL.search(candidate):
            continue
        score = bonus + references.score(compare_key(candidate)) - _aside(sheet, line)
        if bonus and (
            any(below in dated for below in range(last, last + 4)) or _is_dated(sheet, last)
        ):
            score += 2.5
        if score > best:
            best, text, title.first, title.last = score, candidate, place, last
    if not text and dated:
        title.first, title.last = _above(sheet, min(dated))
        text = join_lines([line.text for line in sheet.lines[title.first : title.last]])
    if text:
        title.claims.insert(0, Claim(Field.TITLE, text, text, Place.HEADING))
    return title


def _above(sheet: Sheet, place: int) -> tuple[int, int]:
    """The line above the header line, if it can be a title that nothing else tells of."""
    for above in range(place - 1, max(place - 3, 0), -1):
        line = sheet.lines[above]
        is_text = _LEAST <= len(line.text) <= _MAX_TITLE and not _TRAIL.search(line.text)
        if is_text and not line.linked and not line.hidden and not find_labels(line.text):
            return above, above + 1
    return 0, 0


class _References:
    """What else on the page names the article, to tell its heading by."""

    def __init__(self, sheet: Sheet, claims: list[Claim], cells: list[Cell]) -> None:
        self._exact: dict[str, float] = {}
        self._whole: list[str] = []
        others = {compare_key(text) for name, text in sheet.metas if name in _OTHER_NAMES}
        for claim in claims:
            key = compare_key(claim.value or "")
            if len(key) >= _MIN_TITLE and key not in others and not _SITE.fullmatch(key):
                self._exact[key] = max(
                    self._exact.get(key, 0), 6.0 - 2.0 * (claim.place != Place.META)
                )
                self._whole.append(compare_key(claim.raw))
        for part in _SEPARATOR.split(sheet.title[:_MAX_TITLE]):
            key = compare_key(part)
            if len(key) >= 8 and key not in others and not _SITE.fullmatch(key):
                self._exact.setdefault(key, 3.8)
        for cell in cells:
            if cell.field is Field.TITLE and len(cell.raw) >= _MIN_TITLE:
                self._exact.setdefault(compare_key(cell.raw), 4.0)
        self.starts = {key[:1] for key in self._exact} | {key[:1].upper() for key in self._exact}

    def score(self, key: str) -> float:
        """How well a line agrees with the other names: 6 for the meta's very words."""
        if key in self._exact:
            return self._exact[key]
        wholes = [whole for whole in self._whole if key in whole and len(key) * 2 >= len(whole)]
        if len(key) >= 8 and wholes:
            return 3.9 if any(whole.startswith(key) for whole in wholes) else 3.0
        return 3.0 if any(len(name) >= 8 and name in key for name in self._exact) else 0.0


def _stated(sheet: Sheet) -> list[Claim]:
    """What metas and the title tag call the page, the title tag without the site's name."""
    claims = []
    for name, content in sheet.metas:
        if name in _TITLE_METAS:
            value = squeeze(_TAG.sub("", unescape(content)))
            claims.append(Claim(Field.TITLE, value or None, content, Place.META, name))
    if sheet.title:
        value = _without_site(sheet.title[:_MAX_TITLE])
        claims.append(Claim(Field.TITLE, value, sheet.title, Place.TITLE_TAG))
    return claims


def _without_site(title: str) -> str:
    """A ``<title>`` without the names of column and site before or behind the article's."""
    parts = _UNDERLINE.split(title)
    if len(parts) > 1:
        return max(parts, key=lambda part: (not _SITE.fullmatch(compare_key(part)), len(part)))
    while (found := _SITE_BEHIND.fullmatch(title) or _SITE_BEFORE.fullmatch(title)) and (
        _SITE.fullmatch(compare_key(found["site"]))
    ):
        title = found["rest"]
    return title


def _heading_bonus(sheet: Sheet, line: Line) -> float:
    block = sheet.blocks[line.block]
    bonus = _HEADINGS.get(block.tag, 0.0)
    if block.kinds & TITLE:
        bonus = max(bonus, 2.0)
    if block.parent != ROOT:
        around = sheet.blocks[block.parent]
        named = around.kinds & TITLE or around.tag in _HEADINGS
        if named and (around.first, around.end) == (block.first, block.end):
            bonus = max(bonus, _HEADINGS.get(around.tag, 2.0))
    if line.marks and any(told & TITLE for told, _ in line.marks):
        bonus = max(bonus, 1.5)
    return bonus


def _heading_end(sheet: Sheet, place: int) -> int:
    """Behind the last line of the heading that begins here: a heading may have line breaks."""
    block = sheet.blocks[sheet.lines[place].block]
    return block.end if block.first == place and block.end - place <= 5 else place + 1


def _is_dated(sheet: Sheet, place: int) -> bool:
    """Whether the line below a heading is short and begins with a date."""
    text = sheet.lines[place].text if place < len(sheet.lines) else ""
    return len(text) <= 60 and any(found.start <= 12 for found in find_dates(text))


def _aside(sheet: Sheet, line: Line) -> float:
    """What speaks against a heading: it lies in a menu or the like."""
    around = islice(sheet.around(line.block), 4)
    return 3.0 * any(sheet.blocks[block].kinds & _ASIDE for block in around)


def compare_key(text: str) -> str:
    """What two spellings of one title share: half width, no white space, lower case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def join_lines(texts: list[str]) -> str:
    """The lines of one heading as one text; a space only where neither side is Chinese."""
    joined = ""
    for text in texts:
        gap = " " if joined and joined[-1].isascii() and text[:1].isascii() else ""
        joined += gap + text
    return joined
