"""What an address says by its shape alone: item, column or file, and which page of a list."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from urllib.parse import urlsplit


class AddressKind(StrEnum):
    """What an address most likely leads to."""

    ITEM = "item"
    COLUMN = "column"
    FILE = "file"
    UNSURE = "unsure"


_FILE_TYPES = (
    "pdf|docx?|wps|rtf|ofd|ceb|xlsx?|et|csv|pptx?|dps|zip|rar|7z|tar|gz|txt|xml|json"
    "|jpe?g|png|gif|bmp|tiff?|webp|svg|mp3|mp4|m4a|wav|wma|wmv|avi|mov|flv|swf|apk|exe|ipa"
)
_FILE = re.compile(
    rf"\.(?:{_FILE_TYPES})(?:$|[?#])"
    r"|/(?:downfile|download)\.(?:jsp|do|aspx?|php)\b|DownloadAttachUrl",
    re.I,
)
_COLUMN_NAME = re.compile(
    r"(?:index|default|main|home|more|.*list|.*column|.*channel|.*catalog|node)"
    r"(?:[-_]\d+)?(?:\.\w+)?|(?:col|c|node|page)[-_]?\d+(?:\.\w+)?",
    re.I,
)
_COLUMN_QUERY = re.compile(
    r"\b(?:action=list|(?:cat|column|col|channel|class|type|node|lm|catalog|category)_?(?:id|code|num)s?=)",
    re.I,
)
_STATED = re.compile(
    r"[?&]urltype=(?:(news\.NewsContent|egovinfo\.EgovInfoContent)|tree\.|egov)"
    r"|[?&](?:a|act|action|do|method|op|mod|view)="
    r"(?:((?:show|view|detail|article|content|read)\w*)|(?:list|categor|column|channel|cate)\w*)(?=&|$)",
    re.I,
)
_COLUMN_ROUTE = re.compile(
    r"/showlist/(?:[^/]+/)*[^/]*$|/(?:columns?|channel|category|branch)/[^/]+$", re.I
)
_LIST_FOLDER = re.compile(r"/lists?/[^/]*$", re.I)
_ITEM_FOLDER = re.compile(
    r"/(?:show|view|details?|articles?|content|info|news|read|doc|posts?|items?)/(?:[\w-]+/)*"
    r"[\w-]*\d{5}[\w-]*/$|/(?:show|view|details?|articles?|posts?)/\d+/$",
    re.I,
)
_ITEM_NAME = re.compile(
    r"t\d{8}_\d+|art_[0-9a-f]|m?post_\d|content_\d|[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}"
    r"|(?=\w*\d)[0-9a-f]{24}|\d{4}",
    re.I,
)
_ITEM_ROUTE = re.compile(
    r"/(?:show|view|detail|details|article|content|info|news|read|doc|post|item)s?/(?:[\w-]+/)*"
    r"[\w-]*\d[\w-]*(?:\.\w+)?$|/(?:19|20)\d\d[-/]?(?:0\d|1[0-2])(?:[-/]?\d\d?)?/[^/]+$"
    r"|/c(?:\d+|[0-9a-f]{32})/content(?:_\d{1,3})?\.s?html?$",
    re.I,
)
_ITEM_PAGE = re.compile(r"(?:show|view|detail|article|content|info|read|doc)\w*\.\w+$", re.I)
_LONGEST_PATH = 400  # characters; what is longer names nothing, and would take long to look at
_ITEM_QUERY = re.compile(r"(?:^|&)\w*id=[\w-]*\d", re.I)


@lru_cache(maxsize=16384)
def address_kind(url: str) -> AddressKind:
    """The kind of an absolute address, by path and query only; UNSURE where they do not say."""
    if is_file(url):
        return AddressKind.FILE
    parts = urlsplit(url)
    if len(parts.path) > _LONGEST_PATH:
        return AddressKind.UNSURE
    if stated := _STATED.search(url):
        return AddressKind.ITEM if stated[1] or stated[2] else AddressKind.COLUMN
    return _kind_by_shape(parts.path, parts.query)


def _kind_by_shape(path: str, query: str) -> AddressKind:
    name = path.rpartition("/")[2]
    if not _ITEM_FOLDER.search(path) and (
        not name or _COLUMN_NAME.fullmatch(name) or _COLUMN_ROUTE.search(path)
    ):
        return AddressKind.COLUMN
    by_query = _ITEM_PAGE.search(name) and _ITEM_QUERY.search(query)
    if not name or _ITEM_NAME.search(name) or _ITEM_ROUTE.search(path) or by_query:
        return AddressKind.ITEM
    if _LIST_FOLDER.search(path) or _COLUMN_QUERY.search(query):
        return AddressKind.COLUMN
    return AddressKind.UNSURE


@lru_cache(maxsize=16384)
def is_file(url: str) -> bool:
    """Whether the address names a file to be opened or saved rather than a page."""
    return bool(_FILE.search(url))


@lru_cache(maxsize=16384)
def site_of(url: str) -> str:
    """Host and port of a canonical address: http and https of one host are one site."""
    return urlsplit(url).netloc


_HOME_PATH = re.compile(r"/?(?:(?:index|default)\.\w+)?", re.I)


def is_home(url: str) -> bool:
    """Whether an address is the top of its host."""
    parts = urlsplit(url)
    return not parts.query and bool(_HOME_PATH.fullmatch(parts.path))


_ITEM_IDS = (
    ("trs", re.compile(r"/t\d{8}_(\d+)(?:_\d+)?\.\w+$")),
    ("art", re.compile(r"/art_(?:\d+_)?([0-9a-f]{32}|\d+)\.\w+$", re.I)),
    ("post", re.compile(r"/m?post_(\d+)\.\w+$")),
    ("c", re.compile(r"/c(\d{4,}|[0-9a-f]{32})/content(?:_\d{1,3})?\.s?html?$", re.I)),
    ("content", re.compile(r"/content_(\d+)\.\w+$")),
    ("info", re.compile(r"/info/\d+/(\d+)\.html?$")),
)
_BARE_ID = re.compile(r"/([0-9a-f]{32}|(?=\w*\d)[0-9a-f]{24}|\d{6,})(?:\.\w+)?$", re.I)
_YEAR_MONTH = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?")


@lru_cache(maxsize=65536)
def item_id(url: str) -> str | None:
    """The id in an item's address, the same under every route and column; None if none shows.

    Of an absolute address. Only shapes whose ids are unique in their portal count: those of
    the known platforms, and bare trailing ids that are too long for a counter of one column.
    """
    parts = urlsplit(url)
    if len(parts.path) > _LONGEST_PATH:
        return None
    for shape, pattern in _ITEM_IDS:
        if match := pattern.search(parts.path):
            return f"{shape}:{match[1].lower()}"
    match = None if parts.query else _BARE_ID.search(parts.path)
    if match and not _YEAR_MONTH.fullmatch(match[1]) and address_kind(url) is AddressKind.ITEM:
        return f"id:{match[1].lower()}"
    return None


_PAGE_SPOT = re.compile(
    r"(?P<before>[?&](?:page|p|pn|pg|cp|pno|paged|"
    r"page_?(?:index|no|num|number|id)|(?:cur|curr|current|now)_?page(?:_?(?:no|num|index))?)="
    r"|[/_-]page[-_/]?)(?P<number>\d{1,6})(?=[&./?#-]|$)",
    re.I,
)


def page_number(url: str) -> int | None:
    """The page number that an address names: ``?page=3``, ``/page_3.html``; None if none."""
    match = _PAGE_SPOT.search(url)
    return int(match["number"]) if match else None


def with_page(url: str, number: int) -> str | None:
    """The same address with another page number; None if it names none."""
    changed, count = _PAGE_SPOT.subn(lambda m: f"{m['before']}{number}", url, count=1)
    return changed if count else None
