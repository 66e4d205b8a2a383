"""Documents that a site must show, as a list from outside names them."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.fields.span import Span


@dataclass(frozen=True, slots=True)
class Reference:
    """A line of a reference list.

    ``number`` is the document number, ``issuer`` who published it, ``place`` the file and line.
    Where ``channel`` names another channel of the site's own organ (公报, 微信公众号), the
    document is the organ's own; else it is a superior body's.
    """

    title: str
    url: str = ""
    number: str = ""
    published: Span | None = None
    issuer: str = ""
    channel: str = ""
    body: str = ""
    place: str = ""
