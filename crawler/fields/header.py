"""What the head of an article states without a label, and what metas and hidden fields hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.fields.body import Body, data_row
from crawler.fields.catalogue import MAX_LABEL, Cell, read_cells
from crawler.fields.claims import make_claim
from crawler.fields.dates import Found, find_dates, read_date
from crawler.fields.marks import SOURCE
from crawler.fields.markup import parse, squeeze
from crawler.fields.sheet import Line, Sheet
from crawler.fields.title_lines import is_label
from crawler.fields.walk import read_sheet
from crawler.items import Claim, Field, Place

META_DATES = frozenset(
    {"pubdate", "publishdate", "publish_date", "publish-date", "pubtime", "publishtime"}
    | {"publish_time", "article:published_time", "publicationdate", "dc.date"}
)
"""Names of metas that mean the date of publication."""

_METAS = {
    **dict.fromkeys(META_DATES | {"firstpublishedtime", "releasetime"}, Field.PUBLISHED_AT),
    "contentsource": Field.SOURCE,
    "source": Field.SOURCE,
    "keywords": Field.KEYWORDS,
    "description": Field.SUMMARY,
}
_HIDDEN_DATE = re.compile(
    r"(?:^|[\s_-]|article|news|info)(?:pub(?:lish)?(?:ed)?[_-]?(?:date|data|time|day)|fb(?:sj|rq|time)"
    r"|release[_-]?(?:date|time)|send[_-]?time)$"
)
_HIDDEN_SOURCE = re.compile(
    r"(?:^|[\s_-]|article|news|info)(?:content)?source$|^(?:ly|laiyuan|xxly)$"
)
_HEAD = 8  # lines under the title in which its date may stand
_MAX_HEAD = 120  # characters of such a line
_MAX_REST = 30
_STATEMENT = re.compile(r"[，。；！？、（）()《》]|通过|公布|修订|修正|会议|批准|施行")
_OTHER_DATE = re.compile(
    r"(?<![发公][布开表])(?<!更新)(?<!上网)(?<!上传)(?:日期|时间|期限|日)\s*[:：]\s*$"
)
_ROW = 8  # characters of a link that make a line a row of a list
_MARKS = " ()（）[]【】|｜/·"
_BRACKETS = 2  # characters around a date: (2021-03-12)
_ORGAN = re.compile(
    r"[\u4e00-\u9fff]{2,24}(?:局|委|委员会|办|办公室|政府|厅|网|社|(?<=[\u4e00-\u9fff]{3})中心"
    r"|(?<![简公通预快年月季])报)"
)
_COUNT = re.compile(r"\W*已?(?:阅读|浏览|点击|访问|人气|次数)")
_MAX_COMMENTS = 20
_MAX_COMMENT = 20_000


def unlabelled(
    sheet: Sheet, cells: list[Cell], after: int, body: Body
) -> Iterator[tuple[int, Claim]]:
    """Date and source that stand bare in the lines under the title, each with its line, and a
    date in an element of its own at the end of the title.
    """
    if after and (dated := date_behind(sheet.lines[after - 1])):
        claim = make_claim(Field.PUBLISHED_AT, dated, Place.HEADER)
        if claim and claim.span:
            yield after - 1, claim
    end = _behind_catalogue(cells, after)
    labelled = {(cell.place, cell.field) for cell in cells}
    named = {squeeze(text) for name, text in sheet.metas if name == "contentsource"} - {""}
    empty = {cell.place for cell in cells if not cell.raw}
    others = {cell.place for cell in cells if cell.field is not Field.SOURCE}
    others.update(place for cell in cells for place in cell.taken)
    for place, line in enumerate(sheet.lines[after : end + _HEAD], after):
        if sheet.weights[place] or len(line.text) > _MAX_HEAD:
            if place >= body.first:
                return
            continue
        has_source = (place, Field.SOURCE) in labelled
        if place not in others:
            is_value = place - 1 not in empty and _is_label(sheet, place - 1)
            found = None if is_value else _bare_date(line, has_source)
            is_stated = place < body.first or has_source or "年" not in line.text
            if found and is_stated and not _in_table(sheet, line, place, body):
                raw = line.text[found.start : found.end]
                where = Place.SCRIPT if line.written else Place.HEADER
                yield (
                    place,
                    Claim(Field.PUBLISHED_AT, found.span.text(), raw, where, "", found.span),
                )
                rest = (line.text[: found.start] + line.text[found.end :]).strip(_MARKS)
                stated = rest if rest in named else _organ_between(line)
                if not has_source and stated:
                    yield place, Claim(Field.SOURCE, stated, stated, Place.HEADER)
        for told, text in line.marks if not has_source else ():
            claim = make_claim(Field.SOURCE, text, Place.HEADER) if told & SOURCE else None
            if claim and claim.value:
                yield place, claim


def _in_table(sheet: Sheet, line: Line, place: int, body: Body) -> bool:
    """Whether a line is a cell of a table in the text: a day of birth there is no publication."""
    return place >= body.first and data_row(sheet, line.block, body.block or 0) is not None


def _behind_catalogue(cells: list[Cell], after: int) -> int:
    """The line behind the catalogue that begins below a title; ``after`` if none does."""
    end = after
    for cell in cells if after else ():
        if end <= cell.place < end + _HEAD:
            end = max(cell.place, cell.taken.stop - 1) + 1
    return end


def date_behind(line: Line) -> str:
    """The date in an element of its own that ends a line with something else before it; "" if
    there is none.
    """
    last = squeeze(line.pieces[-1]) if line.pieces else ""
    found = next(find_dates(last), None) if len(last) < len(line.text) else None
    return last if found and len(last) - (found.end - found.start) <= _BRACKETS else ""


def _is_label(sheet: Sheet, place: int) -> bool:
    """Whether a line is but a label: what follows is its value."""
    text = sheet.lines[place].text
    return place >= 0 and len(text) <= MAX_LABEL and (text[-1] in ":：" or is_label(text))


def _bare_date(line: Line, has_source: bool) -> Found | None:
    """The date of a line that is little else, or that names the source as well."""
    found = next(find_dates(line.text), None)
    if found is None:
        return None
    if _OTHER_DATE.search(line.text[: found.start]):
        return None
    if line.linked >= _ROW and not has_source:
        return None
    rest = (line.text[: found.start] + line.text[found.end :]).strip(" ()（）[]【】|")
    bare = len(rest) <= _MAX_REST and not _STATEMENT.search(rest)
    return found if bare or has_source else None


def _organ_between(line: Line) -> str:
    """The organ in an element of its own between the date and the count of readers of a header
    line, "" if there is none.
    """
    parts = [part for piece in line.pieces if (part := squeeze(piece).strip(_MARKS))]
    for date, organ, count in zip(parts, parts[1:], parts[2:], strict=False):
        if _ORGAN.fullmatch(organ) and _COUNT.match(count) and read_date(date):
            return organ
    return ""


def metas(sheet: Sheet) -> Iterator[Claim]:
    """Claims of the page's metas, also of empty ones; the name of the meta is the label."""
    for name, content in sheet.metas:
        field = _METAS.get(name)
        claim = make_claim(field, content, Place.META, name) if field else None
        if claim:
            yield claim


def hidden(sheet: Sheet) -> Iterator[Claim]:
    """Date and source in hidden inputs and hidden elements that are named so."""
    held = [(name, value) for name, value, _ in sheet.inputs]
    held += [
        (block.mark.lower(), sheet.text(place))
        for place, block in enumerate(sheet.blocks)
        if block.hidden and block.mark and block.end == block.first + 1
    ]
    for name, value in held:
        for pattern, field in ((_HIDDEN_DATE, Field.PUBLISHED_AT), (_HIDDEN_SOURCE, Field.SOURCE)):
            claim = make_claim(field, value, Place.HIDDEN, name) if pattern.search(name) else None
            if claim and claim.value:
                yield claim


def commented(sheet: Sheet) -> Iterator[Claim]:
    """Labelled facts that stand only in HTML comments: known, but not published."""
    for comment in sheet.comments[:_MAX_COMMENTS]:
        if len(comment) <= _MAX_COMMENT:
            for cell in read_cells(read_sheet(parse(comment))):
                claim = make_claim(cell.field, cell.raw, Place.COMMENT, cell.name)
                if claim:
                    yield claim
