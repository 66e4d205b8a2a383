"""MIR: copies of pages by others than their publisher."""

from __future__ import annotations

import re

from auditor.answers import INAPPLICABLE, PASSED, Answers, failed
from auditor.computed.context import Context
from auditor.computed.scope import Settings
from auditor.rule import Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView

_GLOSS = re.compile(
    r"(?<=[\u3400-\u9fff])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}[)）](?=[\u3400-\u9fff，。、])"
)


class Glosses(Settings):
    """So many glossed characters make a page suspect."""

    fewest: int


@item_rule("MIR001", name="injected-glosses", severity=Severity.INFO, params=Glosses)
def injected_glosses(item: ItemView, params: Glosses, _: Context) -> Answers:
    """Pinyin glosses were injected into the text.

    What: Many single characters are followed by their pronunciation in brackets.
    Why: Copying sites garble pages in this way; a portal that shows such a page shows a copy.
    Basis: 政府网站发展指引: content comes from its publisher unaltered.
    How measured: Han characters followed by a syllable in brackets are counted; a few belong to
    ordinary texts.
    Fix: Restore the text from the original, and look how the copy came in.
    """
    if not item.body:
        return INAPPLICABLE
    has_brackets = "(" in item.body or "（" in item.body
    found = len(_GLOSS.findall(item.body)) if has_brackets else 0
    if found < params.fewest:
        return PASSED
    words = Text(f"正文中有 {found} 处拼音注音", f"{found} pinyin glosses in the text")
    return failed(item, words, {"glosses": found})
