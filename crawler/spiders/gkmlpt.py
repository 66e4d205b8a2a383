"""Guangdong 集约化 ``gkmlpt``: one page with a tree of columns, whose lists are data.

``/gkmlpt/index`` holds ``window._CONFIG`` with ``SID`` and ``TREE``; a column's list is
``/gkmlpt/api/all/<column>?page=N&sid=<SID>``. Items also stand in the ordinary portal, as
``post_<id>.html`` or ``mpost_<id>.html`` in any folder.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar
from urllib.parse import parse_qsl, urlsplit

from crawler.fields.addresses import page_number, with_page
from crawler.fields.columns import kind_of
from crawler.fields.detail import Detail
from crawler.fields.gkmlpt_data import read_interpretation, read_list_answer, read_own_record
from crawler.fields.json_rows import following, read_json, said, script_json
from crawler.fields.json_tree import TreeNode, read_tree
from crawler.fields.traces import Trace
from crawler.fields.urls import frontier_key, join
from crawler.fields.view import View
from crawler.items import Column, Listing, PageClass, Reading, ReadItem, Role, Target
from crawler.page import Page
from crawler.portal import PortalSpider

_TRACES = (
    Trace("/gkmlpt/", re.compile(r"/gkmlpt(?:/|$)"), 4, True),
    Trace("/hdjlpt/, /zcjdpt", re.compile(r"/(?:hdjlpt|zcjdpt)(?:[/?]|$)"), 3, True),
    Trace("post_N.html", re.compile(r"/m?post_\d+\.html"), 2, True),
    Trace("window._CONFIG", re.compile(r"window\._CONFIG\b"), 2),
    Trace("SERVICE_AREA_ID, gkml/public", re.compile(r"SERVICE_AREA_ID|/gkmlpt/gkml/"), 4),
    Trace("nfw-cms-attachment", re.compile(r"nfw-cms-attachment"), 4),
)
_INDEX = re.compile(r"/(?:.*/)?gkmlpt(?:/(?:index(?:\.\w+)?)?)?")
_ROOT = re.compile(r"(/(?:.*?/)?gkmlpt)(?:/|$)")
_LIST = re.compile(r"/(?:.*/)?gkmlpt/api/\w+/\w+/?")
_SID = re.compile(r"""\bSID["']?\s{0,9}[:=]\s{0,9}["'](\w{1,40})["']""")
_BARE_SID = re.compile(r"""\bSID["']?\s{0,9}[:=]\s{0,9}(\w{1,40})""")
_KEY = re.compile(r"[\w-]{1,40}", re.A)
_FRAGMENT = re.compile(r"gkmlpt(?:/index)?/?#/?(\w{1,40})$")
_READER = re.compile(r"/(?:.*/)?zcjdpt(?:/(?:index\.\w+)?)?")
_READER_DATA = "/api/home/article"
_READER_CALL = re.compile(rf"""["']([^"'\s]{{0,200}}{_READER_DATA})\b""")
_NAME = "政府信息公开"
_SHORT = 20  # characters up to which a body may have been left to script


class GkmlptSpider(PortalSpider):
    """Adds the tree of columns, lists that are data, and articles that come as data."""

    platform: ClassVar[str] = "gkmlpt"
    traces = _TRACES

    def item_key(self, url: str) -> str | None:
        """The id of ``post_<id>``, ``mpost_<id>`` or ``/zcjdpt?id=``."""
        parts = urlsplit(url)
        if _READER.fullmatch(parts.path) and self.on_site(url):
            key = dict(parse_qsl(parts.query)).get("id")
            return f"zcjd:{key}" if key else None
        return super().item_key(url)

    def read_answer(self, page: Page, target: Target) -> Reading | None:
        """A list or an article that is data; the page with the tree; an article's empty shell."""
        path = urlsplit(page.url).path
        if _LIST.fullmatch(path):
            return self._read_list(page, target)
        if path.endswith(_READER_DATA):
            return self._read_article(page, target)
        if _READER.fullmatch(path):
            return self._read_shell(page, target)
        is_index = target.role is not Role.HOME and _INDEX.fullmatch(path)
        if not is_index or not read_tree(script_json(page.text, "TREE")):
            return None
        view = View(page.tree, page.text, page.url, page.fetched_at)
        column = Column(page.url, _NAME, (_NAME,))
        return Reading(PageClass.LIST, column=column, columns=self._columns(view))

    def technical(self, page: Page, target: Target) -> PageClass | None:
        """A page that shows nothing, but holds the tree or its own record, is to be read."""
        found = super().technical(page, target)
        is_shell = found is PageClass.SCRIPT_SHELL
        if is_shell and any(script_json(page.text, name) for name in ("TREE", "DETAIL")):
            return None
        return found

    def columns_of(self, view: View) -> tuple[Column, ...]:
        """The tree's columns, then those of menus; links into the tree all lead to its page."""
        root = _ROOT.match(urlsplit(view.url).path)
        found = {column.url: column for column in self._of_tree(view, root[1])} if root else {}
        for column in super().columns_of(view):
            is_index = _INDEX.fullmatch(urlsplit(column.url).path)
            known = Column(column.url, _NAME, (_NAME,)) if is_index else column
            found.setdefault(known.url, known)
        return tuple(found.values())

    def detail_fields(self, view: View) -> Detail:
        """What the page shows; where script is to fill it, what the script's data state."""
        detail = super().detail_fields(view)
        item = read_own_record(view.text, view.url) if len(detail.body) <= _SHORT else None
        if item is None:
            return detail
        files = detail.attachments or item.attachments
        return replace(
            detail, claims=(*detail.claims, *item.claims), body=item.body, attachments=files
        )

    def _of_tree(self, view: View, root: str) -> list[Column]:
        """The columns of the tree on a page; ``root`` is the path of the application."""
        sid = _SID.search(view.text) or _BARE_SID.search(view.text)
        query = f"?page=1&sid={sid[1]}" if sid else "?page=1"
        found = []
        for node in read_tree(script_json(view.text, "TREE")):
            jump = said(node.record, "jump_url")
            into = _FRAGMENT.search(jump)
            href = f"{root}/api/all/{node.key}{query}" if _has_list(node) else ""
            if jump and not (into and into[1] == node.key):
                href = f"{root}/api/all/{into[1]}{query}" if into else jump
            url = join(view.url, href)
            if url and self.on_site(url) and _KEY.fullmatch(node.key):
                kind = kind_of(node.name, node.path)
                found.append(Column(url, node.name, node.path, kind))
        return found

    def _read_list(self, page: Page, target: Target) -> Reading | None:
        """One page of a column's list. What it calls the column yields to what the tree does."""
        answer = read_list_answer(read_json(page.text), page.url)
        if answer is None:
            return None
        number = page_number(page.url) or 1
        numbers = following(number, answer.count, answer.total)
        further = tuple(_page(page.url, each) for each in numbers)
        own = Column(target.column_url or page.url, answer.name, (), kind_of(answer.name))
        return Reading(
            PageClass.LIST,
            listing=Listing(self._rows(answer.rows), further, number, answer.total),
            columns=(self._of_configured_kind(own),) if own.name and number == 1 else (),
        )

    def _read_shell(self, page: Page, target: Target) -> Reading | None:
        """The page of an interpretation, which asks this host for the text; else as any page."""
        call = _READER_CALL.search(page.text)
        query = urlsplit(page.url).query
        url = join(page.url, f"{call[1]}?{query}") if call and query else None
        if url is None or not self.on_site(url):
            return None
        data = Target(url, Role.DETAIL, target.column_url, target.depth + 1, page.url)
        return Reading(PageClass.OTHER, follow=(data,))

    def _read_article(self, page: Page, target: Target) -> Reading:
        """The text of an interpretation, an item under the address of the page that shows it."""
        item = read_interpretation(read_json(page.text), page.url)
        if item is None:
            return Reading(PageClass.OTHER)
        url = target.found_on if self.item_key(target.found_on or page.url) else page.url
        key = self.item_key(url) or frontier_key(url)
        kind = PageClass.INTERPRETATION
        return Reading(
            kind, item=ReadItem(url, key, kind, item.claims, item.body, item.attachments)
        )


def _has_list(node: TreeNode) -> bool:
    """Whether a column has rows of its own, beside those of the columns below it."""
    if not node.below or node.count is None:
        return not node.below
    return node.count not in (0, sum(child.count or 0 for child in node.below))


def _page(url: str, number: int) -> str:
    return with_page(url, number) or f"{url}{'&' if '?' in url else '?'}page={number}"
