"""Whether numbers in a sentence agree: a whole with its parts, a rate with its two numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from crawler.fields.counted import (
    Breakdown,
    Part,
    has_addition,
    read_addition,
    read_named_after,
    read_percents,
    read_rates,
    read_shares,
)
from crawler.fields.quantities import Quantity, may_hold_quantities, read_quantities

_REST = re.compile(r"其余|剩余|余下|其他|其它")
_CLAUSE = re.compile(r"[^，,、；;]+")
_RECEIVED = re.compile(r"受理|收到|接收|接到|应办|承办|交办|抽检|抽查|检查|申请|发放|发出|派发")
_QUALIFIED = re.compile(r"按时|按期|及时|限时|时限|提前|当场|同比|目标|以上")
_DENIED = frozenset("未不待非没")
_FEWEST = 3  # quantities of a sum: a whole and two parts
_ROW = 3  # labels that tell how they are built


@dataclass(frozen=True, slots=True)
class Sum:
    """One calculation that a text invites: ``stated`` is what it says, ``computed`` the result."""

    stated: str
    computed: str
    holds: bool
    text: str


def sum_of_parts(
    one: Breakdown,
    exhaustive: Iterable[Sequence[str]],
    exclusive: Iterable[Sequence[str]],
) -> Sum | None:
    """Whole against parts, where the words leave no doubt that the parts are disjoint.

    Labels that name each of an ``exhaustive`` set (上级, 本级), or end in 其余, make up the
    whole; those of an ``exclusive`` set (电话, 信函), three or more that differ in one sign, and
    parts in brackets, cannot exceed it.
    None where the parts may overlap, may be some of many, or are not stated exactly.
    """
    if not one.whole.is_exact:
        return None
    for kind in exhaustive:
        named = named_parts(one.parts, kind)
        if named:
            return _added(one, named, is_all=len(named) == len(kind))
    rest = [place for place, part in enumerate(one.parts) if _REST.match(part.label)]
    if rest and rest[0] > 0:
        return _added(one, one.parts[: rest[0] + 1], is_all=True)
    for kind in exclusive:
        named = named_parts(one.parts, kind)
        if named:
            return _added(one, named, is_all=False)
    is_apart = one.is_closed or _are_built_alike([part.label for part in one.parts])
    return _added(one, one.parts, is_all=False) if is_apart else None


def _are_built_alike(labels: Sequence[str]) -> bool:
    """Whether labels name several kinds of one thing by a sign each: 一类, 二类, 三类.

    Two such labels may be of things that overlap (党员, 团员).
    """
    size = len(labels[0])
    if len(labels) < _ROW or size < 2 or any(len(label) != size for label in labels):
        return False
    return sum(len(set(signs)) > 1 for signs in zip(*labels, strict=True)) == 1 and len(
        set(labels)
    ) == len(labels)


def named_parts(parts: Sequence[Part], kind: Sequence[str]) -> tuple[Part, ...]:
    """The first parts, at least two, each with another name of one kind; () where one recurs."""
    if not any(name in parts[0].label for name in kind):  # so it is nearly always
        return ()
    names = [_name(part.label, kind) for part in parts]
    known = [name for name in names if name]
    count = names.index("") if "" in names else len(names)
    if count < 2 or len(known) != count or len(set(known)) != count:
        return ()
    return tuple(parts[:count])


def _name(label: str, kind: Sequence[str]) -> str:
    """The one name of a kind that a label holds: 未采纳, not the 采纳 in it; "" if none."""
    held = [name for name in kind if name in label]
    whole = [name for name in held if not any(name != other and name in other for other in held)]
    if len(whole) != 1:
        return ""
    before = label[: label.index(whole[0])][-1:]
    return "" if before in _DENIED else whole[0]


def may_sum(sentence: str, has_kind: Callable[[str], bool]) -> bool:
    """Whether a sentence has what ``sums_without_words`` and ``sums_of_shares`` go by.

    ``has_kind`` tells whether each name of an exhaustive set stands in a text.
    """
    if "%" in sentence or "％" in sentence:
        return True
    return may_hold_quantities(sentence, _FEWEST) and (has_addition(sentence) or has_kind(sentence))


def sums_without_words(
    sentence: str,
    exhaustive: Iterable[Sequence[str]],
    exclusive: Iterable[Sequence[str]],
) -> Iterator[Sum]:
    """Sums that a sentence gives without 其中: by labels that name each of an ``exhaustive`` set,
    by 合计 behind the summands, by shares in per cent of one set."""
    exhaustive = tuple(exhaustive)
    after = read_named_after(sentence)
    if after is not None and after.whole.is_exact:
        for kind in exhaustive:
            named = named_parts(after.parts, kind)
            if named and len(named) == len(kind) == len(after.parts):
                made = _added(after, named, is_all=True)
                yield from [made] if made else []
                break
    addition = read_addition(sentence)
    if addition is not None and addition.whole.is_exact:
        made = _added(addition, addition.parts, is_all=True)
        yield from [made] if made else []
    yield from _percents(sentence, (*exhaustive, *exclusive))


def _percents(sentence: str, kinds: Iterable[Sequence[str]]) -> Iterator[Sum]:
    """Shares of one set that exceed a hundred per cent together, rounding aside."""
    shares = read_percents(sentence)
    for kind in kinds if len(shares) > 1 else ():
        names = [_name(label, kind) for label, _ in shares]
        own = [share for name, (_, share) in zip(names, shares, strict=True) if name]
        known = [name for name in names if name]
        if len(known) > 1 and len(set(known)) == len(known):
            total = sum(own, Decimal(0))
            terms = "＋".join(f"{share}%" for share in own)
            yield Sum("100%", f"{terms}＝{total}%", total <= 100 + _rounding(own), sentence.strip())


def _rounding(shares: Sequence[Decimal]) -> Decimal:
    """By how much rounded shares may miss their sum: half a digit each."""
    exponents = [share.as_tuple().exponent for share in shares]
    return sum(
        (Decimal(1).scaleb(one) / 2 for one in exponents if isinstance(one, int)), Decimal(0)
    )


def sums_of_shares(sentence: str) -> Iterator[Sum]:
    """Shares against the two quantities that they relate (12亿元，占计划20亿元的60%).

    Rounded quantities may miss by a hundredth of the share.
    """
    for part, whole, rate in read_shares(sentence):
        if part.is_exact and whole.is_exact and 0 < part.low <= whole.low:
            share = part.low * 100 / whole.low
            holds = abs(share - rate.percent) < rate.step + share / 100
            shown = f"{part.low}÷{whole.low}＝{share:.2f}%"
            yield Sum(f"{rate.name}{rate.percent}%", shown, holds, sentence.strip())


def _added(one: Breakdown, parts: Sequence[Part], *, is_all: bool) -> Sum | None:
    if not all(part.quantity.is_exact for part in parts):
        return None
    total, whole = sum((part.quantity.low for part in parts), Decimal(0)), one.whole.low
    if total < whole and not is_all:
        return None
    terms = "＋".join(_shown(part.quantity.low) for part in parts)
    error = one.whole.error + sum((part.quantity.error for part in parts), Decimal(0))
    return Sum(_shown(whole), f"{terms}＝{_shown(total)}", abs(total - whole) <= error, one.text)


def _shown(number: Decimal) -> str:
    """A number without the digits that a scale leaves behind its point (120000000.0)."""
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


def sums_of_rates(sentence: str) -> Iterator[Sum]:
    """Rates against the two numbers that a sentence gives for them (受理50件，办结48件，办结率96%).

    Nothing is said of a rate of nothing, or where more than one number may be meant.
    """
    rates = [rate for rate in read_rates(sentence) if not _QUALIFIED.search(rate.name)]
    clauses = list(_counting_clauses(sentence)) if rates else []
    for rate in rates:
        stem = rate.name[:-1][-2:]
        done = [one for text, one in clauses if _says(text, stem) or _says(text, stem[::-1])]
        whole = [one for text, one in clauses if _RECEIVED.search(text) and stem not in text]
        undone = [] if done else [one for text, one in clauses if _denies(text, stem)]
        if len(done or undone) != 1 or len(whole) != 1 or (done or undone)[0].unit != whole[0].unit:
            continue
        all_of = whole[0].low
        part = done[0].low if done else all_of - undone[0].low
        if 0 <= part <= all_of > 0:
            share = part * 100 / all_of
            holds = abs(share - rate.percent) < rate.step
            shown = f"{part}÷{all_of}＝{share:.2f}%"
            yield Sum(f"{rate.name}{rate.percent}%", shown, holds, sentence.strip())


def _counting_clauses(sentence: str) -> Iterator[tuple[str, Quantity]]:
    for clause in _CLAUSE.findall(sentence):
        quantities = list(read_quantities(clause))
        if len(quantities) == 1 and quantities[0].is_exact:
            yield clause, quantities[0]


def _says(clause: str, stem: str) -> bool:
    place = clause.find(stem)
    return len(stem) == 2 and place >= 0 and clause[max(place - 1, 0) : place] not in _DENIED


def _denies(clause: str, stem: str) -> bool:
    """Whether a clause counts what a rate leaves out: 不合格3批次."""
    place = clause.find(stem)
    return len(stem) == 2 and place > 0 and clause[place - 1] in "不未"
