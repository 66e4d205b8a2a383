"""Personal data in a text: found, and masked at the moment it is found."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.fields.personal_lists import find_addresses, find_lists, find_partial_ids
from crawler.fields.personal_numbers import find_numbers
from crawler.fields.personal_words import NUMBERS, Find, Kind

_SECRET = re.compile(
    r"(?P<star>(?:绝\s?密|机\s?密|秘\s?密)\s*[★☆](?:\s*\d+\s*[年月]|\s*长期)?)"
    r"|(?m:^[\s【\[（(]*(?P<level>绝\s?密|机\s?密|秘\s?密)[\s】\]）)]*$)"
    r"|(?m:^[\s【\[（(]*(?P<inside>(?:内部(?:资料|文件|使用|刊物|参考|材料|传阅)|仅供内部(?:使用|参考|传阅)|注意保密"
    r"|不得外传|请勿外传|内部发放)(?:[\s,，、]*(?:注意保[密存]|请勿外传|不得外传|不得翻印|妥善保管))*)"
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
