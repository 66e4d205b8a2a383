"""One rule in words: what the command prints and what the documents show."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from auditor.campaign.setting_words import Line, SettingWords
from auditor.profiles import Profile, RuleSetting, load_profile, profile_ids
from auditor.reports.labels import Labels
from auditor.rule import Basis, RuleDoc, Severity, Text

_PARTS = {
    "what": Text("查什么", "What"),
    "why": Text("为什么", "Why"),
    "basis": Text("依据", "Basis"),
    "measured": Text("怎么量", "How measured"),
    "fix": Text("怎么改", "Fix"),
}


def severity(value: Severity, lang: str) -> str:
    """How much a failure weighs, as a word."""
    return Labels(lang)("severity", value.value)


def doc_parts(doc: RuleDoc, lang: str) -> Iterator[tuple[str, str]]:
    """The five parts of a rule's doc, each with its heading."""
    for part, head in _PARTS.items():
        yield head.in_(lang), getattr(doc, part).in_(lang)


def setting_lines(setting: RuleSetting, lang: str, most: int | None = None) -> Iterator[Line]:
    """What a profile sets for a rule: clause, veto, parameters (of lists the first ``most``)."""
    yield Line(0, clause(setting.basis, lang))
    if setting.veto_from is not None:
        words = Text(
            f"{setting.veto_from} 处起单项否决", f"a veto from {setting.veto_from} failures on"
        )
        yield Line(0, words.in_(lang))
    yield from SettingWords(lang, most).lines(setting.params)


def clause(basis: Basis, lang: str) -> str:
    """Document, clause and days in force; what was not seen in the document says so."""
    text = f"{basis.document} {basis.clause}{_period(basis).in_(lang)}"
    unseen = Text("（未见原文，待核实）", " (not seen in the document, to be verified)")
    return text if basis.verified else text + unseen.in_(lang)


def _period(basis: Basis) -> Text:
    start, end = basis.effective_from, basis.effective_to
    if start and end:
        return Text(f"（{start} 至 {end} 施行）", f" (in force {start} to {end})")
    if start:
        return Text(f"（{start} 起施行）", f" (in force from {start})")
    return Text(f"（{end} 止）", f" (in force until {end})") if end else Text("", "")


def profiles_with(rule_id: str) -> list[tuple[Profile, RuleSetting]]:
    """The shipped profiles that have a rule, with what they set for it."""
    return [(one, one.rules[rule_id]) for one in _shipped() if rule_id in one.rules]


@cache
def _shipped() -> tuple[Profile, ...]:
    return tuple(load_profile(one) for one in profile_ids())
