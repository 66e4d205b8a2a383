"""Defects of wording and typesetting, each in the text of one item."""

from __future__ import annotations

from dataclasses import replace

from crawler.items import ColumnKind
from crawler.simulator.model import SimSite
from crawler.simulator.planting import Choice, Defect, Planting, news, on_item, with_text

_RESIDUES = (
    "〖HTH〗各单位要抓好落实。〖HT〗",
    "{{article.summary}}",
    "&nbsp;&nbsp;特此说明。",
    "发布时间以${publishDate}为准。",
    "[!--newstext--]",
    '<span style="font-family: 仿宋">特此说明。</span>',
    "{$article.title}",
)
_PLACEHOLDERS = (
    "各单位要对照20XX年工作要点抓好落实。",
    "XX局要会同有关单位做好服务保障。",
    "由某某局负责解释。",
    "××县要做好衔接。",
)
_CLASHES = (
    "有关信息通过门户网站进行公开，。",
    "各单位要加强协作、，形成合力。",
    "工作要抓细抓实。，",
    "做到有序；、有力。",
    "确保按期完成。。",
)
_WRONG_WORDS = (
    "门户网站先已开通在线咨询功能，及时答复来信。",
    "工作人员逐条回复网名留言，群众满意度不断提升。",
    "会议对下一步工作作了布署。",
    "各单位要加强统畴协调。",
)
_SERIOUS = (
    "活动现场悬挂了中华人民共合国国旗。",
    "按照全国人民代表大会常委委员会的部署开展学习。",
    "大家一致表示要学懂马克思主意基本原理。",
)
_OPEN_BRACKETS = ("【阅读提示 以下内容摘自会议材料。", "【延伸阅读 有关情况见后续报道。")
_LEFT = ("字体：[ ]", "作者：", "责任编辑：", "【字体：打印")
_TASKS = ("完善工作机制", "开展专项检查", "加强宣传引导", "优化服务流程", "强化督促指导")


def _sentence(rule: str, choices: tuple[str, ...], note: str) -> Defect:
    """The defect of one of the sentences, put between the paragraphs of a news item."""

    def plant(site: SimSite, choice: Choice) -> Planting:
        item = with_text(choice.item(news(site)), choice.rng.choice(choices))
        return on_item(site, item, rule, note=note)

    return plant


def label_without_value(site: SimSite, choice: Choice) -> Planting:
    """TXT005: a label of the template stands without its value, or a bracket is not closed."""
    item = choice.item(news(site))
    left = choice.rng.choice((*_LEFT, *_OPEN_BRACKETS))
    changed = replace(item, left=left) if left in _LEFT else with_text(item, left)
    return on_item(site, changed, "TXT005", note=f"标签无内容或括号未闭合：{left}")


def task_without_owner(site: SimSite, choice: Choice) -> Planting:
    """TXT006: of the tasks of a plan one names nobody."""
    item = choice.item(site.of_kind(ColumnKind.PLANS))
    lacking = choice.rng.randrange(len(_TASKS))
    owners = [site.organ.area + name[1:] for name in site.organ.departments]
    tasks = (
        f"（{'一二三四五'[n]}）{task}。"
        + ("" if n == lacking else f"（责任单位：{owners[n % len(owners)]}）")
        for n, task in enumerate(_TASKS)
    )
    changed = with_text(item, "一、主要任务", *tasks)
    return on_item(site, changed, "TXT006", note="有一项任务没有责任单位")


TEXT_DEFECTS: dict[str, Defect] = {
    "TXT001": _sentence("TXT001", _RESIDUES, "正文有残留代码"),
    "TXT002": _sentence("TXT002", _PLACEHOLDERS, "正文有未填写的占位内容"),
    "TXT003": _sentence("TXT003", _CLASHES, "标点连用"),
    "TXT004": _sentence("TXT004", _WRONG_WORDS, "错别字"),
    "TXT005": label_without_value,
    "TXT006": task_without_owner,
    "TXT007": _sentence("TXT007", _SERIOUS, "严重表述错误"),
}
"""The defects by the rule that they break."""
