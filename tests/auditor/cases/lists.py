"""LST002: lists that follow what was changed; 20 working days after 2026-05-06 are 2026-06-02.

2026-05-09 is a working Saturday.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from auditor.rule import Outcome
from crawler.fields.span import SHANGHAI
from crawler.index.views import EarlierView, ItemView, PastRun
from tests.auditor.case import Case
from tests.auditor.portal import HOME, Portal, claim, column, item

F, C, P, N = Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED, Outcome.INAPPLICABLE
LISTS, NOTICES = column("lists", id=601), column("notice", id=602)
TITLE = "临溪县人民政府关于调整部分行政权力事项清单的通知"


def notice(day: str = "2026-05-06", title: str = TITLE, **changes: Any) -> ItemView:
    claims = [claim("published_at", day, "header")] if day else []
    return item("/n/1.html", title, NOTICES, claims=claims, **changes)


def powers(day: str = "2024-01-01", **changes: Any) -> ItemView:
    title = "临溪县权责清单"
    claims = [claim("published_at", day, "header")] if day else []
    return item("/q/1.html", title, LISTS, claims=claims, **changes)


def crawl(day: str, number: int = 1, *, whole: bool = True) -> PastRun:
    finished = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=SHANGHAI)
    return PastRun(number, finished, whole, frozenset({LISTS.id}))


def was(run: int = 1, *, same: bool = False) -> EarlierView:
    """The list as a crawl saw it."""
    at = datetime(2026, 1, 1, tzinfo=SHANGHAI)
    url = f"{HOME}q/1.html"
    return EarlierView(run, at, "1" * 64, url, url, "清单", None, None, True, same)


def lists(
    about: str,
    outcome: Outcome,
    items: Sequence[ItemView],
    *past: PastRun,
    earlier: Sequence[EarlierView] = (),
    as_of: str = "2026-06-30",
) -> Case:
    end = datetime.fromisoformat(f"{as_of}T00:00").replace(tzinfo=SHANGHAI)
    portal = Portal(items, [LISTS, NOTICES], past=past, all_earlier=earlier, finished=end)
    where = [f"{HOME}n/1.html"] if outcome in (F, C) else []
    return Case("LST002", about, portal, outcome, where, as_of=end)


BEFORE = crawl("2026-05-01")
CASES = [
    lists("a new list in time", P, [notice(), powers("2026-06-02")]),
    lists("a working day late", F, [notice(), powers("2026-06-03")]),
    lists("a list of the same day", P, [notice(), powers("2026-05-06")]),
    lists("not due yet", N, [notice(), powers()], as_of="2026-06-02"),
    lists("due since yesterday", C, [notice(), powers()], as_of="2026-06-03"),
    lists("one crawl only", C, [notice(), powers()]),
    lists("as before the change", F, [notice(), powers()], BEFORE),
    lists("as on the day of the change", F, [notice(), powers()], crawl("2026-05-06")),
    lists("the first crawl came a day later", C, [notice(), powers()], crawl("2026-05-07")),
    lists("the crawl before was cut short", C, [notice(), powers()], crawl("2026-05-01", whole=False)),
    lists("another crawl saw the same", F, [notice(), powers()], BEFORE, earlier=[was(same=True)]),
    lists("changed in time", P, [notice(), powers()], BEFORE, crawl("2026-06-01", 2),
          earlier=[was(1)]),
    lists("changed after the time", F, [notice(), powers()], BEFORE, crawl("2026-06-03", 2),
          earlier=[was(2)]),
    lists("changed in time, and once more", P, [notice(), powers()], BEFORE,
          crawl("2026-06-01", 2), earlier=[was(1), was(2)]),
    lists("changed, but when is not known", C, [notice(), powers()], BEFORE, earlier=[was(1)]),
    lists("changed before the notice", F, [notice(), powers()], crawl("2026-03-01"),
          crawl("2026-04-01", 2), earlier=[was(1)]),
    lists("a new list without a date", P, [notice(), powers("", first_run=2)], BEFORE,
          crawl("2026-06-01", 2)),
    lists("no lists on the site", C, [notice()], BEFORE),
    lists("a notice without a date", C, [notice(""), powers()]),
    lists("a vague date", C, [notice("2026-06"), powers()], BEFORE, as_of="2026-07-20"),
    lists("a notice among the lists is no list", C,
          [replace(notice(), kinds=frozenset({LISTS.kind}), columns=(LISTS,))]),
    lists("nothing was changed", N, [powers()]),
    lists("another matter", N, [notice(title="关于调整领导小组组成人员的通知"), powers()]),
    lists("a year without a calendar", C, [notice("2029-05-06"), powers()], BEFORE,
          as_of="2029-06-05"),
]  # fmt: skip
