"""TXT, MIR003: further shapes of the defects, and sound texts that look like them."""

from __future__ import annotations

from typing import Any

from tests.auditor.case import of
from tests.auditor.portal import item


def text(body: str, title: str = "甲", kind: str = "notice") -> Any:
    return item("/a.html", title, kind, body=f"现将有关事项通知如下。\n{body}\n特此通知。")


FAILED = {
    "TXT001": (
        "{%if title%}各单位",
        "各单位@{item.name}抓好",
        "#{title}",
        "<#if title??>各单位</#if>",
        "[TRS_PAGE_SEPARATOR]各单位",
        "各单位_baidu_page_break_tag_",
        'style="text-indent:2em"',
        "<?xml:namespace prefix = o />",
        "undefined年undefined月",
        "NaN-NaN-NaN",
        "各单位\\u003cp\\u003e抓好",
        "各单位%E5%8D%95%E4%BD%8D抓好",
        "[url]x[/url]",
        "锟斤拷锟斤拷各单位",
        "各单位烫烫烫烫",
        "各单位&nbsp各单位",
    ),
    "TXT002": (
        "２０ＸＸ年工作要点",
        "ＸＸ县财政局",
        "○○县人民政府",
        "2026年X月X日起施行",
        "XX月底前报送",
        "项目资金XX万元",
        "联系人：XXX",
        "联系电话：ＸＸＸＸＸＸＸＸ",
    ),
    "TXT003": (
        "甲、、乙",
        "请抓好落实，\u3000。",
        "请落实,。",
        "请落实。,",
        "怎么办？。",
        "好！，再来",
    ),
    "TXT004": ("通迅地址", "侯选人", "严历打击", "必需严格执行", "防犯风险", "进一部加强"),
    "MIR003": (
        "【篇一】政务公开工作计划",
        "第一篇：县教育局政务公开方案",
        "政务公开工作计划 篇2",
        "政务公开方案 篇三：",
        "以上是小编为大家整理的政务公开方案",
        "下载word文档到电脑，方便收藏和打印",
    ),
}
PASSED = {
    "TXT001": (
        "见http://a.gov.cn/?a=1&nbspx=3",
        "见http://x.gov.cn/%E5%8D%95%E4%BD%8D.html",
        "完成率达95%，C#程序，#1楼，[1]参考文献",
        "undefined behaviour",
        "水烫烫的",
    ),
    "TXT002": ("X光检查", "X月球车", "二〇〇八年，一〇〇县", "XXL号，2XX万", "姓名：XXX"),
    "TXT003": ("1,200元，3,5号", "怎么办？！", "《甲？》、《乙！》", "他问：“好吗？”，又说"),
    "TXT004": ("预防犯罪，防犯罪于未然", "进一部分", "必需品按照需要供应", "度假村"),
    "MIR003": ("第一篇章：谋划", "编辑推荐的优秀作品3篇获奖", "公文写作培训班", "小编辑部"),
}
TASKS = "".join(f"（{n}）做好某项工作。［县财政局负责］\n" for n in "一二三四")
CASES = [
    of("TXT006", "owners in full-width square brackets", "passed", text(TASKS)),
    of("TXT006", "one task without them", "failed", text(f"{TASKS}（五）做好某项工作。")),
    *(of(rule, words, "failed", text(words)) for rule, all_ in FAILED.items() for words in all_),
    *(of(rule, words, "passed", text(words)) for rule, all_ in PASSED.items() for words in all_),
    of("TXT002", "a sample", "inapplicable", text("XX县人民政府", "行政复议申请书（示范文本）")),
]
