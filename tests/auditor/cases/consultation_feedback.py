"""CON004, CON005: what became of the opinions, and how to take part."""

from __future__ import annotations

from typing import Any

from auditor.rule import Outcome
from crawler.outcomes import FetchOutcome
from tests.auditor.case import Case
from tests.auditor.cases.consultations import FK, TELL, TITLE, ask, tell
from tests.auditor.portal import HOME, Portal, column, item, url

P, F, C, N = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL, Outcome.INAPPLICABLE
ALL = "范围：规划和重大项目。程序：公布草案、听取意见、反馈采纳情况。"
PLAIN = column("other", name="公众参与", id=702, is_list=False, row_count=0)
FULL = column("notice", id=703)
CUT = column("notice", id=704, complete=False)


def told(about: str, outcome: Outcome, body: str, **more: Any) -> Case:
    portal = Portal([tell(body=body, **more)], [FK])
    return Case("CON004", about, portal, outcome, [url(TELL)], profile="tongliao-2017")


def explained(about: str, outcome: Outcome, *texts: Any, at: str = HOME, **more: Any) -> Case:
    portal = Portal(all_columns=more.pop("columns", [FULL]), all_texts=texts, **more)
    return Case("CON005", about, portal, outcome, [at])


def text(body: str, title: str = "公众参与") -> Any:
    return item("/column/702/", title, body=body, url=PLAIN.url)


CASES = [
    told("with its reason", P, "未采纳情况：关于补助的建议，未予采纳，理由是标准由上级规定。"),
    told("because of something", P, "第2条建议不予采纳，因与上位法不一致。"),
    told("no reason at all", F, "第1条予以采纳。\n第2条建议不予采纳。"),
    told("one of two without", C, f"第1条未采纳，理由：不符合规定。{'。' * 400}第2条未采纳。"),
    told("details in a file", C, "第2条未采纳。", files=("采纳情况表.docx",)),
    told("all adopted", N, "共收到意见3条，全部采纳。"),
    told("none turned down", N, "采纳3条，无未采纳意见。"),
    told("counted as none", N, "采纳3条，未采纳0条。"),
    told("one that was", F, "采纳3条，未采纳1条。"),
    Case(
        "CON004",
        "no feedback",
        Portal([ask("未采纳的意见不予答复。", title=TITLE)]),
        N,
        profile="tongliao-2017",
    ),
    explained("range and procedure", P, text(ALL), columns=[FULL, PLAIN]),
    explained("a procedure alone", F, text(ALL[10:]), columns=[FULL, PLAIN], at=PLAIN.url),
    explained("no such page", F),
    explained("nothing to take part in", N, text("", "2026年无重大行政决策公众参与事项")),
    explained("lists cut off", C, columns=[CUT]),
    explained("a menu of the name", C, columns=[FULL, PLAIN], at=PLAIN.url),
    explained("an unread list", C, columns=[column("notice", outcome=FetchOutcome.TIMEOUT)]),
]
