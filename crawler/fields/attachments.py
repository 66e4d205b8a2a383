"""Files that belong to an article: links, embedded viewers, click handlers, script arrays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from crawler.fields.body import Body
from crawler.fields.marks import FILES, NAVIGATION, SIDE, kinds
from crawler.fields.markup import squeeze
from crawler.fields.script_values import literal
from crawler.fields.sheet import Link, Sheet
from crawler.fields.urls import join
from crawler.items import Attachment, Place

_TYPES = "pdf docx doc xlsx xls wps et dps ofd pptx ppt rar zip 7z txt rtf csv ceb cebx gd xlsm"
"""Extensions of files that portals attach."""

_ANY_TYPE = _TYPES.replace(" ", "|")
_EXTENSION = re.compile(rf"\.({_ANY_TYPE})(?![A-Za-z0-9])", re.I)
_AT_END = re.compile(rf"\.({_ANY_TYPE})\W*$", re.I)
_DOWNLOAD = re.compile(
    r"down_?load|downfile|filedown|attach|wbfileid|fileid|fujian|getfile|/dl(?=[?/])", re.I
)
_ATTACHED = re.compile(r"DownloadAttachUrl", re.I)  # an article's own file, whatever its type
_QUOTED_FILE = re.compile(
    rf"""['"]([^'"<>\s]{{1,500}}?\.(?:{_ANY_TYPE})(?:\?[^'"<>\s]{{0,300}})?)['"]""", re.I
)
_QUOTED = re.compile(r"""'([^']{1,300})'|"([^"]{1,300})\"""")
_PAGE = re.compile(r"\.s?html?$|viewer", re.I)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|bmp|svg|webp)$|^data:", re.I)
_VIEWER = re.compile(r"[?&](?:file|url|src|path)=([^&#]+)", re.I)
_SIZE = re.compile(
    rf"(?P<type>\.(?:{_ANY_TYPE}))?[\s（(\[【]+(?:(?:文件)?大小\s*[:：]?)?\s*\d+(?:[.,]\d+)?\s*"
    r"(?:[KMG]i?B|字节|(?(type)(?:[KMG]|B|bytes)|[KMG]i?B))\s*[）)\]】]?\s*$",
    re.I,
)
_CUT = ("…", "..")
_TAIL = 60  # characters at the end of a name that may hold its size
_NUMBER = re.compile(r"^附\s*[件表]\s*[\d一二三四五六七八九十]{0,3}\s*[:：.、]?\s*")
_OPENS = re.compile(
    r"\W*(?:附\s*[件表]|(?:文件|附件|资料|表格)\s*下载)[\d一二三四五六七八九十]{0,3}\W*"
)
_FILE_LABEL = re.compile(r"附\s*件|附\s*表|下\s*载|相关文件|原文")
_GENERIC = re.compile(
    r"(?:请|点击|此处|这里)*(?:下载|查看|打开|浏览|附件|预览)*(?:附件|文件|此文件|原文|全文|地址)?\W*",
    re.I,
)
_NUMBERED = re.compile(r"附\s*[件表]\s*[\d一二三四五六七八九十]{0,3}\W*")
_CHINESE = re.compile(r"(?!附件|附表)[\u4e00-\u9fff]{2}")
_PAIR = r"""["']?(?:{})["']?\s*:\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
_OBJECT = re.compile(r"\{[^{}]{1,1000}\}")
_NAME_PAIR = re.compile(_PAIR.format("name|fileName|filename|title|text|attachName|fjmc"))
_URL_PAIR = re.compile(_PAIR.format("url|href|path|filePath|fileUrl|src|link|attachUrl|fjlj"))
_SET = re.compile(r"""[:=]\s*["']([^"'\s<>]{1,300})["']""")  # var fileUrl = "/f/1.pdf"
_FILE_NAMED = re.compile(r"(?:file|pdf|attach|annex|appendix|fujian|fj)\w{0,20}\s*$", re.I)
_BEFORE = 40  # characters before a value that may hold the name of its variable
_LINK = re.compile(r"""href\s*=\s*\\?["']([^"'\\\s<>]{1,300})\\?["']""")  # markup in a script
_OF_OTHERS = re.compile(r"热点|热门|常用|推荐|排行")
_NEAR = 6  # lines behind the text within which a file still belongs to it
_MAX_PATHS = 100
_FAR = 60  # lines behind the text up to which scripts and named blocks are looked at


@dataclass(frozen=True, slots=True)
class _File:
    """Where a link leads, what it calls the file, and its type as far as these tell."""

    href: str
    name: str
    type: str


def read_attachments(sheet: Sheet, body: Body, first: int, base: str) -> tuple[Attachment, ...]:
    """The distinct files of an article in page order; ``first`` is the line of its title.

    Files in menus, side columns and lists of other articles are not the article's.
    """
    found: dict[str, Attachment] = {}

    def add(file: _File, place: Place) -> None:
        url = join(base, file.href) or ""
        key = url.partition("://")[2]
        known = found.get(key)
        if url and (known is None or (file.name and known.name == _name_in(url))):
            found[key] = Attachment(url, file.name or _name_in(url), file.type, place)

    for link in sheet.links:
        file = _linked_file(link)
        if file and _belongs(sheet, link, body, first, file):
            add(file, Place.BODY)
    for name, value, place in sheet.inputs:
        if first <= place <= body.last + _FAR and (kinds(name) & FILES or name == "path"):
            for href in re.split(r"[,;|]", value)[:_MAX_PATHS]:
                if (file := _target(href.strip(), "")) and file.type:
                    add(file, Place.HIDDEN)
    for script, place in sheet.scripts:
        if first <= place <= body.last + _FAR and _EXTENSION.search(script):
            near = place <= body.last + _NEAR
            for file in (*_scripted(script), *(_named_in(script) if near else ())):
                add(file, Place.SCRIPT)
    return tuple(found.values())


@lru_cache(maxsize=8192)
def file_type(href: str) -> str:
    """The type of the file that an address names in its path or query, "" if it names none."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    match = _AT_END.search(parts.path)
    if not match and parts.query:
        match = next((m for _, v in parse_qsl(parts.query) if (m := _AT_END.search(v))), None)
    return match[1].lower() if match else ""


@lru_cache(maxsize=16384)
def _target(href: str, onclick: str) -> _File | None:
    """The file that a link leads to, with the name that its address or script gives it.

    A download address that names no type has the type "".
    """
    href = href.strip()
    if not href or href[0] == "#" or href[:11].lower() == "javascript:":
        script = href + onclick
        match = _QUOTED_FILE.search(script)
        if not match:
            return None
        names = (m[1] or m[2] for m in _QUOTED.finditer(script))
        name = next((n for n in names if n != match[1] and _AT_END.search(n)), "")
        return _File(match[1], name, file_type(match[1]))
    kind = file_type(href)
    if kind:
        viewer = _VIEWER.search(href)
        shown = unquote(viewer[1]) if viewer and _PAGE.search(href.partition("?")[0]) else ""
        href = shown if file_type(shown) else href
        return _File(href, _name_in(href), kind)
    return _File(href, "", "") if _DOWNLOAD.search(href) else None


def _linked_file(link: Link) -> _File | None:
    text, title = _without_size(link.text), _without_size(link.title)
    target = _target(link.href, link.onclick) or _named_target(link, text, title)
    if target is None:
        return None
    kind = target.type
    if not kind and (named := _AT_END.search(text) or _AT_END.search(title)):
        kind = named[1].lower()
    return _File(target.href, _name(text, title, target.name), kind)


def _without_size(name: str) -> str:
    """A name without the size that follows it: 附件1.xlsx（12KB）."""
    size = _SIZE.search(name, max(len(name) - _TAIL, 0))
    return name[: size.start()] + (size["type"] or "") if size else name


def _named_target(link: Link, text: str, title: str) -> _File | None:
    """The address of a link that is to be saved or called like a file, and leads to no page."""
    path = link.href.partition("?")[0].strip()
    is_saved = link.saved and not _PICTURE.search(path)
    if not (is_saved or _AT_END.search(title) or _AT_END.search(text)):
        return None
    is_page = _PAGE.search(path) or path[:11].lower() == "javascript:" or path.endswith(("/", "#"))
    return _File(link.href.strip(), "", "") if path and not is_page else None


def _name(text: str, title: str, other: str) -> str:
    """The first name that says which file it is.

    A mere number (附件1) yields to a Chinese one, a name without its type or cut short (…) to the
    whole one.
    """
    if text.endswith(_CUT):
        stem = _NUMBER.sub("", text.rstrip("…."))
        whole = (name for name in (title, other) if not name.endswith(_CUT))
        text = next((name for name in whole if _NUMBER.sub("", name).startswith(stem)), text)
    is_stem = bool(text) and title.startswith(text) and bool(_AT_END.search(title))
    if is_stem or (_NUMBERED.fullmatch(text) and _CHINESE.search(title or other)):
        text = ""
    for name in (text, title, other):
        if name and not _GENERIC.fullmatch(name):
            return squeeze(name)
    return squeeze(text or title or other)


@lru_cache(maxsize=1024)
def _name_in(href: str) -> str:
    """The name of the file in the query (``showname``) or at the end of the path."""
    parts = urlsplit(href)
    for _, value in parse_qsl(parts.query):
        if _AT_END.search(value):
            return squeeze(value.rpartition("/")[2])
    return squeeze(unquote(parts.path.rpartition("/")[2]))


def _belongs(sheet: Sheet, link: Link, body: Body, first: int, file: _File) -> bool:
    place = link.line
    is_file = bool(file.type or _ATTACHED.search(file.href) or link.saved)
    own = body.block is not None and body.block <= link.block < sheet.blocks[body.block].beyond
    if own and place >= body.first:
        return is_file or _is_announced(sheet, place)
    shared = set(sheet.around(body.block)) if body.block is not None else set()
    around = [sheet.blocks[at].kinds for at in sheet.around(link.block) if at not in shared]
    is_file = is_file or (place >= first and _is_behind_label(sheet, link))
    if not is_file or any(told & (NAVIGATION | SIDE) for told in around):
        return False
    if any(told & FILES for told in around[:4]):
        return place <= body.last + _FAR
    if link.embedded:
        return first <= place <= body.last + _NEAR
    if _is_announced(sheet, place) or _FILE_LABEL.search(link.text):
        return place <= body.last + _FAR
    return first <= place < body.last or (
        body.last <= place <= body.last + _NEAR
        and (body.block is None or link.saved or _is_named(link, file))
    )


def _is_named(link: Link, file: _File) -> bool:
    """Whether a link is called like a file, or leads to where attachments are kept."""
    names = (_without_size(name) for name in (link.text, link.title))
    return any(_AT_END.search(name) for name in names) or bool(_DOWNLOAD.search(file.href))


def _is_behind_label(sheet: Sheet, link: Link) -> bool:
    """Whether a link to no page stands in a line that opens with 附件, the link itself apart."""
    text = sheet.lines[link.line].text if link.line < len(sheet.lines) else ""
    label = _OPENS.match(text)
    is_page = _PAGE.search(link.href.partition("?")[0])
    return label is not None and not is_page and link.text not in label[0]


def _is_announced(sheet: Sheet, place: int) -> bool:
    """Whether the link's line, or one of the few short lines before it, speaks of files."""
    for line in reversed(sheet.lines[max(place - 3, 0) : place + 1]):
        if len(line.text) <= 200 and _FILE_LABEL.search(line.text):
            return not _OF_OTHERS.search(line.text)
    return False


def _scripted(script: str) -> Iterator[_File]:
    """Files in the arrays of a script: objects that pair a name with an address."""
    for match in _OBJECT.finditer(script):
        url, name = _URL_PAIR.search(match[0]), _NAME_PAIR.search(match[0])
        href = literal(url[1]) if url else ""
        kind = file_type(href)
        if kind:
            yield _File(href, squeeze(literal(name[1])) if name else "", kind)


def _named_in(script: str) -> Iterator[_File]:
    """Files that a script keeps in a variable that is named so, or links to in markup."""
    hrefs = [
        match[1]
        for match in _SET.finditer(script)
        if _FILE_NAMED.search(script, max(match.start() - _BEFORE, 0), match.start())
    ]
    if "document.write" not in script:
        hrefs += _LINK.findall(script)
    for href in hrefs:
        kind = file_type(href)
        if kind and "/" in href:
            yield _File(href, "", kind)
