"""A link of a page, and where on the page it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LinkPlace(StrEnum):
    """Where on a page a link stands that is no row of a list."""

    HOME = "home"  # anywhere on the home page
    TEXT = "text"  # in the text of an item
    ASIDE = "aside"  # elsewhere on a page, to another host
    HIDDEN = "hidden"  # to another host, where nobody sees it
    MENU = "menu"  # to a column


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link of a page that is no row of a list.

    ``how`` says of a hidden link by what it is hidden (``off-screen``, ``no-size``,
    ``transparent``, ``not-displayed``); of one on the home page whether the page tells those who
    leave the site (``warned``), has no script that could (``plain``), or may ("").
    """

    url: str
    text: str
    place: LinkPlace
    how: str = ""
