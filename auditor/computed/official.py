"""Whose host an address names: a public body's, somebody else's, or nobody can tell."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from auditor.computed.context import Context
from crawler.fields.addresses import site_of

_NO_NAME = re.compile(r"[\d.]+|.*:.*|localhost")


def is_official(url: str, official: tuple[str, ...], context: Context) -> bool | None:
    """Whether an address is a public body's; None where a bare number does not tell.

    The site's own domain, the upstream portals and hosts that end with one of ``official`` are.
    """
    known = {site_of(one.site.home) for one in context.upstream} | {site_of(context.site.home)}
    if site_of(url) in known:
        return True
    host = urlsplit(url).hostname or ""
    if _NO_NAME.fullmatch(host):
        return None
    home = (urlsplit(context.site.home).hostname or "").removeprefix("www.")
    return any(host == end.lstrip(".") or host.endswith(end) for end in (*official, f".{home}"))
