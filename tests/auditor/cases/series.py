"""IDX003 and IDX005."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from auditor.rule import Outcome
from crawler.index.views import ItemView, RowView
from tests.auditor.case import Case, of
from tests.auditor.portal import HOME, Portal, block, claim, column, item, policy, row

P, F, C, N = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.INAPPLICABLE
MINE, OTHER = "11341700003245054D", "113417000032450703"
LIST = column("notice", id=600)


def run(
    serials: Iterable[int], code: str = MINE, body: str = "县政府办", period: str = "202606"
) -> list[ItemView]:
    return [
        item(
            f"/{code}/{serial}.html",
            f"公告{serial}",
            "notice",
            claims=block(
                index_number=f"{code}/{period}-{serial:05}", issuing_body=body, document_number=None
            ),
        )
        for serial in serials
    ]


def gap(
    about: str, outcome: Outcome, serials: Iterable[int], *more: ItemView, **changes: Any
) -> Case:
    period = changes.pop("period", "202606")
    count = changes.pop("count", 1)
    portal = Portal([*run(serials, period=period), *more], [LIST], **changes)
    return Case("IDX003", about, portal, outcome, [HOME] * count)


def stating(serial: int, **changes: Any) -> RowView:
    """A row whose page is not known, with the index number that the list states."""
    said = claim("index_number", f"{MINE}/202606-{serial:05}", "row")
    return row(LIST, "/x.pdf", "公告", "2026-06-09", claims=(said,), **changes)


def by_day(serials: Iterable[int], days: int = 3) -> list[ItemView]:
    """Items numbered through the year, one every few days."""
    return [
        item(
            f"/y/{serial}.html",
            f"公告{serial}",
            "notice",
            claims=block(
                index_number=f"{MINE}/2026-{serial:05}",
                document_number=None,
                written_on=None,
                published_at=str(
                    date(2026, 1 if days > 0 else 4, 1) + timedelta(days=days * serial)
                ),
            ),
        )
        for serial in serials
    ]


def unnumbered(day: int, path: str = "/none.html") -> ItemView:
    """An item without a number, published on a day of the year."""
    at = str(date(2025, 12, 31) + timedelta(days=day))
    return policy(path, "临溪县渡口办法", index_number="", published_at=at, written_on=None)


def in_turn(about: str, outcome: Outcome, *items: ItemView, count: int = 1) -> Case:
    return Case("IDX003", about, Portal(list(items), [LIST]), outcome, [HOME] * count)


FILE: dict[str, Any] = {"key": None, "external": False}
UNDATED = row(LIST, "/x.pdf", "公告", **FILE)
UNDATED_TOO = row(LIST, "/y.pdf", "公告", **FILE)
OF_MAY = row(LIST, "/x.pdf", "公告", "2026-05-09", **FILE)
OF_JUNE = row(LIST, "/x.pdf", "公告", "2026-06-09", **FILE)
HOLE = [n for n in range(1, 26) if n != 7]
HOLES = [n for n in range(1, 26) if n not in (7, 9)]

CASES = [
    gap("none", P, range(1, 26)),
    gap("one missing", F, HOLE),
    gap("two missing", F, HOLES, count=2),
    gap("yearly numbers", F, HOLE, period="2026"),
    gap("a short series", N, [1, 2, 4]),
    gap("serials that count something else", N, range(1, 100, 2)),
    gap("a huge serial by mistake", N, [*range(1, 26), 9_999_999_999]),
    gap(
        "a listed page that was not read",
        P,
        HOLE,
        all_rows=[row(LIST, "/x.html", "公告", "2026-06-09")],
    ),
    gap(
        "a listed page of another month",
        F,
        HOLE,
        all_rows=[row(LIST, "/x.html", "公告", "2026-05-09")],
    ),
    gap("a listed page without a date", P, HOLE, all_rows=[row(LIST, "/x.html", "公告")]),
    *(
        gap(f"a page of another month, {about}", F, HOLE, all_rows=rows)
        for about, rows in {
            "listed without its date before": [UNDATED, OF_MAY],
            "and without its date behind": [OF_MAY, UNDATED],
        }.items()
    ),
    gap("its month told by one of its rows", P, HOLE, all_rows=[UNDATED, OF_JUNE]),
    gap("another page without a date", P, HOLE, all_rows=[UNDATED_TOO, OF_MAY]),
    gap("its number told by a second row", P, HOLE, all_rows=[UNDATED, stating(7, **FILE)]),
    gap("another number told by a second row", F, HOLE, all_rows=[UNDATED, stating(26, **FILE)]),
    gap("another number told by its first row", F, HOLE, all_rows=[stating(26, **FILE), UNDATED]),
    gap(
        "a file in a list",
        P,
        HOLE,
        all_rows=[OF_JUNE],
    ),
    gap(
        "a row that leads elsewhere",
        F,
        HOLE,
        all_rows=[row(LIST, "http://www.gov.cn/x.html", "公告", "2026-06-09", key=None)],
    ),
    *(
        gap(f"a list states it of {about}", P, HOLE, all_rows=[stating(7, **changes)])
        for about, changes in {
            "a file": {"key": None, "external": False},
            "another site's page": {"key": None},
            "a page that was not read": {},
        }.items()
    ),
    gap("a list states another", F, HOLE, all_rows=[stating(26, key=None, external=False)]),
    # number 7 would be of the 22nd day of the year, between those of the 19th and the 25th
    in_turn("a nameless item of the time", P, *by_day(HOLE), unnumbered(22)),
    in_turn("as long before as may be", P, *by_day(HOLE), unnumbered(12)),
    in_turn("as long behind as may be", P, *by_day(HOLE), unnumbered(32)),
    in_turn("a day too early", F, *by_day(HOLE), unnumbered(11)),
    in_turn("a day too late", F, *by_day(HOLE), unnumbered(33)),
    in_turn("one for two", C, *by_day(HOLES), unnumbered(25), count=2),
    in_turn("one of another time for two", F, *by_day(HOLES), unnumbered(80), count=2),
    in_turn("numbers that follow no days", P, *by_day(HOLE, -3), unnumbered(80)),
    gap("an item without a number", P, HOLE, policy(index_number="")),
    gap(
        "an item with a number of another month",
        P,
        HOLE,
        policy(index_number=f"{MINE}/202501-00001"),
    ),
    gap("a number carried twice", P, HOLE, *run([8], code=MINE, body="x")),
    gap("more missing than items that may have them", C, HOLES, policy(index_number=""), count=2),
    gap("the crawl stopped", C, HOLE, status="budget"),
    gap("no numbers", N, []),
    of("IDX005", "one organ", "passed", *run(range(1, 8))),
    Case(
        "IDX005", "two organs", Portal([*run(range(1, 8)), *run(range(1, 8), OTHER, "县财政局")]), P
    ),
    Case(
        "IDX005",
        "the code of the other",
        Portal([*run(range(1, 8)), *run(range(1, 8), OTHER, "县财政局"), *run([9], OTHER)]),
        F,
        [run([9], OTHER)[0].url],
    ),
    Case(
        "IDX005", "a code that is nobody's here", Portal([*run(range(1, 8)), *run([9], OTHER)]), P
    ),
    of("IDX005", "too few to learn from", "inapplicable", *run(range(1, 3))),
    of("IDX005", "no codes", "inapplicable", policy(index_number="2026-02-00018")),
    gap("as long as asked", F, [n for n in range(1, 22) if n != 7]),
    gap("one short of it", N, [n for n in range(1, 21) if n != 7]),
    gap("as full of holes as allowed", F, [n for n in range(1, 31) if n % 5], count=5),
    of("IDX005", "just enough to learn from", "passed", *run(range(1, 6))),
]
