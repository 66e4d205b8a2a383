"""The parts of a UCAP article that stand in elements of their own: files, related documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement

from crawler.fields.attachments import file_type
from crawler.fields.detail import Detail
from crawler.fields.markup import squeeze, text_of
from crawler.fields.outline import Outline
from crawler.fields.related import relation_of
from crawler.items import Attachment, Field, Place, RelatedLink

_FILES, _RELATED = "cmspro_appendix", "cmspro_reldocument"


def with_parts(detail: Detail, outline: Outline) -> Detail:
    """The detail with every link of ``#cmspro_appendixs`` as a file, whatever its address looks
    like, and every link of ``#cmspro_reldocuments`` as a related document, whatever its heading.
    """
    files = {file.url: file for file in detail.attachments}
    for url, name in _links(outline, _FILES):
        kind = file_type(url) or file_type(name)
        files.setdefault(url, Attachment(url, name, kind, Place.BODY))
    links = {link.url: link for link in detail.links if link.url not in files}
    title = next((c.value for c in detail.claims if c.field is Field.TITLE and c.value), "")
    for url, name in _links(outline, _RELATED):
        known = links.get(url)
        if known is None or known.relation == "related":
            links[url] = RelatedLink(url, name, _relation(title, name))
    return replace(detail, attachments=tuple(files.values()), links=tuple(links.values()))


def _links(outline: Outline, name: str) -> Iterator[tuple[str, str]]:
    for element in outline.tree.xpath(f"//*[starts-with(@id, '{name}')]"):
        for link in element.iter("a"):
            url = outline.to(link.get("href") or "")
            if url and url != outline.url:
                yield url, _name(link)


def _name(link: HtmlElement) -> str:
    return text_of(link) or squeeze(link.get("title") or "")


def _relation(own: str, other: str) -> str:
    """What a document is to one that it was entered with: a policy only to its interpretation."""
    relation = relation_of(other)
    if relation == "policy" and relation_of(own) != "interpretation":
        return "related"
    return relation or "related"
