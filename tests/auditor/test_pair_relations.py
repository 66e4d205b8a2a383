"""The tables of pairs and reposts as people query them."""

from __future__ import annotations

from typing import Any

from auditor.computed.references import Reference
from auditor.computed.relation import Relation
from auditor.engine import relations
from auditor.profiles import load_profile
from tests.auditor.cases.pairs import JD, MUTUAL, jd, paper
from tests.auditor.cases.reposts import NUMBER, TITLE, UP, ah, original, repost
from tests.auditor.portal import AS_OF, Portal, row, span, url


def table(name: str, portal: Portal, **more: Any) -> list[dict[str, Any]]:
    """The rows of one table by the names of their columns."""
    profile = load_profile("anhui-transport-2017")
    found = relations(portal.snapshot(), profile, AS_OF, **more)
    one: Relation = next(one for one in found if one.name == name)
    assert set(one.indexed) <= set(one.columns)
    rows = [list(line) for line in one.rows]
    assert all(len(line) == len(one.columns) for line in rows)
    return [dict(zip(one.columns, line, strict=True)) for line in rows]


def test_policies_with_their_interpretations() -> None:
    portal = Portal(
        [
            paper(links=MUTUAL[0]),
            paper("临溪县养犬管理办法", path="/policy/102.html", number=None),
            jd("《临溪县农村公路管理办法》解读", "2026-06-04", links=MUTUAL[1]),
            jd("一图读懂《临溪县农村公路管理办法》", "", path="/jd/202.html"),
        ],
        [JD],
    )
    first, second, third = table("policy_interpretation", portal)
    assert first["policy_url"] == second["policy_url"] == url("/policy/101.html")
    assert first["document_number"] == "临政办〔2026〕7号"
    assert (first["workdays_least"], first["workdays_most"]) == (2, 2)
    assert first["evidence"].split("\n") == ["link", "title_quotation"]
    assert first["score"] > second["score"] > 0.9
    assert (first["policy_links"], first["interpretation_links"]) == (True, True)
    assert second["interpretation_published"] is None and second["workdays_most"] is None
    assert third["policy_title"] == "临溪县养犬管理办法" and third["interpretation_url"] is None


def test_originals_with_their_reposts() -> None:
    mine = repost("2026-06-05T12:30"), repost("2026-06-09", path="/up/2.html")
    rows = [row(UP, "/up/3.html", TITLE, "2026-06-04")]
    found = table(
        "reposts",
        Portal(mine, [UP], rows),
        upstream=[ah(original("2026-06-05T10:00")).snapshot()],
        references=[
            Reference("省里的另一件规定", published=span("2026-06-08"), place="a.csv line 2")
        ],
    )
    own, later, unread, missing = sorted(found, key=lambda line: line["url"] or "~")
    assert (own["lag_hours_least"], own["lag_hours_most"]) == (2.5, 2.5)
    assert (own["evidence"], own["counts"], own["document_number"]) == (
        "document_number",
        True,
        NUMBER,
    )
    assert (later["counts"], later["lag_hours_least"]) == (False, 86.0)
    assert (unread["was_read"], unread["evidence"]) == (False, "title")
    assert (missing["portal"], missing["url"], missing["score"]) == ("a.csv line 2", None, None)
