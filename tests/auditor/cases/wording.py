"""TXT004, TXT005, TXT006, TXT007: words, labels, tasks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from auditor.rule import Outcome
from crawler.items import Claim, Field, Place
from tests.auditor.case import Case, of
from tests.auditor.portal import HOME, Portal, item


def text(body: str, title: str = "甲", labels: Sequence[tuple[str, str]] = ()) -> Any:
    claims = [Claim(Field.FURNITURE, None, raw, Place.HEADER, label) for label, raw in labels]
    return item("/a.html", title, "notice", body=body, claims=claims)


def tasks(*owners: str, style: str = "（{}）") -> Any:
    """A plan whose tasks end in the given texts."""
    numbers = "一二三四五六七八"
    lines = [
        f"{style.format(numbers[n])}推进第{n}类信息公开。明确目标。{o}"
        for n, o in enumerate(owners)
    ]
    return text("\n".join(("一、主要任务", *lines, "二、组织保障")))


OWNER = "（责任单位：市政府办公厅、各部门）"
CASES = [
    *(
        of("TXT004", words, "failed", text(words))
        for words in (
            "我局先已开通微信公众号。",
            "及时回复网名留言。",
            "建立制度，焦社会公众关心的热点问题。",
            "门户网站设里办事服务栏目。",
            "工作己经完成。",
        )
    ),
    of("TXT004", "in the title", "failed", text("正文", title="关于布署安全生产工作的通知")),
    of("TXT004", "twice right, once wrong", "failed", text("聚焦社会公众，又焦社会公众。")),
    *(
        of("TXT004", about, "passed", text(words))
        for about, words in {
            "plain words": "我局现已开通微信公众号，及时回复网民留言。",
            "the letters of other words": "聚焦社会公众，建设里程碑工程，自己经营，公布署名。",
            "spoken of": "“网名留言”应为“网民留言”。",
        }.items()
    ),
    of("TXT004", "a word with two senses", "cantTell", text("游客可以前往渡假。")),
    of("TXT004", "a sure word beside it", "failed", text("游客先已开通渡假。")),
    of("TXT004", "nothing to read", "inapplicable", text("", title="")),
    *(
        of("TXT007", words, "failed", text(words))
        for words in (
            "坚持中国特设社会主义道路。",
            "以习近平新时代特色社会主义思想为指导。",
            "根据中华人民共合国法律。",
        )
    ),
    *(
        of("TXT007", about, "passed", text(words))
        for about, words in {
            "right words": "以习近平新时代中国特色社会主义思想为指导，根据中华人民共和国法律。",
            "spoken of": "不得写成“中国特设社会主义”。",
        }.items()
    ),
    of("TXT007", "a title that may be a citation", "cantTell", text("台湾总统府前举行活动。")),
    of("TXT007", "nothing to read", "inapplicable", text("", title="")),
    of("TXT005", "empty brackets", "failed", text("正文", labels=[("字体", "字体:[ ]")])),
    of("TXT005", "a label", "failed", text("正文", labels=[("作者", "作者：")])),
    of("TXT005", "a bracket of the head", "failed", text("正文", labels=[("【", "【字体：打印")])),
    of("TXT005", "a bracket of the text", "failed", text("【字体：打印\n着力提升质量")),
    of("TXT005", "at the end", "failed", text("着力提升质量\n【打印本页")),
    of("TXT005", "opened twice, closed once", "failed", text("【一【二】三")),
    *(
        of("TXT005", about, "passed", text(words))
        for about, words in {
            "closed": "【字体：大 中 小】【打印】",
            "none at all": "着力提升质量",
            "spoken of": "括号“【”应当成对使用。",
        }.items()
    ),
    of("TXT005", "nothing to read", "inapplicable", text("", title="")),
    Case(
        "TXT005",
        "a counter may be filled in by a script",
        Portal([text("正文", labels=[("浏览次数", "浏览次数：")])]),
        Outcome.CANT_TELL,
        (HOME,),
    ),
    of("TXT006", "all named", "passed", tasks(OWNER, OWNER, OWNER, OWNER)),
    of("TXT006", "one of four not", "failed", tasks(OWNER, OWNER, OWNER, "")),
    of("TXT006", "the first not", "failed", tasks("", OWNER, OWNER, OWNER, OWNER)),
    of("TXT006", "an empty one", "failed", tasks(OWNER, OWNER, "（责任单位：）", OWNER)),
    of("TXT006", "two of four", "inapplicable", tasks(OWNER, OWNER, "", "")),
    of("TXT006", "three tasks", "inapplicable", tasks(OWNER, OWNER, "")),
    of("TXT006", "none named", "inapplicable", tasks("", "", "", "")),
    of("TXT006", "nothing to read", "inapplicable", text("")),
    of(
        "TXT006",
        "customary forms",
        "passed",
        tasks(
            "（市发展改革委牵头，各部门配合）", "牵头单位：办公室", "责任人: 张三", "（各镇负责）"
        ),
    ),
    of(
        "TXT006",
        "points under a task",
        "inapplicable",
        text("（一）任务\n1.甲\n2.乙\n3.丙\n4.丁。（责任单位：办公室）"),
    ),
    of(
        "TXT006",
        "aims beside tasks",
        "passed",
        text(f"一、总体要求\n二、甲。{OWNER}\n三、乙。{OWNER}\n四、丙。{OWNER}\n五、丁。{OWNER}"),
    ),
    of(
        "TXT006",
        "chapters as tasks",
        "failed",
        text(f"一、甲。{OWNER}\n二、乙。{OWNER}\n三、丙。{OWNER}\n四、丁。"),
    ),
    of(
        "TXT006",
        "chapters divided further",
        "passed",
        text(
            "一、指导\n二、任务\n"
            + "\n".join(f"（{n}）事。{OWNER}" for n in "一二三四")
            + "\n三、重点"
            f"\n（一）甲。{OWNER}\n四、要点\n（一）乙。{OWNER}\n五、其他\n（一）丙。{OWNER}"
        ),
    ),
]
