"""Policies and interpretations for the INT tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from auditor.rule import Outcome
from crawler.index.views import ItemView, RowView
from crawler.outcomes import FetchOutcome
from tests.auditor.case import Case
from tests.auditor.portal import Portal, claim, column, item, policy, url

P, F, C, N = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.INAPPLICABLE
A, B = "/policy/101.html", "/jd/201.html"
TITLE = "临溪县人民政府办公室关于印发《临溪县农村公路管理办法（试行）》的通知"
NAMESAKE = "临溪县城区公共自行车租赁办法"
JD = column("interpretation", id=800)
JD_LOST = column("interpretation", id=801, outcome=FetchOutcome.BLOCKED, complete=False)
JD_PART = column("interpretation", id=802, complete=False)
MUTUAL = ([(url(B), "interpretation")], [(url(A), "policy")])


def paper(
    title: str = TITLE, *, path: str = A, number: str | None = "临政办〔2026〕7号", **more: Any
) -> ItemView:
    return policy(path, title, document_number=number, **{"published_at": "2026-06-02", **more})


def jd(title: str, day: str = "2026-06-02", *, path: str = B, **more: Any) -> ItemView:
    claims = [claim("published_at", day, "header")] if day else []
    return item(path, title, more.pop("kind", JD), claims=claims, **more)


def case(
    rule: str,
    about: str,
    outcome: Outcome,
    *items: ItemView,
    rows: Sequence[RowView] = (),
    columns: Sequence[Any] = (JD,),
    at: str = A,
    lost: Sequence[Any] = (),
    status: str = "complete",
    **more: Any,
) -> Case:
    portal = Portal(items, columns, rows, lost, status)
    return Case(rule, about, portal, outcome, [url(at)], **more)


def found(about: str, outcome: Outcome, *items: ItemView, **more: Any) -> Case:
    return case("INT001", about, outcome, *items, **more)


def timed(about: str, outcome: Outcome, day: str, *, of: str = "2026-06-02", **more: Any) -> Case:
    pair = paper(published_at=of, written_on=of), jd("《临溪县农村公路管理办法》政策解读", day)
    return case("INT002", about, outcome, *pair, **more)


UPSTREAM = Portal(
    [policy("/1.html", TITLE, document_number="皖政办〔2026〕7号")],
    key="ah",
    home="http://www.ah.gov.cn/",
)
