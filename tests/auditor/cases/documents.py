"""DOC."""

from __future__ import annotations

from dataclasses import replace

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case, of
from tests.auditor.portal import Portal, claim, policy

F = Outcome.FAILED


def number(text: str) -> ItemView:
    return policy(document_number=text)


def numbered(path: str, title: str, kind: str = "policy", day: str = "2026-06-03") -> ItemView:
    return policy(path, title, kind, document_number="临政办〔2026〕7号", published_at=day)


def lapsing(day: str, validity: str | None) -> ItemView:
    return policy(abolished_on=day, validity=validity)


ROADS = numbered("/p/1.html", "关于印发临溪县公路管理办法的通知", day="2026-06-02")
BRIDGES = numbered("/p/2.html", "关于印发临溪县桥梁管理办法的通知")
CARRIED = numbered("/p/3.html", "临溪县公路管理办法")

CASES = [
    of("DOC001", "a number", "passed", policy()),
    of("DOC001", "none", "failed", policy(document_number="")),
    of("DOC001", "无", "failed", policy(document_number="无")),
    of(
        "DOC001",
        "in the text only",
        "passed",
        policy(document_number="", more=[claim("document_number", "临政办〔2026〕1号", "body")]),
    ),
    of(
        "DOC001",
        "an edition in brackets",
        "failed",
        policy(title="临溪县公路管理办法（试行）", document_number=None),
    ),
    of(
        "DOC001",
        "a superior document",
        "failed",
        policy(kind="upstream_document", document_number=""),
    ),
    of(
        "DOC001",
        "not formal",
        "inapplicable",
        policy(title="临溪县农村公路图册", document_number=""),
    ),
    of("DOC001", "a notice", "inapplicable", policy(kind="notice", document_number="")),
    of(
        "DOC001",
        "an interpretation in a policy column",
        "inapplicable",
        policy(title="《临溪县公路管理办法》解读", document_number=""),
    ),
    of(
        "DOC001",
        "the text is in a file",
        "cantTell",
        policy(document_number="", body="", files=["办法.pdf"]),
    ),
    of("DOC001", "no text and no file", "failed", policy(document_number="", body="")),
    *(
        of("DOC002", text, "passed", number(text))
        for text in (
            "皖政办〔2017〕18号",
            "皖政办﹝2017﹞18号",
            "皖政办 〔2017〕 18 号",
            "临溪县人民政府令第3号",
        )
    ),
    *(
        of("DOC002", text, "failed", number(text))
        for text in (
            "皖政办[2017]18号",
            "皖政办（2017）18号",
            "皖政办【2017】18号",
            "皖政办〔201718号",
            "皖政办〔2017〕第18号",
            "皖政办〔2017〕018号",
            "黄政办〔20XX〕4号",
            "〔2017〕18号",
            "二〇一七年六月一日",
        )
    ),
    of("DOC002", "a joint document", "passed", number("皖政办〔2017〕18号、皖交〔2017〕2号")),
    of("DOC002", "none", "inapplicable", policy(document_number="")),
    of(
        "DOC002",
        "a bracket lost in running text",
        "cantTell",
        policy(body="按照皖政办〔201718号要求，" * 3),
    ),
    of(
        "DOC002",
        "well spelt in running text",
        "passed",
        policy(body="按照皖政办〔2017〕18号要求，" * 3),
    ),
    Case("DOC004", "two documents", Portal([ROADS, BRIDGES]), F, [BRIDGES.url]),
    Case(
        "DOC004",
        "the later one is at fault in any order",
        Portal([BRIDGES, ROADS]),
        F,
        [BRIDGES.url],
    ),
    Case(
        "DOC004",
        "spelt differently",
        Portal([ROADS, replace(BRIDGES, document_number="临政办[2026]第007号")]),
        F,
        [BRIDGES.url],
    ),
    Case("DOC004", "a notice and what it carries", Portal([ROADS, CARRIED]), Outcome.PASSED),
    Case(
        "DOC004",
        "an interpretation under the number",
        Portal([ROADS, numbered("/i.html", "《临溪县公路管理办法》解读", "interpretation")]),
        Outcome.PASSED,
    ),
    Case(
        "DOC004",
        "a forwarding notice",
        Portal([ROADS, numbered("/f.html", "转发县政府办公路文件的通知")]),
        Outcome.PASSED,
    ),
    Case(
        "DOC004",
        "other numbers",
        Portal([ROADS, policy("/p/9.html", "临溪县隧道管理办法")]),
        Outcome.PASSED,
    ),
    of("DOC004", "no numbers", "inapplicable", policy(document_number="")),
    of("DOC006", "a labelled date", "passed", policy()),
    of(
        "DOC006",
        "a signature",
        "passed",
        policy(written_on=None, more=[claim("signed_on", "2026-06-01", "body")]),
    ),
    of("DOC006", "neither", "failed", policy(written_on="")),
    of(
        "DOC006",
        "the text is in a file",
        "cantTell",
        policy(written_on=None, body="", files=["办法.pdf"]),
    ),
    of("DOC006", "a notice", "inapplicable", policy(kind="notice", written_on=None)),
    of("DOC010", "in force for now", "passed", lapsing("2027-01-01", "有效")),
    of("DOC010", "lapsed and labelled", "passed", lapsing("2026-01-01", "已失效")),
    of("DOC010", "lapsed, called valid", "failed", lapsing("2026-01-01", "有效")),
    of("DOC010", "lapsed, not labelled", "failed", lapsing("2026-01-01", None)),
    of("DOC010", "lapses this year", "cantTell", lapsing("2026", "有效")),
    of("DOC010", "no such date", "inapplicable", policy(validity="有效")),
    of(
        "DOC001",
        "a short text and a file",
        "cantTell",
        policy(document_number="", body="字" * 29, files=["办法.pdf"]),
    ),
    of(
        "DOC001",
        "a text long enough, and a file",
        "failed",
        policy(document_number="", body="字" * 30, files=["办法.pdf"]),
    ),
    of(
        "DOC006",
        "a text long enough, and a file",
        "failed",
        policy(written_on="", body="字" * 30, files=["办法.pdf"]),
    ),
    of("DOC002", "a placeholder is another rule's", "inapplicable", policy(document_number="无")),
    of(
        "DOC002",
        "only in the text, malformed",
        "failed",
        policy(document_number="", more=[claim("document_number", "临政办[2026]1号", "body")]),
    ),
    of("DOC002", "nothing before the bracket", "passed", policy(body="见12〔201718号文件")),
    of("DOC010", "lapses this month, which ends today", "failed", lapsing("2026-06", "有效")),
]
