"""Consultations and feedback as records: little of each, and how people see them in a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from auditor.computed.consultation_parts import Parts
from auditor.computed.periods import Period
from auditor.computed.relation import Value
from auditor.computed.titles import Name
from auditor.rule import Subject, SubjectKind, Text
from crawler.fields.span import Span
from crawler.index.views import Seen

LINK, TITLE, CITED, SAME_PAGE = "link", "title", "cited", "same_page"


class Sort(StrEnum):
    """What a consultation asks of people."""

    DRAFT = "draft"  # opinions on a draft
    OPINIONS = "opinions"  # opinions on a matter without a draft
    HEARING = "hearing"
    OTHER = "other"  # a survey, or things that are no opinions


@dataclass(slots=True, eq=False)
class Feedback:
    """A page that tells what became of opinions, or a row that leads to one.

    ``was_read`` is False for a page of the site that is not in the index.
    """

    url: str
    title: str
    published: Span | None
    names: frozenset[Name]
    cited: frozenset[Name] = frozenset()
    links: tuple[str, ...] = ()
    key: str | None = None
    was_read: bool = True


@dataclass(slots=True, eq=False)
class Consultation:
    """A consultation; ``feedback`` with what tells that it belongs here. ``told`` is the sentence
    of its own page that tells what came in, ``elsewhere`` links to feedback not in the index."""

    url: str
    key: str
    title: str
    sort: Sort
    published: Span | None
    period: Period | None
    parts: Parts
    names: frozenset[Name]
    links: tuple[tuple[str, str], ...]
    told: str
    text: str
    seen: Seen
    feedback: list[tuple[Feedback, tuple[str, ...]]] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    @property
    def subject(self) -> Subject:
        """The consultation as the subject of a result."""
        return Subject(SubjectKind.ITEM, self.url, self.title)


COLUMNS = {
    "url": Text("征集页面", "page of the consultation"),
    "title": Text("标题", "title"),
    "sort": Text(
        "类别（draft 草案、opinions 意见、hearing 听证、other 其他）",
        "draft, opinions, hearing or other",
    ),
    "published": Text("发布时间", "time of publication"),
    "opens": Text("征集开始日（空为发布之日）", "first day; empty where that of publication"),
    "closes": Text("征集截止日（含当日）", "last day, included"),
    "days_least": Text("天数（至少）", "days, at least"),
    "days_most": Text("天数（至多）", "days, at most"),
    "stated": Text("原文对期限的表述", "the words that state the period"),
    "draft": Text("草案所在处", "where the draft stands"),
    "basis": Text("依据所在处", "where the basis stands"),
    "channel": Text("反馈渠道所在处", "where the channel stands"),
    "note": Text("起草说明所在处", "where the drafting note stands"),
    "feedback_url": Text("反馈页面", "page of the feedback"),
    "feedback_title": Text("反馈标题", "title of the feedback"),
    "feedback_published": Text("反馈发布时间", "time of the feedback"),
    "evidence": Text(
        "认定依据（link 链接、title 标题、cited 正文、same_page 同页）",
        "link, title, cited, same_page",
    ),
}


def rows_of(one: Consultation) -> Iterator[tuple[Value, ...]]:
    """The rows of a consultation: one for each feedback, or one alone."""
    period, where = one.period, one.parts.where
    head: tuple[Value, ...] = (
        one.url,
        one.title,
        one.sort.value,
        one.published.text() if one.published else None,
        str(period.start) if period and period.start else None,
        str(period.close) if period and period.close else None,
        period.least if period else None,
        period.most if period else None,
        period.stated if period else None,
        *(where.get(name) for name in ("draft", "basis", "channel", "note")),
    )
    for each, evidence in one.feedback:
        published = each.published.text() if each.published else None
        yield (*head, each.url, each.title, published, "\n".join(evidence))
    if not one.feedback:
        yield (*head, *((one.url, None, None, SAME_PAGE) if one.told else (None,) * 4))
