"""At the limits of REP: whose documents are owed and from when, by texts, by other channels."""

from __future__ import annotations

from pathlib import Path

from auditor.rule import Outcome, Reason
from tests.auditor.case import Case
from tests.auditor.cases.repost_lists import NOTICES, OWN, channel, kept, listed
from tests.auditor.cases.repost_texts import CLAUSES, TEXT, altered
from tests.auditor.cases.reposts import HOURS, TITLE, UP, missing, original, repost
from tests.auditor.portal import HOME, Portal, row

P, F, C, N, U = (
    Outcome.PASSED,
    Outcome.FAILED,
    Outcome.CANT_TELL,
    Outcome.INAPPLICABLE,
    Outcome.UNTESTED,
)
USER = {"profile": str(Path(__file__).with_name("user.toml"))}
OTHERS = TITLE.replace("安徽省人民政府", "江海市人民政府")


def owed(about: str, outcome: Outcome, day: str, title: str, number: str | None) -> Case:
    """A document that was not reposted, under a profile that says whose are owed and when."""
    one = original(day, title, number)
    return missing(about, outcome, of=[one], **USER)


SCOPE = [
    owed("an issuer that is owed", F, "2026-06-05", OTHERS, "江政办〔2026〕18号"),
    owed("an issuer that is owed, without a number", F, "2026-06-05", OTHERS, None),
    owed("an organ that is owed", F, "2026-06-05", TITLE, "皖政〔2026〕18号"),
    owed("another issuer's and organ's", N, "2026-06-05", TITLE, "皖政办〔2026〕18号"),
    owed("from the first day", F, "2026-03-02", OTHERS, None),
    owed("the day before", N, "2026-03-01", OTHERS, None),
    owed("up to the last day", F, "2026-06-10", OTHERS, None),
    owed("the day after", N, "2026-06-11", OTHERS, None),
]


def worded(changed: int, more: str = "") -> str:
    """The text with so many of its clauses in other words, and some more of the next."""
    other = [f"{'错' * (len(clause) - 2)}。\n" for clause in CLAUSES[:changed]]
    rest = "".join(CLAUSES[changed:])
    return "".join(other) + more + rest[len(more) :]


TEXTS = [
    altered("half of it in other words", F, worded(5)),
    altered("a character more than half", C, worded(5, "错")),
    altered("a hundred characters", P, "路" * 100, "路" * 100),
    altered("ninety-nine here", C, "路" * 99, "路" * 100),
    altered("ninety-nine above", C, "路" * 100, "路" * 99),
    altered(
        "the page's own words in the midst", P, f"{TEXT[:200]}\n责任编辑：甲乙丙丁\n{TEXT[200:]}"
    ),
    altered(
        "the document's name in the midst", P, f"{TEXT}安徽省农村公路条例实施办法\n{TEXT}", TEXT * 2
    ),
]
CHANNELS = [
    missing("due within the minute", N, of=[original("2026-06-29T00:00")], **HOURS),
    missing("due a minute ago", F, of=[original("2026-06-28T23:58")], **HOURS),
    kept("the twentieth working day", N, channel("甲公告第三号", "2026-06-01"), **HOURS),
    kept("published when the period began", F, channel("甲公告第三号", day="2017-01-04")),
    kept("the day before", N, channel("甲公告第三号", day="2017-01-03")),
    Case("REP003", "no list names a channel", Portal([OWN], [NOTICES]), U, profile="tongliao-2017"),
    kept(
        "without a date, listed but not read",
        C,
        channel(day=""),
        rows=[row(NOTICES, "/n/9.html", "临溪县公告")],
        says=Reason.UNREACHABLE,
    ),
    Case(
        "REP003",
        "two by their titles",
        Portal([], [NOTICES]),
        F,
        [HOME, HOME],
        references=[channel("甲县公告第三号"), channel("乙镇通告第四号")],
        profile="tongliao-2017",
    ),
    Case(
        "REP002",
        "two by their titles",
        Portal([], [UP]),
        F,
        [HOME, HOME],
        references=[listed("甲省公路规定"), listed("乙省水运办法")],
    ),
    Case(
        "REP002",
        "two without a date, by their titles",
        Portal([], [UP]),
        C,
        [HOME, HOME],
        references=[listed("甲省公路规定", ""), listed("乙省水运办法", "")],
    ),
]


def twins(about: str, second: str, count: int) -> Case:
    """Two documents of one title without numbers, neither of them reposted."""
    pair = [original("2026-05-01", number=None), original(second, number=None, path="/2.html")]
    return missing(about, F, of=pair, count=count)


FOUND = [
    twins("twenty-nine days apart are one", "2026-05-30", 1),
    twins("thirty days apart are two", "2026-05-31", 2),
    missing(
        "twelve letters of a title that was cut",
        P,
        repost(title=f"{TITLE[:12]}…", number=None),
        of=[original()],
    ),
    missing(
        "eleven letters of it", F, repost(title=f"{TITLE[:11]}…", number=None), of=[original()]
    ),
    missing("thirty days before it", P, repost("2026-05-06", number=None), of=[original()]),
    missing("thirty-one", F, repost("2026-05-05", number=None), of=[original()]),
]
CASES = [*FOUND, *SCOPE, *TEXTS, *CHANNELS]
