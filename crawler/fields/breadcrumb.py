"""Where a page says it stands: 当前位置：首页 > 政务公开 > 通知公告."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from crawler.fields.addresses import is_home
from crawler.fields.markup import squeeze, text_of
from crawler.fields.outline import Branch, Link, Outline
from crawler.fields.zones import named_as

_NAMED = re.compile(r"crumb|location|position|weizhi|dqwz|curpath", re.I)
_HOME = re.compile(r"(?:网站|本站|返回)?(?:首页|主页)|home", re.I)
_MARKS = r">＞›»→/\\|·:：-"
_BETWEEN = re.compile(r"[>＞›»→/]")
_MARK = re.compile(rf"[{_MARKS}]")
_ENDS = re.compile(rf"^[\s{_MARKS}]+|[\s{_MARKS}]+$")
_NOT_A_COLUMN = re.compile(r"正文|详情|(?:信息|详细|文章)?内容|列表|浏览|查看")
_SAYS_PLACE = re.compile(r"位置|>|＞|›|»|→|/|首页")
_LONGEST = 240  # characters of a breadcrumb
_LONGEST_NAME = 30
_MOST_STEPS = 10
_MOST_PARTS = 60  # elements in one


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step from the home page down. ``url`` is None where it is no link."""

    name: str
    url: str | None


def is_home_name(text: str) -> bool:
    """Whether a link's text means the home page."""
    return bool(_HOME.fullmatch(squeeze(text)))


def read_breadcrumb(outline: Outline) -> tuple[Crumb, ...]:
    """The steps below the home page, from the top, the page's own column last.

    Empty where the page has no breadcrumb. A last step such as 正文 is left out.
    """
    for branch in _candidates(outline):
        crumbs = _crumbs(branch, outline)
        if crumbs:
            return crumbs
    return ()


def _candidates(outline: Outline) -> list[Branch]:
    """Elements with few links that are called 位置, begin with the home page, or are named so."""
    said, named = [], []
    for branch in outline.branches.values():
        if not branch.kids or branch.last - branch.first > _MOST_STEPS:
            continue
        element = branch.element
        if "位置" in _opening(element):
            said.append(branch)
        elif _NAMED.search(named_as(element)) or _starts_at_home(branch, outline):
            named.append(branch)
    return [branch for branch in said + named if _is_small(branch.element)]


def _is_small(element: HtmlElement) -> bool:
    return sum(1 for _ in islice(element.iter(), _MOST_PARTS + 1)) <= _MOST_PARTS


def _starts_at_home(branch: Branch, outline: Outline) -> bool:
    """Whether the first link is the home page and a mark stands between any two links."""
    steps = len(branch.kids)
    if steps < 2 or not is_home_name(outline.links[branch.first].text):
        return False
    return len(_BETWEEN.findall(text_of(branch.element))) >= steps - 1


def _opening(element: HtmlElement) -> str:
    """The text that an element starts with, its first child's too."""
    text = element.text or ""
    if len(element):
        first = element[0]
        text += (first.text or "") + (first.tail or "")
    return text


def _crumbs(branch: Branch, outline: Outline) -> tuple[Crumb, ...]:
    text = text_of(branch.element)
    links = outline.within(branch)
    rest = _rest(text, links)
    if len(text) > _LONGEST or not _SAYS_PLACE.search(text) or rest is None:
        return ()
    if len(links) == 1 and not is_home_name(links[0].text):
        return ()
    steps = [Crumb(squeeze(link.text), link.url) for link in _once(links)]
    if steps and (is_home_name(steps[0].name) or is_home(steps[0].url or "")):
        steps = steps[1:]
    names = [name for part in _BETWEEN.split(rest) if (name := _ENDS.sub("", part))]
    if all(len(name) <= _LONGEST_NAME and not _MARK.search(name) for name in names):
        steps += [Crumb(name, None) for name in names]
    return tuple(step for step in steps if step.name and not _NOT_A_COLUMN.fullmatch(step.name))


def _rest(text: str, links: list[Link]) -> str | None:
    """What follows the last step; None where something other than marks stands between steps."""
    end = 0
    for place, link in enumerate(links):
        start = text.find(link.text, end)
        between = _ENDS.sub("", text[end:start]) if place else ""
        if start < 0 or len(link.text) > _LONGEST_NAME or between:
            return None
        end = start + len(link.text)
    return text[end:]


def _once(links: list[Link]) -> list[Link]:
    """Links in order, each address once."""
    return list({link.url: link for link in links}.values())
