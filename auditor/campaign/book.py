"""The rule book in print: rules, and the profiles that set their parameters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from auditor.campaign.console import Console
from auditor.campaign.request import DEFAULT_PROFILE
from auditor.campaign.rule_words import doc_parts, profiles_with, setting_lines, severity
from auditor.campaign.setting_words import Line
from auditor.campaign.tables import table
from auditor.campaign.terminal import Exit
from auditor.profiles import Profile, load_profile, profile_ids
from auditor.rule import Severity, Text
from auditor.rulebook import all_rules
from auditor.weighing import Scoring
from crawler.problems import Trouble, suggestion

_SHOWN = 20  # entries of a list that one rule shows; the whole list stands in its profile


def rules(profile: str | None, as_json: bool, console: Console) -> Exit:
    """Print every rule, or those of a profile with the severity that they have in it."""
    settings = load_profile(profile).rules if profile else None
    lines = []
    for one in all_rules().values():
        if settings is None or one.id in settings:
            weight = one.severity if settings is None else settings[one.id].severity
            lines.append((one.id, weight, one.name, one.info.title.in_(console.lang)))
    if as_json:
        keys = ("rule", "severity", "name", "title")
        said = [dict(zip(keys, line, strict=True)) for line in lines]
        console.result(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        rows = [(one, severity(weight, console.lang), *rest) for one, weight, *rest in lines]
        console.result(table([], rows))
    return Exit.DONE


def rule(rule_id: str, profile: str | None, console: Console) -> Exit:
    """Print one rule's doc with the parameters and the clause that a profile gives it.

    Raises Trouble for an unknown rule, ProfileError for a profile that cannot be used.
    """
    found = all_rules().get(rule_id.upper())
    if found is None:
        zh, en = suggestion(rule_id, all_rules())
        raise Trouble(f"没有规则 {rule_id!r}{zh}", f"there is no rule {rule_id!r}{en}")
    chosen = load_profile(profile or DEFAULT_PROFILE)
    setting = chosen.rules.get(found.id)
    lang = console.lang
    weight = severity(setting.severity if setting else found.severity, lang)
    parts = [f"{head}\n  {text}" for head, text in doc_parts(found.info.doc, lang)]
    head = Text(f"（{weight}）", f" ({weight})").in_(lang)
    console.result(f"{found.id} {found.name}{head}\n{found.info.title.in_(lang)}\n")
    console.result("\n\n".join(parts) + "\n")
    console.result("\n".join(_in_profile(found.id, chosen, lang)))
    return Exit.DONE


def profiles(console: Console) -> Exit:
    """Print the shipped profiles."""
    loaded = [load_profile(one) for one in profile_ids()]
    rows = [(one.id, str(len(one.rules)), one.title.in_(console.lang)) for one in loaded]
    console.result(table([], rows))
    return Exit.DONE


def profile(profile_id: str, console: Console) -> Exit:
    """Print a profile: scope, weights, and every rule with its parameters and its clause."""
    chosen = load_profile(profile_id)
    lang = console.lang
    since = Text("适用起始", "holds from").in_(lang)
    console.result(f"{chosen.id}  {chosen.title.in_(lang)}\n{chosen.digest}")
    console.result(f"{since}  {chosen.scope.since}\n")
    console.result(_weights(chosen.scoring, lang) + "\n")
    for rule_id, setting in chosen.rules.items():
        weight = severity(setting.severity, lang)
        head = Text(f"（{weight}）", f" ({weight})").in_(lang)
        console.result(f"{rule_id} {all_rules()[rule_id].name}{head}")
        console.result("\n".join(_indented(setting_lines(setting, lang))))
    return Exit.DONE


def _in_profile(rule_id: str, chosen: Profile, lang: str) -> Iterator[str]:
    """What the chosen profile sets; where it lacks the rule, what the others do."""
    setting = chosen.rules.get(rule_id)
    others = [] if setting else profiles_with(rule_id)
    if setting is None:
        yield Text(f"{chosen.id} 不含这条规则", f"{chosen.id} does not have this rule").in_(lang)
    for one, found in [(chosen, setting)] if setting else others:
        yield Text(f"在 {one.id} 中", f"In {one.id}").in_(lang)
        yield from _indented(setting_lines(found, lang, _SHOWN))


def _indented(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield "  " * (line.depth + 1) + line.text


def _weights(scoring: Scoring, lang: str) -> str:
    points = ", ".join(f"{severity(s, lang)} {scoring.severity_points[s]:g}" for s in Severity)
    grades = ", ".join(
        f"{'>' if g.above else '≥'} {g.floor:g} {g.name.in_(lang)}" for g in scoring.grades
    )
    rows = [
        (f"{group.weight:g}", group.name.in_(lang), " ".join(sorted(group.families)))
        for group in scoring.groups
    ]
    return "\n".join(
        [
            table([], rows),
            Text(
                f"分值：{points}；每组上限 {scoring.cap:g}",
                f"points: {points}; cap {scoring.cap:g}",
            ).in_(lang),
            Text(f"等级：{grades}", f"grades: {grades}").in_(lang),
            Text(
                f"覆盖率下限：{scoring.coverage_floor:.0%}",
                f"coverage floor: {scoring.coverage_floor:.0%}",
            ).in_(lang),
        ]
    )
