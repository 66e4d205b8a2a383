"""The names that portals give to the facts about an item, and how to find them in a line.

The vocabulary follows the metadata of government information disclosure (GB/T 21063.3 and the
unified columns after 国办公开办函〔2019〕61号) and its spellings on portals of many platforms.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from crawler.items import Field

_NAMES: dict[Field, str] = {
    Field.TITLE: "名称 信息名称 文件名称 标题 信息标题 文件标题 公文标题 公文名称 政策名称 题名"
    " 信息题名 文件题名 内容标题 正文标题 发文标题",
    Field.INDEX_NUMBER: "索引号 信息索引号 信息索引 索引编号 索引号码 公开索引号 目录索引号 索引"
    " 索取号 信息索取号 目录号",
    Field.DOCUMENT_NUMBER: "文号 发文字号 文件编号 文件字号 发文文号 公文文号 文件文号 文件号"
    " 发文编号 发文号 公文编号 公文字号 文书号 政策文号 文件号码",
    Field.CATEGORY: "组配分类 信息分类 信息类别 公开分类 分类 类别 法定主动公开分类 主动公开分类"
    " 目录分类 信息公开分类 信息公开类别 公开目录 所属分类 所属类别 栏目分类"
    " 公开类目 信息公开类目 信息类目 目录类别 目录名称 类目名称 所属目录 所属类目"
    " 内容分类",
    Field.SUBJECT: "主题分类 主题类别 主题 信息主题",
    Field.ISSUING_BODY: "发布机构 发布单位 发布机关 发布部门 发文机关 发文机构 发文单位 发文部门"
    " 公开机构 公开机关 制发机关 制发机构 制发单位 制定机关 制定单位 信息发布机构 信息发布单位"
    " 成文机关 成文机构 成文单位 颁布机构 颁布单位 颁发机构 产生机构 信息生成单位 信息产生单位"
    " 发布主体 公开主体 发文主体 制定主体 发布机构名称",
    Field.WRITTEN_ON: "成文日期 成文时间 生成日期 生成时间 发文日期 发文时间 公文生成日期"
    " 信息生成日期 产生日期 公文成文日期 文件生成日期 文件成文日期 成文"
    " 产生时间 制发日期 制发时间 制定日期 制定时间 签发日期 签发时间 颁布日期 颁布时间 颁发日期"
    " 颁发时间",
    Field.PUBLISHED_AT: "发布日期 发布时间 公开日期 公开时间 公布日期 公布时间 发表日期 发表时间"
    " 信息发布日期 信息发布时间 信息公开日期 信息公开时间 上网日期 上网时间 发稿日期 发稿时间"
    " 发布日 发布于 文章日期 信息日期 日期 时间 更新时间 更新日期 录入时间 录入日期 添加时间"
    " 添加日期 编辑时间 创建时间 刊登日期 刊登时间 登载时间"
    " 首发时间 首发日期 首次发布时间 首次发布日期 网站发布时间 网站发布日期 网上发布时间"
    " 网上发布日期"
    " 网上公开时间 网上公开日期 信息公布日期 信息公布时间 信息提供日期 信息提供时间 提供日期"
    " 信息时间"
    " 新闻日期 新闻时间 稿件日期 上传时间 上传日期 收录时间 收录日期 入库时间 修改时间 最后更新"
    " 最后更新时间 最后更新日期",
    Field.SOURCE: "来源 信息来源 文章来源 稿件来源 文字来源 新闻来源 内容来源 发布来源 稿源 出处"
    " 来源单位 信息来源单位 来稿单位 稿件来源单位 来源于"
    " 来源部门 来源网站 转载来源 原文来源 信息来源于",
    Field.VALIDITY: "有效性 时效性 时效 有效状态 效力状态 文件状态 信息状态 文件有效性 政策状态"
    " 文件时效 时效状态 是否有效 效力 信息有效性 公文时效 公文有效性 文件效力 有效期 有效期限"
    " 信息有效期 信息时效期 信息时效 有效期至",
    Field.EFFECTIVE_ON: "生效日期 生效时间 施行日期 施行时间 实施日期 实施时间 执行日期",
    Field.ABOLISHED_ON: "废止日期 废止时间 失效日期 失效时间 失效/废止日期 失效废止日期 截止日期"
    " 有效截止日期 有效期截止 有效期截止日期 到期日期",
    Field.SUMMARY: "内容概述 内容概要 内容摘要 信息概述 概述 摘要 内容简介 信息摘要 简介",
    Field.KEYWORDS: "主题词 关键词 关键字 主题关键词 文章关键词 标引词",
    Field.DISCLOSURE: "公开方式 公开属性 公开形式 公开类型 公开类别 信息公开属性 信息公开方式",
}
_OTHERS = (
    "作者 责任编辑 编辑 责编 审核 校对 记者 摄影 撰稿 供稿 供稿单位 发布人 信息发布人 发布者"
    " 录入 录入人 浏览次数 浏览量 浏览 阅读次数 阅读量 阅读人次 阅读人数 阅读数 阅读 点击次数"
    " 点击量 点击率 点击数 点击 访问次数 访问量 访问人次 人气 访问 浏览人次 次数 字体 字号"
    " 字体大小 字号大小 文字大小 保护视力色 视力保护色 背景色 分享 分享到 分享至 打印 收藏"
    " 统一登记号 统一编号 登记号 规范性文件编号 公开范围 公开时限 公开程序 责任部门"
    " 公开责任部门 公开责任单位 责任单位 公开单位 体裁 体裁分类 公文种类 公文类型 文种 文件种类"
    " 文件类型 载体类型 服务对象 服务对象分类 信息形式 语种 政策层级分类 起草单位 附件 附件下载"
    " 文件下载 下载 相关文件 相关链接 联系电话 联系人 开始日期 结束日期 开始时间 结束时间"
    " 征集时间 信息来源地址 所在位置 当前位置 栏目 所属栏目 标签 密级 有效期开始 公开地点"
    " 存放地点 发布渠道 适用地区 政策级别 效力级别 解读机关 解读人 印发日期 印发时间 印发机关"
    " 印发单位"
    " 登记日期 登记时间 备案日期 备案时间 备案号 备案机关 审批日期 受理日期 活动时间 报名时间"
    " 会议时间"
    " 起始日期 起始时间 实施机关 实施主体 责任处室 主办单位 承办单位 联合发文单位 信息格式 信息类型"
    " 文件格式 信息编号 公开事项 信息提供单位 信息提供者 信息提供 提供单位 供稿部门 获取方式"
    " 解读类型"
    " 解读形式 解读单位 文件分类 政策分类 行业分类"
)
_WEAK = frozenset(
    {"日期", "时间", "更新时间", "更新日期", "录入时间", "录入日期", "添加时间", "添加日期"}
    | {"上传时间", "上传日期", "收录时间", "收录日期", "入库时间", "修改时间", "信息时间"}
    | {"最后更新", "最后更新时间", "最后更新日期", "提供日期"}
    | {
        "编辑时间",
        "创建时间",
        "信息日期",
        "文章日期",
        "成文",
        "主题",
        "分类",
        "类别",
        "标题",
        "名称",
    }
    | {"简介", "概述", "摘要", "效力", "时效", "索引"}
)
_TERM = frozenset(
    {"有效期", "有效期限", "信息有效期", "信息时效期", "信息时效", "有效期至", "时效"}
)

FIELDS: dict[str, Field | None] = {
    **dict.fromkeys(_OTHERS.split()),
    **{name: item for item, names in _NAMES.items() for name in names.split()},
}
"""Every known label without its spaces; None for those that name no fact of the index."""

_COLONS = (":", "：", "︰", "∶")
_AROUND = " \t\r\n\xa0\u3000:：︰∶【】[]（）()|｜"
_LONGEST = max(map(len, FIELDS))
_LAST = frozenset(name[-1] for name in FIELDS)
_CLOSING = " \t】]）)"
_SPACED = re.compile(r"[\s|｜]+")
_COLON = re.compile(r"[:：︰∶】\]]")
_BEFORE_YEAR = re.compile(rf"(?<!\w)([^\W\d_]{{2,{_LONGEST}}})\s{{0,6}}(?=(?:19|20)\d\d)")
_WORD = re.compile(r"[\w〕）)】]")
_DATE_END = re.compile(r"\d\s?[日分秒]?$")
_QUALIFIER = re.compile(r"(?:[/／][\u4e00-\u9fff]{2,8}|[（(][^（()）]{1,12}[)）]?)\s*$")
_WINDOW = 40  # characters before a colon that a spaced label may take


class Found(NamedTuple):
    """A label in a line: its field (None for other facts), its name, and where it stands.

    ``colon`` says whether a colon or closing bracket follows it; ``end`` is behind that.
    """

    field: Field | None
    name: str
    start: int
    end: int
    colon: bool


def find_labels(text: str) -> list[Found]:
    """The labels of a line that a colon, closing bracket or date follows, from left to right.

    A label stands at the start, behind something that is no word, or right behind a date or the
    value of an earlier one. Spaces and bars inside (索 引 号, 索|引|号) do not matter.
    """
    found: list[Found] = []
    for match in _COLON.finditer(text):
        name, start = _before(text, found[-1].end if found else 0, match.start())
        if not name:
            continue
        if start and _WORD.match(text[start - 1]):
            dated = _DATE_END.search(text[max(start - 3, 0) : start])
            if name in _WEAK if found else not dated:
                continue
        found.append(Found(FIELDS[name], name, start, match.end(), True))
    if not found and ("20" in text or "19" in text):
        for match in _BEFORE_YEAR.finditer(text):
            name = match[1]
            if FIELDS.get(name) is Field.PUBLISHED_AT:
                return [Found(Field.PUBLISHED_AT, name, match.start(), match.end(), True)]
    return found


def _before(text: str, begin: int, end: int) -> tuple[str, int]:
    """The longest label that ends at ``end``, and where it starts; "" if none does.

    It may be qualified: 来源（作者）, 文号/编号.
    """
    offset = max(begin, end - _WINDOW)
    part = text[offset:end]
    ends = [part.rstrip(_CLOSING)]
    if qualifier := _qualifier(part):
        ends.insert("）" not in qualifier[0] and ")" not in qualifier[0], part[: qualifier.start()])
    for bare in ends:
        label = _ending(bare.rstrip(), offset)
        if label[0]:
            return label
    return "", 0


def _qualifier(text: str) -> re.Match[str] | None:
    """What stands behind a label to qualify it. Its signs are asked for first: few have one."""
    if "（" in text or "(" in text or "/" in text or "／" in text:
        return _QUALIFIER.search(text)
    return None


def _ending(part: str, offset: int) -> tuple[str, int]:
    """The longest label that a part of a line ends with, and where it starts in the line."""
    if part[-1:] not in _LAST:
        return "", 0
    plain = part[-_LONGEST:]
    for length in range(len(plain), 1, -1):
        if plain[-length:] in FIELDS:
            return plain[-length:], offset + len(part) - length
    if not _SPACED.search(part):
        return "", 0
    places = [place for place, sign in enumerate(part) if not _SPACED.match(sign)][-_LONGEST:]
    plain = "".join(part[place] for place in places)
    for length in range(len(plain), 1, -1):
        if plain[-length:] in FIELDS:
            return plain[-length:], offset + places[-length]
    return "", 0


def label_of(text: str) -> Found | None:
    """The label that is the whole text, a colon behind it or not; None if the text is none."""
    name = text.strip(_AROUND)
    if name not in FIELDS:
        if name[-1:] in _LAST:
            name = _SPACED.sub("", name)
        if qualifier := _qualifier(name):
            name = name[: qualifier.start()]
        if name not in FIELDS:
            return None
    return Found(FIELDS[name], name, 0, len(text), text.rstrip()[-1:] in _COLONS)


def is_weak(name: str) -> bool:
    """Whether a label says little by itself (日期, 分类): it counts only in the right place."""
    return name in _WEAK


def is_term(name: str) -> bool:
    """Whether a label may name a state (有效) or the day on which it ends (有效期)."""
    return name in _TERM
