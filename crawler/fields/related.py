"""Where an article stands on its site and which pages it points to: breadcrumb, related links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from crawler.fields.addresses import AddressKind, address_kind
from crawler.fields.attachments import file_type
from crawler.fields.body import Body
from crawler.fields.links import LinkPlace, PageLink
from crawler.fields.marks import CRUMB, NAVIGATION, SHARE
from crawler.fields.sheet import Link, Sheet
from crawler.fields.urls import join
from crawler.items import RelatedLink

_CRUMB_LEAD = re.compile(
    r"^.*?(?:当前|所在|现在|您的|你的)\w{0,4}位置\w?\s*[:：]?\s*|^\s*位置\s*[:：]\s*"
)
_CRUMB_HOME = re.compile(r"^\W*(?:网站|门户)?首\s*页\s*(?:[>»›→＞/-]|$)")
_ARROWS = (">", "＞", "»", "›", "→")
_MAX_ITEM = 20  # characters of a list item that may be a step
_STEP = re.compile(r"\s*(?:[>＞»›→|]+|::|/(?!\w+/)|\\)\s*")
_CRUMB_LINES = 15
_MAX_STEP = 60

_RELATIONS = (
    (
        "feedback",
        re.compile(r"(?:意见|结果|采纳|征集|征求).{0,12}反馈|反馈情况|采纳情况|征[集求]意?见?结果"),
    ),
    ("interpretation", re.compile(r"解读|图解|一图读懂|答记者问|政策问答")),
    ("consultation", re.compile(r"征求.{0,80}意见|意见征集|公开征集|征求意见稿")),
    (
        "policy",
        re.compile(
            r"原文|政策文件|解读文件|关于.{2,100}(?:通知|意见|办法|规定|细则|方案|决定|措施|公告|批复|条例)"
            r"|^\W*《[^》]{4,}》\W*$"
        ),
    ),
)
_SECTION = re.compile(  # any label of these words that holds one that presents something
    r"\W*(?=.{0,18}(?:相关|关联|对应|配套|原文|全文|原件|解读|图解|延伸|(?:政策|文件)链接|意见征集|结果反馈|征集结果))"
    r"(?:相关|关联|有关|对应|配套|延伸|被|所|本|该|原件|原文|全文|原|政策|文件|文档|稿件|信息|新闻|内容|文章|材料|链接|地址|阅读|查看|解读|图解"
    r"|回应|部门|媒体|图片|图文|文字|视频|权威|专家|意见征集|结果反馈|征集结果|与|及|和|的){1,5}\W*"
)
_OF_INTERPRETED = re.compile(r"解读的?(?:文件|政策|原文)")
_PRESENTS = re.compile(
    r"\W*(?:(?:相关|关联)(?:文件|链接|政策|文档|稿件|信息|解读|阅读|政策解读)?|(?:政策|文件|解读)?原文(?:链接)?|政策解读[：:]|(?:解读|被解读的?)文件)\W*"
)
_READING = re.compile(r"\W*(?:相关|延伸)(?:阅读|新闻|文章|内容)\W*")  # no matter what it is
_BUTTON = re.compile(
    r"\W*(?:查看|阅读|点击查看)?(?:(?:文字|图片|图文|图解|图表|视频|音频|动漫|动画)解读|解读(?:链接|全文)|(?:政策|文件)?原文(?:链接)?)\W*"
)
_ASIDE = NAVIGATION | CRUMB | SHARE
_POLICIES = re.compile(r"政策|文件|原文")
_NEIGHBOUR = re.compile(r"[上下前后]\s?[一1]\s?(?:篇|条|页|个|则|篇文章)")
_MIN_TEXT = 8
_FEW = 2  # links without a label; more are a list of what is new
_AFTER = 60  # lines behind the text that may still present related pages
_SECTION_LINES = 12
_SECTION_DEPTH = 4


def read_breadcrumb(sheet: Sheet, end: int) -> tuple[str, ...]:
    """The names from the home page down, as shown above line ``end``; () if none are shown.

    A line that says 位置 comes before one that is only named or built like a breadcrumb.
    """
    for is_said in (True, False):
        for place, line in enumerate(sheet.lines[:end]):
            if is_said:
                start = line.text[:100]
                found = "位置" in start and _CRUMB_LEAD.match(start) is not None
                listed = True
            else:
                listed = bool(sheet.blocks[line.block].kinds & CRUMB)
                found = listed or _CRUMB_HOME.match(line.text) is not None
            steps = _steps(_crumb_text(sheet, place, end, listed)) if found else ()
            if len(steps) > 1 or (is_said and steps):
                return steps
    return ()


def _crumb_text(sheet: Sheet, place: int, end: int, listed: bool) -> str:
    """The line, and the lines behind it as long as arrows, or the items of a list, go on.

    A list behind a line that has its own arrows is a menu.
    """
    texts = [sheet.lines[place].text]
    listed = listed and not any(arrow in texts[0] for arrow in _ARROWS)
    for line in sheet.lines[place + 1 : min(place + _CRUMB_LINES, end)]:
        is_arrow = line.text[0] in _ARROWS or texts[-1][-1] in _ARROWS
        is_item = listed and sheet.blocks[line.block].tag == "li" and len(line.text) <= _MAX_ITEM
        opened = len(texts) == 1 and texts[0].endswith(("：", ":"))
        if not (is_arrow or is_item or opened):
            break
        texts.append(line.text)
    return ">".join(texts)


def _steps(text: str) -> tuple[str, ...]:
    steps = [step.strip(" :：·-") for step in _STEP.split(_CRUMB_LEAD.sub("", text))]
    return tuple(step for step in steps if step and len(step) <= _MAX_STEP and step != "正文")


def read_related(sheet: Sheet, body: Body, base: str, url: str) -> tuple[RelatedLink, ...]:
    """The pages that an article presents as related, in page order, each address once.

    A link counts by what it is called, or by the heading or label that it stands under:
    interpretation (解读), policy (原文), consultation (征集), feedback (反馈), else related. Above
    the text, in its table of facts or beside it, only such a label presents a link. Below it, one
    or two titles of policies or interpretations that stand there without a label are related.
    """
    found: dict[str, RelatedLink] = {}
    loose: dict[str, RelatedLink] = {}
    for link in sheet.links:
        if link.line > body.last + _AFTER or file_type(link.href):
            continue
        if link.line < body.first and not _section_above(sheet, link):
            continue
        text = link.title if len(link.title) > len(link.text) else link.text
        named = relation_of(text)
        if named is None and len(text) < _MIN_TEXT and link.line >= body.last:
            continue
        above = link.line < body.first
        section = _section_above(sheet, link) if above else _section(sheet, link, body)
        relation = _relation(section, named, len(text) >= _MIN_TEXT, link.line < body.last)
        if relation is None and not section and link.line >= body.last:
            relation = _of_button(text, join(base, link.href))
        is_loose = relation is None and _is_loose(sheet, link, body, named)
        if (relation is None and not is_loose) or _is_aside(sheet, link, body):
            continue
        target = join(base, link.href)
        if target and target != url and target not in found:
            kept = loose if is_loose else found
            kept[target] = RelatedLink(target, link.text or link.title, relation or "related")
    return (*found.values(), *(_missing(loose, found) if len(loose) <= _FEW else ()))


def _missing(loose: dict[str, RelatedLink], found: dict[str, RelatedLink]) -> Iterator[RelatedLink]:
    return (link for target, link in loose.items() if target not in found)


def _is_loose(sheet: Sheet, link: Link, body: Body, named: str | None) -> bool:
    """Whether a title of a policy or interpretation stands right below the text, no neighbour's."""
    if named not in ("policy", "interpretation") or len(link.text) < _MIN_TEXT:
        return False
    if not body.last <= link.line < min(len(sheet.lines), body.last + _FEW + 1):
        return False
    between = {other.line for other in sheet.links}.issuperset(range(body.last, link.line))
    return between and not _NEIGHBOUR.search(sheet.lines[link.line].text)


_MOST_IN_TEXT = 100


def read_text_links(sheet: Sheet, body: Body, base: str, url: str) -> tuple[PageLink, ...]:
    """The pages that an article's text links to, in page order, each address once; no files."""
    found: dict[str, PageLink] = {}
    for link in sheet.links:
        if not body.first <= link.line < body.last or link.embedded or file_type(link.href):
            continue
        target = join(base, link.href)
        if target and target != url and len(found) < _MOST_IN_TEXT:
            found.setdefault(target, PageLink(target, link.text or link.title, LinkPlace.TEXT))
    return tuple(found.values())


def _relation(section: str, named: str | None, is_name: bool, inside: bool) -> str | None:
    """What a link is: by its own words, else by those that it stands under."""
    if _READING.fullmatch(section):
        return "related" if is_name else None
    is_policy = "原文" in section or _OF_INTERPRETED.search(section)
    headed = "policy" if is_policy else relation_of(section)
    headed = headed or ("policy" if _POLICIES.search(section) else None)
    own = None if named == "policy" else named  # what reads like one may be any related page
    if section:
        return own or headed or ("related" if is_name else None)
    if not is_name:
        return None
    return named if inside else None


def _of_button(text: str, target: str | None) -> str | None:
    """What a button below the text (【文字解读】, 查看原文) leads to; a column may be called so."""
    if not target or not _BUTTON.fullmatch(text) or address_kind(target) is AddressKind.COLUMN:
        return None
    return "policy" if "原文" in text else "interpretation"


@lru_cache(maxsize=8192)
def relation_of(text: str) -> str | None:
    """The relation that a text speaks of: its own kind as a title; None where it speaks of none."""
    return next((name for name, pattern in _RELATIONS if pattern.search(text)), None)


def _section(sheet: Sheet, link: Link, body: Body) -> str:
    """The label that the link opens with, is, or stands behind, or the heading of its list."""
    if link.line >= len(sheet.lines):
        return ""
    label, colon, _ = link.text.replace(":", "：", 1).partition("：")
    line = sheet.lines[link.line]
    before = line.text.partition(link.text)[0] if link.text else line.text
    inside = link.line < body.last
    for said in (label if colon else "", before, link.text if inside else ""):
        if len(said) <= 20 and _SECTION.fullmatch(said):
            return said
    if inside:
        return ""
    around = list(islice(sheet.around(link.block), _SECTION_DEPTH))
    for place in range(link.line - 1, max(link.line - _SECTION_LINES, body.last - 3, 0), -1):
        heading = sheet.lines[place]
        if len(heading.text) <= 20 and _SECTION.fullmatch(heading.text):
            above = islice(sheet.around(heading.block), _SECTION_DEPTH)
            return heading.text if set(around).intersection(above) else ""
    return ""


def _section_above(sheet: Sheet, link: Link) -> str:
    """The label or heading that presents a link above the text; the entry of a menu is none."""
    around = set(islice(sheet.around(link.block), _SECTION_DEPTH))
    for place in range(link.line, max(link.line - _SECTION_LINES, -1), -1):
        heading = sheet.lines[place]
        own = place == link.line
        said = heading.text.partition(link.text)[0] if own and link.text else heading.text
        if len(said) > 20 or not _PRESENTS.fullmatch(said):
            continue
        if own:
            return said
        above = islice(sheet.around(heading.block), _SECTION_DEPTH)
        is_entry = any(other.line == place for other in sheet.links)
        return said if around.intersection(above) and not is_entry else ""
    return ""


def _is_aside(sheet: Sheet, link: Link, body: Body) -> bool:
    shared = set(sheet.around(body.block)) if body.block is not None else set()
    around = (sheet.blocks[block] for block in sheet.around(link.block) if block not in shared)
    return any(block.kinds & _ASIDE for block in around)
