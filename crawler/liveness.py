"""What an answer to a probe says of the thing at an address, from no more than its beginning."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.fetch import outcome_of
from crawler.fields.page_class import is_challenge, prose, says_gone, shown, technical_class
from crawler.items import PageClass, Role
from crawler.outcomes import FetchOutcome
from crawler.page import Page

HEAD, GET = "HEAD", "GET"
MAX_LOOK = 64 * 1024
"""Bytes of a body that are read at most; what is longer is known by its beginning."""

_LARGE = 16 * 1024  # bytes from which a page is no mere notice
_EMPTY_RANGE = 416  # of something that is there
_THERE = frozenset({200, 203, 206})
_PAGE_TYPES = ("text/html", "application/xhtml")
_PAGE_NAME = re.compile(r"\.(?:s?html?|xhtml|mht)(?:$|[?#])", re.I)
_MARKUP = re.compile(rb"\s*(?:<!doctype html|<html|<head|<script|<meta)", re.I)
_TITLE = re.compile(r"<title[^>]*>([^<]{1,30})<", re.I)
_TOTAL = re.compile(r"bytes\s+(?:\d+-\d+|\*)/(\d{1,15})", re.I)
_NOT_SHOWN = frozenset(
    {PageClass.CHALLENGE, PageClass.SOFT_404, PageClass.SCRIPT_SHELL, PageClass.REDIRECT}
)
_CONCLUSIVE = frozenset({FetchOutcome.BLOCKED, FetchOutcome.RATE_LIMITED})


@dataclass(frozen=True, slots=True)
class Liveness:
    """What was learnt: the outcome, and the size of the whole thing where it is told."""

    outcome: FetchOutcome
    length: int | None


def judge(role: Role, page: Page, method: str) -> Liveness | None:
    """The outcome of a probe, None where HEAD tells too little and GET is to be asked.

    ``page`` is an answer that is no redirect; its body may be cut off at ``MAX_LOOK``. Servers
    refuse HEAD, or answer it wrongly, more often than not: what GET says counts.
    """
    length = _length(page, method)
    if method == HEAD:
        refusal = outcome_of(page.status, page.headers, PageClass.OTHER)
        if refusal in _CONCLUSIVE:
            return Liveness(refusal, None)
        if page.status != 200 or not _is_telling(role, page, length):
            return None
        return Liveness(FetchOutcome.OK, length)
    return Liveness(_by_body(role, page, length), length)


def _is_telling(role: Role, page: Page, length: int | None) -> bool:
    """Whether the headers alone say that the thing is there: a file, or a page of some size."""
    if not page.content_type or not length:
        return False
    if not page.content_type.lower().startswith(_PAGE_TYPES):
        return True
    return role is Role.LINK and length >= _LARGE


def _by_body(role: Role, page: Page, length: int | None) -> FetchOutcome:
    if page.status == _EMPTY_RANGE:
        return FetchOutcome.OK
    is_whole = length is not None and length <= len(page.body)
    found = _page_class(page, is_whole)
    if page.status not in _THERE:
        return outcome_of(page.status, page.headers, found)
    if found in _NOT_SHOWN:
        return outcome_of(200, page.headers, found)
    if role is Role.ATTACHMENT and _is_page(page) and not _PAGE_NAME.search(page.url):
        return FetchOutcome.SOFT_404
    return FetchOutcome.OK


def _page_class(page: Page, is_whole: bool) -> PageClass:
    """The class of what was read; the beginning of a page tells less than the whole."""
    if not _is_page(page):
        return PageClass.FILE
    if not is_whole:
        if is_challenge(page.text, page.body, page.status):
            return PageClass.CHALLENGE
        title = _TITLE.search(page.text)
        return PageClass.SOFT_404 if title and says_gone([title[1]]) else PageClass.OTHER
    found = technical_class(page.text, page.body, page.status, page.content_type)
    if found is PageClass.SOFT_404 and (said := shown(page.text)):
        title = _TITLE.search(page.text)  # a page of two words is short, and there
        return found if says_gone([said, title[1] if title else ""]) else PageClass.OTHER
    if found is None and says_gone(prose(page.tree)):
        return PageClass.SOFT_404
    return found or PageClass.OTHER


def _is_page(page: Page) -> bool:
    """Whether a page of HTML came, whatever was asked for."""
    return page.content_type.lower().startswith(_PAGE_TYPES) or bool(_MARKUP.match(page.body))


def _length(page: Page, method: str) -> int | None:
    """The bytes of the whole thing: by its range, its declared length, or what was read of it."""
    if match := _TOTAL.match(page.headers.get("content-range", "")):
        return int(match[1])
    declared = page.headers.get("content-length", "")
    if page.status != 206 and declared.isascii() and declared.isdigit():
        return int(declared[:15])
    if method == GET and page.status == 200 and len(page.body) < MAX_LOOK:
        return len(page.body)
    return None
