"""Items of a portal that does not exist, as many as wanted: the same ones every time.

Bodies have 500 to 1500 characters of sentences, numbers, tasks and lists; pages state their
facts in several places, and three in a hundred have a defect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from crawler.fields.span import Span
from crawler.items import (
    Attachment,
    Claim,
    Column,
    ColumnKind,
    Field,
    PageClass,
    Place,
    ReadItem,
    RelatedLink,
)

HOME = "https://www.linxi.example/"
NAME = "临溪县人民政府"
_DEFECTIVE = 0.03
_FIRST_DAY = datetime(2019, 6, 3, 8, 30)
_DAYS = 2550
_ORGANS = ("交通运输局", "教育局", "农业农村局", "卫生健康委员会", "住房和城乡建设局", "民政局")
_WORKS = (
    "安全生产",
    "营商环境优化",
    "农村公路养护",
    "高温津贴发放",
    "老旧小区改造",
    "校园食品管理",
)
_SORTS = (
    (ColumnKind.POLICY, "政策文件", PageClass.DETAIL, 14),
    (ColumnKind.INTERPRETATION, "政策解读", PageClass.INTERPRETATION, 12),
    (ColumnKind.UPSTREAM_DOCUMENT, "上级文件", PageClass.DETAIL, 5),
    (ColumnKind.NEWS, "工作动态", PageClass.DETAIL, 39),
    (ColumnKind.NOTICE, "通知公告", PageClass.DETAIL, 25),
    (ColumnKind.MESSAGES, "局长信箱", PageClass.MESSAGE, 5),
)
_KINDS = tuple(sort[0] for sort in _SORTS)
_WEIGHTS = tuple(sort[3] for sort in _SORTS)
_PAGE_CLASSES = {sort[0]: sort[2] for sort in _SORTS}
_BLOCK = frozenset({ColumnKind.POLICY, ColumnKind.INTERPRETATION, ColumnKind.NOTICE})

_PLAIN = (
    "为进一步加强{work}工作，切实保障人民群众合法权益，{organ}结合我县实际，认真研究部署有关事项。",
    "会议指出，各乡镇、各部门要提高思想认识，压实工作责任，确保“{work}”各项任务落到实处、取得实效。",
    "{month}月{day}日上午，县委常委、副县长带队赴城关镇调研{work}情况，实地查看了现场，听取汇报。",
    "群众可登录县人民政府网站查询办理进度，也可拨打{organ}服务电话咨询，工作时间为周一至周五。",
    "下一步，{organ}将持续跟踪问效，及时总结推广好经验、好做法，努力开创{work}工作新局面。",
    "检查组要求，对发现的问题要列出清单、明确时限，逐项整改销号；对整改不力的单位予以通报。",
)
_NUMBERED = (
    "活动发放宣传资料{whole}余份，接受群众咨询{most}人次，悬挂横幅{least}条，取得良好社会效果。",
    "中央和省级财政下达补助资金{most}万元，惠及{least}个行政村{whole}户群众，户均增收1200元。",
    "联系人：王主任，联系电话：0563 80{most}{least}，地址：城关镇解放路{least}号 {organ} 三楼。",
    "{organ}于{year}年{month}月{day}日召开会议，{least}个乡镇的{whole}名负责人参加，会期{day}天。",
)
_COUNTED = (
    "{year}年以来，全县共排查{work}隐患{whole}处，其中一般隐患{most}处、重大隐患{least}处。",
    "截至目前，共受理申请{whole}件，办结{most}件，办结率{rate}%，较去年同期增长{day}个百分点。",
    "全年主动公开政府信息{whole}条，其中政策文件{least}条，工作动态{most}条。",
    "共收到建议提案{whole}件（建议{most}件、提案{least}件），均已在规定期限内答复。",
    "围绕{work}推出三项举措：一是健全机制，二是强化监督，三是严肃问责。",
    "本次培训聚焦政策解读、业务操作、风险防控等三个专题，{organ}及所属单位{least}人参加。",
)
_TASKS = (
    "一、总体要求\n以习近平新时代中国特色社会主义思想为指导，坚持问题导向，统筹推进{work}。\n"
    "二、主要任务\n（一）开展排查整治。全面摸清底数，建立台账。（责任单位：{organ}）\n"
    "（二）强化宣传引导。利用各类媒体广泛宣传。（责任单位：{organ}，各乡镇人民政府）\n"
    "（三）完善长效机制。制定管理办法，定期评估。（责任单位：县财政局）\n三、保障措施\n"
)
_TABLE = "\n序号 名称 数量\n1 城关镇 {least}\n2 西河镇 {most}\n合计 {whole}\n"


@dataclass(frozen=True, slots=True)
class Made:
    """An item and the list row that leads to it."""

    item: ReadItem
    kind: ColumnKind
    title: str
    listed: Span


def columns() -> dict[ColumnKind, Column]:
    """The columns of the portal."""
    return {kind: Column(f"{HOME}{kind}/", name, (name,), kind) for kind, name, *_ in _SORTS}


def make_items(count: int) -> Iterator[Made]:
    """The items one by one."""
    dice = Random(20260630)
    for number in range(1, count + 1):
        made = _item(dice, number)
        is_spoilt = dice.random() < _DEFECTIVE
        yield replace(made, item=dice.choice(_DEFECTS)(made.item)) if is_spoilt else made


def _item(dice: Random, number: int) -> Made:
    kind = dice.choices(_KINDS, _WEIGHTS)[0]
    published = _FIRST_DAY + timedelta(days=dice.randrange(_DAYS), minutes=dice.randrange(500))
    formed = published - timedelta(days=dice.randrange(4))
    organ, work = dice.choice(_ORGANS), dice.choice(_WORKS)
    title = _title(kind, organ, work, number)
    url = f"{HOME}{kind}/{published:%Y%m}/t{published:%Y%m%d}_{1000000 + number}.html"
    item = ReadItem(
        url=url,
        key=url,
        page_class=_PAGE_CLASSES[kind],
        claims=tuple(_claims(kind, title, organ, number, formed, published)),
        body=_body(dice, kind, organ, work, formed),
        attachments=tuple(_files(dice, url, title)),
        links=tuple(_links(kind, number)),
        breadcrumb=("首页", "政务公开", columns()[kind].name),
    )
    return Made(item, kind, title, _day(published))


def _title(kind: ColumnKind, organ: str, work: str, number: int) -> str:
    document = f"临溪县{organ}关于印发《临溪县第{number - number % 4}号{work}管理办法》的通知"
    if kind is ColumnKind.INTERPRETATION:
        return f"《{document}》解读"
    if kind in (ColumnKind.POLICY, ColumnKind.UPSTREAM_DOCUMENT):
        return document
    return f"临溪县{organ}扎实开展{work}工作（{number}）"


def _claims(
    kind: ColumnKind, title: str, organ: str, number: int, formed: datetime, published: datetime
) -> Iterator[Claim]:
    body, minute, day = f"临溪县{organ}", _minute(published), _day(published)
    yield _claim(Field.TITLE, title, Place.META, "ArticleTitle")
    yield _claim(Field.TITLE, title, Place.HEADING)
    yield _claim(Field.TITLE, f"{title}_{NAME}", Place.TITLE_TAG)
    yield _claim(Field.SOURCE, body, Place.META, "ContentSource")
    yield _claim(Field.SOURCE, body, Place.HEADER, "来源")
    yield _dated(Field.PUBLISHED_AT, minute, Place.META, "PubDate")
    yield _dated(Field.PUBLISHED_AT, minute, Place.HEADER, "发布时间")
    yield _dated(Field.PUBLISHED_AT, day, Place.URL, "")
    yield _claim(Field.IDENTITY, "3417000021", Place.FOOT)
    if kind in _BLOCK:
        serial = f"113417000032450549/{published:%Y%m}-{number % 99999 + 1:05d}"
        yield _claim(Field.INDEX_NUMBER, serial, Place.TABLE, "索引号")
        yield _claim(Field.CATEGORY, "部门文件", Place.TABLE, "组配分类")
        yield _claim(Field.SUBJECT, "综合政务", Place.TABLE, "主题分类")
        yield _claim(Field.ISSUING_BODY, body, Place.TABLE, "发布机构")
        yield _claim(Field.TITLE, title, Place.TABLE, "名称")
        yield _dated(Field.PUBLISHED_AT, day, Place.TABLE, "发布日期")
        yield _dated(Field.WRITTEN_ON, _day(formed), Place.TABLE, "成文日期")
        yield _claim(Field.VALIDITY, "有效", Place.TABLE, "有效性")
    if kind in (ColumnKind.POLICY, ColumnKind.UPSTREAM_DOCUMENT):
        document = f"临{organ[0]}发〔{formed:%Y}〕{number % 3000 + 1}号"
        yield _claim(Field.DOCUMENT_NUMBER, document, Place.TABLE, "文号")
        yield _dated(Field.SIGNED_ON, _day(formed), Place.BODY, "")
        yield _claim(Field.DISCLOSURE, "此件公开发布", Place.BODY)


def _claim(field: Field, value: str, place: Place, label: str = "") -> Claim:
    return Claim(field, value, value, place, label)


def _dated(field: Field, span: Span, place: Place, label: str) -> Claim:
    raw = span.text().replace("T", " ")
    return Claim(field, span.text(), raw, place, label, span)


def _day(at: datetime) -> Span:
    return Span.day(at.year, at.month, at.day)


def _minute(at: datetime) -> Span:
    return Span.minute(at.year, at.month, at.day, at.hour, at.minute)


def _body(dice: Random, kind: ColumnKind, organ: str, work: str, formed: datetime) -> str:
    length = dice.randrange(500, 1500)
    is_plan = kind is ColumnKind.POLICY and dice.random() < 0.5
    parts = [_filled(dice, _TASKS, organ, work)] if is_plan else []
    written = sum(map(len, parts))
    while written < length:
        shape = dice.choice(dice.choices((_PLAIN, _NUMBERED, _COUNTED), (75, 20, 5))[0])
        sentence = _filled(dice, shape, organ, work)
        parts.append(sentence + "\n" * (dice.random() < 0.4))
        written += len(sentence)
    if dice.random() < 0.04:
        parts.append(_filled(dice, _TABLE, organ, work))
    if kind in (ColumnKind.POLICY, ColumnKind.UPSTREAM_DOCUMENT):
        day = f"{formed.year}年{formed.month}月{formed.day}日"
        parts.append(f"\n附件：{work}工作清单\n\n临溪县{organ}\n{day}\n（此件公开发布）")
    return "".join(parts)


def _filled(dice: Random, shape: str, organ: str, work: str) -> str:
    most, least = dice.randrange(20, 900), dice.randrange(1, 20)
    whole = most + least
    return shape.format(
        organ=organ,
        work=work,
        year=dice.randrange(2019, 2026),
        month=dice.randrange(1, 13),
        day=dice.randrange(1, 28),
        most=most,
        least=least,
        whole=whole,
        rate=f"{most * 100 / whole:.2f}",
    )


def _files(dice: Random, url: str, title: str) -> Iterator[Attachment]:
    for place in range(1, dice.choices((1, 2, 3), (70, 20, 10))[0]):
        yield Attachment(f"{url[:-5]}_{place}.pdf", f"{title[:20]}附件{place}.pdf", "pdf")


def _links(kind: ColumnKind, number: int) -> Iterator[RelatedLink]:
    if kind is ColumnKind.POLICY:
        yield RelatedLink(f"{HOME}t_{1000001 + number}.html", "解读", "interpretation")
    elif kind is ColumnKind.INTERPRETATION:
        yield RelatedLink(f"{HOME}t_{999999 + number}.html", "原文", "policy")


def _without(field: Field) -> Callable[[ReadItem], ReadItem]:
    def spoil(item: ReadItem) -> ReadItem:
        return replace(item, claims=tuple(c for c in item.claims if c.field is not field))

    return spoil


def _restated(field: Field, value: str) -> Callable[[ReadItem], ReadItem]:
    def spoil(item: ReadItem) -> ReadItem:
        return replace(
            item,
            claims=tuple(
                replace(claim, value=value, raw=value) if claim.field is field else claim
                for claim in item.claims
            ),
        )

    return spoil


def _ending(text: str) -> Callable[[ReadItem], ReadItem]:
    return lambda item: replace(item, body=f"{item.body}\n{text}")


_DEFECTS = (
    _without(Field.INDEX_NUMBER),
    _without(Field.SOURCE),
    _without(Field.WRITTEN_ON),
    _without(Field.DISCLOSURE),
    _restated(Field.DOCUMENT_NUMBER, "临政办(2021)12号"),
    _restated(Field.ISSUING_BODY, "无"),
    _restated(Field.SUBJECT, "公民"),
    _ending("全年共办理33件，其中上级交办22件，本级12件。"),
    _ending("{{content}}&nbsp;请于20XX年报送。"),
    _ending("工作取得成效，。现已完成四项任务：一是检查；二是整改。"),
    _ending("网名留言已按规定办理。【通知"),
)
