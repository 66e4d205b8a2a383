"""What seeded portals showed of rules whose other cases stand elsewhere."""

from __future__ import annotations

from auditor.rule import Outcome
from crawler.index.views import FileView, ItemView
from tests.auditor.case import FOUND, Case
from tests.auditor.portal import Portal, file, policy

TITLE = "临溪县人民政府办公室关于印发临溪县农村公路管理办法的通知"
COPY = f"{TITLE}.pdf"
MARKED = "各乡镇人民政府：\n现印发给你们。\n（此件主动公开）"


def copied(about: str, outcome: str, page: ItemView, *files: FileView) -> Case:
    """A policy whose mark may stand in its files."""
    result = Outcome(outcome)
    at = (page.url,) if result in FOUND else ()
    return Case("ATT001", about, Portal([page], all_files=files), result, at)


CASES = [
    copied("a copy bears the mark", "passed", policy(files=[COPY]), file(COPY, text=MARKED)),
    copied("a copy bears none", "failed", policy(files=[COPY]), file(COPY)),
    copied("a copy was not read", "cantTell", policy(files=[COPY]), file(COPY, outcome="no_text")),
    copied(
        "of two copies one was not read",
        "cantTell",
        policy(files=[COPY, f"{TITLE}.docx"]),
        file(COPY),
    ),
    copied(
        "another file bears one",
        "failed",
        policy(files=["路线一览表.pdf"]),
        file("路线一览表.pdf", text=MARKED),
    ),
    copied(
        "the text stands in a file and bears none",
        "failed",
        policy(body="", files=["办法.pdf"]),
        file("办法.pdf"),
    ),
    copied(
        "the text stands in a file and bears the mark",
        "passed",
        policy(body="", files=["办法.pdf"]),
        file("办法.pdf", text=MARKED),
    ),
    copied("neither text nor file", "cantTell", policy(body="")),
]
