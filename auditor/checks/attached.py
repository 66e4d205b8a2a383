"""ATT005: files that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from auditor.answers import INAPPLICABLE, PASSED, UNTESTED, Answer, cannot_tell, failed, heard
from auditor.computed.context import Context
from auditor.computed.files import Files
from auditor.computed.roles import Role
from auditor.computed.scope import Settings
from auditor.computed.titles import fold
from auditor.rule import Reason, Result, Severity, Subject, SubjectKind, Text
from auditor.rulebook import item_rule
from auditor.words import ended
from crawler.fields.urls import frontier_key
from crawler.index.views import ItemView, ProbeView
from crawler.items import Attachment
from crawler.outcomes import GONE, FetchOutcome

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_LIST = re.compile(
    rf"^\s*附\s*(?:(?:[件表]\s*)?(?:下载\s*)?(?:{_NUMBER}\s*)?[:：]\s*(?:\d{{1,2}}\s*[.．、]?)?\s*"
    r"(?P<name>\S.{1,80}?)|[件表]\s*\d{1,2}\s*[.．、]\s*(?P<point>[^\s\d].{1,80}?)"
    r"|[件表]\s*\d{1,2}\s+(?P<file>\S.{1,80}\.[a-z]{3,4}))\s*$",
    re.M,
)
_FURTHER = re.compile(
    r"(?:^|(?<=\s))\d{1,2}\s*[.．、]\s*(\S[^\n]{1,80}?)(?=\s+\d{1,2}\s*[.．、]|\s*$)"
)
_ARCHIVES = frozenset({"zip", "rar", "7z"})
_HEADING = re.compile(r"^\s*附\s*[件表]\s*[\d一二三四五六七八九十]{0,3}\s*[:：]?\s*$", re.M)
_KEPT = re.compile(r"略|不公开|不予公开|依申请|涉密|另发|另附|纸质|此件|已下发|系统内|^无$|^没有$")
_THERE = frozenset(
    {FetchOutcome.OK, FetchOutcome.UNCHANGED, FetchOutcome.NOT_HTML, FetchOutcome.TOO_LARGE}
)
_INLINE = 200  # characters behind the list of files from which a text may hold them itself


class NamedFiles(Settings):
    """``seen_in``: words by which a text refers to files, each 附件."""

    seen_in: tuple[str, ...]


@item_rule(
    "ATT005", name="dead-attachment", severity=Severity.HIGH, params=NamedFiles, needs=(Files,)
)
def dead_attachment(item: ItemView, params: NamedFiles, context: Context) -> Iterator[Answer]:
    """A file that the text names is not there.

    What: The text ends with 附件：… or says 见附件, and the page carries no file; or the link to
    a file leads to nothing.
    Why: What the notice is about often stands in the file alone.
    Basis: 政府信息公开条例 article 24: information can be viewed and downloaded.
    How measured: The crawl asked for each file of a page; one that the server says it does not
    have is dead, and so is one of no bytes; any other fault cannot be judged. A named file is
    missing where the page has no file at all, no link is called like it, and the text does not
    hold it itself; of a numbered list also where the other files are there by their names.
    Fix: Upload the file, or correct the link.
    """
    if context.role(item) is Role.LETTER:
        yield INAPPLICABLE
        return
    for file in item.attachments:
        yield _linked(item, file, context.table(Files))
    if not item.attachments:
        yield _named(item, params)
    elif missing := _one_of_several(item):
        yield _missing(item, missing)


def _linked(item: ItemView, file: Attachment, files: Files) -> Answer:
    key = frontier_key(file.url)
    probe = files.probes.get(key)
    if probe is not None and (fault := _fault(probe)):
        subject, evidence = _about(item, file, probe)
        words = Text(f"附件“{file.name}”{fault.zh}", f"the attachment {file.name!r} {fault.en}")
        return failed(subject, words, evidence, distinguish=item.url, seen=item.seen)
    if key in files.files:
        return PASSED
    if probe is None:
        return UNTESTED
    return PASSED if probe.outcome in _THERE else _unanswered(item, file, probe)


def _fault(probe: ProbeView) -> Text | None:
    """Why what was asked for is no file that anybody can use; None where it may be one."""
    if probe.outcome in GONE:
        return Text("打不开", "is not there")
    if probe.outcome is FetchOutcome.OK and probe.length == 0:
        return Text("是空文件（0 字节）", "has no bytes")
    return None


def _about(item: ItemView, file: Attachment, probe: ProbeView) -> tuple[Subject, dict[str, Any]]:
    evidence = {"item_url": item.url, "item_title": item.title, **heard(probe)}
    return Subject(SubjectKind.ATTACHMENT, file.url, file.name), evidence


def _unanswered(item: ItemView, file: Attachment, probe: ProbeView) -> Result:
    subject, evidence = _about(item, file, probe)
    words = Text(
        f"附件“{file.name}”未能核实（{ended(probe.outcome).zh}）",
        f"the attachment {file.name!r} could not be checked ({ended(probe.outcome).en})",
    )
    return cannot_tell(
        subject, Reason.UNREACHABLE, words, evidence, distinguish=item.url, seen=item.seen
    )


def _named(item: ItemView, params: NamedFiles) -> Answer:
    """What a text without files says of files: the name of one that is missing."""
    body = item.body
    if "附" not in body:
        return INAPPLICABLE
    listed = _LIST.search(body)
    referred = next((word for word in params.seen_in if word in body), None)
    if listed is None and referred is None:
        return INAPPLICABLE
    if _holds(item, listed):
        return PASSED
    return _missing(item, _name(listed) if listed else str(referred))


def _missing(item: ItemView, name: str) -> Result:
    words = Text(
        f"正文提到附件“{name}”，页面没有这个附件", f"the text names {name!r}; no such file is there"
    )
    return failed(item, words, {"named": name}, distinguish="named")


def _name(listed: re.Match[str]) -> str:
    return str(listed[listed.lastgroup or 0])


def _one_of_several(item: ItemView) -> str | None:
    """The name of a listed file that is not there, though the others of the list are, by name."""
    listed = _LIST.search(item.body) if "附" in item.body else None
    if listed is None or any(file.type in _ARCHIVES for file in item.attachments):
        return None
    names = _listed_names(item.body, listed)
    if len(names) <= len(item.attachments) or any(_KEPT.search(name) for name in names):
        return None
    shown = [fold(link.text) for link in item.links] + [fold(f.name) for f in item.attachments]
    missing = [name for name in names if not any(fold(name) in one for one in shown)]
    is_told = len(missing) == len(names) - len(item.attachments) and len(missing) < len(names)
    behind = item.body[listed.end() :]
    held = len(behind) > _INLINE or any(behind.count(name) > 1 for name in missing)
    return missing[0] if is_told and not held else None


def _listed_names(body: str, listed: re.Match[str]) -> list[str]:
    """The names of a numbered list of files, without marks and types."""
    lines = [f"1.{_name(listed)}"]
    for line in body[listed.end() :].strip("\n").split("\n"):
        if not _FURTHER.match(line.strip()):
            break
        lines.append(line.strip())
    found = [name for line in lines for name in _FURTHER.findall(line)]
    return [re.sub(r"\.\w{2,4}$", "", name).strip("《》 ") for name in found]


def _holds(item: ItemView, listed: re.Match[str] | None) -> bool:
    """Whether the text holds what it calls a file itself, or says why it is not there."""
    if _HEADING.search(item.body) or len(_LIST.findall(item.body)) > 1:
        return True
    if listed is None:
        return False
    name = re.sub(r"\.\w{2,4}$", "", _name(listed)).strip("《》 ")
    is_linked = any(name in link.text or link.text in name for link in item.links if link.text)
    behind = item.body[listed.end() :]
    is_repeated = name in behind or len(behind) > _INLINE
    return bool(_KEPT.search(_name(listed))) or is_linked or is_repeated
