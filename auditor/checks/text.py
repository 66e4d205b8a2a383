"""TXT: the wording and the typesetting of a text."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import Annotated

from pydantic import AfterValidator

from auditor.answers import INAPPLICABLE, PASSED, Answers, failed
from auditor.computed.context import Context
from auditor.computed.scope import Settings
from auditor.rule import Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView

_QUOTES = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ('"', '"'), ("`", "`"))
_QUOTE_REACH = 30
_SHOWN = 5
"""So many codes of one sort are kept, and so many named."""


def _pattern(text: str) -> str:
    """The text, where it is a regular expression; ValueError where it is none."""
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from None
    return text


class Residue(Settings):
    """One sort of residue: ``needle`` is a text without which ``pattern`` cannot match."""

    name: str
    needle: str
    pattern: Annotated[str, AfterValidator(_pattern)]

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern."""
        return re.compile(self.pattern)


class Residues(Settings):
    """What typesetting and publishing systems leave behind."""

    residues: tuple[Residue, ...]

    @cached_property
    def needles(self) -> frozenset[str]:
        """All needles: a text without any is done with."""
        return frozenset(sort.needle for sort in self.residues)


@item_rule("TXT001", name="typesetting-residue", severity=Severity.MEDIUM, params=Residues)
def residue(item: ItemView, params: Residues, _: Context) -> Answers:
    """The text holds residue of typesetting or of the publishing system.

    What: Codes meant for a machine stand in the text: 〖HTH〗, &nbsp;, {{title}}, ${date},
    [!--newstext--] and the like.
    Why: The text was pasted or rendered without anybody looking at the result; words may be
    missing where the code stands.
    Basis: 政府网站发展指引: content is checked before publication; 政府网站与政务新媒体检查指标 on
    errors of content.
    How measured: Title and text are searched for the profile's patterns. A code in quotation
    marks is spoken of, not left behind, and passes; so do 〖〗 around Chinese words.
    Fix: Remove the code, restore what it replaced, and look at the page.
    """
    if not item.title and not item.body:
        return INAPPLICABLE
    found = {**_residues(item.title, params), **_residues(item.body, params)}
    if not found:
        return PASSED
    shown = " ".join(list(found)[:_SHOWN])
    return failed(
        item,
        Text(f"文中有排版或系统残留代码：{shown}", f"residue in the text: {shown}"),
        {"found": list(found), "sorts": sorted(set(found.values()))},
    )


def _residues(text: str, params: Residues) -> dict[str, str]:
    """The first codes in a text with their sorts."""
    found: dict[str, str] = {}
    needles = {needle for needle in params.needles if needle in text}
    for sort in params.residues if needles else ():
        if sort.needle in needles:
            codes = (m.group() for m in sort.compiled.finditer(text) if not _is_quoted(text, m))
            found |= dict.fromkeys(islice(codes, _SHOWN), sort.name)
    return found


def _is_quoted(text: str, match: re.Match[str]) -> bool:
    """Whether an opening quotation mark stands before the code and its closing one after."""
    before = text[max(0, match.start() - _QUOTE_REACH) : match.start()]
    after = text[match.end() : match.end() + _QUOTE_REACH]
    return any(
        before.rfind(opening) > before.rfind(closing)
        if opening != closing
        else before.endswith(opening) and after.startswith(closing)
        for opening, closing in _QUOTES
        if closing in after
    )
