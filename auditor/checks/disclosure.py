"""ATT: the disclosure attribute (公开属性) of a document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.file_marks import FileMarks
from auditor.computed.presence import PageWanted, Shown
from auditor.computed.roles import Role, stated
from auditor.computed.scope import Settings
from auditor.computed.titles import fold, plain
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import item_rule
from crawler.index.views import ItemView
from crawler.items import Attachment, ColumnKind, Field, Place

_HAN = re.compile(r"[\u4e00-\u9fff]")
_TELLING = 6  # characters from which on a name tells a document from others


class EndMark(Settings):
    """A page whose text is shorter than ``shortest`` characters may be a scan."""

    shortest: int


@item_rule(
    "ATT001",
    name="missing-disclosure-mark",
    severity=Severity.MEDIUM,
    params=EndMark,
    needs=(FileMarks,),
)
def missing_mark(item: ItemView, params: EndMark, context: Context) -> Answers:
    """A document does not bear its disclosure attribute at its end.

    What: The text of a policy ends without a mark such as （此件主动公开）.
    Why: The mark shows that somebody decided on the disclosure when the document was drafted.
    Basis: 安徽省交通运输厅贯彻落实意见 一（一）: the attribute is marked on the last page.
    How measured: Own policies formed (else published) within the profile's period. The mark is
    looked for from the end of the text, also before an annex; a row of the catalogue block is
    none. A file that carries the document may bear it too; where such a file was not read, or no
    date tells whether the duty held, cantTell.
    Fix: Add the mark to the last page of the document and to its page on the site.
    """
    if context.role(item) is not Role.POLICY:
        return INAPPLICABLE
    if any(c.field is Field.DISCLOSURE and c.place is Place.BODY for c in item.claims):
        return PASSED
    day = item.written_on or item.signed_on or item.published_at
    if day is not None and day.latest.date() < context.scope.since:
        return INAPPLICABLE
    if day is None or day.earliest.date() < context.scope.since:
        words = Text(
            f"没有公开属性标注；日期不足以判断是否在 {context.scope.since} 以后形成",
            f"no mark, and no date tells whether it was formed after {context.scope.since}",
        )
        return cannot_tell(item, Reason.PRECISION, words)
    elsewhere = _in_files(item, params.shortest, context.table(FileMarks))
    if elsewhere is not None:
        return elsewhere
    row = next((claim.raw for claim in stated(item, Field.DISCLOSURE) if claim.raw.strip()), None)
    words = Text("正文末尾没有标注公开属性", "no disclosure attribute at the end of the text")
    return failed(item, words, {"value": row})


def _in_files(item: ItemView, shortest: int, marks: FileMarks) -> Answer | None:
    """What the files say that may be the document itself; None where all of them bear no mark."""
    has_text = len(item.body) >= shortest
    copies = [file for file in item.attachments if not has_text or _is_copy(file, item)]
    bearing = {file.url: marks.bears(file.url) for file in copies}
    if any(bearing.values()):
        return PASSED
    unread = next((file for file in copies if bearing[file.url] is None), None)
    if unread is None and (has_text or copies):
        return None
    if unread is None or not has_text:
        words = Text(
            "正文在附件中，标注可能在附件末页", "the text is in a file, perhaps the mark too"
        )
    else:
        words = Text(
            f"网页正文末尾没有标注，请查看附件“{unread.name}”末页是否标注",
            f"no mark in the text; the last page of {unread.name!r} may bear it",
        )
    return cannot_tell(item, Reason.IMAGE, words)


def _is_copy(file: Attachment, item: ItemView) -> bool:
    """Whether a file may be the document itself: called like it, or by no name at all."""
    name = fold(file.name.removesuffix(f".{file.type}"))
    if not _HAN.search(name):
        return True
    title, number = fold(item.title), fold(item.document_number or "")
    is_like = name in title or name.endswith(title) or bool(number and name.startswith(number))
    return len(name) >= _TELLING and is_like


class Attributes(Settings):
    """``values`` are the attributes with their customary spellings; ``labels`` the names of rows
    whose value must be one of them."""

    values: Mapping[str, tuple[str, ...]]
    labels: tuple[str, ...]

    @cached_property
    def known(self) -> frozenset[str]:
        """Every spelling in its comparable form."""
        return frozenset(plain(w) for name, more in self.values.items() for w in (name, *more))


@item_rule("ATT002", name="unknown-disclosure-attribute", severity=Severity.LOW, params=Attributes)
def unknown_attribute(item: ItemView, params: Attributes, context: Context) -> Answers:
    """The disclosure attribute is none of those that there are.

    What: The mark under the text, or the row 公开属性, holds another value than the profile knows.
    Why: Only the defined attributes say whether a document is open to everybody.
    Basis: The opinions of the profile name the attributes.
    How measured: The mark and the rows of the profile's names are compared with the attributes
    and their customary spellings (此件公开发布). An empty row says nothing and is not judged.
    Fix: Write one of the attributes.
    """
    said = [
        claim
        for claim in item.claims
        if claim.field is Field.DISCLOSURE
        and (claim.place is Place.BODY or claim.label in params.labels)
    ]
    values = [value for claim in said if (value := (claim.value or claim.raw).strip())]
    wrong = [value for value in values if plain(value).strip("[]【】()。") not in params.known]
    if not values:
        return INAPPLICABLE
    if not wrong:
        return PASSED
    words = Text(
        f"公开属性“{wrong[0]}”不在规定之列：{'、'.join(params.values)}",
        f"{wrong[0]!r} is no disclosure attribute; there are {', '.join(params.values)}",
    )
    return failed(item, words, {"value": wrong[0], "allowed": list(params.values)})


class ReviewSystem(Settings):
    """The page that tells how the attribute is reviewed, where one is published."""

    page: PageWanted


@item_rule(
    "ATT004",
    name="attribute-review-unproven",
    severity=Severity.INFO,
    params=ReviewSystem,
    needs=(Shown,),
)
def attribute_review(item: ItemView, params: ReviewSystem, context: Context) -> Answers:
    """Whether the disclosure attribute is reviewed cannot be seen from outside.

    What: The review of the attribute within the paper flow is an internal step.
    Why: An assessor has to look at the papers themselves.
    Basis: The opinions of the profile: the attribute is proposed with the draft and reviewed
    before the document is signed; refusals state their reason.
    How measured: Not at all: one cantTell for a site that publishes policies. A published system
    for it is named as a hint.
    Fix: Show the assessor the record of the paper flow and the list of refusals.
    """
    context.table(Shown).note(params.page, item)
    return ()


@attribute_review.also_site
def _review(params: ReviewSystem, context: Context) -> Answer:
    if not any(column.kind is ColumnKind.POLICY for column in context.columns):
        return INAPPLICABLE
    urls = sorted(hit.subject.url for hit in context.table(Shown).hits(params.page))[:5]
    words = Text(
        "公文公开属性的审查属内部流程，请调阅发文稿纸、退文记录和不予公开理由"
        + (f"；已公布的制度见 {urls[0]}" if urls else "；网站未见公布有关制度"),
        "the review of the attribute is internal: look at the paper flow and the reasons of "
        "refusals" + (f"; a system is published at {urls[0]}" if urls else "; no system is shown"),
    )
    return cannot_tell(context.site_subject(), Reason.INTERNAL, words, {"urls": urls})
