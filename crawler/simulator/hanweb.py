"""Hanweb (大汉): four ways to publish a list, and articles under the column that lists them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import md5
from typing import Any, ClassVar
from urllib.parse import quote

from crawler.items import Field
from crawler.simulator.exchange import Answer, Request
from crawler.simulator.listing import LABELS, Entry
from crawler.simulator.model import SimAttachment, SimColumn, SimItem, SimSite
from crawler.simulator.portal import Portal

PROXY = "/module/web/jpage/dataproxy.jsp"
SEARCH = "/module/xxgk/search.jsp"
UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"
MESSAGES = "/truecms/messageController/getMessage.do"
EMPTY = b"<?xml version='1.0' encoding='utf-8'?><datastore/>\n\n\n"

_SIZE, _GROUP, _UNIT_SIZE, _LIMIT = 4, 3, 5, 10
_WEB = 27


@dataclass(frozen=True, slots=True)
class HanwebQuirks:
    """What may differ between portals of the make.

    ``lists`` is ``jpage``, ``xxgk`` (for the catalogue, jpage for the rest), ``jpaas`` or
    ``truecms``. ``proxy`` is what jpage's proxy goes by: ``range`` (record numbers), ``page``
    (the page alone), ``empty`` (nothing: later rows cannot be had). ``embedded`` False leaves
    first rows to the interface too; ``call`` False leaves only the link in the datastore;
    ``counted`` False declares no total. ``items`` is the form of an article's address:
    ``art``, ``hex`` or ``uuid``; ``named_files`` False calls every attachment 点击下载.
    """

    lists: str = "jpage"
    proxy: str = "range"
    embedded: bool = True
    call: bool = True
    counted: bool = True
    items: str = "art"
    named_files: bool = True
    lying: int = 0


class HanwebPortal(Portal):
    """A portal of the make; see HanwebQuirks."""

    platform = "hanweb"
    variants: ClassVar[Mapping[str, Any]] = {
        "": None,
        "pages alone": HanwebQuirks(proxy="page", items="hex", named_files=False),
        "pages by link": HanwebQuirks(proxy="page", call=False),
        "rows by script": HanwebQuirks(embedded=False),
        "a total that lies": HanwebQuirks(lying=40),
        "disclosure module": HanwebQuirks(lists="xxgk", items="uuid"),
        "units": HanwebQuirks(lists="jpaas", embedded=False, items="uuid"),
        "units after a static page": HanwebQuirks(lists="jpaas", items="hex"),
        "truecms": HanwebQuirks(lists="truecms", items="uuid"),
        "truecms by script": HanwebQuirks(lists="truecms", embedded=False),
        "truecms without a total": HanwebQuirks(lists="truecms", items="uuid", counted=False),
    }
    skin = "hw-"
    page_size = _SIZE * _GROUP
    labels = LABELS | {Field.DOCUMENT_NUMBER: "文件编号"}

    def __init__(
        self, site: SimSite, *, upstream: str = "", quirks: HanwebQuirks | None = None
    ) -> None:
        self.quirks = quirks or HanwebQuirks()
        super().__init__(site, upstream=upstream)

    # Addresses -------------------------------------------------------------------------

    def number(self, column: SimColumn) -> int:
        """The number of a column."""
        return 1229100 + self.site.columns.index(column)

    def info_type(self, column: SimColumn) -> str:
        """The code of a column in the disclosure module."""
        return f"B001A{self.site.columns.index(column):03}"

    def lists(self, column: SimColumn) -> str:
        """The way in which a column's list is published."""
        way = self.quirks.lists
        return "jpage" if way == "xxgk" and not column.catalogue else way

    def column_path(self, column: SimColumn, number: int = 1) -> str:
        """A column has one address; its further rows come from an interface."""
        if self.quirks.lists == "truecms":
            return f"{self._folder(column)}{column.slug}.html"
        own = f"/col/col{self.number(column)}/index.html"
        is_node = self.lists(column) == "xxgk" and column in self.site.lists()
        return f"{own}?number={self.info_type(column)}" if is_node else own

    def _folder(self, column: SimColumn) -> str:
        return "/" + "".join(f"{each.slug}/" for each in self.site.path(column))

    def item_paths(self, item: SimItem) -> tuple[str, ...]:
        """One address per column that lists the item."""
        return tuple(self.row_path(item, self.site.column(slug)) for slug in item.columns)

    def row_path(self, item: SimItem, column: SimColumn) -> str:
        """By date, column and number, or by an id in hexadecimal."""
        at = item.published_at
        if self.quirks.items == "art":
            day = f"{at.year}/{at.month}/{at.day}"
            return f"/art/{day}/art_{self.number(column)}_{item.id}.html"
        key = _hex(f"item/{item.id}")
        if self.quirks.lists == "truecms":
            return f"{self._folder(column)}content/{_uuid(key)}.html"
        if self.quirks.items == "hex":
            return f"/art/{at.year}/art_{key}.html"
        return f"/col/col{self.number(column)}/art/{at.year}/art_{_uuid(key)}.html"

    def file_path(self, item: SimItem, attachment: SimAttachment) -> str:
        """A download whose own name says nothing; the real one is a parameter."""
        stored = f"{_hex(f'{item.id}/{attachment.name}')}.{attachment.type}"
        shown = quote(attachment.name)
        return f"/module/download/downfile.jsp?classid=0&showname={shown}&filename={stored}"

    # Pages -----------------------------------------------------------------------------

    def list_page(self, column: SimColumn, number: int) -> Answer:
        """A column's page with the rows that it holds itself and its script's call."""
        way = self.lists(column)
        return self.listing(
            f"hanweb_{way}.html",
            column,
            1,
            quirks=self.quirks,
            rows=self._embedded(column, way),
            total=self._total(column),
            call=self._call(column),
            web=_WEB,
            size=_UNIT_SIZE,
        )

    def _embedded(self, column: SimColumn, way: str) -> Sequence[Entry]:
        held = {"jpage": self.page_size, "truecms": self.page_size, "jpaas": _UNIT_SIZE}
        count = held.get(way, 0) if self.quirks.embedded else 0
        return self.entries(column)[:count]

    def _total(self, column: SimColumn) -> int:
        return len(self.entries(column)) + self.quirks.lying

    def _call(self, column: SimColumn) -> dict[str, Any]:
        """What a column's interface is asked with."""
        number = self.number(column)
        if self.lists(column) == "jpaas":
            return {
                "parseType": "bulidstatic",
                "webId": str(_WEB),
                "tplSetId": "q7TfKcXzR2mB9vWnD4sLh",
                "pageType": "column",
                "tagId": "信息列表",
                "editType": "null",
                "pageId": str(number),
            }
        if self.lists(column) == "truecms":
            return {"columnId": _uuid(_hex(column.slug)), "contentTemplate": ""}
        if self.lists(column) == "xxgk":
            return {"area": self.site.organ_code, "jdid": _WEB, "divid": f"div{number}"}
        return {
            "col": 1,
            "appid": 1,
            "webid": _WEB,
            "path": "/",
            "columnid": number,
            "sourceContentType": 1,
            "unitid": number + 4000000,
            "webname": self.site.name,
            "permissiontype": 0,
        }

    def item_page(self, item: SimItem, path: str) -> Answer:
        """A detail page; its text stands between two comments."""
        return self.detail("hanweb_detail.html", item, path, quirks=self.quirks, web=_WEB)

    # Interfaces ------------------------------------------------------------------------

    def missing(self, request: Request) -> Answer:
        """The interfaces of the lists; what they do not know gives nothing."""
        asked = {**request.query, **request.form}
        if request.path == PROXY:
            return self._proxy(asked)
        if request.path == SEARCH:
            return self._search(asked)
        if request.path == UNIT:
            return self._unit(asked)
        if request.path == MESSAGES and "referer" in request.headers:
            return self._messages(asked)
        return super().missing(request)

    def _proxy(self, asked: Mapping[str, str]) -> Answer:
        column = self._column(str(asked.get("columnid")))
        if column is None or self.quirks.proxy == "empty":
            return Answer(EMPTY, content_type="text/xml; charset=utf-8")
        size = min(_whole(asked.get("perpage"), _SIZE), 300)
        if self.quirks.proxy == "page":
            start = (_whole(asked.get("page"), 1) - 1) * size
            rows: Sequence[Entry] = self.entries(column)[start : start + size]
        else:
            rows = self._range(column, asked)
        return Answer(self._records(column, rows).encode(), content_type="text/xml; charset=utf-8")

    def _messages(self, asked: Mapping[str, str]) -> Answer:
        ids = {_uuid(_hex(column.slug)): column for column in self.site.lists()}
        column = ids.get(asked.get("columnId", ""))
        within = column and _whole(asked.get("perpage"), _SIZE) <= _LIMIT
        rows = self._range(column, asked)[:_LIMIT] if column and within else []
        body = json.dumps({"result": self._records(column, rows)}, ensure_ascii=False)
        text = f"{asked['callback']}({body})" if asked.get("callback") else body
        return Answer(text.encode(), content_type="application/javascript; charset=utf-8")

    def _range(self, column: SimColumn, asked: Mapping[str, str]) -> Sequence[Entry]:
        first = _whole(asked.get("startrecord"), 1)
        return self.entries(column)[first - 1 : _whole(asked.get("endrecord"), _SIZE)]

    def _records(self, column: SimColumn | None, rows: Sequence[Entry]) -> str:
        total = self._total(column) if column and self.quirks.counted else None
        return self._text("hanweb_records.html", rows=rows, total=total)

    def _search(self, asked: Mapping[str, str]) -> Answer:
        """One page of a node, or of the whole area where no node is named."""
        wanted = asked.get("infotypeId", "")
        nodes = [c for c in self.site.lists() if c.catalogue]
        named = [c for c in nodes if self.info_type(c) == wanted] if wanted else nodes
        rows = {entry.target: entry for column in named for entry in self.entries(column)}
        number, pages = _whole(asked.get("currpage"), 1), max(1, -(-len(rows) // _UNIT_SIZE))
        number = min(number, pages)
        shown = list(rows.values())[(number - 1) * _UNIT_SIZE : number * _UNIT_SIZE]
        facts = {"rows": shown, "total": len(rows), "pages": pages, "number": number}
        return Answer(self._text("hanweb_search.html", **facts).encode())

    def _unit(self, asked: Mapping[str, str]) -> Answer:
        """One page of a unit as JSON; a page number outside ``paramJson`` does not count."""
        column = self._column(asked.get("pageId", ""))
        if column is None or asked.get("parseType") != "bulidstatic":
            return _json({"success": False, "message": "页面不存在", "data": None})
        inner = json.loads(asked.get("paramJson") or "{}")
        number, size = inner.get("pageNo", 1), inner.get("pageSize", _UNIT_SIZE)
        rows = self.entries(column)[(number - 1) * size : number * size]
        facts = {"rows": rows, "size": size, "total": self._total(column), "number": number}
        return _json({"success": True, "data": {"html": self._text("hanweb_unit.html", **facts)}})

    def _column(self, number: str) -> SimColumn | None:
        return next((c for c in self.site.lists() if str(self.number(c)) == number), None)

    def _text(self, template: str, **facts: Any) -> str:
        return self.page(template, "/module/", "", **facts).body.decode()


def _json(data: object) -> Answer:
    body = json.dumps(data, ensure_ascii=False).encode()
    return Answer(body, content_type="application/json; charset=utf-8")


def _hex(key: str) -> str:
    return md5(f"hanweb/{key}".encode(), usedforsecurity=False).hexdigest()


def _uuid(key: str) -> str:
    return "-".join((key[:8], key[8:12], key[12:16], key[16:20], key[20:]))


def _whole(text: str | None, usual: int) -> int:
    return max(1, int(text)) if text and text.isdecimal() else usual
