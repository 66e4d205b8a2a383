"""What the tables of columns and links show to people, and vetoes over several rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.engine import audit, relations
from auditor.profiles import load_profile
from auditor.rule import Severity
from tests.auditor.portal import AS_OF, HOME, Portal, claim, column, item, link, probe, row

NEWS = column("news", id=801, name="要闻", path=("新闻", "要闻"), row_count=4)
IDLE = column("other", id=802, name="其他", row_count=0)


def table(name: str, portal: Portal) -> list[dict[str, Any]]:
    """The rows of a table, by the names of its columns."""
    found = {one.name: one for one in relations(portal.snapshot(), _PROFILE, AS_OF)}[name]
    assert all(text.zh and text.en for text in (found.about, *found.columns.values()))
    assert set(found.indexed) <= set(found.columns)
    return [dict(zip(found.columns, line, strict=True)) for line in found.rows]


_PROFILE = load_profile("national-2019")


def test_activity_shows_newest_day_and_gaps() -> None:
    rows = [
        row(NEWS, "/1.html", "甲", "2026-01-15"),
        row(NEWS, "/2.html", "乙", "2026-04-20"),
        row(NEWS, "/3.html", "丙", "2026-08-01"),
        row(NEWS, "/4.html", "丁"),
    ]
    page = item("/4.html", "丁", NEWS, claims=[claim("published_at", "2026-05-02", "header")])
    news, idle = table("column_activity", Portal([page], [NEWS, IDLE], rows))
    assert (news["newest"], news["days_idle"], news["months"]) == ("2026-05-02", 59, 3)
    assert news["gaps"] == "2026-02\n2026-03"
    assert (news["path"], news["kind"], news["rows"], news["undated"]) == (
        "新闻/要闻",
        "news",
        4,
        0,
    )
    assert (idle["newest"], idle["days_idle"], idle["months"], idle["gaps"]) == (None, None, 0, "")


def test_months_before_the_last_two_years_are_no_gaps() -> None:
    rows = [row(NEWS, "/1.html", "甲", "2020-01-15"), row(NEWS, "/2.html", "乙", "2026-05-20")]
    (news,) = table("column_activity", Portal((), [NEWS], rows))
    gaps = news["gaps"].split("\n")
    assert (gaps[0], gaps[-1], len(gaps), news["months"]) == ("2024-07", "2026-04", 22, 1)


def test_links_show_what_became_of_them_and_which_are_on_the_home_page() -> None:
    named = [link("/a.html", outcome="not_found"), link("/b.html", f"{HOME}i/1.html", "text", "ok")]
    away = replace(probe("http://www.example.com/", "forbidden", "link"), status=403)
    probes = [probe(f"{HOME}a.html", kind="link"), probe(f"{HOME}b.html", "ok", "link"), away]
    lines = table("link_status", Portal(all_links=named, all_probes=probes))
    assert [(one["on_home"], one["own"], one["outcome"], one["status"]) for one in lines] == [
        (True, True, "not_found", None),
        (False, True, "ok", None),
        (False, False, "forbidden", 403),
    ]
    assert [one["kind"] for one in lines] == ["link"] * 3


def severities(news: int, documents: int) -> set[tuple[str, Severity]]:
    """How much the failures weigh of so many columns that are not kept up."""
    columns = [
        *(column("news", name=f"动态{n}") for n in range(news)),
        *(column("notice", name=f"公告{n}") for n in range(documents)),
    ]
    rows = [row(one, f"/{one.id}.html", "甲", "2025-01-01") for one in columns]
    found = audit(Portal((), columns, rows).snapshot(), _PROFILE, AS_OF).findings
    return {(one.rule, one.severity) for one in found if one.rule in ("UPD002", "UPD003")}


def test_columns_of_news_and_of_documents_count_together_for_a_veto() -> None:
    assert severities(2, 2) == {("UPD002", Severity.HIGH), ("UPD003", Severity.HIGH)}
    assert severities(2, 3) == {("UPD002", Severity.VETO), ("UPD003", Severity.VETO)}
    assert severities(5, 0) == {("UPD002", Severity.VETO)}
    assert severities(4, 0) == {("UPD002", Severity.HIGH)}
