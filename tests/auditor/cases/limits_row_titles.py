"""At the limits of CAT005: titles that a list cuts short, or whose issuer it names otherwise."""

from __future__ import annotations

from auditor.rule import Outcome
from tests.auditor.case import Case
from tests.auditor.portal import Portal, column, policy, row

LISTED = column("policy", id=41_001)
TITLE = "临溪县交通运输局关于印发农村公路管理办法和任务清单的通知"


def listed(about: str, outcome: str, title: str) -> Case:
    page = policy(title=TITLE, kind=LISTED)
    at = [page.url] if outcome == "failed" else []
    rows = [row(LISTED, "/policy/1.html", title, "2026-06-02")]
    return Case("CAT005", about, Portal([page], [LISTED], rows), Outcome(outcome), at)


CASES = [
    listed("a part of it", "passed", "任务清单"),
    listed("cut in the middle", "passed", "临溪县交通…的通知"),
    listed("cut, of another", "failed", "临溪县桥梁…的通知"),
    listed("cut, the other way round", "failed", "任务清单…临溪县交通"),
    listed("its issuer shortened", "passed", TITLE.replace("交通运输局", "交通局")),
    listed("another issuer", "failed", TITLE.replace("交通运输局", "交通警察局")),
]
