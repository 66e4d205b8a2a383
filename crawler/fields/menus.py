"""What a menu's entry hangs below: nested lists, terms, cells, blocks that unfold."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.fields.addresses import site_of
from crawler.fields.breadcrumb import is_home_name
from crawler.fields.markup import text_of
from crawler.fields.outline import Link, Outline

MORE = re.compile(
    r"[\[(（【]?\s*(?:查看|了解)?更多(?:内容|信息|公开)?\s*(?:>|＞|»|›|\+|\.|…)*\s*[\])）】]?|more\W*",
    re.I,
)
SITEMAP = re.compile(r"(?:网站|站点|本站)?(?:地图|导航)|sitemap", re.I)
_UTILITY = re.compile(
    r"登录|登陆|注册|无障碍|长者|适老|关怀版|老年|繁体|简体|繁體|english|英文|手机版|移动版|电脑版|客户端|微信|微博|"
    r"公众号|小程序|邮箱$|收藏|设为|rss|订阅|搜索|检索|打印|关闭|返回|帮助|联系(?:我们|方式)|关于(?:我们|本站)|"
    r"(?:网站|法律|免责|隐私|版权)声明|隐私|版权|[纠找]错(?!.{0,6}(?:留言|反馈|答复|回复|办理|选登|公[示开]))|备案|icp|公安|标识码|智能问答|机器人|ipv6|办公(?:系统|平台|oa)|"
    r"^oa|在线客服|党政机关|分享|字体|字号|^\W*$|^(?:大|中|小|是|否|确定|取消)$|上一|下一|^[上下前后尾末]页$|^\d+$|语音|旧版|切换|换一",
    re.I,
)
_OF_MENU = re.compile(r"(?:栏目|网站|本站|快速|信息)?(?:导航|导览|菜单|分类)|栏目(?:列表)?|本栏目")
ARROWS = " \u3000·•●■◆▪►▶>＞›»«<+-|　"
LONGEST_NAME = 20
_MOST_ENTRIES = 60  # of what may be a menu
_SUBMENUS = frozenset({"ul", "ol", "dl", "dd"})
_BLOCKS = frozenset({"td", "div"})
_MARKS = frozenset({"script", "i", "img", "br", "em", "b"})
NO_OWNER = frozenset({"body", "html", "form"})


class Menus:
    """The menus of a page: which column each of their entries belongs to."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._site = site_of(outline.url)
        self._owners: dict[HtmlElement, tuple[tuple[str, ...], str | None]] = {}
        self._headed: dict[HtmlElement, bool] = {}

    def owner(self, element: HtmlElement) -> tuple[tuple[str, ...], str | None]:
        """The path of the column that a menu's entry hangs below, and its address."""
        menu = self._menu_of(element)
        if menu is None:
            return (), None
        if menu not in self._owners:
            self._owners[menu] = ((), None)  # a menu is never above itself
            self._owners[menu] = self._find_owner(menu)
        return self._owners[menu]

    def _menu_of(self, element: HtmlElement) -> HtmlElement | None:
        """The element whose entries are siblings of this one."""
        branches = self._outline.branches
        for above in element.iterancestors():
            if above.tag in NO_OWNER:
                return None
            if above.tag in _SUBMENUS or len(branches[above].kids) > 1:
                return above
            if above.tag in _BLOCKS and self._head_of(above) is not None:
                return above
        return None

    def _head_of(self, block: HtmlElement) -> HtmlElement | None:
        """What names the column that a block hangs below: the first of a menu entry's two parts.

        In a row of two cells, or where a link is followed by what it unfolds.
        """
        entry = block.getparent()
        parts = _parts(entry) if entry is not None else []
        if len(parts) != 2 or parts[1] is not block:
            return None
        group = entry.getparent()
        if group is None or group.tag in NO_OWNER:
            return None
        if group not in self._headed:
            self._headed[group] = self._is_headed(group, entry)
        return parts[0] if self._headed[group] else None

    def _is_headed(self, group: HtmlElement, entry: HtmlElement) -> bool:
        """Whether all entries like this one have one name first, and some several links after."""
        alike = (
            one for one in group if (one.tag, one.get("class")) == (entry.tag, entry.get("class"))
        )
        pairs = [parts for one in islice(alike, _MOST_ENTRIES) if len(parts := _parts(one)) == 2]
        sizes = [(self._links_in(head), self._links_in(block)) for head, block in pairs]
        return all(head < 2 for head, _ in sizes) and any(below > 1 for _, below in sizes)

    def _links_in(self, element: HtmlElement) -> int:
        branch = self._outline.branches.get(element)
        return branch.last - branch.first if branch else 0

    def _find_owner(self, menu: HtmlElement) -> tuple[tuple[str, ...], str | None]:
        """What stands before a menu, or before an element that holds nothing but the menu."""
        branches = self._outline.branches
        size = (branches[menu].first, branches[menu].last)
        here: HtmlElement | None = menu
        while here is not None and here.tag not in NO_OWNER:
            if (branches[here].first, branches[here].last) != size:
                break
            before = self._head_of(here) if here.tag in _BLOCKS else None
            before = _before(here) if before is None else before
            if before is not None:
                said = self._said_by(before)
                if said is None:
                    break
                name, link = said
                path, _ = self.owner(before)
                return (*path, name), link.url if link else None
            here = here.getparent()
        return (), None

    def _said_by(self, owner: HtmlElement) -> tuple[str, Link | None] | None:
        """Name and link of what stands before a menu, if it can be the menu's parent."""
        branch = self._outline.branches.get(owner)
        if branch is None:
            name = tidy(text_of(owner))
            is_name = 2 <= len(name) <= LONGEST_NAME and not _OF_MENU.fullmatch(name)
            return (name, None) if is_name else None
        links = self._outline.within(branch)
        name = tidy(links[0].text)
        if len(links) > 1 or not 2 <= len(name) <= LONGEST_NAME:
            return None
        if is_utility(name) or MORE.fullmatch(name):
            return None
        return (name, links[0]) if site_of(links[0].url) == self._site else None


@lru_cache(maxsize=8192)
def is_utility(name: str) -> bool:
    """Whether a link serves the visitor (登录, 无障碍, 网站地图) rather than lead to a column."""
    return bool(_UTILITY.search(name) or is_home_name(name) or SITEMAP.fullmatch(name))


def _parts(entry: HtmlElement) -> list[HtmlElement]:
    """The elements of a menu's entry, without icons; three at most."""
    parts = (e for e in entry if isinstance(e.tag, str) and e.tag not in _MARKS)
    return list(islice(parts, 3))


def _before(element: HtmlElement) -> HtmlElement | None:
    """The element before a menu, none where that is another part of the same making."""
    if element.tag == "dd":
        return next((e for e in element.itersiblings("dt", preceding=True)), None)
    before = element.getprevious()
    while before is not None and (not isinstance(before.tag, str) or before.tag in _MARKS):
        before = before.getprevious()
    same = before is not None and before.tag == element.tag
    return None if same and before.get("class") == element.get("class") else before


def tidy(name: str) -> str:
    """A name without arrows, and without the spaces that set single characters apart."""
    name = name.strip(ARROWS)
    if " " not in name and "\u3000" not in name:
        return name
    parts = name.split()
    return "".join(parts) if all(len(part) == 1 for part in parts) else name
