"""What the lists of a simulated Hanweb portal are filled by: proxy, module, units, messages."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import md5
from typing import TYPE_CHECKING, Any

from crawler.simulator.exchange import Answer, Request
from crawler.simulator.listing import Entry
from crawler.simulator.model import SimColumn

if TYPE_CHECKING:
    from crawler.simulator.hanweb import HanwebPortal

PROXY = "/module/web/jpage/dataproxy.jsp"
SEARCH = "/module/xxgk/search.jsp"
UNIT = "/api-gateway/jpaas-publish-server/front/page/build/unit"
MESSAGES = "/truecms/messageController/getMessage.do"
SIZE, GROUP, UNIT_SIZE = 4, 3, 5
"""Rows of a page and pages of a group in jpage, rows of a page elsewhere."""

_EMPTY = b"<?xml version='1.0' encoding='utf-8'?><datastore/>\n\n\n\n"  # 54 bytes
_LARGEST, _LIMIT = 300, 10


class Interfaces:
    """The interfaces of one portal; what they do not know gives nothing."""

    def __init__(self, portal: HanwebPortal) -> None:
        self._portal = portal
        self._quirks = portal.quirks

    def answer(self, request: Request) -> Answer | None:
        """The answer of the interface that is asked, None where none is."""
        asked = {**request.query, **request.form}
        if request.path == PROXY:
            return self.proxy(asked)
        if request.path == SEARCH:
            return self._search(asked)
        if request.path == UNIT:
            return self._unit(asked)
        if request.path == MESSAGES and "referer" in request.headers:
            return self._messages(asked)
        return None

    def proxy(self, asked: Mapping[str, str]) -> Answer:
        """Rows of jpage, by their numbers or by pages."""
        column = self._portal.column_of(str(asked.get("columnid")))
        if column is None or self._quirks.proxy == "empty":
            return Answer(_EMPTY, content_type="text/xml; charset=utf-8")
        size = min(_whole(asked.get("perpage"), SIZE), _LARGEST)
        if self._quirks.proxy == "page":
            start = (_whole(asked.get("page"), 1) - 1) * size
            rows: Sequence[Entry] = self._portal.entries(column)[start : start + size]
        else:
            rows = self._range(column, asked)
        return Answer(self._records(column, rows).encode(), content_type="text/xml; charset=utf-8")

    def _messages(self, asked: Mapping[str, str]) -> Answer:
        """Rows of truecms as XML in JSONP; a page of more than ten rows is empty."""
        ids = {uuid(hexadecimal(column.slug)): column for column in self._portal.site.lists()}
        column = ids.get(asked.get("columnId", ""))
        within = column and _whole(asked.get("perpage"), SIZE) <= _LIMIT
        rows = self._range(column, asked)[:_LIMIT] if column and within else []
        body = json.dumps({"result": self._records(column, rows)}, ensure_ascii=False)
        text = f"{asked['callback']}({body})" if asked.get("callback") else body
        return Answer(text.encode(), content_type="application/javascript; charset=utf-8")

    def _range(self, column: SimColumn, asked: Mapping[str, str]) -> Sequence[Entry]:
        first = _whole(asked.get("startrecord"), 1)
        return self._portal.entries(column)[first - 1 : _whole(asked.get("endrecord"), SIZE)]

    def _records(self, column: SimColumn | None, rows: Sequence[Entry]) -> str:
        total = self._portal.total(column) if column and self._quirks.counted else None
        return self._text("hanweb_records.html", rows=rows, total=total)

    def _search(self, asked: Mapping[str, str]) -> Answer:
        """One page of a node, or of the whole area where no node is named."""
        wanted = asked.get("infotypeId", "")
        nodes = [c for c in self._portal.site.lists() if c.catalogue]
        named = [c for c in nodes if self._portal.info_type(c) == wanted] if wanted else nodes
        rows = {entry.target: entry for column in named for entry in self._portal.entries(column)}
        number, pages = _whole(asked.get("currpage"), 1), max(1, -(-len(rows) // UNIT_SIZE))
        number = min(number, pages)
        shown = list(rows.values())[(number - 1) * UNIT_SIZE : number * UNIT_SIZE]
        facts = {"rows": shown, "total": len(rows), "pages": pages, "number": number}
        return Answer(self._text("hanweb_search.html", **facts).encode())

    def _unit(self, asked: Mapping[str, str]) -> Answer:
        """One page of a unit as JSON; a page number outside ``paramJson`` does not count."""
        column = self._portal.column_of(asked.get("pageId", ""))
        if column is None or asked.get("parseType") != "bulidstatic":
            return _json({"success": False, "message": "页面不存在", "data": None})
        inner = _inner(asked.get("paramJson", ""))
        number = _whole(str(inner.get("pageNo", "")), 1)
        size = _whole(str(inner.get("pageSize", "")), UNIT_SIZE)
        rows = self._portal.entries(column)[(number - 1) * size : number * size]
        facts = {"rows": rows, "size": size, "total": self._portal.total(column), "number": number}
        return _json({"success": True, "data": {"html": self._text("hanweb_unit.html", **facts)}})

    def _text(self, template: str, **facts: Any) -> str:
        return self._portal.page(template, "/module/", "", **facts).body.decode()


def _json(data: object) -> Answer:
    body = json.dumps(data, ensure_ascii=False).encode()
    return Answer(body, content_type="application/json; charset=utf-8")


def _inner(text: str) -> Mapping[str, object]:
    try:
        inner = json.loads(text)
    except ValueError:
        return {}
    return inner if isinstance(inner, dict) else {}


def hexadecimal(key: str) -> str:
    """An id of 32 figures for what ``key`` names."""
    return md5(f"hanweb/{key}".encode(), usedforsecurity=False).hexdigest()


def uuid(key: str) -> str:
    """The same id, set in groups."""
    return "-".join((key[:8], key[8:12], key[12:16], key[16:20], key[20:]))


def _whole(text: str | None, usual: int) -> int:
    return max(1, int(text)) if text and text.isdecimal() else usual
