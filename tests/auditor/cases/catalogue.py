"""CAT and SRC."""

from __future__ import annotations

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case, of
from tests.auditor.portal import Portal, block, claim, column, item, policy, row, unread, url

F, C = Outcome.FAILED, Outcome.CANT_TELL

LISTED = column("notice")
NEWS = [
    item(
        f"/news/{n}.html",
        f"要闻 {n}",
        "news",
        claims=[
            claim("source", "县融媒体中心", "header"),
            claim("published_at", "2026-06-20", "header"),
        ],
    )
    for n in range(8)
]
NOTICES = [
    item(
        f"/notice/{n}.html",
        f"公告 {n}",
        LISTED,
        claims=[*block(document_number=None), claim("source", "县政府办", "header")],
    )
    for n in range(6)
]
BARE_NOTICE = item(
    "/notice/bare.html", "没有来源的公告", LISTED, claims=block(document_number=None)
)
BARE_POLICY = item("/p.html", "临溪县公路管理办法", "policy")
NO_CATEGORY = item(
    "/notice/no.html",
    "没有分类的公告",
    LISTED,
    claims=[*block(document_number=None, category=None), claim("source", "县政府办", "header")],
)


def sourced(name: str) -> ItemView:
    return item("/n.html", "要闻", "news", claims=[claim("source", name, "header")])


def abstracted(text: str) -> ItemView:
    return policy(
        title="临溪县农村公路管理办法",
        body="为加强农村公路管理，根据有关规定，结合本县实际，制定本办法。" * 3,
        summary=text,
    )


def listed(about: str, outcome: str, title: str) -> Case:
    page = policy("/p.html", "临溪县农村公路管理办法")
    rows = [row(LISTED, "/p.html", title)]
    return Case("CAT005", about, Portal([page], [LISTED], rows), Outcome(outcome), [page.url])


CASES = [
    of("CAT001", "a whole block", "passed", policy()),
    of("CAT001", "an empty number", "failed", policy(document_number="")),
    of("CAT001", "no row for the number", "failed", policy(document_number=None)),
    of("CAT001", "no row for the organ", "failed", policy(issuing_body=None)),
    of(
        "CAT001",
        "a superior document too",
        "failed",
        policy(kind="upstream_document", document_number=""),
    ),
    of(
        "CAT001",
        "the number in the text does not fill the row",
        "failed",
        policy(document_number="", more=[claim("document_number", "临政办〔2026〕1号", "body")]),
    ),
    of(
        "CAT001",
        "an empty cell on the desktop, a full one for phones",
        "passed",
        policy(document_number="", more=[claim("document_number", "临政办〔2026〕1号", "table")]),
    ),
    of("CAT001", "a placeholder is another rule's", "passed", policy(document_number="无")),
    of(
        "CAT001",
        "the signature tells the day of formation",
        "passed",
        policy(written_on=None, more=[claim("signed_on", "2026-06-01", "body")]),
    ),
    of(
        "CAT001",
        "but not beside an empty cell",
        "failed",
        policy(written_on="", more=[claim("signed_on", "2026-06-01", "body")]),
    ),
    Case("CAT001", "a policy without any block", Portal([BARE_POLICY]), F, [BARE_POLICY.url] * 4),
    of("CAT001", "news without a block", "inapplicable", NEWS[0]),
    of("CAT001", "a notice needs no number", "passed", NOTICES[0]),
    of(
        "CAT001",
        "an annual report in a policy column is no policy",
        "passed",
        policy(
            title="2025年政府信息公开工作年度报告", page_class="annual_report", document_number=""
        ),
    ),
    of(
        "CAT001",
        "a letter",
        "inapplicable",
        policy(kind="messages", document_number="", page_class="message"),
    ),
    of(
        "CAT001",
        "a letter that looks like a page",
        "inapplicable",
        policy(kind="messages", document_number=""),
    ),
    of(
        "CAT001",
        "an empty row on a notice",
        "failed",
        item("/n.html", "公告", "notice", claims=block(document_number=None, issuing_body="")),
    ),
    of(
        "CAT001",
        "no such row on a notice",
        "passed",
        item("/n.html", "公告", "notice", claims=block(document_number=None, issuing_body=None)),
    ),
    Case("CAT001", "what all others state", Portal([*NOTICES, NO_CATEGORY]), F, [NO_CATEGORY.url]),
    Case(
        "CAT001", "what too few others state", Portal([*NOTICES[:3], NO_CATEGORY]), Outcome.PASSED
    ),
    Case(
        "CAT001",
        "a blocked page",
        Portal(all_unread=[unread("/x.html", "某通知", "blocked")]),
        C,
        [url("/x.html")],
    ),
    Case(
        "CAT001",
        "a script shell",
        Portal(all_unread=[unread("/x.html", "某通知", "script_only")]),
        C,
        [url("/x.html")],
    ),
    of("CAT002", "facts", "passed", policy()),
    of("CAT002", "无", "failed", policy(document_number="无")),
    of("CAT002", "a full-width dash", "failed", policy(category=" － ")),
    of("CAT002", "a word that begins with one", "passed", policy(issuing_body="无为市人民政府")),
    of("CAT002", "an empty cell is another rule's", "passed", policy(document_number="")),
    of(
        "CAT002",
        "a notice may have no number",
        "passed",
        item("/n.html", "公告", "notice", claims=block(document_number="无")),
    ),
    of(
        "CAT002",
        "a real value beside it",
        "passed",
        policy(category="-", more=[claim("category", "政策文件", "table")]),
    ),
    of("CAT002", "no block", "inapplicable", NEWS[0]),
    of("SRC001", "a source", "passed", NEWS[0]),
    of("SRC001", "none at all", "failed", item("/n.html", "要闻", "news")),
    of(
        "SRC001",
        "an empty label",
        "failed",
        item("/n.html", "公告", "notice", claims=[claim("source", "", "header")]),
    ),
    of(
        "SRC001",
        "暂无来源",
        "failed",
        item("/n.html", "公告", "notice", claims=[claim("source", "暂无来源", "header")]),
    ),
    of(
        "SRC001",
        "empty on the page, named in a meta tag",
        "failed",
        item(
            "/n.html",
            "公告",
            "notice",
            claims=[claim("source", "", "header"), claim("source", "县府办", "meta")],
        ),
    ),
    of(
        "SRC001",
        "only a meta tag",
        "passed",
        item("/n.html", "要闻", "news", claims=[claim("source", "县府办", "meta")]),
    ),
    of("SRC001", "a policy need not name one", "inapplicable", policy()),
    of(
        "SRC001",
        "a letter",
        "inapplicable",
        item("/m.html", "来信", "messages", page_class="message"),
    ),
    of(
        "SRC001",
        "a source that begins like a placeholder",
        "passed",
        item("/n.html", "要闻", "news", claims=[claim("source", "无为市人民政府", "header")]),
    ),
    Case("SRC001", "what all others name", Portal([*NOTICES, BARE_NOTICE]), F, [BARE_NOTICE.url]),
    Case(
        "SRC001",
        "what too few others name",
        Portal([*NOTICES[:2], BARE_NOTICE]),
        Outcome.INAPPLICABLE,
    ),
    of("SRC002", "an authority", "passed", sourced("安徽省交通运输厅")),
    of("SRC002", "a self-media account", "failed", sourced("某某百家号")),
    of("SRC002", "the internet", "failed", sourced("网络")),
    of("SRC002", "a body whose name begins so", "passed", sourced("网络安全和信息化办公室")),
    of("SRC002", "none", "inapplicable", sourced("暂无来源")),
    of("CAT003", "a sentence of its own", "passed", abstracted("明确农村公路养护的责任和经费来源")),
    of("CAT003", "the title", "failed", abstracted("《临溪县农村公路管理办法》")),
    of(
        "CAT003",
        "the beginning of the text",
        "failed",
        abstracted("为加强农村公路管理，根据有关规定……"),
    ),
    of("CAT003", "none", "inapplicable", policy()),
    of(
        "CAT003",
        "only for machines",
        "inapplicable",
        policy(more=[claim("summary", "临溪县农村公路管理办法", "meta")]),
    ),
    listed("the same", "passed", "临溪县农村公路管理办法"),
    listed("cut short", "passed", "临溪县农村公路…"),
    listed("without its issuer", "passed", "农村公路管理办法"),
    listed("with marks", "passed", "《临溪县农村公路管理办法》"),
    listed("something else", "failed", "关于举办元宵灯会的公告"),
    listed("no title at all", "inapplicable", "更多"),
]
