"""RES004: answers that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from rapidfuzz.fuzz import ratio

from auditor.answers import INAPPLICABLE, PASSED, Answer, cannot_tell, failed
from auditor.checks.messages import is_owed
from auditor.computed.context import Context
from auditor.computed.copies import grams, near_copies
from auditor.computed.scope import Settings
from auditor.computed.threads import Thread, Threads
from auditor.computed.titles import fold
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import site_rule

_TOPIC = 3
"""So many characters in common name one thing."""


class SaidLittle(Settings):
    """An answer of fewer than ``shortest`` letters, the polite ``formulas`` (patterns) apart, is
    empty; one as like another as ``repeat`` (0 to 1) is a copy. ``elsewhere`` is a pattern of
    words that say that the answer was given in another way."""

    shortest: int
    repeat: float
    formulas: tuple[str, ...]
    elsewhere: str

    @cached_property
    def polite(self) -> re.Pattern[str]:
        """Any of the formulas."""
        return re.compile("|".join(self.formulas))

    @cached_property
    def other_ways(self) -> re.Pattern[str]:
        """The pattern of other ways."""
        return re.compile(self.elsewhere)


@site_rule(
    "RES004",
    name="empty-reply",
    severity=Severity.MEDIUM,
    params=SaidLittle,
    needs=(Threads,),
)
def empty_reply(params: SaidLittle, context: Context) -> Iterator[Answer]:
    """An answer says nothing, or was copied from another one.

    What: The answer to a letter is empty but for polite words, or all but equal to the answer to
    another question.
    Why: What cannot be done has to be explained; a formula explains nothing.
    Basis: The profile's own source: every letter has an answer, and what cannot be handled is
    explained.
    How measured: Greetings and thanks are taken away; what is left must have as many letters as
    the profile asks for. Answers given by telephone or in a file are cantTell. Two answers are
    copies where they are as like as the profile says and the questions are not; where both
    questions and the answer speak of the same thing, a person has to look.
    Fix: Answer the question that was asked.
    """
    answered: list[Thread] = []
    for thread in context.table(Threads).all:
        if not thread.answer or not is_owed(thread, context):
            yield INAPPLICABLE
        elif (little := _little(thread, params)) is not None:
            yield little
        else:
            answered.append(thread)
    yield from _copied(answered, params)


def _bare(text: str, params: SaidLittle) -> str:
    return fold(params.polite.sub("", text))


def _little(thread: Thread, params: SaidLittle) -> Answer | None:
    left = _bare(thread.answer, params)
    if len(left) >= params.shortest:
        return None
    evidence = {"answer": thread.answer[:80], "letters": len(left), "shortest": params.shortest}
    if params.other_ways.search(thread.answer):
        words = Text(
            "答复称已通过其他方式回复，请核对是否确已答复",
            "answered in another way, the page says: look whether it was",
        )
        return cannot_tell(thread.subject, Reason.INTERNAL, words, evidence, seen=thread.seen)
    words = Text(
        f"答复除客套话外只有 {len(left)} 字，没有实际内容",
        f"but for polite words the answer has {len(left)} letter(s)",
    )
    return failed(thread.subject, words, evidence, seen=thread.seen)


def _copied(answered: list[Thread], params: SaidLittle) -> Iterator[Answer]:
    texts = [_bare(thread.answer, params) for thread in answered]
    copies = dict(near_copies(texts, params.repeat))
    for place, thread in enumerate(answered):
        other = copies.get(place)
        yield PASSED if other is None else _judged(thread, answered[other], params)


def _judged(thread: Thread, other: Thread, params: SaidLittle) -> Answer:
    asked, before = (_bare(one.question or one.subject.title, params) for one in (thread, other))
    if ratio(asked, before) >= 100 * params.repeat:
        return PASSED
    evidence = {"other_url": other.subject.url, "answer": thread.answer[:80]}
    is_known = bool(thread.question and other.question)
    texts = (asked, before, fold(thread.answer))
    if not is_known or set.intersection(*(grams(text, _TOPIC) for text in texts)):
        words = Text(
            f"答复与 {other.subject.url} 的答复雷同，请核对是否答非所问",
            f"the answer is that of {other.subject.url}: look whether it fits the question",
        )
        return cannot_tell(thread.subject, Reason.CLASS, words, evidence, seen=thread.seen)
    words = Text(
        f"问题不同，答复与 {other.subject.url} 的答复雷同",
        f"another question, and the answer of {other.subject.url}",
    )
    return failed(thread.subject, words, evidence, seen=thread.seen)
