"""A gap in a series tells what became of its number, as far as earlier crawls saw it."""

from __future__ import annotations

import pytest

from auditor.rule import Outcome
from tests.auditor.cases.histories import MINE, PAST, earlier, numbered, series, without
from tests.auditor.portal import HOME

MISSING = f"{MINE}/202606-00007"


@pytest.mark.parametrize(
    ("there", "told", "word"),
    [(True, "renumbered", "改用其他索引号"), (False, "withdrawn", "疑已撤下")],
)
def test_what_became_of_a_missing_number(there: bool, told: str, word: str) -> None:
    before = earlier(MISSING, path="/a.html", there=there)
    found = series("", Outcome.FAILED, numbered(without(7)), past=PAST, all_earlier=[before]).run()
    (result,) = [one.result for one in found.findings if one.rule == "IDX003"]
    known = {key for key in ("renumbered", "withdrawn") if result.evidence[key]}
    assert known == {told}
    assert result.evidence[told]["url"] == f"{HOME}a.html"
    assert result.message and word in result.message.zh
