"""MIR001: further garbled copies, and sound ones like them."""

from __future__ import annotations

from auditor.rule import Outcome
from crawler.index.views import ItemView
from tests.auditor.case import Case, of
from tests.auditor.portal import Portal, item
from tests.auditor.sound import Sound

CONVERTED = (
    "我局積極推進政務公開工作，發布信息，設立專欄，組織開展業務培訓，辦理群眾來信，接受社會監督。"
)
SIMPLE = (
    "我局积极推进政务公开工作，发布信息，设立专栏，组织开展业务培训，办理群众来信，接受社会监督。"
)


def text(body: str, path: str = "/a.html") -> ItemView:
    return item(path, "甲", "notice", body=body)


def among(about: str, outcome: str, path: str, converted: int, simple: int) -> Case:
    pages = [text(CONVERTED * 2, f"{path}{n}.html") for n in range(converted)]
    others = [text(SIMPLE * 2, f"/s{n}.html") for n in range(simple)]
    portal = Portal([*pages, *others])
    if outcome == "sound":
        return Sound("MIR001", about, portal)
    return Case("MIR001", about, portal, Outcome(outcome), [page.url for page in pages])


GLOSSED = (
    "政务(zhengwu)公开(gongkai)信息(xinxi)平台(pingtai)" * 5,
    "政[zhèng]务[wù]公[gōng]开[kāi]" * 5,
    "政zhèng务wù公gōng开kāi的" * 5,
    "政（ㄓㄥˋ）务（ㄨˋ）公（ㄍㄨㄥ）开（ㄎㄞ）" * 5,
)
PLAIN = (
    "政务公开（以下简称“公开”）工作(一)(二)(三)" * 9,
    "亳(bó)州歙(shè)县黟(yī)县" * 3,
    "项目书法题为“為人民服務”，由臺灣企業投資。" + SIMPLE * 3,
    "采用LED灯、pH值、App下载、QQ群和kg等单位" * 10,
)
CASES = [
    *(of("MIR001", body[:20], "failed", text(body)) for body in GLOSSED),
    *(Sound("MIR001", body[:20], Portal([text(body)])) for body in PLAIN),
    among("converted pages", "failed", "/c", 2, 3),
    among("as many as others", "sound", "/c", 3, 3),
    among("a version of its own", "sound", "/big5/c", 2, 3),
]
