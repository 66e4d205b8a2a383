"""CON: whether the public took part in major decisions, and the steps they went through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from auditor.answers import INAPPLICABLE, PASSED, Answer, Answers, cannot_tell, failed
from auditor.computed.context import Context
from auditor.computed.decisions import Decision, Decisions
from auditor.computed.presence import saw_all
from auditor.computed.scope import Settings
from auditor.computed.titles import plain
from auditor.rule import Reason, Severity, Text
from auditor.rulebook import item_rule
from auditor.words import quoted
from crawler.index.views import ItemView
from crawler.items import ColumnKind

_READ = 20_000
_ASIDE = frozenset({ColumnKind.NEWS, ColumnKind.MESSAGES, ColumnKind.PERSONNEL, ColumnKind.GUIDE})
"""Kinds of columns whose pages do not document a decision."""


class Forms(Settings):
    """The forms of taking part in decisions, with the words of titles that show each."""

    forms: Mapping[str, tuple[str, ...]]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """All words."""
        return tuple(word for words in self.forms.values() for word in words)


class Steps(Settings):
    """The steps of a major decision, with the words by which a text shows each; ``made`` is a
    pattern of titles that show that the decision was made."""

    steps: Mapping[str, tuple[str, ...]]
    made: str

    @cached_property
    def decided(self) -> re.Pattern[str]:
        """The pattern."""
        return re.compile(self.made)


@item_rule(
    "CON006",
    name="no-form-of-participation",
    severity=Severity.MEDIUM,
    params=Forms,
    needs=(Decisions,),
)
def no_participation(item: ItemView, params: Forms, context: Context) -> Answers:
    """A major decision was prepared without the public.

    What: A decision of the yearly catalogue of major decisions shows none of the forms of taking
    part: opinions asked for, hearing, consultation, people present at the meeting, briefing.
    Why: Who is concerned by a decision has to be heard before it.
    Basis: The opinion of the profile: decisions that concern the public use these forms.
    How measured: The names that the catalogue of a past year lists are looked for in the titles of
    all pages that speak of such a form. Without a catalogue nobody knows the decisions
    (cantTell, one a site); absence is told only where the site was read as a whole.
    Fix: Ask for opinions before the decision, and publish it; publish the catalogue.
    """
    if any(word in item.title for word in params.words):
        context.table(Decisions).note(item, frozenset())
    return ()


@no_participation.also_site
def _participation(params: Forms, context: Context) -> Iterator[Answer]:
    decisions = context.table(Decisions).all
    if not decisions:
        yield from _no_catalogue(context)
    for one in decisions:
        if any(word in title for title in one.titles for word in params.words):
            yield PASSED
        elif not context.scope.since.year <= one.year < context.today.year:
            yield INAPPLICABLE
        else:
            yield _absent(one, params, context)


def _no_catalogue(context: Context) -> Iterator[Answer]:
    if any(column.kind is ColumnKind.POLICY for column in context.columns):
        words = Text(
            "未见重大行政决策事项目录，请索取目录后核对各事项是否征求意见、听证等",
            "no catalogue of major decisions was seen: ask for it, and look for each of them",
        )
        yield cannot_tell(context.site_subject(), Reason.NO_REFERENCE, words)


def _absent(one: Decision, params: Forms, context: Context) -> Answer:
    evidence: dict[str, Any] = {"name": one.name, "year": one.year, "wanted": list(params.forms)}
    if saw_all(context):
        words = Text(
            f"{one.year} 年重大行政决策{quoted(one.name)}未见任何公众参与方式",
            f"no form of taking part was found for {one.name} of {one.year}",
        )
        return failed(one.subject, words, evidence, distinguish=one.name, seen=one.seen)
    words = Text(
        f"未见{quoted(one.name)}的公众参与方式，但网站没有读全，请人工查找",
        f"no form of taking part was seen for {one.name}; the site was not read as a whole",
    )
    return cannot_tell(
        one.subject, Reason.UNREACHABLE, words, evidence, distinguish=one.name, seen=one.seen
    )


@item_rule(
    "CON007",
    name="decision-steps-not-shown",
    severity=Severity.MEDIUM,
    params=Steps,
    needs=(Decisions,),
)
def steps_not_shown(item: ItemView, params: Steps, context: Context) -> Answers:
    """The steps of a major decision are not shown.

    What: A decision of the catalogue was made, and its pages do not show the five statutory
    steps: public participation, experts, risk, legality, collective decision.
    Why: The steps are what makes the decision lawful.
    Basis: 通辽市实施意见 （三） and 重大行政决策程序暂行条例: the five steps.
    How measured: Words of each step in the pages that name the decision, news apart. None at all
    for a decision that the site itself published fails; some of them is cantTell, as a step may
    be exempt or not needed.
    Fix: Publish with the decision how each step was taken.
    """
    if item.kinds and item.kinds <= _ASIDE:
        return ()
    title, body = plain(item.title), item.body[:_READ]
    found = frozenset(
        name
        for name, words in params.steps.items()
        if any(word in title or word in body for word in words)
    )
    if found or params.decided.search(title):
        context.table(Decisions).note(item, found)
    return ()


@steps_not_shown.also_site
def _steps(params: Steps, context: Context) -> Iterator[Answer]:
    for one in context.table(Decisions).all:
        yield _shown(one, params, context)


def _shown(one: Decision, params: Steps, context: Context) -> Answer:
    missing = [name for name in params.steps if name not in one.steps]
    if not missing:
        return PASSED
    is_made = any(params.decided.search(title) for title in one.titles)
    if not is_made or one.year < context.scope.since.year:
        return INAPPLICABLE
    evidence: dict[str, Any] = {"name": one.name, "missing": missing}
    if len(missing) == len(params.steps) and saw_all(context):
        words = Text(
            f"{quoted(one.name)}已作出决策，五个法定程序均未公开",
            f"{one.name} was decided; none of its steps is shown",
        )
        return failed(one.subject, words, evidence, distinguish=one.name, seen=one.seen)
    words = Text(
        f"{quoted(one.name)}未见{'、'.join(missing)}的说明，请核对是否依法不需要或者不公开",
        f"{', '.join(missing)} of {one.name} not shown: look whether exempt or not needed",
    )
    return cannot_tell(
        one.subject, Reason.EXEMPTION, words, evidence, distinguish=one.name, seen=one.seen
    )
