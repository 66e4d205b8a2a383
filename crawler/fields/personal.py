"""Personal data in a text: found, and masked at the moment it is found."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.fields.personal_lists import find_addresses, find_lists
from crawler.fields.personal_masks import find_partial_ids
from crawler.fields.personal_numbers import find_numbers
from crawler.fields.personal_words import NUMBERS, Find, Kind

_LEVEL = r"(?:绝[ \u3000]{0,4}密|机[ \u3000]{0,4}密|秘[ \u3000]{0,4}密)"
_BESIDE = r"(?:[ \t\u3000★☆*]*(?:特急|加急|平急|急件|长期|启用前|启封前|\d{1,2}\s?[年月个]+月?))*"
_SECRET = re.compile(
    rf"(?P<star>{_LEVEL}\s*[★☆](?:\s*\d+\s*[年月]|\s*长期)?)"
    rf"|(?m:^[\s【\[（(]*(?:密\s?级\s?[:：]\s?)?(?P<level>{_LEVEL}){_BESIDE}[\s】\]）)]*$)"
    r"|(?m:^[\s【\[（(]*(?P<inside>(?:内部(?:资料|文件|使用|刊物|参考|材料|传阅|掌握)|工作秘密|仅供内部(?:使用|参考|传阅)"
    r"|注意保密|不得外传|请勿外传|严禁外传|内部发放)"
    r"(?:[\s,，、]*(?:注意保[密存]|请勿外传|不得外传|严禁外传|不得翻印|妥善保管))*)"
    r"[\s】\]）)★!！。]*$)"
)
_QUOTES = ("“", "‘", '"', "《", "「")
_TOP = 300  # characters of a text within which a mark stands alone
MAX_TEXT = 5_000_000


def find_personal(text: str, title: str = "") -> tuple[Find, ...]:
    """All personal data in a text, in its order; see ``Kind``.

    ``title`` says what the lists of the text are of, where the text itself does not.
    Numbers of offices and organisations, placeholders and what is masked already are none.
    Never raises; time grows with the length of the text, of which the first five million
    characters are looked at.
    """
    text = text[:MAX_TEXT]
    found = [*find_numbers(text), *find_lists(text, title), *find_addresses(text)]
    found += [*find_secret_marks(text), *find_partial_ids(text)]
    return tuple(sorted(found, key=lambda find: find.start))


def find_secret_marks(text: str) -> Iterable[Find]:
    """Marks of state secrets and of internal papers, standing as marks do."""
    if "密" not in text and "内部" not in text and "外传" not in text:
        return
    for match in _SECRET.finditer(text):
        mark = match["star"] or match["level"] or match["inside"]
        is_quoted = text[max(0, match.start() - 2) : match.start()].rstrip().endswith(_QUOTES)
        if is_quoted or (not match["star"] and match.start() > _TOP):
            continue
        yield Find(Kind.SECRET_MARK, " ".join(mark.split()), match.start(), match.end())


def masked(text: str, finds: Iterable[Find] | None = None) -> str:
    """The text with every number of a person masked: ``3417**********0012``.

    ``finds`` are those of this very text, found anew where they are not given.
    """
    parts: list[str] = []
    at = 0
    for find in find_numbers(text) if finds is None else finds:
        if find.kind in NUMBERS and find.start >= at:
            parts += (text[at : find.start], find.masked)
            at = find.end
    return "".join((*parts, text[at:])) if parts else text
