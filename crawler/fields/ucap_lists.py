"""How a UCAP list goes on: the numbering of static pages, and the interfaces that scripts ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.fields.list_calls import find_list_calls
from crawler.fields.page_class import says_blank
from crawler.fields.page_series import MAX_PAGES
from crawler.fields.pager_calls import PagerCall, find_call
from crawler.fields.posted import posted
from crawler.fields.view import View

SEARCH = re.compile(r"/search(?:List)?/[0-9a-f]{32}/?$", re.I)
"""The path of a search for what a channel holds."""

MENTIONS = re.compile(
    r"/search(?:List)?/|/getFileListByCodeId|/interfacesWeb\w+/loadData|/info/getInfo\w"
)
"""What a script says of an interface for lists, whatever it joins to it."""

INTERFACES = re.compile(
    r"/search(?:List)?/[0-9a-fA-F]{32}/?|/getFileListByCodeId|/interfacesWeb\w+/loadData\w*"
    r"|/info/getInfo\w+/?"
)
"""The paths of the interfaces."""

_ONLY_POSTED = re.compile(r"/getFileListByCodeId|/loadData")
_SEARCHED = {"_isAgg": "true", "_isJson": "true", "_template": "index"}
_SEARCHES = ("/common/search/", "/searchList/", "/search/")
_HEX = re.compile(r"[0-9a-f]{32}", re.I)
_CHANNEL = re.compile(r"""\bchannel_?id["']?\s{0,5}[:=]\s{0,5}["']([0-9a-f]{32})["']""", re.I)
_SECOND = re.compile(r"/[^/?#]*[^/?#\d_](?P<mark>_2|_1)(?P<end>\.s?html?)$")


def called(view: View, number: int) -> str | None:
    """The request by which a page's script asks for a page of its list, None if it does not.

    Of several calls that for the page's own channel counts; one beside a static list is for
    something else.
    """
    if find_call(view.outline.calls.text) is not None:
        return None
    calls = find_list_calls(view.outline, MENTIONS, INTERFACES)
    channel = _channel(view)
    own = [call for call in calls if channel in (call.url[-32:], *call.values.values())]
    call = next(iter(own or calls), None)
    if call is None:
        return None
    is_posted = call.is_posted or bool(_ONLY_POSTED.search(call.url))
    values = {**_SEARCHED, **call.values} if SEARCH.search(call.url) else call.values
    page = "pageIndex" if "loadData" in call.url else "page"
    return replace(call, values=values, is_posted=is_posted).address(number, page)


def guessed(view: View) -> str | None:
    """The search for the channel that a page names; None where it says all that it has."""
    is_said = find_call(view.outline.calls.text) is not None or says_blank(view.prose)
    if is_said or not (channel := _channel(view)):
        return None
    asked = urlencode({**_SEARCHED, "_pageSize": "20", "page": "1"})
    return view.outline.to(f"{_SEARCHES[0]}{channel}?{asked}")


def _channel(view: View) -> str:
    """The id of the channel that a page belongs to, by its address, meta or script, else ""."""
    query = dict(parse_qsl(urlsplit(view.url).query))
    set_in_script = _CHANNEL.search(view.outline.calls.text)
    channel = query.get("channelid") or view.metas.get("channelid") or ""
    if not channel and set_in_script:
        channel = set_in_script[1]
    return channel if _HEX.fullmatch(channel) else ""


def elsewhere(url: str) -> str | None:
    """Another address that a missing page of a list may have, None where all are tried."""
    if match := _SECOND.search(url):
        head, end = url[: match.start("mark")], match["end"]
        return f"{head}_1{end}" if match["mark"] == "_2" else f"{head}{end}?2"
    path = urlsplit(url).path
    for search, following in pairwise(_SEARCHES):
        if path.startswith(search):
            return url.replace(search, following, 1)
    if path.startswith(_SEARCHES[-1]) and (channel := _HEX.search(path)):
        form = urlencode({"codeId": "", "channelId": channel[0], "page": 1, "size": 20})
        return posted(urljoin(url, "/getFileListByCodeId"), form)
    return None


def further_pages(view: View) -> list[str] | None:
    """The pages that a static list leads to where its pager does not tell its rule.

    None where the pager tells it, or where there is no pager's call. The first page leads to
    ``_2`` alone, that one to all others: if it is the third by its counter, ``_1`` is the second.
    """
    call = find_call(view.outline.calls.text)
    if call is None or not call.is_placed or call.ahead is not None:
        return None
    numbers = _numbers(call, call.number_in(view.url))
    mark = "?" if "?" in view.url else ""
    found = (view.outline.to(call.address(number, mark)) for number in numbers or ())
    return None if numbers is None else [url for url in found if url]


def _numbers(call: PagerCall, number: int | None) -> Sequence[int] | None:
    """The numbers in the addresses of the pages that a page, ``number`` in its own, leads to."""
    last = min(call.pages, MAX_PAGES)
    if number is None:
        return None if call.counter != 1 else range(2, min(3, last + 1))
    if number != 2:
        return ()
    return range(3, last + 1) if call.counter == 2 else (1, *range(3, last))
