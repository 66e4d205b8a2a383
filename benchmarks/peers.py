"""Other extractors, for comparison: each reads the text of a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

Values = Mapping[str, object]


@dataclass(frozen=True)
class Peer:
    """An extractor and the fields that it gives."""

    read: Callable[[str], Values]
    fields: tuple[str, ...] = ("title", "publish_date")


def peers() -> dict[str, Peer]:
    """Those that are installed, by name."""
    found: dict[str, Peer] = {}
    if gne := installed("gne"):
        extractor = gne.GeneralNewsExtractor()
        found["gne"] = Peer(lambda text: by_gne(extractor, text))
    if trafilatura := installed("trafilatura"):
        found["trafilatura"] = Peer(lambda text: by_trafilatura(trafilatura, text))
    if htmldate := installed("htmldate"):
        found["htmldate"] = Peer(lambda text: by_htmldate(htmldate, text), ("publish_date",))
    if newspaper := installed("newspaper"):
        found["newspaper4k"] = Peer(lambda text: by_newspaper(newspaper, text))
    return found


def installed(name: str) -> Any:
    """The package, None if it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        return None


def by_gne(extractor: Any, text: str) -> Values:
    """Title and date by GNE."""
    result = extractor.extract(text)
    moment = result.get("publish_time") or None
    return {"title": result.get("title") or None, "publish_date": moment and moment[:10]}


def by_trafilatura(trafilatura: Any, text: str) -> Values:
    """Title and date by trafilatura."""
    result = trafilatura.bare_extraction(text, with_metadata=True)
    return {"title": result.title, "publish_date": result.date} if result else {}


def by_htmldate(htmldate: Any, text: str) -> Values:
    """The date by htmldate."""
    return {"publish_date": htmldate.find_date(text) or None}


def by_newspaper(newspaper: Any, text: str) -> Values:
    """Title and date by newspaper4k."""
    article = newspaper.Article("https://unknown.invalid/page.html", language="zh")
    article.download(input_html=text)
    article.parse()
    day = article.publish_date.date().isoformat() if article.publish_date else None
    return {"title": article.title or None, "publish_date": day}
