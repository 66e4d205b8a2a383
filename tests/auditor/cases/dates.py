"""DAT and TXT."""

from __future__ import annotations

from datetime import datetime

from auditor.rule import Outcome
from crawler.fields.span import SHANGHAI
from tests.auditor.case import Case, of
from tests.auditor.portal import Portal, claim, item, policy

NOON = datetime(2026, 6, 2, 12, 0, tzinfo=SHANGHAI)


def dated(*claims: tuple[str, str], field: str = "published_at") -> object:
    return item(
        "/a.html", "甲", "notice", claims=[claim(field, text, place) for place, text in claims]
    )


def text(body: str, title: str = "甲") -> object:
    return item("/a.html", title, "notice", body=body)


CASES = [
    of("DAT002", "past dates", "passed", policy()),
    of("DAT002", "the day of audit", "passed", policy(published_at="2026-06-30")),
    of("DAT002", "later on the day of audit", "passed", policy(published_at="2026-06-30T23:59")),
    of("DAT002", "tomorrow", "failed", policy(published_at="2026-07-01")),
    of(
        "DAT002",
        "formed tomorrow",
        "failed",
        policy(written_on="2026-07-01", published_at="2026-06-30"),
    ),
    of(
        "DAT002",
        "signed tomorrow",
        "failed",
        policy(more=[claim("signed_on", "2026-07-01", "body")]),
    ),
    of("DAT002", "in force tomorrow", "passed", policy(effective_on="2026-07-01")),
    of(
        "DAT002",
        "some time this year",
        "cantTell",
        policy(written_on="2026", published_at="2026-06-02"),
    ),
    of("DAT002", "next month", "failed", policy(written_on="2026-07")),
    of("DAT002", "no date", "inapplicable", item("/a.html", "甲")),
    Case(
        "DAT002",
        "today at noon",
        Portal([policy(published_at="2026-06-02")]),
        Outcome.PASSED,
        as_of=NOON,
    ),
    of("DAT003", "the day after", "passed", policy()),
    of(
        "DAT003",
        "the same day",
        "passed",
        policy(written_on="2026-06-02T16:40", published_at="2026-06-02T16:34"),
    ),
    of("DAT003", "the day before", "failed", policy(written_on="2026-06-03")),
    of(
        "DAT003",
        "before the signature",
        "failed",
        policy(written_on=None, more=[claim("signed_on", "2026-06-03", "body")]),
    ),
    of(
        "DAT003",
        "the labelled date outranks the signature",
        "passed",
        policy(more=[claim("signed_on", "2026-06-03", "body")]),
    ),
    of("DAT003", "a month that may be either", "cantTell", policy(written_on="2026-06")),
    of("DAT003", "a month that cannot", "passed", policy(written_on="2026-05")),
    of("DAT003", "a month later", "failed", policy(written_on="2026-07")),
    of("DAT003", "no formation", "inapplicable", policy(written_on="")),
    of(
        "DAT005",
        "all agree",
        "passed",
        dated(("meta", "2026-06-02T08:00"), ("header", "2026-06-02"), ("row", "2026-06-02")),
    ),
    of(
        "DAT005",
        "meta and header",
        "failed",
        dated(("meta", "2026-06-03"), ("header", "2026-06-02")),
    ),
    of("DAT005", "block and list", "failed", dated(("table", "2026-06-02"), ("row", "2026-06-01"))),
    of("DAT005", "two lists", "failed", dated(("row", "2026-06-02"), ("row", "2026-06-01"))),
    of(
        "DAT005",
        "a vague date that may agree",
        "passed",
        dated(("table", "2026-06"), ("row", "2026-06-01")),
    ),
    of(
        "DAT005",
        "a vague date that cannot",
        "failed",
        dated(("table", "2026-05"), ("row", "2026-06-01")),
    ),
    of(
        "DAT005",
        "the address does not count",
        "inapplicable",
        dated(("url", "2026-06-01"), ("header", "2026-06-02")),
    ),
    of(
        "DAT005",
        "the signature does not count",
        "inapplicable",
        dated(("body", "2026-06-01"), ("header", "2026-06-02")),
    ),
    of(
        "DAT005",
        "formation is another fact",
        "inapplicable",
        dated(("meta", "2026-06-03"), field="written_on"),
    ),
    *(
        of("TXT001", residue, "failed", text(f"各单位：{residue}请结合实际，认真贯彻执行。"))
        for residue in (
            "〖HTH〗",
            "〖BT(2+1〗",
            "&nbsp;",
            "&ldquo;",
            "&#8203;",
            "{{item.title}}",
            "${date}",
            "{$title}",
            "<%=title%>",
            "[!--newstext--]",
            "{dede:field.title/}",
            "#PAGE_BREAK#",
            "<br/>",
            "</span>",
            '<span style="color:red">',
            "<!--[if gte mso 9]>x<![endif]-->",
            "mso-bidi-font-size:",
            "[object Object]",
        )
    ),
    of("TXT001", "in the title", "failed", text("正文", title="关于&nbsp;公路的通知")),
    *(
        of("TXT001", about, "passed", text(words))
        for about, words in {
            "plain words": "各单位：请结合实际，认真贯彻执行。",
            "Chinese words in white brackets": "〖政策依据〗根据有关规定",
            "spoken of in quotation marks": "模板变量写作“${date}”，不得直接输出。",
            "spoken of inside a longer quotation": "提示“变量${date}和{{title}}”时请联系管理员。",
            "a comparison": "当 a<b 且 c>d 时，A&B 公司按 3<5 计算。",
            "an address": "http://www.linxi.gov.cn/a?x=1&amount=2&copy=3",
            "money and braces": "经费$100，集合{1,2}，[1]见附件。",
        }.items()
    ),
    of(
        "TXT001", "left in quotation marks elsewhere", "failed", text("“五公开”要求：{{content}}。")
    ),
    of("TXT001", "nothing to read", "inapplicable", text("", title="")),
]
