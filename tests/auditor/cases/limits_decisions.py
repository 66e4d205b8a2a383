"""At the limits of CON006 and CON007: the profile's years, and columns that do not count."""

from __future__ import annotations

from tests.auditor.cases.decision_steps import ALL_STEPS, MADE, F, N, case, catalogue, paper
from tests.auditor.portal import item

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
]
