"""At the limits of UPD006: titles of several months, without a year, in Chinese numerals."""

from __future__ import annotations

from auditor.rule import Outcome
from crawler.index.views import ColumnView, RowView
from tests.auditor.cases.updates import QUARTERLY, REPORTS, monthly, series
from tests.auditor.portal import column, row

F, P, N = Outcome.FAILED, Outcome.PASSED, Outcome.INAPPLICABLE
OTHER = column("other", id=790, name="环境质量")
HAN = {5: "五", 6: "六", 7: "七", 8: "八", 9: "九", 10: "十", 11: "十一", 12: "十二"}
DAYS = {"1": "2025-04-15", "2": "2025-07-15", "4": "2026-01-15"}
ENDS = {"1": "1-3", "2": "1-6", "4": "1-12"}
GAPPY = [1, 2, 3, 5, 6, 7]


def air(period: str, date: str = "2026-08-01", of: ColumnView = REPORTS) -> RowView:
    return row(of, f"/air/{period}.html", f"{period}空气质量月报", date)


def quarterly(*titles: str) -> list[RowView]:
    return [air(title, "2026-01-15") for title in titles]


LAST = air("2025年12月份", "2026-01-15")
ADDED = ("2024年1-9月", "2024年1-12月", "2025年1-3月", "2025年1-6月", "2025年1-12月")
CASES = [
    series("two months in one", P, [LAST, air("2026年1-2月"), *monthly(range(3, 8))]),
    series("three add up the year", F, [LAST, air("2026年1-3月"), *monthly(range(4, 8))]),
    series("later ones do not", P, [air("2026年3-4月"), *monthly([1, 2, 5, 6, 7])]),
    series("from no month", F, [air("2026年0-4月"), *monthly(GAPPY)]),
    series("neither year nor date", F, [air("4月份", ""), *monthly(GAPPY)]),
    series("its own month", F, [air(f"{n}月份", f"2026-0{n}-28") for n in GAPPY]),
    series(
        "in Chinese numerals",
        P,
        [air(f"2025年{word}月份", "2026-01-15") for word in HAN.values()],
        until="2026-02-20",
    ),
    series(
        "listed twice",
        F,
        [*monthly(GAPPY), *monthly(GAPPY, of=OTHER)],
        REPORTS,
        OTHER,
    ),
    series(
        "quarters without a year",
        F,
        [row(QUARTERLY, f"/{n}.html", f"第{n}季度抽查结果", day) for n, day in DAYS.items()],
        QUARTERLY,
        until="2026-06-30",
        says="2025年第3季度",
    ),
    series(
        "quarters by their last months",
        F,
        [air(f"2025年{ENDS[n]}月", day, QUARTERLY) for n, day in DAYS.items()],
        QUARTERLY,
        until="2026-06-30",
        says="2025年第3季度",
    ),
    series(
        "two quarters named",
        F,
        quarterly("2024年第1季度", "2024年第2季度", *ADDED),
        until="2026-06-30",
    ),
    series(
        "one named is no series",
        N,
        quarterly("2024年第1季度", "2024年1-6月", *ADDED),
        until="2026-06-30",
    ),
]
