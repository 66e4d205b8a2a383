"""PRV: secrets and personal data in pages and files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.files import Files, KnownFile
from auditor.computed.leaks import SHOWN, each_file, leak
from auditor.computed.scope import Settings
from auditor.rule import Reason, Result, Severity, Subject, Text
from auditor.rulebook import item_rule, site_rule
from auditor.words import FILES
from crawler.fields.personal_masks import joined
from crawler.fields.personal_words import Kind
from crawler.index.views import ItemView, Seen
from crawler.items import Mark
from crawler.outcomes import FileOutcome

_IDS = (Kind.ID_NUMBER,)
_PRIVATE = (Kind.MOBILE, Kind.BANK_CARD, Kind.ADDRESS, Kind.ILLNESS)
_ALL = (*_IDS, *_PRIVATE, Kind.WELFARE, Kind.MINOR)


@item_rule("PRV001", name="secret-mark", severity=Severity.VETO, needs=(Files,))
def secret_mark(item: ItemView, _: Settings, __: Context) -> Answers:
    """A page or file bears a mark of secrecy.

    What: 绝密, 机密 or 秘密 with ★ or as a line of its own, or 内部资料 and the like, stands where
    such marks stand.
    Why: What is secret must not be published; if it is, every minute counts.
    Basis: 保守国家秘密法; 国办秘函〔2019〕19号: leaks are a veto.
    How measured: A level of secrecy with ★ anywhere, a level or 内部资料 standing alone at the top
    of the text. Running text that speaks of secrets does not count. A person has to confirm the
    finding; marks of internal papers are told, not failed.
    Fix: Take the page or file off line at once and inform the secrecy office.
    """
    if not item.body:
        return INAPPLICABLE
    return _secret(item, [m for m in item.marks if m.kind is Kind.SECRET_MARK], {}, item.seen)


@secret_mark.also_site
def _secret_files(_: Settings, context: Context) -> Iterator[Answer]:
    for file, subject, evidence in each_file(context):
        marks = [m for m in file.marks if m.kind is Kind.SECRET_MARK]
        yield _secret(subject, marks, evidence, file.seen)


def _secret(
    about: ItemView | Subject, marks: Sequence[Mark], evidence: dict[str, Any], seen: Seen
) -> Answer:
    if not marks:
        return PASSED
    shown = [mark.masked for mark in marks[:SHOWN]]
    told = {**evidence, "marks": shown}
    words = Text(
        f"有涉密或内部标记“{shown[0]}”，请人工核实并立即处置",
        f"bears the mark {shown[0]!r}; a person must look at it at once",
    )
    if any("密" in mark and not mark.startswith(("内部", "注意", "工作")) for mark in shown):
        return failed(about, words, told, seen=seen)
    return cannot_tell(about, Reason.EXEMPTION, words, told, seen=seen)


@item_rule("PRV002", name="id-number-in-clear", severity=Severity.VETO, needs=(Files,))
def id_number(item: ItemView, _: Settings, __: Context) -> Answers:
    """A resident ID number is published in clear.

    What: A valid resident ID number stands in the text, the title, the name of a file or a file.
    Why: With it and a name, credit is taken and accounts are opened in another's name.
    Basis: 个人信息保护法 articles 28 and 34; 政府信息公开条例 article 15.
    How measured: 18 signs with an area, a birth date and a right check digit (GB 11643), spaces
    and full-width digits allowed; credit codes, index numbers and masked numbers are none. The
    number is masked where it is found and kept nowhere. A file that gave no text, such as a
    scan, cannot be judged by this and the following rules.
    Fix: Mask the middle of the number in page and file, and look who else has copied it.
    """
    return _on_page(item, _IDS)


@id_number.also_site
def _id_number_files(_: Settings, context: Context) -> Iterator[Answer]:
    for file, subject, evidence in each_file(context):
        found = file.found(*_IDS)
        if found or file.outcome is FileOutcome.OK:
            yield leak(subject, found, evidence, file.seen)
        elif file.outcome is not FileOutcome.NO_READER:
            yield _unread(file, subject, evidence)
    yield from _without_reader(context)


def _without_reader(context: Context) -> Iterator[Answer]:
    """One answer for all files of kinds that nothing here can read."""
    files = [f for f in context.table(Files).known() if f.outcome is FileOutcome.NO_READER]
    if not files:
        return
    types = sorted({file.type for file in files})
    words = Text(
        f"{len(files)} 个附件（{'、'.join(types)}）没有可用的读取组件，未检查内容；"
        "可安装 mingcha[attachments]",
        f"{len(files)} file(s) ({', '.join(types)}) were not looked into for want of a reader; "
        "mingcha[attachments] may have it",
    )
    evidence = {"files": len(files), "types": types, "urls": [f.url for f in files[:SHOWN]]}
    yield cannot_tell(context.site_subject(), Reason.UNREACHABLE, words, evidence)


def _unread(file: KnownFile, subject: Subject, evidence: dict[str, Any]) -> Result:
    is_scan = file.outcome is FileOutcome.NO_TEXT
    words = (
        Text("文件只有图像，没有文字，须人工查看", "a scan without text; a person must look at it")
        if is_scan
        else Text(
            f"文件读不出文字（{FILES[file.outcome].zh}），须人工查看",
            f"no text could be read ({FILES[file.outcome].en}); a person must look at it",
        )
    )
    reason = Reason.IMAGE if is_scan else Reason.UNREACHABLE
    told = {**evidence, "outcome": file.outcome.value}
    return cannot_tell(subject, reason, words, told, seen=file.seen)


@item_rule("PRV003", name="private-data-in-clear", severity=Severity.HIGH, needs=(Files,))
def private_data(item: ItemView, _: Settings, __: Context) -> Answers:
    """A private telephone, bank card, home address or illness is published.

    What: The mobile number of a private person, the number of a bank card, a home address down
    to the house with a name, or names beside diseases.
    Why: These belong to a person's private life; publishing them invites fraud and harm.
    Basis: 个人信息保护法 article 28; 政府信息公开条例 article 15.
    How measured: Numbers behind 值班, 联系人, 咨询, an organ's name or a duty are contacts and
    pass; so do the telephone columns of tables of organs. Cards need a bank's prefix, a right check
    digit (Luhn) and words of banking. What is masked passes.
    Fix: Remove or mask the data; publish the office's number as contact.
    """
    return _on_page(item, _PRIVATE)


@private_data.also_site
def _private_files(_: Settings, context: Context) -> Iterator[Answer]:
    for file, subject, evidence in each_file(context):
        found = file.found(*_PRIVATE)
        if found or file.outcome is FileOutcome.OK:
            yield leak(subject, found, evidence, file.seen)


@site_rule("PRV004", name="reversible-mask", severity=Severity.HIGH, needs=(Files,))
def reversible_mask(_: Settings, context: Context) -> Iterator[Answer]:
    """Masked or hidden data of persons can be restored.

    What: An ID number is masked differently in two columns or files, or its birth date stands
    beside it, so that the parts give the whole; or data of persons lies in hidden sheets, rows,
    columns, comments, properties, under black boxes or in white letters.
    Why: What is hidden only from the eye is published to everybody who copies it.
    Basis: 个人信息保护法 article 51: processing is safe against disclosure.
    How measured: The visible digits of one name's masked numbers, of a page and its files, are
    laid over each other with the birth date of the same row or sentence: any 17 known digits
    give the number, by its check digit.
    Hidden parts of files are searched like visible ones.
    Fix: Mask the same digits everywhere, leave the birth date out, and publish a copy without
    hidden parts (检查文档, or print to a new PDF).
    """
    files = context.table(Files)
    for file, subject, evidence in each_file(context):
        hidden = file.found(*_ALL, hidden=True)
        if hidden:
            places = sorted({mark.place for mark in hidden})
            yield leak(subject, hidden, {**evidence, "places": places}, file.seen)
        elif file.outcome is FileOutcome.OK:
            yield PASSED
    for page, parts in files.partial.items():
        yield _restored(page, parts)


def _restored(page: str, parts: Sequence[tuple[Subject, list[Mark], Seen]]) -> Answer:
    by_name: dict[str, list[str]] = {}
    for _, marks, _ in parts:
        for mark in marks:
            by_name.setdefault(mark.label, []).append(mark.masked)
    restored = sum(map(_gives_whole, by_name.values()))
    if not restored:
        return PASSED
    subject, _, seen = parts[-1]
    words = Text(
        f"{restored} 人的身份证号虽已遮蔽，但各处露出的数字拼合起来即可还原",
        f"the masked ID numbers of {restored} person(s) can be restored from the digits left",
    )
    together = [part.url for part, _, _ in parts]
    evidence = {"item_url": page, "persons": restored, "together": together}
    return failed(subject, words, evidence, distinguish="join", seen=seen)


def _gives_whole(patterns: list[str]) -> bool:
    whole = joined(list(dict.fromkeys(patterns)))
    return whole is not None and whole.count("*") <= 1


def _on_page(item: ItemView, kinds: tuple[Kind, ...]) -> Answer:
    if not item.body and not item.marks:
        return INAPPLICABLE
    return leak(item, [mark for mark in item.marks if mark.kind in kinds], {}, item.seen)
