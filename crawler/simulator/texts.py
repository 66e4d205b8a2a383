"""Bodies of items: paragraphs by kind, varied by a random source, free of defects."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from crawler.simulator.model import Organ
from crawler.simulator.words import MARK, MEASURES, SENTENCES

_NUMERALS = "一二三四五六七八九"
_ELEMENTS = (
    "背景依据",
    "目标任务",
    "主要内容",
    "涉及范围",
    "执行标准",
    "注意事项",
    "关键词诠释",
    "惠民利民举措",
    "新旧政策差异",
)


def han_date(day: date) -> str:
    """``2026年5月9日``: Arabic figures without padding, as signatures are dated."""
    return f"{day.year}年{day.month}月{day.day}日"


def signed(organ: str, on: date) -> tuple[str, ...]:
    """Signature, date and disclosure mark: the end of a formal document."""
    return (organ, han_date(on), MARK)


def policy_body(organ: Organ, issuer: str, area: str, on: date, rng: Random) -> tuple[str, ...]:
    """A formal document with its measures, signature and mark."""
    measures = rng.sample(MEASURES, 7)
    details = rng.sample(SENTENCES, 7)
    return (
        "各乡镇人民政府，各有关单位：",
        f"为进一步做好{area}工作，结合{organ.area}实际，经研究同意，现就有关事项通知如下。",
        f"总体要求。坚持以人民为中心，统筹推进{area}，提升公共服务水平。",
        *(
            f"{_NUMERALS[i]}、{measure}{detail}"
            for i, (measure, detail) in enumerate(zip(measures, details, strict=True))
        ),
        f"各单位要按照职责分工推进{area}，重要情况及时报告{organ.office}。",
        *signed(issuer, on),
    )


def interpretation_body(organ: Organ, issuer: str, area: str, rng: Random) -> tuple[str, ...]:
    """An interpretation with the nine elements that the Anhui opinion names."""
    texts = (
        f"近年来{area}面临新的形势和要求，上级作出了部署，制定文件是落实部署的需要。",
        f"到规划期末，{area}的制度基本健全，群众满意度明显提升。",
        "文件提出了组织保障、设施完善、流程规范、资金支持、监督检查方面的举措。",
        f"适用于{organ.area}行政区域内从事相关活动的单位和个人。",
        "办理时限和补助标准按照现行规定执行，标准调整时另行公布。",
        "申请人应当如实提供材料，对材料的真实性负责。",
        f"{area}，是指为社会公众提供相应服务和保障的活动。",
        "办理事项可以就近在乡镇便民服务中心提交，困难群众按规定享受减免。",
        "与原有规定相比，减少了申报环节，增加了网上办理方式。",
    )
    opening = rng.choice(
        ("为便于社会公众理解文件内容，现解读如下。", "现就文件的主要精神解读如下。")
    )
    return (
        opening,
        *(f"{_NUMERALS[i]}、{_ELEMENTS[i]}。{text}" for i, text in enumerate(texts)),
        f"解读机关：{issuer}　解读人：{organ.head}　联系电话：{organ.phone}",
    )


def news_body(who: str, area: str, on: datetime, rng: Random) -> tuple[str, ...]:
    """Some paragraphs of news."""
    first, *rest = rng.sample(SENTENCES, rng.randrange(6, 10))
    day = on - timedelta(days=1)
    return (f"{day.month}月{day.day}日，{who}围绕{area}开展工作。{first}", *rest)


def notice_body(issuer: str, area: str, on: date, rng: Random) -> tuple[str, ...]:
    """A notice with signature and mark."""
    return (
        f"根据工作安排，现将{area}有关事项公告如下。",
        *rng.sample(SENTENCES, rng.randrange(4, 8)),
        "如有疑问，请在工作时间与我单位联系。",
        *signed(issuer, on),
    )


def consultation_body(organ: Organ, area: str, opens: date, closes: date) -> tuple[str, ...]:
    """A consultation: draft, basis, period, channels, drafting note."""
    return (
        f"为提高决策的科学性和民主性，{organ.government}组织起草了{area}有关文件的征求意见稿，"
        "现向社会公开征求意见。",
        f"一、征求意见时间：{han_date(opens)}至{han_date(closes)}。",
        f"二、意见反馈方式：信函寄至{organ.area}文昌路1号，电子邮箱 yjzj@{organ.key}.example，"
        f"联系电话 {organ.phone}，也可以在本网站民意征集栏目留言。",
        "三、制定依据：《重大行政决策程序暂行条例》和上级有关文件。",
        f"四、起草说明：现行规定已经不能满足{area}的需要，草案对职责、流程和保障作了完善。",
        "五、征求意见稿：明确部门职责，规范办理流程，加强监督检查，完善保障措施。",
        organ.government,
        han_date(opens),
    )


def feedback_body(organ: Organ, area: str, opens: date, closes: date) -> tuple[str, ...]:
    """What became of the opinions, with reasons for those not adopted."""
    return (
        f"{han_date(opens)}至{han_date(closes)}，{organ.government}就{area}有关文件的征求意见稿"
        "向社会公开征求了意见。现将意见采纳情况反馈如下。",
        "采纳情况：关于简化申报材料的建议，予以采纳，已在文件中删除重复提交的材料。",
        "未采纳情况：关于提高补助标准的建议，未予采纳，理由是补助标准由上级统一规定。",
        organ.government,
        han_date(closes + timedelta(days=8)),
    )


def guide_body(organ: Organ, area: str) -> tuple[str, ...]:
    """A service guide with every element that national and local sets ask for."""
    return (
        f"事项名称：{area}申请办理",
        "设定依据：《优化营商环境条例》",
        "办事依据：《优化营商环境条例》",
        "受理单位：政务服务中心综合窗口",
        "申请条件：在本行政区域内居住或者登记注册，并且信用记录良好",
        "办理材料：申请表、身份证明、营业执照副本复印件",
        "申请材料：申请表、身份证明、营业执照副本复印件",
        "办理流程：申请、受理、审查、决定、送达",
        "基本流程：申请、受理、审查、决定、送达",
        f"办理地点：{organ.area}政务服务中心一楼大厅",
        "办理时间：工作日 8:30—12:00，14:00—17:30",
        "办理时限：自受理之日起10个工作日",
        "收费标准：不收费",
        f"联系电话：{organ.phone}",
        f"咨询电话：{organ.phone}",
        f"监督渠道：12345 热线，{organ.phone[:-1]}8",
    )


def letter_texts(area: str, rng: Random) -> tuple[str, str]:
    """The question of a letter and its answer."""
    asks = rng.choice(("请问目前的进展如何", "希望加快推进", "请问应当到哪里办理"))
    does = rng.choice(("已经列入本季度计划", "正在抓紧实施", "可以在便民服务中心办理"))
    detail = rng.choice(SENTENCES)
    return (
        f"您好，我想咨询{area}的情况，{asks}？谢谢。",
        f"您好，您反映的{area}问题收悉。经核实，{area}工作{does}。{detail}"
        f"{area}的后续安排将在本网站公布。感谢您对{area}的关心和支持。",
    )


def summary_of(kind: str, area: str) -> str:
    """A content abstract that is neither the title nor the first lines of the text."""
    return f"本{kind}围绕{area}，说明了工作目标、责任主体和服务措施，便于公众了解和监督。"
