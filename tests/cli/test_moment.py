"""What moment a run is judged as of."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from auditor.campaign.request import Request
from crawler.fields.span import SHANGHAI
from crawler.index.views import RunView

NOW = datetime(2026, 6, 30, 9, 0, tzinfo=SHANGHAI)
RUN = RunView(1, NOW, NOW + timedelta(hours=1), "complete", "network", 5, 4, {"ok": 5})


def test_a_live_crawl_is_never_judged_before_its_last_page() -> None:
    assert Request(now=NOW).judged_as_of(RUN) == RUN.finished
    later = NOW + timedelta(days=3)
    assert Request(now=later).judged_as_of(RUN) == later
    assert Request(now=later).judged_as_of(replace(RUN, finished=None)) == later


def test_an_archive_is_judged_as_of_its_last_page() -> None:
    archived = replace(RUN, source="archive")
    assert Request(now=NOW + timedelta(days=300)).judged_as_of(archived) == RUN.finished


def test_a_given_moment_overrules() -> None:
    given = datetime(2026, 1, 1, tzinfo=SHANGHAI)
    for run in (RUN, replace(RUN, source="archive")):
        assert Request(now=NOW, as_of=given).judged_as_of(run) == given
