"""At the limits of ATT005: which file of several is missing, and texts that hold it themselves."""

from __future__ import annotations

from auditor.rule import Outcome
from tests.auditor.case import Case
from tests.auditor.cases.shapes_files import TWO
from tests.auditor.portal import Portal, item, url
from tests.auditor.sound import Sound

FIRST, SECOND = TWO.split("\n")


def case(about: str, behind: str, *, is_sound: bool, says: str = "") -> Case:
    """A page with the first of two files that it lists; so much stands behind the first name."""
    page = item("/a.html", "甲", "notice", body=f"{FIRST}{behind}", files=("责任清单.docx",))
    if is_sound:
        return Sound("ATT005", about, Portal([page]))
    return Case("ATT005", about, Portal([page]), Outcome.FAILED, [url("/a.html")], says=says)


def long(characters: int) -> str:
    return f"\n{SECOND}\n".ljust(characters, "路")


CASES = [
    case("which one is missing", f"\n{SECOND}", is_sound=False, says="任务分解表"),
    case("two hundred characters behind it", long(200), is_sound=False),
    case("a character more", long(201), is_sound=True),
    case("its name once more as a heading", f"\n{SECOND}\n任务分解表\n一、路", is_sound=True),
]
