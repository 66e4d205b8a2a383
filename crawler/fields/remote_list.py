"""What a page or an answer leaves of a list for its script to fetch."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from lxml.html import HtmlElement

_SAFE = "/,:"


@dataclass(frozen=True, slots=True)
class RemoteList:
    """The addresses of the rows that are not here, in order, and what the list declares.

    ``element`` is the part of the page that the list stands in, or is meant for where it is
    empty: rows elsewhere on the page are none of it. None where it is not known.
    """

    urls: tuple[str, ...] = ()
    total: int | None = None
    pages: int | None = None
    number: int = 1
    element: HtmlElement | None = None


def query_of(url: str) -> dict[str, str]:
    """The parameters of an address; the last of a repeated name counts."""
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))


def with_query(url: str, changes: dict[str, str]) -> str:
    """The address with some of its parameters set."""
    query = urlencode({**query_of(url), **changes}, safe=_SAFE)
    return urlunsplit(urlsplit(url)._replace(query=query))


def whole(text: object) -> int | None:
    """The number that a text is, None for anything else and for what is too long to be one."""
    said = str(text).strip() if isinstance(text, (str, int)) else ""
    return int(said) if len(said) <= 9 and said.isascii() and said.isdigit() else None
