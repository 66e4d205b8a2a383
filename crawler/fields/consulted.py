"""What a page of a consultation (意见征集) states beside its text: the period, and the result."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.fields.body import Body
from crawler.fields.dates import find_dates
from crawler.fields.sheet import Sheet

_TITLE = re.compile(r"征求|征集|征询|听证|意见|调查")
_TIME = re.compile(
    r"\s*(?P<name>(?:意见)?(?:征集|征求|征询|调查|反馈|活动)?(?:意见)?(?P<side>开始|起始|发起|截止|结束|起止)?(?:时间|日期|期限))\s*"
    r"[:：]?\s*(?P<value>.*)"
)
_RESULT = re.compile(
    r"\W*(?:意见|公众)?(?:征集|征求|调查|听证)?(?:意见)?(?:结果(?:反馈|公布|公示)?|反馈(?:情况|结果)?|采纳情况)\W*"
)
_NO_RESULT = re.compile(r"\W*(?:结果|反馈)\W*")
_END = re.compile(
    r"\W*(?:相关|打印|关闭|分享|返回|上一|下一|版权|主办|我要(?:提|发)|提交|验证码|姓名)"
)
_LONGEST = 60
_LINES = 40


def with_consultation(text: str, sheet: Sheet, title: str, after: int, body: Body) -> str:
    """A page's text with what a consultation has outside it: the period before, the result behind.

    ``after`` is the line behind the title. Pages that are no consultation keep their text.
    """
    if not _TITLE.search(title):
        return text
    return "\n".join(filter(None, (*_period(sheet, after, body), text, *_result(sheet, body))))


def _period(sheet: Sheet, after: int, body: Body) -> Iterator[str]:
    days: dict[str, str] = {}
    inside = range(body.first, body.last)
    for place in range(min(after, len(sheet.lines)), len(sheet.lines)):
        text = sheet.lines[place].text
        match = _TIME.match(text) if place not in inside and len(text) <= _LONGEST else None
        if match is None or not (match["side"] or len(match["name"]) > 2):
            continue
        value = match["value"] or _next(sheet, place)
        found = [each.span.text() for each in find_dates(value)]
        if len(found) == 2:
            yield f"征集时间：{found[0]} 至 {found[1]}"
            return
        if len(found) == 1 and match["side"]:
            is_end = match["side"] in ("截止", "结束")
            days.setdefault("end" if is_end else "start", found[0][:10])
    if "end" in days:
        start = f"{days['start']} 至 " if "start" in days else "截止 "
        yield f"征集时间：{start}{days['end']}"


def _next(sheet: Sheet, place: int) -> str:
    return sheet.lines[place + 1].text[:_LONGEST] if place + 1 < len(sheet.lines) else ""


def _result(sheet: Sheet, body: Body) -> Iterator[str]:
    """The heading of the result behind the text and the lines under it, links apart."""
    lines = sheet.lines
    for place in range(body.last, len(lines)):
        text = lines[place].text
        is_head = len(text) <= 20 and _RESULT.fullmatch(text) and not _NO_RESULT.fullmatch(text)
        if not is_head or lines[place].linked:
            continue
        told = []
        for line in lines[place + 1 : place + _LINES]:
            if _END.match(line.text):
                break
            if line.linked * 2 < len(line.text):
                told.append(line.text)
        if told:
            yield from (text, *told)
        return
