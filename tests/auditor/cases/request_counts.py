"""STA001, STA003: requests for information, in words, in the yearly form, in other reports."""

from __future__ import annotations

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case
from tests.auditor.portal import Portal, item, url

P, F, N = Outcome.PASSED, Outcome.FAILED, Outcome.INAPPLICABLE
YEARLY = "临溪县水利局2025年政府信息公开工作年度报告"
FORM = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 4 0 0 0 0 0 4"
TEXTS = {
    "2025年，收到政府信息公开申请4件，均已答复。": P,
    "2025年，收到政府信息公开申请5件，均已答复。": F,
    "全年共收到依申请公开五件。": F,
    "全年未收到政府信息公开申请。": F,
    "全年收到政府信息公开申请5件（含上年结转1件）。": N,
    "上半年收到政府信息公开申请2件。": N,
    "收到行政复议申请2件。": N,
    "局机关收到信息公开申请2件。下属单位收到信息公开申请1件。": N,
    "全年收到政府信息公开申请10余件。": N,
}


def report(body: str, title: str = YEARLY, path: str = "/report.html") -> ItemView:
    return item(path, title, "annual_report", body=f"一、总体情况\n{body}")


def within(text: str, outcome: Outcome) -> Case:
    portal = Portal([report(f"{text}\n{FORM}")])
    return Case("STA001", text, portal, outcome, [url("/report.html")] if outcome is F else [])


SUMMARY = "临溪县水利局2025年政务公开工作总结"


def across(about: str, outcome: Outcome, words: str, title: str = SUMMARY, *more: ItemView) -> Case:
    summary = report(words, title, "/summary.html")
    portal = Portal([summary, report(FORM), *more])
    return Case("STA003", about, portal, outcome, [url("/summary.html")] if outcome is F else [])


SAID = "2025年收到政府信息公开申请31件。"
CASES = [
    *(within(text, outcome) for text, outcome in TEXTS.items()),
    across("the same", P, "2025年收到政府信息公开申请4件。"),
    across("another", F, SAID),
    across("another body's", N, SAID, "临溪县财政局2025年政务公开工作总结"),
    across("another year's", N, SAID.replace("2025", "2024"), SUMMARY.replace("2025", "2024")),
    across("no report", N, SAID, "临溪县水利局2025年政务公开工作动态"),
    across("two yearly reports", N, SAID, SUMMARY, report(FORM.replace("4", "5"), path="/b.html")),
]
