"""IDX."""

from __future__ import annotations

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case, of
from tests.auditor.portal import Portal, block, item, policy

F = Outcome.FAILED
USCC = "11341700003245054D"
SAME = f"{USCC}/202606-00777"


def indexed(number: str, **rows: str) -> ItemView:
    return policy(index_number=number, **rows)


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


def twin(day: str, number: str, path: str = "/p/5.html") -> ItemView:
    return policy(
        path, "临溪县公路管理办法", index_number=SAME, published_at=day, document_number=number
    )


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
    of("IDX002", "digits of no known length", "cantTell", indexed("61072800/2024-001005")),
    of("IDX002", "an organisation's valid code and nonsense", "failed", indexed("003257952/X1")),
    of("IDX006", "malformed and placeholder", "inapplicable", indexed("无")),
    Case(
        "IDX004",
        "a second page on another day, of one document number",
        Portal(
            [
                twin("2026-06-02", "临政办〔2026〕7号"),
                twin("2026-06-09", "临政办〔2026〕7号", "/p/6.html"),
            ]
        ),
        Outcome.PASSED,
    ),
    Case(
        "IDX004",
        "a namesake of another day and number",
        Portal(
            [
                twin("2026-06-02", "临政办〔2026〕7号"),
                twin("2026-06-09", "临政办〔2026〕8号", "/p/6.html"),
            ]
        ),
        F,
        [twin("2026-06-09", "", "/p/6.html").url],
    ),
]
