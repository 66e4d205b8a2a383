"""IDX003 by scope, IDX007 and DOC003: numbers as series and from crawl to crawl."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from auditor.rule import Outcome
from crawler.fields.span import SHANGHAI
from crawler.index.views import ColumnView, EarlierView, ItemView, PastRun, RowView
from tests.auditor.case import Case
from tests.auditor.portal import HOME, SEEN, Portal, block, claim, column, item, policy, row

F, C, P, N = Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE
MINE, OTHER = "11341700003245054D", "113417000032450703"
PAST = [PastRun(1, datetime(2026, 3, 1, tzinfo=SHANGHAI), True, frozenset())]
NOTICES, NEWS = column("notice", id=801), column("news", id=802)


def earlier(
    number: str, *, path: str = "/gone.html", there: bool = False, **more: Any
) -> EarlierView:
    facts: dict[str, Any] = {"index_number": number, "document_number": None} | more
    return EarlierView(
        1, datetime(2026, 3, 1, tzinfo=SHANGHAI), "1" * 64, HOME + path[1:], HOME + path[1:], "办法",
        facts["index_number"], facts["document_number"], there,
    )  # fmt: skip


def numbered(
    serials: Iterable[int],
    month: int = 6,
    code: str = MINE,
    of: ColumnView = NOTICES,
    digits: str = "{:02}",
) -> list[ItemView]:
    period = f"2026{digits.format(month)}" if digits else "2026"
    day = f"2026-{month:02}-09"
    return [
        item(
            f"/{code}/{of.id}/{month}/{serial}.html",
            f"公告{serial}",
            of,
            claims=block(
                index_number=f"{code}/{period}-{serial:05}",
                document_number=None,
                written_on=day,
                published_at=day,
            ),
        )
        for serial in serials
    ]


def series(
    about: str, outcome: Outcome, items: Sequence[ItemView], count: int = 1, **more: Any
) -> Case:
    return Case("IDX003", about, Portal(items, [NOTICES, NEWS], **more), outcome, [HOME] * count)


def without(missing: int, upto: int = 25) -> list[int]:
    return [n for n in range(1, upto + 1) if n != missing]


THROUGH = [
    one for month in range(1, 7) for one in numbered(range(10 * month - 9, 10 * month + 1), month)
]
SKIPPED = [one for one in THROUGH if not (one.index_number or "").endswith("00031")]
COLUMNS = [*numbered(range(1, 26), digits=""), *numbered(without(7), of=NEWS, digits="")]
SHARED = [
    *numbered(range(1, 60, 2)),
    *numbered([n for n in range(2, 60, 2) if n != 30], code=OTHER),
]
RESTARTING = [*numbered(range(1, 31), 5), *numbered(without(7), 6)]
CUT = [*numbered([30], 5), *numbered(range(1, 26), 6)]


def page(number: str | None) -> ItemView:
    return policy("/p.html", index_number=number)


def changed(
    about: str, outcome: Outcome, now: str | None, *before: EarlierView, **more: Any
) -> Case:
    past = more.pop("past", PAST)
    where = {F: [page(now).url], C: [HOME]}.get(outcome, [])
    return Case("IDX007", about, Portal([page(now)], all_earlier=before, past=past), outcome, where)


OLD, NEW = f"{MINE}/202606-00001", f"{MINE}/202606-00002"


def was(number: str | None, sha256: str = "1" * 64) -> EarlierView:
    one = earlier("", path="/p.html", there=True, index_number=number)
    return EarlierView(1, one.at, sha256, one.key, one.url, one.title, number, None, True)


def documents(serials: Iterable[int], kind: str = "policy", sign: str = "临政办") -> list[ItemView]:
    return [
        policy(
            f"/{sign}/{n}.html", f"临溪县第{n}号办法", kind, document_number=f"{sign}〔2026〕{n}号"
        )
        for n in serials
    ]


def gap(about: str, outcome: Outcome, items: Sequence[ItemView], **more: Any) -> Case:
    return Case("DOC003", about, Portal(items, **more), outcome, [HOME])


LISTED, UPSTREAM = column("policy", id=610), column("upstream_document", id=611)


def stating(of: ColumnView) -> RowView:
    """A row that leads to a file, with the number of its document."""
    said = claim("document_number", "临政办〔2026〕7号", "row")
    return row(of, "/7.pdf", "第7号办法", key=None, external=False, claims=(said,))


GONE = earlier("无", document_number="临政办〔2026〕7号")
CASES = [
    series("counted through the year", P, THROUGH),
    series("a gap between two months", F, SKIPPED),
    series("counted anew each month", F, RESTARTING),
    series("the end of a month, and another one", P, CUT),
    series("counted for single columns", F, COLUMNS),
    series("counted for all organs together", F, SHARED),
    series(
        "withdrawn",
        F,
        numbered(without(7)),
        all_earlier=[earlier(f"{MINE}/202606-00007")],
        past=PAST,
    ),
    series(
        "withdrawn, though the crawl stopped",
        F,
        numbered(without(7)),
        all_earlier=[earlier(f"{MINE}/202606-00007")],
        past=PAST,
        status="budget",
    ),
    series("never seen, with earlier crawls", F, numbered(without(7)), past=PAST),
    changed("the same", P, OLD, was(OLD)),
    changed("another", F, NEW, was(OLD)),
    changed("the last crawl counts", P, NEW, was(OLD), was(NEW)),
    changed("spelt in lower case", P, OLD, was(OLD.lower())),
    changed("the same bytes read anew", P, NEW, was(OLD, SEEN.sha256)),
    changed("there was none", N, NEW, was("无")),
    changed("there is none", N, None, was(OLD)),
    changed("a new page", N, NEW),
    changed("one crawl only", C, NEW, past=[]),
    gap(
        "a list states the number of a file",
        P,
        documents(without(7, 12)),
        all_columns=[LISTED],
        all_rows=[stating(LISTED)],
    ),
    gap(
        "a list of superior documents states it",
        C,
        documents(without(7, 12)),
        all_columns=[UPSTREAM],
        all_rows=[stating(UPSTREAM)],
    ),
    gap("none", P, documents(range(1, 13))),
    gap("one missing", C, documents(without(7, 12))),
    gap("one missing among superior documents", N, documents(without(7, 12), "upstream_document")),
    gap("withdrawn", F, documents(without(7, 12)), all_earlier=[GONE], past=PAST),
    gap("as long as asked", P, documents(range(1, 11))),
    gap("one short of it", N, documents(range(1, 10))),
    gap("as full of holes as allowed", C, documents([n for n in range(1, 15) if n not in (3, 6)])),
    gap("fuller", N, documents([*range(1, 11), 14])),
    gap("no numbers", N, []),
]
