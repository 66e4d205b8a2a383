"""One fetched answer, decoded and parsed at most once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from lxml.html import HtmlElement

from crawler.fields.charset import Decoded, decode
from crawler.fields.markup import parse
from crawler.fields.personal import masked


@dataclass
class Page:
    """An answer as it came. ``headers`` has lower-case names; ``fetched_at`` is aware.

    ``url`` is the address asked for, already canonical. Text and tree are made on first use
    and kept, so that every reader shares one decode and one parse.
    """

    url: str
    body: bytes
    fetched_at: datetime
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def content_type(self) -> str:
        """The Content-Type header, "" where absent."""
        return self.headers.get("content-type", "")

    @property
    def tag(self) -> str | None:
        """Its ETag as it may be kept: one that held a number of a person fits no more."""
        tag = self.headers.get("etag")
        return masked(tag) if tag else None

    @cached_property
    def decoded(self) -> Decoded:
        """Text and encoding, by the ladder of ``fields.charset``."""
        return decode(self.body, self.content_type)

    @cached_property
    def text(self) -> str:
        """The decoded text."""
        return self.decoded.text

    @cached_property
    def tree(self) -> HtmlElement:
        """The parsed page; links stay as they are on the page."""
        return parse(self.text)

    @cached_property
    def sha256(self) -> str:
        """The hex SHA-256 of the body."""
        return hashlib.sha256(self.body).hexdigest()
