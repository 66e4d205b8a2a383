"""Writes a page for every family of rules from the rules: ``python -m docs.rulebook``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from auditor.campaign.request import DEFAULT_PROFILE
from auditor.campaign.rule_words import doc_parts, profiles_with, setting_lines, severity
from auditor.profiles import load_profile
from auditor.rule import RuleInfo, Text
from auditor.rulebook import all_rules
from auditor.weighing import Group

FOLDER = Path(__file__).parent / "rules"
ENDINGS = {"zh": ".zh-CN.md", "en": ".md"}
INDEX = "README"
_ENTRIES = 20  # of a list; the whole of it stands in the profile
_MARKS = re.compile(r"([\\`*_<>\[\]|~])")
_TITLE = Text("规则", "Rules")
_ABOUT = Text(
    "本页由 `make docs` 生成，内容与 `mingcha rule ID` 相同。长列表只列前几项，"
    "全部见 `mingcha profile ID`。",
    "Written by `make docs`; the same as `mingcha rule ID` prints. Of long lists the first "
    "entries stand here, all of them in `mingcha profile ID`.",
)
_HEADS = (Text("规则", "rule"), Text("内容", "fails when"), Text("轻重", "severity"))


def pages() -> Mapping[Path, str]:
    """Every page by the file that it belongs in."""
    infos = [rule.info for rule in all_rules().values()]
    families = dict.fromkeys(info.family for info in infos)
    made = {}
    for lang, ending in ENDINGS.items():
        made[FOLDER / f"{INDEX}{ending}"] = _index(infos, lang)
        for family in families:
            own = [info for info in infos if info.family == family]
            made[FOLDER / f"{family}{ending}"] = _family(family, own, lang)
    return made


def _index(infos: list[RuleInfo], lang: str) -> str:
    """All rules under the groups that are weighed together."""
    parts = [f"# {_TITLE.in_(lang)}", _ABOUT.in_(lang)]
    for group in _groups():
        lines = [_row(info, lang) for info in infos if info.family in group.families]
        if lines:
            heads = " | ".join(head.in_(lang) for head in _HEADS)
            table = "\n".join([f"| {heads} |", "|---|---|---|", *lines])
            parts += [f"## {group.name.in_(lang)}", table]
    return "\n\n".join(parts) + "\n"


def _row(info: RuleInfo, lang: str) -> str:
    link = f"[{info.id}]({info.family}{ENDINGS[lang]}#{_anchor(info)})"
    return f"| {link} | {_plain(info.title.in_(lang))} | {severity(info.severity, lang)} |"


def _family(family: str, infos: list[RuleInfo], lang: str) -> str:
    name = next(group.name for group in _groups() if family in group.families).in_(lang)
    back = f"[{_TITLE.in_(lang)}]({INDEX}{ENDINGS[lang]})"
    parts = [f"# {family}", f"{back} · {name}"]
    for info in infos:
        parts += _rule(info, lang)
    return "\n\n".join(parts) + "\n"


def _rule(info: RuleInfo, lang: str) -> Iterator[str]:
    colon = Text("：", ": ").in_(lang)
    yield f"## {info.id} {info.name}"
    yield f"**{_plain(info.title.in_(lang))}** ({severity(info.severity, lang)})"
    yield "\n".join(
        f"- **{head}**{colon}{_plain(text)}" for head, text in doc_parts(info.doc, lang)
    )
    for names, lines in _settings(info.id, lang).items():
        yield f"{', '.join(f'`{name}`' for name in names)}\n\n{lines}"


def _settings(rule_id: str, lang: str) -> dict[tuple[str, ...], str]:
    """What the shipped profiles set for a rule, those that set the same together."""
    told: dict[str, list[str]] = {}
    for profile, setting in profiles_with(rule_id):
        lines = setting_lines(setting, lang, _ENTRIES)
        text = "\n".join("  " * line.depth + f"- {_plain(line.text)}" for line in lines)
        told.setdefault(text, []).append(profile.id)
    return {tuple(names): text for text, names in told.items()}


@cache
def _groups() -> tuple[Group, ...]:
    return load_profile(DEFAULT_PROFILE).scoring.groups


def _anchor(info: RuleInfo) -> str:
    return f"{info.id}-{info.name}".lower()


def _plain(text: str) -> str:
    """A text in which nothing is Markdown."""
    return _MARKS.sub(r"\\\1", text)


def write() -> None:
    """Write all pages; those of families that are no more go."""
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for path in set(FOLDER.glob("*.md")) - set(made):
        path.unlink()
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
