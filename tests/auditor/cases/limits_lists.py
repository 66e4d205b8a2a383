"""At the limits of LST and COL: when lists changed, half of a block, all kinds of columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from auditor.profiles import load_profile
from auditor.rule import Outcome
from crawler.fields.span import SHANGHAI
from crawler.index.views import EarlierView, ItemView, PastRun
from tests.auditor.case import Case
from tests.auditor.cases import columns2 as col
from tests.auditor.cases.lists import BEFORE, crawl, lists, notice, powers, was
from tests.auditor.cases.updates import MONTHLY, REPORTS, dated, ends, series
from tests.auditor.portal import link

F, C, P, N = Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE
USER = str(Path(__file__).with_name("user.toml"))


def ended(
    about: str,
    outcome: Outcome,
    on: int,
    items: Sequence[ItemView],
    *past: PastRun,
    earlier: Sequence[EarlierView] = (),
) -> Case:
    """An index that ended on a day of June, judged at the end of the month."""
    case = lists(about, outcome, items, *past, earlier=earlier)
    finished = datetime(2026, 6, on, tzinfo=SHANGHAI)
    return replace(case, portal=replace(case.portal, finished=finished))


AT_DAWN = PastRun(2, datetime(2026, 5, 6, tzinfo=SHANGHAI), True, frozenset())
LISTS = [
    ended("the index ended before the time was over", N, 2, [notice(), powers()], BEFORE),
    ended("the index ended after it", F, 3, [notice(), powers()], BEFORE),
    ended("changed before the index ended", P, 2, [notice(), powers()], BEFORE, earlier=[was(1)]),
    lists(
        "changed until the day of the notice began",
        P,
        [notice(), powers()],
        BEFORE,
        AT_DAWN,
        earlier=[was(1)],
    ),
    lists(
        "an old list that a later crawl found",
        F,
        [notice(), powers(first_run=2)],
        BEFORE,
        crawl("2026-06-01", 2),
    ),
    lists("a list without a date, of the first crawl", F, [notice(), powers("")], BEFORE),
    lists(
        "such a list, first seen after the notice", C, [notice(), powers("")], crawl("2026-05-20")
    ),
    replace(
        lists("nobody knows the working days", C, [notice("2029-05-06"), powers()], BEFORE,
              as_of="2029-06-05"),
        says='"lists": ["http',
    ),
]  # fmt: skip

CUES = load_profile("anhui-transport-2017").rules["COL010"].params.cues
PARTS = [col.named(name, "other", "便民信息") for name in ("水费", "电费")]
WHOLE = col.named("便民信息", id=561)
BOTH = replace(col.BOTH, row_count=1)
APART = col.named("建议提案", "other", "专题", id=562, **col.LOST)
COLUMNS = [
    col.filed("in columns of every wrong kind", C, "养路办法解读", " ".join(CUES[0].wrong)),
    col.site("COL006", "half of a block", F, [WHOLE, PARTS[0]], WHOLE.url, profile=USER),
    col.site("COL006", "none of it", C, [WHOLE], WHOLE.url, profile=USER),
    col.site(
        "COL005",
        "the home page leads to it",
        P,
        col.TREE[:1],
        all_links=[link("/cz", text="财政信息")],
    ),
    col.replies(
        "nobody asked for its folder",
        F,
        col.LAST_YEAR[:1],
        BOTH.url,
        columns=[
            BOTH,
            replace(BOTH, id=563, path=("建议提案", "2025年"), name="2025年建议提案", outcome=None),
        ],
    ),
    col.replies("one elsewhere is not read", F, col.LAST_YEAR[:1], BOTH.url, columns=[BOTH, APART]),
    series(
        "a column without a path has none under it",
        P,
        dated(ends(5), MONTHLY),
        replace(MONTHLY, path=()),
        replace(REPORTS, path=("其他",), **col.LOST),
    ),
]

CASES = [*LISTS, *COLUMNS]
