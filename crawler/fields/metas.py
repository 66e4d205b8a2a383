"""The ``<meta>`` set that government portals share (SiteName, ColumnName, ArticleTitle …)."""

from __future__ import annotations

from lxml.html import HtmlElement

from crawler.fields.markup import squeeze


def read_metas(tree: HtmlElement) -> dict[str, str]:
    """Names in lower case to contents on one line; of a repeated name the first that says it."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("name") or element.get("property") or "").strip().lower()
        content = squeeze(element.get("content") or "")
        if name and content:
            metas.setdefault(name, content)
    return metas
