"""Shapes of policies with their interpretations: several of one, one of several."""

from __future__ import annotations

from auditor.rule import Outcome
from tests.auditor.case import Case
from tests.auditor.cases.pairs import JD, jd, paper
from tests.auditor.portal import Portal, url

THREE = [
    paper(
        f"临溪县人民政府办公室关于印发临溪县{name}若干政策的通知",
        path=f"/policy/{number}.html",
        number=f"临政办〔2026〕{number}号",
        links=[(url("/jd/301.html"), "interpretation")],
    )
    for number, name in ((301, "招商引资"), (302, "人才引进"), (303, "科技创新"))
]
OF_THREE = jd(
    "《临溪县招商引资若干政策》等三项政策解读",
    path="/jd/301.html",
    links=[(one.url, "policy") for one in THREE],
)
ONE_SIDED = jd(
    "《临溪县招商引资若干政策》政策解读",
    path="/jd/301.html",
    links=[(one.url, "policy") for one in THREE[:2]],
)
UNLINKED = paper(
    "临溪县人民政府办公室关于印发临溪县人才引进若干政策的通知",
    path="/policy/302.html",
    number="临政办〔2026〕302号",
)

CASES = [
    Case(
        "INT001",
        "one interpretation of three that link to it and to which it links, named by one",
        Portal([*THREE, OF_THREE], [JD]),
        Outcome.PASSED,
    ),
    Case(
        "INT001",
        "a link to another policy, which does not link back, interprets only the named one",
        Portal([THREE[0], UNLINKED, ONE_SIDED], [JD]),
        Outcome.FAILED,
        [UNLINKED.url],
    ),
    Case(
        "INT008",
        "one interpretation of three, all linked",
        Portal([*THREE, OF_THREE], [JD]),
        Outcome.PASSED,
    ),
]
