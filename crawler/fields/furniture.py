"""What a template prints beside the facts of an article, where it was left unfinished."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.fields.body import Body
from crawler.fields.sheet import Sheet
from crawler.items import Claim, Field, Place

_LINES = 20  # under the title
_LONGEST = 120  # characters of a line of the head
_CLOSE = 60  # characters within which a bracket is closed
_LABELS = (
    "字体|字号|字体大小|文字大小|浏览次数|浏览量|浏览|点击数|点击量|点击率|点击次数|阅读次数|阅读量|阅读|访问量"
    "|访问次数|作者|编辑|责任编辑|责编|审核|审核人|信息审核|初审|复审|终审|校对|摄影|签发|签发人|录入|发布人|发布单位|供稿|供稿单位|信息员"
)
_OTHERS = "(?:信息|文章|稿件)?来源|(?:发布|发文|更新)?(?:时间|日期)|文号|索引号"
_LABEL = rf"(?<![\u4e00-\u9fff])(?:{_LABELS}|{_OTHERS})\s?[:：]"
_EMPTY = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<label>{_LABELS})\s?[:：]\s*"
    rf"(?:[\[【（(]\s*[\]】)）]|(?=$|[|｜】\]）)]|【(?:字|打印|关闭|分享|收藏)|{_LABEL}))"
)
_OPENED = re.compile(rf"【(?=[^】]{{{_CLOSE}}}|[^】]*$)")


def furniture(sheet: Sheet, after: int, body: Body) -> Iterator[Claim]:
    """Claims without a value: labels of the head that nothing follows (浏览次数：), and a bracket
    that is never closed (【字体：打印), its label 【.

    ``after`` is the line behind the title. What a script of the page writes counts as a value.
    """
    end = max(body.first, after)
    head = []
    for place in range(after, min(end + _LINES, after + _LINES, len(sheet.lines))):
        line = sheet.lines[place]
        if sheet.weights[place] or len(line.text) > _LONGEST:
            break
        if not line.hidden:
            head.append(line)
    apart = "\n".join(" ".join(line.pieces) or line.text for line in head)
    for match in _EMPTY.finditer(apart):
        yield Claim(Field.FURNITURE, None, match.group().strip(), Place.HEADER, match["label"])
    text = "\n".join(line.text for line in head)
    for match in _OPENED.finditer(text):
        raw = text[match.start() : match.start() + 12].partition("\n")[0]
        yield Claim(Field.FURNITURE, None, raw, Place.HEADER, "【")
