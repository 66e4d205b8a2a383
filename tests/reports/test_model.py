"""The report model: built from views and an audit, plain, ordered, on one clock."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime

import pytest

from auditor.reports.contents import Contents
from auditor.reports.lines import ColumnLine, UnreadLine
from auditor.reports.model import Look
from auditor.rule import Tally, Text
from crawler.fields.span import SHANGHAI
from crawler.index.views import ColumnView, UnreadView
from crawler.items import ColumnKind
from crawler.outcomes import FetchOutcome
from tests.reports.sample import AUDIT, FINDINGS, HOME, LOOK, RUN, finding, report


def test_every_moment_is_on_the_shanghai_clock() -> None:
    run = replace(
        RUN,
        started=datetime(2026, 6, 29, 1, 0, 0, 999_999, tzinfo=UTC),
        finished=datetime(2026, 6, 29, 9, 30),  # no zone: the Shanghai wall clock
    )
    crawl = report("zh", run=run).crawl
    assert (crawl.started, crawl.finished) == (
        "2026-06-29T09:00:00+08:00",
        "2026-06-29T09:30:00+08:00",
    )


def test_coverage_is_never_rounded_up() -> None:
    tallies = {id_: Tally() for id_ in AUDIT.tallies}
    tallies["REP001"] = Tally(passed=59_999, cantTell=40_001)
    built = report("zh", replace(AUDIT, tallies=tallies), look=Look())
    assert built.coverage == 0.5999
    assert built.score.value is None


def test_what_was_not_read_lowers_coverage() -> None:
    whole, half = report("zh", look=Look()), report("zh", look=Look(unasked=RUN.items))
    assert whole.coverage / 2 - half.coverage < 0.0001
    nothing = report("zh", run=replace(RUN, items=0), look=Look())
    assert (nothing.coverage, nothing.score.value, nothing.score.grade) == (0.0, None, None)


def test_parts_of_a_site_get_no_grade() -> None:
    parts = report("zh", look=Look(home_read=False))
    assert (parts.coverage, parts.score.value) == (report("zh", look=Look()).coverage, None)


def test_findings_and_counts_come_in_one_order() -> None:
    backwards = replace(AUDIT, findings=FINDINGS[::-1])
    run = replace(RUN, outcomes={"timeout": 1, "ok": 93, "not_found": 1, "blocked": 2})
    assert report("zh", backwards, run=run) == report("zh")
    assert list(report("zh").crawl.outcomes) == ["ok", "blocked", "not_found", "timeout"]


def test_a_message_names_moments_as_people_write_them() -> None:
    said = Text("2026-06-01T09:05 发布，见 T/CESA 1", "published 2026-06-01T09:05")
    found = (finding("REP001", "x", "x", said),)
    told = [report(lang, replace(AUDIT, findings=found)).findings[0] for lang in ("zh", "en")]
    assert told[0].message == "2026-06-01 09:05 发布，见 T/CESA 1"
    assert told[1].message == "published 2026-06-01 09:05"


def test_evidence_is_plain_json() -> None:
    odd = finding("REP001", "x", "x", Text("x", "x"), when=date(2026, 6, 1), share=float("nan"))
    nested = replace(
        odd.result, evidence={"pair": (1, {"二": [None, True]}), **odd.result.evidence}
    )
    built = report("zh", replace(AUDIT, findings=(replace(odd, result=nested),)))
    assert built.findings[0].evidence == {
        "pair": [1, {"二": [None, True]}],
        "when": "2026-06-01",
        "share": "nan",
    }


def test_the_look_from_views() -> None:
    column = ColumnView(
        id=1,
        url=HOME + "zc/",
        name="政策文件",
        path=("政务公开", "政策文件"),
        kind=ColumnKind.POLICY,
        outcome=None,
        complete=False,
        is_list=True,
        row_count=3,
        declared_total=9,
        seen=None,
    )
    at = datetime(2026, 6, 29, 9, 20, 1, tzinfo=SHANGHAI)
    missed = UnreadView(HOME + "a", "甲", FetchOutcome.BLOCKED, at, frozenset())
    look = Look.of([column, replace(column, path=())], [missed], unasked=2)
    assert [(line.name, line.kind, line.outcome) for line in look.columns] == [
        ("政务公开 / 政策文件", "policy", ""),
        ("政策文件", "policy", ""),
    ]
    assert look.unread == (UnreadLine(HOME + "a", "甲", "blocked", "2026-06-29T09:20:01+08:00"),)
    assert (look.unasked, look.kinds) == (2, {})


def test_an_item_counts_under_every_kind_of_its_columns() -> None:
    class Item:
        def __init__(self, *kinds: ColumnKind) -> None:
            self.kinds = frozenset(kinds)

    items = [Item(ColumnKind.POLICY, ColumnKind.NEWS), Item(ColumnKind.POLICY), Item()]
    assert Look.of(items=items).kinds == {"policy": 2, "news": 1, "other": 1}  # type: ignore[arg-type]


def test_a_report_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        report("zh").coverage = 1.0  # type: ignore[misc]
    assert report("zh").look == LOOK


def test_notices_name_what_is_short_and_what_has_changed() -> None:
    run = replace(
        RUN,
        items=6,
        status="complete",
        items_before=100,
        platform_was="openness",
        platform_evidence=("meta ColumnType",),
    )
    short = ColumnLine("政策文件", HOME, "policy", "ok", True, True, 22, 24)
    paged = ColumnLine("公告", HOME, "notice", "ok", True, True, 9, None, 1, 4)
    look = Look(columns=(short, paged), unprobed=7, expected=(200, 500))
    said = "\n".join(Contents(report("zh", run=run, look=look)).notices)
    assert "平台由 openness 变为" in said
    assert "meta ColumnType" in said
    assert "政策文件（自报 24 条，读到 22 条）、公告（自报 4 页，读到 1 页）" in said
    assert "本次取得 6 条信息，上次为 100 条" in said
    assert "预计 200 至 500 条" in said
    assert "另有 7 个附件或链接没有探测" in said
