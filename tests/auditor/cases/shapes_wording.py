"""TXT: shapes that nobody has shown yet of wrong wording, and sound texts that look like them."""

from __future__ import annotations

from tests.auditor.case import of
from tests.auditor.cases.shapes_texts import text
from tests.auditor.portal import claim, item

FAILED = {
    "TXT001": (
        *("投资&yen;30万元", "$!{article.title}", '<c:out value="x"/>', "[[title]]", "##title##"),
        *('<a href="http://a.cn">链接</a>', "p.MsoNormal{}", ".TRS_Editor P{}", "[NextPage]"),
        *("EN-US ZH-CN X-NONE", "错误！未找到引用源。", "PAGE \\* MERGEFORMAT", "完成率#DIV/0!"),
        *("各单位\\r\\n请抓好", "锛堜竴", "各单位\ufffd请", "function(){var a;}", "来源：null"),
        *("text-indent: 2em;", "<![CDATA[各单位]]>", "%u5404%u5355", 'HYPERLINK "http://a.cn"'),
    ),
    "TXT002": (
        *("20 XX年", "20__年", "202X年", "xx县人民政府", "X县", "×县人民政府", "〇〇县人民政府"),
        *("□□县", "**局", "XX街道", "XX%", "第X次会议", "〔2026〕X号", "某年某月某日", "由XX牵头"),
        *("电话：0551-XXXXXXX", "邮箱：XXX@XXX.com", "关于XXX的请示", "[单位名称]", "（待补充）"),
        *("（此处填写单位名称）", "X个百分点", "根据《××规定》", "测试测试测试", "XX同志"),
    ),
    "TXT003": (
        *("落实；；", "如下：：", "落实,,请", "落实。.", "落实，！", "（，甲）", "（甲，）"),
        *("《甲，》", "落实;。", "落实．。", "落实。\u3000。下"),
    ),
    "TXT004": (
        *("项目座落于城南", "单位帐号", "台帐管理", "截止目前，已完成", "征稿启示", "签定合同"),
        *("进行进行整改", "工作的的落实", "部份群众", "权利清单", "县人政府", "信息公开条列"),
        *("深人贯彻", "非物资文化遗产", "末成年人", "复盖率", "坐谈会", "根据根据规定"),
        "“甲”与与乙",
    ),
    "TXT007": (
        *("习近新时代中国特色社会主义思想", "习近平新时代中国特色社会主义思相", "中华人民和国"),
        *("社会主义核介价值观", "习近评总书记", "新疆维吾尔族自治区", "全国人民代表会大"),
        *("最高人民检查院", "中国特色会社主义", "铸劳中华民族共同体意识", "中央纪律检察委员会"),
        *("中国共产党第二十届全国代表大会", "十九次四中全会", "党的二十届大", "从严制党"),
        "第十四次全国人民代表大会",
    ),
}
PASSED = {
    "TXT001": (
        *(
            "P&G公司，A&B标段",
            "集合{1,2}",
            "[1]见文献",
            "路径C:\\new",
            "#1楼，3#仓库",
            "JavaScript语言",
        ),
        *("完成率95%", "XML格式", "中国涓涓细流", "PM2.5<35μg", "null and void", "class action"),
    ),
    "TXT002": (
        *("X202县道", "第X区", "李某某", "某县某镇", "带*号的为必填", "编号：XX001", "二〇〇县"),
        *("请填写以下表格", "软件测试报告", "打×号", "投诉人XX", "（略）", "3×4米", "长×宽"),
    ),
    "TXT003": ("等等……。", "...。", "12:30，13:00", "；（二）", "（？）", "Inc.，乙", "5。3"),
    "TXT004": (
        *("一座落后的县城", "这座落成的桥", "搭建帐篷", "以营利为目的的", "为了了解情况", "启示录"),
        *("人民政府政府信息", "部门部门预算", "以及使用", "参与与监督", "暖暖和和", "年末来临"),
        *("根据根据地经验", "截止时间", "温和和平", "高层次人才", "提供献血服务", "处分折算"),
    ),
    "TXT007": (
        *("社会主义核心价值体系", "中国特色的社会主义", "中华民族的伟大复兴", "国务院副总理"),
        *(
            "中国共产党第二十次全国代表大会",
            "习近平外交思想",
            "中华人民共和国民法典",
            "学习近年来的",
        ),
        *("第十四届全国人民代表大会", "党的二十届三中全会", "香港等国家和地区", "台湾国际机场"),
        *("中国共产党第十九届中央委员会", "最高人民法院院长", "习近平总书记"),
    ),
}
CASES = [
    *(of(rule, words, "failed", text(words)) for rule, all_ in FAILED.items() for words in all_),
    *(of(rule, words, "passed", text(words)) for rule, all_ in PASSED.items() for words in all_),
    of("TXT005", "half a title", "failed", text("根据《公开条例的规定，制定本办法。")),
    of("TXT005", "half a bracket", "failed", text("（责任单位：县财政局\n第二项")),
    of("TXT005", "brackets within brackets", "passed", text("（甲(乙)丙），《丁〈戊〉》，1）要求")),
    of("TXT005", "half a number", "passed", text("临政办〔2026号")),
    of("TXT002", "a title alone", "failed", text("正文", "测试123")),
    of("TXT002", "a case told", "inapplicable", text("XX县干部张某", "典型案例通报")),
    of("TXT007", "it begins the title", "failed", text("正文", "中华人民和国法律")),
    of("TXT007", "its wrong half begins the title", "failed", text("正文", "中国人民武装警查部队")),
    of("TXT007", "its first half wrong, at once", "failed", text("正文", "宁夏田族自治区")),
    of(
        "TXT007",
        "the last of ten letters",
        "failed",
        text("中国共产党中央委员汇"),
        says="中国共产党中央委员汇→",
    ),
    of("TXT007", "two letters that only half changed", "passed", text("中华人民和平国")),
    of("TXT007", "a phrase of which the end is cut", "passed", text("正文", "中华人民共")),
    of("TXT007", "two phrases", "failed", text("中华人民共合国"), says="→中华人民共和国"),
]
NEWS = {
    "the medium begins the text": "新华社北京6月1日电 近日，会议召开。",
    "the source ends it": "近日，会议召开。\n（转自新华网）",
    "a line of its own": "近日，会议召开。\n　　文章来源：中国交通报",
}
UNTOLD = ("近日，会议召开。", "（据统计，增长5%）\n近日，会议召开。", "近日，会议召开。\n来源：")
CASES += [
    *(
        of("SRC001", about, "passed", item("/a.html", "甲", "news", body=NEWS[about]))
        for about in NEWS
    ),
    *(of("SRC001", words, "failed", item("/a.html", "甲", "news", body=words)) for words in UNTOLD),
    *(
        of("SRC001", raw, "failed", item("/a.html", "甲", claims=[claim("source", raw, "header")]))
        for raw in ("】", "暂无信息来源", "（空）")
    ),
]
