"""IDX and DOC."""

from __future__ import annotations

from dataclasses import replace

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case, of
from tests.auditor.portal import Portal, block, claim, item, policy

F = Outcome.FAILED
USCC = "11341700003245054D"
SAME = f"{USCC}/202606-00777"


def indexed(number: str, **rows: str) -> ItemView:
    return policy(index_number=number, **rows)


def number(text: str) -> ItemView:
    return policy(document_number=text)


FIRST = policy("/p/1.html", "临溪县公路管理办法", index_number=SAME, published_at="2026-06-02")
SECOND = policy("/p/2.html", "临溪县桥梁管理办法", index_number=SAME, published_at="2026-06-03")
TWIN = policy("/p/3.html", "临溪县公路管理办法", index_number=SAME, published_at="2026-06-02")
SPACED = policy(
    "/p/4.html", "临溪县隧道管理办法", index_number=SAME.lower() + " ", published_at="2026-06-04"
)
EXPLAINED = item(
    "/i/1.html",
    "《临溪县公路管理办法》解读",
    "interpretation",
    claims=block(index_number=SAME, document_number=None, published_at="2026-06-05"),
)
ALIEN = item(
    "/i/2.html",
    "《临溪县隧道管理办法》解读",
    "interpretation",
    claims=block(index_number=SAME, document_number=None, published_at="2026-06-05"),
)


def numbered(path: str, title: str, kind: str = "policy", day: str = "2026-06-03") -> ItemView:
    return policy(path, title, kind, document_number="临政办〔2026〕7号", published_at=day)


def lapsing(day: str, validity: str | None) -> ItemView:
    return policy(abolished_on=day, validity=validity)


ROADS = numbered("/p/1.html", "关于印发临溪县公路管理办法的通知", day="2026-06-02")
BRIDGES = numbered("/p/2.html", "关于印发临溪县桥梁管理办法的通知")
CARRIED = numbered("/p/3.html", "临溪县公路管理办法")

CASES = [
    of("IDX001", "a number", "passed", policy()),
    of("IDX001", "no row", "failed", policy(index_number=None)),
    of("IDX001", "an empty cell", "failed", policy(index_number="")),
    of("IDX001", "a placeholder", "failed", policy(index_number="无")),
    of(
        "IDX001", "a malformed number is there all the same", "passed", policy(index_number="12345")
    ),
    of(
        "IDX001",
        "a notice with a block",
        "failed",
        item("/n.html", "公告", "notice", claims=block(index_number="")),
    ),
    of("IDX001", "a notice without a block", "inapplicable", item("/n.html", "公告", "notice")),
    of(
        "IDX001",
        "a letter",
        "inapplicable",
        policy(kind="messages", page_class="message", index_number=""),
    ),
    *(
        of("IDX002", about, "passed", indexed(text))
        for about, text in {
            "monthly": f"{USCC}/201912-00040",
            "lower case and wide": "１１341700003245054d/201912-00040",
            "yearly": f"{USCC}/2019-00040",
            "nine characters": "003257952/201908-00401",
            "nine characters, yearly": "000014349/2017-00110",
            "ten digits of an area": "6107280000/2024-001005",
            "no organ code": "2026-02-00018",
        }.items()
    ),
    *(
        of("IDX002", about, "failed", indexed(text))
        for about, text in {
            "last character of the code": "11341700003245054E/201912-00040",
            "inner organisation code": "11341702000111222F/201912-00040",
            "nine characters that fail their check": "003257953/201908-00401",
            "a character short": "1134170000324505D/201912-00040",
            "a letter that codes do not have": "1134170000324505OD/201912-00040",
            "month 13": f"{USCC}/201913-00040",
            "no dash": f"{USCC}/20191200040",
            "a dash for the slash": f"{USCC}-201912-00040",
            "no period": f"{USCC}/00040",
            "a sentence": "见附件所列目录编号，详情请咨询办公室",
        }.items()
    ),
    of("IDX002", "a build of its own", "cantTell", indexed("LX-ZB/A03/2026/18")),
    of("IDX002", "long, but no code", "cantTell", indexed("0000143490101038/")),
    of("IDX002", "none", "inapplicable", policy(index_number="")),
    Case("IDX004", "two documents", Portal([FIRST, SECOND]), F, [SECOND.url]),
    Case(
        "IDX004", "the later one is at fault in any order", Portal([SECOND, FIRST]), F, [SECOND.url]
    ),
    Case("IDX004", "spelt differently", Portal([FIRST, SPACED]), F, [SPACED.url]),
    Case("IDX004", "three documents", Portal([FIRST, SECOND, SPACED]), F, [SECOND.url, SPACED.url]),
    Case("IDX004", "two pages of one document", Portal([FIRST, TWIN]), Outcome.PASSED),
    Case("IDX004", "a policy and its interpretation", Portal([FIRST, EXPLAINED]), Outcome.PASSED),
    Case("IDX004", "another policy's interpretation", Portal([FIRST, ALIEN]), F, [ALIEN.url]),
    of("IDX004", "different numbers", "passed", policy(), policy("/p/9.html", "甲办法")),
    of("IDX004", "no numbers", "inapplicable", policy(index_number="无")),
    of(
        "IDX006",
        "the month of publication",
        "passed",
        indexed(f"{USCC}/202606-00001", written_on="2026-05-30"),
    ),
    of(
        "IDX006",
        "the month of formation",
        "passed",
        indexed(f"{USCC}/202605-00001", written_on="2026-05-30"),
    ),
    of("IDX006", "neither", "failed", indexed(f"{USCC}/202604-00001")),
    of(
        "IDX006",
        "a vague date that may be",
        "cantTell",
        indexed(f"{USCC}/202604-00001", written_on="2026", published_at="2026-06-02"),
    ),
    of("IDX006", "only a year in the number", "inapplicable", indexed(f"{USCC}/2026-00001")),
    of(
        "IDX006",
        "no dates",
        "inapplicable",
        indexed(f"{USCC}/202604-00001", written_on="", published_at=""),
    ),
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
]
