"""How a check answers: a bare Outcome where nothing needs saying, else a Result with words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from auditor.rule import Outcome, Reason, Result, Subject, SubjectKind, Text
from crawler.index.views import ColumnView, ItemView, LinkView, ProbeView, Seen, UnreadView
from crawler.outcomes import FetchOutcome

Answer = Outcome | Result
Answers = Answer | Iterable[Answer]

PASSED = Outcome.PASSED
INAPPLICABLE = Outcome.INAPPLICABLE
UNTESTED = Outcome.UNTESTED

Judged = ItemView | ColumnView | UnreadView | Subject


def failed(
    about: Judged,
    message: Text,
    evidence: dict[str, Any] | None = None,
    *,
    distinguish: str = "",
    seen: Seen | None = None,
    weight: int = 1,
) -> Result:
    """A failure about an item, a column, or any other subject (then with what was ``seen``).

    It counts ``weight`` times in the score.
    """
    subject, own = _subject(about)
    return Result(
        Outcome.FAILED, subject, message, evidence or {}, None, distinguish, seen or own, weight
    )


def cannot_tell(
    about: Judged,
    reason: Reason,
    message: Text,
    evidence: dict[str, Any] | None = None,
    *,
    distinguish: str = "",
    seen: Seen | None = None,
) -> Result:
    """An honest "cannot tell", with the reason."""
    subject, own = _subject(about)
    return Result(
        Outcome.CANT_TELL, subject, message, evidence or {}, reason, distinguish, seen or own
    )


def heard(asked: ProbeView | LinkView) -> dict[str, Any]:
    """What an address answered, as evidence: outcome, status, and where the answer is kept."""
    evidence: dict[str, Any] = {
        "outcome": None if asked.outcome is None else str(asked.outcome),
        "status": asked.status,
    }
    if asked.answer is not None:
        evidence["answer_at"] = asked.answer.at.isoformat()
        evidence["answer_sha256"] = asked.answer.sha256
        evidence["answer_warc"] = asked.answer.warc
    return evidence


def unread_reason(outcome: FetchOutcome | None) -> Reason:
    """J for a page that says nothing without scripts, U for any other that was not read."""
    return Reason.SCRIPT if outcome is FetchOutcome.SCRIPT_ONLY else Reason.UNREACHABLE


def _subject(about: Judged) -> tuple[Subject, Seen | None]:
    if isinstance(about, ItemView):
        return Subject(SubjectKind.ITEM, about.url, about.title), about.seen
    if isinstance(about, ColumnView):
        return Subject(SubjectKind.COLUMN, about.url, about.name), about.seen
    if isinstance(about, UnreadView):
        return Subject(SubjectKind.PAGE, about.url, about.title), None
    return about, None
