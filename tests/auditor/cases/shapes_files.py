"""ATT005: further ways in which texts name files, and words that name none."""

from __future__ import annotations

from auditor.rule import Outcome
from tests.auditor.case import Case
from tests.auditor.portal import Portal, item, url
from tests.auditor.sound import Sound

BODY = "各乡镇：\n请认真执行。\n{}\n临溪县人民政府\n2026年6月1日"
NAMED = (
    "附件1：责任清单",
    "附件1.责任清单",
    "附件 1 责任清单.docx",
    "附：责任清单",
    "附件一：责任清单",
    "附表：任务分解表",
    "附件：责任清单\n2.任务表",
    "附件下载：责任清单.doc",
    "责任清单见附件1。",
    "名单附后。",
    "具体任务见附表。",
)
NONE = (
    "附件：责任清单（不予公开）",
    "附件：无",
    "附件另发",
    "请提交附件材料",
    "附件1\n责任清单\n一、任务一",
    "请将附件发送至邮箱a@linxi.gov.cn",
    "附则：本办法自发布之日起施行",
    "附近居民：请注意安全",
)
TWO = "附件：1.责任清单\n2.任务分解表"
FILES = {
    "one of two": (("责任清单.docx",), False),
    "both": (("责任清单.docx", "任务分解表.docx"), True),
    "in an archive": (("附件.zip",), True),
    "without names": (("附件1.docx", "附件2.docx"), True),
    "the whole as one": (("通知.pdf",), True),
    "one with both names": (("责任清单和任务分解表.docx",), True),
}


def case(about: str, body: str, *files: str, is_sound: bool) -> Case:
    portal = Portal([item("/a.html", "甲", "notice", body=BODY.format(body), files=files)])
    if is_sound:
        return Sound("ATT005", about, portal)
    return Case("ATT005", about, portal, Outcome.FAILED, [url("/a.html")])


CASES = [
    *(case(body, body, is_sound=False) for body in NAMED),
    *(case(body, body, is_sound=True) for body in NONE),
    *(case(about, TWO, *files, is_sound=sound) for about, (files, sound) in FILES.items()),
    case("in one line", "附件：1.责任清单 2.任务分解表", "责任清单.docx", is_sound=False),
]
