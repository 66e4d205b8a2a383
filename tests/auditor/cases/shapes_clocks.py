"""Shapes of what runs by the calendar: extended periods, series told in several ways."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.rule import Outcome
from crawler.index.views import ColumnView, ItemView, RowView
from tests.auditor.cases.consultations import NAME, TEXT, answered, ask, case, tell
from tests.auditor.cases.updates import series
from tests.auditor.portal import column, row

P, F, N = Outcome.PASSED, Outcome.FAILED, Outcome.INAPPLICABLE
LONGER = f"关于延长{NAME}征求意见期限的公告"
TO = "现将征求意见期限延长至2026年5月20日。"
SHORT = TEXT.replace("2026年4月1日至2026年4月30日", "2026年4月1日至2026年4月10日")
QUARTERS = column("other", id=761, name="季度数据", path=("季度数据",))
MONTHS = column("other", id=762, name="统计月报", path=("统计月报",))
PLAIN = column("other", id=763, name="其他数据", path=("其他数据",))
PARTS = ("一季度", "上半年", "前三季度", "全年")


def extension(day: str = "2026-04-28", text: str = TO) -> ItemView:
    return ask(text, title=LONGER, day=day, path="/yjzj/longer.html", files=())


def economy(names: Sequence[str], of: ColumnView = QUARTERS) -> list[RowView]:
    """A row for each of these stretches, dated when such figures come out."""
    return [
        row(of, f"/tj/{n}.html", f"{name}临溪县经济运行情况", "2026-04-20")
        for n, name in enumerate(names)
    ]


TOLD = [f"{year}年{part}" for year in (2024, 2025) for part in PARTS]
MONTHLY = ["2025年1-2月", "2025年一季度", "2025年1-4月", "2025年1-5月", "2025年上半年"]
MONTHLY += ["2025年1-7月", "2025年1-8月", "2025年前三季度", "2025年1-10月", "2025年1-11月"]

CASES = [
    answered(
        "feedback in time after an extended period", P, ask(), extension(), tell("2026-06-15")
    ),
    answered("late even so", F, ask(), extension(), tell("2026-06-20")),
    case("CON002", "too short at first, extended", P, ask(SHORT), extension("2026-04-09")),
    case("CON002", "not extended enough", F, ask(SHORT), extension(text="延长至2026年4月15日。")),
    case("CON001", "an extension has no draft of its own", P, ask(), extension()),
    series("quarters told as sums of the year", P, economy(TOLD), QUARTERS, until="2026-03-20"),
    series(
        "one sum is not there", F, economy([*TOLD[:5], *TOLD[6:]]), QUARTERS, until="2026-03-20"
    ),
    series("months told as quarters", P, economy(MONTHLY, MONTHS), MONTHS, until="2026-01-20"),
    series(
        "a half-year not told",
        F,
        economy(MONTHLY[:4] + MONTHLY[5:], MONTHS),
        MONTHS,
        until="2026-01-20",
    ),
    series(
        "months told as quarters, by titles alone",
        P,
        economy(MONTHLY, PLAIN),
        PLAIN,
        until="2026-01-20",
    ),
    series(
        "the quarter is not told",
        F,
        economy(MONTHLY[:1] + MONTHLY[2:], PLAIN),
        PLAIN,
        until="2026-01-20",
    ),
]
