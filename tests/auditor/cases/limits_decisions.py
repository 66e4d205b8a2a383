"""At the limits of CON006 and CON007: catalogues, names and years, columns that do not count."""

from __future__ import annotations

from tests.auditor.cases.decision_steps import (
    ALL_STEPS,
    LIST,
    MADE,
    NAME,
    WJ,
    C,
    F,
    N,
    P,
    case,
    catalogue,
    paper,
)
from tests.auditor.portal import HOME, claim, item

DRAFT = item(LIST, "关于征求2025年度重大行政决策事项目录意见的公告", WJ, body=f"1.制定《{NAME}》")
UNDATED = item(
    LIST,
    "临溪县重大行政决策事项目录",
    WJ,
    claims=[claim("published_at", "2025-03-01", "header")],
    body=f"1.制定《{NAME}》",
)

CASES = [
    case("CON006", "of last year", F, catalogue(year=2025)),
    case("CON006", "the year before the profile", N, catalogue(year=2016)),
    case("CON007", "in the year of the profile", F, catalogue(year=2017), paper(MADE)),
    case("CON007", "in the year before it", N, catalogue(year=2016), paper(MADE)),
    case(
        "CON007",
        "its steps in columns that do not count",
        F,
        catalogue(),
        paper(MADE),
        item("/n.html", MADE, "news messages personnel guide", body=ALL_STEPS),
    ),
    case("CON006", "a catalogue that is asked about", C, DRAFT, at=HOME),
    case("CON006", "its year by its day", F, UNDATED),
    case("CON006", "a name of six letters", F, catalogue("1.制定《停车管理办法》")),
    case("CON006", "of five", C, catalogue("1.制定《停车费办法》"), at=HOME),
    case("CON006", "heard", P, catalogue("1.制定《停车听证办法》"), paper("停车听证办法")),
]
