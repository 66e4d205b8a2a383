"""Defects of the text of one news item: words, numbers, lists."""

from __future__ import annotations

from dataclasses import replace

from crawler.simulator.model import SimSite
from crawler.simulator.planting import Choice, Defect, Planted, Planting, news

_WRONG_WORDS = (
    "门户网站先已开通在线咨询功能，及时答复来信。",
    "工作人员逐条回复网名留言，群众满意度不断提升。",
)
_PLACEHOLDERS = ("各单位要对照20XX年工作要点抓好落实。", "XX局要会同有关单位做好服务保障。")
_CLASHES = ("有关信息通过门户网站进行公开，。", "各单位要加强协作、，形成合力。")
_SUMS = (
    "今年以来共发布政策解读稿33篇，其中上级解读22篇，本级解读12篇。",
    "全年共受理咨询五十件，办结四十八件，办结率100%。",
)
_PARTS = (
    "活动现场发放资料100份，其中宣传手册120份。",
    "共收到建议三十条，其中有关出行的建议四十条。",
)
_POINTS = (
    "会议要求做到三个到位：一是组织到位。二是措施到位。",
    "活动围绕四个重点：服务群众、规范流程、提高效率。",
)


def _sentence(rule: str, choices: tuple[str, ...], note: str) -> Defect:
    """The defect of one of the sentences, put between the paragraphs of a news item."""

    def plant(site: SimSite, choice: Choice) -> Planting:
        item = choice.item(news(site))
        body = (*item.body[:2], choice.rng.choice(choices), *item.body[2:])
        return site.with_item(replace(item, body=body)), (
            Planted(rule, "item", item.id, note=note),
        )

    return plant


TEXT_DEFECTS: dict[str, Defect] = {
    "TXT002": _sentence("TXT002", _PLACEHOLDERS, "正文有未填写的占位内容"),
    "TXT003": _sentence("TXT003", _CLASHES, "标点连用"),
    "TXT004": _sentence("TXT004", _WRONG_WORDS, "错别字"),
    "STA001": _sentence("STA001", _SUMS, "数字相加不符"),
    "STA002": _sentence("STA002", _PARTS, "部分大于总数"),
    "STA004": _sentence("STA004", _POINTS, "所称项数与实列不符"),
}
"""The defects by the rule that they break."""
