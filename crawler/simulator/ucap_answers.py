"""What UCAP answers to the scripts of its list pages: rows as JSON, in five shapes."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from crawler.simulator.exchange import Answer, Request
from crawler.simulator.listing import Entry
from crawler.simulator.model import SimColumn

if TYPE_CHECKING:
    from crawler.simulator.ucap import UcapPortal

_SEARCH = re.compile(r"/(?:common/search|searchList)/([0-9a-f]{32})")
_CAP = 20  # rows, whatever is asked for
Record = dict[str, Any]


def answer_to(portal: UcapPortal, request: Request) -> Answer | None:
    """The answer to a call; None where it is none that the portal's scripts make."""
    asked = {**request.query, **request.form}
    if match := _SEARCH.fullmatch(request.path):
        return _searched(portal, match[1], asked)
    if request.path == "/getFileListByCodeId":
        if request.method != "POST":
            return Answer(b"Cannot GET /getFileListByCodeId", 404)
        found = _page(portal, asked.get("channelId"), asked, "size", "page")
        return _json({"code": 200, "results": {"code": "200", "data": found}})
    if "/interfacesWeb" in request.path and "/loadData" in request.path:
        return _loaded(portal, asked) if request.method == "POST" else Answer(status=405)
    if request.path == "/szinf/info/getInfoCommon/":
        return _informed(portal, asked)
    return None


def _searched(portal: UcapPortal, channel: str, asked: dict[str, str]) -> Answer:
    if asked.get("_isJson") != "true":
        return Answer("缺少参数".encode(), 200, "text/plain; charset=utf-8")
    return _json({"data": _page(portal, channel, asked, "_pageSize", "page")})


def _page(
    portal: UcapPortal, channel: str | None, asked: dict[str, str], size: str, page: str
) -> Record:
    rows, number = _whole(asked.get(size), 20), _whole(asked.get(page), 1)
    column, entries = _entries(portal, channel)
    shown = entries[(number - 1) * rows : number * rows]
    return {
        "page": number,
        "rows": rows,
        "channelId": channel,
        "total": len(entries) + portal.quirks.excess * rows,
        "results": [_manuscript(portal, column, entry) for entry in shown if column],
    }


def _manuscript(portal: UcapPortal, column: SimColumn, entry: Entry) -> Record:
    item = entry.item
    values = [
        {"name": "来源", "key": "source", "value": (item and item.source) or "null"},
        {"name": "索引号", "key": "syh", "value": (item and item.index_number) or "null"},
        {"name": "发文日期", "key": "fwrq", "value": str((item and item.written_on) or "null")},
    ]
    at = item.published_at if item else datetime.combine(entry.on, datetime.min.time())
    return {
        "title": f"<em>{entry.title[:2]}</em>{entry.title[2:]}" if item else entry.title,
        "content": "null",
        "memo": (item and item.summary) or "null",
        "url": _absolute(portal, entry).replace("http://", "//"),
        "publishedTime": int(at.timestamp()) * 1000,
        "publishedTimeStr": f"{entry.on} 00:00:00",
        "manuscriptId": portal.manuscript_id(item) if item else None,
        "channelName": column.name,
        "resList": [],
        "domainMetaList": [{"domainMetadataName": "默认元数据集", "resultList": values}],
    }


def _loaded(portal: UcapPortal, asked: dict[str, str]) -> Answer:
    size, number = min(_CAP, _whole(asked.get("pageSize"), 15)), _whole(asked.get("pageIndex"), 1)
    _, entries = _entries(portal, asked.get("channelId") or asked.get("channel_id"))
    records = [
        {
            "TITLE": entry.title,
            "URL": _absolute(portal, entry),
            "C_WJBH": (entry.item and entry.item.document_number) or "",
            "C_SYH": (entry.item and entry.item.index_number) or "",
            "PUBLISHED_TIME_FORMAT": entry.on.isoformat(),
            "C_FWRQ_FORMAT": str((entry.item and entry.item.written_on) or ""),
        }
        for entry in entries[(number - 1) * size : number * size]
    ]
    pages = -(-len(entries) // size)
    data = {"allRow": len(entries), "totalPage": pages, "currentPage": number, "list": records}
    return _json({"code": "0", "msg": "success", "data": data})


def _informed(portal: UcapPortal, asked: dict[str, str]) -> Answer:
    size, number = _whole(asked.get("pagesize"), 15), _whole(asked.get("currpage"), 1)
    _, entries = _entries(portal, asked.get("channelid"))
    records = [
        {"title": e.title, "link": e.target, "pubtime": e.on.isoformat()}
        for e in entries[(number - 1) * size : number * size]
    ]
    total = str(len(entries))
    return _json({"currpage": str(number), "infolist": records, "totalcount": total})


def _entries(portal: UcapPortal, channel: str | None) -> tuple[SimColumn | None, list[Entry]]:
    column = next((c for c in portal.site.lists() if portal.channel_id(c) == channel), None)
    return column, portal.entries(column) if column else []


def _absolute(portal: UcapPortal, entry: Entry) -> str:
    return urljoin(portal.origin, entry.target)


def _json(data: Record) -> Answer:
    body = json.dumps(data, ensure_ascii=False)
    return Answer(body.encode(), content_type="application/json; charset=utf-8")


def _whole(text: str | None, usual: int) -> int:
    return max(1, int(text)) if text and text.isdecimal() else usual
