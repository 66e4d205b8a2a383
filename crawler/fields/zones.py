"""Which part of a page an element belongs to, by what tags and names around it say."""

from __future__ import annotations

import re

from lxml.html import HtmlElement


class Zone:
    """Parts that are not what a page is about, as bits: an element may belong to several."""

    FOOT = 1
    CHROME = 2  # breadcrumb, pager, toolbar, navigation bar
    SIDE = 4
    MENU = 8
    ASIDE = 16


OUTER = Zone.FOOT | Zone.CHROME | Zone.SIDE | Zone.MENU | Zone.ASIDE
"""All that is not a page's main part."""

_TAGS = {
    "footer": Zone.FOOT,
    "nav": Zone.CHROME | Zone.MENU,
    "aside": Zone.ASIDE,
    "marquee": Zone.ASIDE,
    "select": Zone.CHROME,
}
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:"
    r"(?P<foot>foot\w*|copyright\w*|friend\w*|yqlj)"
    r"|(?P<chrome>bread\w*|crumbs?|pag(?:er|ination|ing)\w*|fenye|share\w*|toolbar\w*)"
    r"|(?P<side>aside|side\w*|hot\w*|rank\w*|recommend\w*|tuijian)"
    r"|(?P<menu>\w*menu\w*|\w*nav|nav\w*|tabs?|tree|sitemap|header|banner|logo)"
    r")(?=$|[\s_-])",
    re.I,
)
_BY_NAME = {
    "foot": Zone.FOOT,
    "chrome": Zone.CHROME,
    "side": Zone.SIDE,
    "menu": Zone.MENU,
}


class Zones:
    """The zones of one page's elements; each element is looked at once."""

    def __init__(self) -> None:
        self._known: dict[HtmlElement, int] = {}

    def of(self, element: HtmlElement) -> int:
        """All zones that the element or anything around it, below the body, belongs to."""
        path = []
        zone = 0
        here: HtmlElement | None = element
        while here is not None and here.tag not in ("body", "html"):
            known = self._known.get(here)
            if known is not None:
                zone = known
                break
            path.append(here)
            here = here.getparent()
        for part in reversed(path):
            zone |= _own(part)
            self._known[part] = zone
        return zone


def named_as(element: HtmlElement) -> str:
    """Class and id of an element, as one text."""
    return f"{element.get('class', '')} {element.get('id', '')}"


def _own(element: HtmlElement) -> int:
    zone = _TAGS.get(str(element.tag), 0)
    name = named_as(element)
    if len(name) > 1:
        for match in _NAMES.finditer(name):
            zone |= _BY_NAME[match.lastgroup or "side"]
    return zone
