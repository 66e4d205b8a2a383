"""CAT: the catalogue entry (目录、索引块) of a page."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from auditor.answers import (
    INAPPLICABLE,
    PASSED,
    Answers,
    cannot_tell,
    failed,
    unread_reason,
)
from auditor.computed.context import Context
from auditor.computed.customs import Customs
from auditor.computed.listed import is_same_title, other_facts
from auditor.computed.roles import has_catalogue_block, is_entry, says_something, stated
from auditor.computed.row_titles import RowTitles
from auditor.computed.scope import Settings
from auditor.computed.titles import fold
from auditor.rule import Result, Severity, Text
from auditor.rulebook import item_rule
from auditor.words import FIELDS, ended
from crawler.index.views import ItemView, UnreadView
from crawler.items import Claim, Field


class RequiredFields(Settings):
    """Which facts a catalogue entry must state.

    ``entries`` are required of every page that shows a catalogue block, ``documents`` of
    policies and superior documents, with a block or without. ``filled`` rows may be missing, but
    where a page shows one it must not be empty. ``customary`` fields are required where at least
    ``share`` of the site's pages of the same sort state them, and at least ``fewest`` of them.
    """

    entries: tuple[Field, ...]
    documents: tuple[Field, ...]
    filled: tuple[Field, ...]
    customary: tuple[Field, ...]
    share: float
    fewest: int


@item_rule(
    "CAT001",
    name="missing-catalogue-field",
    severity=Severity.HIGH,
    params=RequiredFields,
    needs=(Customs,),
)
def missing_catalogue_field(item: ItemView, params: RequiredFields, context: Context) -> Answers:
    """A required catalogue field is missing or empty.

    What: The catalogue block of a page lacks a row that the profile requires, or the row is
    there and its cell is empty.
    Why: The catalogue is what people search and what a superior office counts; an entry
    without its fields cannot be found or cited.
    Basis: 政府信息公开条例 article 12 names 索引, 名称, 内容概述 and 生成日期; the profile adds
    further fields. 文号 is required of policies and superior documents only.
    How measured: Rows that the page labels itself (block, header line, script) are read; a
    placeholder such as 无 is CAT002's. A date of formation may stand in the signature instead,
    and on a page without a block the 文号 in the text.
    Fields called customary are required where nearly all pages of the same sort state them.
    Letters have no catalogue. A listed page that could not be read is one cantTell.
    Fix: Fill the field in the publishing system and publish the page again.
    """
    if not is_entry(item, context.role(item)):
        return INAPPLICABLE
    fields = params.documents if context.is_document(item) else params.entries
    missing = {field: stated(item, field) for field in fields if not _is_given(item, field)}
    missing |= {field: claims for field in params.filled if (claims := _empty_row(item, field))}
    return [_missing(item, field, bool(claims)) for field, claims in missing.items()] or PASSED


@missing_catalogue_field.also_unread
def _unread(page: UnreadView, _: RequiredFields, __: Context) -> Answers:
    return cannot_tell(
        page,
        unread_reason(page.outcome),
        Text(
            f"列表中的页面未能读取：{ended(page.outcome).zh}。各项规则均无法判定",
            f"the listed page could not be read: {ended(page.outcome).en}; no rule can judge it",
        ),
        {"outcome": str(page.outcome), "at": page.at.isoformat(), "detail": page.detail},
    )


@missing_catalogue_field.also_site
def _customary(params: RequiredFields, context: Context) -> Iterator[Result]:
    for field in params.customary:
        for sort, page in context.table(Customs).breaches(field, params.share, params.fewest):
            if sort.has_block:
                name = FIELDS[field]
                yield failed(
                    page.subject,
                    Text(
                        f"索引块缺少“{name.zh}”，而本站同类页面一般都有此项",
                        f"no {name.en} in the catalogue block, though pages of its sort state it",
                    ),
                    {"field": str(field), "state": "customary"},
                    distinguish=field,
                    seen=page.seen,
                )


class PlaceholderFields(Settings):
    """``entries``: facts for which a placeholder is a defect on any page; ``documents``: further
    ones on policies and superior documents."""

    entries: tuple[Field, ...]
    documents: tuple[Field, ...]


@item_rule(
    "CAT002",
    name="placeholder-in-catalogue-field",
    severity=Severity.MEDIUM,
    params=PlaceholderFields,
)
def placeholder_field(item: ItemView, params: PlaceholderFields, context: Context) -> Answers:
    """A catalogue field holds a placeholder.

    What: A field of the catalogue block is there, but its whole value is a word such as 无,
    暂无, - or /.
    Why: A placeholder fills the form and tells nobody anything; it hides that the field is
    missing.
    Basis: 政府信息公开条例 article 12: the catalogue states the facts themselves. A notice may
    say that it has no 文号; a policy may not.
    How measured: The whole value of the cell, after width folding, is compared with the
    profile's list of placeholders. A value that merely begins with such a word passes.
    Fix: Replace the placeholder by the fact.
    """
    if not is_entry(item, context.role(item)):
        return INAPPLICABLE
    more = params.documents if context.is_document(item) else ()
    found = []
    for field in (*params.entries, *more):
        said = [claim for claim in stated(item, field) if says_something(claim)]
        if said and all(context.is_placeholder(claim.raw) for claim in said):
            found.append(_placeholder(item, field, said[0].raw.strip()))
    return found or PASSED


def _empty_row(item: ItemView, field: Field) -> list[Claim]:
    claims = stated(item, field)
    return [] if any(says_something(claim) for claim in claims) else claims


def _is_given(item: ItemView, field: Field) -> bool:
    claims = stated(item, field)
    if any(says_something(claim) for claim in claims):
        return True
    if field is Field.TITLE:
        return bool(item.title)
    if field is Field.DOCUMENT_NUMBER and not claims:
        return item.document_number is not None and not has_catalogue_block(item)
    return field is Field.WRITTEN_ON and not claims and item.signed_on is not None


def _missing(item: ItemView, field: Field, is_empty: bool) -> Result:
    name = FIELDS[field]
    words = Text(f"索引块缺少“{name.zh}”", f"the catalogue block has no {name.en}")
    if is_empty:
        words = Text(f"索引块“{name.zh}”为空", f"the {name.en} in the catalogue block is empty")
    elif not has_catalogue_block(item):
        words = Text(f"页面没有索引块，缺“{name.zh}”", f"no catalogue block, so no {name.en}")
    return failed(
        item,
        words,
        {"field": str(field), "state": "empty" if is_empty else "absent"},
        distinguish=field,
    )


def _placeholder(item: ItemView, field: Field, raw: str) -> Result:
    name = FIELDS[field]
    return failed(
        item,
        Text(f"索引块“{name.zh}”填的是“{raw}”", f"the {name.en} says only {raw!r}"),
        {"field": str(field), "value": raw},
        distinguish=field,
    )


class AbstractLikeness(Settings):
    """From this likeness (0 to 1) on an abstract is a copy."""

    likeness: float


@item_rule("CAT003", name="abstract-is-copy", severity=Severity.LOW, params=AbstractLikeness)
def copied_abstract(item: ItemView, params: AbstractLikeness, _: Context) -> Answers:
    """The abstract is a copy of the title or of the text's beginning.

    What: 内容概述 repeats the title, or the first words of the text.
    Why: An abstract that says nothing new does not help to find the document.
    Basis: 政府信息公开条例 article 12: the catalogue has an abstract (内容概述).
    How measured: The abstract in the catalogue block, folded to letters and digits, is compared
    with the title and with as much of the text's beginning.
    Fix: Write one sentence on what the document orders and for whom.
    """
    said = next((c.raw for c in stated(item, Field.SUMMARY) if says_something(c)), "")
    abstract = fold(said)
    if not abstract:
        return INAPPLICABLE
    rest = item.body.partition("\n")[2]  # behind the line of those whom a notice addresses
    starts = [fold(text[: 2 * len(said) + 50])[: len(abstract)] for text in (item.body, rest)]
    alike = max(ratio(abstract, one) for one in (fold(item.title), *starts)) / 100
    if alike < params.likeness:
        return PASSED
    return failed(
        item,
        Text("内容概述照抄标题或正文开头", "the abstract copies the title or the beginning"),
        {"likeness": round(alike, 2)},
    )


class TitleLikeness(Settings):
    """Below this likeness (0 to 1) the titles of list and page are different ones."""

    likeness: float


@item_rule(
    "CAT005",
    name="list-and-page-disagree",
    severity=Severity.LOW,
    params=TitleLikeness,
    needs=(RowTitles,),
)
def list_disagrees(item: ItemView, params: TitleLikeness, context: Context) -> Answers:
    """The list and the page say different things.

    What: The title, index number, document number or issuing body in a list is not that of the
    page that it leads to.
    Why: Who follows the list finds something else than it promised.
    Basis: 政府网站发展指引 on consistent data.
    How measured: Titles are folded to letters and digits. One within the other, a title that the
    list cuts short, and titles that are largely alike pass, unless they are built alike and name
    another year, ordinal, organ or name. Numbers and issuing bodies are compared where the list
    labels them and the page states its own; shortened organs are the same. Days are DAT005's.
    Fix: Publish list and page again from the same entry.
    """
    listed = context.table(RowTitles).of(item.key)
    title = fold(item.title)
    facts = list(other_facts(item))
    if not facts and (not listed or not title):
        return INAPPLICABLE
    found = [
        failed(
            item,
            Text(
                f"列表的{FIELDS[field].zh}为“{said}”，页面为“{own}”",
                f"{FIELDS[field].en}: {said!r} in the list, {own!r} here",
            ),
            {"field": str(field), "listed": [said], "value": own},
            distinguish=field,
        )
        for field, said, own in dict.fromkeys(facts)
    ]
    different = [
        one for one in listed if title and not is_same_title(one, item.title, params.likeness)
    ]
    if different:
        words = Text(f"列表标题为“{different[0]}”", f"the list calls it {different[0]!r}")
        found.append(failed(item, words, {"listed": different}))
    return found or PASSED
