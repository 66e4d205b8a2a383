"""Who interprets a document, and who drafted it, as the two pages say."""

from __future__ import annotations

import re

from auditor.computed.regions import leading_region
from auditor.computed.titles import fold, plain
from auditor.computed.works import Page

_NAME = r"\s{0,3}[:：为是]\s{0,3}([\u4e00-\u9fff（）()]{2,40})"
_INTERPRETER = re.compile(rf"解读(?:机关|单位|部门|机构|主体){_NAME}")
_DRAFTER = re.compile(rf"(?:牵头)?(?:起草|制定|承办|编制)(?:机关|单位|部门|机构){_NAME}")
_SEARCHED = 20_000
_GOVERNMENT = re.compile(r"人民政府(?:办公室|办公厅)?$|政府办$|政府$|党委$|委办(?:公室)?$")
"""Bodies in whose name others draft."""
_INNER = re.compile(r"(?:科|处|股|室|中心|站|队|所)$")
_OF_COUNTIES = ("县", "区", "旗")
_ORGAN = re.compile(r"^.{1,30}?(?:局|厅|委员会|委|部|署|办公室|办|中心|社|会|院|行)")


def interpreter(text: str) -> str:
    """The body that a page names as interpreter, "" where it names none."""
    found = _INTERPRETER.search(text[:_SEARCHED]) if "解读" in text else None
    return fold(found[1]) if found else ""


def drafter(text: str) -> str:
    """The body that a page names as drafter, "" where it names none."""
    found = _DRAFTER.search(text[:_SEARCHED])
    return fold(found[1]) if found else ""


def drafters(page: Page, said: str) -> tuple[str, ...]:
    """The bodies that drafted a document: the one that is named, else the departments that
    issued it. A government issues what others draft: then nobody is known."""
    named = said or page.drafter
    if named:
        return (named,)
    before = plain(page.title).partition("关于")[0]
    issued = [fold(page.issuer)] if page.issuer else []
    issued += [found.group() for found in [_ORGAN.match(fold(before))] if found]
    return tuple(one for one in dict.fromkeys(issued) if one and not _GOVERNMENT.search(one))


def is_one_of(organ: str, others: tuple[str, ...]) -> bool | None:
    """Whether a body is one of others; None where it is a part of some body."""
    bare = _bare(organ)
    for other in others:
        if _is_of_a_neighbour(organ, other):
            continue
        theirs = _bare(other)
        if bare.endswith(theirs) or theirs.endswith(bare) or theirs in bare or bare in theirs:
            return True
    return None if _INNER.search(organ) else False


def _is_of_a_neighbour(organ: str, other: str) -> bool:
    """Whether the two name different regions of one level.

    A region may have been raised from 县 to 市, and may stand behind the one above it.
    """
    mine, theirs = leading_region(organ)[0], leading_region(other)[0]
    if not mine or not theirs or mine[:-1] in other or theirs[:-1] in organ:
        return False
    both_of_counties = mine.endswith(_OF_COUNTIES) and theirs.endswith(_OF_COUNTIES)
    return both_of_counties or mine[-1] == theirs[-1]


def _bare(organ: str) -> str:
    _, end = leading_region(organ)
    rest = organ[end:] or organ
    return rest if len(rest) < len(organ) else re.sub(r"^[省市县区旗州盟](?=.{3})", "", organ)
