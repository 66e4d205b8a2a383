"""At the limits of CON: the first day of the period, rounds of one name, extended periods."""

from __future__ import annotations

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case
from tests.auditor.cases.consultations import ASK, TEXT, C, F, N, P, answered, ask, parts, tell

EARLY = TEXT.replace("2026年4月1日至2026年4月30日", "2019年6月1日至2019年6月30日")
EARLY = EARLY.replace("2026年4月1日", "2019年5月15日")
HEADING = "临溪县农村公路管理办法（征求意见稿）"
LATER = "/yjzj/9.html"


def rounds(about: str, outcome: Outcome, first: str, *more: ItemView) -> Case:
    """A consultation, another of its name on 1 April, and feedback that comes after both."""
    return answered(about, outcome, ask(day=first), ask(path=LATER), tell(), *more, at=ASK)


CASES = [
    answered("as the period began", F, ask(EARLY, day="2019-05-15")),
    answered("on the day before", N, ask(EARLY, day="2019-05-14")),
    rounds("a round a hundred and twenty days before", P, "2025-12-02"),
    rounds("a day longer ago", F, "2025-12-01"),
    answered("feedback of the day that it opened", P, ask(), tell("2026-04-01")),
    answered("feedback of the day before", F, ask(), tell("2026-03-31")),
    parts("all of it follows", P, f"{TEXT}\n全文如下：{'路' * 100}", files=()),
    parts("a letter less follows", F, f"{TEXT}\n全文如下：{'路' * 99}", files=()),
    parts("a heading and a draft", P, f"{TEXT}\n{HEADING}\n{'路' * 100}", files=()),
    parts("a letter less below it", F, f"{TEXT}\n{HEADING}\n{'路' * 99}", files=()),
    parts("a listed name is no heading", F, f"{TEXT}\n附件：{HEADING}\n{'路' * 100}", files=()),
    parts("ten letters behind a label", P, f"{TEXT}\n征求意见稿：{'路' * 10}", files=()),
    parts("nine of them", F, f"{TEXT}\n征求意见稿：{'路' * 9}", files=()),
    parts("short: all may be in the file", C, f"详见附件。{'路' * 74}"),
    parts("a letter longer", F, f"详见附件。{'路' * 75}"),
]
