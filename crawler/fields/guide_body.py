"""The text of a service guide (办事指南): a table or list of labelled elements, seldom prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.fields.body import Body
from crawler.fields.links import LinkPlace, PageLink
from crawler.fields.sheet import Sheet
from crawler.fields.urls import join

_FEWEST = 3
"""So many different elements make a guide."""
_LONGEST = 40
_ENTRY = re.compile(
    r"(?:我要|立即|马上|点击|在线|网上|去)(?:办理?|申请|申办|申报|预约)(?:入口)?|办理入口|申报入口|申请入口|办理网址"
)
_FRAME = " \t\u3000【】[]>»›：:"
_ELEMENT = re.compile(
    r"[\s\d一二三四五六七八九十、.．（(【\[]*"
    r"(事项(?:名称|编码|类型)|(?:设定|办理|办事|法律|实施|审批|政策)依据|(?:申请|受理|办理|申报|审批)条件"
    r"|(?:申请|办理|所需|申报|提交|报送)材料(?:目录|清单)?|(?:办理|办事|基本|审批|申请|服务)流程|办理程序"
    r"|(?:法定|承诺)(?:办结|办理)?(?:时限|期限)|办[理结](?:时限|期限)|收费(?:标准|依据|情况)|是否收费"
    r"|(?:受理|办理|实施)(?:单位|机构|主体|部门)|(?:办理|受理)地[点址]|办理时间|(?:办理)?结果名称|服务对象|行使层级)"
    r"\s*(?:[:：】\])）]|$|\s)"
)


def guide_body(sheet: Sheet, body: Body, after: int) -> Body:
    """The body widened to the block that holds the elements of a guide, where they lie outside.

    ``after`` is the line behind the title. A page with fewer than three different elements is
    no guide; its body stays as it is, and so does one that holds them all but one.
    """
    found = _elements(sheet, after)
    outside = [place for place in found.values() if not body.first <= place < body.last]
    if len(found) < _FEWEST or len(outside) < 2:
        return body
    block = _common(sheet, list(found.values()))
    if block is None:
        return body
    part = sheet.blocks[block]
    return Body(block, min(max(part.first, after), part.end), part.end)


def guide_entries(sheet: Sheet, after: int, base: str) -> Iterator[PageLink]:
    """The links by which one applies (在线办理) on the page of a guide, wherever they stand."""
    buttons = [
        link
        for link in sheet.links
        if link.line >= after and _ENTRY.fullmatch(link.text.strip(_FRAME))
    ]
    if not buttons or len(_elements(sheet, after)) < _FEWEST:
        return
    for link in buttons:
        target = join(base, link.href)
        if target:
            yield PageLink(target, link.text, LinkPlace.TEXT)


def _elements(sheet: Sheet, after: int) -> dict[str, int]:
    """The first line of each element of a guide."""
    return {
        match[1]: place
        for place, line in reversed(list(enumerate(sheet.lines)))
        if place >= after
        and line.linked * 2 < max(len(line.text), 1)
        and (match := _ELEMENT.match(line.text[:_LONGEST]))
    }


def _common(sheet: Sheet, places: list[int]) -> int | None:
    """The innermost block around all lines."""
    shared = [*sheet.around(sheet.lines[places[0]].block)]
    for place in places[1:]:
        around = set(sheet.around(sheet.lines[place].block))
        shared = [block for block in shared if block in around]
    return shared[0] if shared else None
