"""Which documents a text declares void: 《甲》（乙〔2019〕1号）同时废止, 决定废止下列文件：…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from auditor.computed.identifiers import Number, cited_numbers
from auditor.computed.titles import plain

_VERB = re.compile(
    r"(?<![拟未不被应])(?<!建议)(?<!是否)(?:废止|宣布失效|停止执行|不再执行)(?!前|后|的?草案)"
)
_QUOTED = r"《[^《》]{2,120}(?:《[^《》]{2,80}》[^《》]{0,40})?》"
_NUMBER = r"[（(\[][^（()）\]。，]{0,16}[〔﹝\[［][^（()）]{3,24}号[^（()）]{0,8}[)）\]]"
_BARE = r"[\u4e00-\u9fff]{1,12}〔\d{4}〕\d{1,5}号"
_UNQUOTED = rf"[^，。；、《》（()）\s]{{2,80}}\s?{_NUMBER}"
_REF = rf"(?P<ref>{_QUOTED}\s?(?:{_NUMBER})?|{_UNQUOTED}|{_BARE})(?:文件|文)?"
_LINK = r"(?:\s|[、，,和及与]|以及)"
_SINCE = r"自(?:本[^，。；]{1,8}(?:施行|发布|印发|实施)之|即)日起|从即日起"
_HOW = "等|同时|同步|一并|并|均|亦|也|全部|予以|自行|即行|相应|自动"
_BEFORE = re.compile(rf"{_REF}(?:{_LINK}|{_SINCE}|{_HOW})*$")
_AFTER = re.compile(rf"{_LINK}{{0,2}}{_REF}")
_BASIS = re.compile(r"(?:根据|依据|按照|依照|贯彻|落实|执行|遵照)$")
_TITLED = re.compile(r"废止|失效")
_SORTED = re.compile(r"修改|修订|有效|保留|清理")
_HEADING = re.compile(r"文件|目录|如下|下列|以下|清单|部分")
_KEPT = re.compile(r"有效|保留|修改|修订")
_LONGEST, _MOST = 300, 400
_MOST_VERBS = 100


@dataclass(frozen=True, slots=True)
class Repealed:
    """A document as the text names it that declares it void: its number, or only its title."""

    number: Number | None
    title: str


def repealed_in(title: str, body: str) -> Iterator[Repealed]:
    """The documents that a text declares void as a whole, each perhaps several times.

    Where only an article is void, or the old document is not named, nothing is given.
    """
    if "废止" in body or "宣布失效" in body or "执行" in body:
        yield from _in_sentences(body)
    if _TITLED.search(title) or "清理" in title:
        yield from _in_lists(title, body)


def _in_sentences(body: str) -> Iterator[Repealed]:
    for verb in islice(_VERB.finditer(body), _MOST_VERBS):
        start = max(body.rfind("。", 0, verb.start()), body.rfind("\n", 0, verb.start()))
        words = body[max(start + 1, verb.start() - _LONGEST) : verb.start()]
        while match := _BEFORE.search(words):
            if _BASIS.search(words, 0, match.start()):
                break  # 根据《丙》，《甲》同时废止
            yield _repealed(match["ref"])
            words = words[: match.start()]
        end = verb.end()
        while match := _AFTER.match(body, end):
            if _VERB.match(body, match.end()) or body[match.end() : match.end() + 1] == "第":
                break
            yield _repealed(match["ref"])
            end = match.end()


def _in_lists(title: str, body: str) -> Iterator[Repealed]:
    """The lines of a list under words that declare it void."""
    is_void = not _SORTED.search(title)
    for line in body.split("\n")[:_MOST]:
        if len(line) > _LONGEST:
            continue
        numbers = cited_numbers(line) if "号" in line else ()
        if numbers and is_void and not _VERB.search(line):
            yield Repealed(numbers[-1], "")
        elif not numbers and _HEADING.search(line):
            if _KEPT.search(line):
                is_void = False
            elif _TITLED.search(line):
                is_void = True


def _repealed(ref: str) -> Repealed:
    numbers = cited_numbers(ref.removeprefix("原"))
    quoted = ref.partition("》")[0] if "《" not in ref[1:] else ref.rpartition("》")[0]
    return Repealed(numbers[-1] if numbers else None, plain(quoted.removeprefix("《")))
