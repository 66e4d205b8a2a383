"""Lists of the disclosure module: POST ``/module/xxgk/search.jsp`` with ``currpage=2``.

The page's script holds the call with some of its parameters; others stand in its own settings,
in hidden inputs and in the page's address. Each goes into the query and into the body, as the
module's own pages send them. Without an ``infotypeId`` the answer is the whole area's list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

from crawler.fields.markup import text_of
from crawler.fields.page_series import MAX_PAGES
from crawler.fields.posted import posted, split_posted
from crawler.fields.remote_list import RemoteList, query_of, whole, with_query
from crawler.fields.view import View

SEARCH = re.compile(r"/xxgk/search\.jsp$", re.I)
"""The end of the module's path."""

_CALL = re.compile(r"""["']([^"'\s]{0,300}/xxgk/search\.jsp)(?:\?|["'])""", re.I)
_NAMES = (
    *("infotypeId", "jdid", "area", "divid", "vc_title", "vc_number", "sortfield", "currpage"),
    *("vc_filenumber", "vc_all", "texttype", "fbtime", "standardXxgk", "isAllList"),
)
_KNOWN = "|".join(_NAMES)
_IN_QUERY = re.compile(rf"""[?&"']({_KNOWN})=([\w,:.-]{{1,200}})""")
_SETTING = re.compile(
    rf"""\b({_KNOWN})["']?\s{{0,20}}[:=]\s{{0,20}}(?:["']([^"'\n<>]{{1,200}})["']|(-?\d{{1,12}}))"""
)
_DIV = re.compile(r"""["']#?(div\d{1,12})["']""")
_COLUMN = re.compile(r"/col/col(\d+)/", re.I)
_FROM_ADDRESS = {
    "number": "infotypeId",
    "infotypeid": "infotypeId",
    "vc_xxgkarea": "area",
    "area": "area",
}
_ORDER = ",compaltedate:0"  # the module's own spelling
_NEAR = 2000  # characters after the call that hold its parameters
_NEXT = re.compile(r"下一?页|后一?页")


def list_of_page(view: View) -> RemoteList | None:
    """The rest of the page's list, None where its script does not call the module."""
    script = view.outline.calls.text
    match = _CALL.search(script)
    url = view.outline.to(match[1]) if match else None
    if match is None or url is None:
        return None
    values = {"sortfield": _ORDER, **dict(_values(view, script, match.start()))}
    target = values.get("divid", "")
    element = next((e for e in view.tree.iter() if target and e.get("id") == target), None)
    bare = element is not None and not text_of(element)
    if bare or not view.rows:
        return RemoteList((_page(url, values, 1),), element=element if bare else None)
    return _rest(view, url, values, 1)


def list_of_answer(view: View) -> RemoteList | None:
    """The rest of a list after an answer of the module, None for other pages."""
    url, _ = split_posted(view.url)
    if not SEARCH.search(urlsplit(url).path):
        return None
    values = query_of(url)
    return _rest(view, url, values, whole(values.get("currpage")) or 1)


def _rest(view: View, url: str, values: dict[str, str], number: int) -> RemoteList:
    pages = view.pager.declared_pages
    last = pages or number + bool(_NEXT.search(view.text))
    numbers = range(number + 1, min(last, number + MAX_PAGES) + 1)
    urls = tuple(_page(url, values, k) for k in numbers) if view.rows else ()
    return RemoteList(urls, view.pager.declared_total, pages, number)


def _values(view: View, script: str, start: int) -> Iterator[tuple[str, str]]:
    """The parameters that the page gives, those that count more later."""
    if column := _COLUMN.search(view.url):
        yield "divid", f"div{column[1]}"
    if site := view.metas.get("webid"):
        yield "jdid", site
    call = script[start : start + _NEAR].partition(";")[0]
    if div := _DIV.search(call):
        yield "divid", div[1]
    for name, text, number in _SETTING.findall(script):
        yield name, text or number
    for field in view.tree.iter("input"):
        name, value = field.get("name") or field.get("id") or "", (field.get("value") or "").strip()
        if name in _NAMES and value:
            yield name, value
    yield from _IN_QUERY.findall(call)
    for name, value in query_of(view.url).items():
        if value and (known := _FROM_ADDRESS.get(name.lower())):
            yield known, value


def _page(url: str, values: dict[str, str], number: int) -> str:
    asked = {**values, "currpage": str(number)}
    bare = urlsplit(split_posted(url)[0])._replace(query="").geturl()
    return posted(with_query(bare, asked), urlencode(asked))
