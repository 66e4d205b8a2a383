"""ATT001, ATT002, CAT004, CAT007, DOC011."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case, of
from tests.auditor.portal import HOME, Portal, block, claim, column, item, policy

C = Outcome.CANT_TELL
MARK = claim("disclosure", "主动公开", "body")
NORMATIVE = column("policy", name="行政规范性文件")
BOTH = ("办法.pdf", "办法.docx")


def marked(value: str, place: str = "body", label: str = "") -> ItemView:
    return policy(more=[claim("disclosure", value, place, label)])


def themed(value: str | None) -> ItemView:
    return policy(subject=value)


def twice(number: int) -> ItemView:
    rows = block(document_number="临政办〔2026〕9号", index_number="2026-06-00009")
    return item("/twice.html", "办法", "policy", claims=[*rows, *rows[:number]])


def normative(files: Sequence[str] = BOTH, **changes: Any) -> ItemView:
    return policy(kind=NORMATIVE, files=files, **changes)


def tongliao(rule: str, about: str, outcome: Outcome, one: ItemView) -> Case:
    at = [one.url] if outcome is Outcome.FAILED else []
    return Case(rule, about, Portal([one]), outcome, at, profile="tongliao-2017")


CASES = [
    of("ATT001", "a mark", "passed", policy(more=[MARK])),
    of("ATT001", "none", "failed", policy()),
    of("ATT001", "only a row of the block", "failed", marked("主动公开", "table", "公开属性")),
    of("ATT001", "a notice", "inapplicable", policy(kind="notice")),
    of("ATT001", "a superior document", "inapplicable", policy(kind="upstream_document")),
    of("ATT001", "on the profile's first day", "failed", policy(written_on="2017-02-23")),
    of("ATT001", "a day earlier", "inapplicable", policy(written_on="2017-02-22")),
    of("ATT001", "within the year of the profile", "cantTell", policy(written_on="2017")),
    of("ATT001", "no date", "cantTell", policy(written_on=None, published_at=None)),
    of("ATT001", "published later, nothing said of formation", "failed", policy(written_on=None)),
    of("ATT001", "the text is in a file", "cantTell", policy(body="字" * 29, files=["办法.pdf"])),
    of("ATT001", "a text long enough", "failed", policy(body="字" * 30, files=["办法.pdf"])),
    *(
        of("ATT002", value, "passed", marked(value))
        for value in ("主动公开", "公开发布", "依申请公开", "不予公开", "不公开")
    ),
    of("ATT002", "another word", "failed", marked("内部公开")),
    of("ATT002", "in the row", "failed", marked("向社会发布", "table", "公开属性")),
    of(
        "ATT002",
        "a row on the way of disclosure",
        "inapplicable",
        marked("网站", "table", "公开方式"),
    ),
    of("ATT002", "an empty row", "inapplicable", marked("", "table", "公开属性")),
    of("ATT002", "none", "inapplicable", policy()),
    tongliao("ATT002", "another profile's words", Outcome.PASSED, marked("删减后公开")),
    of("ATT002", "which are not this one's", "failed", marked("删减后公开")),
    of("CAT004", "a theme", "passed", themed("工业、交通")),
    of("CAT004", "a theme, with a section of its own", "passed", themed("工业、交通/公路")),
    of("CAT004", "theme, audience and genre", "failed", themed("工业、交通 / 公民 / 其它")),
    of("CAT004", "a genre for the theme", "failed", themed("通知")),
    of("CAT004", "a theme that holds the word", "passed", themed("综合政务/通知公告管理")),
    of("CAT004", "the rest", "passed", themed("其他")),
    of("CAT004", "none", "inapplicable", themed(None)),
    of("CAT004", "a placeholder", "inapplicable", themed("无")),
    of("CAT004", "in no list", "cantTell", themed("农村客运"), at=HOME),
    Case("CAT004", "told once", Portal([themed("甲乙"), themed("丙丁")]), C, [HOME]),
    of("CAT007", "once", "passed", twice(0)),
    of("CAT007", "twice", "failed", twice(7)),
    of("CAT007", "two rows twice", "passed", twice(2)),
    of("CAT007", "half of it", "failed", twice(4)),
    of("CAT007", "less than half", "passed", twice(3)),
    of(
        "CAT007",
        "as short as asked",
        "failed",
        item("/b.html", "公告", "notice", claims=block(document_number=None)[:3] * 2),
    ),
    of(
        "CAT007",
        "shorter",
        "passed",
        item("/b.html", "公告", "notice", claims=block(document_number=None)[:2] * 2),
    ),
    of("CAT007", "no block", "inapplicable", item("/n.html", "公告", "notice")),
    of("DOC011", "text and both files", "passed", normative()),
    of("DOC011", "no file", "failed", normative(())),
    of("DOC011", "no Word file", "failed", normative(("办法.ofd",))),
    of("DOC011", "WPS and OFD will do", "passed", normative(("办法.ofd", "办法.wps"))),
    of("DOC011", "no text", "failed", normative(body="字" * 29)),
    of("DOC011", "a short text", "passed", normative(body="字" * 30)),
    of("DOC011", "another column", "inapplicable", policy()),
    of(
        "DOC011",
        "an interpretation there",
        "inapplicable",
        normative((), title="《办法》解读"),
    ),
]
