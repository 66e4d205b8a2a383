"""What can go wrong through no fault of the program, and how to say it."""

from __future__ import annotations

from auditor.baseline import BaselineError
from auditor.profiles import ProfileError
from auditor.reports import UnknownFormat
from crawler.problems import Trouble
from crawler.sites import SitesError

EXPECTED = (Trouble, SitesError, ProfileError, BaselineError, UnknownFormat)
"""Errors that speak to a person; anything else is a fault of the program."""


def said(error: Exception, lang: str) -> str:
    """The error's text in ``zh`` or ``en``."""
    return error.in_(lang) if isinstance(error, EXPECTED) else str(error)
