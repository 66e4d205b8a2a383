"""STA: numbers within a text."""

from __future__ import annotations

import re

from auditor.answers import INAPPLICABLE, PASSED, Answers, failed
from auditor.computed.context import Context
from auditor.rule import Severity, Text
from auditor.rulebook import NoParams, item_rule
from crawler.index.views import ItemView

_UNITS = "人次|万元|亿元|条|件|次|份|篇|期|场|项|个|人|户|家|名|元"
_WHOLE_AND_PART = re.compile(
    rf"(?<![\d.])(\d{{1,9}}(?:\.\d{{1,4}})?)\s?({_UNITS})[^。；;\n\d]{{0,12}}[，,（(]\s?其中[^。；;\n\d]{{0,15}}"
    r"(\d{1,9}(?:\.\d{1,4})?)\s?(?:\2)"
)


@item_rule("STA002", name="part-exceeds-whole", severity=Severity.HIGH)
def part_exceeds_whole(item: ItemView, _: NoParams, __: Context) -> Answers:
    """A stated part is greater than its whole.

    What: The text gives a number and, after 其中, a greater number of the same unit.
    Why: One of the two numbers is wrong, and readers cannot tell which.
    Basis: 政府信息公开条例 article 6: information is published accurately.
    How measured: Within one sentence, a number with its unit, 其中, and the next number with the
    same unit.
    Fix: Correct the numbers.
    """
    pairs = _WHOLE_AND_PART.finditer(item.body) if "其中" in item.body else ()
    found = list(pairs)
    wrong = [match.group() for match in found if float(match[3]) > float(match[1])]
    if not found:
        return INAPPLICABLE
    if not wrong:
        return PASSED
    words = Text(f"部分大于总数：{wrong[0]}", f"a part exceeds its whole: {wrong[0]}")
    return failed(item, words, {"found": wrong})
