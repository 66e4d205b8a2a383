"""TXT: the wording and the typesetting of a text."""

from __future__ import annotations

import re
from functools import cached_property

from auditor.answers import INAPPLICABLE, PASSED, Answers, failed
from auditor.computed.context import Context
from auditor.computed.scope import Settings
from auditor.rule import Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView

_QUOTES = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ('"', '"'), ("`", "`"))
_QUOTE_REACH = 30
_SHOWN = 5
"""So many places are named in one finding."""


class Residue(Settings):
    """One sort of residue: ``needle`` is a text without which ``pattern`` cannot match."""

    name: str
    needle: str
    pattern: str

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern."""
        return re.compile(self.pattern)


class Residues(Settings):
    """What typesetting and publishing systems leave behind."""

    residues: tuple[Residue, ...]


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
    found: dict[str, str] = {}
    for text in (item.title, item.body):
        for sort in params.residues:
            if sort.needle in text:
                for match in sort.compiled.finditer(text):
                    if not _is_quoted(text, match):
                        found.setdefault(match.group(), sort.name)
                    if len(found) >= _SHOWN:
                        break
    if not found:
        return PASSED
    shown = " ".join(found)
    return failed(
        item,
        Text(f"文中有排版或系统残留代码：{shown}", f"residue in the text: {shown}"),
        {"found": list(found), "sorts": sorted(set(found.values()))},
    )


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
