"""STA: whether the numbers within a text agree with each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from auditor.answers import INAPPLICABLE, PASSED, Answers, failed
from auditor.computed.context import Context
from auditor.computed.kept import kept
from auditor.computed.requests import is_yearly, requested
from auditor.computed.scope import Settings
from auditor.computed.sums import (
    Sum,
    may_sum,
    named_parts,
    sum_of_parts,
    sums_of_rates,
    sums_of_shares,
    sums_without_words,
)
from auditor.computed.table_sums import sums_of_table, text_against_table
from auditor.computed.word_finder import WordFinder
from auditor.rule import Severity, Text
from auditor.rulebook import NoParams, item_rule
from crawler.fields.counted import Breakdown, read_breakdowns, sentences
from crawler.fields.enumerations import read_announcements
from crawler.fields.quantities import may_hold_quantities
from crawler.fields.text_tables import read_text_tables
from crawler.index.views import ItemView
from crawler.items import PageClass

_SHOWN = 5
_RELATED = 2  # quantities: a whole and a part
_IN_BRACKETS = re.compile(r"[次条件份篇期场项个人名户家元宗部起][（(]")
_LISTED = re.compile(r"\d\D{1,12}[，,、；;]|占.{1,30}[%％]")
_RATE = re.compile(r"率[^。\n]{0,4}[\d百]")


class Kinds(Settings):
    """Labels of parts, as data: those of an ``exhaustive`` set make up the whole together, those
    of an ``exclusive`` one only do not overlap."""

    exhaustive: tuple[tuple[str, ...], ...]
    exclusive: tuple[tuple[str, ...], ...]

    def named_in(self, label: str) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
        """The exhaustive and the exclusive sets that a label names one of."""
        held = self._finder.find(label)
        if not held:
            return [], []
        return (
            [kind for kind in self.exhaustive if not held.isdisjoint(kind)],
            [kind for kind in self.exclusive if not held.isdisjoint(kind)],
        )

    def has_whole(self, text: str) -> bool:
        """Whether every label of an exhaustive set stands in a text."""
        held = self._finder.find(text)
        led = (kind for name in held for kind in self._by_first.get(name, ()))
        return any(map(held.issuperset, led))

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[str, ...]]]:
        """The exhaustive sets by their first label."""
        found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for kind in self.exhaustive:
            found[kind[0]].append(kind)
        return dict(found)

    @cached_property
    def _finder(self) -> WordFinder:
        kinds = (*self.exhaustive, *self.exclusive)
        return WordFinder(name for kind in kinds for name in kind)


@item_rule("STA001", name="sum-mismatch", severity=Severity.HIGH, params=Kinds)
def sum_mismatch(item: ItemView, params: Kinds, _: Context) -> Answers:
    """Stated numbers do not add up.

    What: Parts that make up a whole give another sum than the one stated (33 = 22 + 12), a rate
    is not that of the numbers beside it, or a table's total is not the sum of its rows.
    Why: One of the numbers is wrong, and readers cannot tell which.
    Basis: 政府信息公开条例 article 6: information is published accurately.
    How measured: Within a sentence, a number and the parts after 其中 or in brackets behind it,
    all exact and of one unit. The sum must be equal where the parts are all there can be (the
    profile's sets, such as 上级 and 本级, or a part called 其余), and not greater where they
    cannot overlap; parts that may overlap or be some of many are left alone. A rate is compared
    with the two numbers that its sentence gives, to the last digit printed; a rate of nothing
    is not judged. Of tables in the text, the row and the column 合计, and a single row of
    numbers against the text. Tables of annual reports are ANN003's and ANN004's; the requests
    that their text states are compared with 本年新收.
    Fix: Recount, and correct the numbers in text and table alike.
    """
    found = [*_sums_in_words(item, params), *_sums_in_tables(item), *_requests(item)]
    if not found:
        return INAPPLICABLE
    wrong = [one for one in found if not one.holds]
    if not wrong:
        return PASSED
    first = wrong[0]
    words = Text(
        f"数字不符：“{first.text}”，写的是 {first.stated}，算得 {first.computed}",
        f"the numbers disagree: {first.text}; stated {first.stated}, computed {first.computed}",
    )
    shown = [
        {"stated": one.stated, "computed": one.computed, "text": one.text} for one in wrong[:_SHOWN]
    ]
    return failed(item, words, {"wrong": shown, "checked": len(found)})


def _sums_in_words(item: ItemView, params: Kinds) -> Iterator[Sum]:
    for sentence, breakdowns in _breakdowns(item):
        for one in breakdowns:
            if made := sum_of_parts(one, *params.named_in(one.parts[0].label)):
                yield made
        if "率" in sentence:
            yield from sums_of_rates(sentence)
    for sentence in _counting(item):
        if _LISTED.search(sentence) and may_sum(sentence, params.has_whole):
            yield from sums_without_words(sentence, params.exhaustive, params.exclusive)
            yield from sums_of_shares(sentence)


@kept
def _counting(item: ItemView) -> list[str]:
    """The sentences with numbers enough to relate to each other, few of all."""
    return [
        one
        for one in sentences(item.body)
        if "%" in one or "％" in one or may_hold_quantities(one, _RELATED)
    ]


@kept
def _has_parts(item: ItemView) -> bool:
    return "其中" in item.body or _IN_BRACKETS.search(item.body) is not None


@kept
def _breakdowns(item: ItemView) -> list[tuple[str, list[Breakdown]]]:
    """The sentences that may relate numbers to each other, with the wholes and parts in them."""
    has_rates = _RATE.search(item.body)
    return [
        (one, read_breakdowns(one))
        for one in (_counting(item) if has_rates or _has_parts(item) else ())
        if "其中" in one or "率" in one or _IN_BRACKETS.search(one)
    ]


def _sums_in_tables(item: ItemView) -> Iterator[Sum]:
    if item.page_class is PageClass.ANNUAL_REPORT:
        return
    for table in read_text_tables(item.body):
        yield from sums_of_table(table)
        yield from text_against_table(item.body, table)


def _requests(item: ItemView) -> Iterator[Sum]:
    """The requests that a yearly report states in its text, against its form (本年新收)."""
    said = requested(item)
    if said.stated is not None and said.new is not None and is_yearly(item):
        shown = f"本年新收：{said.new}"
        yield Sum(str(said.stated), shown, said.stated == said.new, said.words)


@item_rule("STA002", name="part-exceeds-whole", severity=Severity.HIGH, params=Kinds)
def part_exceeds_whole(item: ItemView, params: Kinds, _: Context) -> Answers:
    """A stated part is greater than its whole.

    What: The text gives a number and, after 其中 or in brackets, a greater number of the same
    unit as a part of it.
    Why: One of the two numbers is wrong, and readers cannot tell which.
    Basis: 政府信息公开条例 article 6: information is published accurately.
    How measured: Within one sentence, a number with its unit, 其中, and the first part after it,
    and further ones that the profile's sets tell to be parts as well. Numbers may be Chinese;
    1000余 may be anything below 2000. Numbers of growth, of persons reached and the like
    are no parts.
    Fix: Correct the numbers.
    """
    some = _breakdowns(item) if _has_parts(item) else []
    # 其中 that begins a sentence often means no more than 同时
    found = [one for _, ones in some for one in ones if "。" not in one.text]
    if not found:
        return INAPPLICABLE
    wrong = [one.text for one in found if _exceeds(one, params)]
    if not wrong:
        return PASSED
    words = Text(f"部分大于总数：{wrong[0]}", f"a part exceeds its whole: {wrong[0]}")
    return failed(item, words, {"found": wrong[:_SHOWN]})


def _exceeds(one: Breakdown, params: Kinds) -> bool:
    kinds = chain(*params.named_in(one.parts[0].label))
    named = (part for kind in kinds for part in named_parts(one.parts, kind))
    sure = one.parts if one.is_closed else (one.parts[0], *named)
    return any(part.quantity.low > one.whole.high for part in sure)


@item_rule("STA004", name="miscounted-points", severity=Severity.LOW)
def miscounted_points(item: ItemView, _: NoParams, __: Context) -> Answers:
    """The number of points announced is not the number given.

    What: The text announces 五个特色 or 四个机制, and gives four or five points.
    Why: A point is missing, or the text was changed and its announcement was not.
    Basis: 政府信息公开条例 article 6: information is published accurately.
    How measured: Points that are numbered (一是, （一）, 1., ①) directly behind the announcement,
    up to the next heading; points listed behind a colon; and points listed before 等七个专题,
    which fail only where more are listed than announced, as 等 may stand for the rest. 和 may
    join two points or belong to one: both readings are tried.
    Fix: Count again, and correct the announcement or supply the point.
    """
    found = list(read_announcements(item.body)) if item.body else []
    if not found:
        return INAPPLICABLE
    wrong = [one for one in found if one.announced != one.found]
    if not wrong:
        return PASSED
    first = wrong[0]
    words = Text(
        f"“{first.text}”称 {first.announced} 项，实列 {first.found} 项",
        f"{first.text}: {first.announced} announced, {first.found} given",
    )
    shown = [
        {"announced": one.announced, "found": one.found, "text": one.text} for one in wrong[:_SHOWN]
    ]
    return failed(item, words, {"wrong": shown})
