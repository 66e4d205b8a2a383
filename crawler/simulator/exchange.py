"""One request and one answer, as renderers, faults and the server pass them on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from urllib.parse import parse_qsl

HTML = "text/html; charset=utf-8"


class Wire(StrEnum):
    """How the bytes of an answer go out."""

    PLAIN = "plain"
    RESET = "reset"  # the connection is reset before a byte of the answer
    SILENT = "silent"  # the request is taken and never answered
    STALL = "stall"  # headers and half of the body go out, the rest never does
    DRIBBLE = "dribble"  # the body goes out byte by byte, without end in sight
    CUT = "cut"  # half of the declared length goes out, then the connection ends


@dataclass(frozen=True, slots=True)
class Request:
    """A request. Header names are lower-case; ``query`` and ``form`` keep blank values.

    ``text`` is the body as it came: a form again, or JSON.
    """

    path: str
    method: str = "GET"
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    text: str = ""

    @classmethod
    def of(cls, target: str, method: str = "GET") -> Request:
        """The request for a path with its query string."""
        path, _, query = target.partition("?")
        return cls(path, method, pairs(query))

    @property
    def address(self) -> str:
        """Path and query in the one spelling that pages are filed under."""
        return address(self.path, self.query)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer. ``modified`` is naive Asia/Shanghai, None where the portal does not say."""

    body: bytes = b""
    status: int = 200
    content_type: str = HTML
    headers: tuple[tuple[str, str], ...] = ()
    modified: datetime | None = None
    wire: Wire = Wire.PLAIN


def pairs(query: str) -> dict[str, str]:
    """The parameters of a query string or a form; the last of a repeated name counts."""
    return dict(parse_qsl(query, keep_blank_values=True))


def address(path: str, query: Mapping[str, str]) -> str:
    """A path with its non-empty parameters in sorted order."""
    kept = sorted((name, value) for name, value in query.items() if value)
    return path + ("?" + "&".join(f"{name}={value}" for name, value in kept) if kept else "")


def redirect(location: str, status: int = 302) -> Answer:
    """A redirect."""
    return Answer(status=status, headers=(("Location", location),))
