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

from crawler.fields.json_rows import whole
from crawler.fields.outline import Outline
from crawler.fields.posted import posted
from crawler.fields.urls import origin

_NAMES = frozenset({"deptcode", "categorynum", "siteguid", "pageindex", "pagesize", "projectname"})
_PAIR = re.compile(
    r"""\b(dept_?code|category_?num|site_?guid|page_?index|page_?size|project_?name)["']?\s{0,10}
    [:=]\s{0,10}(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|(\d{1,9})\b)""",
    re.X | re.I,
)
_CALL = re.compile(
    r"""(?:(?<![\w$])(?P<name>[A-Za-z_$][\w$]{0,40})\s{0,10}\+\s{0,10})?["'](?P<path>[^"'\s<>+]{0,200}lightfrontaction/\w{0,30}infolist\w{0,20})""",
    re.I,
)
_OBJECT = re.compile(r"""\{[^{}]{0,600}category_?num["']?\s{0,9}:[^{}]{0,600}\}""", re.I)
_SPELLED = ("deptcode", "categorynum", "siteGuid", "pageIndex", "pageSize")
_SHELL = re.compile(r"/govInfoPub\w*\.html?$", re.I)
_SETTINGS = re.compile(r"webBuilderCommon|siteInfo|ajaxReq", re.I)
_PROJECT, _ACTION = "/EWB-FRONT", "/rest/lightfrontaction/getgovinfolist"
_WRAPPED = re.compile(
    r"""\btoken["']?\s{0,5}:\s{0,5}["']([^"'\n]{0,100})["']\s{0,5},\s{0,20}["']?params\b"""
)
_LESS_ONE = re.compile(r"""page_?index["']?\s{0,5}[:=]\s{0,5}[\w.]{1,40}\s{0,3}-\s{0,3}1\b""", re.I)
_FOLDER = re.compile(r"/((?:\d{3}){1,6})(?=/)")  # a column's folder is named by its category
_USUAL_SIZE, _LARGEST = 20, 1000


@dataclass(frozen=True, slots=True)
class InfoCall:
    """The request for a list. ``first`` is the number that the first page has.

    ``settings`` is the script that holds the site's number, "" where the number is known or no
    such script is. ``token`` is what the parameters are wrapped with, None where they are not.
    ``names`` are the parameters' names as the page spells them.
    """

    url: str
    deptcode: str
    category: str
    site: str
    first: int
    size: int
    settings: str = ""
    token: str | None = None
    names: tuple[str, ...] = _SPELLED

    def address(self, index: int) -> str:
        """The address that stands for asking for one page."""
        values = (self.deptcode, self.category, self.site, index, self.size)
        asked = dict(zip(self.names, values, strict=True))
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


def find_info_call(outline: Outline, source: str) -> InfoCall | None:
    """The request by which a page asks for its list, None where it asks for none.

    ``source`` is the page's text.
    """
    if "lightfrontaction" not in source.lower() and not _SHELL.search(urlsplit(outline.url).path):
        return None
    script = outline.calls.text
    call = _CALL.search(script) or _CALL.search(_quoted(outline))
    if call is None and not _SHELL.search(urlsplit(outline.url).path):
        return None
    held = _held(outline, script)
    if not held.get("categorynum"):
        return None
    url = outline.to(_path(call, held, script))
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
        names=_spelled(script),
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


def _held(outline: Outline, script: str) -> dict[str, str]:
    """What the page holds under the request's names, in lower case; the most particular wins."""
    held: dict[str, str] = {}
    parts = urlsplit(outline.url)
    folders = [("categorynum", folder) for folder in _FOLDER.findall(parts.path)[-1:]]
    stated = (*parse_qsl(parts.query), *_attributes(outline), *_pairs(script), *folders)
    for name, value in stated:
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


def _spelled(script: str) -> tuple[str, ...]:
    """The parameters' names as the script's object spells them, else as they mostly are."""
    found = _OBJECT.search(script)
    words = re.findall(r"""([A-Za-z]\w{3,20})["']?\s{0,9}:""", found[0]) if found else []
    spelled = {_bare(word): word for word in words}
    return tuple(spelled.get(name.lower(), name) for name in _SPELLED)


def _path(call: re.Match[str] | None, held: Mapping[str, str], script: str) -> str:
    """The request's path; one that begins with ``/rest`` stands behind the project's name."""
    project = f"/{held.get('projectname', _PROJECT).strip('/')}"
    if call is None:
        return project + _ACTION
    path = call["path"]
    if not call["name"] or not path.lstrip("/").lower().startswith("rest/"):
        return path
    name = re.escape(call["name"].rpartition(".")[2])
    given = re.search(rf"""\b{name}["']?\s{{0,9}}[:=]\s{{0,9}}["']([^"'\s]{{1,200}})["']""", script)
    return f"{given[1].rstrip('/') if given else project}/{path.lstrip('/')}"


def _settings(outline: Outline) -> str:
    for script in outline.tree.iter("script"):
        source = script.get("src") or ""
        if _SETTINGS.search(source):
            return (outline.to(source) or "").partition("?")[0]
    return ""
