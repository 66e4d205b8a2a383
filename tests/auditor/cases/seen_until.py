"""Audits of a day long after the crawl: what fell due in between nobody can know."""

from __future__ import annotations

from datetime import datetime

from auditor.computed.references import Reference
from auditor.rule import Outcome, Reason
from crawler.fields.span import SHANGHAI, Span
from tests.auditor.case import Case
from tests.auditor.cases.consultations import ask, case
from tests.auditor.cases.pairs import JD, paper
from tests.auditor.cases.reposts import UP, ah, original
from tests.auditor.portal import HOME, Portal, column, row

F, C = Outcome.FAILED, Outcome.CANT_TELL
NEWS = column("news", id=910)
OLD = [row(NEWS, "/1.html", "甲", "2026-05-01")]


def at(day: int) -> datetime:
    return datetime(2026, 6, day, 12, tzinfo=SHANGHAI)


def missing(about: str, outcome: Outcome, day: int, says: str | Reason) -> Case:
    portal = Portal((), [UP], finished=at(day))
    return Case("REP002", about, portal, outcome, [HOME], [ah(original("2026-06-05"))], says=says)


def uninterpreted(about: str, outcome: Outcome, day: int, says: str | Reason) -> Case:
    one = paper(published_at="2026-06-04")
    return Case(
        *("INT001", about, Portal([one], [JD], finished=at(day)), outcome, [one.url]),
        profile="tongliao-2017",
        says=says,
    )


def idle(about: str, day: int, says: str) -> Case:
    portal = Portal((), [NEWS], OLD, finished=at(day))
    return Case("UPD002", about, portal, F, [NEWS.url], says=says)


CASES = [
    missing("due after the crawl", C, 8, Reason.ONE_SNAPSHOT),
    missing("due when the site was seen", F, 9, "未转载"),
    uninterpreted("due after the crawl", C, 9, Reason.ONE_SNAPSHOT),
    uninterpreted("due when the site was seen", F, 10, "未找到"),
    case(
        "CON003", "due after the crawl", C, ask(), finished=datetime(2026, 5, 30, tzinfo=SHANGHAI)
    ),
    case("CON003", "due when the site was seen", F, ask(), finished=at(1)),
    idle("idle when the site was seen", 20, "网站只看到 2026-06-20"),
    Case(
        "UPD002", "seen today", Portal((), [NEWS], OLD), F, [NEWS.url], says="早于限期 2026-06-16"
    ),
    Case(
        *("REP002", "a list without an issuer", Portal((), [UP]), F, [HOME]),
        references=[
            Reference("安徽省公路条例", published=Span.day(2026, 6, 5), place="l.csv line 2")
        ],
        says="未转载清单所列的《安徽省公路条例》",
    ),
]
