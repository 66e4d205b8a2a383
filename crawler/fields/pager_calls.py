"""The call that draws a pager, and its rule: ``createPageHTML(7, 0, 'index', 'html')``.

Where the function stands in the page too, it says how the next page is called: what joins name
and number, and by how much the number is ahead of the counter that the call gives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

_VALUE = r"""["']?\d{1,8}["']?|[A-Za-z_$][\w$]{0,40}"""
_NUMBERS = (
    rf"""(?P<pages>{_VALUE})\s*,\s*(?P<counter>{_VALUE})\s*,\s*"""
    r"""["'](?P<name>[\w./-]+)["']\s*,\s*"""
)
_EXT = r"""["'](?P<extension>s?html?|jhtml|jspx?|aspx?|php|do)["']"""
_PLAIN = re.compile(rf"""\((?<=\w\()\s*{_NUMBERS}{_EXT}\s*[,)]""")
_PLACED = re.compile(
    rf"""\((?<=\w\()\s*["'][\w#. -]+["']\s*,\s*{_NUMBERS}{_EXT}\s*"""
    rf"""(?:,\s*(?P<total>{_VALUE})\s*)?[,)]"""
)
_CALLED = re.compile(r"([\w$]{1,60})$")
_TRIES = 5
_BODY = 8000  # characters of a function that are looked at
_JOINED = re.compile(
    r"""["'](?P<mark>[_-]|\?(?:\w{1,20}=)?)["']\s*\+\s*\(?\s*(?P<name>[A-Za-z_$][\w$]*)\s*
    (?:(?P<sign>[+-])\s*(?P<shift>\d{1,2}))?""",
    re.X,
)


@dataclass(frozen=True, slots=True)
class PagerCall:
    """A pager's call; ``text`` is how it stands in the script.

    ``counter`` is its number of this page. ``mark`` joins name and number, ``ahead`` is the
    number of the next page's address less the counter; None where the function is not in the
    page. ``is_placed`` says that an element comes first: such calls mostly count from 1.
    """

    text: str
    pages: int
    counter: int
    name: str
    extension: str
    total: int | None = None
    is_placed: bool = False
    mark: str = "_"
    ahead: int | None = None

    def address(self, number: int, mark: str = "") -> str:
        """The address, as a script writes it, of the page with that number in its address."""
        mark = mark or self.mark
        if mark.startswith("?"):
            return f"{self.name}.{self.extension}{mark}{number}"
        return f"{self.name}{mark}{number}.{self.extension}"

    def number_in(self, url: str) -> int | None:
        """The number in the address of one of the pages, None in that of the first."""
        stem = re.escape(self.name.rpartition("/")[2])
        end = re.escape(self.extension)
        match = re.search(rf"/{stem}(?:[_-](\d{{1,6}})\.{end}|\.{end}\?(?:\w+=)?(\d{{1,6}}))$", url)
        return int(match[1] or match[2]) if match else None


def find_call(script: str) -> PagerCall | None:
    """The call that draws the pager in a page's inline script; None where there is none.

    Its numbers stand in it as they are, or the script gives them names.
    """
    for pattern in (_PLACED, _PLAIN):
        for match in islice(pattern.finditer(script), _TRIES):
            if call := _read(script, match, pattern is _PLACED):
                return call
    return None


def _read(script: str, match: re.Match[str], is_placed: bool) -> PagerCall | None:
    pages, counter = _number(script, match["pages"]), _number(script, match["counter"])
    if pages is None or counter is None:
        return None
    total = _number(script, match["total"] or "") if is_placed else None
    mark, ahead = _rule(script, match.start(), 2 if is_placed else 1)
    name, extension = match["name"], match["extension"]
    return PagerCall(match[0], pages, counter, name, extension, total, is_placed, mark, ahead)


def _number(script: str, value: str) -> int | None:
    """The number that a value is, or that the script sets a variable to."""
    value = value.strip("\"'")
    if value.isdigit():
        return int(value)
    setting = re.compile(
        rf"""(?<![\w$]){re.escape(value)}\s{{0,10}}=\s{{0,10}}["']?(\d{{1,8}})\b"""
    )
    match = setting.search(script) if value else None
    return int(match[1]) if match else None


def _rule(script: str, call: int, place: int) -> tuple[str, int | None]:
    """Mark and lead of the next page, from the function's own text; ``place`` is the counter's."""
    name = _CALLED.search(script[max(0, call - 60) : call])
    if name is None:
        return "_", None
    head = re.compile(
        rf"(?:function\s+{re.escape(name[1])}|\b{re.escape(name[1])}\s*=\s*function)\s*\(([^()]{{0,300}})\)\s*\{{"
    )
    function = head.search(script)
    parameters = [part.strip() for part in function[1].split(",")] if function else []
    if function is None or len(parameters) <= place:
        return "_", None
    body = script[function.end() : function.end() + _BODY].partition("\nfunction ")[0]
    names = _other_names(body, parameters[place])
    joined = [match for match in _JOINED.finditer(body) if match["name"] in names]
    if not joined:
        return "_", None
    shifts = [int(f"{match['sign'] or '+'}{match['shift'] or 0}") for match in joined]
    # The page before stands as far behind this one as the next stands ahead.
    ahead = max(shifts) if max(shifts) >= 0 else min(shifts) + 2
    return joined[-1]["mark"], ahead


def _other_names(body: str, name: str) -> set[str]:
    alias = re.compile(
        rf"(?<![\w$])([A-Za-z_$][\w$]{{0,60}})\s{{0,10}}=\s{{0,10}}(?:parseInt\(|Number\()?{re.escape(name)}\b"
    )
    return {name, *alias.findall(body)}
