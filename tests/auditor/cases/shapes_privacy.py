"""PRV: further shapes of personal data and marks, and sound texts that look like them."""

from __future__ import annotations

from dataclasses import replace

from auditor.rule import Outcome
from crawler.fields.personal import find_personal
from crawler.index.views import ItemView
from crawler.privacy import marks_of
from tests.auditor.case import Case
from tests.auditor.portal import Portal, item, url
from tests.auditor.sound import Sound

ID, WITH_X, CARD, PHONE = (
    "341702199001010018",
    "34170219750312100X",
    "6222021310001234568",
    "13912345671",
)


def wide(text: str) -> str:
    """Digits and letters in full width."""
    return "".join(chr(ord(sign) + 0xFEE0) if sign.isalnum() else sign for sign in text)


def page(text: str, title: str) -> ItemView:
    made = item("/a.html", title, "notice", body=text)
    return replace(made, marks=tuple(marks_of(find_personal(text, title), "body")))


def table(heads: str, row: str) -> str:
    return f"现将名单公布如下。\n{heads}\n{row}\n特此公告。"


FAILED = {
    "PRV001": ("机 密★10年", "秘密 ★ 6个月", "秘 密\n关于公路的通知"),
    "PRV002": (
        f"身份证号码 {wide(ID)}",
        f"身份证：{wide(WITH_X)}",
        f"张三（{WITH_X.lower()}）",
        f"身份证号 {ID[:6]} {ID[6:14]} {ID[14:]}",
        f"身份证号{ID[:6]}-{ID[6:14]}-{ID[14:]}",
        "身份证号340702750312041",
        table("姓名 身份证前14位 身份证后4位", f"张三 {ID[:14]} {ID[14:]}"),
    ),
    "PRV003": (
        f"户主：李四，联系电话：{wide(PHONE)}",
        "银行卡号：6222 0213 1000 1234 568",
        "居民李四，现住临溪县和平小区3幢502室",
        "张三，女，家庭住址：临溪县城关镇和平路12号3栋2单元501室",
    ),
    "PRV004": (
        table("姓名 身份证号 出生日期", "张三 341702XXXXXXXX0018 1990-01-01"),
        table("姓名 证件号码 生日", "李四 341702××××××××0018 1990.01.01"),
        table("姓名 身份证号 出生日期", "张三 341702****0018 19900101"),
    ),
}
SOUND = {
    "PRV001": (
        "国家秘密分为绝密、机密、秘密三级。",
        "五星★★★级酒店",
        "商业秘密保护办法",
        "内部审计工作",
    ),
    "PRV002": (
        "统一社会信用代码：11341700003245054D",
        "索引号113417000032450703202606000012",
        "身份证号3417XXXXXXXXXX0018",
        "项目代码：2106-341702-04-01-123456",
        "不动产单元号341702001001GB00012F00010001",
    ),
    "PRV003": (
        f"联系 人：王五；电 话：{PHONE}",
        f"订单编号{PHONE}",
        f"开户名称：临溪县财政局，账号{CARD}",
        f"订单号{CARD}已发货",
        "办公地址：临溪县和平路12号3楼301室",
        table("乡镇 河长姓名 职务 联系电话", f"城关镇 张三 镇长 {PHONE}"),
    ),
    "PRV004": (
        table("姓名 身份证号 出生日期", "张三 3417**********0018 1990年1月1日"),
        table("姓名 身份证号 出生年份", "张三 341702********0018 1990"),
        "规格为1200×600×300，型号34XXX12",
    ),
}
LISTS = {
    "低保对象公示": ("姓名 身份证号 保障金额", f"张三 {ID} 300"),
    "医疗救助对象公布": ("姓名 患病名称 金额", "张三 尿毒症 3000"),
    "特困供养人员名单": ("申请人 银行账号 金额", f"张三 {CARD} 300"),
    "脱贫户帮扶情况": ("户主姓名 家庭住址 致贫原因", "张三 王村12号 因病"),
}
DUTIES = {
    "低保工作联系方式": ("单位 联系人 电话", "民政局 张三 0563-3012345"),
    "公开招聘教师成绩": ("姓名 准考证号 成绩", "张三 20260001 88"),
    "低保对象名单": ("姓名 村组 金额", "张三 王村 300"),
}


def case(rule: str, text: str, *, is_sound: bool, title: str = "公告") -> Case:
    portal = Portal([page(text, title)])
    if is_sound:
        return Sound(rule, f"{title}：{text}", portal)
    return Case(rule, f"{title}：{text}", portal, Outcome.FAILED, [url("/a.html")])


CASES = [
    *(case(rule, text, is_sound=False) for rule, all_ in FAILED.items() for text in all_),
    *(case(rule, text, is_sound=True) for rule, all_ in SOUND.items() for text in all_),
    *(case("PRV005", table(*rows), is_sound=False, title=title) for title, rows in LISTS.items()),
    *(case("PRV005", table(*rows), is_sound=True, title=title) for title, rows in DUTIES.items()),
]
