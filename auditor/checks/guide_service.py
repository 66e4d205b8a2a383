"""GUI: whether a service guide can be followed: its papers, its forms, the way to apply."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from auditor.answers import (
    INAPPLICABLE,
    PASSED,
    UNTESTED,
    Answer,
    Answers,
    cannot_tell,
    failed,
    heard,
    unread_reason,
)
from auditor.computed.context import Context
from auditor.computed.files import Files
from auditor.computed.guides import Guides
from auditor.computed.phrases import Phrases
from auditor.rule import Reason, Severity, Subject, SubjectKind, Text
from auditor.rulebook import NoParams, item_rule
from crawler.fields.urls import frontier_key
from crawler.index.views import ItemView, LinkView
from crawler.items import Attachment
from crawler.outcomes import GONE, FetchOutcome

_THERE = frozenset(
    {
        FetchOutcome.OK,
        FetchOutcome.UNCHANGED,
        FetchOutcome.NOT_HTML,
        FetchOutcome.TOO_LARGE,
        FetchOutcome.REDIRECT,
        FetchOutcome.SCRIPT_ONLY,
    }
)


class VaguePapers(Phrases):
    """Sorts of vague ``phrases`` in the lists of papers; ``elements`` are the labels of lists."""

    elements: tuple[str, ...]


@item_rule(
    "GUI004",
    name="vague-papers",
    severity=Severity.MEDIUM,
    params=VaguePapers,
    needs=(Guides,),
)
def vague_papers(item: ItemView, params: VaguePapers, context: Context) -> Answers:
    """The list of papers is open-ended.

    What: The list of papers that an applicant has to bring says 等, 其他材料 or 相关材料.
    Why: Nobody can bring what is not named: the list has to be told once and as a whole.
    Basis: 通辽市实施意见: what an applicant has to bring is told once and for all.
    How measured: The profile's phrases in what stands behind the labels of papers, up to the next
    label. A closed list (等3种), and words that only hold the sign (等级), are none.
    Fix: Name every paper.
    """
    reading = context.table(Guides).reading(item)
    if reading is None:
        return INAPPLICABLE
    words = context.scope.guides
    names = dict.fromkeys(name for one in params.elements for name in words.names(one))
    text = "\n".join(reading.texts(names))
    if not text:
        return _unknown(item) if reading.files else INAPPLICABLE
    found = params.find(text)
    if not found:
        return PASSED
    said = "、".join(f"“{phrase}”" for phrase in list(found)[:3])
    message = Text(f"材料清单有兜底性表述：{said}", f"open-ended list of papers: {said}")
    return failed(item, message, {"found": list(found)})


def _unknown(item: ItemView) -> Answer:
    words = Text(
        "材料清单可能在附件中，请打开附件核对", "the list of papers may stand in a file: look there"
    )
    return cannot_tell(item, Reason.IMAGE, words)


@item_rule(
    "GUI005",
    name="dead-form",
    severity=Severity.MEDIUM,
    needs=(Guides, Files),
)
def dead_form(item: ItemView, _: NoParams, context: Context) -> Iterator[Answer]:
    """A form or sample of a guide cannot be downloaded.

    What: A file of a guide that is to be filled in, or shows how, leads to nothing.
    Why: Without the form nobody can apply.
    Basis: 国办秘函〔2019〕19号: forms and samples of services.
    How measured: Files of guides with one of the profile's words in their name; the crawl asked
    for each. One that the server says it does not have is dead; other faults are cantTell.
    Fix: Upload the form, or correct the link.
    """
    if context.table(Guides).reading(item) is None:
        yield INAPPLICABLE
        return
    forms = context.scope.guides.forms
    for file in item.attachments:
        if any(word in file.name for word in forms):
            yield _form(item, file, context.table(Files))


def _form(item: ItemView, file: Attachment, files: Files) -> Answer:
    key = frontier_key(file.url)
    probe = files.probes.get(key)
    if key in files.files or (probe is not None and probe.outcome in _THERE):
        return PASSED
    if probe is None:
        return UNTESTED
    subject = Subject(SubjectKind.ATTACHMENT, file.url, file.name)
    evidence: dict[str, Any] = {
        "item_url": item.url,
        "item_title": item.title,
        **heard(probe),
    }
    if probe.outcome in GONE:
        words = Text(f"表格样表“{file.name}”打不开", f"the form {file.name!r} is not there")
        return failed(subject, words, evidence, distinguish=item.url, seen=item.seen)
    words = Text(f"表格样表“{file.name}”未能核实", f"the form {file.name!r} could not be checked")
    return cannot_tell(
        subject, Reason.UNREACHABLE, words, evidence, distinguish=item.url, seen=item.seen
    )


@item_rule(
    "GUI006",
    name="dead-online-entry",
    severity=Severity.MEDIUM,
    needs=(Guides,),
)
def dead_entry(item: ItemView, _: NoParams, context: Context) -> Iterator[Answer]:
    """The link to apply online leads to nothing.

    What: A link of a guide that is called 在线办理 or the like leads to a page that does not exist.
    Why: What is promised online has to be there.
    Basis: The opinion of the profile: services can be asked for and handled online.
    How measured: Links in the text of guides, and beside it to other hosts, with one of the
    profile's words; the crawl asked for each. Only the answer that there is no such page fails;
    a page that shows nothing without scripts is there.
    Fix: Correct the link, or take it out.
    """
    if context.table(Guides).reading(item) is None:
        yield INAPPLICABLE
        return
    for link in context.table(Guides).entries(item):
        yield _entry(item, link)


def _entry(item: ItemView, link: LinkView) -> Answer:
    if link.outcome is None:
        return UNTESTED
    if link.outcome in _THERE:
        return PASSED
    evidence = {"target": link.url, "text": link.text, "outcome": link.outcome.value}
    if link.outcome in GONE:
        words = Text(f"“{link.text}”链接打不开：{link.url}", f"{link.text!r} is dead: {link.url}")
        return failed(item, words, evidence, distinguish=link.key)
    words = Text(
        f"“{link.text}”链接未能核实：{link.url}", f"{link.text!r} was not checked: {link.url}"
    )
    return cannot_tell(item, unread_reason(link.outcome), words, evidence, distinguish=link.key)
