"""Whether the numbers of a table in the text agree: its totals, and with what the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from auditor.computed.sums import Sum
from crawler.fields.quantities import Quantity, read_quantities
from crawler.fields.text_tables import TableRow, TextTable

_TOTALS = frozenset({"合计", "总计", "共计", "总数"})
_SUBTOTAL = "小计"
_NO_SUMMAND = re.compile(r"小计|其中|合计|总计|^[（(]?[一二三四五六七八九十]{1,3}[、）)]")
_NO_SUM = re.compile(r"率|比|%|％|均|单价|排名|名次|序号|年度|年份|其中|分值|得分")
_PLAIN = re.compile(r"[\s:：（）()]+")
_LINK = re.compile(r"(?:申请|信息|政府信息)?(?:共|共计|合计)?")
_NAME_END = re.compile(r"[（(].*|(?:情况|数量|总数|件数|条数|数)$")
_SHOWN = 8
_NEAR = 16  # characters between a name and its number


def sums_of_table(table: TextTable) -> Iterator[Sum]:
    """The totals of a table: its row 合计 against the other rows, its column 合计 likewise."""
    yield from _columns(table)
    yield from _rows(table)


def _columns(table: TextTable) -> Iterator[Sum]:
    rows = table.rows
    ends = [row for row in (rows[0], rows[-1]) if _PLAIN.sub("", row.label) in _TOTALS]
    others = [row for row in rows if row not in ends]
    if len(ends) == 1 and ends[0] is rows[-1] and _PLAIN.sub("", rows[-2].label) == _SUBTOTAL:
        yield from _sections(others, ends[0])
        return
    if len(ends) != 1 or len(others) < 2 or any(_NO_SUMMAND.search(row.label) for row in others):
        return
    width = len(ends[0].values)
    names = table.names or ("",) * width
    sums = [
        _sum([row.values[place] for row in others], ends[0].values[place], names[place])
        for place in range(width)
        if not _NO_SUM.search(names[place])
    ]
    known = [one for one in sums if one is not None]
    holding = sum(one.holds for one in known)
    if table.names or width == 1 or holding * 2 >= len(known):
        yield from known


def _sections(rows: Sequence[TableRow], end: TableRow) -> Iterator[Sum]:
    """Rows that 小计 closes section by section: each subtotal, and the total of all subtotals."""
    sections: list[tuple[list[TableRow], TableRow]] = []
    open_rows: list[TableRow] = []
    for row in rows:
        if _PLAIN.sub("", row.label) == _SUBTOTAL:
            sections.append((open_rows, row))
            open_rows = []
        elif _NO_SUMMAND.search(row.label):
            return
        else:
            open_rows.append(row)
    if any(not own for own, _ in sections):
        return
    for at in range(len(end.values)):
        sums = [
            _sum([r.values[at] for r in own], last.values[at], last.label) for own, last in sections
        ]
        sums.append(_sum([last.values[at] for _, last in sections], end.values[at], end.label))
        yield from (one for one in sums if one is not None)


def _rows(table: TextTable) -> Iterator[Sum]:
    totals = [place for place, name in enumerate(table.names) if _PLAIN.sub("", name) in _TOTALS]
    if len(totals) != 1 or len(table.names) < 3 or any(map(_NO_SUM.search, table.names)):
        return
    at = totals[0]
    sums = [
        _sum((*row.values[:at], *row.values[at + 1 :]), row.values[at], row.label)
        for row in table.rows
        if _PLAIN.sub("", row.label) not in _TOTALS
    ]
    known = [one for one in sums if one is not None]
    if len(known) == 1 or sum(one.holds for one in known) * 2 >= len(known):
        yield from known


def _sum(values: Sequence[Decimal | None], total: Decimal | None, name: str) -> Sum | None:
    """One sum; None where a cell is empty. Rounded decimals may miss by half a digit each."""
    numbers = [value for value in values if value is not None]
    if total is None or len(numbers) != len(values):
        return None
    digits = max(_decimals(number) for number in (*numbers, total))
    tolerance = Decimal(len(numbers)) / 2 * Decimal(1).scaleb(-digits) if digits else Decimal(0)
    added = sum(numbers, Decimal(0))
    shown = "＋".join(map(str, numbers[:_SHOWN])) + ("＋…" if len(numbers) > _SHOWN else "")
    return Sum(str(total), f"{shown}＝{added}", abs(added - total) <= tolerance, name)


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def text_against_table(text: str, table: TextTable) -> Iterator[Sum]:
    """A single row of numbers under their names, against the one number that the text gives.

    Nothing is said where the text names several numbers, or a part or a period of its own.
    """
    if len(table.rows) != 1 or table.rows[0].label or not table.names:
        return
    for name, value in zip(table.names, table.rows[0].values, strict=True):
        core = _NAME_END.sub("", name)
        stated = {one.low for one in _stated(text, core)} if len(core) >= 4 and value else set()
        if len(stated) == 1:
            number = stated.pop()
            yield Sum(str(number), f"{name}：{value}", number == value, core)


def _stated(text: str, core: str) -> Iterator[Quantity]:
    """Exact quantities that stand directly before or behind some words."""
    for match in re.finditer(re.escape(core), text):
        start = max(match.start() - _NEAR, 0)
        for one in read_quantities(text[start : match.start()]):
            if one.is_exact and start + one.end == match.start():
                yield one
        behind = text[match.end() : match.end() + _NEAR]
        for one in read_quantities(behind):
            if one.is_exact and _LINK.fullmatch(behind, 0, one.start):
                yield one
