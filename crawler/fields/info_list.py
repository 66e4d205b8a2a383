"""Lists of Epoint portals that script asks for: ``POST …/rest/lightfrontaction/getgovinfolist``.

What the request needs stands in the page under names that are always the same, in its address,
in attributes, hidden inputs or script; the site's own number often in a script beside it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.fields.json_rows import read_json, records, whole
from crawler.fields.outline import Outline
from crawler.fields.page_series import MAX_PAGES
from crawler.fields.posted import posted, split_posted
from crawler.fields.urls import origin

_NAMES = frozenset({"deptcode", "categorynum", "siteguid", "pageindex", "pagesize", "projectname"})
_PAIR = re.compile(
    r"""\b(dept_?code|category_?num|site_?guid|page_?index|page_?size|project_?name)["']?\s{0,10}
    [:=]\s{0,10}(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|(\d{1,9})\b)""",
    re.X | re.I,
)
_CALL = re.compile(
    r"""(?P<joined>\+\s{0,10})?["'](?P<path>[^"'\s<>+]{0,200}lightfrontaction/\w{0,30}infolist\w{0,20})""",
    re.I,
)
_SHELL = re.compile(r"/govInfoPub\w*\.html?$", re.I)
_SETTINGS = re.compile(r"webBuilderCommon|siteInfo|ajaxReq", re.I)
_PROJECT, _ACTION = "/EWB-FRONT", "/rest/lightfrontaction/getgovinfolist"
_WRAPPED = re.compile(
    r"""\btoken["']?\s{0,5}:\s{0,5}["']([^"'\n]{0,100})["']\s{0,5},\s{0,20}["']?params\b"""
)
_LESS_ONE = re.compile(r"""page_?index["']?\s{0,5}[:=]\s{0,5}[\w.]{1,40}\s{0,3}-\s{0,3}1\b""", re.I)
_USUAL_SIZE, _LARGEST = 20, 1000
_LISTS = ("data", "table", "infodata", "list", "rows")
_TOTALS = ("total", "totalcount", "totalnum", "count")


@dataclass(frozen=True, slots=True)
class InfoCall:
    """The request for a list. ``first`` is the number that the first page has.

    ``settings`` is the script that holds the site's number, "" where the number is known or no
    such script is. ``token`` is what the parameters are wrapped with, None where they are not.
    """

    url: str
    deptcode: str
    category: str
    site: str
    first: int
    size: int
    settings: str = ""
    token: str | None = None

    def address(self, index: int) -> str:
        """The address that stands for asking for one page."""
        asked: dict[str, object] = {
            "deptcode": self.deptcode,
            "categorynum": self.category,
            "siteGuid": self.site,
            "pageIndex": index,
            "pageSize": self.size,
        }
        body = asked if self.token is None else {"token": self.token, "params": asked}
        return posted(self.url, json.dumps(body, ensure_ascii=False))

    def settings_address(self) -> str:
        """The script with the site's number, with all else in its query."""
        asked = {
            "deptcode": self.deptcode,
            "categorynum": self.category,
            "pageIndex": self.first,
            "pageSize": self.size,
            "url": self.url,
        }
        token = {} if self.token is None else {"token": self.token}
        return f"{self.settings}?{urlencode({**asked, **token})}"


@dataclass(frozen=True, slots=True)
class InfoAnswer:
    """A page of a list: its records, how many there are in all, the number of the next page."""

    records: list[Mapping[str, object]]
    total: int | None
    index: int
    next_url: str | None


def find_info_call(outline: Outline) -> InfoCall | None:
    """The request by which a page's script asks for its list, None where it asks for none."""
    script = outline.calls.text
    call = _CALL.search(script) or _CALL.search(_quoted(outline))
    if call is None and not _SHELL.search(urlsplit(outline.url).path):
        return None
    held = _held(outline, script)
    if not held.get("categorynum"):
        return None
    url = outline.to(_path(call, held))
    if url is None:
        return None
    site = held.get("siteguid", "")
    wrapped = _WRAPPED.search(script)
    index = "" if _LESS_ONE.search(script) else held.get("pageindex", "")
    size = whole(held.get("pagesize")) or 0
    return InfoCall(
        url,
        held.get("deptcode", ""),
        held["categorynum"],
        site,
        first=1 if index == "1" else 0,
        size=size if 0 < size <= _LARGEST else _USUAL_SIZE,
        settings="" if site else _settings(outline),
        token=wrapped[1] if wrapped else None,
    )


def settled_call(text: str, address: str) -> InfoCall | None:
    """The request that waited for a settings script, from its text and ``settings_address``."""
    asked = dict(parse_qsl(urlsplit(address).query, keep_blank_values=True))
    held = dict(_pairs(text))
    site = held.get("siteguid")
    if not site or not asked.get("categorynum") or "url" not in asked:
        return None
    url = asked["url"]
    if url.endswith(_PROJECT + _ACTION) and held.get("projectname"):
        url = f"{origin(address)}/{held['projectname'].strip('/')}{_ACTION}"
    return InfoCall(
        url,
        asked.get("deptcode", ""),
        asked["categorynum"],
        site,
        first=whole(asked.get("pageIndex")) or 0,
        size=whole(asked.get("pageSize")) or _USUAL_SIZE,
        token=asked.get("token"),
    )


def is_info_request(address: str) -> bool:
    """Whether an address stands for asking for a page of a list."""
    url, body = split_posted(address)
    return body is not None and "lightfrontaction" in url.lower()


def read_info_answer(text: str, address: str) -> InfoAnswer | None:
    """A page of a list as it came; None where an answer neither lists anything nor counts 0."""
    value = read_json(text)
    custom = value.get("custom") if isinstance(value, dict) else None
    custom = read_json(custom) if isinstance(custom, str) else custom
    plain = {k.lower(): v for k, v in custom.items()} if isinstance(custom, dict) else {}
    listed = next((plain[name] for name in _LISTS if isinstance(plain.get(name), list)), custom)
    found = records(listed)
    total = next((n for name in _TOTALS if (n := whole(plain.get(name))) is not None), None)
    if not isinstance(listed, list) and total != 0:
        return None
    index, size, asked = _asked(address)
    count = len(listed) if isinstance(listed, list) else 0
    if total is not None and total < count:
        total = None  # it counts something else
    is_more = 0 < count and index < MAX_PAGES and _is_more(count, total, index, size)
    asked |= {"pageIndex": index + 1, "pageSize": min(size, count)}
    return InfoAnswer(found, total, index, _again(address, asked) if is_more else None)


def _is_more(found: int, total: int | None, index: int, size: int) -> bool:
    """Whether a page may be followed by another.

    It is not known whether pages count from 0 or from 1. A page shorter than what was asked for
    is the last, unless so many are missing that the portal gives no more at a time.
    """
    if total is None:
        return found >= size
    return total > max(index, 1) * size if found >= size else total > found + index * size


def _asked(address: str) -> tuple[int, int, dict[str, object]]:
    """Index and size that a request names, and all its parameters."""
    body = read_json(split_posted(address)[1] or "")
    wrapped = body.get("params") if isinstance(body, dict) else None
    asked = wrapped if isinstance(wrapped, dict) else body if isinstance(body, dict) else {}
    return whole(asked.get("pageIndex")) or 0, whole(asked.get("pageSize")) or 1, dict(asked)


def _again(address: str, asked: dict[str, object]) -> str:
    url, body = split_posted(address)
    before = read_json(body or "")
    if isinstance(before, dict) and isinstance(before.get("params"), dict):
        return posted(url, json.dumps({**before, "params": asked}, ensure_ascii=False))
    return posted(url, json.dumps(asked, ensure_ascii=False))


def _held(outline: Outline, script: str) -> dict[str, str]:
    """What the page holds under the request's names, in lower case; the most particular wins."""
    held: dict[str, str] = {}
    query = parse_qsl(urlsplit(outline.url).query)
    for name, value in (*query, *_attributes(outline), *_pairs(script)):
        if name.lower() in _NAMES and value:
            held.setdefault(name.lower(), value)
    return held


def _attributes(outline: Outline) -> Iterator[tuple[str, str]]:
    for element in outline.tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "input":
            yield _bare(element.get("id") or element.get("name") or ""), element.get("value") or ""
        for name, value in element.items():
            yield _bare(name.removeprefix("data-")), value


def _quoted(outline: Outline) -> str:
    """The attributes that name the interface, each in quotes as a script would have it."""
    values = (value for _, value in _attributes(outline) if "lightfrontaction/" in value.lower())
    return "".join(f'"{value}"' for value in values if '"' not in value)


def _pairs(script: str) -> Iterator[tuple[str, str]]:
    for name, double, single, number in _PAIR.findall(script):
        yield _bare(name), double or single or number


def _bare(name: str) -> str:
    return name.replace("-", "").replace("_", "").lower()


def _path(call: re.Match[str] | None, held: Mapping[str, str]) -> str:
    """The request's path; one that script joins to the project's name begins with ``/rest``."""
    project = f"/{held.get('projectname', _PROJECT).strip('/')}"
    if call is None:
        return project + _ACTION
    path = call["path"]
    return f"{project}/{path.lstrip('/')}" if call["joined"] and "://" not in path else path


def _settings(outline: Outline) -> str:
    for script in outline.tree.iter("script"):
        source = script.get("src") or ""
        if _SETTINGS.search(source):
            return (outline.to(source) or "").partition("?")[0]
    return ""
