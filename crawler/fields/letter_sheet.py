"""The labels of a letter on a page, each with the part of the page that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from crawler.fields.letter_labels import (
    ANSWERED,
    InLine,
    LetterLabel,
    Side,
    is_type,
    labels_in,
    letter_label,
    names_writer,
    reply_of,
)
from crawler.fields.sheet import Sheet
from crawler.items import Field

_CELLS = frozenset({"td", "th", "dt", "dd"})
_FRAMES = frozenset({"ul", "ol", "dl", "table"})  # what is behind them is of no cell in them
_HEADS = _CELLS | {"h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption"}
_TEXTS = frozenset({Field.QUESTION, Field.ANSWER})
_MAX_LINE = 400  # characters of a line in which labels are looked for
_MAX_LABEL = 14
_MAX_TOLD = 120  # labels; a page with more of them shows many letters
_TRIM = " \t\u3000:：|｜·•"
_END = re.compile(
    r"\W*(?:打印|关闭|分享|收藏|返回|上一[篇条封件]|下一[篇条封件]|版权|主办单位|满意度|评价|我要评价|您的评价|相关|附件|扫一扫|网站地图)"
)
_FOOT = re.compile(r"版权所有|主办(?:单位)?\s*[:：]|ICP备|网安备|网站标识码")
_OF_SIDE = {
    (Field.ASKED_AT, Side.ASKED): Field.ASKED_AT,
    (Field.ASKED_AT, Side.ANSWERED): Field.ANSWERED_AT,
    (Field.ANSWERED_BY, Side.ANSWERED): Field.ANSWERED_BY,
    (Field.QUESTION, Side.ASKED): Field.QUESTION,
    (Field.QUESTION, Side.ANSWERED): Field.ANSWER,
}


@dataclass(frozen=True, slots=True)
class Told:
    """A label, the value on its line or in its cell, and the lines that both take.

    ``beside`` are the lines of the cell with the value. ``organ`` is the body that the label
    itself names (市交通运输局回复).
    """

    label: LetterLabel
    name: str
    line: int
    value: str
    beside: range = range(0)
    organ: str = ""


def labelled(sheet: Sheet) -> list[Told]:
    """Every label of a letter in page order, with its value where that is short."""
    found: list[Told] = []
    taken: set[int] = set()
    side: Side | None = None
    for place, line in enumerate(sheet.lines):
        if _FOOT.search(line.text[:_MAX_LINE]):
            break  # who runs the site answers no letter
        if place in taken or line.hidden or line.linked * 2 > len(line.text):
            continue
        for each in _told_on(sheet, place):
            side = each.label.side or side
            told = _settled(each, side)
            found.append(told)
            if told.label.field not in _TEXTS:
                taken.update(told.beside)
        if len(found) > _MAX_TOLD:
            return []
    return found


def _settled(told: Told, side: Side | None) -> Told:
    """A label that either side may have, as that of the side it stands on."""
    if not told.label.is_open:
        return told
    field = _OF_SIDE.get((told.label.field or Field.TITLE, side or Side.ANSWERED)) if side else None
    return replace(told, label=told.label._replace(field=field))


def _told_on(sheet: Sheet, place: int) -> Iterator[Told]:
    text = sheet.lines[place].text
    if len(text) <= _MAX_LABEL and (label := letter_label(text)):
        if text[-1] in ":：】" or _stands_out(sheet, place, label):
            yield _with_beside(sheet, place, label, _name(text))
        return
    if named := reply_of(text[:60]):
        organ, end = named
        value = text[end:].strip(_TRIM)
        yield Told(ANSWERED, _name(text[:end]), place, value, organ=organ)
        return
    labels = labels_in(text[:_MAX_LINE])
    if labels and labels[0].label.field not in _TEXTS:
        text = " ".join(sheet.lines[place].pieces) or text
        labels = labels_in(text[:_MAX_LINE])
    for number, each in enumerate(labels):
        if number == 0 and text[: each.start].strip(_TRIM):
            continue
        yield _in_line(sheet, place, text, labels, number)
        if each.label.field in _TEXTS:
            return


def _name(text: str) -> str:
    return "".join(text.strip(_TRIM).split())


def _in_line(sheet: Sheet, place: int, text: str, labels: list[InLine], number: int) -> Told:
    each = labels[number]
    last = number + 1 == len(labels) or each.label.field in _TEXTS
    value = text[each.end : None if last else labels[number + 1].start].strip(_TRIM)
    if value or not last:
        return Told(each.label, each.name, place, value)
    return _with_beside(sheet, place, each.label, each.name)


def _stands_out(sheet: Sheet, place: int, label: LetterLabel) -> bool:
    """Whether a label without a colon is marked as one by its place, or says enough itself."""
    tag = sheet.blocks[sheet.lines[place].block].tag if sheet.lines[place].block >= 0 else ""
    text = sheet.lines[place].text
    return tag in _HEADS or (label.rank == 0 and len(text) >= 4) or names_writer(text)


def _with_beside(sheet: Sheet, place: int, label: LetterLabel, name: str) -> Told:
    lines = _beside(sheet, place, label)
    shown = [sheet.lines[each].text for each in lines]
    is_text = label.field in _TEXTS
    value = " ".join(shown).strip(_TRIM) if not is_text or len(shown) == 1 else ""
    return Told(label, name, place, "" if is_text and len(shown) > 1 else value, lines)


def _beside(sheet: Sheet, place: int, label: LetterLabel) -> range:
    """The lines of the cell beside a label, or under it in a row of labels; none if empty."""
    block = sheet.lines[place].block
    while block >= 0:
        part = sheet.blocks[block]
        if part.end > place + 1:
            rest = range(place + 1, part.end)
            return rest if part.tag in _CELLS or part.tag in ("p", "li", "span") else range(0)
        under = _under(sheet, block) if part.tag in _CELLS else None
        if under is not None:
            return under
        if (following := sheet.after(block)) is not None and part.first == place:
            beside = sheet.blocks[following]
            lines = range(beside.first, beside.end)
            sort = label.field is Field.MESSAGE_TYPE and is_type(sheet.text(following))
            if lines and not sort and _is_label(sheet, lines[0]):
                return range(0)
            return lines if part.tag in _CELLS or len(lines) == 1 else range(0)
        block = part.parent
    return range(0)


def _under(sheet: Sheet, block: int) -> range | None:
    """The cell under a label in a table with a row of labels above a row of values."""
    row = sheet.blocks[block].parent
    below = sheet.after(row) if row >= 0 else None
    if below is None:
        return None
    heads, values = sheet.kids(row), sheet.kids(below)
    if len(heads) < 2 or len(heads) != len(values):
        return None
    names = [letter_label(sheet.text(head)) for head in heads]
    labels = sum(letter_label(sheet.text(value)) is not None for value in values)
    if not all(names) or labels * 2 >= len(values):
        return None
    value = sheet.blocks[values[heads.index(block)]]
    return range(value.first, value.end)


def _is_label(sheet: Sheet, place: int) -> bool:
    text = sheet.lines[place].text
    if len(text) <= _MAX_LABEL and (label := letter_label(text)):
        return text[-1] in ":：】" or _stands_out(sheet, place, label)
    labels = labels_in(text[: _MAX_LABEL * 2])
    return bool(labels) and not text[: labels[0].start].strip(_TRIM)


def text_lines(sheet: Sheet, all_told: list[Told], told: Told) -> Iterator[int]:
    """The lines of the text that a label heads: its cell, or what follows up to the next label.

    Short facts between the label and its text (回复单位, 回复时间) are passed over.
    """
    if told.beside and not told.value:
        yield from told.beside
        return
    if told.value and told.beside:
        return
    by_line = {line: each for each in all_told for line in (each.line, *_lines_of(each))}
    started = bool(told.value)
    for place in _reach(sheet, told.line, whole_cell=started):
        line = sheet.lines[place]
        other = by_line.get(place)
        if line.hidden:
            continue
        if other is not None and other.line != told.line and _divides(other, told):
            if started or other.label.field in _TEXTS:
                return
            continue
        if _END.match(line.text) or line.linked * 2 > len(line.text) + 1:
            if started:
                return
            continue
        if told.label.rank > 1 and not sheet.weights[place]:
            continue
        started = True
        yield place


def _lines_of(told: Told) -> range:
    return range(0) if told.label.field in _TEXTS else told.beside


def _divides(other: Told, told: Told) -> bool:
    """Whether a label ends a text: any but a telephone number that an answer names."""
    return not (
        told.label.field is Field.ANSWER
        and other.label.field is None
        and other.label.side is Side.ASKED
    )


def _reach(sheet: Sheet, line: int, whole_cell: bool) -> range:
    """The lines behind a label in the innermost block that has any."""
    block = sheet.lines[line].block
    for around in sheet.around(block):
        part = sheet.blocks[around]
        if part.end > line + 1 or part.tag in _FRAMES or (whole_cell and part.tag in _CELLS):
            return range(line + 1, part.end)
    return range(0)
