"""Counted statements of a text: a whole with its parts (33条，其中上级22条，本级11条), rates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from crawler.fields.quantities import Quantity, read_quantities

_SENTENCE = re.compile(r"[^。！？!?\n]{4,600}(?:。(?=其中)[^。！？!?\n]{4,300})?")
_AMONG = re.compile(r"[，,、（(；;：:。\s]{0,3}其中\s?(?:包括|有|含)?\s?[：:，,]?\s?")
_BEHIND_WHOLE = re.compile(r"[^。；;\n\d]{0,12}")
_BRACKET = re.compile(r"[^。；;，,、：:（）()\n\d]{0,8}[（(](?P<inside>[^（）()\n]{4,200})[）)]")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_CLAUSE = re.compile(r"[^，,、；;]+")
_NO_PART = re.compile(
    r"(?<!公)共(?![享建同青产])|合计|累计|总|以上|同比|环比|增长|增加|减少|下降|上升|较|相比|平均|人均|每|惠及|涉及|覆盖|带动|达到|超"
)
_RATE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,8}率)(?:均|分别)?(?:为|达到|达|是)?\s?"
    r"(?P<percent>\d{1,3}(?:\.(?P<decimals>\d{1,3}))?[%％]|百分之百)"
)
_SHARE = re.compile(
    r"[，,\s]{0,2}占(?P<of>[^，。；、\d]{0,14})"
    r"(?P<whole>\d[^，。；的%％]{0,16}?)的(?P<percent>\d{1,3}(?:\.(?P<decimals>\d{1,3}))?)[%％]"
)
_PERCENT = re.compile(r"(?P<percent>\d{1,3}(?:\.(?P<decimals>\d{1,3}))?)[%％]")
_ADDED = re.compile(r"(?:合计|总计|共计)(?:为|达)?")
_CARRIED = re.compile(r"结转|上年|上月|上季|历年|往年|累计|同比|环比")
_LABEL_EDGES = " ：:"
_MOST = 5  # 其中 in one sentence


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole; ``label`` is what the text calls it."""

    label: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole and its parts, all of one unit, in the words of ``text``.

    ``is_closed`` is True where the parts stand in brackets behind the whole and nothing says
    that they are only some of it (33件（建议20件、提案13件）).
    """

    whole: Quantity
    parts: tuple[Part, ...]
    is_closed: bool
    text: str


@dataclass(frozen=True, slots=True)
class Rate:
    """A share in per cent. ``name`` ends in 率, ``step`` is the last decimal that is printed."""

    name: str
    percent: Decimal
    step: Decimal


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, one that begins with 其中 with the one before it; longer ones than
    anybody writes are left out in part."""
    return (match.group() for match in _SENTENCE.finditer(text))


def read_breakdowns(sentence: str) -> list[Breakdown]:
    """The wholes of a sentence that have parts: after 其中, or in brackets.

    A part that does not name one quantity of the whole's unit ends the parts; so does a
    comparison (同比增长5件) or a sum (共5件).
    """
    among = list(islice(_AMONG.finditer(sentence), _MOST))
    has_brackets = "（" in sentence or "(" in sentence
    quantities = list(read_quantities(sentence)) if among or has_brackets else []
    found = [_among(sentence, match, quantities) for match in among]
    if has_brackets:
        found += [_bracketed(sentence, whole) for whole in quantities]
    return [one for one in found if one is not None]


def _among(sentence: str, among: re.Match[str], quantities: Sequence[Quantity]) -> Breakdown | None:
    before = [one for one in quantities if one.end <= among.start()]
    if not before or not _BEHIND_WHOLE.fullmatch(sentence, before[-1].end, among.start()):
        return None
    if "。" in among.group() and sum(one.unit == before[-1].unit for one in before) > 1:
        return None  # a sentence of its own may speak of any of them
    rest = sentence[among.end() :]
    if "（" in among.group() or "(" in among.group():
        rest = re.split(r"[）)]", rest, maxsplit=1)[0]
    rest = _AMONG.split(_ASIDE.sub("", rest), maxsplit=1)[0]
    parts = tuple(_parts(rest, before[-1].unit))
    text = sentence[before[-1].start :]
    return Breakdown(before[-1], parts, is_closed=False, text=text) if parts else None


def _bracketed(sentence: str, whole: Quantity) -> Breakdown | None:
    match = _BRACKET.match(sentence, whole.end)
    if not match or "其中" in match.group():
        return None
    inside = match["inside"]
    parts = tuple(_parts(inside, whole.unit))
    is_whole = len(parts) == len(_CLAUSE.findall(inside)) > 1
    is_open = re.search(r"等|主要|含|包括|如", match.group()) is not None
    if not is_whole or is_open:
        return None
    return Breakdown(whole, parts, is_closed=True, text=sentence[whole.start : match.end()])


def read_named_after(sentence: str) -> Breakdown | None:
    """A whole and the clauses behind it that may be its parts (收到12条，采纳7条，未采纳5条).

    Nothing says that they are parts: the caller must know their labels. None where anything is
    carried over from before, or an earlier clause counts in the same unit.
    """
    if "其中" in sentence or _CARRIED.search(sentence):
        return None
    clauses = list(_CLAUSE.finditer(sentence))
    for place, clause in enumerate(clauses):
        found = list(read_quantities(clause.group()))
        if found and len(found) != 1:
            return None
        if found:
            behind = sentence[clause.end() :]
            parts = tuple(_parts(behind, found[0].unit)) if place + 1 < len(clauses) else ()
            return Breakdown(found[0], parts, is_closed=False, text=sentence) if parts else None
    return None


def has_addition(text: str) -> bool:
    """Whether a text has the words that end an addition; few have."""
    return _ADDED.search(text) is not None


def read_addition(sentence: str) -> Breakdown | None:
    """Summands and their sum behind them (许可120件，处罚30件，合计150件); None for no such."""
    run: list[Part] = []
    for clause in _CLAUSE.findall(sentence) if has_addition(sentence) else ():
        quantities = list(read_quantities(clause))
        if len(quantities) != 1:
            run = []
            continue
        one = quantities[0]
        label = (clause[: one.start] + clause[one.end :]).strip(_LABEL_EDGES)
        if _ADDED.fullmatch(label):
            same = len(run) > 1 and run[0].quantity.unit == one.unit
            return Breakdown(one, tuple(run), is_closed=True, text=sentence) if same else None
        if not label or _NO_PART.search(label):
            return None
        if run and run[0].quantity.unit != one.unit:
            run = []
        run.append(Part(label, one))
    return None


def read_shares(sentence: str) -> Iterator[tuple[Quantity, Quantity, Rate]]:
    """A quantity, the one that it is a share of, and the share (12亿元，占计划20亿元的60%)."""
    quantities = list(read_quantities(sentence)) if "占" in sentence else []
    for match in _SHARE.finditer(sentence) if quantities else ():
        wholes = [one for one in quantities if match.start("whole") == one.start]
        before = [one for one in quantities if one.end == match.start()]
        if len(wholes) == len(before) == 1 and wholes[0].unit == before[0].unit:
            step = Decimal(1).scaleb(-len(match["decimals"] or ""))
            rate = Rate(f"占{match['of']}", Decimal(match["percent"]), step)
            yield before[0], wholes[0], rate


def read_percents(sentence: str) -> list[tuple[str, Decimal]]:
    """The shares in per cent that a sentence lists, with what each is called."""
    found = []
    for clause in _CLAUSE.findall(sentence):
        shares = list(_PERCENT.finditer(clause))
        if len(shares) == 1:
            label = clause[: shares[0].start()].rpartition("：")[2].strip(_LABEL_EDGES)
            found.append((label, Decimal(shares[0]["percent"])))
    return found


def _parts(text: str, unit: str) -> Iterator[Part]:
    for clause in _CLAUSE.findall(text):
        quantities = list(read_quantities(clause))
        if len(quantities) != 1 or quantities[0].unit != unit:
            return
        one = quantities[0]
        label = (clause[: one.start] + clause[one.end :]).strip(_LABEL_EDGES)
        if not label or _NO_PART.search(label):
            return
        yield Part(label, one)


def read_rates(sentence: str) -> Iterator[Rate]:
    """The rates that a sentence states (办结率100%)."""
    for match in _RATE.finditer(sentence):
        number = "100" if match["percent"] == "百分之百" else match["percent"][:-1]
        step = Decimal(1).scaleb(-len(match["decimals"] or ""))
        yield Rate(match["name"], Decimal(number), step)
