"""The names that message boxes (领导信箱, 咨询投诉, 留言) give to the facts about a letter.

They count on pages and in lists of letters only: elsewhere 状态, 类型 or 承办单位 mean other
things.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from crawler.items import Field


class Side(Enum):
    """Whose part of a letter a label belongs to."""

    ASKED = "asked"
    ANSWERED = "answered"


class LetterLabel(NamedTuple):
    """What a label of a letter names. ``field`` is None for facts that are not kept.

    ``rank`` is 0 where the label says it plainly, larger where another may say it better;
    ``side`` is None where the label stands on either; ``is_open`` says that only the part of
    the page around the label tells whose fact it is (时间, 单位, 内容).
    """

    field: Field | None
    rank: int = 0
    side: Side | None = None
    is_open: bool = False


_ASKS = (
    r"(?:网[友民]|群众|市民|公众|用户|我的)?"
    r"(?:来信|信件|写信|发信|去信|留言|咨询|提问|投诉|举报|诉求|求助|信访|问政|来件|发帖|来访)"
)
_HINTS = r"(?:建议|反映|问题|意见|事项)"
_REPLIES = r"(?:官方|部门|单位|最终|处理|办理)?(?:回复|答复|办复|回应|解答|回音|反馈|办结)"
_HANDLES = r"(?:处理|办理|处置)"
_TIME = r"(?:时间|日期)"
_BODY = r"(?:单位|部门|机构|机关|处室|科室)"
_SORT = r"(?:类型|类别|性质|分类|种类|目的)"
_TEXT = r"(?:内容|正文|详情|描述|详细内容|具体内容)"
_TOLD = r"(?:内容|意见|结果|情况|正文|详情|说明|信息)"
_WHO = (
    r"(?:姓名|昵称|称呼|网友|联系人|联系方式|联系电话|电话|手机|手机号码?|电子邮[箱件]|邮箱|住址|地址"
    r"|身份证号码?)"
)

_NAMES: tuple[tuple[str, LetterLabel], ...] = (
    (f"{_ASKS}{_TIME}", LetterLabel(Field.ASKED_AT, 0, Side.ASKED)),
    (f"(?:提交|{_HINTS}){_TIME}", LetterLabel(Field.ASKED_AT, 1, Side.ASKED)),
    (f"(?:受理|登记|收信|收件|来电|发起){_TIME}", LetterLabel(Field.ASKED_AT, 2, Side.ASKED)),
    (f"{_REPLIES}{_TIME}", LetterLabel(Field.ANSWERED_AT, 0, Side.ANSWERED)),
    (f"(?:{_HANDLES}|完成){_TIME}", LetterLabel(Field.ANSWERED_AT, 1, Side.ANSWERED)),
    (_TIME, LetterLabel(Field.ASKED_AT, 3, is_open=True)),
    (f"(?:{_ASKS}|{_HINTS}){_SORT}", LetterLabel(Field.MESSAGE_TYPE, 0, Side.ASKED)),
    (f"(?:业务)?{_SORT}", LetterLabel(Field.MESSAGE_TYPE, 1)),
    (f"{_REPLIES}{_BODY}", LetterLabel(Field.ANSWERED_BY, 0, Side.ANSWERED)),
    (f"{_HANDLES}{_BODY}", LetterLabel(Field.ANSWERED_BY, 1, Side.ANSWERED)),
    (
        f"(?:承办|经办|受理|责任|转办){_BODY}",
        LetterLabel(Field.ANSWERED_BY, 2, Side.ANSWERED),
    ),
    (_BODY, LetterLabel(Field.ANSWERED_BY, 3, is_open=True)),
    (
        f"(?:{_REPLIES}|{_HANDLES}|{_ASKS}|受理)(?:状态|进度)",
        LetterLabel(Field.STATUS, 0, Side.ANSWERED),
    ),
    (r"(?:当前|目前)?(?:状态|进度)", LetterLabel(Field.STATUS, 1)),
    (f"(?:{_ASKS}|{_HINTS}){_TEXT}", LetterLabel(Field.QUESTION, 0, Side.ASKED)),
    (f"(?:{_ASKS})?{_HINTS}|{_ASKS}|问", LetterLabel(Field.QUESTION, 1, Side.ASKED)),
    (f"{_ASKS}信息", LetterLabel(Field.QUESTION, 2, Side.ASKED)),
    (f"{_REPLIES}{_TOLD}", LetterLabel(Field.ANSWER, 0, Side.ANSWERED)),
    (f"{_HANDLES}{_TOLD}|{_REPLIES}|答", LetterLabel(Field.ANSWER, 1, Side.ANSWERED)),
    (_TEXT, LetterLabel(Field.QUESTION, 3, is_open=True)),
    (
        f"(?:{_ASKS}|{_HINTS})(?:标题|主题|名称|题目)",
        LetterLabel(Field.TITLE, 0, Side.ASKED),
    ),
    (r"标题|主题|题目", LetterLabel(Field.TITLE, 1)),
    (f"(?:{_ASKS}|{_HINTS})(?:编号|单号|号码|人|者|对象)", LetterLabel(None, 0, Side.ASKED)),
    (f"(?:{_ASKS})?人?{_WHO}|编号|查询码|查询编号", LetterLabel(None, 1, Side.ASKED)),
    (f"(?:{_REPLIES}|{_HANDLES})(?:人|者|人员)", LetterLabel(None, 0, Side.ANSWERED)),
    (
        r"满意度|满意度?评价|评价|满意程度|办理评价|附件|相关附件|浏览次数|浏览量|点击[量数]|阅读[量数]"
        r"|发布(?:时间|日期)|公开(?:时间|日期)|来源|信息来源|是否公开|收信(?:人|单位|部门)|信箱名称",
        LetterLabel(None, 2),
    ),
)
ANSWERED = LetterLabel(Field.ANSWER, 1, Side.ANSWERED)
"""The label of an answer that names its body: 市交通运输局回复."""

_OF_WRITER = re.compile(
    f"(?:网[友民]|群众|市民|公众|用户|我的){_ASKS}|(?:官方|部门|单位|最终)(?:回复|答复|回应|解答|反馈)"
)
_PATTERNS = tuple((re.compile(names), label) for names, label in _NAMES)
_LONGEST = 10
_SPACE = re.compile(r"[\s\u3000]+")
_FRAME = " \t\u3000\xa0:：︰【】[]「」『』（）()〖〗|｜·•▪●■◆>"
_IN_LINE = re.compile(
    r"(?:^|(?<=[\s|｜【\[「；;，,。\d\]】]))[\s【\[「]*([\u4e00-\u9fff][\u4e00-\u9fff\s]{0,14})[】\]」]?\s*[:：]"
)
_BRACKETED = re.compile(r"(?:^\s*[\[「]|[【〖])\s*([\u4e00-\u9fff]{1,10})\s*[】\]」〗]\s*[:：]?")
_HINT = re.compile("回复|答复|办结|来信|写信|留言|提问|信件|问政")

_STATUS = re.compile(
    r"(?:已|未|待|正在|尚未|暂未|不予|无需|部门已?)?(?:回复|答复|办结|办理|处理|受理|解决|转办|交办|结案|审核|评价|分办)"
    r"(?:中|完毕|完成|结束|了)?|(?:已|待)?(?:完成|完结|归档|结束|关闭)|进行中|超期"
)
_TYPES = re.compile(
    r"(?:我要|网上|政策|业务)?(?:咨询|投诉|建议|求助|举报|意见|表扬|感谢|反映|申诉|信访|诉求|建言|感谢信|纠错|其他|其它)"
    r"(?:类|建议|求助|举报|投诉|咨询)?"
)


_ORGAN = re.compile(
    r"[\u4e00-\u9fff（）()]{1,40}(?:局|委|办|厅|府|部|院|会|队|站|所|中心|公司|街道|乡|镇|集团|科|处|室|银行|热线)"
)
_REPLY_OF = re.compile(
    r"\s*([\u4e00-\u9fff（）]{2,40}?)的?(?:官方)?(?:回复|答复|回应)(?:内容|如下)?\s*(?:[:：]|$)"
)


class InLine(NamedTuple):
    """A label that stands in a line of text, up to ``end``."""

    label: LetterLabel
    name: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def letter_label(text: str) -> LetterLabel | None:
    """What a text names if it is nothing but a label, framed or not; None if it is none."""
    name = _SPACE.sub("", text.strip(_FRAME))
    if not name or len(name) > _LONGEST:
        return None
    return next((label for pattern, label in _PATTERNS if pattern.fullmatch(name)), None)


def labels_in(text: str) -> list[InLine]:
    """The labels of a line that a colon or a bracket closes, from left to right."""
    found: list[InLine] = []
    for pattern in (_BRACKETED, _IN_LINE):
        for match in pattern.finditer(text):
            name, start = match[1], match.start()
            label = letter_label(name)
            if label is None:
                name = name.split()[-1]
                label, start = letter_label(name), match.end(1) - len(name)
            if label and not any(each.end > start for each in found):
                found.append(InLine(label, _SPACE.sub("", name), start, match.end()))
    return found


def names_writer(text: str) -> bool:
    """Whether a label says whose text it heads (网友留言, 官方回复): no other text is called so."""
    return _OF_WRITER.fullmatch(_SPACE.sub("", text.strip(_FRAME))) is not None


def may_tell_of_letters(source: str) -> bool:
    """Whether a page's source has any word that a page of a letter has."""
    return _HINT.search(source) is not None


def is_status(text: str) -> bool:
    """Whether a text is a state of a letter and nothing else: 已回复, 办理中."""
    return _STATUS.fullmatch(text.strip(_FRAME)) is not None


def is_type(text: str) -> bool:
    """Whether a text is a sort of letter and nothing else: 咨询, 投诉, 建议."""
    return _TYPES.fullmatch(text.strip(_FRAME)) is not None


def is_organ(text: str) -> bool:
    """Whether a text is the name of a public body and nothing else."""
    return _ORGAN.fullmatch(text.strip(_FRAME)) is not None


def reply_of(text: str) -> tuple[str, int] | None:
    """The body that a line opens with as that of an answer, and where its words end."""
    match = _REPLY_OF.match(text)
    return (match[1], match.end()) if match and is_organ(match[1]) else None
