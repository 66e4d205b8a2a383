"""Numbers of points that a text announces (四个机制), and the points that it then gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from crawler.fields.quantities import read_han_number

_HAN = "一二三四五六七八九十"
_MARKS = re.compile(
    rf"(?=[ \t\u3000{_HAN}（\d第首其再最①-⑳])"  # the first signs of all that follow
    rf"(?:^[ \t\u3000]*(?:(?P<chapter>[{_HAN}]{{1,3}})、|（(?P<section>[{_HAN}]{{1,3}})）)"
    rf"|(?<=[。；：])（(?P<run_in>[{_HAN}]{{1,3}})）"
    rf"|(?:^[ \t\u3000]*|(?<=[。；：，]))(?P<point>\d{{1,2}})[.．、](?!\d)"
    rf"|(?<![第款条项A-Za-z\d])（(?P<item>\d{{1,2}})）"
    rf"|(?:^|(?<=[。；：， \u3000]))(?:(?P<is>[{_HAN}]{{1,3}})(?:是(?!否)|要(?![素点件闻求么是]))"
    rf"|第(?P<nth>[{_HAN}]{{1,3}})[，、]|(?P<order>首先|其次|再次|最后)[，、是要])|(?P<ring>[①-⑳]))",
    re.M,
)
_RANKS = {
    "chapter": 0,
    "section": 1,
    "point": 2,
    "item": 3,
    "ring": 4,
    "nth": 4,
    "order": 4,
    "is": 5,
}
_ORDERS = {"首先": 1, "其次": 2, "再次": 3, "最后": 0}
"""What comes last (0) follows whatever came before."""
_NOUNS = (
    "方面|机制|重点|特色|专题|措施|任务|环节|问题|原则|要求|目标|行动|工程|举措|抓手|关键|阶段|步骤|内容"
    "|部分|渠道|载体|体系|制度|领域|栏目|专栏|板块|强化|到位|突出|加强|结合|转变|提升|不足|难题|亮点|优化"
    "|工作(?!日|人|组|站|会)|意见(?!书|稿|征)|建议|情形|事项|条件|要素|标准|办法|方法|方式|途径|做法|特点|变化|原因|困难|短板|类型|类别|层面"
    "|维度|情况|规定|程序|流程|指标|职责|职能|科室|股室|内设机构|工作组|坚持|确保|统一|同步|着力|不准|严禁|必须|注重"
)
_COUNT = rf"(?P<count>[{_HAN}两]{{1,3}}|\d{{1,2}})(?:个|项|大|条|点|种|类)?(?:{_NOUNS})"
_BEGINS = "".join(sorted({*"个项大条点种类", *(noun[0] for noun in _NOUNS.split("|"))}))
# Numbers abound, and few of them count points: the sign behind them is looked at first.
_HINT = re.compile(
    rf"[{_HAN}两\d](?=[{_BEGINS}])(?={_NOUNS}|[个项大条点种类](?:{_NOUNS}|[：:]|方面))"
)
_AGAIN = re.compile(r"[二两三四五六七八九十\d](?:个|项|大|条|点|种|类|方面)")
_NOT_COUNT = rf"(?<![第\d{_HAN}百千万几数前后“‘《.])"
_ANNOUNCED = re.compile(rf"{_NOT_COUNT}{_COUNT}[^。；：\n\d]{{0,24}}[。：]?[ \t\u3000]{{0,4}}\n*")
_BEHIND_NOUN = re.compile(
    rf"(?:{_NOUNS})(?:主要|分别|共|总共)?(?:有|为|是)(?:以下|如下|下列)?"
    rf"(?P<count>[{_HAN}两]{{1,3}}|\d{{1,2}})(?:个(?:方面)?|项|条|点|种|类)[：，。]"
    r"[ \t\u3000]{0,4}\n*"
)
_NAMELY = r"(?:：|，(?:即|分别是|分别为|包括)：?)"
_IN_QUOTES = re.compile(rf"“{_COUNT}”{_NAMELY}(?P<list>[^。：\n\d①-⑳]{{4,300}})(?=[。\n]|$)")
_FOLLOWED = re.compile(
    rf"{_NOT_COUNT}{_COUNT}[^。；：，、\n]{{0,6}}{_NAMELY}"
    r"(?P<list>[^。：\n\d①-⑳]{4,300})(?=[。\n]|$)"
)
_PRECEDED = re.compile(
    r"(?:内设|下设|设立|设置|设有|开设|包括|包含|涵盖|涉及|围绕|聚焦|分为)(?P<list>[^。；：，\n等]{4,200})"
    rf"等{_COUNT}"
)
_QUOTED = re.compile(r"[（“《][^（）“”《》]{0,60}[）”》]")
_JOINED = re.compile(r"和|与|及|暨|或|同")
_VERB = re.compile(r"一是|首先|第一")
_WIDE = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）"}
_FEWEST, _MOST = 2, 20
_LONGEST_COUNT = 3
_MOST_MARKS = 2000


@dataclass(frozen=True, slots=True)
class Announcement:
    """How many points were announced, how many stand there, and the words that announce them."""

    announced: int
    found: int
    text: str


@dataclass(frozen=True, slots=True)
class _Mark:
    """One number of a point; ``runs_in`` where it stands within a line, as （一） seldom does."""

    start: int
    style: str
    number: int
    runs_in: bool = False


def read_announcements(text: str) -> Iterator[Announcement]:
    """The announcements of a text whose points can be counted beyond doubt.

    Points are numbered (一是, （一）, 1., ①) right behind the announcement, or listed with 、
    behind a colon, or before 等七个专题; the last counts only where more are listed than said.
    """
    hints = [match.start() for match in _HINT.finditer(text)]
    if not hints:
        return
    for narrow, wide in _WIDE.items():
        text = text.replace(narrow, wide)
    announced = [*_at_counts(_ANNOUNCED, text, hints), *_BEHIND_NOUN.finditer(text)]
    pointed = [match.start() for match in announced if _MARKS.match(text, match.end())]
    line = text.rfind("\n", 0, min(pointed)) + 1 if pointed else len(text)
    found = islice(_MARKS.finditer(text, line), _MOST_MARKS)
    marks = [mark for match in found if (mark := _mark(match))]
    starts = {mark.start: place for place, mark in enumerate(marks)}
    for match in announced if marks else ():
        place = starts.get(match.end())
        if place is not None:
            yield from _numbered(text, match, marks, place)
    for match in (*_at_counts(_FOLLOWED, text, hints), *_IN_QUOTES.finditer(text)):
        yield from _listed(match, is_open="等" in match["list"])
    if any("等" in text[max(0, hint - _LONGEST_COUNT) : hint] for hint in hints):
        for match in _PRECEDED.finditer(text):
            yield from _listed(match, is_open=True)


def _at_counts(
    pattern: re.Pattern[str], text: str, hints: Sequence[int]
) -> Iterator[re.Match[str]]:
    """What ``finditer`` gives of a pattern that begins with a count; ``hints`` are the places of
    the counts' last signs."""
    end = 0
    for hint in hints:
        for start in range(max(end, hint + 1 - _LONGEST_COUNT), hint + 1):
            match = pattern.match(text, start)
            if match:
                yield match
                end = match.end()
                break


def _mark(match: re.Match[str]) -> _Mark | None:
    style = match.lastgroup or ""
    sign = match[style]
    if style == "ring":
        number: int | None = ord(sign) - ord("①") + 1
    elif style == "order":
        number = _ORDERS[sign]
    else:
        number = int(sign) if sign.isdigit() else read_han_number(sign)
    runs_in = style == "run_in"
    style = "section" if runs_in else style
    return None if number is None else _Mark(match.start(), style, number, runs_in)


def _count(match: re.Match[str]) -> int | None:
    said = match["count"]
    count = int(said) if said.isdigit() else read_han_number(said)
    return count if count is not None and _FEWEST <= count <= _MOST else None


def _numbered(
    text: str, match: re.Match[str], marks: Sequence[_Mark], place: int
) -> Iterator[Announcement]:
    """The numbered points behind an announcement, unless a number is left out."""
    count, first = _count(match), marks[place]
    if count is None or first.number != 1 or _AGAIN.search(match.group(), _behind(match)):
        return
    line = text.rfind("\n", 0, match.start()) + 1
    above = [mark for mark in marks[:place] if mark.start >= line and mark.start <= match.start()]
    heading = above[0].style if above else ""
    if first.style == heading:
        return
    last = 1
    for mark in marks[place + 1 :]:
        ends = mark.style == heading or _RANKS[mark.style] < _rank(first, heading)
        if ends and not mark.runs_in:
            break
        if mark.style != first.style:
            continue
        number = mark.number or last + 1
        if number <= last and not mark.runs_in:
            break
        if number != last + 1:
            return
        last = number
    if last >= _FEWEST:
        yield Announcement(count, last, match.group().strip())


def _behind(match: re.Match[str]) -> int:
    """Where, in the words of an announcement, its count ends."""
    return match.end("count") - match.start() + 1


def _rank(first: _Mark, heading: str) -> int:
    """Marks of a lower rank than this end the points: those above the heading or the points."""
    return _RANKS[heading] if heading else min(_RANKS[first.style], _RANKS["point"])


def _listed(match: re.Match[str], *, is_open: bool) -> Iterator[Announcement]:
    """Points listed with 、 or ；; 和 may join two points or belong to one."""
    count, points = _count(match), _QUOTED.sub("", match["list"])
    separator = "；" if "；" in points else "、"
    if count is None or separator not in points or ("，" in points and separator == "、"):
        return
    if _VERB.search(points):
        return
    least = points.count(separator) + 1
    most = least + len(_JOINED.findall(points))
    if least <= count <= most:
        yield Announcement(count, count, match.group())
    elif count < least and count != most - least + 1:  # else pairs: A、B和C、D are two
        yield Announcement(count, least, match.group())
    elif count > most and not is_open:
        yield Announcement(count, most, match.group())
