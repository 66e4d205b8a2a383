"""IDX at its limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case, of
from tests.auditor.cases.histories import MINE, OTHER, PAST, SKIPPED, THROUGH, earlier, numbered
from tests.auditor.portal import HOME, Portal, block, column, item, policy

F, C, P, N = Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE
BOARD, MARKET = column("notice", id=811), column("news", id=812)
FIVE_HOLES = [n for n in range(1, 26) if n not in (5, 9, 13, 17, 21)]
"""A fifth of 25 serials is missing."""


def build(about: str, outcome: str, prefix: str, tail: str = "/201912-00040") -> Case:
    return of("IDX002", about, outcome, policy(index_number=prefix + tail))


def gaps(
    about: str, outcome: Outcome, items: Sequence[ItemView], count: int = 1, **more: Any
) -> Case:
    says = more.pop("says", "")
    portal = Portal(items, [BOARD, MARKET], **more)
    return Case("IDX003", about, portal, outcome, [HOME] * count, says=says)


def each_its_own(serials: Iterable[int], share: int = 1) -> list[ItemView]:
    """Numbers that are dense over the site, each few of an organ of their own."""
    every = enumerate(serials)
    return [one for n, serial in every for one in numbered([serial], 6, str(610_001 + n // share))]


def again(serials: Iterable[int]) -> list[ItemView]:
    """Further items with numbers that others carry, in the same column."""
    return [
        item(
            f"/again/{serial}.html",
            f"另一公告{serial}",
            column("notice", id=801),
            claims=block(index_number=f"{MINE}/202606-{serial:05}", document_number=None),
        )
        for serial in serials
    ]


def yearly(serials: Iterable[int], year: int) -> list[ItemView]:
    return [
        item(
            f"/{year}/{serial}.html",
            f"公告{serial}",
            BOARD,
            claims=block(
                index_number=f"{MINE}/{year}-{serial:05}",
                document_number=None,
                written_on=f"{year}-03-09",
                published_at=f"{year}-03-09",
            ),
        )
        for serial in serials
    ]


def carried(
    code: str, body: str | None, serials: Iterable[int], form: str = "{}/202606-{:05}"
) -> list[ItemView]:
    return [
        item(
            f"/{code}/{body}/{serial}.html",
            f"公告{serial}",
            "notice",
            claims=block(
                index_number=form.format(code, serial), issuing_body=body, document_number=None
            ),
        )
        for serial in serials
    ]


def owned(about: str, outcome: Outcome, *items: ItemView) -> Case:
    at = [items[-1].url] if outcome is F else []
    return Case("IDX005", about, Portal(items), outcome, at)


SAME = f"{MINE}/202606-00777"
DATED = policy("/p/2.html", "临溪县公路管理办法", index_number=SAME, published_at="2026-06-02")
UNDATED = policy("/p/1.html", "临溪县桥梁管理办法", index_number=SAME, published_at=None)
GONE_IN_MAY = earlier(f"{MINE}/202605-00007")
GONE_IN_APRIL = earlier(f"{MINE}/202604-00031")
A, B = "县政府办", "县财政局"
JUNE = numbered([n for n in range(1, 26) if n != 7])

CASES = [
    of("IDX001", "a word that says nothing", "failed", policy(index_number="待定")),
    build("15 characters of a code", "cantTell", "113417000032450"),
    build("16", "failed", "1134170000324505"),
    build("20", "failed", "11341700003245054D34"),
    build("21", "cantTell", "11341700003245054D345"),
    *(
        build(f"{len(digits)} digits of an area", outcome, digits, "/2024-001005")
        for digits, outcome in {
            "61072": "cantTell",
            "610728": "passed",
            "6107280": "cantTell",
            "61072800001": "cantTell",
            "610728000012": "passed",
            "6107280000123": "cantTell",
        }.items()
    ),
    Case("IDX004", "the one without a day is at fault", Portal([UNDATED, DATED]), F, [UNDATED.url]),
    gaps("a fifth missing", F, numbered(FIVE_HOLES), 5),
    gaps("a quarter missing", N, numbered(n for n in range(1, 34) if n % 4)),
    gaps("counted per month", F, JUNE, says='"scope": "机构＋月份"'),
    gaps("counted through the year", F, SKIPPED, says='"scope": "机构＋年份"'),
    gaps("in any order", F, SKIPPED[::-1], says='"scope": "机构＋年份"'),
    gaps(
        "counted on and on",
        F,
        [*yearly([n for n in range(16, 31) if n != 20], 2026), *yearly(range(1, 16), 2025)],
        says='"scope": "机构"',
    ),
    gaps(
        "two months of one count",
        F,
        [*numbered(range(1, 16), 5), *numbered([n for n in range(16, 31) if n != 20], 6)],
    ),
    gaps(
        "a month that begins where the last one ended",
        N,
        [*numbered(range(1, 16), 5), *numbered(range(15, 31), 6)],
    ),
    gaps(
        "half of the numbers dense",
        P,
        [*numbered(range(1, 21)), *numbered(range(1, 60, 3), code=OTHER)],
    ),
    gaps(
        "two of five dense",
        N,
        [*numbered(n for n in range(1, 22) if n != 7), *numbered(range(1, 90, 3), code=OTHER)],
    ),
    gaps("a tenth doubled", P, [*numbered([*range(1, 27), 28]), *again(range(1, 4))]),
    gaps("more than a tenth doubled", N, [*numbered([*range(1, 26), 27]), *again(range(1, 5))]),
    gaps(
        "a single number of most organs",
        F,
        [
            *numbered(range(1, 30, 2)),
            *each_its_own(n for n in range(2, 61) if n not in {*range(1, 30, 2), 40}),
        ],
        says='"scope": "全站＋月份"',
    ),
    gaps(
        "two numbers of most organs",
        F,
        [
            *numbered(range(1, 11)),
            *each_its_own((m for n in range(11, 41) for m in (n, n + 30) if m != 40), 2),
        ],
        says='"scope": "全站＋月份"',
    ),
    gaps(
        "what went in another month is another number",
        F,
        JUNE,
        all_earlier=[GONE_IN_MAY],
        past=PAST,
        says="此前抓取也未见过",
    ),
    gaps(
        "counted through the year, a month is no difference",
        F,
        SKIPPED,
        all_earlier=[GONE_IN_APRIL],
        past=PAST,
        says="疑已撤下",
    ),
    gaps("nothing missing in any order", P, THROUGH[::-1]),
    owned("four numbers", N, *carried(MINE, A, range(1, 5))),
    owned("eight of ten", P, *carried(MINE, A, range(1, 9)), *carried(OTHER, A, (9, 10))),
    owned("seven of nine", N, *carried(MINE, A, range(1, 8)), *carried(OTHER, A, (8, 9))),
    owned(
        "numbers without a code beside them",
        P,
        *carried(MINE, A, range(1, 8)),
        *carried("LX", A, range(8, 10), "2026-02-{1:05}"),
    ),
    owned(
        "a code that only pages without a body carry",
        P,
        *carried(OTHER, None, range(1, 8)),
        *carried(MINE, A, range(1, 6)),
        *carried(OTHER, A, [9]),
    ),
    owned(
        "a code that another body owns",
        F,
        *carried(OTHER, B, range(1, 8)),
        *carried(MINE, A, range(1, 6)),
        *carried(OTHER, A, [9]),
    ),
]
