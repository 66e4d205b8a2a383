"""The rule book in print: rules, and the profiles that set their parameters."""

from __future__ import annotations

import json
from collections.abc import Iterator

from auditor.campaign.console import Console
from auditor.campaign.request import DEFAULT_PROFILE
from auditor.campaign.tables import table
from auditor.campaign.terminal import Exit
from auditor.profiles import Profile, RuleSetting, load_profile, profile_ids
from auditor.rule import Basis, RuleDoc, Severity, Text
from auditor.rulebook import all_rules
from auditor.scoring import Scoring
from crawler.problems import Trouble, suggestion

_PARTS = {
    "what": Text("查什么", "What"),
    "why": Text("为什么", "Why"),
    "basis": Text("依据", "Basis"),
    "measured": Text("怎么量", "How measured"),
    "fix": Text("怎么改", "Fix"),
}


def rules(profile: str | None, as_json: bool, console: Console) -> Exit:
    """Print every rule, or those of a profile with the severity that they have in it."""
    settings = load_profile(profile).rules if profile else None
    lines = []
    for one in all_rules().values():
        if settings is None or one.id in settings:
            severity = one.severity if settings is None else settings[one.id].severity
            lines.append((one.id, severity.value, one.name, one.info.title.in_(console.lang)))
    if as_json:
        keys = ("rule", "severity", "name", "title")
        said = [dict(zip(keys, line, strict=True)) for line in lines]
        console.result(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        console.result(table([], lines))
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
    severity = setting.severity if setting else found.severity
    lang = console.lang
    console.result(f"{found.id} {found.name} ({severity.value})\n{found.info.title.in_(lang)}\n")
    console.result("\n\n".join(_doc(found.info.doc, lang)) + "\n")
    console.result("\n".join(_in_profile(chosen, setting, lang)))
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
        console.result(f"{rule_id} {all_rules()[rule_id].name} ({setting.severity.value})")
        console.result("\n".join(f"  {line}" for line in _setting(setting, lang)))
    return Exit.DONE


def _doc(doc: RuleDoc, lang: str) -> Iterator[str]:
    for part, head in _PARTS.items():
        yield f"{head.in_(lang)}\n  {getattr(doc, part).in_(lang)}"


def _in_profile(chosen: Profile, setting: RuleSetting | None, lang: str) -> Iterator[str]:
    if setting is None:
        yield Text(f"{chosen.id} 不含这条规则", f"{chosen.id} does not have this rule").in_(lang)
        return
    yield Text(f"在 {chosen.id} 中", f"In {chosen.id}").in_(lang)
    for line in _setting(setting, lang):
        yield f"  {line}"


def _setting(setting: RuleSetting, lang: str) -> Iterator[str]:
    """Clause and parameters, one a line."""
    yield _clause(setting.basis, lang)
    if setting.veto_from is not None:
        yield Text(
            f"{setting.veto_from} 处起单项否决", f"a veto from {setting.veto_from} failures on"
        ).in_(lang)
    for name, value in setting.params.model_dump(mode="json").items():
        yield f"{name} = {json.dumps(value, ensure_ascii=False)}"


def _clause(basis: Basis, lang: str) -> str:
    period = f"{basis.effective_from or '…'} – {basis.effective_to or '…'}"
    unseen = "" if basis.verified else Text("（未见原文）", " (not seen in the document)").in_(lang)
    return f"{basis.document} {basis.clause} [{period}]{unseen}"


def _weights(scoring: Scoring, lang: str) -> str:
    points = ", ".join(f"{s.value} {scoring.severity_points[s]:g}" for s in Severity)
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
