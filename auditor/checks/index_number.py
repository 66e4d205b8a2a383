"""IDX: the index number (索引号) of a catalogue entry."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.identifiers import index_number
from auditor.computed.index_numbers import IndexNumbers
from auditor.computed.roles import is_entry, says_something, stated
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import NoParams, item_rule, site_rule
from auditor.words import quoted
from crawler.fields.index_number import (
    IndexNumber,
    Shape,
    looks_like_index_number,
)
from crawler.fields.organ_code import read_organ_code
from crawler.fields.span import Span
from crawler.index.views import ItemView
from crawler.items import Field

_CODED = frozenset({Shape.MONTHLY, Shape.YEARLY, Shape.DASHED})
"""Shapes that begin with the code of an organisation, or of an area."""


_CODE = 18  # characters of a credit code


def _stated_number(item: ItemView, context: Context) -> str | None:
    """The index number as the page states it, malformed or not; None for none or 无."""
    if item.index_number and not context.is_placeholder(item.index_number):
        return item.index_number
    said = (
        claim.raw.strip() for claim in stated(item, Field.INDEX_NUMBER) if says_something(claim)
    )
    return next((raw for raw in said if raw and not context.is_placeholder(raw)), None)


@item_rule("IDX001", name="missing-index-number", severity=Severity.HIGH)
def missing_index_number(item: ItemView, _: NoParams, context: Context) -> Answers:
    """The index number is missing.

    What: A catalogue entry has no 索引号, or only a placeholder in its place.
    Why: The index number is the one name by which an entry can be cited and counted.
    Basis: 政府信息公开条例 article 12: the catalogue states the 索引 of the information.
    How measured: Asked of policies and superior documents, and of every other page that shows a
    catalogue block; letters have none.
    Fix: Let the publishing system assign the number and publish the page again.
    """
    if not is_entry(item, context.role(item)):
        return INAPPLICABLE
    if _stated_number(item, context) is not None:
        return PASSED
    return failed(item, Text("没有索引号", "there is no index number"))


@item_rule("IDX002", name="malformed-index-number", severity=Severity.MEDIUM)
def malformed_index_number(item: ItemView, _: NoParams, context: Context) -> Answers:
    """The index number is malformed.

    What: The number does not have the build that its own organ code announces, or the organ
    code's check characters do not hold.
    Why: A malformed number cannot be sorted or matched, and a code that fails its check names
    no organisation.
    Basis: GB 32100-2015 (统一社会信用代码) and GB 11714-1997 (组织机构代码) for the prefix; the
    builds themselves are those that portals use.
    How measured: A number that begins with an organ code must go on with /yyyymm-serial,
    /yyyy-serial or -yyyy-serial, with a month from 01 to 12. Check characters are recomputed;
    whether the code's area is the portal's is not looked at. A build unknown here is cantTell.
    Fix: Correct the number, or the organ code in the publishing system's settings.
    """
    text = _stated_number(item, context)
    if text is None:
        return INAPPLICABLE
    number = index_number(text)
    fault = _fault(number)
    if fault is not None:
        return failed(
            item,
            Text(f"索引号 {text} {fault.zh}", f"index number {text}: {fault.en}"),
            {"index_number": text},
        )
    if number.shape is Shape.OTHER or (number.shape in _CODED and not _is_known_prefix(number)):
        return cannot_tell(
            item,
            Reason.CLASS,
            Text(f"索引号 {text} 的编排方式未知", f"the build of index number {text} is unknown"),
            {"index_number": text},
        )
    return PASSED


def _fault(number: IndexNumber) -> Text | None:
    if number.organ is not None and not number.organ.valid:
        code = number.organ.code
        return Text(f"的机构代码 {code} 校验不符", f"the check characters of {code} do not hold")
    if number.shape in _CODED and number.organ is None and _resembles_code(number.prefix):
        return Text(
            f"的前缀 {number.prefix} 不是 18 位统一社会信用代码",
            f"its prefix {number.prefix} is no code of 18 characters",
        )
    return _fault_of_unknown(number) if number.shape is Shape.OTHER else None


def _fault_of_unknown(number: IndexNumber) -> Text | None:
    """What is wrong for sure with a number that has none of the known builds."""
    if not looks_like_index_number(number.text):
        return Text("不是索引号", "this is no index number")
    if number.text[0] in "/-" or number.text[-1] in "-—":
        return Text("不完整", "it is incomplete")
    head, mark, _ = number.text.replace("-", "/").partition("/")
    if mark and len(head) > _CODE and (begun := read_organ_code(head[:_CODE])) and begun.valid:
        return Text("的机构代码与年月之间缺少分隔", "nothing parts the organ code from the period")
    organ = read_organ_code(head)
    if _resembles_code(head) or (organ is not None and organ.valid):
        return Text("的年月和流水号不合编排", "period and serial do not follow the organ code")
    return None


def _resembles_code(prefix: str) -> bool:
    """Whether a prefix was meant for the 18 characters of a public body's code."""
    return 16 <= len(prefix) <= 20 and prefix.startswith(("11", "12", "13", "19"))


def _is_known_prefix(number: IndexNumber) -> bool:
    """Whether the prefix is an organ's code, or the number of an area."""
    prefix = number.prefix
    return number.organ is not None or (prefix.isdigit() and len(prefix) in (6, 10, 12))


@site_rule("IDX004", name="duplicate-index-number", severity=Severity.HIGH, needs=(IndexNumbers,))
def duplicate_index_number(_: NoParams, context: Context) -> Iterator[Answer]:
    """Two items carry the same index number.

    What: Different information is filed under one 索引号.
    Why: A number that names two things names neither.
    Basis: 政府信息公开条例 article 12: the index identifies the information.
    How measured: Numbers are compared after folding width, case and spaces. One item under
    several addresses or in several columns is one; so are two pages of one document, and a
    policy with the interpretation filed under its number. The item published first keeps the
    number, each further one fails.
    Fix: Give the later item a number of its own.
    """
    for number, pages, count in context.table(IndexNumbers).groups():
        others = pages[1:]
        yield from [PASSED] * (count - len(others))
        for other in others:
            first = pages[0].subject
            yield failed(
                other.subject,
                Text(
                    f"索引号 {number} 与{quoted(first.title)}（{first.url}）重复",
                    f"index number {number} is also that of {first.title} ({first.url})",
                ),
                {"index_number": number, "other_url": first.url, "other_title": first.title},
                seen=other.seen,
            )


@item_rule("IDX006", name="index-number-of-another-month", severity=Severity.MEDIUM)
def index_number_month(item: ItemView, _: NoParams, context: Context) -> Answers:
    """The month in the index number is not the item's.

    What: The year and month within the 索引号 are neither those of publication nor those of
    formation.
    Why: The number was copied or assigned to something else, or the dates are wrong.
    Basis: The builds that portals use: organ code, year and month of entry, serial.
    How measured: Asked of numbers that hold a year and a month, where the page states a date of
    publication or formation (or a signature). One date in the month is enough; a date too vague
    to tell is cantTell.
    Fix: Assign the number again, or correct the dates.
    """
    text = _stated_number(item, context)
    number = index_number(text) if text else None
    spans = [span for span in (item.published_at, item.written_on, item.signed_on) if span]
    if number is None or number.year is None or number.month is None or not spans:
        return INAPPLICABLE
    month = Span.month(number.year, number.month)
    touching = [span for span in spans if span.overlaps(month)]
    if any(span.is_day_or_finer for span in touching):
        return PASSED
    said = "、".join(span.text() for span in spans)
    evidence = {"index_number": text, "dates": [span.text() for span in spans]}
    stated_month = f"{number.year}-{number.month:02}"
    if touching:
        words = Text(
            f"索引号 {text} 含 {stated_month}，日期 {said} 不够精确，不能判断",
            f"index number {text} holds {stated_month}; {said} is too vague to tell",
        )
        return cannot_tell(item, Reason.PRECISION, words, evidence)
    words = Text(
        f"索引号 {text} 含 {stated_month}，与发布、成文日期 {said} 均不同月",
        f"index number {text} holds {stated_month}, the month of none of {said}",
    )
    return failed(item, words, evidence)
