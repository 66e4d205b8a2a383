"""Personal data in texts: found and masked; offices, codes and placeholders left alone."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fields.personal import find_personal, masked
from crawler.fields.personal_masks import joined
from crawler.fields.personal_numbers import is_identity_number
from crawler.fields.personal_words import Kind

ID, OTHER_ID, X_ID = "341702199001010018", "341702198503120028", "34170219900101019X"
CARD = "6222021310001234568"
PHONE = "13912345671"


def kinds(text: str) -> list[str]:
    return [find.kind.value for find in find_personal(text)]


LEAKS = {
    f"身份证号：{ID}": "身份证号：3417**********0018",
    f"{ID[:6]} {ID[6:14]} {ID[14:]}": "3417**********0018",
    f"（{ID}）": "（3417**********0018）",
    f"号码{X_ID.lower()}，男": "号码3417**********019X，男",
    "３４１７０２１９９００１０１００１８": "3417**********0018",
    f"张三SFZ{ID}": "张三SFZ3417**********0018",
    f"申请人张三，Tel{PHONE}": "申请人张三，Tel139****5671",
    "身份证号码：341702900101001": "身份证号码：3417*******1001",
    f"http://a.gov.cn/x?id={ID}": "http://a.gov.cn/x?id=3417**********0018",
    f"申请人张三，手机{PHONE}": "申请人张三，手机139****5671",
    f"李四 {PHONE}": "李四 139****5671",
    f"电话：{PHONE[:3]}-{PHONE[3:7]}-{PHONE[7:]}": "电话：139****5671",
    f"本人电话+86{PHONE}": "本人电话+139****5671",
    f"手机 139 1234 5671，{ID}": "手机 139****5671，3417**********0018",
    f"身份证号：{ID[:9]}\n{ID[9:]}，": "身份证号：3417**********0018，",
    f"手机：{PHONE[:5]}\n{PHONE[5:]}。": "手机：139****5671。",
    f"银行卡号：{CARD}": "银行卡号：6222***********4568",
    f"账号 6222 0213 1000 1234 568 {PHONE}": "账号 6222***********4568 139****5671",
    f"姓名 身份证号 手机 金额\n张三 {ID} {PHONE} 300": (
        "姓名 身份证号 手机 金额\n张三 3417**********0018 139****5671 300"
    ),
    " ".join(ID): "3417**********0018",
    f"{ID[:6]}.{ID[6:14]}.{ID[14:]}。": "3417**********0018。",
    f"{ID[:6]}  {ID[6:10]}  {ID[10:14]}  {ID[14:]}": "3417**********0018",
    f"{ID[:6]}/{ID[6:10]}/{ID[10:12]}/{ID[12:14]}/{ID[14:]}": "3417**********0018",
    f"身份证号：{ID[:2]} {ID[2:5]}·{ID[5:14]},{ID[14:]}": "身份证号：3417**********0018",
    f"{X_ID[:17]} x，男": "3417**********019X，男",
    f"身份证{ID}{PHONE}": f"身份证3417**********0018{PHONE}",
    "手机：139.1234.5671": "手机：139****5671",
    "卡号6222.0213.1000.1234.568": "卡号6222***********4568",
    f"姓名 家庭人口 银行账号\n张三 3 {CARD}": "姓名 家庭人口 银行账号\n张三 3 6222***********4568",
}


@pytest.mark.parametrize("text", LEAKS)
def test_numbers_are_masked(text: str) -> None:
    assert masked(text) == LEAKS[text]
    assert masked(LEAKS[text]) == LEAKS[text]


@pytest.mark.parametrize(
    "text",
    [
        f"联系人：王芳，联系电话：{PHONE}",
        f"值班电话：{PHONE}",
        f"局长王芳 {PHONE}",
        f"临溪县交通运输局（联系电话：{PHONE}）",
        f"监督举报电话：0563-3012345，{PHONE}",
        f"服务热线：{PHONE}",
        f"序号 姓名 职务 联系电话\n1 张三 局长 {PHONE}",
        f"河道 河长 单位 联系电话\n临溪河 张三 县政府 {PHONE}",
        f"企业名称 法人 联系电话\n临溪农业公司 张三 {PHONE}",
        f"总投资{PHONE}元",
        f"金额 {PHONE}.50",
        f"产品编号：{PHONE}",
        f"http://www.linxi.gov.cn/{PHONE}/t1.html",
        "手机13800000000，客服13800138000",
        "138****5671",
        "3417**********0018",
        "ID3417021990010100181",
        "341702199001010019",  # check digit
        "341702199002300017",  # 30 February
        "991702199001010014",  # no such area
        "113417000032450703",  # an organisation's credit code
        "11341700003245054D/201912-00003",
        "索引号：003245054/202012-00003",
        "皖政办〔2017〕18号，2019-12-11 16:07",
        f"卡号：{CARD[:-1]}7",  # Luhn
        f"数量{CARD}",
        f"户名：临溪县红十字会 账号：{CARD}",
        "产量 139 1234 5671 吨",
        "产量 13912\n345671 吨",
        "0563-3012345 传真：0563-3012346",
    ],
)
def test_what_is_no_leak_stays(text: str) -> None:
    assert masked(text) == text
    assert not find_personal(text)


LISTS = {
    "重大疾病救助名单\n姓名 病种 金额\n张三 白血病 500": ["illness", "welfare"],
    "低保对象公示\n姓名 村组 金额\n张三 王村 300": ["welfare"],
    "低保对象公示\n姓名 村组 金额\n张* 王村 300": [],
    "新生名单\n学生姓名 出生日期 班级\n张三 2015-01-01 一班": ["minor"],
    "新生名单\n学生姓名 学校 班级\n张三 城关小学 一班": [],
    "当事人：张三，男，住址：临溪县城关镇王村12号。": ["address"],
    "当事人：张某某，男，住址：临溪县城关镇王村12号。": [],
    "当事人：临溪县农业公司，住所：临溪县城关镇王村12号。": [],
    "户主：张三，住址：临溪县城关镇。": [],
    "户籍 姓名 家庭住址\n1 张三 临溪县王村12号": ["address"],
    "户籍 姓名 家庭住址\n1 张三 临溪县": [],
    "机密★10年\n关于公路": ["secret_mark"],
    "【绝密】\n关于公路": ["secret_mark"],
    "内部资料，注意保存\n关于公路": ["secret_mark"],
    "确保国家秘密和工作秘密安全，内部资料不得上网。": [],
    "张三 341702********0018 1990-01-01": ["partial_id", "partial_id"],
}


@pytest.mark.parametrize("text", LISTS)
def test_lists_and_marks(text: str) -> None:
    assert sorted(kinds(text)) == LISTS[text]


def test_a_list_tells_what_of_it_is_too_much() -> None:
    text = "低保名单\n姓名 身份证号 残疾等级 金额\n张三 {} 一级 300\n李四 {} 二级 300\n"
    clear = [f for f in find_personal(text.format(ID, OTHER_ID)) if f.kind is Kind.WELFARE]
    assert [(f.label, f.masked) for f in clear] == [
        ("身份证、残疾等级", "姓名、身份证号、残疾等级、金额（2）")
    ]
    half = find_personal(text.format("3417**********0018", "3417**********0028"))
    assert [f.label for f in half if f.kind is Kind.WELFARE] == ["残疾等级"]


def test_parts_of_one_number_are_laid_over_each_other() -> None:
    parts = [f.masked for f in find_personal("张三 341702********0018 1990年1月1日")]
    assert joined(parts) == ID
    assert joined(["3417**************", "3418**************"]) is None
    assert joined(["3417**************"]) == "3417**************"


@given(st.dates(date(1900, 1, 1), date(2049, 12, 31)), st.integers(0, 999))
def test_one_check_digit_of_eleven_is_right(born: date, serial: int) -> None:
    first = f"341702{born:%Y%m%d}{serial:03}"
    right = [sign for sign in "0123456789X" if is_identity_number(first + sign)]
    assert len(right) == 1
    assert ID not in masked(f"{first}{right[0]}，{ID}") and first not in masked(first + right[0])


@given(st.text(alphabet="0123456789 -*Xx★密机张三姓名电话：\n身份证住址号镇", max_size=300))
def test_any_text_is_read_and_masked_once(text: str) -> None:
    once = masked(text)
    assert masked(once) == once
    for find in find_personal(text):
        assert 0 <= find.start <= find.end <= len(text)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1 ",
        "13912345671 ",
        "姓名 电话 张三\n",
        "*",
        "1*",
        "住址：县1号",
        "机密 ",
        "张三 1*2\n",
    ],
)
def test_hostile_texts_take_bounded_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    before = time.process_time()
    find_personal(text)
    assert time.process_time() - before < 5
