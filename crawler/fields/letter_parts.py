"""Where each letter lies in a list of letters that have no pages of their own.

Question, answer and times are rows, terms, tables or panels of the list itself. The label that
all letters repeat tells where each of them is; a list whose head names the cells once is cut by
its rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import islice, pairwise

from lxml.html import HtmlElement

from crawler.fields.letter_labels import LetterLabel, Side, is_type, labels_in, letter_label
from crawler.fields.letter_rows import cells_of
from crawler.fields.letters import read_letter
from crawler.fields.markup import SILENT, text_of
from crawler.items import Field

_ANCHORS = (Field.ASKED_AT, Field.QUESTION, Field.ANSWERED_AT, Field.ANSWER)
"""What every letter of a list states, the surest first."""

_MOMENTS = frozenset({Field.ASKED_AT, Field.ANSWERED_AT})
_TEXTS = frozenset({Field.QUESTION, Field.ANSWER})
_MOST = 300  # letters of one page
_MOST_NODES = 60_000
_LONGEST = 400  # characters of a text in which labels are looked for
_LABEL = 14
_DEEPEST = 12  # steps from the whole list to its letters
_CLIMB = 6  # steps from a label to the whole of a letter that stands alone
_HEADINGS = frozenset({"dt", "h1", "h2", "h3", "h4", "h5", "h6", "summary"})
_FRAMES = {"tr": "table", "dt": "dl", "dd": "dl", "li": "ul"}
_FEW_CELLS = 3
_INLINE = frozenset({"span", "em", "i", "b", "strong", "label", "font", "small", "time"})
_CLOSED = ":：】]〗"
_ANSWERED_ON = re.compile(r"(?:回复|答复|办结)于\s*[:：]?\s*(?=\d{4})")
_DIGIT = re.compile(r"\d")


def letter_parts(tree: HtmlElement) -> list[HtmlElement]:
    """Each letter of a list in an element of its own, copied, with all shown that a click shows.

    Empty where no label of a letter is repeated, heads a list, or stands in a letter alone.
    """
    anchors = _anchors(tree)
    for field in _ANCHORS:
        found = anchors.get(field, ())
        parts = _headed(found[0]) if found else []
        parts = parts or (_segments(found, 0) if len(found) > 1 else _lone(found))
        if parts:
            return [_framed(tree, elements) for elements in parts]
    return []


def _anchors(tree: HtmlElement) -> dict[Field, list[HtmlElement]]:
    """The elements whose own text has a label of a letter, by what the label names."""
    found: dict[Field, list[HtmlElement]] = defaultdict(list)
    for element in islice(tree.iter(), _MOST_NODES):
        if not isinstance(element.tag, str) or element.tag in SILENT:
            continue
        own = [(element, element.text), *((element, kid.tail) for kid in element)]
        for owner, text in own:
            for field in _fields(text) if text and len(text) <= _LONGEST else ():
                if owner not in found[field][-1:] and len(found[field]) < _MOST:
                    found[field].append(owner)
    return found


def _fields(text: str) -> Iterator[Field]:
    bare = text.strip()
    if len(bare) < 2:
        return
    if _ANSWERED_ON.search(bare):
        yield Field.ANSWERED_AT
    alone = letter_label(bare) if len(bare) <= _LABEL else None
    for label in [alone] if alone else [each.label for each in labels_in(bare)]:
        most = 1 if label.field in _TEXTS else 2
        if label.field in _ANCHORS and not label.is_open and label.rank <= most:
            yield label.field


def _segments(anchors: Sequence[HtmlElement], depth: int) -> list[list[HtmlElement]]:
    """The elements of each letter: those around its anchor, up to the next letter's."""
    paths = [_path(anchor) for anchor in anchors]
    common = 0
    shortest = min(map(len, paths))
    while common < shortest and all(path[common] is paths[0][common] for path in paths):
        common += 1
    if common in (0, shortest) or depth > _DEEPEST:
        return []
    inside: dict[HtmlElement, list[HtmlElement]] = defaultdict(list)
    for path, anchor in zip(paths, anchors, strict=True):
        inside[path[common]].append(anchor)
    if all(len(each) == 1 for each in inside.values()):
        return _split(paths[0][common - 1], list(inside))
    found: list[list[HtmlElement]] = []
    for kid, each in inside.items():
        found += _segments(each, depth + 1) if len(each) > 1 else [[kid]]
    return found


def _path(element: HtmlElement) -> list[HtmlElement]:
    return [element, *element.iterancestors()][::-1]


def _split(around: HtmlElement, starts: list[HtmlElement]) -> list[list[HtmlElement]]:
    """The children of an element, cut where letters begin; ``starts`` have the labels."""
    kids = [kid for kid in around if isinstance(kid.tag, str) and text_of(kid)]
    places = [kids.index(start) for start in starts if start in kids]
    if len(places) != len(starts):
        return []
    lead = _lead(kids, places)
    firsts = [place - lead for place in places]
    longest = max((after - first for first, after in pairwise(firsts)), default=1)
    ends = [*firsts[1:], min(len(kids), firsts[-1] + longest)]
    return [kids[first:end] for first, end in zip(firsts, ends, strict=True)]


def _lead(kids: list[HtmlElement], places: list[int]) -> int:
    """How many elements before its label belong to a letter: its title, above its facts."""
    lead = 0
    before = -1
    while lead < 2:
        ahead = [place - lead - 1 for place in places]
        gaps = zip(ahead, [before, *places], strict=False)
        if any(place <= last for place, last in gaps):
            break
        makes = {(str(kids[place].tag), kids[place].get("class")) for place in ahead}
        if len(makes) > 1 or any(_tells(kids[place]) for place in ahead):
            break
        lead += 1
    return lead


def _tells(element: HtmlElement) -> bool:
    """Whether an element states facts of a letter, so that it is no title."""
    text = text_of(element)[:_LONGEST]
    labels: list[LetterLabel] = [each.label for each in labels_in(text)]
    return any(label.side is Side.ANSWERED or label.field in _MOMENTS for label in labels)


def _lone(anchors: Sequence[HtmlElement]) -> list[list[HtmlElement]]:
    """The elements of the only letter of a list."""
    for element in islice(_path(anchors[0])[::-1], _CLIMB) if anchors else ():
        if element.tag in ("body", "html"):
            break
        letter = read_letter(_framed(element, [element]))
        if letter.is_whole:
            before = element.getprevious()
            title = [before] if before is not None and before.tag in _HEADINGS else []
            return [[*title, element]]
    return []


def _headed(anchor: HtmlElement) -> list[list[HtmlElement]]:
    """The rows of a list whose head names the cells, each with the names put before its cells."""
    head = next((e for e in anchor.iterancestors() if len(cells_of(e)) >= _FEW_CELLS), None)
    if head is None:
        return []
    names = [text_of(cell) for cell in cells_of(head)]
    labels = [letter_label(name) if len(name) <= _LABEL else None for name in names]
    told = [label for label in labels if label]
    if len(told) < 2 or len(told) * 2 < len(names) or any(map(_DIGIT.search, names)):
        return []  # beside a label in a row of facts stands its date
    found: list[list[HtmlElement]] = []
    for row in _rows_below(head):
        cells = cells_of(row)
        if len(cells) == len(names):
            found.append(list(_named(names, labels, cells)))
        elif found and labels_in(text_of(row)[:_LONGEST]):
            found[-1].append(row)
    return found


def _rows_below(head: HtmlElement) -> Iterator[HtmlElement]:
    table = next(head.iterancestors("table"), None) if head.tag == "tr" else None
    if table is not None:
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
        yield from rows[rows.index(head) + 1 :]
        return
    here: HtmlElement | None = head
    for _ in range(2):
        if here is None:
            return
        siblings = [one for one in here.itersiblings() if isinstance(one.tag, str)]
        inner = [kid for one in siblings for kid in one if isinstance(kid.tag, str)]
        for rows in (siblings, inner):
            if any(len(cells_of(row)) == len(cells_of(head)) for row in rows):
                yield from rows
                return
        here = here.getparent()


def _named(
    names: Sequence[str], labels: Sequence[LetterLabel | None], cells: Sequence[HtmlElement]
) -> Iterator[HtmlElement]:
    side = "来信"
    for name, label, cell in zip(names, labels, cells, strict=True):
        text = text_of(cell)
        if label and label.side is Side.ANSWERED:
            side = "回复"
        if not text:
            continue
        line = cell.makeelement("p")
        line.text = f"{side if label.is_open else ''}{name}：{text}" if label else text
        for link in cell.iter("a"):
            line.append(deepcopy(link))
            line[-1].text, line[-1].tail = "", ""
            line[-1].set("title", text_of(link))
        yield line


def _framed(tree: HtmlElement, elements: Sequence[HtmlElement]) -> HtmlElement:
    """Copies of elements in an element of their own, with all shown that a click would show."""
    frame = tree.makeelement("div")
    for element in elements:
        kind = _FRAMES.get(str(element.tag), "div")
        if not len(frame) or frame[-1].tag != kind:
            frame.append(tree.makeelement(kind))
        frame[-1].append(deepcopy(element))
        frame[-1][-1].tail = None
    for each in frame.iter():
        for name in ("style", "hidden"):
            each.attrib.pop(name, None)
        if each.tag in _INLINE:
            _set_apart(each)
    return frame


def _set_apart(element: HtmlElement) -> None:
    """Give a label within a line a line of its own, and the colon that its type stands for."""
    text = _ANSWERED_ON.sub("回复时间：", (element.text or "").strip())
    labels = labels_in(text[:_LONGEST])
    around = element.getparent()
    leads = element.getprevious() is None and around is not None and not (around.text or "").strip()
    if is_type(text) and leads:
        text = f"【{text.strip(_CLOSED)}】"
    elif letter_label(text) and not len(element):
        text = text if text[-1] in _CLOSED else f"{text}："
    elif not labels or labels[0].start:
        return
    element.text = text
    if text[-1] not in _CLOSED:
        element.tag = "p"
