"""The article's own title: which line of the page it is, and what else names the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from crawler.fields.body import data_row
from crawler.fields.catalogue import Cell
from crawler.fields.dates import find_dates
from crawler.fields.foot import foot_of, heads_others
from crawler.fields.header import date_behind
from crawler.fields.labels import find_labels, is_weak
from crawler.fields.letter_labels import letter_label
from crawler.fields.marks import CRUMB, NAVIGATION, SHARE, SIDE, TITLE
from crawler.fields.sheet import ROOT, Line, Sheet
from crawler.fields.title_lines import (
    COLUMN_NAME,
    LEAST,
    TRAIL,
    is_furniture,
    is_header,
    is_other,
    join_lines,
)
from crawler.fields.title_names import (
    MAX_TITLE,
    MIN_TITLE,
    SITE,
    References,
    compare_key,
    stated_titles,
)
from crawler.items import Claim, Field, Place

_HEADINGS = {"h1": 3.0, "h2": 2.0, "h3": 1.5, "h4": 0.5}
_ASIDE = NAVIGATION | SIDE | SHARE | CRUMB
_SHAPE = re.compile(
    r".*关于.{4,}(?:通知|意见|办法|决定|公告|通告|公示|批复|函|报告|方案|措施|规定|细则|解读|答复)[^，。；]{0,20}"
    r"|.{6,}(?:通知|通告|公告|公示|批复|决定|办法|规定|细则|条例|方案|意见|措施|计划|要点|规划|纲要"
    r"|解读|指南|指引|名单|答记者问|一览表|年度报告)(?:[（(][^（()）]{1,20}[)）])?"
)
_DATE_STARTS = frozenset("12１２一二")
_SHAPE_ENDS = frozenset("知告示复定法则例案见施划点要解读南引单问表函)）")
_LONGEST_SHAPED = 300
_SHAPED = 1.5  # what the wording of a title is worth as a heading
_MIN_HEADING = 2  # characters of a title that is a heading with a header line: 公告
_MAX_LINES = 5
_HEAD = 8  # lines above the running text in which a header line may stand
_NO_HEADER = re.compile(
    r"农历|天气|气温|通过|会议|修订|修正|公布|批准|施行"
)  # what else has a date
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
    title = Title(stated_titles(sheet))
    references = References(sheet, title.claims, cells)
    named = {cell.place: cell.raw for cell in cells if cell.field is Field.TITLE}
    prose = next((place for place, weight in enumerate(sheet.weights) if weight), None)
    foot = foot_of(sheet, prose or 0)
    prose = foot if prose is None else prose
    told = (cell.place for cell in cells if cell.field in (Field.PUBLISHED_AT, Field.SOURCE))
    dated = {place for place in told if place < foot}
    choices: list[_Choice] = []
    for place, last, bonus in _headings(sheet, named, references.starts, prose):
        text = join_lines([line.text for line in sheet.lines[place:last]])
        label = named.get(place, "")
        if label and text.endswith(label):
            text = label
        if bonus and (dated_by := date_behind(sheet.lines[last - 1])):
            text = text.removesuffix(dated_by).rstrip()
        headed = bonus > 0 and _is_headed(sheet, last, dated)
        least = _MIN_HEADING if headed and bonus >= _SHAPED else MIN_TITLE
        if not least <= len(text) <= MAX_TITLE or TRAIL.search(text) or heads_others(text):
            continue
        if letter_label(text):
            continue
        score = bonus + references.score(compare_key(text)) + (_HEADED if headed else 0.0)
        score -= _aside(sheet, sheet.lines[place])
        choices.append(_Choice(score, place, last, text, headed))
    likely = [choice for choice in choices if choice.score > _ENOUGH]
    headers = sorted(place for place in dated | _bare_dates(sheet, dated, prose) if place < prose)
    strong = [cell for cell in cells if cell.place < prose and not is_weak(cell.name)]
    catalogue = [cell.place for cell in strong if any(each.raw for each in strong)][:1]
    values = {place for cell in cells for place in cell.taken if cell.field is not Field.TITLE}
    above = _above(sheet, (*headers, *catalogue), values)
    nameless = not any(claim.value for claim in title.claims)
    lone = _lone(choices, max(dated, default=prose if nameless else 0))
    best = _best(likely, above) if likely else _worded(sheet, prose) or above or lone
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


def _best(choices: list[_Choice], above: _Choice | None) -> _Choice:
    """The likeliest title; the name of a column or site loses to a title and header line below."""
    best = max(choices, key=lambda choice: choice.score)
    if not (COLUMN_NAME.fullmatch(best.text) or SITE.fullmatch(best.text)):
        return best
    below = [
        choice
        for choice in (*choices, *((above,) if above else ()))
        if choice.headed and len(choice.text) > LEAST and 0 < choice.first - best.first <= _NEAR
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
        if length > MAX_TITLE or line.hidden or line.linked * 3 > length:
            continue
        bonus = _heading_bonus(sheet, line)
        known = bonus or place in named or line.text[0] in starts
        if not known and place >= prose:
            continue
        last = _heading_end(sheet, place)
        if not (bonus or line.linked) and place < prose and _is_shaped(sheet, place, last):
            bonus = _SHAPED
            if _is_under_organ(sheet, place):
                yield place - 1, last, bonus
        if bonus or known:
            yield place, last, bonus


def _is_under_organ(sheet: Sheet, place: int) -> bool:
    """Whether a title 关于… goes on from a line of the same kind with the organ's name."""
    if not place or not sheet.lines[place].text.startswith("关于"):
        return False
    line, above = sheet.lines[place], sheet.lines[place - 1]
    own, other = sheet.blocks[line.block], sheet.blocks[above.block]
    alike = (own.tag, own.parent) == (other.tag, other.parent) and not above.linked
    return alike and SITE.fullmatch(above.text) is not None


def _worded(sheet: Sheet, prose: int) -> _Choice | None:
    """Where nothing names the article: the first line worded like a title."""
    for place in range(prose):
        line, last = sheet.lines[place], _heading_end(sheet, place)
        if not line.hidden and not line.linked and _is_shaped(sheet, place, last):
            text = join_lines([each.text for each in sheet.lines[place:last]])
            return _Choice(0.0, place, last, text)
    return None


def _above(sheet: Sheet, places: Iterable[int], values: set[int]) -> _Choice | None:
    """The lines above the first of the header lines ``places`` that can be a title.

    Other facts and buttons of the header may stand between; ``values`` are lines of the catalogue.
    """
    for header in places:
        rest = range(header, max(header - _MAX_LINES, 0), -1)
        below = next((at for at in rest if not is_furniture(sheet.lines[at - 1])), 0)
        if not below or below - 1 in values:
            continue
        if data_row(sheet, sheet.lines[below - 1].block, ROOT) is not None:
            continue  # a cell beside others: a label, or the value of one
        block = sheet.blocks[sheet.lines[below - 1].block]
        first = block.first if 0 < below - block.first <= _MAX_LINES else below - 1
        lines = sheet.lines[first:below]
        text = join_lines([line.text for line in lines])
        if not any(line.linked or line.hidden for line in lines) and not is_other(text):
            return _Choice(0.0, first, below, text, True)
    return None


def _bare_dates(sheet: Sheet, dated: set[int], prose: int) -> set[int]:
    """Lines shortly above the running text, or above a header line, that begin with a date."""
    if not any(sheet.weights[prose : prose + 1]):
        return set()
    near = {*range(max(prose - _HEAD, 0), prose), *(place - 1 for place in dated if place)}
    return {
        place
        for place in near
        if _is_dated(sheet, place, 2)
        and not sheet.lines[place].linked
        and not _NO_HEADER.search(sheet.lines[place].text)
    }


def _lone(choices: list[_Choice], header: int) -> _Choice | None:
    """The best heading that little speaks for, if it stands above the line ``header``."""
    lone = [
        choice
        for choice in choices
        if choice.score >= _SHAPED and choice.first < header and not is_other(choice.text)
    ]
    return max(lone, key=lambda choice: choice.score, default=None)


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
    """Behind the last line of the heading that begins here: a heading may have line breaks, but
    a header line in the same block is none of it.
    """
    block = sheet.blocks[sheet.lines[place].block]
    if block.first != place or block.end - place > _MAX_LINES:
        return place + 1
    below = range(place + 1, block.end)
    return next((each for each in below if is_header(sheet.lines[each].text)), block.end)


def _is_shaped(sheet: Sheet, place: int, last: int) -> bool:
    """Whether lines read like the title of a document and are no labelled value or breadcrumb."""
    end = sheet.lines[last - 1].text
    if "关于" not in end and end[-1] not in _SHAPE_ENDS:
        return False
    text = join_lines([line.text for line in sheet.lines[place:last]])
    if len(text) > _LONGEST_SHAPED:
        return False
    return _SHAPE.fullmatch(text) is not None and not TRAIL.search(text) and not find_labels(text)


def _is_headed(sheet: Sheet, place: int, dated: set[int]) -> bool:
    """Whether the header line with date or source follows."""
    return any(below in dated for below in range(place, place + 4)) or _is_dated(sheet, place)


def _is_dated(sheet: Sheet, place: int, within: int = 12) -> bool:
    """Whether a line is short and has a date among its first characters."""
    text = sheet.lines[place].text if place < len(sheet.lines) else ""
    if len(text) > 60 or _DATE_STARTS.isdisjoint(text[: within + 1]):
        return False
    return any(found.start <= within for found in find_dates(text))


def _aside(sheet: Sheet, line: Line) -> float:
    """What speaks against a heading: it lies in a menu or the like."""
    around = islice(sheet.around(line.block), 4)
    return 3.0 * any(sheet.blocks[block].kinds & _ASIDE for block in around)
