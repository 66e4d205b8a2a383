"""The columns that a page leads to: menus, nested trees, site maps, 更多 links of blocks."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cached_property, lru_cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.fields.addresses import AddressKind, address_kind, is_home, site_of
from crawler.fields.breadcrumb import Crumb, is_home_name
from crawler.fields.columns import kind_of, kind_of_name
from crawler.fields.listing import heading_of
from crawler.fields.markup import squeeze, text_of
from crawler.fields.outline import Link, Outline
from crawler.fields.script_trees import read_script_tree
from crawler.fields.zones import Zone
from crawler.items import Column

MAX_COLUMNS = 3000
"""Columns that are taken from one page."""

_MORE = re.compile(
    r"[\[(（【]?\s*(?:查看|了解)?更多(?:内容|信息|公开)?\s*(?:>|＞|»|›|\+|\.|…)*\s*[\])）】]?|more\W*",
    re.I,
)
_SITEMAP = re.compile(r"(?:网站|站点|本站)?(?:地图|导航)|sitemap", re.I)
_UTILITY = re.compile(
    r"登录|登陆|注册|无障碍|长者|适老|关怀版|老年|繁体|简体|繁體|english|英文|手机版|移动版|电脑版|客户端|微信|微博|"
    r"公众号|小程序|邮箱$|收藏|设为|rss|订阅|搜索|检索|打印|关闭|返回|帮助|联系(?:我们|方式)|关于(?:我们|本站)|"
    r"(?:网站|法律|免责|隐私|版权)声明|隐私|版权|纠错|找错|备案|icp|公安|标识码|智能问答|机器人|ipv6|办公(?:系统|平台|oa)|"
    r"^oa|在线客服|党政机关|分享|字体|字号|^\W*$|^(?:大|中|小|是|否|确定|取消)$|上一|下一|^[上下前后尾末]页$|^\d+$|语音|旧版|切换|换一",
    re.I,
)
_CUT = re.compile(r"(?:\.{3}|…)$")  # a title that was too long, never a name
_OF_MENU = re.compile(r"(?:栏目|网站|本站|快速|信息)?(?:导航|导览|菜单|分类)|栏目(?:列表)?|本栏目")
_INDEX = re.compile(r"(?:index|default|main|home|more|list)\b|$", re.I)
_ARROWS = " \u3000·•●■◆▪►▶>＞›»«<+-|　"
_LONGEST_NAME = 20
_MOST_ENTRIES = 60  # of what may be a menu
_BLOCK_LEVELS = 4  # a 更多 link stands no further from the heading of its block
_SUBMENUS = frozenset({"ul", "ol", "dl", "dd"})
_BLOCKS = frozenset({"td", "div"})
_MARKS = frozenset({"script", "i", "img", "br", "em", "b"})
_NO_OWNER = frozenset({"body", "html", "form"})


def read_columns(
    outline: Outline, crumbs: Sequence[Crumb], taken: Collection[Link]
) -> tuple[Column, ...]:
    """The columns of the same site that a page links to, each address once, in page order.

    ``taken`` are links with another meaning: rows of lists, steps of pagers. A column's path
    comes from the nesting of menus, continued upwards by ``crumbs``, the page's breadcrumb.
    """
    reader = _Reader(outline, crumbs)
    rows = {link.url for link in taken}
    for link in outline.links:
        if link.url not in rows and len(reader.found) < MAX_COLUMNS:
            reader.add(link)
    for node in read_script_tree(outline):
        reader.keep(node.url, node.name, node.path, None)
    return tuple(reader.found.values())


def columns_above(outline: Outline) -> tuple[tuple[str, ...], str | None]:
    """The names of the columns above the page by its own menus, and the address of the nearest."""
    reader = _Reader(outline, ())
    found: list[tuple[tuple[str, ...], str | None]] = [((), None)]
    found += [reader.owner(link.element) for link in outline.links if link.url == outline.url]
    nodes = (node for node in read_script_tree(outline) if node.url == outline.url)
    found += [(node.path[:-1], None) for node in nodes]
    return max(found, key=lambda above: len(above[0]))


def sitemap_of(outline: Outline) -> str | None:
    """The address of the page's site map, None if it links to none."""
    own = site_of(outline.url)
    for link in reversed(outline.links):
        if _SITEMAP.fullmatch(link.text.strip(_ARROWS)) and site_of(link.url) == own:
            return link.url
    return None


class _Reader:
    def __init__(self, outline: Outline, crumbs: Sequence[Crumb]) -> None:
        self._outline = outline
        self._site = site_of(outline.url)
        self._crumbs = crumbs
        self._names = [crumb.name for crumb in crumbs]
        self._owners: dict[HtmlElement, tuple[tuple[str, ...], str | None]] = {}
        self._headed: dict[HtmlElement, bool] = {}
        self.found: dict[str, Column] = {}
        for place, crumb in enumerate(crumbs[:-1]):
            if crumb.url and site_of(crumb.url) == self._site:
                parent = crumbs[place - 1].url if place else None
                self.keep(crumb.url, crumb.name, tuple(self._names[: place + 1]), parent)

    def add(self, link: Link) -> None:
        """Take a link as a column if it looks like one."""
        name = _tidy(link.text)
        if _MORE.fullmatch(link.text):
            name = self._block_name(link)
        if not self._names_column(link, name):
            return
        path, parent = self.owner(link.element)
        below = bool(self._folder) and link.url.startswith(self._folder)
        if below and not path and self._names:
            path, parent = tuple(self._names), self._crumbs[-1].url or self._outline.url
        self.keep(link.url, name, (*self._continued(path), name), parent)

    def keep(self, url: str, name: str, path: tuple[str, ...], parent: str | None) -> None:
        """Keep a column; a longer path to a known one is better than a shorter."""
        if site_of(url) != self._site or url == self._outline.url or is_home(url):
            return
        known = self.found.get(url)
        if known is None or len(path) > len(known.path):
            name = known.name if known is not None else name
            path = (*path[:-1], name)
            self.found[url] = Column(url, name, path, kind_of(name, path[:-1]), parent)

    def _names_column(self, link: Link, name: str) -> bool:
        if site_of(link.url) != self._site or not 2 <= len(name) <= 2 * _LONGEST_NAME:
            return False
        if _is_utility(name):
            return False
        kind = address_kind(link.url)
        if kind is AddressKind.FILE or self._outline.zones.of(link.element) & Zone.FOOT:
            return False
        if kind is AddressKind.COLUMN:
            return True
        if len(name) > _LONGEST_NAME or _CUT.search(name):
            return False
        return kind is AddressKind.UNSURE or kind_of_name(name) is not None or self._in_menu(link)

    def _in_menu(self, link: Link) -> bool:
        """Whether a link stands among at least two others of the same making."""
        element = link.element
        for above in element.iterancestors():
            branch = self._outline.branches[above]
            if len(branch.kids) > 1:
                return len(branch.kids) > 2 or above.tag in ("ul", "ol", "dl", "nav", "tr")
        return False

    def _block_name(self, link: Link) -> str:
        """The name of the block that a 更多 link belongs to."""
        stated = squeeze(link.element.get("title") or "")
        if stated and not _MORE.fullmatch(stated):
            return stated
        for here in (link.element, *islice(link.element.iterancestors(), _BLOCK_LEVELS)):
            branch = self._outline.branches[here]
            if here.tag in _NO_OWNER:
                break
            if branch.last - branch.first == 1:
                own = _tidy(text_of(here).replace(link.text, " "))
                if own:
                    return own if len(own) <= _LONGEST_NAME else ""
            if heading := heading_of(here, levels=1):
                return heading
        return ""

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
            if above.tag in _NO_OWNER:
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
        if group is None or group.tag in _NO_OWNER:
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
        while here is not None and here.tag not in _NO_OWNER:
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
            name = _tidy(text_of(owner))
            is_name = 2 <= len(name) <= _LONGEST_NAME and not _OF_MENU.fullmatch(name)
            return (name, None) if is_name else None
        links = self._outline.within(branch)
        name = _tidy(links[0].text)
        if len(links) > 1 or not 2 <= len(name) <= _LONGEST_NAME:
            return None
        if _is_utility(name) or _MORE.fullmatch(name):
            return None
        return (name, links[0]) if site_of(links[0].url) == self._site else None

    def _continued(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """The path, from the top where the breadcrumb names its first step."""
        if path and path[0] in self._names:
            return (*self._names[: self._names.index(path[0])], *path)
        return path

    @cached_property
    def _folder(self) -> str:
        """Where the columns below this page's are: beside its index page, in ``a/`` for ``a.htm``.

        "" for a page at the top of its host, where all columns are.
        """
        folder, _, name = self._outline.url.partition("?")[0].rpartition("/")
        stem = "" if _INDEX.match(name) else name.rpartition(".")[0] or name
        folder = f"{folder}/{stem}/" if stem else f"{folder}/"
        return "" if is_home(folder) else folder


@lru_cache(maxsize=8192)
def _is_utility(name: str) -> bool:
    """Whether a link serves the visitor (登录, 无障碍, 网站地图) rather than lead to a column."""
    return bool(_UTILITY.search(name) or is_home_name(name) or _SITEMAP.fullmatch(name))


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


def _tidy(name: str) -> str:
    """A name without arrows, and without the spaces that set single characters apart."""
    name = name.strip(_ARROWS)
    if " " not in name and "\u3000" not in name:
        return name
    parts = name.split()
    return "".join(parts) if all(len(part) == 1 for part in parts) else name
