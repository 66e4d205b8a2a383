"""TXT."""

from __future__ import annotations

from typing import Any

from tests.auditor.case import of
from tests.auditor.portal import item


def text(body: str, title: str = "甲", kind: str = "notice") -> Any:
    return item("/a.html", title, kind, body=body)


CASES = [
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
    *(
        of("TXT002", words, "failed", text(f"为做好{words}有关工作，结合实际，制定本方案。"))
        for words in (
            "20XX年",
            "20xx年",
            "20××年",
            "XX县",
            "XXX局",
            "××部门",
            "X" * 4 + "年度".replace("年度", "年"),
            "某某单位",
        )
    ),
    of("TXT002", "a number with placeholders", "failed", text("黄政办[20XX]4号")),
    *(
        of("TXT002", about, "passed", text(words))
        for about, words in {
            "plain words": "为做好2026年有关工作，制定本方案。",
            "masked persons": "张某某、李××、王X先生反映的问题",
            "masked numbers": "138XXXX1234，车牌皖AXX123，身份证34****12",
            "a size": "规格为1200×600，型号XX-20",
            "spoken of": "不得出现“XX县”“20XX年”等未填写内容。",
            "Roman numerals": "XXI世纪，第XX届",
        }.items()
    ),
    of("TXT002", "a sample form", "inapplicable", text("申请人：XX公司，20XX年", kind="guide")),
    *(
        of("TXT003", words, "failed", text(words))
        for words in ("进行公开，。", "公开，，", "完成。。下一步", "如下：。", "甲、，乙")
    ),
    *(
        of("TXT003", about, "passed", text(words))
        for about, words in {
            "plain words": "甲、乙；丙，丁。戊：己。",
            "an ellipsis": "等等……。。。未完",
            "a quotation that ends": "他说：“好。”，然后走了。",
            "spoken of": "不得连用“，。”等标点。",
        }.items()
    ),
    of("TXT003", "nothing to read", "inapplicable", text("", title="")),
    of("MIR001", "garbled all over", "failed", text("政(zhèng)務(wù)，公（gōng）開" * 10)),
    of("MIR001", "a few glosses", "passed", text("亳（bó）州、歙（shè）县，" * 3)),
    of("MIR001", "brackets of other kinds", "passed", text("附件（一）、项目(A)，" * 30)),
    of("STA002", "a part within its whole", "passed", text("发布信息2915条，其中信息公开1009条。")),
    of("STA002", "a part beyond its whole", "failed", text("发布信息1009条，其中信息公开2915条。")),
    of("STA002", "other units", "inapplicable", text("发布信息29条，其中回复群众来信1009人次。")),
    of("STA002", "in another sentence", "inapplicable", text("发布信息29条。其中信息公开1009条。")),
    of("STA002", "no such words", "inapplicable", text("发布信息2915条。")),
    of("MIR001", "nothing to read", "inapplicable", text("")),
    of("MIR001", "just enough", "failed", text("政(zhèng)務" * 20)),
    of("MIR001", "one too few", "passed", text("政(zhèng)務" * 19)),
    of("STA002", "as great as the whole", "passed", text("发布信息29条，其中信息公开29条。")),
    of("TXT001", "in the title of an empty page", "failed", text("", title="{{title}}")),
    of("TXT001", "between two quotations", "failed", text("“甲”之后是${date}，再后是“乙”。")),
    of("TXT001", "in straight quotation marks", "passed", text('变量写作"${date}"。')),
    of("TXT001", "a straight mark before only", "failed", text('变量"${date}。')),
    of("TXT001", "straight marks at a distance", "failed", text('称"甲${date}乙"。')),
]
