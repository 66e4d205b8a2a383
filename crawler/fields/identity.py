"""Whose page a page says it is: the 网站标识码 in its foot, and a domain that is not its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from crawler.fields.sheet import Sheet
from crawler.fields.site_ids import read_site_ids
from crawler.items import Claim, Field, Place

_FOOT = 80  # lines at the end of a page
_HOST = re.compile(
    r"(?:https?:)?/{0,2}(?P<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6})(?![\w.])"
)
_ADDRESS = re.compile(r"[\d.]+|.*:.*|localhost|.*\.(?:local|test|example|invalid)")
_PUBLIC = re.compile(r"(?:gov|org|com|net|edu|ac|[a-z]{2})\.cn")


def identity(sheet: Sheet, url: str) -> Iterator[Claim]:
    """The 标识码 in the foot, and the meta SiteDomain where it names another domain.

    A page at a bare address or on a test host has no domain that could be compared.
    """
    foot = "\n".join(line.text for line in sheet.lines[-_FOOT:])
    code = read_site_ids(foot).site_id_code if "标识" in foot else None
    if code:
        yield Claim(Field.IDENTITY, code, code, Place.FOOT, "网站标识码")
    own = _domain(urlsplit(url).hostname or "")
    said = next((text for name, text in sheet.metas if name == "sitedomain"), "").lower().strip()
    named = {_domain(match["host"]) for match in _HOST.finditer(said)} if own else set()
    if named - {""} and own not in named:
        yield Claim(Field.IDENTITY, min(named), said, Place.META, "SiteDomain")


def _domain(host: str) -> str:
    """The domain that was registered: fy.gov.cn for jtj.fy.gov.cn; "" for a bare address."""
    if _ADDRESS.fullmatch(host):
        return ""
    labels = host.split(".")
    count = 3 if _PUBLIC.fullmatch(".".join(labels[-2:])) else 2
    return ".".join(labels[-count:])
