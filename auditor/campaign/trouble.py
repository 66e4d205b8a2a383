"""What can go wrong through no fault of the program, and how to say it."""

from __future__ import annotations

from auditor.baseline import BaselineError
from auditor.profiles import ProfileError
from auditor.reports import UnknownFormat
from auditor.rule import Text
from crawler.archive import ArchiveError
from crawler.index.snapshot import IndexMissing
from crawler.options import CrawlError
from crawler.sites import SitesError


class Trouble(Exception):
    """A mistake of the caller, or a state that a person can put right: one line, exit code 2."""

    def __init__(self, zh: str, en: str):
        super().__init__(en)
        self.text = Text(zh, en)

    def in_(self, lang: str) -> str:
        """The line in ``zh`` or ``en``."""
        return self.text.in_(lang)


EXPECTED = (
    Trouble,
    SitesError,
    CrawlError,
    ArchiveError,
    IndexMissing,
    ProfileError,
    BaselineError,
    UnknownFormat,
)
"""Errors that speak to a person; anything else is a fault of the program."""


def said(error: Exception, lang: str) -> str:
    """The error's text in ``zh`` or ``en``, or the only one it has."""
    if isinstance(error, Trouble | SitesError | ProfileError | BaselineError):
        return error.in_(lang)
    return str(error)
