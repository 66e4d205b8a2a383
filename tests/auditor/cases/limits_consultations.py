"""At the limits of CON: the first day of the period, rounds of one name, extended periods."""

from __future__ import annotations

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case
from tests.auditor.cases.consultations import (
    ASK,
    NO_PERIOD,
    TEXT,
    C,
    F,
    N,
    P,
    answered,
    ask,
    case,
    long,
    parts,
    tell,
)

EARLY = TEXT.replace("2026年4月1日至2026年4月30日", "2019年6月1日至2019年6月30日")
EARLY = EARLY.replace("2026年4月1日", "2019年5月15日")
HEADING = "临溪县农村公路管理办法（征求意见稿）"
LATER = "/yjzj/9.html"


def headed(about: str, outcome: Outcome, letters: int) -> Case:
    """A period below a heading of so many letters."""
    heading = "征求意见时间".rjust(letters, "路")
    text = f"{NO_PERIOD}\n{heading}\n2026年4月1日至2026年4月29日"
    return case("CON002", about, outcome, ask(text))


def rounds(about: str, outcome: Outcome, first: str, *more: ItemView) -> Case:
    """A consultation, another of its name on 1 April, and feedback that comes after both."""
    return answered(about, outcome, ask(day=first), ask(path=LATER), tell(), *more, at=ASK)


PERIODS = [
    long("from a day to that day", F, "征求意见时间：2026年4月1日至4月1日"),
    long("closed on the day of publication", F, "意见反馈截止日期为2026年4月1日"),
    long("closed on the day before", C, "意见反馈截止日期为2026年3月31日"),
    long("four months on: of this year", P, "请于7月30日前反馈意见"),
    long("a day more: of which year", C, "请于7月31日前反馈意见"),
    long("twelve months", P, "征求意见期限为12个月"),
    long("thirteen are no period", N, "征求意见期限为13个月"),
    headed("below a heading of twenty-four letters", F, 24),
    headed("below one of twenty-five", N, 25),
]
CASES = [
    *PERIODS,
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
