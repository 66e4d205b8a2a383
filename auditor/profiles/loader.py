"""Reading a profile: its file, the files that it extends, and every mistake named."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from auditor.profiles.model import (
    Document,
    Profile,
    ProfileFile,
    RuleSetting,
    Standing,
    Veto,
)
from auditor.profiles.problems import ProfileError, explain, unknown
from auditor.rulebook import Rule, all_rules

_HERE = Path(__file__).parent
_STANDING = frozenset(Standing.model_fields)

M = TypeVar("M", bound=BaseModel)


def profile_ids() -> list[str]:
    """The ids of the profiles that come with the program."""
    return sorted(path.stem for path in _HERE.glob("*.toml"))


def load_profile(name: str | Path) -> Profile:
    """A shipped profile by its id, or any other by the path of its TOML file.

    Raises ProfileError: one line that says what is wrong, where, and how to put it right.
    """
    path = _locate(str(name), _HERE, str(name))
    raw = _inherit(path, ())
    file = _read(raw, str(path), "", ProfileFile)
    rules = {
        rule_id: setting
        for rule_id, table in sorted(file.rules.items())
        if (setting := _setting(rule_id, table, file.documents, str(path)))
    }
    try:
        scoring = file.scoring.scoring()
    except ValueError as error:
        raise ProfileError(str(path), f"评分设置不成立：{error}", str(error)) from None
    return Profile(
        id=path.stem,
        title=file.title.text(),
        digest=_digest(file, rules),
        scope=file.scope,
        rules=rules,
        scoring=scoring,
    )


def _locate(name: str, folder: Path, where: str) -> Path:
    """The file of a profile: an id of ours, or a path, relative to ``folder`` or to here."""
    if not name.endswith(".toml"):
        if name in profile_ids():
            return _HERE / f"{name}.toml"
        raise unknown(where, ("评估标准", "profile"), name, profile_ids())
    for path in (folder / name, Path(name)):
        if path.is_file():
            return path
    raise ProfileError(
        where, f"没有文件 {name}；请核对路径", f"there is no file {name}; check the path"
    )


def _inherit(path: Path, below: tuple[Path, ...]) -> dict[str, Any]:
    """The tables of a file over those of the profile that it extends."""
    if path.resolve() in below:
        chain = " → ".join(one.stem for one in (*below, path))
        raise ProfileError(
            f"{path}: extends",
            f"继承成环：{chain}；请去掉其中一个 extends",
            f"the profiles extend each other: {chain}; remove one extends",
        )
    raw = _parse(path)
    parent = raw.get("extends")
    if not isinstance(parent, str):
        return raw
    above = _locate(parent, path.parent, f"{path}: extends")
    return _merge(_inherit(above, (*below, path.resolve())), raw)


def _parse(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise ProfileError(
            str(path), f"无法读取（{reason}）", f"cannot be read ({reason})"
        ) from None
    except RecursionError:
        raise ProfileError(str(path), "表套得太深", "tables are nested too deep") from None
    except ValueError as error:  # TOML and UTF-8 mistakes alike
        raise ProfileError(
            str(path), f"不是有效的 TOML：{error}", f"not valid TOML: {error}"
        ) from None


def _merge(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Tables merge key by key; any other value replaces what it overlays."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        is_table = isinstance(old, dict) and isinstance(value, dict)
        merged[key] = _merge(dict(old or {}), value) if is_table else value
    return merged


def _read(
    raw: Mapping[str, Any],
    file: str,
    table: str,
    model: type[M],
    also: frozenset[str] = frozenset(),
) -> M:
    """A table as a model. Read as JSON, where lists may stand for tuples, but 3 never for "3"."""
    try:
        return model.model_validate_json(json.dumps(raw, default=str), strict=True)
    except ValidationError as error:
        raise explain(error, file, table, model, also) from None


def _setting(
    rule_id: str, table: Mapping[str, Any], documents: Mapping[str, Document], path: str
) -> RuleSetting | None:
    """What the profile says of one rule; None where it switches the rule off."""
    where = f"rules.{rule_id}"
    if rule_id not in all_rules():
        raise unknown(f"{path}: rules", ("规则", "rule"), rule_id, all_rules())
    rule: Rule[Any] = all_rules()[rule_id]
    own = {key: value for key, value in table.items() if key not in _STANDING}
    common = {key: value for key, value in table.items() if key in _STANDING}
    standing = _read(common, path, where, Standing)
    params = _read(own, path, where, rule.params, _STANDING)
    citation = standing.basis
    if citation.document not in documents:
        raise unknown(f"{path}: {where}.basis", ("文件", "document"), citation.document, documents)
    if not standing.enabled:
        return None
    return RuleSetting(
        params=params,
        severity=standing.severity or rule.severity,
        basis=citation.basis(documents),
        veto_from=standing.veto_from,
        vetoes=tuple(Veto(one.rules, one.least) for one in standing.vetoes),
    )


def _digest(file: ProfileFile, rules: Mapping[str, RuleSetting]) -> str:
    """SHA-256 over everything that can change an outcome, a finding or a score."""
    content = {
        "title": file.title.model_dump(),
        "scope": file.scope.model_dump(mode="json"),
        "scoring": file.scoring.model_dump(mode="json"),
        "rules": {
            rule_id: [
                one.params.model_dump(mode="json"),
                one.severity,
                asdict(one.basis),
                one.veto_from,
                [asdict(veto) for veto in one.vetoes],
            ]
            for rule_id, one in rules.items()
        },
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
