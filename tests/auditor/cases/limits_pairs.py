"""At the limits of pairing: days apart, numbers cited together, pages of one document."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case
from tests.auditor.cases.interpretation_contents import FILE, LINES, OWN
from tests.auditor.cases.interpretation_makers import made
from tests.auditor.cases.pairs import TITLE, A, C, F, P, found, jd, paper
from tests.auditor.portal import url

SECOND = "/policy/102.html"
NAMED = "《临溪县农村公路管理办法》解读"
CITING = "本文解读临政办〔2026〕7号和临政办〔2026〕8号两份文件。"


def another(title: str = TITLE, number: str | None = "临政办〔2026〕8号", **more: Any) -> ItemView:
    return paper(title, path=SECOND, number=number, **more)


def apart(about: str, outcome: Outcome, first: str, **more: Any) -> Case:
    """Two documents of one name; the interpretation is of the second one's day."""
    pair = (paper(published_at=first), another(published_at="2026-06-02"))
    return found(about, outcome, *pair, jd(NAMED), **more)


def cited(about: str, outcome: Outcome, first: str | None, **more: Any) -> Case:
    """Two documents that the text of an interpretation cites by number."""
    pair = (
        paper("临溪县道路规划", published_at=first, written_on=first),
        another("临溪县水运规划", published_at="2026-06-02"),
    )
    return found(about, outcome, *pair, jd("一图读懂", body=CITING), **more)


DAYS = [
    apart("a hundred and fifty days apart", F, "2026-01-03"),
    replace(apart("a day less", C, "2026-01-04"), at=[url(A), url(SECOND)]),
    cited("cited together, three days apart", P, "2026-05-30"),
    cited("four days apart", F, "2026-05-29"),
    cited("one of them without a day", C, None, says="日期缺失"),
]
PAGES = [
    found("on two pages, one without its number", F, paper(), another(number=None)),
    found(
        "on two pages with one number, by its name",
        F,
        paper(),
        another("临溪县农村公路管理办法（试行）", "临政办〔2026〕7号"),
    ),
    made("the issuer is in the block alone", F, "解读机关：临溪县水利局", "临溪县农村公路管理办法"),
]


def by_text(about: str, outcome: Outcome, *clauses: str) -> Case:
    return found(about, outcome, paper(body=FILE), jd("一图读懂", body="".join(clauses)))


TEXTS = [
    by_text("two clauses of four are the file's", P, *LINES[:2], *OWN[2:4]),
    by_text("two of five", F, *LINES[:2], *OWN[2:5]),
    by_text("one of one", F, LINES[0]),
]

CASES = [*DAYS, *PAGES, *TEXTS]
