"""IDX002, DOC002, DOC005, SRC003, CAT003, CAT004, ATT002: further shapes, and sound ones."""

from __future__ import annotations

from dataclasses import replace

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case
from tests.auditor.portal import Portal, claim, policy
from tests.auditor.sound import Sound

OFFICE, CODE = "临溪县人民政府办公室", "113417000032450703"
START = "各乡镇人民政府：\n为做好公路养护工作，经县政府同意，现就有关事项通知如下。\n一、加强领导。"
PROVINCE = "安江省交通运输厅关于加强公路管理的意见"

VALUES: dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...]]] = {
    ("IDX002", "index_number"): (
        (f"{CODE}202606-00012", "/202606-00012", f"{CODE}/", "202606-00012-"),
        (f"{CODE}/202606-00012", "003257952/202606-00401", f"{CODE}-2026-00012"),
    ),
    ("DOC002", "document_number"): (
        ("临政办〔2026年〕12号", "临政办〔2026〕12号号", "临政办｛2026｝12号"),
        (
            "（临）应急罚〔2026〕12号",
            "临政办〔2026〕12号（临溪规〔2026〕1号）",
            "临财农〔2026〕12号 临农〔2026〕3号",
        ),
    ),
    ("CAT003", "summary"): (
        ("为做好公路养护工作，经县政府同意，现就有关事项通知如下。",),
        ("本文明确了公路养护责任分工和监督要求。",),
    ),
    ("CAT004", "subject"): (
        ("综合政务、公民", "公民 法人", "科技、教育＞教育，学生"),
        ("财政、金融、审计", "城乡建设、环境保护", "民政、扶贫、救灾"),
    ),
}
MARKS = (("内部公开", "暂缓公开"), ("[主动公开]", "【依申请公开】", "主动公开"))
SIGNED = (
    (OFFICE, "临 溪 县 财 政 局", OFFICE),
    ("临溪县教育局", "白石县教育局", "临溪县教育局"),
    ("临溪县应急管理局", "临溪县安委会", "临溪县应急管理局"),
)
AGREEING = (
    (OFFICE, "临 溪 县 人 民 政 府 办 公 室", OFFICE),
    ("临溪县安全生产委员会办公室", "临溪县安委会办公室", "临溪县应急管理局"),
    ("临溪县财政局", "临溪县财政局 临溪县教育局", "临溪县财政局"),
)
REPOSTS = (
    ("中共中央办公厅 国务院办公厅印发《关于公路的意见》", OFFICE),
    ("交通运输部 财政部关于加强公路管理的通知", "临溪县交通运输局"),
    ("安江省财政厅、安江省交通运输厅关于公路资金的通知", "临溪县财政局"),
    (PROVINCE, "县政府办"),
)
SOURCED = (
    (PROVINCE, "安江省交通运输厅"),
    (PROVINCE, "县域经济报"),
    ("临溪县财政局 临溪县教育局关于公路的通知", "县财政局"),
)


def issued(titled: str, signed: str, field: str) -> ItemView:
    body = f"各乡镇：请认真执行。\n{signed}\n2026年6月1日"
    more = [replace(claim("signed_on", "2026-06-01", "body"), raw="2026年6月1日")]
    title = f"{titled}关于加强公路管理的通知"
    return policy(title=title, body=body, more=more, document_number=None, issuing_body=field)


def sourced(title: str, source: str) -> ItemView:
    return policy("/s.html", title, more=[claim("source", source, "header")])


def cases(rule: str, broken: list[ItemView], sound: list[ItemView]) -> list[Case]:
    return [
        *(
            Case(rule, f"broken {n}", Portal([one]), Outcome.FAILED, [one.url])
            for n, one in enumerate(broken)
        ),
        *(Sound(rule, f"sound {n}", Portal([one])) for n, one in enumerate(sound)),
    ]


def valued(rule: str, field: str, broken: tuple[str, ...], sound: tuple[str, ...]) -> list[Case]:
    made = [[policy(body=START, **{field: value}) for value in all_] for all_ in (broken, sound)]
    return cases(rule, *made)


def marked(value: str) -> ItemView:
    return policy(more=[claim("disclosure", value, "body")])


CASES = [
    *(one for (rule, field), both in VALUES.items() for one in valued(rule, field, *both)),
    *cases("ATT002", [marked(one) for one in MARKS[0]], [marked(one) for one in MARKS[1]]),
    *cases("DOC005", [issued(*one) for one in SIGNED], [issued(*one) for one in AGREEING]),
    *cases("SRC003", [sourced(*one) for one in REPOSTS], [sourced(*one) for one in SOURCED]),
]
