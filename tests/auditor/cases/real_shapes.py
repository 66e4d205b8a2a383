"""Shapes of pages as portals really publish them, with text of our own."""

from __future__ import annotations

from auditor.rule import Outcome
from crawler.items import Attachment
from tests.auditor.case import Case, of
from tests.auditor.portal import Portal, claim, item, policy, url

F = Outcome.FAILED
TITLE = "临溪县人民政府办公室关于印发临溪县农村公路管理办法的通知"
NUMBER = "临政办〔2026〕31号"
HEADED = item(
    "/p/1.html",
    TITLE,
    "policy",
    claims=[
        claim("document_number", NUMBER, "body"),
        claim("signed_on", "2026-06-01", "body"),
        claim("published_at", "2026-06-02", "header"),
    ],
)
SIGNED_NEWS = item(
    "/n/1.html",
    "关于调整城区公交线路的通知",
    "news",
    claims=[
        claim("issuing_body", "临溪县交通运输局", "table", "发文机关"),
        claim("source", "县交通运输局", "table", "来源"),
        claim("published_at", "2026-06-02", "header"),
    ],
)


def filed(name: str, kind: str = "pdf") -> tuple[Attachment, ...]:
    return (Attachment(url("/files/1.pdf"), name, kind),)


def unmarked(about: str, outcome: str, name: str, kind: str = "pdf") -> Case:
    page = item(
        "/p/2.html",
        TITLE,
        "policy",
        claims=policy(title=TITLE, document_number=NUMBER).claims,
        attachments=filed(name, kind),
        document_number=NUMBER,
    )
    return of("ATT001", about, outcome, page)


CASES = [
    Case("CAT001", "no block, the number above the text", Portal([HEADED]), F, [HEADED.url] * 2),
    of("IDX001", "no block, the number above the text", "failed", HEADED),
    of(
        "CAT001",
        "a block without the number that the text shows",
        "failed",
        policy(document_number=None, more=[claim("document_number", NUMBER, "body")]),
    ),
    of("CAT001", "an issuing body alone is no block", "inapplicable", SIGNED_NEWS),
    of("IDX001", "an issuing body alone is no block", "inapplicable", SIGNED_NEWS),
    unmarked("a file called like the document", "cantTell", f"{TITLE}.pdf"),
    unmarked(
        "a file called like the document that is carried", "cantTell", "农村公路管理办法.doc", "doc"
    ),
    unmarked("a file called by the document's number", "cantTell", f"{NUMBER}.ofd", "ofd"),
    unmarked("a file without a name", "cantTell", "b2a7-4bad.pdf"),
    unmarked("the interpretation in a file", "failed", f"{TITLE}政策解读.docx", "docx"),
    unmarked("a form in a file", "failed", "公路养护申请表.doc", "doc"),
    of("TXT001", "a template key in a cell", "failed", policy(issuing_body="${site.name}")),
    of(
        "TXT001",
        "a template key under the headline",
        "failed",
        policy(more=[claim("source", "{{article.source}}", "header", "来源")]),
    ),
    of(
        "TXT001",
        "a template key in a script is none that is shown",
        "passed",
        policy(more=[claim("source", "{{article.source}}", "script", "来源")]),
    ),
    unmarked("a short name tells nothing", "failed", "公路管理办.pdf"),
]
