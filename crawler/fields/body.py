"""The text of an article: which part of the page holds it, and its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from itertools import accumulate, islice

from crawler.fields.marks import TEXT
from crawler.fields.scripts import UNKNOWN
from crawler.fields.sheet import ROOT, Line, Sheet

_PARAGRAPHS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"})
_DOMINANT = 3.0  # how much more prose outvotes a block's name
_PAGE_BREAK = re.compile(r"\s*(?:#PAGE_BREAK#|#page#|#分页符#|\[!--empirenews\.page--\])\s*", re.I)
_TAIL = re.compile(
    r"[\[【(（\s]*(?:打印|关闭|分享|收藏|字体|字号|扫一扫|扫描二维码|上一[篇条]|下一[篇条]|返回"
    r"|责任\s*编辑|编\s*辑\s*[:：]|浏览|阅读|点击|版权|主办单位|附件下载\W*$|下载本|我要纠错|纠错"
    r"|第?\s*\d+\s*页|共\s*\d+\s*页|[上下]一?页\W*$|[首尾末]\s*页)"
)
_SECTION = re.compile(
    r"\W*(?:相关|关联|延伸|推荐|热点)(?:链接|信息|新闻|文档|文章|附件|稿件|阅读|解读|文件|政策|内容)\W*"
)
_TAB = re.compile(
    r"\W*(?:(?:部门|媒体|专家|图片|视频|音频|动漫|文字)?(?:解读|报道|视频|图解)\w?|新闻发布会|访谈\w{0,2}"
    r"|其[他它]|文件|附件)\W*"
)
_SENTENCE = re.compile(r"[^。！？:：]{3,15}[。！？]$")
_TAIL_LINES = 15
_MAX_ROW = 40  # lines; a longer table row is layout


@dataclass(frozen=True, slots=True)
class Body:
    """The lines ``first`` up to ``last`` of a page are its article's text.

    ``block`` holds them; None (and no lines) if the page shows no text of its own.
    """

    block: int | None
    first: int
    last: int


def find_body(sheet: Sheet, after: int, told: Container[int] = ()) -> Body:
    """The part of the page with the article; ``after`` is the line behind its title.

    A block that is named as platforms name it wins, unless another holds far more prose; else
    the block whose own paragraphs hold the most prose. The lines ``told`` are prose of the
    catalogue (内容概述), not of the text.
    """
    weights = [
        0 if place < after or place in told else weight
        for place, weight in enumerate(sheet.weights)
    ]
    if not any(weights):
        weights = _sentences(sheet, after, told)
    if any(line.hidden for line in sheet.lines):
        visible = [
            0 if line.hidden else weight for line, weight in zip(sheet.lines, weights, strict=True)
        ]
        weights = visible if any(visible) else weights
    prose = [0, *accumulate(weights)]
    dense = _densest(sheet, weights)
    named = _named(sheet, prose, after)
    best = named if named is not None else dense
    if named is not None and dense is not None:
        named_part, dense_part = sheet.blocks[named], sheet.blocks[dense]
        inside = prose[named_part.end] - prose[named_part.first]
        if prose[dense_part.end] - prose[dense_part.first] > _DOMINANT * max(inside, 1):
            best = dense
    if best is None:
        return Body(None, after, after)
    part = sheet.blocks[best]
    return Body(best, min(max(part.first, after), part.end), part.end)


def _sentences(sheet: Sheet, after: int, told: Container[int]) -> list[int]:
    """Weights by the short sentences (详见附件。) of a page that has no longer prose."""
    return [
        len(line.text)
        if place >= after and place not in told and not line.linked and _SENTENCE.match(line.text)
        else 0
        for place, line in enumerate(sheet.lines)
    ]


def _densest(sheet: Sheet, weights: list[int]) -> int | None:
    """The block with the most prose in its own paragraphs; blocks around it get a share."""
    scores: dict[int, float] = {}
    for line, weight in zip(sheet.lines, weights, strict=True):
        if not weight:
            continue
        block = line.block
        part = sheet.blocks[block]
        is_leaf = part.tag == "div" and part.end == part.first + 1
        if (is_leaf or part.tag in _PARAGRAPHS) and part.parent != ROOT:
            block = part.parent
        share = float(weight)
        for around in islice(sheet.around(block), 3):
            scores[around] = scores.get(around, 0.0) + share
            share /= 2
    return max(scores, key=lambda block: (scores[block], block), default=None)


def _named(sheet: Sheet, prose: list[int], after: int) -> int | None:
    best, most = None, -1
    for place, block in enumerate(sheet.blocks):
        is_named = block.kinds & TEXT or block.tag == "ucapcontent"
        if not is_named or (block.first < after and block.end <= after):
            continue
        inside = prose[block.end] - prose[block.first]
        if inside > most:
            best, most = place, inside
    return best


def body_text(sheet: Sheet, body: Body, without: Container[int]) -> str:
    """The paragraphs of the body, one a line; ``without`` are the lines that are no text of it.

    The cells of a table row share a line; marks where a portal cuts pages are gone.
    """
    if body.block is None:
        return ""
    lines = sheet.lines
    places = [
        place
        for place in range(body.first, body.last)
        if place not in without and UNKNOWN not in lines[place].text
    ]
    if any(not lines[place].hidden for place in places):
        places = [place for place in places if not lines[place].hidden]
    places = _without_tail(lines, places)
    paragraphs: list[str] = []
    row = None
    for place in places:
        line = lines[place]
        above, row = row, data_row(sheet, line.block, body.block)
        if row is not None and row == above:
            paragraphs[-1] += " " + line.text
        else:
            paragraphs.append(line.text)
    text = "\n".join(paragraphs)
    return _PAGE_BREAK.sub("\n", text).strip() if "#" in text or "[!--" in text else text


def _without_tail(lines: list[Line], places: list[int]) -> list[int]:
    """The lines without the buttons and lists of other articles at their end."""
    for cut in range(max(len(places) - _TAIL_LINES, 0), len(places)):
        if _SECTION.fullmatch(lines[places[cut]].text):
            rest = [lines[place] for place in places[cut + 1 :]]
            if all(_is_tail(line) for line in rest):
                places = places[:cut]
                break
    while places and _TAIL.match(lines[places[-1]].text):
        places = places[:-1]
    return places


def _is_tail(line: Line) -> bool:
    """Whether a line behind the heading of a list is a link, a button or a heading itself."""
    return line.linked * 2 >= len(line.text) or any(
        pattern.match(line.text) for pattern in (_TAIL, _SECTION, _TAB)
    )


def data_row(sheet: Sheet, block: int, within: int) -> int | None:
    """The row of a data table, inside the block ``within``, that holds a block."""
    while block > within:
        part = sheet.blocks[block]
        if part.tag == "tr":
            is_data = part.end - part.first <= _MAX_ROW and len(sheet.kids(block)) > 1
            return block if is_data else None
        block = part.parent
    return None
