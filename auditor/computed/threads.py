"""Letters (来信, 留言) and their answers: when they were asked and answered, and what they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from auditor.computed.context import Context, Table
from auditor.computed.relation import Relation, Value
from auditor.computed.roles import Role
from auditor.deadlines import Limit, judge
from auditor.rule import Outcome, Reason, Subject, SubjectKind, Text
from crawler.fields.span import Span
from crawler.index.views import ItemView, RowView, Seen
from crawler.items import Claim, ColumnKind, Field, PageClass

_KEPT = 2_000
"""So much of a question and of an answer is kept; persons' data in them is masked."""


class State(StrEnum):
    """Whether a letter was answered, as far as the site shows."""

    ANSWERED = "answered"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Thread:
    """A letter. ``sorts`` are the sorts of letters that its type, or its column, names; ``type``
    is what the site calls it, ``columns`` the names of the columns that list it."""

    subject: Subject
    seen: Seen | None
    asked: Span | None
    answered: Span | None
    type: str
    sorts: frozenset[str]
    status: str
    state: State
    question: str
    answer: str
    answered_by: str
    columns: tuple[str, ...]


class Threads(Table):
    """Every letter once: from its page, or from its row where the page is not in the index."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._words = context.scope.messages
        self._boxes = {c.id: c for c in context.columns if c.kind is ColumnKind.MESSAGES}
        self._rows: dict[str, RowView] = {}
        self._found: list[Thread] = []

    def add_row(self, row: RowView) -> None:
        """Keep the row of a letter until its page comes."""
        if row.claims and row.column_id in self._boxes:
            self._rows.setdefault(row.item_key or row.url, row)

    def add_item(self, item: ItemView) -> None:
        """Keep a letter."""
        if self.context.role(item) is not Role.LETTER:
            return
        self._rows.pop(item.key, None)
        answer = item.answer or ""
        is_letter = item.asked_at or item.question or answer or item.answered_at
        if not is_letter and not item.message_status:
            return
        columns = tuple(column.name for column in item.columns)
        kind = item.message_type or ""
        self._found.append(
            Thread(
                subject=Subject(SubjectKind.ITEM, item.url, item.title),
                seen=item.seen,
                asked=item.asked_at,
                answered=item.answered_at,
                type=kind,
                sorts=self._sorts(kind, columns),
                status=item.message_status or "",
                state=self._state_of(item),
                question=(item.question or "")[:_KEPT],
                answer=answer[:_KEPT],
                answered_by=item.answered_by or "",
                columns=columns,
            )
        )

    def _state_of(self, item: ItemView) -> State:
        told = self._told(item.answered_at, item.answer, item.message_status)
        if told is not State.UNKNOWN or item.page_class is not PageClass.MESSAGE:
            return told
        says_more = any(word in item.body for word in ("回复", "答复", "办结"))
        return State.OPEN if item.question and not says_more else State.UNKNOWN

    def _told(self, answered: Span | None, answer: str | None, status: str | None) -> State:
        if answered or (answer and not self.context.is_placeholder(answer)):
            return State.ANSWERED
        if status and any(word in status for word in self._words.waiting):
            return State.OPEN
        is_done = status and any(word in status for word in self._words.done)
        return State.ANSWERED if is_done else State.UNKNOWN

    def _sorts(self, kind: str, columns: tuple[str, ...]) -> frozenset[str]:
        own = self._words.sorts(kind) if kind else frozenset()
        return own or frozenset().union(*(self._words.sorts(name) for name in columns))

    def _of_row(self, row: RowView) -> Thread:
        told: dict[Field, Claim] = {}
        for claim in row.claims:
            if claim.value:
                told.setdefault(claim.field, claim)
        asked, answered = (
            told[field].span if field in told else None
            for field in (Field.ASKED_AT, Field.ANSWERED_AT)
        )
        kind, status, by = (
            (told[field].value or "") if field in told else ""
            for field in (Field.MESSAGE_TYPE, Field.STATUS, Field.ANSWERED_BY)
        )
        columns = (self._boxes[row.column_id].name,)
        return Thread(
            subject=Subject(SubjectKind.PAGE, row.url, row.title),
            seen=self._boxes[row.column_id].seen,
            asked=asked,
            answered=answered,
            type=kind,
            sorts=self._sorts(kind, columns),
            status=status,
            state=self._told(answered, None, status),
            question="",
            answer="",
            answered_by=by,
            columns=columns,
        )

    @cached_property
    def all(self) -> list[Thread]:
        """Every letter by address."""
        found = [*self._found, *map(self._of_row, self._rows.values())]
        return sorted(found, key=lambda thread: thread.subject.url)

    def lateness(self, asked: Span, limit: Limit) -> Outcome | Reason:
        """Of an open letter: passed while its limit runs, failed where an answer is certainly
        late, else why that cannot be told: its date, the calendar, or an index made before."""
        now = judge(asked, Span.moment(self.context.as_of), limit)
        ended = self.context.run.finished
        if now.outcome is Outcome.FAILED and ended is not None and ended < self.context.as_of:
            then = judge(asked, Span.moment(ended), limit)
            return now.outcome if then.outcome is Outcome.FAILED else Reason.ONE_SNAPSHOT
        return now.reason or now.outcome

    def relation(self) -> Relation:
        """A row for each letter."""
        return Relation(
            "messages",
            Text("来信与答复", "letters and their answers"),
            _COLUMNS,
            [_row(thread) for thread in self.all],
            ("url", "type", "state"),
        )


_COLUMNS = {
    "url": Text("页面", "page"),
    "title": Text("标题", "title"),
    "columns": Text("栏目", "columns"),
    "type": Text("网站所写类型", "type as the site states it"),
    "sorts": Text("认定的类型", "sorts that it is taken for"),
    "asked_at": Text("来信时间", "when it was asked"),
    "answered_at": Text("答复时间", "when it was answered"),
    "status": Text("网站所写状态", "status as the site states it"),
    "state": Text("是否已答复（answered 是、open 否、unknown 不明）", "answered, open or unknown"),
    "answered_by": Text("答复单位", "body that answered"),
    "question": Text("来信内容（个人信息已遮盖）", "question, persons' data masked"),
    "answer": Text("答复内容（个人信息已遮盖）", "answer, persons' data masked"),
}


def _row(one: Thread) -> tuple[Value, ...]:
    return (
        one.subject.url,
        one.subject.title,
        "\n".join(one.columns),
        one.type or None,
        "\n".join(sorted(one.sorts)) or None,
        one.asked.text() if one.asked else None,
        one.answered.text() if one.answered else None,
        one.status or None,
        one.state.value,
        one.answered_by or None,
        one.question or None,
        one.answer or None,
    )
