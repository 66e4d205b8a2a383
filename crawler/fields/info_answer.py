"""What the interface ``getgovinfolist`` of Epoint portals answers: records, total, what follows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from crawler.fields.json_rows import read_json, records, whole
from crawler.fields.page_series import MAX_PAGES
from crawler.fields.posted import posted, split_posted

_LISTS = ("data", "table", "infodata", "list", "rows")
_TOTALS = ("total", "totalcount", "totalnum", "count")


@dataclass(frozen=True, slots=True)
class InfoAnswer:
    """A page of a list: its records, how many there are in all, its number, the next request."""

    records: list[Mapping[str, object]]
    total: int | None
    index: int
    next_url: str | None


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
    is_more = index < MAX_PAGES and _is_more(count, total, index, size)
    asked |= {
        _key(asked, "pageIndex"): index + 1,
        _key(asked, "pageSize"): min(size, count) or size,
    }
    return InfoAnswer(found, total, index, _again(address, asked) if is_more else None)


def _is_more(found: int, total: int | None, index: int, size: int) -> bool:
    """Whether a page may be followed by another.

    It is not known whether pages count from 0 or from 1. A page shorter than what was asked for
    is the last, unless so many are missing that the portal gives no more at a time.
    """
    if not found:
        return bool(total) and index == 0  # the first page may have the number 1
    if total is None:
        return found >= size
    return total > max(index, 1) * size if found >= size else total > found + index * size


def _asked(address: str) -> tuple[int, int, dict[str, object]]:
    """Index and size that a request names, and all its parameters."""
    body = read_json(split_posted(address)[1] or "")
    wrapped = body.get("params") if isinstance(body, dict) else None
    asked = wrapped if isinstance(wrapped, dict) else body if isinstance(body, dict) else {}
    index, size = (whole(asked.get(_key(asked, name))) for name in ("pageIndex", "pageSize"))
    return index or 0, size or 1, dict(asked)


def _key(asked: Mapping[str, object], name: str) -> str:
    """A parameter's name as the request spells it."""
    plain = name.lower()
    return next((key for key in asked if key.lower().replace("_", "") == plain), name)


def _again(address: str, asked: dict[str, object]) -> str:
    url, body = split_posted(address)
    before = read_json(body or "")
    if isinstance(before, dict) and isinstance(before.get("params"), dict):
        return posted(url, json.dumps({**before, "params": asked}, ensure_ascii=False))
    return posted(url, json.dumps(asked, ensure_ascii=False))
