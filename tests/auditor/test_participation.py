"""Consultations and letters as people query them; periods as texts state them."""

from __future__ import annotations

from datetime import date

import pytest

from auditor.computed.periods import read_period
from auditor.computed.relation import Relation
from auditor.engine import relations
from auditor.profiles import load_profile
from crawler.fields.span import Span
from tests.auditor.cases.consultations import ASK, FK, TELL, ZJ, ask, tell
from tests.auditor.cases.responses import BOX, ONE, fact, letter, listed
from tests.auditor.portal import AS_OF, Portal, url

OPENED = Span.day(2026, 5, 1)


def relation_of(portal: Portal, name: str) -> Relation:
    made = relations(portal.snapshot(), load_profile("national-2019"), AS_OF)
    return next(one for one in made if one.name == name)


def test_a_consultation_with_its_feedback_is_a_row() -> None:
    portal = Portal([ask(), tell()], [ZJ, FK])
    relation = relation_of(portal, "consultations")
    rows = [dict(zip(relation.columns, row, strict=True)) for row in relation.rows]
    assert [(row["url"], row["feedback_url"]) for row in rows] == [(url(ASK), url(TELL))]
    assert (rows[0]["opens"], rows[0]["closes"], rows[0]["days_least"]) == (
        "2026-04-01",
        "2026-04-30",
        30,
    )
    assert rows[0]["evidence"] == "title"
    assert set(relation.indexed) <= set(relation.columns)


def test_a_letter_is_a_row_from_its_page_or_its_list() -> None:
    rows = [listed("/xx/9.html", fact("asked_at", "2026-06-01"), fact("message_type", "投诉"))]
    portal = Portal([letter("2026-06-01", "2026-06-05")], [BOX], rows)
    relation = relation_of(portal, "messages")
    found = [dict(zip(relation.columns, row, strict=True)) for row in relation.rows]
    assert [(row["url"], row["sorts"], row["state"]) for row in found] == [
        (url(ONE), "咨询", "answered"),
        (url("/xx/9.html"), "投诉", "unknown"),
    ]


@pytest.mark.parametrize(
    ("text", "opens", "closes", "days"),
    [
        ("征求意见时间：2026年5月1日至2026年5月31日。", "2026-05-01", "2026-05-31", (31, 31)),
        ("征求意见时间：2026年5月1日9:00—2026年5月30日17:00", "2026-05-01", "2026-05-30", (30, 30)),
        ("征求意见时间为2026.5.1-2026.5.30", "2026-05-01", "2026-05-30", (30, 30)),
        ("公示时间：5月2日-31日", "2026-05-02", "2026-05-31", (30, 30)),
        ("征求意见时间\n2026年6月1日前", None, "2026-06-01", (31, 32)),
        ("请于5月31日（星期日）下午5时前将意见反馈至", None, "2026-05-31", (30, 31)),
        ("征求意见期限自2026年5月2日起30日", "2026-05-02", "2026-06-01", (30, 30)),
        ("征求意见时间：即日起至6月5日", None, "2026-06-05", (35, 36)),
        ("征求意见期限延长至6月30日。原征求意见截止5月20日。", None, "2026-06-30", (60, 61)),
    ],
)
def test_a_stated_period(text: str, opens: str | None, closes: str, days: tuple[int, int]) -> None:
    period = read_period(text, OPENED)
    assert period is not None
    assert period.start == (date.fromisoformat(opens) if opens else None)
    assert period.close == date.fromisoformat(closes)
    assert (period.least, period.most) == days


@pytest.mark.parametrize(
    "text",
    [
        "本办法自2026年7月1日起施行，有效期至2031年6月30日。",
        "办理时限：20个工作日。",
        "根据2025年5月1日印发的意见。",
        "",
        "征求意见" + "1" * 5000,
    ],
)
def test_no_period(text: str) -> None:
    assert read_period(text, OPENED) is None
