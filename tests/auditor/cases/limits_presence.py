"""CAT006, DOC008 and DOC009 at their limits; columns that were not asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from crawler.outcomes import FetchOutcome
from tests.auditor.case import Case
from tests.auditor.cases.claimed_counts import INTERPRETATIONS, SAID, interpretations
from tests.auditor.cases.limits_counts import counts, report
from tests.auditor.cases.presence import (
    SYSTEMS,
    TITLE,
    WHOLE,
    C,
    F,
    P,
    anhui,
    archive,
    catalogue,
    cleaned,
    named,
    site,
)
from tests.auditor.portal import HOME, column, item, row

SINGLE = named("主动公开基本目录", id=90_201, is_list=False, row_count=0)
PAGE = f"{HOME}column/90201/"
POOR = catalogue(WHOLE.replace("公开时限", "公开日"))
OTHER = column("policy", id=90_202, name="政策")


def single(about: str, outcome: Any, filler: int) -> Case:
    """A single page whose last element stands behind so many characters."""
    body = WHOLE.replace("公开方式：网站。", "") + "文" * (filler - len(WHOLE) + 8) + "方式"
    text = item("/column/90201/", "目录", body=body)
    return anhui("CAT006", about, outcome, at=PAGE, all_texts=[text], all_columns=[SYSTEMS, SINGLE])


def absent(about: str, said: Any, source: str = "network", **changes: Any) -> Case:
    """A site without a catalogue, and one more column."""
    columns = [SYSTEMS, replace(OTHER, **changes)]
    return anhui("CAT006", about, said, all_columns=columns, source=source)


UNASKED = {"outcome": None, "complete": False}
MOVED = {"outcome": FetchOutcome.REDIRECT, "complete": False}
DEAD = {"outcome": FetchOutcome.NOT_FOUND, "complete": False}
CASES = [
    single("the last element at the end of what is kept", P, 19_998),
    single("beyond it", F, 19_999),
    anhui(
        "CAT006",
        "listed and read",
        F,
        POOR,
        at=f"{HOME}ml.html",
        all_rows=[row(SYSTEMS, "/ml.html", TITLE)],
    ),
    anhui(
        "CAT006",
        "a listed page of another name",
        F,
        all_rows=[row(SYSTEMS, "/other.html", "公开制度")],
    ),
    absent("a column that was never asked for", F, **UNASKED),
    absent("a column that the archive lacks", C, "archive", **UNASKED),
    absent("a column that leads elsewhere", F, **MOVED, is_list=False),
    absent("a list behind an address that moved, not read to its end", C, **MOVED),
    absent("a list behind an address that moved", F, outcome=FetchOutcome.REDIRECT),
    absent("a single page that was not answered", C, outcome=FetchOutcome.TIMEOUT, is_list=False),
    absent("a list that was not answered", C, outcome=FetchOutcome.TIMEOUT),
    *(
        absent(f"{about} that {what}", said, outcome=outcome, complete=False, is_list=is_list)
        for about, is_list in {"a list": True, "an entry": False}.items()
        for what, said, outcome in (
            ("is gone", F, FetchOutcome.NOT_FOUND),
            ("says that it is gone", F, FetchOutcome.SOFT_404),
            ("may not be seen", C, FetchOutcome.FORBIDDEN),
            ("is not served", C, FetchOutcome.SERVER_ERROR),
        )
    ),
    anhui("CAT006", "all lists are gone", C, all_columns=[replace(SYSTEMS, **DEAD)]),
    anhui(
        "CAT006",
        "a catalogue that is gone",
        C,
        at=PAGE,
        all_columns=[SYSTEMS, replace(SINGLE, **DEAD)],
    ),
    counts(
        "a column that the archive lacks",
        "cantTell",
        report(SAID.format(20)),
        *interpretations(20),
        source="archive",
        columns=[replace(INTERPRETATIONS, id=90_203, outcome=None, complete=False)],
    ),
    site("DOC008", "today", P, cleaned("2026-06-30")),
    replace(site("DOC008", "old", F, cleaned("2020-01-09")), says='"newest": "2020-01-09"'),
    replace(
        site("DOC008", "none dated", C, replace(cleaned("2026-01-09"), published_at=None)),
        says='"newest": ""',
    ),
    site("DOC008", "in the month that ends with the limit", C, cleaned("2024-06")),
    site("DOC008", "in the month before", F, cleaned("2024-05")),
    replace(archive("issue 400", F, "2026年第400期"), says='"2026-1"'),
    replace(archive("issue 401 is none", F, "2026年第401期"), says='"2026-*"'),
    archive("issue 0 is none", F, "2026年第0期"),
]
