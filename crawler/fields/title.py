"""The article's own title: which line of the page it is, and what else names the article."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
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
_CLEAR = re.compile(r"\s*[_|>＞»]+\s*")
_SPLIT = re.compile(r"(\s*[-–—－·]+\s*|\s+)")
_SITE = re.compile(
    r"(?!.*(?:关于|的|《)).{2,25}(?:网|网站|门户|平台|政府|局|厅|中心|委|委员会|办公室|部|院)"
)
_PORTAL = re.compile(r"(?!.*(?:关于|《)).{2,25}(?:网|网站|门户|平台|政府)")
_COLUMN = re.compile(r"(?!.*(?:关于|的|《))[\u4e00-\u9fff]{2,8}(?:[（(][^（()）]{1,4}[)）])?")
_COLUMN_NAME = re.compile(
    r"\S{0,6}(?:文件|公告|公示|通知|动态|要闻|新闻|资讯|快讯|公开|解读|政策|信息|专栏|专题|目录)"
)
_SHAPE = re.compile(
    r".*关于.{4,}(?:通知|意见|办法|决定|公告|通告|公示|批复|函|报告|方案|措施|规定|细则|解读|答复)[^，。；]{0,20}"
    r"|.{6,}(?:通知|通告|公告|公示|批复|决定|办法|规定|细则|条例|方案|意见|措施|计划|要点|规划|纲要"
    r"|解读|指南|指引|名单|答记者问|一览表|年度报告)(?:[（(][^（()）]{1,20}[)）])?"
)
_OTHER_NAMES = ("sitename", "columnname", "columntype")
_TAG = re.compile(r"<[^<>]{0,200}>")
_SHAPE_ENDS = frozenset("知告示复定法则例案见施划点要解读南引单问表函)）")
_TRAIL = re.compile(r"位置\w?\s*[:：]|[>＞»›].*[>＞»›]|首\s*页\s*[>＞»›/-]")  # a breadcrumb
_SHAPED = 1.5  # what the wording of a title is worth as a heading
_LEAST = 8  # characters of a title that only its place speaks for
_MAX_TITLE = 300
_MIN_TITLE = 4
_ENOUGH = 3.5
_HEADED = 2.5  # what a header line below a heading is worth
_NEAR = 20  # lines from the name of the column to the title


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
    prose = next((place for place, weight in enumerate(sheet.weights) if weight), len(sheet.lines))
    choices: list[_Choice] = []
    for place, last, bonus in _headings(sheet, named, references.starts, prose):
        text = join_lines([line.text for line in sheet.lines[place:last]])
        label = named.get(place, "")
        if label and text.endswith(label):
            text = label
        if not _MIN_TITLE <= len(text) <= _MAX_TITLE or _TRAIL.search(text):
            continue
        headed = bonus > 0 and _is_headed(sheet, last, dated)
        score = bonus + references.score(compare_key(text)) + (_HEADED if headed else 0.0)
        score -= _aside(sheet, sheet.lines[place])
        if score > _ENOUGH:
            choices.append(_Choice(score, place, last, text, headed))
    best = _best(choices) if choices else _by_place(sheet, dated, prose)
    if best:
        title.first, title.last = best.first, best.last
        title.claims.insert(0, Claim(Field.TITLE, best.text, best.text, Place.HEADING))
    return title


@dataclass(slots=True)
class _Choice:
    """Lines that may be the title, how much speaks for them, and whether a header line follows."""

    score: float
    first: int
    last: int
    text: str
    headed: bool = False


def _best(choices: list[_Choice]) -> _Choice:
    """The likeliest title; the name of a column loses to a heading and header line below it."""
    best = max(choices, key=lambda choice: choice.score)
    if not _COLUMN_NAME.fullmatch(best.text):
        return best
    below = [
        choice
        for choice in choices
        if choice.headed and len(choice.text) > _LEAST and 0 < choice.first - best.first <= _NEAR
    ]
    return max(below, key=lambda choice: choice.score, default=best)


def _headings(
    sheet: Sheet, named: dict[int, str], starts: set[str], prose: int
) -> Iterator[tuple[int, int, float]]:
    """Lines that may be the heading: where each begins and ends, and what its form speaks for.

    ``prose`` is the first line of running text: only above it does the mere wording count.
    """
    for place, line in enumerate(sheet.lines):
        length = len(line.text)
        if length > _MAX_TITLE or line.hidden or line.linked * 2 > length:
            continue
        bonus = _heading_bonus(sheet, line)
        last = _heading_end(sheet, place)
        if not bonus and place < prose and _is_shaped(sheet, place, last):
            bonus = _SHAPED
        if bonus or place in named or line.text[0] in starts:
            yield place, last, bonus


def _by_place(sheet: Sheet, dated: set[int], prose: int) -> _Choice | None:
    """Where nothing names the article: the first line worded like a title, else the line above
    the header line; None if neither can be one.
    """
    for place in range(prose):
        line, last = sheet.lines[place], _heading_end(sheet, place)
        if not line.hidden and not line.linked and _is_shaped(sheet, place, last):
            return _Choice(
                0.0, place, last, join_lines([each.text for each in sheet.lines[place:last]])
            )
    below = min((place for place in dated if place < prose), default=0)
    text = sheet.lines[below - 1].text if below else ""
    bare = _LEAST <= len(text) <= _MAX_TITLE and not sheet.lines[below - 1].linked
    other = _TRAIL.search(text) or _SITE.fullmatch(text) or find_labels(text)
    if bare and not other and next(find_dates(text), None) is None:
        return _Choice(0.0, below - 1, below, text)
    return None


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
        is_site = _PORTAL.fullmatch(value) is not None
        claims.append(Claim(Field.TITLE, None if is_site else value, sheet.title, Place.TITLE_TAG))
    return claims


def _without_site(title: str) -> str:
    """A ``<title>`` without the names of column and site before or behind the article's.

    What is cut depends on the mark between: bars, arrows and underlines always part, and the
    longest part that names no site is the article; a space sets apart a portal only, a bare
    dash an organ too, a dash among spaces also a column.
    """
    clear = _CLEAR.split(title)
    title = max(clear, key=lambda part: (not _SITE.fullmatch(part), len(part)))
    parts = _SPLIT.split(title)
    first, last = 0, len(parts) - 1
    while last > first and _is_frame(parts[last], parts[last - 1]):
        last -= 2
    while last > first and _is_frame(parts[first], parts[first + 1]):
        first += 2
    return "".join(parts[first : last + 1])


def _is_frame(part: str, mark: str) -> bool:
    """Whether a part of a title, set apart by ``mark``, names a site, an organ or a column."""
    bare = mark.strip()
    if not bare:
        return bool(_PORTAL.fullmatch(part))
    is_column = mark != bare and _COLUMN.fullmatch(part)
    return bool(_SITE.fullmatch(part) or is_column or not part)


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


def _is_shaped(sheet: Sheet, place: int, last: int) -> bool:
    """Whether lines read like the title of a document and are no labelled value or breadcrumb."""
    end = sheet.lines[last - 1].text
    if "关于" not in end and end[-1] not in _SHAPE_ENDS:
        return False
    text = join_lines([line.text for line in sheet.lines[place:last]])
    return _SHAPE.fullmatch(text) is not None and not _TRAIL.search(text) and not find_labels(text)


def _is_headed(sheet: Sheet, place: int, dated: set[int]) -> bool:
    """Whether the header line with date or source follows."""
    return any(below in dated for below in range(place, place + 4)) or _is_dated(sheet, place)


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
