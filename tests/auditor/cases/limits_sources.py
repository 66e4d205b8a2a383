"""At the limits of SRC001: where in a text it may say what its source is."""

from __future__ import annotations

from tests.auditor.case import Case, of
from tests.auditor.portal import item

TOLD = "（来源：新华社）"
LONG = "路" * 400


def told(about: str, outcome: str, before: int, behind: int) -> Case:
    body = f"{LONG[:before]}{TOLD}{LONG[:behind]}"
    return of("SRC001", about, outcome, item("/n.html", "要闻", "news", body=body))


CASES = [
    told("within eighty letters", "passed", 80 - len(TOLD), 400),
    told("a letter later", "failed", 81 - len(TOLD), 400),
    told("within the last hundred and sixty", "passed", 400, 160 - len(TOLD)),
    told("a letter earlier", "failed", 400, 161 - len(TOLD)),
]
