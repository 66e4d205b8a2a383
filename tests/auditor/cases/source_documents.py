"""Defects that the source documents of the rules show themselves, each beside its sound twin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from auditor.rule import Outcome
from crawler.index.views import ItemView
from crawler.items import Claim, Field, Place
from tests.auditor.case import FOUND, Case, of
from tests.auditor.portal import Portal, block, claim, item, policy

PROVINCIAL = "安江省交通运输厅关于贯彻落实政务公开工作细则的意见"
MUNICIPAL = "中共临溪市委办公厅关于印发实施意见的通知"


def pair(rule: str, about: str, faulty: ItemView, sound: ItemView, **more: Any) -> list[Case]:
    """The page with the defect fails, the other one passes."""
    cases = [of(rule, about, "failed", faulty), of(rule, f"{about}: sound", "passed", sound)]
    return [replace(case, **more) for case in cases]


def upper(**rows: str | None) -> ItemView:
    return policy("/up.html", PROVINCIAL, "upstream_document", **rows)


def sourced(name: str) -> ItemView:
    return policy(
        "/up.html", PROVINCIAL, "upstream_document", more=[claim("source", name, "header")]
    )


def printed(times: int) -> ItemView:
    return item("/twice.html", PROVINCIAL, "policy", claims=block() * times)


def headed(raw: str) -> ItemView:
    left = [Claim(Field.FURNITURE, None, raw, Place.HEADER, "字体")] if raw else []
    return item("/head.html", "甲", "notice", claims=left)


def text(body: str) -> ItemView:
    return item("/text.html", "甲", "notice", body=body)


def news(name: str) -> ItemView:
    return item("/news.html", "甲", "news", claims=[claim("source", name, "header")])


def formed(written: str, published: str) -> ItemView:
    return policy("/formed.html", written_on=written, published_at=published)


def signed(organ: str) -> ItemView:
    more = [replace(claim("signed_on", "2026-06-01", "body"), raw="2026年6月1日")]
    body = f"各县：请认真执行。\n{organ}\n2026年6月1日"
    facts: dict[str, str | None] = {"document_number": None, "issuing_body": None}
    return policy("/signed.html", MUNICIPAL, body=body, more=more, **facts)


def feet(about: str, outcome: str, codes: Sequence[str]) -> Case:
    pages = [
        item(f"/{n}.html", "信息", claims=[claim("identity", code, "foot", "网站标识码")])
        for n, code in enumerate(codes)
    ]
    result = Outcome(outcome)
    return Case("MIR002", about, Portal(pages), result, [pages[-1].url] if result in FOUND else ())


OWN, FOREIGN = "3418000001", "3412000012"
GLOSSES = "政(zhèng)務(wù)公(gōng)開(kāi)" * 83
POINTS = "建立四个机制。\n一是甲。\n二是乙。\n三是丙。\n四是丁。"
TONGLIAO = {"profile": "tongliao-2017"}
CASES = [
    *pair("CAT001", "a formal opinion without a number", upper(document_number=""), upper()),
    of(
        "DOC002",
        "a bracket lost where the number is cited",
        "cantTell",
        policy(body="根据《细则》（安政办〔201718号）精神，结合实际，提出意见。"),
    ),
    of(
        "DOC002",
        "a bracket lost where the number is cited: sound",
        "passed",
        policy(body="根据《细则》（安政办〔2017〕18号）精神，结合实际，提出意见。"),
    ),
    *pair("CAT007", "a block printed twice", printed(2), printed(1)),
    *pair("DOC006", "an opinion without any date", upper(written_on=None), upper()),
    *pair(
        "ATT001",
        "no mark at the end",
        policy(),
        policy(more=[claim("disclosure", "主动公开", "body")]),
    ),
    *pair(
        "SRC003",
        "a province's document, its source the city",
        sourced("临溪县交通运输局"),
        sourced("安江省交通运输厅"),
    ),
    *pair(
        "DAT004",
        "work ordered for 2017, published in 2019",
        formed("2017-03-01", "2019-12-11"),
        formed("2019-12-01", "2019-12-11"),
    ),
    *pair(
        "CAT004",
        "theme, audience and genre in one",
        policy(subject="工业、交通 / 公民 / 其它"),
        policy(subject="工业、交通"),
    ),
    *pair("TXT005", "a label with empty brackets", headed("字体:[ ]"), headed("")),
    *pair(
        "TIM001",
        "five years on the way",
        formed("2017-01-04", "2022-04-13"),
        formed("2017-01-04", "2017-01-09"),
        **TONGLIAO,
    ),
    *pair(
        "DAT004",
        "five years on the way",
        formed("2017-01-04", "2022-04-13"),
        formed("2017-01-04", "2017-01-09"),
        **TONGLIAO,
    ),
    *pair(
        "SRC001", "a source that says that there is none", news("暂无来源"), news("县融媒体中心")
    ),
    *pair(
        "TXT001",
        "typesetting codes",
        text("实施意见〖HTH〗一、总体要求〖HTH〗"),
        text("实施意见\n一、总体要求"),
    ),
    *pair(
        "DOC001",
        "a notice of issue without a number",
        policy(title=MUNICIPAL, document_number=None),
        policy(title=MUNICIPAL),
    ),
    *pair(
        "DOC005",
        "the office under two names",
        signed("临溪市委员会办公厅"),
        signed("中共临溪市委办公厅"),
    ),
    *pair("MIR001", "glosses all over", text(GLOSSES), text("政务公开" * 83)),
    feet("another city's code in the foot", "failed", [OWN] * 8 + [FOREIGN]),
    feet("another city's code in the foot: sound", "passed", [OWN] * 9),
    *pair(
        "DAT001",
        "a report without a date",
        news("甲"),
        item(
            "/news.html",
            "甲",
            "news",
            claims=[replace(claim("published_at", "2026-06-01", "header"), raw="2026-06-01 09:30")],
        ),
    ),
    *pair(
        "TXT004",
        "wrong words of a report",
        text("我局先已开通公众号，及时回复网名留言。"),
        text("我局现已开通公众号，及时回复网民留言。"),
    ),
    *pair(
        "TXT002",
        "placeholders of a sample",
        text("XX局政务公开方案，20XX年政务公开要点"),
        text("县财政局政务公开方案，2026年市政务公开要点"),
    ),
    *pair(
        "TXT002",
        "the number of a list before an unnamed body",
        text("120XX局政务公开工作方案"),
        text("120家单位的政务公开工作方案，设备型号A2XX部门自定"),
    ),
    *pair(
        "TXT002",
        "the number of a list before an unnamed year",
        text("520XX年市政务公开要点"),
        text("5.2026年市政务公开要点"),
    ),
    *pair("TXT003", "two marks together", text("及时进行公开，。"), text("及时进行公开。")),
    *pair(
        "DOC002",
        "square brackets and a placeholder",
        policy(document_number="临政办[20XX]4号"),
        policy(document_number="临政办〔2026〕4号"),
    ),
    *pair(
        "MIR003",
        "plans of several organs in one page",
        text("120XX局政务公开实施方案"),
        text("县财政局政务公开实施方案"),
    ),
    *pair(
        "TXT004",
        "a letter lost",
        text("建立制度，焦社会公众关心的问题。"),
        text("建立制度，聚焦社会公众关心的问题。"),
    ),
    *pair(
        "TXT005",
        "a bracket never closed",
        text("【字体：打印\n着力提升质量"),
        text("【字体：打印】\n着力提升质量"),
    ),
    *pair("STA004", "points counted", text(POINTS.replace("四个", "五个")), text(POINTS)),
]
