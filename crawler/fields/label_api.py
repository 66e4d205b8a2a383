"""The query that a page's script sends to the label API (``/site/label/8888``)."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

_CALL = re.compile(r"""["']([^"'\s]*?/site/label/\d+(?:\?[^"'\s]*)?)["']""")
_PAIR = re.compile(
    r"""["']?\b([A-Za-z]\w{0,30})["']?\s*[:=]\s*(?:"([^"\n]{0,300})"|'([^'\n]{0,300})'|(\d{1,12}|true|false))"""
)
_QUERY = re.compile(r"""["']\??([^"'\s?]{0,500}\blabelName=[^"'\s]{1,1000})["']""")
_NEEDED = "labelName"
_NEAR = 3000  # characters before and after the call that may hold its settings
_NOT_SENT = frozenset({"url", "method", "async", "cache", "pagecount", "pageindex", "_"})
_KNOWN = re.compile(
    r"labelName|siteId|organId|type|catIds?|cId|action|pageSize|isDate|dateFormat|length|sortType|fuzzySearch"
    r"|fromCode|keyWords|result|file|IsAjax|isJson|columnId|nodeId|isPage|dataType|statuss?|isCompleted|sign"
)


def label_query(script: str) -> tuple[str, dict[str, str]] | None:
    """Path and parameters of the script's call, without the page; None where there is none.

    Parameters may stand in the address, in an object beside the call, or as hidden settings;
    only names that the API knows are taken.
    """
    match = _CALL.search(script)
    if match is None:
        return None
    parts = urlsplit(match[1])
    around = script[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    values = {
        name: value
        for name, *texts in _PAIR.findall(around)
        if _KNOWN.fullmatch(name) and name.lower() not in _NOT_SENT
        for value in [next((text for text in texts if text), "")]
        if value.lower() not in ("get", "post")
    }
    for query in (*_QUERY.findall(around), parts.query):
        values |= {k: v for k, v in parse_qsl(query) if k.lower() not in _NOT_SENT}
    return (parts.path, values) if _NEEDED in values else None
